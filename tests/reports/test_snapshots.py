"""Whole reports, kept as files so that a change of wording or layout is seen in review.

``CITECHECK_WRITE_SNAPSHOTS=1 pytest tests/reports/test_snapshots.py`` writes them again.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from citecheck.model.audit import Audit
from citecheck.reports import catalogue

FOLDER = Path(__file__).with_name("snapshots")
FILES = {
    "terminal": "terminal.txt",
    "text": "text.txt",
    "markdown": "markdown.md",
    "html": "page.html",
    "json": "audit.json",
    "sarif": "audit.sarif",
    "junit": "junit.xml",
    "csv": "table.csv",
    "github": "github.txt",
    "badge": "badge.svg",
}


@pytest.mark.parametrize("name", catalogue.names())
def test_the_report_reads_as_it_did(name: str, few: Audit) -> None:
    report = catalogue.by_name(name)
    assert report is not None
    text = report.render(few)
    if name == "html":  # style, script and their hashes are no matter of wording
        text = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", text, flags=re.DOTALL)
        text = re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", text)
    path = FOLDER / FILES[name]
    if os.environ.get("CITECHECK_WRITE_SNAPSHOTS"):
        path.write_text(text, "utf-8", newline="")
    assert path.read_bytes().decode() == text


def test_every_snapshot_belongs_to_a_report() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(FILES.values())
