"""What is told of a rule comes from one text: its docstring, in the listing, in ``explain``, on its page, in SARIF."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

from citecheck.cli.catalogue import explain_rule, list_rules
from citecheck.reports.sarif.rules import descriptor as sarif_descriptor
from citecheck.rules.catalogue import RULES, descriptor
from citecheck.rules.interface import Rule

PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rules"
LISTED = {row["code"]: row for row in json.loads(list_rules("json", ["ALL"]))}
PLAIN = ("What it finds", "Why it matters", "Known problems", "Fix and its safety", "Sources")
"""Sections without blocks, which every reader shows as they are."""


def test_the_listing_holds_every_rule_once() -> None:
    assert list(LISTED) == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_listing_explanation_page_and_sarif_say_what_the_docstring_says(rule: Rule) -> None:
    told = descriptor(rule)
    docstring = inspect.cleandoc(type(rule).__doc__ or "")
    sarif = sarif_descriptor(told).help
    page = (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
    places = [docstring, explain_rule(rule.code), page, sarif.text, str(sarif.markdown)]
    listed = LISTED[rule.code]["sections"]
    for heading, text in told.sections:
        assert listed[heading] == text
        if heading in PLAIN:
            assert all(text in place for place in places), heading
