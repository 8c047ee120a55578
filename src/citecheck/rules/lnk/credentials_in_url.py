"""LNK106 credentials-in-url."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class CredentialsInUrl(AddressRule):
    """The address holds a user name or a password.

    ## What it finds
    An ``@`` before the host.

    ## Why it matters
    Everybody who reads the list can use them. Neither is ever repeated in a report.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://jane@news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    RFC 3986, 3.2.1, forbids it for passwords.
    """

    code = "LNK106"
    name = "credentials-in-url"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    faults = frozenset({"credentials"})
    what = "The address of {host} holds a user name or a password."
    otherwise = "Take the part before the @ out, and change the password if it was one."
