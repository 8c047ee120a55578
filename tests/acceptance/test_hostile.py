"""Hostile reference lists and pages, through the whole program: whatever it writes, nothing of theirs acts."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from citecheck.cli.app import app
from citecheck.reports.records.catalogue import WRITERS

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></details><svg onload=alert(1)>",
    "]]></system-out><failure/>",
    "javascript:alert(1)",
    "\x1b]0;owned\x07\x1b[2J\x1b[31mred",
    "\x9b31mred\x85next",
    "::set-output name=token::secret",
    "line\n::error file=x::injected\r\n%0A::warning::also\n##[error]x",
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)",
    "+1+1",
    "-1+1",
    "\u202egnp.exe\u2066 hidden",
    "`code` [link](javascript:alert(1)) ![i](http://evil.example/x.png)",
    "}, url = {javascript:alert(1)}",
    "%x\nER  - \nTY  - JOUR",
    "{{7*7}}${{ github.token }}$(touch pwned)",
    "nul \x00 bell \x08",
    "A" * 100_000,
    "\u0301" * 100_000,
)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*(::|##\[)", re.MULTILINE)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
SUFFIXES = ("html", "md", "json", "sarif", "xml", "csv", "txt", "svg")
FORMATS = ("terminal", "text", "markdown", "html", "json", "sarif", "junit", "csv", "github", "badge")


def csl_json() -> str:
    """The only list format that carries every character: two references an attack."""
    items = [
        {
            "id": f"{number}{attack[:40]}",
            "type": kind,
            "title": attack,
            "author": [{"family": attack[:200], "given": attack[:200]}, {"literal": attack[:200]}],
            "container-title": attack[:500],
            "publisher": attack[:500],
            "URL": ("javascript:alert(1)//" if number % 2 else "https://news.example/?q=") + attack[:200],
            "DOI": attack[:100],
            "note": attack[:500],
            "issued": {"raw": attack[:60]},
            "accessed": {"raw": attack[:60]},
            "custom": {"archive-url": attack[:200]},
        }
        for number, attack in enumerate(ATTACKS)
        for kind in ("webpage", "book")
    ]
    return json.dumps(items)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Attacks in every format that is read, with names of files that attack, too."""
    made = tmp_path_factory.mktemp("hostile")
    (made / "list.json").write_text(csl_json(), encoding="utf-8")
    one_line = [" ".join(attack.replace("\x00", "").split())[:3_000] for attack in ATTACKS]
    texts = {
        "x\u202e<b>=1+1.bib": "".join(
            f"@online{{k{number},\n title = {{{text}}},\n"
            f" url = {{https://news.example/{number}?utm_source={text[:80]}}},\n}}\n"
            for number, text in enumerate(one_line)
        ),
        "::error::a.wiki": "".join(
            f"<ref>{{{{cite web |title={text} |url=https://news.example/{number}?fbclid={text[:60]}"
            " |date=2021-13-02}}</ref>\n"
            for number, text in enumerate(one_line)
        ),
        "b\n::error::.md": "".join(
            f"- [{text}](https://news.example/{number}) {text}\n" for number, text in enumerate(one_line)
        ),
        "c.ris": "".join(f"TY  - NEWS\nTI  - {text}\nUR  - javascript:{text[:80]}\nER  - \n" for text in one_line),
        "d.html": "<ol class=references>"
        + "".join(f'<li>Ball, Tom. <a href="javascript:alert(1)">{text}</a>. 2022.</li>' for text in one_line)
        + "</ol>",
        "e.txt": "References\n\n"
        + "".join(
            f'Ball, Tom (24 March 2022). "{text[:300]}". Sunday Times. Retrieved 27 March 2022.\n' for text in one_line
        ),
        "f.urls": "".join(f"https://news.example/{number}{text[:100]}\n" for number, text in enumerate(one_line)),
    }
    for name, text in texts.items():
        (made / name).write_text(text, encoding="utf-8", errors="replace")
    return made


@pytest.fixture
def inside(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return folder


def names(folder: Path) -> list[str]:
    found = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("out."))
    assert len(found) == 8
    return found


def call(*words: str) -> str:
    done = CliRunner().invoke(app, list(words))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 0, done.stderr
    assert not CONTROLS.search(done.stderr)
    assert not COMMAND.search(done.stderr)
    return done.stdout_bytes.decode("utf-8")


def is_inert(kind: str, text: str) -> None:
    """Hold a text against what its format could be made to do."""
    if kind in {"csv", "ris"}:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = CONTROLS.search(text)
    assert controls is None, f"{kind}: {controls!r}"
    if kind not in {"bibtex", "ris", "csv"}:  # records of a line each: reordering ends with the line
        assert not (found := REORDERING.sub("", isolates_closed(text)) != isolates_closed(text)), found
    if kind != "github":
        assert not COMMAND.search(text), "GitHub's runner would take a printed line for a command"
    CHECKS.get(kind, lambda _: None)(text)


def isolates_closed(text: str) -> str:
    """Take away the isolates that we put around right-to-left words ourselves, which are closed on their line."""
    return re.sub("\u2068[^\u2066-\u2069\n]*\u2069", "", text)


def check_html(text: str) -> None:
    page = html.document_fromstring(text)
    assert len(page.xpath("//script")) <= 2
    assert not page.xpath("//svg[@onload] | //img | //iframe | //object | //embed | //form[@action]")
    for element in page.iter(etree.Element):
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            if name in {"href", "src", "xlink:href"} and value != "data:,":  # the empty icon
                assert value.startswith(("#", "http://", "https://", "mailto:")), (element.tag, value[:80])
    assert "Content-Security-Policy" in text
    assert "alert(1)" not in "".join(script.text or "" for script in page.xpath("//script"))


