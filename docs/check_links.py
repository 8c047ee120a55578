"""Asks every link of the built docs with citecheck itself: those inside from a server on loopback, the rest off-line.

mkdocs build --strict && python docs/check_links.py site

Exits with 1 and names the links that do not work. Nothing but loopback is asked.
"""  # noqa: INP001 - a script beside the pages, no package

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

ATTRIBUTES = ("href", "src")
LOOPBACK = "127.0.0.1"
INSIDE = ("--allow-net", f"{LOOPBACK}/32", "--control", "localhost", "--interval", "0", "--per-host", "16")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, and give its address."""
    server = ThreadingHTTPServer((LOOPBACK, 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def links(folder: Path, base: str) -> set[str]:
    """Give every address that the pages of a folder name, as a browser at ``base`` would resolve them."""
    found = set()
    for page in sorted(folder.rglob("*.html")):
        own = urljoin(base, page.relative_to(folder).as_posix())
        for _, attribute, value, _ in html.parse(str(page)).getroot().iterlinks():
            address = urldefrag(urljoin(own, value)).url
            if attribute in ATTRIBUTES and urlsplit(address).scheme in {"http", "https"}:
                found.add(address)
    return found


def broken(addresses: set[str], *options: str) -> list[str]:
    """Give the addresses that citecheck does not find live, each with its reason."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "links.urls"), Path(folder, "audit.json")
        source.write_text("".join(f"{address}\n" for address in sorted(addresses)), encoding="utf-8")
        command = [sys.executable, "-m", "citecheck", "run", str(source), "-q", "--no-cache", "--fail-on", "never"]
        done = subprocess.run([*command, *options, "-o", str(target)], check=False)  # noqa: S603 - our own words
        if done.returncode:
            return [f"citecheck ended with {done.returncode}"]
        audit = json.loads(target.read_text(encoding="utf-8"))
    if "--offline" in options:
        return [finding["message"] for finding in audit["findings"] if finding["severity"] == "error"]
    return [f"{link['url']}: {link['state']}, {link['reason']}" for link in audit["links"] if link["state"] != "live"]


def main(words: list[str]) -> int:
    """Check the folder that the command line names."""
    if len(words) != 1 or not Path(words[0], "index.html").is_file():
        sys.stderr.write("usage: python docs/check_links.py SITE\nSITE is the folder that `mkdocs build` wrote\n")
        return 2
    folder = Path(words[0]).resolve()
    with served(folder) as base:
        found = links(folder, base)
        inside = {address for address in found if address.startswith(base)}
        wrong = broken(inside, *INSIDE)
    outside = found - inside
    if outside:
        wrong += broken(outside, "--offline")
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    sys.stdout.write(f"{len(inside)} links inside, {len(wrong)} broken; {len(outside)} outside, looked at off-line\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
