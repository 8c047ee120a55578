"""The same on a wiki page, where most of the archive rules have their subject."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from citecheck.model.evidence import Evidence
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import select

PLANTED = Path(__file__).with_name("planted.wiki").read_text(encoding="utf-8")

EXPECTED = {
    # the word at the beginning of the line -> the rules that speak of it and the text they point at
    "Calm": {},
    "Undefined": {"reference-undefined": '<ref name="nowhere"'},
    "Bare": {"bare-url": "https://news.example/bare-address"},
    "Unknown": {"unknown-template-parameter": "yes}}"},
    "Status": {"unknown-url-status": "broken |"},
    "Marked": {"url-status-without-archive": "dead}}"},
    "Calendar": {"archive-calendar": "https://web.archive.org/web/*/"},
    "Save": {"archive-save-command": "https://web.archive.org/save/"},
    "Nested": {"nested-archive-link": "https://web.archive.org/web/20180821080127"},
    "Month": {"impossible-archive-timestamp": "https://web.archive.org/web/20141412462900"},
    "Ancient": {"archive-before-1996": "https://web.archive.org/web/18990101080101"},
    "Future": {"archive-in-future": "https://web.archive.org/web/20580416093000"},
    "Same": {"archive-identical-to-url": "https://news.example/flag |archive-date"},
    "Short": {"short-archive-timestamp": "https://web.archive.org/web/20160423/"},
    "Early": {"archive-before-publication": "20 June 2019"},
    "Late": {"archive-long-after-access": "6 April 2021"},
    "Zone": {"archive-date-off-by-a-day": "27 May 2020"},
    "Http": {"http-archive-link": "http://web.archive.org/web/20170902211957"},
    "Raw": {"raw-archive-link": "https://web.archive.org/web/20170820183754id_"},
    "Perma": {"short-archive-link": "https://perma.cc/7XKD-2JQ9"},
    "Orphan": {"archive-without-original": "https://web.archive.org/web/20190117010203"},
    "Staff": {"placeholder-author": "webmaster"},
    "Glued": {"glued-authors": "Vera Toft; Siri Ulv"},
    "Role": {"role-in-author": "By Odd Vik"},
    "Archived": {"placeholder-title": "Archived copy"},
    "Session": {"session-id": "https://news.example/currents"},
    "Shortened": {"shortened-url": "https://bit.ly/2abcDEF"},
    "Searched": {"search-results-url": "https://www.google.com/search"},
    "Login": {"credentials-in-url": "https://jane@news.example/dues"},
    "Dated": {"date-not-in-url": "5 March 2018"},
    "Stale": {"stale-access": "3 April 2015"},
    "Label": {"label-in-value": "pp. 5–9"},
}


def test_each_line_has_the_findings_that_were_planted_and_no_other(evidence_of: Callable[..., Evidence]) -> None:
    findings = apply(evidence_of(PLANTED, "wikitext"), select()).findings
    lines = PLANTED.splitlines()
    expected = {
        (number, name, lines[number - 1].index(snippet) + 1)
        for number, line in enumerate(lines, start=1)
        for name, snippet in EXPECTED[line.split(".", 1)[0]].items()
    }
    assert {(finding.span.line, finding.name, finding.span.column) for finding in findings} == expected


def test_credentials_are_never_repeated(evidence_of: Callable[..., Evidence]) -> None:
    findings = apply(evidence_of(PLANTED, "wikitext"), select(["credentials-in-url"])).findings
    assert len(findings) == 1
    assert "jane" not in str((findings[0].message, findings[0].evidence, findings[0].remedy))
