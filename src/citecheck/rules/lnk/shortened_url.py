"""LNK109 shortened-url."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class ShortenedUrl(AddressRule):
    """The address is a short link that does not say where it leads.

    ## What it finds
    Addresses at services that only redirect.

    ## Why it matters
    When the service closes, nobody knows which page was meant: Google switched off most of goo.gl in 2025.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://bit.ly/2abcDEF}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only; the address it led to is in the report when links were asked.

    ## Sources
    Wikipedia blocks such links altogether.
    """

    code = "LNK109"
    name = "shortened-url"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    faults = frozenset({"shortener"})
    what = "The address is a short link of {host}, which does not say where it leads."
    otherwise = "Open it and cite the address that it leads to."
