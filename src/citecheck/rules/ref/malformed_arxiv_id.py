"""REF208 malformed-arxiv-id."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule


class MalformedArxivId(IdentifierRule):
    """An arXiv id has not the form of one.

    ## What it finds
    Ids with an impossible month, too many or too few digits.

    ## Why it matters
    It leads to no paper. Some tools cut it and look up another paper.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @misc{tides, title = {On Tides}, eprint = {1713.99999999}, eprinttype = {arxiv}, year = 2017}
    ```
    ```bibtex good
    @misc{tides, title = {On Tides}, eprint = {1712.00001}, eprinttype = {arxiv}, year = 2017}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    arXiv's description of its identifiers; no reference checker that was tried reported 1713.99999999.
    """

    code = "REF208"
    name = "malformed-arxiv-id"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    field = "arxiv"
    faults = frozenset({"malformed", "month"})
    what = "The arXiv id {value} has not the form of one."
    otherwise = "Write it as 2101.00001, or as hep-th/9901001 for papers before April 2007."
