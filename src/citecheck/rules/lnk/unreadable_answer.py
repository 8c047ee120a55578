"""LNK309 unreadable-answer."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class UnreadableAnswer(AnswerRule):
    """The server's answer is not what HTTP allows.

    ## What it finds
    Broken headers, a broken coding, headers without an end.

    ## Why it matters
    Browsers may be more lenient, or fail as well.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown malformed-response
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
    RFC 9112.
    """

    code = "LNK309"
    name = "unreadable-answer"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.MALFORMED_RESPONSE, LinkReason.TOO_LARGE})
    what = "The server's answer cannot be read; whether the page is there is unknown."
    otherwise = "Open it in a browser."
