"""A look at the history without beginning a run: for ``citecheck history`` and ``diff``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from citecheck.errors import StoreError
from citecheck.model.memory import RunRecord
from citecheck.store import runs

Answer = TypeVar("Answer")


class History:
    """Past runs of one store file."""

    def __init__(self, path: Path) -> None:
        """Remember where the file is; nothing is created."""
        self.path = path

    def runs(self, fingerprint: str | None = None) -> tuple[RunRecord, ...]:
        """Give past runs, newest first; none when there is no file yet."""
        return () if not self.path.exists() else self._read(lambda connection: runs.history(connection, fingerprint))

    def audit_json(self, run: int) -> str | None:
        """Give the JSON of a finished run, ``None`` when there is none."""
        return None if not self.path.exists() else self._read(lambda connection: runs.audit_json(connection, run))

    def _read(self, query: Callable[[sqlite3.Connection], Answer]) -> Answer:
        try:
            connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, timeout=30.0)
            try:
                return query(connection)
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}; run an audit first, or remove the file") from error
