"""The real program, run from outside, in a network namespace that has nothing but loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Citecheck = Callable[..., "subprocess.CompletedProcess[str]"]
_PATIENCE_S = 240


def can_unshare() -> bool:
    """A namespace of one's own needs Linux and root."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return False
    return subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="session")
def namespace() -> list[str]:
    """The beginning of a command that runs it without any network but loopback."""
    if not can_unshare():
        pytest.skip("no network namespace can be made here (needs Linux, root and iproute2)")
    return ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, "CITECHECK_CACHE": str(tmp_path / "cache"), "NO_COLOR": "1", "HOME": str(tmp_path)}


@pytest.fixture
def citecheck(namespace: list[str], environment: Mapping[str, str], repository: Path) -> Citecheck:
    """Run ``citecheck`` shut off from every network, in the folder of the repository."""

    def run(*arguments: object, cwd: Path = repository, text_in: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [*namespace, sys.executable, "-m", "citecheck", *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            input=text_in,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )

    return run
