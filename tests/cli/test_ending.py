"""What becomes of an audit when the program ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
from datetime import UTC, datetime

from citecheck.cli.ending import leave
from citecheck.model.audit import Audit, NetworkState


class Loud:
    def __del__(self):
        print("taken apart")


at = datetime(2026, 11, 23, tzinfo=UTC)
leave(Audit(at, at, NetworkState.OFFLINE, True, (), (), (Loud(),) * {links}))
print("at the end")
"""


@pytest.mark.parametrize(("links", "said"), [(9_999, ["taken apart", "at the end"]), (10_000, ["at the end"])])
def test_a_large_audit_is_left_to_the_operating_system_and_a_small_one_is_not(links: int, said: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(links=links)], capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stdout.splitlines() == said
    assert not ended.stderr
