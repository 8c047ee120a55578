"""``citecheck locate`` on real sockets: an archive that answers, and one that does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.webarchive.front import Answered, Fault
from tests.webarchive.world import HTML, Desk, opened
from typer.testing import CliRunner, Result

from citecheck.cli.app import app

pytestmark = pytest.mark.sockets

URL = "http://courier.example/2018/10/12/harbour-beacon-burns-seal-oil-again"
TITLE = "Harbour beacon burns seal oil again"
DAY = "20181015093000"
PAGE = f'<title>{TITLE}</title><meta property="article:published_time" content="2018-10-12"><h1>{TITLE}</h1>'
BIB = f"""@online{{beacon, title = {{{TITLE}}}, organization = {{courier.example}}, date = {{2018-10-12}},
  urldate = {{2018-10-15}}}}
"""


def page() -> Answered:
    return 200, HTML, (PAGE + "<p>The keeper said that the oil was there and had to go somewhere.</p>" * 30).encode()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "list.bib").write_text(BIB, encoding="utf-8")
    with opened(tmp_path) as made:
        made.front.take(URL, DAY, page())
        yield made


def located(desk: Desk, *words: str) -> Result:
    outside = ("--archive-base", desk.front.base, "--archive-interval", "0", "--allow-net", "127.0.0.0/8")
    return CliRunner().invoke(app, ["locate", "list.bib", *outside, "--timeout", "2", *words])


def test_a_page_that_agrees_is_told_with_its_capture(desk: Desk) -> None:
    done = located(desk, "--to", "json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["complete"] is True
    assert [(work["reference"], work["url"], work["confidence"]) for work in told["located"]] == [
        ("beacon", URL, "certain")
    ]
    assert told["located"][0]["archive_url"] == f"https://web.archive.org/web/{DAY}/{URL}"


def test_what_is_not_there_is_not_located_and_says_what_was_tried(desk: Desk) -> None:
    (desk.folder / "list.bib").write_text(BIB.replace("Harbour beacon burns seal oil", "Ferry fares fall"))
    done = located(desk)
    assert done.exit_code == 0
    assert "beacon: not located" in done.stdout
    assert "0 of 1 references without an address were located" in done.stdout


@pytest.mark.parametrize(
    "fault",
    [
        Fault("any", status=429, headers=(("Retry-After", "0"),)),
        Fault("any", status=200, body="<title>Wayback Machine</title><h1>Back soon</h1>"),
        Fault("any", reset=True),
        Fault("replay", status=503, headers=(("Retry-After", "0"),)),
    ],
    ids=["429", "web page", "reset", "503 of replays"],
)
def test_an_archive_that_does_not_answer_is_no_proof_and_gives_4(desk: Desk, fault: Fault) -> None:
    desk.front.faults.append(fault)
    done = located(desk)
    assert done.exit_code == 4, done.output
    assert "beacon: not known, the archive did not answer" in done.stdout
    assert "of 1 nothing is known" in done.stdout
    assert len(desk.front.log) <= 40
