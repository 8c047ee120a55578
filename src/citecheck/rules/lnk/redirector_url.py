"""LNK110 redirector-url."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class RedirectorUrl(AddressRule):
    """The address goes through a redirector.

    ## What it finds
    Addresses copied from search results and social networks, such as ``google.com/url?q=``.

    ## Why it matters
    It depends on a third party, tells it who reads what, and hides that two references cite one page.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://www.google.com/url?q=https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    The table of redirectors is in ``links``.
    """

    code = "LNK110"
    name = "redirector-url"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    faults = frozenset({"redirector"})
    what = "The address goes through {host} on its way to the page."
    otherwise = "Cite the address of the page itself."
