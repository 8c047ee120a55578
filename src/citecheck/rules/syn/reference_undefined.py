"""SYN111 reference-undefined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Document, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

LONGEST_NAME = 200


class ReferenceUndefined(RemarkRule):
    """A named reference is used but defined nowhere.

    ## What it finds
    ``<ref name=… />`` without a reference of that name on the page.

    ## Why it matters
    Readers see an error in place of the source.

    ## Known problems
    References that a template of the page defines (``{{refn|…|name=…}}``) count; those of a template on another page
    are not seen.

    ## Example
    ```wikitext bad
    A.<ref name="ferry" /> B.<ref>{{cite web |url=https://news.example/dunes |title=Dunes}}</ref>
    ```
    ```wikitext good
    A.<ref name="ferry" /> B.<ref name="ferry">{{cite web |url=https://news.example/ferry |title=Ferry}}</ref>
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    MediaWiki's Cite extension.
    """

    code = "SYN111"
    name = "reference-undefined"
    severity = Severity.ERROR
    default_reason = "the file itself shows it"
    kind = RemarkKind.REFERENCE_UNDEFINED

    def counts(self, remark: Remark, document: Document) -> bool:
        """See ``RemarkRule.counts``: templates such as ``{{refn|…|name=ferry}}`` define references, too."""
        name = re.escape(remark.detail.strip()[:LONGEST_NAME])
        return re.search(rf"\|\s*name\s*=\s*[\"']?{name}[\"']?\s*(?:\||\}}\}})", document.text) is None

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The reference name {quoted(remark.detail)} is used but defined nowhere.",
            citation=citation,
            remedy=advice("Define it, or correct the name."),
        )
