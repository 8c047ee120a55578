"""One reference as the page shows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citecheck.model.edtf import interval
from citecheck.model.finding import EditKind, Finding
from citecheck.model.reference import Citation, Format, Reference, ReferenceId
from citecheck.reports.addresses import host_of
from citecheck.reports.charts.data import Mark
from citecheck.reports.dossier import Dossier
from citecheck.reports.inert import cut, visible
from citecheck.reports.words import byline_of, title_of

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.:~+-]{1,80}\Z")
_FACTS = (
    *("type", "authors", "editors", "title", "translated_title", "outlet", "publisher", "published", "accessed"),
    *("archived", "url", "archive_url", "url_status", "doi", "isbn", "issn", "pmid", "arxiv", "volume", "issue"),
    *("pages", "edition", "language", "format", "quote", "note"),
)
"""Fields of the record that the page lists, in this order."""
_PROSE = frozenset({Format.TEXT, Format.WIKITEXT, Format.HTML, Format.MARKDOWN})
"""Formats in which a reference says more than its record does."""
_FEW = 200
"""References up to which each shows its source at length; our choice: 500 are to stay under 1.5 MB."""
_SHOWN_ELSEWHERE = frozenset({"signs", "error"})
"""Evidence that the result of the link or of the copy tells as well."""


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a suggested edit."""

    sign: str
    """``-`` as it is, ``+`` as it should be, ``=`` what stays instead."""
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its edit spelled out."""

    finding: Finding
    others: tuple[ReferenceId, ...]
    """The other references that it names."""
    diff: tuple[DiffLine, ...]
    evidence: str
    """What the finding rests on, in one line; an empty string when the rule says no more than its message."""


@dataclass(frozen=True, slots=True)
class TextLimits:
    """How many characters of the source a card shows; none where the record tells all of it again."""

    prose: int
    fields: int

    def of(self, source: Format) -> int:
        """Give the limit for a format."""
        return self.prose if source in _PROSE else self.fields


@dataclass(frozen=True, slots=True)
class Card:
    """One reference with all that is told of it."""

    anchor: str
    dossier: Dossier
    title: str
    byline: str
    path: str
    facts: tuple[tuple[str, str], ...]
    """Name and value of each known field, but for those that the head of the card and the results tell."""
    remarks: tuple[Remark, ...]
    marks: tuple[Mark, ...]
    text: str
    """As it stands in the source, or its beginning."""
    link_states: tuple[str, ...]
    archive_states: tuple[str, ...]
    severities: tuple[str, ...]
    rules: tuple[str, ...]
    hosts: tuple[str, ...]


def anchor_of(reference: ReferenceId) -> str:
    """Give the fragment that leads to a reference: ``ref-`` and its id, spelled so that any address bar keeps it."""
    if _PLAIN_ID.match(reference):
        return f"ref-{reference}"
    plain = re.sub(r"[^A-Za-z0-9_.:~+-]+", "-", reference[:60]).strip("-")
    mark = hashlib.sha256(reference.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"ref-{plain}-{mark}"


def text_limits(references: int) -> TextLimits:
    """Say how much of its source each of so many references may show."""
    return TextLimits(1500, 1500) if references <= _FEW else TextLimits(400, 0)


def card(dossier: Dossier, path: str, citations: Mapping[ReferenceId, Citation], texts: TextLimits) -> Card:
    """Make the card of one reference.

    Args:
        dossier: What is known of it.
        path: The source it stands in.
        citations: All references of the audit, for the present values of fields that edits replace.
        texts: How much of the source to show.
    """
    citation = dossier.citation
    reference = citation.reference
    told = {link.url for link in dossier.links} | {archive.archive_url or "" for archive in dossier.archives}
    told |= {title_of(reference), reference.outlet or "", reference.published or ""}
    urls = [link.url for link in dossier.links] or [citation.reference.url or ""]
    return Card(
        anchor=anchor_of(citation.id),
        dossier=dossier,
        title=title_of(citation.reference),
        text=cut(reference.text, texts.of(reference.origin.format)),
        byline=byline_of(citation.reference),
        path=path,
        facts=tuple(_facts(citation.reference, told)),
        remarks=tuple(_remark(finding, citation.id, citations) for finding in dossier.findings),
        marks=tuple(_marks(dossier)),
        link_states=_kinds([link.state.value for link in dossier.links]),
        archive_states=_kinds([archive.state.value for archive in dossier.archives]),
        severities=_kinds([finding.severity.value for finding in dossier.findings]),
        rules=tuple(dict.fromkeys(finding.rule for finding in dossier.findings)),
        hosts=tuple(dict.fromkeys(host for host in map(host_of, urls) if host)),
    )


def _kinds(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found)) or ("none",)


def _facts(reference: Reference, told: set[str]) -> Iterator[tuple[str, str]]:
    for name in _FACTS:
        value = value_of(reference, name)
        if value and value not in told:
            yield name.replace("_", " "), value


def value_of(reference: Reference, field: str) -> str:
    """Give a field of a record as text; an empty string when it is unknown or no such field exists."""
    value = getattr(reference, field, None)
    if isinstance(value, tuple):
        return "; ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _remark(finding: Finding, under: ReferenceId, citations: Mapping[ReferenceId, Citation]) -> Remark:
    others = tuple(other for other in finding.references if other != under)
    return Remark(finding, others, tuple(_diff(finding, citations)), evidence_of(finding))


def evidence_of(finding: Finding) -> str:
    """Say what a finding rests on: ``status 404; tried GET, HEAD``."""
    told = ((key, _said(value)) for key, value in finding.evidence.items() if key not in _SHOWN_ELSEWHERE)
    return "; ".join(f"{key.replace('_', ' ')} {value}" for key, value in told if value)


def _said(value: object) -> str:
    if value is None or value is False:
        return "" if value is None else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_said(item) for item in value)
    return "yes" if value is True else str(value)


def _diff(finding: Finding, citations: Mapping[ReferenceId, Citation]) -> Iterator[DiffLine]:
    for edit in finding.remedy.edits if finding.remedy is not None else ():
        citation = citations.get(edit.reference)
        if edit.kind is EditKind.REMOVE_REFERENCE:
            yield DiffLine("-", "reference", edit.reference)
            if edit.value is not None:
                yield DiffLine("=", "reference", edit.value)
            continue
        field = edit.field or ""
        named = field if len(finding.references) < 2 else f"{edit.reference}: {field}"  # noqa: PLR2004 - one is meant
        present = value_of(citation.reference, field) if citation is not None else ""
        if present == edit.value:
            continue
        if present:
            yield DiffLine("-", named, present)
        if edit.kind is EditKind.SET:
            yield DiffLine("+", named, edit.value or "")


def _marks(dossier: Dossier) -> Iterator[Mark]:
    reference = dossier.citation.reference
    for kind, edtf in (
        ("published", reference.published),
        ("archived", reference.archived),
        ("accessed", reference.accessed),
    ):
        days = interval(edtf)
        if days is not None:
            yield Mark(kind, days.first, days.last, visible(edtf or "", 40))
    for archive in dossier.archives:
        at = archive.captured_at or archive.stated_at
        if at is not None:
            yield Mark("captured", at.date(), at.date(), at.strftime("%Y-%m-%d"))
