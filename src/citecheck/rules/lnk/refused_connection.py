"""LNK306 refused-connection."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class RefusedConnection(AnswerRule):
    """The server refused or broke the connection.

    ## What it finds
    A closed port, or a connection that was cut.

    ## Why it matters
    It may be an outage or the end of the site: the history of runs tells.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown refused
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

    code = "LNK306"
    name = "refused-connection"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.REFUSED, LinkReason.RESET})
    what = "The server refused or broke the connection; whether the page is there is unknown."
    otherwise = "Run again later; a refusal that lasts is reported as LNK206."
