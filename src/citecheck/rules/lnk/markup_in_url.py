"""LNK115 markup-in-url."""

from __future__ import annotations

import re
from html import unescape

from citecheck.model.evidence import UrlFacts
from citecheck.model.finding import Confidence, Remedy, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.lnk.address_rule import AddressRule
from citecheck.rules.remedies import advice, write

_BREAKING = re.compile(r"[<>\\]|\[\[|\]\]")


class MarkupInUrl(AddressRule):
    """Markup or broken escapes have got into the address.

    ## What it finds
    Angle brackets, braces, backslashes, ``&amp;`` and a ``%`` without its two digits.

    ## Why it matters
    The link breaks, or leads elsewhere.

    ## Known problems
    Some servers put up with it.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/a&amp;b}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/a&b}}
    ```

    ## Fix and its safety
    HTML entities are decoded; unsafe, because a person should test the link. The rest is advice.

    ## Sources
    RFC 3986, 2.
    """

    code = "LNK115"
    name = "markup-in-url"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address itself says so"
    faults = frozenset({"markup", "html-entity", "bad-escape"})
    what = "The address holds what no address may ({fault}): {url}"
    otherwise = "Write the address as the browser shows it."

    def applies(self, citation: Citation, url: str, fault: str) -> bool:
        """See ``AddressRule.applies``; browsers take quotation marks and braces, wikis and HTML decode entities."""
        if fault == "html-entity":
            return citation.reference.origin.format not in {Format.WIKITEXT, Format.HTML}
        return fault == "bad-escape" or _BREAKING.search(url) is not None

    def repair(self, citation: Citation, url: str, facts: UrlFacts) -> Remedy:
        """See ``AddressRule.repair``."""
        if "html-entity" not in facts.problems:
            return advice(self.otherwise)
        return write(citation, f"Write {unescape(url)}", {"url": unescape(url)})
