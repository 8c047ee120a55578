"""Tables for spreadsheets, which run nothing."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.audit import Audit
from citecheck.reports.table import COLUMNS, CsvReport, disarmed


def _rows(audit: Audit) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(StringIO(CsvReport().render(audit), newline="")))


def test_there_is_a_row_for_every_finding_and_for_every_reference_without_one(rich: Audit) -> None:
    rows = _rows(rich)
    assert [row["rule"] for row in rows if row["row"] == "finding"].count("LNK101") == 1
    assert len([row for row in rows if row["row"] == "finding"]) == len(rich.findings)
    named = {row["reference"] for row in rows if row["row"] in {"finding", "reference"}}
    assert named - {""} == {citation.id for citation in rich.citations}


def test_what_was_not_looked_at_has_rows_of_its_own(rich: Audit) -> None:
    kinds = [row["row"] for row in _rows(rich)]
    assert [kinds.count(kind) for kind in ("note", "muted", "source not read", "rule not run", "block skipped")] == [
        *(3, 2, 1, 1, 1)
    ]
    slow = next(row for row in _rows(rich) if row["reference"] == "link-timeout")
    assert (slow["link_state"], slow["link_reason"], slow["link_said"]) == ("unknown", "timeout", "no answer in time")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=1", "\x00=1"])
def test_formulas_are_disarmed(text: str) -> None:
    assert disarmed(text)[0] not in "=+-@="


@given(st.text(st.characters(exclude_categories=())))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not disarmed(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


def test_a_hostile_audit_still_is_one_table(hostile: Audit) -> None:
    rows = _rows(hostile)
    assert all(set(row) == set(COLUMNS) for row in rows)
    assert all("\n" not in cell for row in rows for cell in row.values())
