"""Answers as the net hands them on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model.observation import Exchange

MakeExchange = Callable[..., Exchange]


@pytest.fixture
def answer() -> MakeExchange:
    """Make an answer from a body; headers as keyword arguments with underscores."""

    def make(
        body: bytes | str, *, url: str = "https://news.example/a", truncated: bool = False, **headers: str
    ) -> Exchange:
        raw = body.encode() if isinstance(body, str) else body
        named = {"content_type": "text/html; charset=utf-8", **headers}
        rows = tuple((name.replace("_", "-"), value) for name, value in named.items() if value)
        return Exchange(url, 200, rows, raw, truncated)

    return make
