"""LNK108 session-id."""

from __future__ import annotations

from citecheck.model.finding import Confidence, Severity
from citecheck.rules.lnk.address_rule import AddressRule


class SessionId(AddressRule):
    """The address carries the id of a visitor's session.

    ## What it finds
    ``jsessionid``, ``PHPSESSID`` and their likes with a long value.

    ## Why it matters
    The session has ended; such links often lead to an error or a start page, and some let others into an
    account.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry;jsessionid=0123456789ABCDEF0123456789ABCDEF}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    SURT strips the same parameters.
    """

    code = "LNK108"
    name = "session-id"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address itself says so"
    faults = frozenset({"session-id"})
    what = "The address carries the id of a visitor's session."
    otherwise = "Copy the address anew without the session, and test it in a private window."
