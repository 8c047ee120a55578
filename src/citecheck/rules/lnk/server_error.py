"""LNK304 server-error."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class ServerError(AnswerRule):
    """The server answered with an error of its own.

    ## What it finds
    Status 500 and above.

    ## Why it matters
    It may be a moment's trouble or the end of the site: the history of runs tells.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown server-error status=500
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
    RFC 9110, 15.6.
    """

    code = "LNK304"
    name = "server-error"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.SERVER_ERROR})
    what = "The server failed{status}; whether the page is there is unknown."
    otherwise = "Run again later; a failure that lasts is reported as LNK206."
