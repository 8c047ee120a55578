"""A real Ctrl-C while a real archive hangs: the program ends soon, and its report says that it is incomplete."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.webarchive.front import Fault
from tests.webarchive.world import NOW, SITE, Desk, opened

pytestmark = pytest.mark.sockets

STAMP = f"{NOW:%Y}0101000000"
_PROMPT_S = 10.0
"""Far below the time-out that the hanging requests would use up."""


def interrupted(desk: Desk, endpoint: str, *words: str) -> tuple[int, float]:
    """Run the program, send SIGINT once the endpoint was asked, and give the exit code and how long the end took."""
    command = [sys.executable, "-m", "citecheck", *desk.words("run", "-q", "-o", "audit.json", *words)]
    command[command.index("--timeout") + 1] = "60"
    environment = {**os.environ, "CITECHECK_CACHE": str(desk.folder / "cache")}
    with subprocess.Popen(command, cwd=desk.folder, env=environment, stdout=subprocess.DEVNULL) as running:
        until = time.monotonic() + 30
        while not desk.front.asked(endpoint) and time.monotonic() < until and running.poll() is None:
            time.sleep(0.05)
        time.sleep(0.3)
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        try:
            return running.wait(60), time.monotonic() - began
        finally:
            running.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT to a child needs POSIX")
@pytest.mark.parametrize("endpoint", ["replay", "cdx"])
def test_ctrl_c_ends_a_hanging_archive(tmp_path: Path, endpoint: str) -> None:
    with opened(tmp_path) as desk:
        keys = [f"key{number}" for number in range(6)]
        given = {"archiveurl": f"https://web.archive.org/web/{STAMP}/{SITE}/page"} if endpoint == "replay" else {}
        desk.write(*(desk.entry(key, f"Page {key}", f"/{key}", **given) for key in keys))
        desk.front.faults.append(Fault(endpoint, delay_s=25.0, status=503))
        code, took_s = interrupted(desk, endpoint)
        assert took_s < _PROMPT_S
        assert code == 4
        audit = json.loads((tmp_path / "audit.json").read_text())
        assert audit["complete"] is False
        assert len(audit["archives"]) == len(keys)
        assert {row["state"] for row in audit["archives"]} == {"unknown"}
        assert {link["state"] for link in audit["links"] if link["role"] == "original"} == {"live"}
        assert len(desk.front.log) <= 8
