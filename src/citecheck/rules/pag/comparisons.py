"""The page held against its citation, as rules look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.model.evidence import Evidence
from citecheck.model.page import Page, PageComparison
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkState


@dataclass(frozen=True, slots=True)
class Compared:
    """What the live page of one reference says."""

    comparison: PageComparison
    page: Page | None


def live(citation: Citation, evidence: Evidence) -> Iterator[Compared]:
    """Give the comparison with the live page; nothing where it was not seen or is not live."""
    result = evidence.original_link(citation)
    if result is None or result.state is not LinkState.LIVE:
        return
    for reference, comparison in result.comparisons:
        if reference == citation.id:
            yield Compared(comparison, result.page)
            return


def archived(citation: Citation, evidence: Evidence) -> PageComparison | None:
    """Give the comparison with the archive copy that the reference cites, if it was read."""
    result = evidence.archives.get(citation.id)
    return None if result is None or result.archive_url is None else result.comparison
