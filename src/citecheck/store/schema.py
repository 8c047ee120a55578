"""The tables, and how a file of an older version is brought up to date."""

from __future__ import annotations

import sqlite3

VERSION = 1
"""Written to ``user_version``. A file of another version is set aside: what it holds can be asked again."""

TABLES = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,        -- fingerprint of sources and options: what may be resumed
    fingerprint TEXT NOT NULL,    -- fingerprint of the sources: what belongs to one history
    sources TEXT NOT NULL,        -- JSON list
    started_at REAL NOT NULL,     -- seconds since 1970, UTC, like all times here
    finished_at REAL,
    complete INTEGER NOT NULL DEFAULT 0,
    counts TEXT NOT NULL DEFAULT '{}',
    audit BLOB                    -- the JSON of the audit, zlib
);
CREATE INDEX IF NOT EXISTS runs_by_command ON runs (command, started_at);
CREATE INDEX IF NOT EXISTS runs_by_sources ON runs (fingerprint, started_at);
CREATE TABLE IF NOT EXISTS observations (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL,
    url TEXT NOT NULL,
    purpose TEXT NOT NULL,
    asked_at REAL NOT NULL,
    state TEXT NOT NULL,          -- as judged then; decides how long the row may be reused, is never taken for a fact
    reason TEXT NOT NULL,
    raw BLOB,                     -- NULL once the row only serves the history
    context TEXT,                 -- version and citations for which `result` was judged
    result BLOB
);
CREATE INDEX IF NOT EXISTS observations_by_url ON observations (url, purpose, asked_at);
-- What is too old is dropped at the end of each run: found by these, or a store of gigabytes would be read through.
CREATE INDEX IF NOT EXISTS observations_by_age ON observations (asked_at);
CREATE INDEX IF NOT EXISTS bodies_by_age ON observations (asked_at) WHERE raw NOT NULL;
CREATE TABLE IF NOT EXISTS lookups (
    url TEXT NOT NULL,
    near TEXT NOT NULL,
    run INTEGER NOT NULL,
    asked_at REAL NOT NULL,
    answer BLOB NOT NULL,
    PRIMARY KEY (url, near)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS drifts (
    url TEXT NOT NULL,
    copy TEXT NOT NULL,           -- address of the archive copy
    run INTEGER NOT NULL,
    asked_at REAL NOT NULL,
    answer BLOB NOT NULL,
    PRIMARY KEY (url, copy)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS works (
    kind TEXT NOT NULL,           -- of the identifier, and where registries were asked if not at their own address
    identifier TEXT NOT NULL,
    run INTEGER NOT NULL,
    asked_at REAL NOT NULL,
    registry TEXT NOT NULL,
    answer BLOB NOT NULL,
    PRIMARY KEY (kind, identifier)
) WITHOUT ROWID;
"""


def prepare(connection: sqlite3.Connection) -> bool:
    """Set up a connection and create what is missing; ``False`` when the file is of another version."""
    connection.execute("PRAGMA journal_mode = WAL")
    # NORMAL keeps every committed row through a killed process; only a power cut can take the last ones.
    connection.execute("PRAGMA synchronous = NORMAL")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, VERSION):
        return False
    connection.executescript(TABLES)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    return True
