"""Which of an address's captures to offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from citecheck.archives.cdx import CdxAnswer, CdxIndex, CdxQuery, CdxRows
from citecheck.links.archive_times import nearness_s, to_digits
from citecheck.model.capture import Absent, Capture, Found, LookupAnswer

LOOK_UP_ROWS = 100
"""Captures nearest to the wanted time that are looked through before the index is asked for good ones only."""
GOOD_STATUSES = frozenset({200, 203, 206})
"""As InternetArchiveBot has them (2026-07)."""
_GOOD_FILTER = "statuscode:20[036]"


def look_up(index: CdxIndex, url: str, near: datetime | None, *, good_only: bool) -> LookupAnswer:
    """Give the captures of ``url``, nearest to ``near`` first, newest first without one.

    ``Found`` without captures means that the index holds some, and none of them is good.
    """
    answer = index.query(_query(url, near))
    if not isinstance(answer, CdxRows):
        return answer
    if not answer.rows:
        return Absent(f"the index answered and holds no capture of {url}")
    captures = resolved(row.capture for row in answer.rows)
    if good_only:
        good = tuple(capture for capture in captures if is_good(capture))
        if not good and answer.cut:
            return _ask_for_good(index, url, near)
        captures = good
    return Found(_ordered(captures, near))


def _ask_for_good(index: CdxIndex, url: str, near: datetime | None) -> LookupAnswer:
    """Ask once more: the captures nearest to the wanted time were all bad, and there are others."""
    answer: CdxAnswer = index.query(replace(_query(url, near), filters=(_GOOD_FILTER,)))
    if not isinstance(answer, CdxRows):
        return answer
    return Found(_ordered((row.capture for row in answer.rows), near))


def _query(url: str, near: datetime | None) -> CdxQuery:
    if near is None:
        return CdxQuery(url, sort="reverse", page_rows=LOOK_UP_ROWS, max_rows=LOOK_UP_ROWS)
    return CdxQuery(url, sort="closest", closest=to_digits(near), page_rows=LOOK_UP_ROWS, max_rows=LOOK_UP_ROWS)


def resolved(captures: Iterable[Capture]) -> tuple[Capture, ...]:
    """Give a revisit the status of a capture with the same digest, where the index did not do it itself."""
    rows = tuple(captures)
    known = {row.digest: row for row in rows if row.status is not None and row.digest is not None}
    return tuple(
        replace(row, status=known[row.digest].status, mimetype=known[row.digest].mimetype)
        if row.status is None and row.digest in known
        else row
        for row in rows
    )


def is_good(capture: Capture) -> bool:
    """Tell whether a capture is of an answer that showed a page; an unresolved revisit is not trusted."""
    return capture.status in GOOD_STATUSES


def _ordered(captures: Iterable[Capture], near: datetime | None) -> tuple[Capture, ...]:
    if near is None:
        return tuple(sorted(captures, key=lambda capture: capture.timestamp, reverse=True))
    return tuple(sorted(captures, key=lambda capture: nearness_s(capture, near)))
