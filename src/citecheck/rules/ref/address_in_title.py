"""REF402 address-in-title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_ADDRESS = re.compile(r"https?://\S+|\bwww\.[\w-]+\.[a-z]{2,}/\S+", re.IGNORECASE)


class AddressInTitle(ReferenceRule):
    """A web address stands in the title.

    ## What it finds
    ``https://…`` in a title.

    ## Why it matters
    It belongs in the field for the address, where it can be followed and checked.

    ## Known problems
    A text about an address may have it in its title.

    ## Example
    ```bibtex bad
    @misc{ferry, title = {Ferry sails again, https://news.example/ferry}, year = 2019}
    ```
    ```bibtex good
    @misc{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, year = 2019}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1: "external link in title".
    """

    code = "REF402"
    name = "address-in-title"
    severity = Severity.WARNING
    default_reason = "the text itself shows it"
    wants = frozenset({"structured", "title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        title = citation.reference.title if is_structured(citation.reference) else None
        found = _ADDRESS.search(title[:2000]) if title is not None and ("://" in title or "www." in title) else None
        if found is not None and "//t.co/" not in found.group():  # the text of a post is its title, links and all
            yield self.finding(
                citation,
                f"A web address stands in the title: {quoted(found.group())}",
                at="title",
                remedy=advice("Move it to the field for the address."),
            )
