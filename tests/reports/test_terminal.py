"""What a terminal shows: by source, in its width, with what was not looked at."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from citecheck.model.audit import Audit
from citecheck.reports.interface import ReportOptions
from citecheck.reports.plain import TextReport
from citecheck.reports.terminal import TerminalReport

SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_findings_stand_under_their_source_and_reference_with_the_remedy(rich: Audit) -> None:
    text = TextReport().render(rich)
    first, second = text.index("references.bib  29 references"), text.index("notes/article.txt  35 references")
    assert first < text.index("7: link-not-found") < text.index("✗ error LNK101 dead-link") < second
    assert "→ Set the archive link to https://archive.example/web/1/x  (safe to apply)" in text
    assert text.count("DUP101") == 1, "a finding on two references is told once"
    assert "(with twin~2)" in text


def test_without_colour_no_escape_is_written_and_with_colour_only_colours(rich: Audit, hostile: Audit) -> None:
    for audit in (rich, hostile):
        plain = TerminalReport(ReportOptions(width=80)).render(audit)
        coloured = TerminalReport(ReportOptions(width=80, colour=True)).render(audit)
        assert "\x1b" not in plain
        assert "\x1b" not in SGR.sub("", coloured)
        assert SGR.search(coloured)


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_lines_fit_the_width(rich: Audit, width: int) -> None:
    lines = TerminalReport(ReportOptions(width=width)).render(rich).splitlines()
    assert max(map(len, lines)) <= width


def test_what_was_not_looked_at_has_a_section_of_its_own(rich: Audit) -> None:
    text = TextReport().render(rich)
    section = text[text.index("Not looked at, or without an answer") : text.index("\nSummary")]
    assert "18 links without a verdict" in section
    assert "1  no answer in time: https://host5.news.example/timeout" in section
    assert "23 archive copies without a verdict" in section
    assert "not looked up" in section
    assert "1 rule not run" in section
    assert "source not read: missing.bib: there is no such file" in section
    assert "references.bib:2: entry does not close: @article{half," in section


def test_a_clean_audit_says_so_and_has_no_such_section(rich: Audit) -> None:
    clean = Audit(
        started_at=rich.started_at,
        finished_at=rich.finished_at,
        network=rich.network,
        complete=True,
        documents=(replace(rich.documents[0], skipped=()),),
        citations=rich.citations[:1],
    )
    text = TextReport().render(clean)
    assert "no findings" in text
    assert "Not looked at" not in text
    assert text.rstrip().endswith("findings         0  none")


def test_the_state_of_an_incomplete_audit_stands_on_top(rich: Audit) -> None:
    lines = TextReport().render(rich).splitlines()
    assert lines[1] == "! This audit is incomplete: the run was interrupted after 30 of 60 links."
    assert lines[3] == "! These pages stand in for the real web."


def test_the_environment_does_not_change_a_report(rich: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    before = TextReport().render(rich)
    for name, value in {"COLUMNS": "20", "FORCE_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert TextReport().render(rich) == before
