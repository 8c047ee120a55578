"""LNK301 blocked-link."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class BlockedLink(AnswerRule):
    """The site shuts out programs, so the page could not be seen.

    ## What it finds
    Refusals (403, 451, 999) and bot walls.

    ## Why it matters
    The page is probably there for readers, but nobody has checked it. It is never called dead.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown blocked status=403
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200
    ```

    ## Fix and its safety
    Advice only: nothing is known to be wrong.

    ## Sources
    Complaints about link checkers that call such pages dead fill their trackers.
    """

    code = "LNK301"
    name = "blocked-link"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.BLOCKED})
    what = "The site does not let us look{status}; whether the page is there is unknown."
    otherwise = "Open it in a browser."
