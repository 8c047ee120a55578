"""The planted list in other bytes: line ends, a mark at the beginning, another encoding; and what a live run sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import citecheck
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import select

PLANTED = (Path(__file__).parent / "planted.bib").read_text(encoding="utf-8")


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.name, finding.span.line, finding.span.column) for finding in findings]


@pytest.mark.parametrize(
    "written",
    [PLANTED.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + PLANTED.encode()],
    ids=["crlf", "byte-order-mark"],
)
def test_line_ends_and_a_mark_at_the_beginning_move_no_finding(
    written: bytes,
    tmp_path: Path,
    evidence_of: Callable[..., Evidence],
    evidence_of_documents: Callable[..., Evidence],
) -> None:
    path = tmp_path / "planted.bib"
    path.write_bytes(written)
    found = apply(evidence_of_documents([citecheck.read(str(path))]), select()).findings
    assert places(found) == places(apply(evidence_of(PLANTED), select()).findings)


def test_a_file_in_another_encoding_is_read_and_the_encoding_told(
    tmp_path: Path, evidence_of_documents: Callable[..., Evidence]
) -> None:
    path = tmp_path / "latin.bib"
    entry = "@book{sjo, author = {Sj\u00f6berg, \u00c5ke}, title = {Havet}, publisher = {F\u00f6rlag}, year = 2001}\n"
    path.write_bytes(entry.encode("latin-1"))
    evidence = evidence_of_documents([citecheck.read(str(path))])
    assert str(evidence.citations[0].reference.authors[0]) == "Sj\u00f6berg, \u00c5ke"
    assert [name for name, _, _ in places(apply(evidence, select()).findings)] == ["not-utf-8"]


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("link dead soft-404 status=200", "soft-404"),
        ("link dead not-found status=404", "dead-link"),
        ("link unknown blocked status=403", "blocked-link"),
        ("link unknown timeout", "link-timeout"),
    ],
)
def test_what_a_page_answered_is_told_by_one_rule_at_the_address(
    fact: str, name: str, evidence_of: Callable[..., Evidence]
) -> None:
    url = "https://news.example/ferry"
    text = f"@online{{ferry, author = {{Gade, Mia}}, title = {{Ferry sails}}, date = {{2021-04-01}}, url = {{{url}}}}}"
    found = apply(evidence_of(text, "bibtex", [fact]), select()).findings
    assert places(found) == [(name, 1, text.index(url) + 1)]
