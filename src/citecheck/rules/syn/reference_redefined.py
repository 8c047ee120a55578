"""SYN110 reference-redefined."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class ReferenceRedefined(RemarkRule):
    """A named reference is defined twice, with different content.

    ## What it finds
    Two ``<ref name=…>`` of one name whose content differs.

    ## Why it matters
    The software shows an error and keeps one of them; the other claim loses its source.

    ## Known problems
    None known.

    ## Example
    ```wikitext bad
    A.<ref name="f">{{cite web |url=https://news.example/ferry |title=Ferry}}</ref>
    B.<ref name="f">{{cite web |url=https://news.example/dunes |title=Dunes}}</ref>
    ```
    ```wikitext good
    A.<ref name="f">{{cite web |url=https://news.example/ferry |title=Ferry}}</ref>
    B.<ref name="d">{{cite web |url=https://news.example/dunes |title=Dunes}}</ref>
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    MediaWiki's Cite extension.
    """

    code = "SYN110"
    name = "reference-redefined"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.REFERENCE_REDEFINED

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The reference name {quoted(remark.detail)} is defined more than once with different content.",
            citation=citation,
            remedy=advice("Give one of them another name."),
        )
