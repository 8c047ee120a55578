"""Exit codes, from ``engine/outcome.py`` and the tree of errors."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from docs.generating.markdown import code, page, prose, table

from citecheck import errors
from citecheck.engine import outcome
from citecheck.errors import CitecheckError

_INCOMPLETE = """
Interrupted, our own network down, or more than half of the links that were to be asked got no answer for reasons on our
side. A chosen `--offline` or `--replay` is never incomplete.
"""
_MEANINGS = {
    outcome.CLEAN: ("clean", "Nothing at or above `--fail-on`, which is `error` unless set otherwise."),
    outcome.FINDINGS: (
        "findings",
        "Findings at or above `--fail-on`; pages that `citecheck archive` could not have saved.",
    ),
    outcome.USAGE: ("usage", "The command line or the settings are wrong; nothing was asked."),
    outcome.UNREAD: ("unread", "A source could not be read or held no reference; the others were audited."),
    outcome.INCOMPLETE: ("incomplete", _INCOMPLETE),
}
_ORDER = """
The first that applies of 2, 3, 4, 1, 0. In CI, 4 says "ask again", not "your references are bad": the findings of an
incomplete run are true, and there may be more.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    rows = [(code(str(number)), word, text) for number, (word, text) in sorted(_MEANINGS.items())]
    text = page(
        "Exit codes",
        table(("code", "word", "meaning"), rows),
        _ORDER,
        "## Errors that end a run",
        "Each prints one line, `citecheck: …`, with the file and line where there is one, and what to do.",
        table(("error", "exit code", "meaning"), _errors()),
        made_from="src/citecheck/errors.py and engine/outcome.py",
    )
    yield "reference/exit-codes.md", text


def _errors() -> Iterator[tuple[str, ...]]:
    for name, kind in vars(errors).items():
        if inspect.isclass(kind) and issubclass(kind, CitecheckError) and kind is not CitecheckError:
            yield code(name), code(str(kind.exit_code)), prose(inspect.getdoc(kind) or "")
