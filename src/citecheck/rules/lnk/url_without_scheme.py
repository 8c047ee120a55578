"""LNK102 url-without-scheme."""

from __future__ import annotations

from citecheck.model.evidence import UrlFacts
from citecheck.model.finding import Remedy, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.lnk.address_rule import AddressRule
from citecheck.rules.remedies import advice, write
from citecheck.rules.structure import is_structured

_FILES = (".pdf", ".ps", ".ps.gz", ".doc", ".docx", ".html", ".htm", ".txt", ".djvu", ".epub")


class UrlWithoutScheme(AddressRule):
    """The address lacks http:// or https://.

    ## What it finds
    Addresses such as ``www.news.example/ferry``.

    ## Why it matters
    It is no link for readers, and tools take it for a file name.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {www.news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://www.news.example/ferry}}
    ```

    ## Fix and its safety
    Writes https:// before it; unsafe, because whether the site has https is not known.

    ## Sources
    JabRef's integrity checks.
    """

    code = "LNK102"
    name = "url-without-scheme"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    faults = frozenset({"no-scheme"})
    what = "The address has no scheme: {url}"
    otherwise = "Write https:// before it."

    def applies(self, citation: Citation, url: str, fault: str) -> bool:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.applies``; ``//host`` takes the scheme of the page it stands on."""
        reference = citation.reference
        if "/" not in url and not url.lower().startswith("www.") and not is_structured(reference):
            return False  # in prose, the bare name of a site names the outlet
        return not (url.startswith("//") and reference.origin.format in {Format.WIKITEXT, Format.HTML})

    def repair(self, citation: Citation, url: str, facts: UrlFacts) -> Remedy:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.repair``."""
        if "/" not in url.strip("/") and url.lower().endswith(_FILES):
            return advice("This is the name of a file: give the address at which readers find it.")
        repaired = f"https://{url.lstrip('/')}"
        return write(citation, f"Write {repaired}", {"url": repaired})
