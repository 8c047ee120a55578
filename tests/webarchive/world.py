"""Pages on loopback, an archive of the Wayback Machine's shape, and a folder to run the whole program in."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from citecheck.cli.app import app
from tests.webarchive.front import Answered, WaybackFront
from tests.webarchive.index import Index

HTML = [("Content-Type", "text/html; charset=utf-8")]
SITE = "http://courier.example"
NOW = datetime.now(UTC)


def html(title: str, status: int = 200) -> Answered:
    return status, HTML, f"<title>{title}</title><h1>{title}</h1>{'<p>Said on the day.</p>' * 40}".encode()


@dataclass
class Desk:
    """A folder to work in, pages on loopback, and an archive that is asked in place of the public one."""

    folder: Path
    front: WaybackFront
    port: int
    pages: dict[str, Answered] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Paths of pages, as they were asked for."""

    def entry(self, key: str, title: str, path: str, **more: str) -> str:
        self.pages[path] = html(title)
        lines = {"title": title, "url": f"{SITE}{path}", "urldate": f"{NOW:%Y-%m-%d}", **more}
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in lines.items())
        return f"@online{{{key},\n{body}\n}}\n"

    def write(self, *entries: str) -> Path:
        path = self.folder / "list.bib"
        path.write_text("\n".join(entries), encoding="utf-8")
        return path

    def take(self, path: str, title: str, at: datetime) -> None:
        self.front.take(f"{SITE}{path}", f"{at:%Y%m%d%H%M%S}", html(title))

    def words(self, command: str, *more: str) -> list[str]:
        """Give a command line that leads to the pages and the archive of this desk, and nowhere else."""
        outside = ("--archive-base", self.front.base, "--archive-interval", "0", "--allow-net", "127.0.0.0/8")
        names = ("--resolve", f"*=127.0.0.1:{self.port}", "--control", "localhost", "--interval", "0")
        return [command, "list.bib", *outside, *names, "--timeout", "3", *more]

    def run(self, command: str, *words: str) -> Result:
        return CliRunner().invoke(app, self.words(command, *words))

    def audit(self, *words: str) -> tuple[int, dict[str, Any]]:
        done = self.run("run", "-q", "-o", "audit.json", *words)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, json.loads((self.folder / "audit.json").read_text(encoding="utf-8"))

    def archive(self, *words: str) -> tuple[int, dict[str, Any]]:
        done = self.run("archive", "-o", "saved.json", *words)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, json.loads((self.folder / "saved.json").read_text(encoding="utf-8"))

    def wishes(self) -> list[str]:
        return [asked.path for asked in self.front.asked("save") if asked.method == "POST"]


@contextmanager
def served(desk: Desk) -> Iterator[None]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            desk.asked.append(self.path)
            status, headers, body = desk.pages.get(self.path, html("No such page", 404))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    desk.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    """Run the pages and the archive."""
    with WaybackFront(Index([]), lambda _row, _modifier: html("Not kept", 404)) as front:
        made = Desk(folder, front, 0)
        with served(made):
            yield made
