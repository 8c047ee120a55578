"""LNK101 malformed-url."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.lnk.address_rule import AddressRule


class MalformedUrl(AddressRule):
    """The address cannot be one.

    ## What it finds
    Addresses without a host, with an impossible host or port, two schemes, or invisible characters.

    ## Why it matters
    No browser can open it.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https:///ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    RFC 3986.
    """

    code = "LNK101"
    name = "malformed-url"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    faults = frozenset({"control-character", "double-scheme", "no-host", "host", "port", "too-long", "empty"})
    what = "The address cannot work ({fault}): {url}"
    otherwise = "Write the address as the browser shows it."
