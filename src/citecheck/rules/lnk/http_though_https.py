"""LNK402 http-though-https."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkReason
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.lnk.moves import is_only_https
from citecheck.rules.remedies import write


class HttpThoughHttps(ReferenceRule):
    """The address says http, and the page itself sends readers to https.

    ## What it finds
    A live page whose redirect changes nothing but ``http`` to ``https``.

    ## Why it matters
    The first request goes out unprotected, and one day the redirect is switched off.

    ## Known problems
    None known: only what this run saw is reported.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {http://news.example/ferry}}
    ```
    ```facts
    link live moved final=https://news.example/ferry hops=301
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200
    ```

    ## Fix and its safety
    Safe: the site itself leads there, and the page was seen to answer.

    ## Sources
    HTTP Strict Transport Security (RFC 6797) tells why the first request matters.
    """

    code = "LNK402"
    name = "http-though-https"
    severity = Severity.INFO
    needs = Need.LIVE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"led-on"})
    suppresses = ("LNK401",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        if result is None or result.reason not in {LinkReason.MOVED, LinkReason.OK} or not result.final_url:
            return
        if is_only_https(result.url, result.final_url):
            https = f"https://{result.url.removeprefix('http://')}"
            yield self.finding(
                citation,
                "The address says http, and the site leads on to https.",
                at="url",
                facts={"final_url": result.final_url},
                remedy=write(citation, f"Write {https}", {"url": https}, safe=True),
            )
