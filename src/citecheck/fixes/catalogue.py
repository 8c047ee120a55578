"""The fixers, one a format."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.errors import FixError
from citecheck.fixes.interface import Fixer, Sheet, Splice
from citecheck.model.finding import Edit
from citecheck.model.reference import Citation, Format


def fixer(form: Format) -> Fixer:
    """Give the fixer of a format; those of formats that are not edited refuse every edit."""
    if form is Format.BIBTEX:
        from citecheck.fixes.bibtex.fixer import BibtexFixer

        return BibtexFixer()
    if form is Format.WIKITEXT:
        from citecheck.fixes.wikitext.fixer import WikitextFixer

        return WikitextFixer()
    return _Unedited(form)


class _Unedited:
    """Stands for formats without fields: a change of running text is a matter for people."""

    def __init__(self, form: Format) -> None:
        self.formats = (form,)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:  # noqa: ARG002 - see ``Fixer.splices``
        """See ``Fixer.splices``."""
        raise FixError(f"sources of format {self.formats[0]} are not edited")

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:  # noqa: ARG002 - see ``Fixer``
        """See ``Fixer.unsaid``."""
        return frozenset()
