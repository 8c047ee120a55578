"""What follows from saved pages: an exit code, and links written into the sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citecheck.engine.outcome import CLEAN, FINDINGS, INCOMPLETE, UNREAD
from citecheck.model.saving import SaveState

if TYPE_CHECKING:
    from citecheck.assemble import SavedSources
    from citecheck.cli.options import ShowFlags
    from citecheck.config import Config

_RULES = ("snapshot-not-cited", "archive-claimed-without-link", "ARC3")
"""Those that offer a capture: for references without a link, with only the words, and with a broken one."""
_WELL = frozenset({SaveState.WISHED, SaveState.SAVED, SaveState.SAVED_BEFORE})


def exit_code(done: SavedSources) -> int:
    """Give 3 for a source that could not be read, 4 for an incomplete run, 1 for pages that were not saved, else 0."""
    if done.audit.unread:
        return UNREAD
    if not done.saving.complete:
        return INCOMPLETE
    return CLEAN if all(page.state in _WELL for page in done.saving.pages) else FINDINGS


def write_links(done: SavedSources, config: Config, show: ShowFlags) -> None:
    """Write the links of captures that this run had taken into the sources; nothing else is changed.

    Raises:
        FixError: A file has changed since it was read.
    """
    from citecheck.assemble import judged_again
    from citecheck.cli.fixing import Wish, mended
    from citecheck.cli.telling_fixes import tell, write
    from citecheck.config import RulesConfig
    from citecheck.engine.saving import captures

    new = captures(page for page in done.saving.pages if page.verified)
    only_new = tuple(row if row.reference in new else replace(row, offered=None) for row in done.audit.archives)
    narrow = replace(config, rules=RulesConfig(select=_RULES), baseline=None)
    audit = judged_again(replace(done.audit, archives=only_new), narrow)
    result = mended(done.documents, audit, narrow, Wish(unsafe=True))
    write(result)
    tell(result, show, diff=False, written=True)
