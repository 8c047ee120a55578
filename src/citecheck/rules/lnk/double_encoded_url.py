"""LNK114 double-encoded-url."""

from __future__ import annotations

from citecheck.model.finding import Confidence, Severity
from citecheck.rules.lnk.address_rule import AddressRule


class DoubleEncodedUrl(AddressRule):
    """The address is percent-encoded twice.

    ## What it finds
    ``%2520`` and its likes.

    ## Why it matters
    A tool encoded what was encoded already; the link mostly leads to an error page.

    ## Known problems
    An address inside an address may be encoded twice by right.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/the%2520ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/the%20ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    WaybackMedic's list of URL repairs.
    """

    code = "LNK114"
    name = "double-encoded-url"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    default_reason = "a note only: it never fails a run"
    faults = frozenset({"double-encoded"})
    what = "The address is percent-encoded twice."
    otherwise = "Write %XX where %25XX stands, and test the link."
