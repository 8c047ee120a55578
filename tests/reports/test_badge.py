"""The badge says the worst that is known, and never green while something is unknown."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from citecheck.model.audit import Audit
from citecheck.model.verdict import LinkState
from citecheck.reports.badge import BadgeReport


def _said(audit: Audit) -> str:
    root = etree.fromstring(BadgeReport().render(audit).encode())
    return str(root.get("aria-label"))


def test_the_gravest_findings_come_first(rich: Audit) -> None:
    assert _said(rich) == "references: 3 errors"
    assert _said(replace(rich, findings=rich.findings[3:5])) == "references: 2 warnings"


def test_grey_as_long_as_something_is_unknown(rich: Audit, empty: Audit) -> None:
    assert _said(replace(rich, findings=())) == "references: incomplete"
    assert _said(replace(rich, findings=(), complete=True)) == "references: 41 unknown"
    assert _said(empty) == "references: none read"


def test_green_when_all_is_known_and_well(rich: Audit) -> None:
    live = tuple(link for link in rich.links if link.state is LinkState.LIVE)
    fine = replace(rich, findings=(), complete=True, links=live, archives=())
    assert _said(fine) == "references: 64 in order"
