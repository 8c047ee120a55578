"""LNK105 private-address."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.lnk.address_rule import AddressRule
from citecheck.rules.lnk.moves import host_of


class PrivateAddress(AddressRule):
    """The address can only be reached from inside a network.

    ## What it finds
    Loopback and private IP addresses, ``localhost``, names without a dot or under ``.local``.

    ## Why it matters
    Readers cannot reach it.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {http://192.168.0.7/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    RFC 1918, RFC 6761, RFC 6762.
    """

    code = "LNK105"
    name = "private-address"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    suppresses = ("LNK311",)
    faults = frozenset({"private-address"})
    what = "The address {host} can only be reached inside a network of its own."
    otherwise = "Cite an address that readers can reach."

    def applies(self, citation: Citation, url: str, fault: str) -> bool:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.applies``; in plain text a host without a dot is what a space left of an address."""
        if citation.reference.origin.format is not Format.TEXT:
            return True
        host = host_of(url)
        return "." in host or ":" in host or host == "localhost"
