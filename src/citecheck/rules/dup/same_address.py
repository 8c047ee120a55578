"""DUP104 same-address."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.dup.group_findings import CopiesRule, groups_of_indexes
from citecheck.rules.dup.likeness import authors_agree, titles_alike
from citecheck.rules.dup.signature import Signature, signature


class SameAddress(CopiesRule):
    """Several references lead to the same page.

    ## What it finds
    Equal addresses, once scheme, www, mobile hosts, default port, slash at the end, fragment, tracking and session
    parameters, redirectors and archive wrapping are taken away; also in different files.

    ## Why it matters
    One page is counted as several sources; and each is checked, archived and corrected apart.

    ## Known problems
    Databases and home pages are cited for different things: references with other titles, pages or dates of publication
    are left alone, and so are addresses without a path.

    ## Example
    ```bibtex bad
    @online{ferry1, title = {Ferry sails again}, url = {http://www.news.example/ferry/?utm_source=mail}}
    @online{ferry2, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-01-02}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/item?id=7}}
    @online{dunes, title = {Dunes on the move}, url = {https://news.example/item?id=8}}
    ```

    ## Fix and its safety
    Advice only: what differs between the copies is listed, and a person has to settle it.

    ## Sources
    No other reference checker compares addresses beyond their spelling.
    """

    code = "DUP104"
    name = "same-address"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address names the page, and other titles are left alone"
    suppresses = ("DUP105",)
    because = "lead to the same page"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        citations = evidence.citations
        keys = [_key(citation, evidence) for citation in citations]
        for _, indexes in groups_of_indexes(keys):
            folded = {index: signature(citations[index].reference) for index in indexes}
            parts: list[list[int]] = []
            for index in indexes:
                part = next((part for part in parts if _are_one(folded[part[0]], folded[index])), None)
                if part is None:
                    parts.append([index])
                else:
                    part.append(index)
            for part in parts:
                if len(part) > 1:
                    yield self.tell([citations[index] for index in part])


def _key(citation: Citation, evidence: Evidence) -> str | None:
    reference = citation.reference
    facts = evidence.urls.get(reference.url or reference.archive_url or "")
    canonical = None if facts is None else facts.canonical
    if canonical is None or (
        "/" not in canonical and "?" not in canonical and reference.origin.format is not Format.URLS
    ):
        return None
    return canonical


def _are_one(one: Signature, other: Signature) -> bool:
    if one.title and other.title and not titles_alike(one, other, strict=False):
        return False
    if authors_agree(one, other) is False:
        return False
    if one.first_page != other.first_page and (
        (one.first_page and other.first_page) or (one.is_note and other.is_note)
    ):
        return False
    if one.day is not None and other.day is not None:
        return abs(one.day - other.day) <= 1
    return one.year is None or other.year is None or one.year == other.year
