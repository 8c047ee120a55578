"""Each planted problem is found by exactly the rule that is meant, at its line and column, and by no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import select

PLANTED = Path(__file__).with_name("planted.bib").read_text(encoding="utf-8")

EXPECTED = {
    # key of the entry that is at fault -> the name of the rule and the text it points at
    ("twice", "repeated-key"): "@article{twice, author = {Dahl",
    ("samedoi1", "shared-identifier"): "@article{samedoi2",
    ("samedoi2", "doi-with-prefix"): "https://doi.org/10.1234/ice.77",
    ("near1", "same-work"): "@article{near2",
    ("urlone", "same-address"): "@online{urltwo",
    ("urlone", "tracking-parameters"): "http://www.news.example/ferry/?utm_source=mail",
    ("baddoi", "malformed-doi"): "doi:10.12/abc def",
    ("badisbn", "isbn-check-digit"): "978-0-306-40615-8",
    ("badissn", "issn-check-digit"): "0378-5954",
    ("badarxiv", "malformed-arxiv-id"): "1713.99999999",
    ("baddates", "impossible-date"): "2021-13-45",
    ("baddates", "impossible-date", "accessed"): "2021-02-30",
    ("future", "access-in-future"): "2099-01-01",
    ("far", "publication-in-future"): "2199",
    ("order", "access-before-publication"): "2021-07-11",
    ("noarchivedate", "archive-date-missing"): "https://web.archive.org/web/20191020062450/https://news.example/rink",
    ("wrongarchivedate", "archive-date-mismatch"): "2018-03-05",
    (
        "otherpage",
        "archive-target-mismatch",
    ): "https://web.archive.org/web/20180704214846/https://news.example/council-tax",
    ("archivefirst", "archive-as-main-url"): "https://web.archive.org/web/20201009155356/https://news.example/buses",
    ("today", "deprecated-archive-service"): "https://archive.ph/kV3xQ",
    ("claim", "archive-claimed-without-link"): "2016-05-20",
    ("notitle", "missing-title"): "@book{notitle",
    ("noauthor", "missing-author"): "@phdthesis{noauthor",
    ("nojournal", "missing-outlet"): "@article{nojournal",
    ("noyear", "missing-date"): "@book{noyear",
    ("typo", "unknown-entry-type"): "@artcle{typo",
    ("field", "misspelt-field"): "jornal",
    ("letter", "unreadable-date"): "20l9",
    ("pages", "descending-pages"): "100--90",
    ("month", "unreadable-date"): "Febuary",
    ("macro", "undefined-string"): "unknownjournal",
    ("child", "missing-parent"): "lostbook",
    ("broken", "url-with-whitespace"): "htp:/example..com/page with spaces",
    ("loopback", "private-address"): "http://127.0.0.1:8080/camera",
    ("etal", "et-al-as-author"): "Moe, Nina and et al.",
    ("unbalanced", "unclosed-entry"): "@article{unbalanced",
}


def place(snippet: str) -> tuple[int, int]:
    offset = PLANTED.index(snippet)
    line_start = PLANTED.rfind("\n", 0, offset) + 1
    return PLANTED.count("\n", 0, offset) + 1, offset - line_start + 1


@pytest.fixture(scope="module")
def found(evidence_of: Callable[..., Evidence]) -> tuple[Finding, ...]:
    return apply(evidence_of(PLANTED), select()).findings


@pytest.mark.parametrize("planted", EXPECTED, ids=":".join)
def test_a_planted_problem_is_found_by_the_rule_meant_at_its_place(
    planted: tuple[str, ...], found: tuple[Finding, ...]
) -> None:
    places = {(finding.name, finding.span.line, finding.span.column) for finding in found}
    assert (planted[1], *place(EXPECTED[planted])) in places


def test_nothing_but_the_planted_problems_is_found(found: tuple[Finding, ...]) -> None:
    expected = {(planted[1], *place(snippet)) for planted, snippet in EXPECTED.items()}
    extra = [
        f"{finding.name} {finding.span.line}:{finding.span.column} {finding.message}"
        for finding in found
        if (finding.name, finding.span.line, finding.span.column) not in expected
    ]
    assert extra == []
    assert len(found) == len(EXPECTED)
