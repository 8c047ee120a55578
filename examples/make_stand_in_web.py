"""A small web on loopback that stands in for the real one, and the recording made from it.

    python examples/make_stand_in_web.py --record          # serve, audit with --record, write stand-in-web.warc.gz
    python examples/make_stand_in_web.py -- COMMAND ...     # serve, run a command with the options that lead here, stop

    python examples/make_stand_in_web.py --serve           # serve, print those options, wait for the Enter key

Pages and captures are listed in ``stand_in_web.toml``; names are reserved ones (RFC 2606), so nothing here is, or is
taken for, a page of the real web. Linux only: the script runs itself in a network namespace that has nothing but
loopback, so that even a mistake can reach nobody. ``--serve`` alone stays in the network it was started in.
"""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

HERE = Path(__file__).resolve().parent
INSIDE = "STAND_IN_NAMESPACE"
TIMEOUT_S = 3.0
SILENT_S = 20.0
"""How long a silent page keeps quiet: longer than any time-out used here."""
ARCHIVE = "web.archive.example"
NOTICE = (
    "The pages and archive copies of this audit stand in for the real web: they were made up, served on loopback "
    "and recorded there."
)
FILLER = (
    "The committee met for three hours in the town hall and heard from eleven speakers, four of whom had come by boat.",
    "Minutes kept since the year of the flood show that the question had been put before, and put off each time.",
    "A surveyor laid the old drawings beside the new ones and pointed out where the wall had been moved by a yard.",
    "Members of the public asked who would pay, how long the work would take, and what would become of the oak.",
    "The clerk read out letters from the school, the ferry company and a retired keeper who still has the keys.",
    "A decision is expected in the spring, once the tide tables and the accounts have been looked at side by side.",
)


@dataclass(frozen=True)
class World:
    """All that is served."""

    pages: Mapping[str, Mapping[str, object]]
    captures: Mapping[str, list[Mapping[str, object]]]
    names: Mapping[str, str]

    @classmethod
    def read(cls) -> World:
        """Read the list."""
        data = tomllib.loads((HERE / "stand_in_web.toml").read_text(encoding="utf-8"))
        captures: dict[str, list[Mapping[str, object]]] = {}
        for capture in data["capture"]:
            captures.setdefault(bare(capture["url"]), []).append(capture)
        return cls({bare(page["url"]): page for page in data["page"]}, captures, data["names"])


def bare(url: str) -> str:
    """Host and path, which is what a page is looked up by here."""
    return url.split("://", 1)[-1].rstrip("/")


def article(page: Mapping[str, object], site: str) -> bytes:
    """A page with a head, a headline and a few paragraphs, as a newspaper would have it."""
    title = escape(str(page.get("title", "Untitled")))
    meta = "".join(
        f'<meta property="{name}" content="{escape(str(page[key]))}">'
        for name, key in (
            ("og:site_name", "site"),
            ("article:published_time", "published"),
            ("article:modified_time", "modified"),
            ("article:author", "author"),
        )
        if key in page
    )
    heading = escape(str(page.get("heading", page.get("title", "Untitled"))))
    paragraphs = str(page["text"]) if "text" in page else "".join(f"<p>{line}</p>" for line in FILLER)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{meta}</head>'
        f"<body><header>{escape(site)}</header><main><h1>{heading}</h1>{paragraphs}</main></body></html>"
    ).encode()


