from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.registries.standin import StandIn, running

from citecheck.clock import StoppedClock


@pytest.fixture
def standin() -> Iterator[StandIn]:
    """All registries on loopback, empty."""
    with running() as found:
        yield found


@pytest.fixture
def clock() -> StoppedClock:
    """A clock that only moves when it is slept on."""
    return StoppedClock(datetime(2026, 3, 1, tzinfo=UTC))
