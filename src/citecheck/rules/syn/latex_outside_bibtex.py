"""SYN306 latex-outside-bibtex."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_LATEX = re.compile(
    r"\\(?:[\"'`^~=.][a-zA-Z{]|(?:emph|textit|textbf|textsc|v|c|H|u)\{|(?:ss|ae|oe|o|aa|l)\b\s?\{?\}?)|\{\\"
)


class LatexOutsideBibtex(ReferenceRule):
    r"""LaTeX commands stand in a source that is not LaTeX.

    ## What it finds
    ``\"u``, ``{\'e}`` and ``\emph{}`` in titles, names and outlets of wikitext, CSL-JSON, RIS and Markdown.

    ## Why it matters
    Readers see the command as it is written.

    ## Known problems
    Formulas between dollar signs are left alone.

    ## Example
    ```wikitext bad
    <ref>{{cite book |last=M\"uller |first=Jane |title=The Sea |date=2001 |publisher=Example Press}}</ref>
    ```
    ```wikitext good
    <ref>{{cite book |last=Müller |first=Jane |title=The Sea |date=2001 |publisher=Example Press}}</ref>
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Several reference checkers keep such commands in titles and then find nothing.
    """

    code = "SYN306"
    name = "latex-outside-bibtex"
    severity = Severity.WARNING
    default_reason = "the text itself shows it"
    one_of = frozenset({"title", "outlet", "authors"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format in {Format.BIBTEX, Format.TEXT} or "\\" not in reference.text:
            return
        values = (reference.title, reference.outlet, *(str(name) for name in reference.authors))
        for value in values:
            found = _LATEX.search(value) if value is not None and "$" not in value else None
            if found is not None:
                yield self.finding(
                    citation,
                    f"A LaTeX command stands in the text: {quoted(value or '')}",
                    remedy=advice("Write the letter itself."),
                )
                return
