"""SYN109 unknown-template-parameter."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class UnknownTemplateParameter(RemarkRule):
    """A citation template has a parameter that it does not know.

    ## What it finds
    Misspelt, outdated and made-up parameters of citation templates.

    ## Why it matters
    The value is not shown to readers; CS1 shows an error in its place.

    ## Known problems
    New parameters are unknown until the list is renewed.

    ## Example
    ```wikitext bad
    <ref>{{cite web |url=https://news.example/ferry |title=Ferry sails again |acess-date=2 January 2019}}</ref>
    ```
    ```wikitext good
    <ref>{{cite web |url=https://news.example/ferry |title=Ferry sails again |access-date=2 January 2019}}</ref>
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1: "unknown parameter ignored".
    """

    code = "SYN109"
    name = "unknown-template-parameter"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.UNKNOWN_TEMPLATE_PARAMETER

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The template does not know the parameter {quoted(remark.detail)}, so its value is not shown.",
            citation=citation,
            remedy=advice("Correct the name of the parameter."),
        )
