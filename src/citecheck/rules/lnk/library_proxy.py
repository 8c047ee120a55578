"""LNK117 library-proxy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

_PROXY = re.compile(r"(?:\A|[.-])(?:ezproxy\d?|libproxy|lib-proxy|proxy\.lib|proxy-lib|remotexs|idm\.oclc)(?:[.-]|\Z)")
"""Labels that library proxies (EZproxy, OpenAthens' and their likes) bear in host names."""


class LibraryProxy(ReferenceRule):
    """The address goes through the proxy of a library.

    ## What it finds
    Hosts such as ``www-jstor-org.ezproxy.uni.example``.

    ## Why it matters
    Only members of that library get through; everybody else sees a login.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, url = {https://www-jstor-org.ezproxy.uni.example/stable/123}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, url = {https://www.jstor.org/stable/123}}
    ```

    ## Fix and its safety
    Advice only: the publisher's address is mostly the host with dots for its hyphens.

    ## Sources
    Wikipedia keeps a list of references with proxy addresses to be mended.
    """

    code = "LNK117"
    name = "library-proxy"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address itself says so"
    wants = frozenset({"url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        facts = None if citation.reference.url is None else evidence.urls.get(citation.reference.url)
        if facts is None or facts.host is None or _PROXY.search(facts.host) is None:
            return
        yield self.finding(
            citation,
            f"The address goes through the proxy of a library, {facts.host}: only its members get in.",
            at="url",
            facts={"host": facts.host},
            remedy=advice("Cite the publisher's own address, or the DOI."),
        )
