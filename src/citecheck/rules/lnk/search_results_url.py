"""LNK118 search-results-url."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

_SEARCH = re.compile(
    r"https?://(?:www\.)?(?:google\.[a-z.]{2,6}/search\?|bing\.com/search\?|duckduckgo\.com/\?|search\.yahoo\.com/search"
    r"|yandex\.(?:ru|com)/search|baidu\.com/s\?|scholar\.google\.[a-z.]{2,6}/scholar\?(?!.*cluster=)"
    r"|(?:twitter|x)\.com/search\?|youtube\.com/results\?)",
    re.IGNORECASE,
)


class SearchResultsUrl(ReferenceRule):
    """The address is a list of search results.

    ## What it finds
    Result pages of the large search engines.

    ## Why it matters
    Every reader sees other results, and tomorrow's are other ones again: nothing is cited.

    ## Known problems
    A text about searching may cite such a page on purpose.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry}, url = {https://www.google.com/search?q=skarholm+ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Wikipedia, guideline on external links: "links to search results pages".
    """

    code = "LNK118"
    name = "search-results-url"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address itself says so"
    wants = frozenset({"url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        if citation.reference.url is not None and _SEARCH.match(citation.reference.url):
            yield self.finding(
                citation,
                "The address is a list of search results, which is another one for each reader.",
                at="url",
                remedy=advice("Cite the work that was found."),
            )
