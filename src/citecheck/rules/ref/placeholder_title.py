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
archive copy|archived copy|wayback machine|internet archive|internet archive wayback machine|are you a robot
access denied|subscribe now|log in|login|log in or sign up|sign in|redirecting|untitled|untitled document
untitled page|no title|page title|unknown|n/a|none|webcite query result|wikiwix's cache|usurped title
default title|new page|login • instagram|document1|page not found|file not found
error|error page|forbidden|page unavailable
"""
PLACEHOLDERS = frozenset(word for line in _WHOLE.split("\n") for word in line.split("|") if word)
"""Whole titles, folded; from CS1's table of generic titles and from what programs call new pages."""
_BEGINNINGS = re.compile(
    r"(?:error )?404(?: error| not found|\s*[-–—:|!])|(?:error|http)[ :]+404\b|404\Z"
    r"|(?:404 )?(?:page|file) (?:was )?not found\b|.{0,40}[-–—|:] ?(?:page )?not found\Z"
    r"|attention required!|just a moment\b|subscribe to read|log into facebook"
    r"|(?:website|domain|this domain) is for sale"
    r"|hugedomains|microsoft word -|\?+\Z"
)


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
    suppresses = ("PAG101",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        title = citation.reference.title
        folded = " ".join((title or "")[:200].casefold().split()).rstrip(".?!…")
        if title is not None and folded and (folded in PLACEHOLDERS or _BEGINNINGS.match(folded)):
            yield self.finding(
                citation,
                f"The title {quoted(title)} is not that of a work.",
                at="title",
                remedy=advice("Write the title that the work bears."),
            )
