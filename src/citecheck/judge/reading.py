"""Read each answer once, however often it is judged."""

from __future__ import annotations

from functools import lru_cache

from citecheck.model.observation import Exchange
from citecheck.model.same import Same
from citecheck.pages.interface import Reading
from citecheck.pages.read import read

_KEPT = 32
"""Answers: a link is judged again as soon as the path test of its host has come, and that test serves many links."""


def reading_of(exchange: Exchange) -> Reading:
    """Give what ``pages.read`` reads; a pure function of the answer."""
    return _read(Same(exchange))


@lru_cache(maxsize=_KEPT)
def _read(same: Same[Exchange]) -> Reading:
    return read(same.value)
