"""LNK116 default-port."""

from __future__ import annotations

import re

from citecheck.model.evidence import UrlFacts
from citecheck.model.finding import Remedy, Severity
from citecheck.model.reference import Citation
from citecheck.rules.lnk.address_rule import AddressRule
from citecheck.rules.remedies import write


class DefaultPort(AddressRule):
    """The address names the port that is taken anyway.

    ## What it finds
    ``:80`` after http, ``:443`` after https.

    ## Why it matters
    It means the same, but tools that compare addresses miss it.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example:443/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: the address is the same by definition.

    ## Sources
    RFC 3986, 6.2.3.
    """

    code = "LNK116"
    name = "default-port"
    severity = Severity.INFO
    default = False
    default_reason = "off: it changes nothing for readers"
    faults = frozenset({"default-port"})
    what = "The address names the port that is taken anyway."
    otherwise = "Take the port out."

    def repair(self, citation: Citation, url: str, facts: UrlFacts) -> Remedy:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.repair``."""
        repaired = re.sub(r"\A(https?://[^/?#:]+):(?:80|443)?(?=[/?#]|\Z)", r"\1", url)
        return write(citation, f"Write {repaired}", {"url": repaired}, safe=True)
