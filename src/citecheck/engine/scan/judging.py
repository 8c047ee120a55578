"""The fifth stage: each document is audited as ``run`` would, with the answers that were kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from citecheck.engine.nothing import NoRegistries
from citecheck.engine.run import Ports, audit
from citecheck.engine.scan.answers import SeenAnswers, SeenDesk, SeenProber, SeenStore
from citecheck.engine.scan.bench import Bench
from citecheck.engine.scan.layout import Table, slice_name
from citecheck.engine.scan.linking import documents_of
from citecheck.engine.scan.parts import PartWriter, Row
from citecheck.engine.scan.reading import year_of
from citecheck.engine.scan.silence import Silence
from citecheck.links.urls import facts
from citecheck.model.audit import Audit
from citecheck.model.finding import Finding
from citecheck.model.reference import ReferenceId
from citecheck.model.verdict import ArchiveResult, LinkResult, LinkRole


@dataclass(slots=True)
class Tally:
    """Counts of one slice, as its part keeps them in its footer; ``summing`` adds them up."""

    links: Counter[str] = field(default_factory=Counter)
    """``state/reason`` of each reference and link."""
    archives: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    """By severity."""
    rules: Counter[str] = field(default_factory=Counter)
    """``code/name/severity``."""
    ruled: Counter[str] = field(default_factory=Counter)
    """Documents in which a rule found something, by code."""
    years: Counter[str] = field(default_factory=Counter)
    """``year/state``."""
    services: Counter[str] = field(default_factory=Counter)
    """``service/state``."""
    muted: int = 0

    def take(self, found: Audit) -> None:
        """Count one document."""
        for link in found.links:
            if link.role is LinkRole.ORIGINAL:
                self.links[f"{link.state}/{link.reason}"] += len(link.references)
        for row in found.archives:
            self.archives[f"{row.state}/{row.reason}"] += 1
            self.services[f"{row.service or 'no service'}/{row.state}"] += 1
        for finding in found.findings:
            self.findings[finding.severity.value] += 1
            self.rules[f"{finding.rule}/{finding.name}/{finding.severity}"] += 1
        self.ruled.update({finding.rule for finding in found.findings})
        self.muted += len(found.muted)

    def counts(self) -> dict[str, Any]:
        """Give everything as JSON can hold it."""
        return {
            "links": self.links,
            "archives": self.archives,
            "findings": self.findings,
            "rules": self.rules,
            "ruled": self.ruled,
            "years": self.years,
            "services": self.services,
            "muted": self.muted,
        }


def judge_slice(bench: Bench, number: int) -> dict[str, Any]:
    """Audit the documents of one slice, one by one."""
    seen = SeenAnswers.of_slice(bench, number)
    options = replace(bench.options, archive_budget=0)
    ports = Ports(SeenProber(seen), SeenDesk(seen), NoRegistries(), SeenStore(seen), Silence(), bench.clock)
    tally = Tally()
    name = slice_name(number)
    verdicts = PartWriter(bench.dataset.part(Table.VERDICTS, name), Table.VERDICTS)
    findings = PartWriter(bench.dataset.part(Table.FINDINGS, name), Table.FINDINGS)
    with findings, verdicts:  # the part of findings gets its name last
        for document_number, document in documents_of(bench, number):
            bench.check()
            found = audit([document], (), options, ports)
            tally.take(found)
            place: Row = {"document": document_number, "path": document.path}
            for row in _verdicts(found, tally):
                verdicts.add({**place, **row})
            for finding in found.findings:
                findings.add({**place, **finding_row(finding), "muted": None})
            for muted in found.muted:
                findings.add({**place, **finding_row(muted.finding), "muted": muted.reason})
        counts = tally.counts()
        findings.tally(counts)
    return {"findings": sum(tally.findings.values()), "verdicts": verdicts.rows}


def _verdicts(found: Audit, tally: Tally) -> Iterator[Row]:
    years = {citation.id: year_of(citation.reference.published) for citation in found.citations}
    for link in found.links:
        if link.role is LinkRole.ORIGINAL:
            shared = _link_columns(link)
            for reference in link.references:
                year = years[reference]
                if year is not None:
                    tally.years[f"{year}/{link.state}"] += 1
                yield {**shared, "reference": reference, "year": year}
    for row in found.archives:
        yield _archive_columns(row, years)


def _link_columns(link: LinkResult) -> Row:
    return {
        "role": link.role.value,
        "url": link.url,
        "host": facts(link.url).host,
        "state": link.state.value,
        "reason": link.reason.value,
        "signs": list(link.judgement.signs),
        "status": link.status,
        "final_url": link.final_url,
        "checked_at": link.checked_at,
    }


def _archive_columns(row: ArchiveResult, years: Mapping[ReferenceId, int | None]) -> Row:
    return {
        "reference": row.reference,
        "role": LinkRole.ARCHIVE.value,
        "url": row.archive_url,
        "host": None if row.archive_url is None else facts(row.archive_url).host,
        "service": row.service,
        "state": row.state.value,
        "reason": row.reason.value,
        "signs": list(row.judgement.signs),
        "captured_at": row.captured_at,
        "offered_url": None if row.offered is None else row.offered.archive_url,
        "year": years[row.reference],
    }


def finding_row(finding: Finding) -> dict[str, Any]:
    """Give the columns of a finding."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "references": list(finding.references),
        "line": finding.span.line,
        "column": finding.span.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "evidence": json.dumps(dict(finding.evidence), ensure_ascii=True, sort_keys=True, default=str),
        "remedy": None if finding.remedy is None else finding.remedy.text,
        "applicability": None if finding.remedy is None else finding.remedy.applicability.value,
    }
