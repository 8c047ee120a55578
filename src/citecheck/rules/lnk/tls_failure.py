"""LNK307 tls-failure."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class TlsFailure(AnswerRule):
    """The certificate of the site cannot be trusted.

    ## What it finds
    An expired certificate, one for another name, or a failing handshake.

    ## Why it matters
    Browsers stop readers with a warning page; often the site is no longer looked after.

    ## Known problems
    A certificate authority that our list lacks looks the same; `--ca-bundle` names another list.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown tls
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
    None of the Wikimedia tools reports it: they do not check certificates.
    """

    code = "LNK307"
    name = "tls-failure"
    severity = Severity.WARNING
    default_reason = "the page was asked and answered"
    reasons = frozenset({LinkReason.TLS})
    what = "The site's certificate cannot be trusted, so browsers warn or refuse; the page was not read."
    otherwise = "Open it in a browser; look for another address of the page or cite an archive copy."
