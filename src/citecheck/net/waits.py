"""``Retry-After``: how long a host wants to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citecheck.model.observation import Exchange

FAR_S = 10.0**7
"""Larger numbers mean the same to us: not in this run."""


def retry_after_s(exchange: Exchange, now: datetime) -> float | None:
    """Read the header as seconds: a number, or a date held against the server's own clock; ``None`` without one."""
    text = (exchange.header("retry-after") or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), FAR_S)
    at = _date(text)
    if at is None:
        return None
    return min(max(0.0, (at - (_date(exchange.header("date") or "") or now)).total_seconds()), FAR_S)


def _date(text: str) -> datetime | None:
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read
