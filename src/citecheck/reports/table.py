"""CSV for spreadsheets: one row a finding, and one for everything that has none."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding
from citecheck.reports.dossier import Dossier, SourceDossier, by_source
from citecheck.reports.health import original_links
from citecheck.reports.inert import visible, writable
from citecheck.reports.interface import ReportOptions
from citecheck.reports.unseen import Unseen, banners, unseen
from citecheck.reports.words import archive_words, link_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet would run; the last four are full-width."""
_LONGEST_CELL = 32_000
"""Characters of a cell; Excel takes 32,767 (its specifications and limits, 2024)."""


class Row(StrEnum):
    """What a row tells of."""

    FINDING = "finding"
    REFERENCE = "reference"
    """A reference without a finding."""
    MUTED = "muted"
    NOT_READ = "source not read"
    NOT_RUN = "rule not run"
    SKIPPED = "block skipped"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class _Cells:
    """One row; the names of the members are the headings."""

    row: str
    source: str = ""
    line: str = ""
    reference: str = ""
    severity: str = ""
    rule: str = ""
    name: str = ""
    message: str = ""
    remedy: str = ""
    applicability: str = ""
    confidence: str = ""
    type: str = ""
    authors: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""
    link_state: str = ""
    link_reason: str = ""
    link_said: str = ""
    status: str = ""
    final_url: str = ""
    archive_url: str = ""
    archived: str = ""
    archive_state: str = ""
    archive_reason: str = ""
    archive_said: str = ""
    offered: str = ""


COLUMNS = tuple(_Cells.__dataclass_fields__)


class CsvReport:
    """UTF-8 with a heading row and commas; a cell that could run as a formula begins with an apostrophe."""

    name = "csv"
    suffixes = (".csv",)

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; a table needs none."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        paper = StringIO()
        writer = csv.writer(paper, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for cells in _rows(audit):
            writer.writerow([disarmed(getattr(cells, column)) for column in COLUMNS])
        return writable(paper.getvalue())


def disarmed(text: str) -> str:
    """Give a cell that no spreadsheet runs: text stays text."""
    shown = visible(text, _LONGEST_CELL)
    return f"'{shown}" if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def _rows(audit: Audit) -> Iterator[_Cells]:
    yield from (_Cells(Row.NOTE, message=banner) for banner in banners(audit))
    told: set[int] = set()
    for source in by_source(audit):
        yield from _source_rows(source, told)
    for muted in audit.muted:
        finding = muted.finding
        path = audit.documents[finding.source].path if 0 <= finding.source < len(audit.documents) else ""
        yield _Cells(
            Row.MUTED,
            source=path,
            reference=" ".join(finding.references),
            **_told(finding) | {"remedy": muted.reason},
        )
    yield from _unseen_rows(unseen(audit))


def _source_rows(source: SourceDossier, told: set[int]) -> Iterator[_Cells]:
    path = source.document.path
    for finding in source.findings:
        yield _Cells(Row.FINDING, source=path, line=str(finding.span.line), **_told(finding))
    for dossier in source.dossiers:
        facts = _facts(dossier) | {"source": path}
        fresh = [finding for finding in dossier.findings if id(finding) not in told]
        told.update(id(finding) for finding in fresh)
        for finding in fresh:
            yield _Cells(Row.FINDING, **facts, **_told(finding))
        if not fresh:
            yield _Cells(Row.REFERENCE, **facts)


def _told(finding: Finding) -> dict[str, str]:
    remedy = finding.remedy
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "name": finding.name,
        "message": finding.message,
        "remedy": "" if remedy is None else remedy.text,
        "applicability": "" if remedy is None else remedy.applicability.value,
        "confidence": finding.confidence.value,
    }


def _facts(dossier: Dossier) -> dict[str, str]:
    reference = dossier.citation.reference
    facts: Mapping[str, object] = {
        "line": reference.origin.span.line,
        "reference": dossier.citation.id,
        "type": reference.type,
        "authors": "; ".join(str(name) for name in reference.authors),
        "title": reference.title,
        "outlet": reference.outlet,
        "published": reference.published,
        "accessed": reference.accessed,
        "url": reference.url,
        "archive_url": reference.archive_url,
        "archived": reference.archived,
        **_link(dossier),
        **_archive(dossier),
    }
    return {name: "" if value is None else str(value) for name, value in facts.items()}


def _link(dossier: Dossier) -> dict[str, object]:
    for link in original_links(dossier)[:1]:
        return {
            "link_state": link.state.value,
            "link_reason": link.reason.value,
            "link_said": link_words(link.reason),
            "status": link.status,
            "final_url": link.final_url,
        }
    return {}


def _archive(dossier: Dossier) -> dict[str, object]:
    for archive in dossier.archives[:1]:
        return {
            "archive_state": archive.state.value,
            "archive_reason": archive.reason.value,
            "archive_said": archive_words(archive.reason),
            "offered": None if archive.offered is None else archive.offered.archive_url,
        }
    return {}


def _unseen_rows(missing: Unseen) -> Iterator[_Cells]:
    for unread in missing.unread:
        yield _Cells(Row.NOT_READ, source=unread.path, message=unread.message)
    for why, rules in missing.rules:
        for rule in rules:
            yield _Cells(Row.NOT_RUN, rule=rule.code, name=rule.name, message=why)
    for path, block in missing.skipped:
        yield _Cells(Row.SKIPPED, source=path, line=str(block.span.line), message=f"{block.reason}: {block.text}")
