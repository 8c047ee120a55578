"""PAG108 language-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import live
from citecheck.rules.remedies import advice

NAMES = {
    "arabic": "ar",
    "chinese": "zh",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "norwegian": "no",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""English names of languages -> their codes in ISO 639-1."""


class LanguageMismatch(ReferenceRule):
    """The page is in another language than the one stated.

    ## What it finds
    A stated language that is not the one the live page declares.

    ## Why it matters
    The statement is wrong, or another edition of the page is linked.

    ## Known problems
    Many pages declare the language of their template and not of their text.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, language = {german}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.language=fr-FR
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, language = {french}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.language=fr-FR
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours; from the page's ``lang`` attribute.
    """

    code = "PAG108"
    name = "language-mismatch"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default = False
    default_reason = "off: many pages declare a wrong language"
    wants = frozenset({"page", "language"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        stated = (citation.reference.language or "").strip().casefold()
        code = NAMES.get(stated, stated[:2] if len(stated.split("-")[0]) == 2 else "")  # noqa: PLR2004 - ISO 639-1
        for compared in live(citation, evidence):
            declared = None if compared.page is None else compared.page.language
            if code and declared and declared[:2].casefold() not in {code, {"no": "nb"}.get(code, code)}:
                yield self.finding(
                    citation,
                    f"The language stated is {citation.reference.language}, the page declares {declared}.",
                    at="language",
                    remedy=advice("Check the language."),
                )
