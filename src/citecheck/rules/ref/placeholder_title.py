"""REF401 placeholder-title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_WHOLE = """
archive copy|archived copy|wayback machine|internet archive|internet archive wayback machine|redirecting|untitled
untitled document|untitled page|no title|page title|unknown|n/a|none|webcite query result|wikiwix's cache|usurped title
default title|new page|document1|error|error page|hugedomains|website is for sale|domain is for sale
"""
_PART = """
404|error 404|404 error|http 404|404 not found|not found|page not found|404 page not found|file not found|access denied
page cannot be found|page unavailable|forbidden|attention required|just a moment|log in|login|log in or sign up|sign in
are you a robot|subscribe to read|subscribe now|log into facebook|login • instagram|this domain is for sale
"""
PLACEHOLDERS = frozenset(word for line in _WHOLE.split("\n") for word in line.split("|") if word)
"""Whole titles, folded; from CS1's table of generic titles and from what programs call new pages."""
ERROR_PARTS = frozenset(word for line in _PART.split("\n") for word in line.split("|") if word)
"""Titles of error pages and walls, which often stand beside the name of the site."""
SITE_NAME_WORDS = 5
"""The name of a site beside the phrase has at most so many words; with more it is a title that speaks of errors."""
_SEPARATOR = re.compile(r"\s*[|»·–—:]\s*|\s-\s")


def is_placeholder(title: str) -> bool:
    """Tell whether a title is none: of an error page, of a tool, or of nothing."""
    folded = " ".join(title[:200].casefold().split()).rstrip(".?!…")
    if not folded:
        return title.strip().startswith("?")
    if folded in PLACEHOLDERS or folded.startswith("microsoft word - "):
        return True
    parts = [part.rstrip(".?!… ") for part in _SEPARATOR.split(folded)]
    others = [part for part in parts if part not in ERROR_PARTS]
    return len(others) < len(parts) and sum(len(part.split()) for part in others) <= SITE_NAME_WORDS


class PlaceholderTitle(ReferenceRule):
    """The title is that of an error page, of a tool, or none at all.

    ## What it finds
    Titles such as "Archived copy", "Page not found", "Are you a robot?", "Untitled" and "Log in".

    ## Why it matters
    A tool took the title of the wrong page, mostly because the right one was gone by then.

    ## Known problems
    A work may be called "Home" or "Welcome".

    ## Example
    ```bibtex bad
    @online{ferry, title = {Archived copy}, url = {https://news.example/ferry}, urldate = {2019-01-02}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-01-02}}
    ```

    ## Fix and its safety
    Advice; where the page or its copy was read, the report shows its title.

    ## Sources
    CS1: "generic title", and its category for "Archived copy" as title.
    """

    code = "REF401"
    name = "placeholder-title"
    severity = Severity.WARNING
    default_reason = "a closed set of phrases"
    wants = frozenset({"title"})
    suppresses = ("PAG101",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        title = citation.reference.title
        if title is not None and is_placeholder(title):
            yield self.finding(
                citation,
                f"The title {quoted(title)} is not that of a work.",
                at="title",
                remedy=advice("Write the title that the work bears."),
            )
