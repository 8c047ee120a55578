"""LNK120 home-page-for-work."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

WORK_TYPES = frozenset(
    {"article-newspaper", "article-magazine", "article-journal", "chapter", "paper-conference", "thesis"}
)
WORDS_OF_A_HEADLINE = 6
"""Titles of home pages ("Welcome to Skarholm") are shorter than headlines; our choice."""


class HomePageForWork(ReferenceRule):
    """The address of an article is only that of a home page.

    ## What it finds
    An address without a path, cited for an article with a headline of six words or more and without a DOI.

    ## Why it matters
    Readers have to search for the article, and no archive copy of that address will show it.

    ## Known problems
    Sites of a single page are their own home page.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Ferry to Skarholm sails again after the storm}, journal = {Courier},
      url = {https://news.example/}}
    ```
    ```bibtex good
    @article{ferry, title = {Ferry to Skarholm sails again after the storm}, journal = {Courier},
      url = {https://news.example/2019/ferry}}
    ```

    ## Fix and its safety
    Advice: `citecheck locate` searches for the address.

    ## Sources
    Ours.
    """

    code = "LNK120"
    name = "home-page-for-work"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"url", "title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.url is None or reference.type not in WORK_TYPES or reference.url in evidence.archive_links:
            return
        if reference.doi or any(_is_other_address(item.name) for item in reference.fields):
            return
        if len((reference.title or "").split()) < WORDS_OF_A_HEADLINE or not _is_bare(reference.url):
            return
        yield self.finding(
            citation,
            f"The address {reference.url} is a home page, not that of the work.",
            at="url",
            remedy=advice("Give the address of the work itself; `citecheck locate` searches for it."),
        )


def _is_bare(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return "." in (parts.hostname or "") and parts.path in {"", "/"} and not parts.query and not parts.fragment


def _is_other_address(name: str) -> bool:
    """Tell whether a field holds the address of the part that is cited: ``contribution-url``, ``chapter-url``."""
    folded = name.lower()
    return folded.endswith("url") and folded.startswith(("contribution", "chapter", "article", "section", "entry"))