def check_markdown(text: str) -> None:
    page = html.document_fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert not page.xpath("//script | //img | //svg | //*[@onerror] | //*[@onload]")
    for link in page.xpath("//a/@href"):
        assert link.startswith(("http://", "https://", "#")), link[:80]


def check_csv(text: str) -> None:
    csv.field_size_limit(10_000_000)
    rows = list(csv.reader(io.StringIO(text)))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def check_xml(text: str) -> None:
    tree = etree.fromstring(text.encode("utf-8"))
    assert not tree.xpath("//*[local-name()='script'] | //@onload")
    assert {element.tag.rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)} <= {
        *("testsuites", "testsuite", "testcase", "failure", "skipped", "system-out", "properties", "property", "error"),
        *("svg", "title", "g", "rect", "text", "linearGradient", "stop", "clipPath", "mask", "path", "desc"),
    }


def check_github(text: str) -> None:
    for line in text.splitlines():
        if line.lstrip().startswith(("::", "##[")):
            assert re.match(r"::(error|warning|notice) (file=[^,:]*,|title=)", line), line[:120]
            assert "set-output" not in line.partition("::")[0]


def check_json(text: str) -> None:
    for line in text.splitlines() if text.startswith('{"') else [text]:
        assert json.loads(line)


CHECKS = {
    **dict.fromkeys(("html",), check_html),
    **dict.fromkeys(("md", "markdown"), check_markdown),
    **dict.fromkeys(("json", "sarif", "csl-json", "jsonl"), check_json),
    **dict.fromkeys(("xml", "junit", "svg", "badge"), check_xml),
    "csv": check_csv,
    "github": check_github,
}


def test_every_report_file_is_inert(inside: Path) -> None:
    outputs = [part for suffix in SUFFIXES for part in ("-o", f"out.{suffix}")]
    call("run", *names(inside), "--offline", "--fail-on", "never", "-q", *outputs)
    for suffix in SUFFIXES:
        is_inert(suffix, (inside / f"out.{suffix}").read_text(encoding="utf-8"))
    assert len(json.loads((inside / "out.json").read_text(encoding="utf-8"))["references"]) > 150
    for form in FORMATS:
        is_inert(form, call("report", "out.json", "--format", form, "--fail-on", "never"))
    coloured = call("report", "out.json", "--fail-on", "never", "--format", "terminal", "--color", "always")
    is_inert("terminal", COLOURS.sub("", coloured))


def test_every_printed_report_is_inert(inside: Path) -> None:
    for form in ("terminal", "github"):
        is_inert(form, call("run", "list.json", "--offline", "--fail-on", "never", "--format", form))


@pytest.mark.parametrize("to", WRITERS)
def test_every_record_is_inert(to: str, inside: Path) -> None:
    text = call("parse", *names(inside), "--to", to)
    is_inert(to, text)
    if to in {"json", "jsonl", "csl-json"}:  # nothing of an attack is lost either
        assert json.dumps("\u202egnp.exe\u2066 hidden")[1:-1] in text
        assert "A" * 100_000 in text


def test_a_list_that_was_written_holds_as_many_references_as_were_read(inside: Path) -> None:
    def count(name: str) -> int:
        return len(json.loads(call("parse", name, "--to", "json"))["references"])

    for to, suffix in (("bibtex", "bib"), ("ris", "ris"), ("csl-json", "json"), ("jsonl", "jsonl")):
        call("parse", "list.json", "--to", to, "-o", f"out.written.{suffix}")
        assert count(f"out.written.{suffix}") == count("list.json") == 2 * len(ATTACKS), to


def test_repairs_of_hostile_lists_are_shown_inert(inside: Path) -> None:
    shown = call("fix", *names(inside), "--offline", "--unsafe", "--fail-on", "never", "--color", "always")
    assert "+++ " in shown
    assert not CONTROLS.search(COLOURS.sub("", shown)), "what is piped stays as it is: it is a patch"


class Hostile(BaseHTTPRequestHandler):
    """Answers with attacks: in the title, the headers, the address it sends on to."""

    def do_GET(self) -> None:
        number = int(re.sub(r"\D", "", self.path.partition("?")[0]) or 0) % len(ATTACKS)
        attack = ATTACKS[number].replace("\x00", "")
        moves = number % 3 == 0 and "?" not in self.path
        page = f"<html><head><title>{attack}</title></head><body>{'<p>words</p>' * 50}</body></html>"
        body = page.encode("utf-8", "replace")
        self.send_response(302 if moves else 200)
        if moves:
            safe = re.sub(r"[\r\n]", "", attack)[:500].encode("utf-8", "replace").decode("latin-1")
            self.send_header("Location", f"/page{number}?{safe}")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Be quiet."""


@pytest.fixture
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.sockets
def test_hostile_pages_are_told_inert(web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    entries = [f"@online{{k{n},\n title = {{A title}},\n url = {{{web}/page{n}}},\n}}\n" for n in range(len(ATTACKS))]
    (tmp_path / "list.bib").write_text("".join(entries), encoding="utf-8")
    outputs = [part for suffix in SUFFIXES for part in ("-o", f"out.{suffix}")]
    ours = ["--allow-net", "127.0.0.1/32", "--archives", "off", "--interval", "0", "--fail-on", "never"]
    printed = call("run", "list.bib", *ours, "--no-progress", "--log-file", "log.jsonl", *outputs)
    is_inert("terminal", printed)
    is_inert("json", (tmp_path / "log.jsonl").read_text(encoding="utf-8"))
    for suffix in SUFFIXES:
        is_inert(suffix, (tmp_path / f"out.{suffix}").read_text(encoding="utf-8"))
    links = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["links"]
    assert sum(link["state"] == "live" for link in links) > len(ATTACKS) // 2
