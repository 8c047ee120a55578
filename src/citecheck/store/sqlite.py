"""The store in one SQLite file: observations with their age, checkpoints of runs, past audits.

Every row is committed by itself, so a run that is killed loses at most what was in flight. Several runs may use one
file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock

from citecheck.errors import StoreError
from citecheck.model.audit import TrendPoint
from citecheck.model.capture import Absent, Found, LookupAnswer
from citecheck.model.memory import KeptDrift, KeptLink, KeptLookup, StoreAges
from citecheck.model.observation import Observation, Purpose
from citecheck.model.verdict import Drift, FailureStreak, LinkResult
from citecheck.model.works import Held, KeptWork
from citecheck.store import rows, runs, works
from citecheck.store.schema import prepare

_ADDRESSES_A_QUERY = 500
"""SQLite takes 999 parameters a statement in its oldest builds still in use (SQLITE_MAX_VARIABLE_NUMBER before
3.32)."""
_SIGHTINGS_APART_S = 3600.0
"""Failures within an hour count once, as pywikibot's weblinkchecker counts them."""
_ADVICE = "free disk space, or set CITECHECK_CACHE to a folder that can be written"
_Row = tuple[int, str, int, float, str, str | None, bytes | None]
_FAILING = ("server-error", "timeout", "refused", "reset", "tls", "dns", "malformed-response", "too-many-redirects")
_MISSING = ("not-found", "gone", "no-such-host", "soft-404", "parked", "redirect-to-home")

_INSERT = (
    "INSERT INTO observations (run, url, purpose, asked_at, state, reason, raw, context, result)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_FILL = (
    "UPDATE observations SET state = ?, reason = ?, context = ?, result = ?"
    " WHERE run = ? AND url = ? AND purpose = ? AND asked_at = ?"
)


@dataclass(frozen=True, slots=True)
class StoreRun:
    """Which run the store serves, and what it may look back on."""

    command: str
    """Fingerprint of sources and options; an unfinished run with the same one can be resumed."""
    sources: tuple[str, ...]
    fingerprint: str
    """Of the sources alone: what belongs to one history."""
    ages: StoreAges = field(default_factory=lambda: StoreAges(7 * 86_400.0, 86_400.0, 7 * 86_400.0))
    place: str = ""
    """Which archive is asked, if not the public one: what another one holds says nothing about it."""
    read_old: bool = True
    resume: bool = True


