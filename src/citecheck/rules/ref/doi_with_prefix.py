"""REF202 doi-with-prefix."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import write
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_PREFIX = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/+|doi:\s*)(?P<doi>10\..+)", re.IGNORECASE | re.DOTALL)


class DoiWithPrefix(ReferenceRule):
    """The DOI stands with an address or a label before it.

    ## What it finds
    ``https://doi.org/…`` and ``doi:`` in a field for the DOI.

    ## Why it matters
    Styles put their own address before it, so that the link breaks.

    ## Known problems
    Some styles cut it off themselves.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {https://doi.org/10.1234/abc}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```

    ## Fix and its safety
    Safe: writes the bare DOI.

    ## Sources
    Crossref wants the address in print, and styles add it themselves; veracite and JabRef report it.
    """

    code = "REF202"
    name = "doi-with-prefix"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"structured", "doi"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        written = (raw(reference, "doi") or "").strip() if reference.doi and is_structured(reference) else ""
        found = _PREFIX.match(written)
        if found is not None:
            bare = found.group("doi")
            yield self.finding(
                citation,
                f"The field for the DOI holds {quoted(written, 60)}, with an address or a label before the DOI.",
                at="doi",
                remedy=write(citation, f"Write {bare}", {"doi": bare}, safe=True),
            )
