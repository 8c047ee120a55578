"""SYN116 unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Span, Suppression
from citecheck.rules.interface import DocumentRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import listed, quoted

_TOP = Span(0, 0, 1, 1)


class UnusedSuppression(DocumentRule):
    """A wish not to hear of a rule does nothing.

    ## What it finds
    Suppressions that no finding matched although the rules that they name ran (a note); and those that have expired,
    name a rule that does not exist, or hold until a day that is none (a warning), in the configuration too.

    ## Why it matters
    The fault was mended and the comment forgotten, where it will hide the next one; or it was never heard.

    ## Known problems
    A page that is down on some days leaves its suppression unused on the others. Where a rule that is meant did not
    run, as those on links in a run off-line, nothing is said. Only a suppression that names this rule silences it.

    ## Example
    ```bibtex bad
    % citecheck: ignore[missing-title] -- the thesis has none
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, publisher = {Example Press}, year = 2001}
    ```
    ```bibtex good
    % citecheck: ignore[missing-title] -- the thesis has none
    @book{sea, author = {Aldous, Jane}, publisher = {Example Press}, year = 2001}
    ```

    ## Fix and its safety
    Advice: take it out, or correct it.

    ## Sources
    Linters of source code report unused suppressions for the same reasons.
    """

    code = "SYN116"
    name = "unused-suppression"
    severity = Severity.WARNING
    default_reason = "what is written in the file and what was found decide"
    after_others = True

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        for idle in evidence.idle:
            what = "does not hold" if idle.is_void else "does nothing"
            end = "" if idle.why.endswith("?") else "."
            finding = self.document_finding(
                idle.source,
                idle.suppression.span or _TOP,
                f"The suppression of {_named(idle.suppression)} {what}: {idle.why}{end}",
                remedy=advice("Correct it, or take it out." if idle.is_void else "Take it out."),
            )
            yield finding if idle.is_void else replace(finding, severity=Severity.INFO)


def _named(wish: Suppression) -> str:
    if not wish.rules:
        return "every rule"
    return listed([quoted(word, 40) for word in wish.rules])
