"""Workflow commands, of which foreign text can make none."""

from __future__ import annotations

import re

from citecheck.model.audit import Audit
from citecheck.reports.github import GithubReport

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<settings>[^:]*)::(?P<message>.*)\Z")


def test_each_finding_is_one_command_the_gravest_first(rich: Audit) -> None:
    lines = GithubReport().render(rich).splitlines()
    assert lines[1] == (
        "::error file=references.bib,line=7,endLine=9,title=LNK101 dead-link::"
        "The page is gone (404). Set the archive link to https://archive.example/web/1/x."
    )
    names = [match["name"] for line in lines[:6] if (match := COMMAND.match(line))]
    assert names == ["error", "error", "error", "warning", "warning", "notice"]


def test_columns_are_given_on_one_line_only(rich: Audit) -> None:
    assert (
        GithubReport()
        .render(rich)
        .startswith("::error file=references.bib,line=1,endLine=1,col=1,endColumn=5,title=SYN101")
    )


def test_what_was_not_looked_at_is_a_notice(rich: Audit) -> None:
    assert (
        "::notice title=citecheck%3A not looked at::18 links without a verdict, 23 archive copies"
        in GithubReport().render(rich)
    )


def test_no_line_is_a_command_of_strangers(hostile: Audit) -> None:
    lines = GithubReport().render(hostile).splitlines()
    assert all(COMMAND.match(line) for line in lines[:-1])
    assert lines[-1].startswith("citecheck: ")
    findings, banners = len(hostile.findings), 4
    assert len(lines) == findings + banners + 2


def test_per_cent_signs_and_separators_are_escaped(hostile: Audit) -> None:
    text = GithubReport().render(hostile)
    assert "%250A" in text, "what reads %0A in a source is not a line end"
    assert "\x1b" not in text
