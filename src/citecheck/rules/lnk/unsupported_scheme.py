"""LNK104 unsupported-scheme."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class UnsupportedScheme(AddressRule):
    """The address is no web address.

    ## What it finds
    ``ftp:``, ``file:``, ``mailto:`` and the like.

    ## Why it matters
    Browsers no longer open ftp, and a file on one's own disk is of use to nobody else.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {ftp://files.example/ferry.pdf}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://files.example/ferry.pdf}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Chrome and Firefox dropped FTP in 2021.
    """

    code = "LNK104"
    name = "unsupported-scheme"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    faults = frozenset({"scheme"})
    what = "The address is no web address, so it cannot be checked: {url}"
    otherwise = "Cite a web address if there is one."
