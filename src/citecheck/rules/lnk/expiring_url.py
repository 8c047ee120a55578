"""LNK119 expiring-url."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

_SIGNED = re.compile(
    r"[?&](?:X-Amz-(?:Expires|Signature)|X-Goog-(?:Expires|Signature)|GoogleAccessId|AWSAccessKeyId|Key-Pair-Id)=",
    re.IGNORECASE,
)
_AZURE = re.compile(r"[?&]se=\d{4}-\d{2}-\d{2}T?[^&]*&(?:[^#]*&)?sig=")


class ExpiringUrl(ReferenceRule):
    """The address is signed for one reader and stops working after a while.

    ## What it finds
    The signatures that cloud stores put into links for a single download.

    ## Why it matters
    Such links end after minutes to days; readers get an error.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{report, title = {Report}, url = {https://files.example/report.pdf?X-Amz-Expires=300&X-Amz-Signature=0a1b}}
    ```
    ```bibtex good
    @online{report, title = {Report}, url = {https://files.example/report.pdf}}
    ```

    ## Fix and its safety
    Advice: cite the page that offers the file.

    ## Sources
    The query parameters are those of Amazon S3, CloudFront, Google Cloud Storage and Azure.
    """

    code = "LNK119"
    name = "expiring-url"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address itself says so"
    wants = frozenset({"url", "query"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        url = citation.reference.url
        if url is not None and "?" in url and (_SIGNED.search(url[:4000]) or _AZURE.search(url[:4000])):
            yield self.finding(
                citation,
                "The address is signed for one download and stops working after a while.",
                at="url",
                remedy=advice("Cite the page that offers the file."),
            )
