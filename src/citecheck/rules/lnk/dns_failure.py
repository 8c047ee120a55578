"""LNK310 dns-failure."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class DnsFailure(AnswerRule):
    """The name of the host could not be looked up.

    ## What it finds
    A resolver that failed or did not answer, which proves nothing about the name.

    ## Why it matters
    It says nothing about the page.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown dns
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
    RFC 1035, RCODE 2; told apart from a name that does not exist (LNK202).
    """

    code = "LNK310"
    name = "dns-failure"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.DNS})
    what = "The name {host} could not be looked up; whether it exists is unknown."
    otherwise = "Run again later."
