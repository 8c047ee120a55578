"""SYN109 unknown-template-parameter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Document, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_OTHER_FAMILY = re.compile(
    r"(?:v(?:an)?cite|harv|sfn|cite\s+(?:quran|bible|hadith|court|legislation|act|gnis|iucn|wikisource|wikidata|eb1911))",
    re.IGNORECASE,
)
"""Templates with parameters of their own, although their names begin like those of CS1."""
_BRACES = re.compile(r"\{\{|\}\}")
LONGEST_NAME = 60
FARTHEST = 4_000
"""Characters before a parameter in which its template opens."""


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

    def counts(self, remark: Remark, document: Document) -> bool:
        """See ``RemarkRule.counts``."""
        return not _OTHER_FAMILY.match(_template_around(document.text, remark.span.start))

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The template does not know the parameter {quoted(remark.detail)}, so its value is not shown.",
            citation=citation,
            remedy=advice("Correct the name of the parameter."),
        )


def _template_around(text: str, place: int) -> str:
    """Give the text from the name of the template on that stands around a place; "" when none opens near it."""
    depth = 0
    for brace in reversed(list(_BRACES.finditer(text, max(0, place - FARTHEST), place))):
        depth += 1 if brace.group() == "}}" else -1
        if depth < 0:
            return text[brace.end() : brace.end() + LONGEST_NAME].lstrip()
    return ""
