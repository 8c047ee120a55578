"""Scans in this process, and what they wrote, for tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from citecheck.assemble_scan import ScanRequest, do, scan
from citecheck.config import ArchivesConfig, CacheConfig, Config, NetworkConfig
from citecheck.engine.scan.driver import Scan
from citecheck.engine.scan.layout import Dataset, Stage, Table
from citecheck.engine.scan.orders import Errand, Hands, Order, OwnHands, Report, Work
from citecheck.engine.scan.parts import part_rows
from citecheck.model.audit import Audit
from citecheck.model.verdict import LinkRole


@dataclass
class Notes:
    """Notes what a scan tells of itself."""

    stages: list[tuple[Stage, bool]] = field(default_factory=list)
    tasks: list[tuple[Stage, str, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    counts: dict[Errand, int] = field(default_factory=dict)

    def begun(self, stage: Stage, what: str, tasks: int) -> None:
        self.tasks.append((stage, what, tasks))

    def done(self, stage: Stage, report: Report) -> None:
        pass

    def counted(self, errand: Errand, number: int) -> None:
        self.counts[errand] = self.counts.get(errand, 0) + number

    def whole(self, stage: Stage, counts: Mapping[str, int], *, before: bool) -> None:
        self.stages.append((stage, before))

    def said(self, words: str) -> None:
        self.words.append(words)

    @property
    def made(self) -> list[Stage]:
        return [stage for stage, before in self.stages if not before]


@dataclass
class ManyHands(OwnHands):
    """One process that says it has several places, so that hosts get several owners."""

    work: Work = do
    places: int = 3

    def __post_init__(self) -> None:
        super().__init__(self.work)


def config(port: int = 0, archive_base: str | None = None, **network: Any) -> Config:
    """Settings of a scan of a web on loopback, in a hurry."""
    chosen = {"interval_s": 0.0, "timeout_s": 5.0, "controls": (), **network}
    rules = (f"*=127.0.0.1:{port}", *chosen.pop("resolve", ())) if port else ()
    return Config(
        network=NetworkConfig(allow_net=("127.0.0.0/8",), resolve=rules, **chosen),
        archives=ArchivesConfig(base=archive_base, interval_s=0.0),
        cache=CacheConfig(read=False),
        offline=not port,
    )


def scanned(
    inputs: list[Path] | list[str],
    root: Path,
    settings: Config,
    hands: Callable[[], Hands] = ManyHands,
    **more: Any,
) -> Notes:
    notes = Notes()
    request = ScanRequest(tuple(map(str, inputs)), root, settings, **more)
    scan(request, hands, notes)
    return notes


def rows(root: Path, table: Table) -> list[dict[str, Any]]:
    return [row for part in Dataset(root).parts(table) for row in part_rows(part)]


def findings_of(audit: Audit) -> list[tuple[object, ...]]:
    """Findings of an audit of one document as ``findings`` tells them."""
    told = [(finding, None) for finding in audit.findings] + [(muted.finding, muted.reason) for muted in audit.muted]
    return [
        (each.rule, each.message, tuple(each.references), each.span.line, each.span.start, _text(each.evidence), why)
        for each, why in told
    ]


def findings_in(root: Path, path: str) -> list[tuple[object, ...]]:
    return [
        (
            row["rule"],
            row["message"],
            tuple(row["references"]),
            row["line"],
            row["start"],
            row["evidence"],
            row["muted"],
        )
        for row in rows(root, Table.FINDINGS)
        if row["path"] == path
    ]


def verdicts_of(audit: Audit) -> list[tuple[object, ...]]:
    links: list[tuple[object, ...]] = [
        (reference, "original", link.url, link.state, link.reason, link.judgement.signs, link.status, link.final_url)
        for link in audit.links
        if link.role is LinkRole.ORIGINAL
        for reference in link.references
    ]
    copies: list[tuple[object, ...]] = [
        (row.reference, "archive", row.archive_url, row.state, row.reason, row.judgement.signs, None, None)
        for row in audit.archives
    ]
    return sorted(links + copies, key=str)


def verdicts_in(root: Path, path: str) -> list[tuple[object, ...]]:
    names = ("reference", "role", "url", "state", "reason", "signs", "status", "final_url")
    found = [tuple(row[name] for name in names) for row in rows(root, Table.VERDICTS) if row["path"] == path]
    return sorted(((*row[:5], tuple(row[5]), *row[6:]) for row in found), key=str)


def _text(evidence: Mapping[str, object]) -> str:
    return json.dumps(dict(evidence), ensure_ascii=True, sort_keys=True, default=str)


__all__ = ["ManyHands", "Notes", "Order", "Scan", "config", "replace", "rows", "scanned"]
