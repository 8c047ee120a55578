"""Runs over time: begun, finished, listed, compared."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from citecheck.model.audit import TrendPoint
from citecheck.model.memory import RunRecord
from citecheck.store.rows import at

RESUME_WITHIN_S = 86_400.0
"""An unfinished run of more than a day ago is begun anew: its first answers would be older than a day. Our choice."""
RAW_KEPT_S = 30 * 86_400.0
"""Bodies are dropped after 30 days; the row itself stays for the history. Our choice."""
HISTORY_KEPT_S = 400 * 86_400.0
"""A little over a year, so that a yearly run still sees the one before. Our choice."""
TREND_POINTS = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """The summary of a run: state or severity -> number."""

    links: Mapping[str, int] = field(default_factory=dict)
    archives: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    offline: bool = False
    """See ``RunRecord.offline``."""


def begin(
    connection: sqlite3.Connection,
    command: str,
    sources: tuple[str, ...],
    fingerprint: str,
    now: datetime,
    *,
    resume: bool,
) -> tuple[int, bool]:
    """Give the number of the run, and whether it goes on with an unfinished one."""
    if resume:
        row = connection.execute(
            "SELECT id, complete FROM runs WHERE command = ? AND started_at >= ?"
            " ORDER BY started_at DESC, id DESC LIMIT 1",
            (command, now.timestamp() - RESUME_WITHIN_S),
        ).fetchone()
        if row is not None and not row[1]:
            return int(row[0]), True
    cursor = connection.execute(
        "INSERT INTO runs (command, fingerprint, sources, started_at) VALUES (?, ?, ?, ?)",
        (command, fingerprint, json.dumps(sources), now.timestamp()),
    )
    return int(cursor.lastrowid or 0), False


def finish(
    connection: sqlite3.Connection,
    run: int,
    now: datetime,
    counts: Counts,
    audit: bytes,
    *,
    complete: bool,
) -> None:
    """Write the outcome of a run with its JSON, which comes compressed; drop what is too old to serve anybody."""
    summary = {name: dict(getattr(counts, name)) for name in ("links", "archives", "findings")} | {
        "offline": counts.offline
    }
    connection.execute(
        "UPDATE runs SET finished_at = ?, complete = ?, counts = ?, audit = ? WHERE id = ?",
        (now.timestamp(), int(complete), json.dumps(summary), audit, run),
    )
    stamp = now.timestamp()
    connection.execute(
        "UPDATE observations SET raw = NULL, result = NULL WHERE asked_at < ? AND raw NOT NULL", (stamp - RAW_KEPT_S,)
    )
    for table, column in (("observations", "asked_at"), ("lookups", "asked_at"), ("runs", "started_at")):
        connection.execute(f"DELETE FROM {table} WHERE {column} < ?", (stamp - HISTORY_KEPT_S,))  # noqa: S608 - our names


def history(connection: sqlite3.Connection, fingerprint: str | None = None) -> tuple[RunRecord, ...]:
    """Give all runs, or those over the same sources, newest first."""
    rows = connection.execute(
        "SELECT id, fingerprint, sources, started_at, finished_at, complete, counts FROM runs"
        " WHERE ? IS NULL OR fingerprint = ? ORDER BY started_at DESC, id DESC",
        (fingerprint, fingerprint),
    )
    return tuple(
        RunRecord(
            id=number,
            fingerprint=source_print,
            sources=tuple(json.loads(sources)),
            started_at=at(started),
            finished_at=None if finished is None else at(finished),
            complete=bool(complete),
            **{name: summary.get(name, {}) for name in ("links", "archives", "findings")},
            offline=summary.get("offline", False),
        )
        for number, source_print, sources, started, finished, complete, counts in rows
        for summary in (json.loads(counts),)
    )


def audit_json(connection: sqlite3.Connection, run: int) -> str | None:
    """Give the JSON of a finished run, ``None`` when there is none."""
    row = connection.execute("SELECT audit FROM runs WHERE id = ?", (run,)).fetchone()
    return None if row is None or row[0] is None else zlib.decompress(row[0]).decode()


def trend(connection: sqlite3.Connection, fingerprint: str, but: int) -> tuple[TrendPoint, ...]:
    """Give the finished, complete runs over the same sources that asked, oldest first, without run ``but``."""
    finished = [
        record
        for record in history(connection, fingerprint)
        if record.complete and not record.offline and record.id != but
    ]
    return tuple(
        TrendPoint(record.finished_at, record.links, record.archives, record.findings)
        for record in reversed(finished[:TREND_POINTS])
        if record.finished_at is not None
    )
