"""LNK111 mobile-host."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class MobileHost(AddressRule):
    """The address is that of the version for small screens.

    ## What it finds
    A host such as ``m.news.example``.

    ## Why it matters
    It looks odd on other screens, is captured less often by archives, and hides that two references cite one
    page.

    ## Known problems
    Some sites have no other version.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://m.news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "LNK111"
    name = "mobile-host"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    faults = frozenset({"mobile-host"})
    what = "The address is that of the version for small screens: {host}"
    otherwise = "Cite the address without the mobile label if it shows the same page."
