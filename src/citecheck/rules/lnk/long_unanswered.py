"""LNK206 long-unanswered."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkState
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.lnk.answer_rule import answer_facts
from citecheck.rules.wording import counted


class LongUnanswered(ReferenceRule):
    """The page has not answered for days, in several runs.

    ## What it finds
    A link without an answer three times in a row over six days (settings ``dead_after_failures``,
    ``dead_after_days``), by the history of earlier runs.

    ## Why it matters
    A single time-out proves nothing; a week of them means that readers cannot get at the page either.

    ## Known problems
    A site that shuts us out by silence looks the same; the link stays unknown, and is never called dead.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown timeout failures=4 days=9
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown timeout failures=2 days=9
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked; it wants a look.

    ## Sources
    InternetArchiveBot calls a link dead after three failures at least three days apart.
    """

    code = "LNK206"
    name = "long-unanswered"
    severity = Severity.ERROR
    confidence = Confidence.LIKELY
    needs = Need.LIVE
    default_reason = "several runs over days agree"
    wants = frozenset({"streak"})
    suppresses = ("LNK304", "LNK305", "LNK306", "LNK307", "LNK308", "LNK309", "LNK310")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        if result is None or result.streak is None or result.state is not LinkState.UNKNOWN:
            return
        streak = result.streak
        days = (streak.last_at - streak.first_at).days
        options = evidence.options
        if streak.failures < options.dead_after_failures or days < options.dead_after_days:
            return
        yield self.finding(
            citation,
            f"The page has not answered {counted(streak.failures, 'time')} in a row since"
            f" {streak.first_at.date().isoformat()} (now: {result.reason.value}).",
            at="url",
            facts=answer_facts(result) | {"failures": streak.failures, "days": days},
            remedy=use_capture(citation, evidence, "Find the page's new address, or cite an archive copy."),
        )
