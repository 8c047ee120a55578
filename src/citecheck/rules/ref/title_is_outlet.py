"""REF408 title-is-outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation, Reference
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_HOST_NAME = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.[A-Za-z]{2,6}")


class TitleIsOutlet(ReferenceRule):
    """The title of the work is nothing but the name of the outlet.

    ## What it finds
    A title that equals the name of the journal or newspaper, or the host name of a site.

    ## Why it matters
    It is not said which article or page is meant.

    ## Known problems
    The home page of a site is called like the site, and the first chapter of a book may be called like the book: such
    sites and books are left alone.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Skarholm Courier}, journal = {Skarholm Courier}, year = 2019}
    ```
    ```bibtex good
    @article{ferry, title = {Ferry sails again}, journal = {Skarholm Courier}, year = 2019}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "REF408"
    name = "title-is-outlet"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"title", "outlet"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.title is None or reference.outlet is None or not _holds_pieces(reference):
            return
        if reference.title.casefold() != reference.outlet.casefold():
            return
        yield self.finding(
            citation,
            f"The title is the name of the outlet, {quoted(reference.title)}.",
            at="title",
            remedy=advice("Write the title of the article or page."),
        )


def _holds_pieces(reference: Reference) -> bool:
    """Tell whether the outlet holds pieces with titles of their own: a periodical, or a site named by its host."""
    if reference.type in PERIODICALS and is_structured(reference):
        return True
    return _HOST_NAME.fullmatch(reference.outlet or "") is not None
