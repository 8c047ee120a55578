"""What registries of works answered, in the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from citecheck.model.works import Held, KeptWork, Missing
from citecheck.store import rows

_WORKS_A_QUERY = 500
_ANSWERS = {kind.__name__: kind for kind in (Held, Missing)}


def keep(connection: sqlite3.Connection, run: int, kind: str, identifier: str, work: KeptWork) -> None:
    """Write an answer in the place of an older one."""
    connection.execute(
        "INSERT OR REPLACE INTO works VALUES (?, ?, ?, ?, ?, ?)",
        (
            kind,
            identifier,
            run,
            work.asked_at.timestamp(),
            work.registry,
            rows.named_row(work.answer),
        ),
    )


def kept(connection: sqlite3.Connection, kind: str, identifiers: Iterable[str]) -> Iterator[tuple[str, int, KeptWork]]:
    """Give what is there, whatever its age: the identifier, the run that asked, the answer."""
    wanted = list(identifiers)
    for start in range(0, len(wanted), _WORKS_A_QUERY):
        batch = wanted[start : start + _WORKS_A_QUERY]
        marks = ", ".join("?" * len(batch))
        query = (
            "SELECT identifier, run, asked_at, registry, answer FROM works"  # noqa: S608 - only marks
            f" WHERE kind = ? AND identifier IN ({marks})"
        )
        for identifier, run, asked_at, registry, answer in connection.execute(query, (kind, *batch)).fetchall():
            try:
                found: Held | Missing = rows.read_named(answer, _ANSWERS)
            except ValueError:  # a row of another version is as good as none
                continue
            yield identifier, run, KeptWork(rows.at(asked_at), registry, found)
