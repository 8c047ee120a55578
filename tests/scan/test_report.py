"""`citecheck report DATASET/`: what a scan is summed up to."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.scan.scans import config, scanned
from tests.scan.web import Reply, Script, missing, moved, page, served
from typer.testing import CliRunner

from citecheck.assemble_scan import read_summary
from citecheck.cli.app import app
from citecheck.engine.modes import ArchiveMode
from citecheck.errors import UsageError
from citecheck.model.dataset import DatasetSummary
from citecheck.reports.dataset.page import dataset_page
from citecheck.reports.dataset.text import dataset_markdown

HOSTILE = "<script>alert(1)</script>|@all[x](javascript:1)`"
REPLIES: dict[str, Script] = {
    **{f"news.example/{number}": page(f"Tides {number}") for number in range(6)},
    **{f"lost.example/{number}": Reply(410) for number in range(6)},
    "lost.example/*": missing(),
    "wall.example/*": Reply(403),
    "old.example/1": moved("http://news.example/1"),
}


def entry(number: int, url: str, year: int) -> str:
    return f"@misc{{k{number}, title={{Tides {number}}}, year={year}, url={{{url}}}}}\n"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for number in range(6):
        lines = [
            entry(0, f"http://news.example/{number}", 2015 + number),
            entry(1, f"http://lost.example/{number}", 2000 + number),
            entry(2, "http://old.example/1", 2010),
            entry(3, "http://wall.example/x", 2012),
        ]
        (folder / f"{number}.bib").write_text("".join(lines), encoding="utf-8")
    with served(REPLIES) as web:
        settings = config(web.port)
        settings = replace(settings, archives=replace(settings.archives, mode=ArchiveMode.OFF))
        scanned([folder], folder / "set", settings)
    return folder / "set"


@pytest.mark.sockets
def test_counts_are_those_of_the_tables(dataset: Path) -> None:
    summary = read_summary(dataset)
    assert (summary.totals["documents"], summary.totals["references"], summary.totals["hosts"]) == (6, 24, 4)
    assert dict(summary.links) == {"live": 7, "dead": 6, "unknown": 1}
    assert {each.name: each.counts for each in summary.shared}["http://old.example/1"] == {
        "documents": 6,
        "references": 6,
    }
    assert [each.name for each in summary.hosts] == ["lost.example", "wall.example"]
    years = {int(each.name): each.counts for each in summary.years}
    assert years[2003]["dead"] == 1
    assert years[2018]["live"] == 1
    assert years[2010]["live"] == 6, "every citing reference counts"


@pytest.mark.sockets
def test_both_reports_tell_states_curve_hosts_rules_and_shared_addresses(dataset: Path, tmp_path: Path) -> None:
    html, markdown = tmp_path / "out" / "r.html", tmp_path / "out" / "r.md"
    done = CliRunner().invoke(app, ["report", str(dataset), "-o", str(html), "-o", str(markdown)])
    assert done.exit_code == 0, done.output
    text = markdown.read_text(encoding="utf-8")
    assert done.output == text
    for head in ("Link rot by year of publication", "Hosts with trouble", "What was found", "several documents cite"):
        assert head in text
    assert re.search(r"\| Distinct links \| 14 \| 7 live, 6 dead, 1 unknown", text)
    told = html.read_text(encoding="utf-8")
    assert told.count("<svg") >= 4, "the charts of an audit"
    assert "Link rot by year of publication" in told
    assert "lost.example" in told
    assert "<script" not in told
    assert not re.search(r"<link[^>]+http|src=|@import|url\(", told), "it asks nothing from anywhere"


@pytest.mark.sockets
def test_text_of_strangers_cannot_act(dataset: Path) -> None:
    summary = read_summary(dataset)
    worse = replace(
        summary,
        inputs=(HOSTILE,),
        hosts=tuple(replace(each, name=HOSTILE) for each in summary.hosts),
        shared=tuple(replace(each, name=f"javascript:{HOSTILE}") for each in summary.shared),
    )
    html = dataset_page(worse)
    assert "<script" not in html
    assert 'href="javascript' not in html
    text = dataset_markdown(worse)
    assert not re.search(r"(?<!\\)<script|(?<!\\)\]\(javascript|@all", text)
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if "alert" in line and line[:1] == "|"}
    assert bars == {4, 5}, "no row gains a column"


@pytest.mark.sockets
def test_an_empty_scan_has_a_report_too(dataset: Path) -> None:
    summary: DatasetSummary = read_summary(dataset)
    bare = replace(
        summary, totals={}, links={}, link_reasons=(), archives={}, archive_reasons=(), findings={}, rules=(), years=(),
        hosts=(), cited_hosts=(), services=(), shared=(), sharing=(),
    )  # fmt: skip
    assert "0 references" in dataset_page(bare)
    assert "| References | 0 |" in dataset_markdown(bare)


def test_a_scan_that_is_not_whole_has_no_report_yet(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no dataset of citecheck"):
        read_summary(tmp_path)
    (tmp_path / "a.bib").write_text("@misc{a, title={A}}\n", encoding="utf-8")
    scanned([tmp_path / "a.bib"], tmp_path / "set", config())
    (tmp_path / "set" / "summary" / "_SUCCESS").unlink()
    with pytest.raises(UsageError, match="not whole yet; run `citecheck scan` with the same options"):
        read_summary(tmp_path / "set")
    for words in (["-o", "x.pdf"], ["--format", "sarif"]):
        done = CliRunner().invoke(app, ["report", str(tmp_path / "set"), *words])
        assert done.exit_code == 2
        assert "a dataset is summed up as" in done.output
