"""REF407 outlet-in-title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import write
from citecheck.rules.wording import quoted

_SUFFIX = re.compile(r"\s+[-–—|»·]\s+(?P<tail>[^-–—|»·]{2,60})\Z")


class OutletInTitle(ReferenceRule):
    """The name of the outlet has stuck to the title.

    ## What it finds
    Titles such as "Ferry sails again - Skarholm Courier" beside the outlet Skarholm Courier.

    ## Why it matters
    Readers see the name twice; and the title no longer equals that of the work.

    ## Known problems
    None known: the part behind the dash must equal the outlet.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Ferry sails again - Skarholm Courier}, journal = {Skarholm Courier}, year = 2019}
    ```
    ```bibtex good
    @article{ferry, title = {Ferry sails again}, journal = {Skarholm Courier}, year = 2019}
    ```

    ## Fix and its safety
    Unsafe: takes it off.

    ## Sources
    Page titles carry it, and tools copy page titles.
    """

    code = "REF407"
    name = "outlet-in-title"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"title"})
    one_of = frozenset({"outlet", "publisher"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        outlet = reference.outlet or reference.publisher
        if reference.title is None or outlet is None or len(reference.title) > 500:  # noqa: PLR2004 - no title is longer
            return
        found = _SUFFIX.search(reference.title)
        if found is not None and _plain(found.group("tail")) == _plain(outlet):
            bare = reference.title[: found.start()].rstrip()
            yield self.finding(
                citation,
                f"The name of the outlet has stuck to the title: {quoted(reference.title)}",
                at="title",
                remedy=write(citation, f"Write “{bare}”.", {"title": bare}),
            )


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold().removeprefix("the ") if character.isalnum())
