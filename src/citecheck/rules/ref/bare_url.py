"""REF108 bare-url."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.ref.kinds import is_bare
from citecheck.rules.remedies import advice


class BareUrl(ReferenceRule):
    """A reference is nothing but an address.

    ## What it finds
    References with an address and neither title, author, outlet nor publisher. Lists that are meant to hold addresses
    only are left alone.

    ## Why it matters
    When the page is gone, nobody knows what it was.

    ## Known problems
    None known.

    ## Example
    ```wikitext bad
    Text.<ref>https://news.example/ferry</ref>
    ```
    ```wikitext good
    Text.<ref>{{cite news |url=https://news.example/ferry |title=Ferry sails again |newspaper=Courier |date=2019}}</ref>
    ```

    ## Fix and its safety
    Advice only; where the page was read, the report shows its title.

    ## Sources
    CS1: "bare URL needs a title"; reFill and the Citation bot fill such references in.
    """

    code = "REF108"
    name = "bare-url"
    severity = Severity.WARNING
    default_reason = "a gap that readers feel"

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if not is_bare(reference) or reference.origin.format is Format.URLS or reference.doi or reference.arxiv:
            return
        result = evidence.original_link(citation)
        title = None if result is None or result.page is None else result.page.title
        yield self.finding(
            citation,
            "The reference is nothing but an address.",
            at="url",
            remedy=advice(
                f"Add at least the title: “{title}”" if title else "Add at least title, author or outlet, and date."
            ),
        )