class SqliteStore:
    """See ``citecheck.engine.ports.Store``."""

    def __init__(self, path: Path, run: StoreRun, now: datetime) -> None:
        """Open or create the file, and begin the run, or go on with the unfinished one.

        Raises:
            StoreError: The file cannot be used.
        """
        self.path = path
        self.run = run
        self._lock = RLock()
        self._unjudged: set[str] = set()
        """Addresses whose row was kept before it was judged."""
        self._connection = _open(path)
        with self._guard():
            self.run_id, self.resumed = runs.begin(
                self._connection, run.command, run.sources, run.fingerprint, now, resume=run.resume
            )

    def close(self) -> None:
        """Give the file back; the run stays unfinished unless ``finish`` was called."""
        with self._lock:
            self._connection.close()

    def fresh(self, contexts: Mapping[str, str], purpose: Purpose, now: datetime) -> Mapping[str, KeptLink]:
        """Give what is young enough to be used in place of asking.

        Args:
            contexts: Address -> for what it is to be judged; a kept result of another context comes as an observation.
            purpose: Why they are to be asked.
            now: Aware.
        """
        found: dict[str, KeptLink] = {}
        if not (self.run.read_old or self.resumed):
            return found
        addresses = list(contexts)
        for start in range(0, len(addresses), _ADDRESSES_A_QUERY):
            batch = addresses[start : start + _ADDRESSES_A_QUERY]
            for number, url, run, asked_at, state, context, result in self._newest(batch, purpose):
                own = run == self.run_id
                if not own and (not self.run.read_old or now.timestamp() - asked_at > self._age(state)):
                    continue
                with suppress(ValueError):  # a row of another version is as good as none
                    if result is not None and context == contexts[url]:
                        found[url] = KeptLink(rows.at(asked_at), result=rows.read_result(result))
                    elif (raw := self._raw(number)) is not None:
                        found[url] = KeptLink(rows.at(asked_at), observation=rows.read_observation(raw))
        return found

    def keep(self, observation: Observation, state: str, reason: str) -> None:
        """See ``Store.keep``."""
        self._insert(observation, state, reason, None, None)

    def keep_link(self, observation: Observation, result: LinkResult, context: str) -> None:
        """See ``Store.keep_link``."""
        self._insert(observation, result.state, result.reason, context, rows.result_row(result))

    def keep_lookup(self, url: str, near: str, answer: LookupAnswer, now: datetime) -> None:
        """See ``Store.keep_lookup``; only answers of the index itself are kept, refusals and faults never."""
        if not isinstance(answer, Found | Absent):
            return
        with self._guard():
            self._connection.execute(
                "INSERT OR REPLACE INTO lookups VALUES (?, ?, ?, ?, ?)",
                (url, near + self.run.place, self.run_id, now.timestamp(), rows.lookup_row(answer)),
            )

    def fresh_lookup(self, url: str, near: str, now: datetime) -> KeptLookup | None:
        """See ``Store.fresh_lookup``."""
        with self._guard():
            row = self._connection.execute(
                "SELECT run, asked_at, answer FROM lookups WHERE url = ? AND near = ?", (url, near + self.run.place)
            ).fetchone()
        if row is None:
            return None
        if not self._counts(row[0], rows.at(row[1]), now, self.run.ages.archive_s):
            return None
        with suppress(ValueError):
            return KeptLookup(rows.at(row[1]), rows.read_lookup(row[2]))
        return None

    def keep_drift(self, url: str, copy: str, found: Drift | None, now: datetime) -> None:
        """See ``Store.keep_drift``."""
        row = (url, copy + self.run.place, self.run_id, now.timestamp(), rows.drift_row(found))
        with self._guard():
            self._connection.execute("INSERT OR REPLACE INTO drifts VALUES (?, ?, ?, ?, ?)", row)

    def fresh_drift(self, url: str, copy: str, now: datetime) -> KeptDrift | None:
        """See ``Store.fresh_drift``; it is as old as the answer of the live page may be."""
        query = "SELECT run, asked_at, answer FROM drifts WHERE url = ? AND copy = ?"
        with self._guard():
            row = self._connection.execute(query, (url, copy + self.run.place)).fetchone()
        if row is None or not self._counts(row[0], rows.at(row[1]), now, self.run.ages.live_s):
            return None
        with suppress(ValueError):
            return KeptDrift(rows.at(row[1]), rows.read_drift(row[2]))
        return None

    def keep_work(self, kind: str, identifier: str, work: KeptWork) -> None:
        """See ``Store.keep_work``."""
        with self._guard():
            works.keep(self._connection, self.run_id, kind, identifier, work)

    def fresh_works(self, kind: str, identifiers: Sequence[str], now: datetime) -> Mapping[str, KeptWork]:
        """See ``Store.fresh_works``."""
        ages = self.run.ages
        with self._guard():
            return {
                identifier: work
                for identifier, run, work in works.kept(self._connection, kind, identifiers)
                if self._counts(run, work.asked_at, now, ages.live_s if isinstance(work.answer, Held) else ages.dead_s)
            }

    def streak(self, url: str) -> FailureStreak | None:
        """See ``Store.streak``."""
        if not self.run.read_old:
            return None
        times: list[float] = []
        with self._guard():
            newest_first = self._connection.execute(
                "SELECT asked_at, reason FROM observations WHERE url = ? AND purpose = ? ORDER BY asked_at DESC",
                (url, Purpose.ORIGINAL),
            )
            for asked_at, reason in newest_first:
                if reason not in _FAILING and reason not in _MISSING:
                    break
                if not times or times[-1] - asked_at >= _SIGHTINGS_APART_S:
                    times.append(asked_at)
        return FailureStreak(len(times), rows.at(times[-1]), rows.at(times[0])) if times else None

    def trend(self) -> tuple[TrendPoint, ...]:
        """See ``Store.trend``."""
        if not self.run.read_old:
            return ()
        with self._guard():
            return runs.trend(self._connection, self.run.fingerprint, self.run_id)

    def finish(self, now: datetime, counts: runs.Counts, audit: bytes, *, complete: bool) -> None:
        """Close the run in the history with its JSON, zlib; an incomplete one can still be resumed."""
        with self._guard():
            runs.finish(self._connection, self.run_id, now, counts, audit, complete=complete)

    def _insert(
        self, observation: Observation, state: str, reason: str, context: str | None, result: bytes | None
    ) -> None:
        values = (
            self.run_id,
            observation.url,
            observation.purpose,
            observation.asked_at.timestamp(),
            state,
            reason,
            rows.observation_row(observation),
            context,
            result,
        )
        with self._guard():
            if result is None:
                self._unjudged.add(observation.url)
            elif observation.url in self._unjudged:  # the row that was kept when the answer came is filled in
                self._unjudged.discard(observation.url)
                filled = self._connection.execute(_FILL, (state, reason, context, result, *values[:4]))
                if filled.rowcount:
                    return
            self._connection.execute(_INSERT, values)

    def _newest(self, batch: Sequence[str], purpose: Purpose) -> Iterator[_Row]:
        marks = ", ".join("?" * len(batch))
        query = (
            "SELECT id, url, run, MAX(asked_at), state, context, result FROM observations"  # noqa: S608 - only marks
            f" WHERE purpose = ? AND url IN ({marks}) GROUP BY url"
        )
        with self._guard():
            yield from self._connection.execute(query, (purpose, *batch)).fetchall()

    def _raw(self, number: int) -> bytes | None:
        """Give what was seen: many times as long as the result, and seldom wanted beside it."""
        with self._guard():
            row = self._connection.execute("SELECT raw FROM observations WHERE id = ?", (number,)).fetchone()
        return None if row is None else row[0]

    def _counts(self, run: int, asked_at: datetime, now: datetime, age_s: float) -> bool:
        """Tell whether a row may be used in place of asking: it is young, or of this very run before it stopped."""
        young = self.run.read_old and (now - asked_at).total_seconds() <= age_s
        return young or (self.resumed and run == self.run_id)

    def _age(self, state: str) -> float:
        ages = self.run.ages
        return {"live": ages.live_s, "dead": ages.dead_s, "verified": ages.archive_s, "broken": ages.dead_s}.get(
            state, -1
        )

    @contextmanager
    def _guard(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise StoreError(
                    f"{self.path}: {error}; free disk space, or set CITECHECK_CACHE to another folder"
                ) from error


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
        try:
            usable = prepare(connection)
        except sqlite3.DatabaseError:
            usable = False
        if usable:
            return connection
        connection.close()
        aside = path.with_suffix(f"{path.suffix}.old")
        path.replace(aside)
        for rest in ("-wal", "-shm"):
            Path(f"{path}{rest}").unlink(missing_ok=True)
        connection = _connect(path)
        prepare(connection)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{path}: cannot be used ({error}); set CITECHECK_CACHE to a folder that can be written"
        ) from error
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    # Autocommit: each statement is its own transaction, which is what "stored as it comes" asks for.
    return sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
