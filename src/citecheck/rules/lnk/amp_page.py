"""LNK112 amp-page."""

from __future__ import annotations

from citecheck.model.finding import Confidence, Severity
from citecheck.rules.lnk.address_rule import AddressRule


class AmpPage(AddressRule):
    """The address is that of an AMP version.

    ## What it finds
    Addresses with ``/amp/`` or ``.amp.html``.

    ## Why it matters
    Publishers have been giving AMP up since 2021, and its addresses stop working first.

    ## Known problems
    A page about electricity may have amp in its address.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry/amp/}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry/}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "LNK112"
    name = "amp-page"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    faults = frozenset({"amp"})
    what = "The address is that of an AMP version of the page."
    otherwise = "Cite the page itself."
