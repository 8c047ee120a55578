"""LNK107 tracking-parameters."""

from __future__ import annotations

import re

from citecheck.model.evidence import UrlFacts
from citecheck.model.finding import Remedy, Severity
from citecheck.model.reference import Citation
from citecheck.rules.lnk.address_rule import AddressRule
from citecheck.rules.remedies import advice, write

_ONLY_FIGURES = re.compile(r"[?&](?:cmp|cid|ref)=\d{1,3}(?=&|#|\Z)", re.IGNORECASE)
"""Short names that programs of other makers use for their own settings: ``CMP=0`` chooses a comparison."""
_CAMPAIGN = re.compile(r"[?&](?:utm_\w{2,20}|fbclid|gclid)=", re.IGNORECASE)


class TrackingParameters(AddressRule):
    """The address carries parameters that only track readers.

    ## What it finds
    ``utm_source``, ``fbclid`` and their likes, and those of single sites.

    ## Why it matters
    They lead to the same page, tell the site where readers come from, and hide that two references cite one
    page.

    ## Known problems
    A parameter that tracks on most sites may choose the page on one. Where a short name such as ``cmp`` has a figure
    for its value, the rule is silent.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry?utm_source=mail&id=7}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry?id=7}}
    ```

    ## Fix and its safety
    Safe: takes out nothing but parameters of the table in ``links``.

    ## Sources
    The table names the campaign tools that add them.
    """

    code = "LNK107"
    name = "tracking-parameters"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    faults = frozenset({"tracking"})
    what = "The address carries parameters that only track readers."
    otherwise = "Take them out."

    def applies(self, citation: Citation, url: str, fault: str) -> bool:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.applies``."""
        return not _ONLY_FIGURES.search(url) or _CAMPAIGN.search(url) is not None

    def repair(self, citation: Citation, url: str, facts: UrlFacts) -> Remedy:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.repair``."""
        if facts.without_tracking is None:
            return advice(self.otherwise)
        return write(citation, f"Write {facts.without_tracking}", {"url": facts.without_tracking}, safe=True)
