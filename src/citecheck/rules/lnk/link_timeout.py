"""LNK305 link-timeout."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class LinkTimeout(AnswerRule):
    """The server did not answer in time.

    ## What it finds
    A connection or an answer that took longer than `--timeout`, twice.

    ## Why it matters
    It may be slow today or gone: the history of runs tells.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown timeout
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
    IABot counts three failures over days before it says dead.
    """

    code = "LNK305"
    name = "link-timeout"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.TIMEOUT})
    what = "The server did not answer in time; whether the page is there is unknown."
    otherwise = "Run again later, or raise `--timeout`; silence that lasts is reported as LNK206."
