"""LNK311 refused-address."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class RefusedAddress(AnswerRule):
    """The host name leads to an address inside a private network.

    ## What it finds
    Names that resolve to private, loopback or link-local addresses, and redirects to them.

    ## Why it matters
    Readers elsewhere cannot reach it.

    ## Known problems
    A network that answers public names with private addresses makes such findings.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown address-refused
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
    RFC 1918, RFC 6890.
    """

    code = "LNK311"
    name = "refused-address"
    severity = Severity.WARNING
    default_reason = "readers elsewhere cannot reach such an address"
    reasons = frozenset({LinkReason.ADDRESS_REFUSED})
    what = "The address leads into a private network and was not asked."
    otherwise = "Cite an address that readers can reach; `--allow-net` opens a range for tests."
