"""PAG107 non-canonical-url."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import live
from citecheck.rules.remedies import write


class NonCanonicalUrl(ReferenceRule):
    """The page says that its address is another one.

    ## What it finds
    Live pages that name a canonical address with another path on the same site.

    ## Why it matters
    The canonical address is the one that the site means to keep, and the one that archives hold.

    ## Known problems
    Misconfigured sites name their home page, or an address that does not work; the former is left alone.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/?p=17}}
    ```
    ```facts
    link live ok status=200 page.title=match page.canonical=https://news.example/2019/ferry
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/2019/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.canonical=https://news.example/2019/ferry
    ```

    ## Fix and its safety
    Writes the canonical address; unsafe, because only a person sees whether it works.

    ## Sources
    RFC 6596, the canonical link relation.
    """

    code = "PAG107"
    name = "non-canonical-url"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    needs = Need.PAGE
    default = False
    default_reason = "off: nothing is wrong for readers"
    wants = frozenset({"page", "url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        url = citation.reference.url
        for compared in live(citation, evidence):
            canonical = None if compared.page is None else compared.page.canonical_url
            if url is not None and canonical is not None and _names_another(url, canonical):
                yield self.finding(
                    citation,
                    f"The page says that its address is {canonical}",
                    at="url",
                    remedy=write(citation, f"Write {canonical}", {"url": canonical}),
                )


def _names_another(url: str, canonical: str) -> bool:
    try:
        cited, named = urlsplit(url), urlsplit(canonical)
    except ValueError:
        return False
    if not named.hostname or named.path in {"", "/"}:
        return False
    same_site = (cited.hostname or "").removeprefix("www.") == named.hostname.removeprefix("www.")
    same_page = (cited.path.rstrip("/"), cited.query) == (named.path.rstrip("/"), named.query)
    return same_site and not same_page