def response(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """A whole HTTP/1.1 answer."""
    lines = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    head = "".join(f"{name}: {value}\r\n" for name, value in (lines | dict(headers or {})).items())
    return f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + body


def page_answer(page: Mapping[str, object], host: str, extra: Mapping[str, str] | None = None) -> bytes:
    """The answer of an ordinary page."""
    headers = dict(page.get("headers", {})) | dict(extra or {})  # type: ignore[call-overload]
    body = str(page["body"]).encode() if "body" in page else article(page, str(page.get("site", host)))
    return response(int(str(page.get("status", 200))), body, headers)


def reset(connection: socket.socket) -> None:
    """Close with a reset in place of an end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def misbehave(kind: str, connection: socket.socket, target: str) -> bool:
    """Answer in one of the ways in which servers fail; ``False`` for a kind that is none of them."""
    match kind:
        case "silence":
            threading.Event().wait(SILENT_S)
        case "reset":
            reset(connection)
        case "garbage":
            connection.sendall(b"\x00\x01 this is not the protocol you are looking for\r\n\r\n")
        case "flood":
            lines = (b"X-%d: %s\r\n" % (number, b"y" * 8000) for number in range(200))
            connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"".join(lines))
        case "circle":
            turn = int(target.rpartition("?turn=")[2]) if "?turn=" in target else 0
            here = target.partition("?")[0]
            connection.sendall(response(302, b"", {"Location": f"{here}?turn={turn + 1}"}))
        case _:
            return False
    return True


class Server(threading.Thread):
    """Takes connections on one port, plain or TLS."""

    def __init__(self, world: World, tls: ssl.SSLContext | None) -> None:
        """Listen on a free port of loopback."""
        super().__init__(daemon=True)
        self.world = world
        self.tls = tls
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = int(self.listener.getsockname()[1])

    def run(self) -> None:
        """Take connections until the process ends."""
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        """Read one request and answer it; every connection serves one."""
        try:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                chunk = connection.recv(65536)
                if not chunk:
                    return
                head += chunk
            self.answer(connection, head.decode("latin-1"))
        except (OSError, ssl.SSLError):
            pass
        finally:
            connection.close()

    def answer(self, connection: socket.socket, head: str) -> None:
        """Find what the request is for, and answer or misbehave as it is written."""
        target = head.split(" ", 2)[1]
        fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        host = fields.get("Host", "").rsplit(":", 1)[0]
        if target.startswith(("/web/", "/cdx/")) and host not in self.world.names:
            self.archive(connection, target)
            return
        page = self.world.pages.get(bare(host + target.partition("?")[0])) or self.world.pages.get(f"{host}/*")
        if page is None:
            missing = {"title": "Page not found", "text": "<p>Nothing is here.</p>", "status": 404}
            connection.sendall(page_answer(missing, host))
        elif not misbehave(str(page.get("kind", "")), connection, target):
            connection.sendall(page_answer(page, host))

    def archive(self, connection: socket.socket, target: str) -> None:
        """The stand-in for a web archive: replay of untouched bytes, and its index."""
        if target.startswith("/cdx/"):
            connection.sendall(self.index(parse_qs(urlsplit(target).query)))
            return
        stamp, _, original = target.removeprefix("/web/").partition("/")
        stamp = stamp.rstrip("id_")
        captures = self.world.captures.get(bare(original.partition("?")[0]), [])
        if not captures:
            page = {"title": "Not in the archive", "text": "<p>This page has not been captured.</p>", "status": 404}
            connection.sendall(page_answer(page, ARCHIVE))
            return
        nearest = min(captures, key=lambda capture: abs(int(str(capture["timestamp"])) - int(stamp.ljust(14, "0"))))
        if misbehave(str(nearest.get("kind", "")), connection, target):
            return
        if str(nearest["timestamp"]) != stamp and not nearest.get("bare"):
            where = f"/web/{nearest['timestamp']}id_/{nearest['url']}"
            connection.sendall(response(302, b"", {"Location": where}))
            return
        extra = {} if nearest.get("bare") else memento_headers(nearest)
        connection.sendall(page_answer(nearest, str(nearest["url"]), extra))

    def index(self, query: Mapping[str, list[str]]) -> bytes:
        """Answer a CDX query: seven columns, a row for each capture."""
        captures = self.world.captures.get(bare(query.get("url", [""])[0]), [])
        closest = query.get("closest", [""])[0]
        if closest:
            captures = sorted(captures, key=lambda one: abs(int(str(one["timestamp"])) - int(closest.ljust(14, "0"))))
        rows = [
            f"{bare(str(one['url']))} {one['timestamp']} {one['url']} text/html {one.get('status', 200)} "
            f"{'SHA1' + str(one['timestamp']).rjust(28, 'A')} {4000}"
            for one in captures
            if not one.get("bare") and not one.get("kind")
        ]
        return response(200, "".join(row + "\n" for row in rows).encode(), {"Content-Type": "text/plain"})


def memento_headers(capture: Mapping[str, object]) -> dict[str, str]:
    """What makes an answer of an archive a memento (RFC 7089)."""
    at = datetime.strptime(str(capture["timestamp"]), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    headers = {"Memento-Datetime": format_datetime(at, usegmt=True), "Link": f'<{capture["url"]}>; rel="original"'}
    if "location" in capture:
        headers["Location"] = f"/web/{capture['timestamp']}id_/{capture['location']}"
    return headers


@contextmanager
def serving(folder: Path) -> Iterator[list[str]]:
    """Serve the world; give the options that lead citecheck to it."""
    import trustme

    world = World.read()
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    trusted, untrusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*sorted({*world.names, "*.example"})).configure_cert(trusted)
    stranger.issue_cert("*.example", "swap.stanford.edu").configure_cert(untrusted)
    plain, secure, false = Server(world, None), Server(world, trusted), Server(world, untrusted)
    for server in (plain, secure, false):
        server.start()
    options = ["--allow-net", "127.0.0.0/8", "--ca-bundle", str(folder / "ca.pem"), "--control", "control.example"]
    options += ["--archive-base", f"http://127.0.0.1:{plain.port}", "--archive-interval", "0", "--interval", "0"]
    options += ["--timeout", str(TIMEOUT_S), "--resolve", f"control.example=127.0.0.1:{plain.port}"]
    places = {
        "here": f"127.0.0.1:{plain.port}/{secure.port}",
        "false-certificate": f"127.0.0.1:{false.port}/{false.port}",
        "closed-port": "127.0.0.1:1/1",
        "private": "192.168.7.7",
        "no-such-host": "-",
    }
    for name, place in world.names.items():
        if place != "unresolved":  # in a namespace without a resolver a name without a rule ends in a failing look-up
            options += ["--resolve", f"{name}={places[place]}"]
    yield options


def audit_command(program: str, *more: str) -> list[str]:
    """The audit that the README shows, over both examples."""
    inputs = [str((HERE / name).relative_to(HERE.parent)) for name in ("mizintsev.txt", "newsroom.bib")]
    return [*program.split(), "run", *inputs, "--fail-on", "never", *more]


def main() -> int:
    """Serve, and do what the command line says."""
    if sys.argv[1:2] == ["--serve"]:
        with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as options:
            print(shlex.join(options), flush=True)
            sys.stdin.readline()
        return 0
    if os.environ.get(INSIDE) is None:
        inner = ["sh", "-c", 'ip link set lo up && exec "$@"', "sh", sys.executable, __file__, *sys.argv[1:]]
        return subprocess.call(["unshare", "-n", *inner], env=os.environ | {INSIDE: "1"})
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as options:
        if sys.argv[1:2] == ["--record"]:
            target = HERE / "stand-in-web.warc.gz"
            fresh = Path(folder) / target.name
            recording = ["--record", str(fresh), "--notice", NOTICE, "--no-progress", "--quiet"]
            command = audit_command(f"{sys.executable} -m citecheck", *recording, *options)
            code = subprocess.call(command, cwd=HERE.parent)
            if code in (0, 4):  # a world in which much goes wrong may well call itself incomplete
                shutil.move(fresh, target)
            return code
        if sys.argv[1:2] == ["--"]:
            return subprocess.call([*sys.argv[2:], *options])
    print(__doc__)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
