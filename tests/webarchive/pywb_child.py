"""pywb in a process of its own, on loopback."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PYTHON = os.environ.get("CITECHECK_PYWB_PYTHON") or sys.executable
"""Another interpreter may have pywb, whose pins hold back packages that citecheck wants newer."""
_START = "import sys; from pywb.apps.cli import wayback; sys.exit(wayback())"
_PATIENCE_S = 30.0


def is_installed() -> bool:
    """Tell whether the interpreter has pywb."""
    tried = subprocess.run([PYTHON, "-W", "ignore", "-c", "import pywb.apps.cli"], capture_output=True, check=False)
    return tried.returncode == 0


class PywbChild:
    """Serves one folder until the ``with`` block is left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.log = folder / "pywb.log"

    def __enter__(self) -> Self:
        command = [
            PYTHON,
            "-W",
            "ignore",
            "-c",
            _START,
            "-d",
            str(self.folder),
            "-b",
            "127.0.0.1",
            "-p",
            str(self.port),
        ]
        with self.log.open("wb") as sink:
            self.process = subprocess.Popen(command, stdout=sink, stderr=subprocess.STDOUT, cwd=self.folder)
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.get("/")
            except OSError:
                time.sleep(0.05)
            else:
                return self
        self.__exit__(None, None, None)
        raise RuntimeError(f"pywb did not start: {self.log.read_text(errors='replace')[-2000:]}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def get(self, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        """Ask once, on a connection of its own (pywb leaves Nagle on: 40 ms a request with keep-alive)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
            response = connection.getresponse()
            return response.status, response.getheaders(), response.read()
        finally:
            connection.close()
