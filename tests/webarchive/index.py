"""An index of captures in memory, with the query language of the Wayback Machine's CDX server."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote_plus

from citecheck.links.archive_times import to_time
from citecheck.links.surt import surt

BLOCK_ROWS = 3_000
COLUMNS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


class Row(NamedTuple):
    urlkey: str
    timestamp: str
    original: str
    mimetype: str
    statuscode: str
    digest: str
    length: str


class BadQueryError(ValueError):
    """A query that the server refuses with 400."""


class Index:
    """Rows sorted by key and time."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = sorted(rows)
        self.first_of: dict[str, Row] = {}
        for row in self.rows:
            if row.mimetype != "warc/revisit":
                self.first_of.setdefault(row.digest, row)

    def add(self, row: Row) -> None:
        bisect.insort(self.rows, row)
        self.first_of.setdefault(row.digest, row)

    def captures(self, url: str) -> Sequence[Row]:
        key = surt(url)
        return self._between((key,), (key + "\0",))

    def nearest(self, url: str, stamp: str) -> Row | None:
        wanted = (stamp + "00000101000000"[len(stamp) :])[:14]
        rows = self.captures(url)
        return min(rows, key=lambda row: _apart_s(row.timestamp, wanted), default=None)

    def span(self, url: str, match: str) -> Sequence[Row]:
        if match in {"", "exact"}:
            return self.captures(url)
        key = surt(url)
        host = key.partition(")")[0]
        if match == "domain":
            whole = [
                *self._between((host + ")",), (host + ")\uffff",)),
                *self._between((host + ",",), (host + ",\uffff",)),
            ]
            return sorted(whole)
        if match == "host":
            return self._between((host + ")",), (host + ")\uffff",))
        if match == "prefix":
            return self._between((key,), (key + "\uffff",))
        raise BadQueryError(f"unknown matchType {match}")

    def _between(self, low: tuple[str], high: tuple[str]) -> Sequence[Row]:
        return self.rows[bisect.bisect_left(self.rows, low) : bisect.bisect_left(self.rows, high)]


def answer(index: Index, query: str) -> str:
    """Answer a query string with text rows."""
    given = parse_qs(query, keep_blank_values=True)

    def one(name: str, default: str = "") -> str:
        return given.get(name, [default])[0]

    rows = index.span(*_target(one("url"), one("matchType")))
    if one("showNumPages") == "true":
        return f"{-(-len(rows) // BLOCK_ROWS)}\n"
    low, high = one("from") + "00000101000000"[len(one("from")) :], one("to") + "99991231235959"[len(one("to")) :]
    chosen: Iterable[Row] = (row for row in rows if low <= row.timestamp <= high)
    if one("resolveRevisits") == "true":
        chosen = (_resolved(index, row) for row in chosen)
    for spec in given.get("filter", []):
        chosen = _filtered(chosen, spec)
    kept = list(chosen)
    for spec in given.get("collapse", []):
        kept = list(_collapsed(kept, spec))
    if one("sort") == "closest" and one("closest"):
        kept.sort(key=lambda row: _apart_s(row.timestamp, one("closest")))
    elif one("sort") == "reverse":
        kept.reverse()
    if one("resumeKey"):
        after = tuple(unquote_plus(unquote_plus(one("resumeKey"))).split(" ", 1))
        kept = [row for row in kept if (row.urlkey, row.timestamp) > after]
    return _shaped(kept, int(one("limit", "0")), resume=one("showResumeKey") == "true")


def _target(url: str, match: str) -> tuple[str, str]:
    if not url:
        raise BadQueryError("url is missing")
    if not match and url.startswith("*."):
        return url[2:], "domain"
    if not match and url.endswith("*"):
        return url[:-1], "prefix"
    return url, match


def _resolved(index: Index, row: Row) -> Row:
    first = index.first_of.get(row.digest)
    if row.mimetype != "warc/revisit" or first is None:
        return row
    return row._replace(mimetype=first.mimetype, statuscode=first.statuscode)


def _filtered(rows: Iterable[Row], spec: str) -> Iterator[Row]:
    negated, plain = spec.startswith("!"), spec.removeprefix("!")
    name, colon, pattern = plain.partition(":")
    if not colon or name not in COLUMNS:
        raise BadQueryError(f"bad filter {spec}")
    column, whole = COLUMNS.index(name), re.compile(pattern)
    return (row for row in rows if (whole.fullmatch(row[column]) is None) == negated)


def _collapsed(rows: Iterable[Row], spec: str) -> Iterator[Row]:
    name, _, size = spec.partition(":")
    column, cut, last = COLUMNS.index(name), int(size) if size else None, None
    for row in rows:
        if row[column][:cut] != last:
            yield row
        last = row[column][:cut]


def _shaped(rows: list[Row], limit: int, *, resume: bool) -> str:
    if limit < 0:
        rows = rows[limit:]
    key = ""
    if 0 < limit < len(rows):
        rows = rows[:limit]
        key = quote(f"{rows[-1].urlkey} {rows[-1].timestamp}", safe="").replace("%20", "+") if resume else ""
    text = "".join(f"{' '.join(row)}\n" for row in rows)
    return f"{text}\n{key}\n" if key else text


def _apart_s(a: str, b: str) -> float:
    one, other = to_time(a), to_time(b)
    return abs((one - other).total_seconds()) if one is not None and other is not None else 0.0
