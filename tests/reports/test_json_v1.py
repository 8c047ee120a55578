"""The JSON of an audit: what the design fixes is there, it fits its schema, and it can be read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.audit import Audit
from citecheck.reports import catalogue
from citecheck.reports.json_v1.report import decode, encode
from citecheck.reports.json_v1.schema import schema, schema_text

PUBLISHED = Path("docs") / "schema" / "audit-1.json"


def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def told(rich: Audit) -> dict[str, Any]:
    return dict(json.loads(encode(rich)))


def test_the_published_schema_is_the_one_of_the_types(repository: Path) -> None:
    wanted = "python -m citecheck.reports.json_v1.schema > docs/schema/audit-1.json"
    assert (repository / PUBLISHED).read_text("utf-8") == schema_text(), f"write it again: {wanted}"


@pytest.mark.parametrize("name", ["rich", "few", "hostile", "empty"])
def test_every_audit_fits_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    text = encode(request.getfixturevalue(name))
    errors = [error.message[:200] for error in _validator().iter_errors(json.loads(text))]
    assert errors == []


def test_many_references_fit_the_schema(sized: Callable[[int], Audit]) -> None:
    text = encode(sized(400))
    assert next(_validator().iter_errors(json.loads(text)), None) is None


def test_the_members_that_the_design_names_are_all_there(told: dict[str, Any]) -> None:
    wanted = "schema tool started_at finished_at complete network sources references links archives findings summary"
    assert set(wanted.split()) <= set(told)
    assert told["schema"] == "citecheck/audit/1"
    assert set(told["tool"]) == {"name", "version"}
    assert {"path", "format", "references", "skipped"} <= set(told["sources"][0])
    assert {"line", "reason", "text"} <= set(told["sources"][0]["skipped"][0])
    link = "url role references state reason status final_url hops attempts elapsed_s checked_at from_cache title error"
    assert {*link.split(), "signs"} <= set(told["links"][0])
    archive = "reference archive_url service captured_at original_url state reason signs"
    assert set(archive.split()) <= set(told["archives"][0])
    finding = "rule name severity confidence message references span evidence remedy"
    assert set(finding.split()) <= set(told["findings"][0])
    assert set(told["summary"]) == {"references", "links", "archives", "findings"}


def test_a_reference_carries_the_whole_record(told: dict[str, Any]) -> None:
    paper = next(reference for reference in told["references"] if reference["id"] == "paper")
    record = (
        "id source span key type authors editors title translated_title outlet publisher published accessed archived "
        "url archive_url url_status doi isbn issn pmid arxiv volume issue pages edition language format quote text "
        "origin"
    )
    assert set(record.split()) <= set(paper)
    assert paper["authors"] == [{"family": "Meier", "given": "A. B."}, {"literal": "Example Working Group"}]
    assert paper["publisher"] is None
    assert set(paper["span"]) == {"start", "end", "line", "column"}


def test_times_are_utc_and_end_in_z(told: dict[str, Any]) -> None:
    assert told["started_at"] == "2026-11-22T11:59:18Z"
    assert told["finished_at"].endswith("Z")


def test_the_summary_names_every_state_also_those_that_did_not_occur(told: dict[str, Any]) -> None:
    assert told["summary"]["links"] == {"live": 2, "dead": 6, "unknown": 18}
    assert list(told["summary"]["archives"]) == ["verified", "broken", "unknown"]
    assert list(told["summary"]["findings"]) == ["error", "warning", "info"]


def test_reading_back_and_writing_again_gives_the_same_bytes(rich: Audit, hostile: Audit, empty: Audit) -> None:
    for audit in (rich, hostile, empty):
        text = encode(audit)
        assert encode(decode(text)) == text
        assert encode(decode(text.encode())) == text


@pytest.mark.parametrize("name", ["html", "markdown", "terminal", "text", "csv", "junit", "badge"])
def test_an_audit_read_back_renders_the_same(name: str, rich: Audit) -> None:
    report = catalogue.by_name(name)
    assert report is not None
    assert report.render(decode(encode(rich))) == report.render(rich)


def test_only_the_texts_of_sources_are_lost(rich: Audit) -> None:
    back = decode(encode(rich))
    without_texts = tuple(replace(document, text="") for document in rich.documents)
    assert back == replace(rich, documents=without_texts)


def test_half_a_surrogate_pair_is_replaced_and_the_rest_is_kept(rich: Audit) -> None:
    text = encode(replace(rich, notice="half \ud800 a pair"))
    assert json.loads(text)["notice"] == "half � a pair"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no audit of citecheck"),
        ("[]", "no audit of citecheck"),
        ("{}", "schema"),
        ('{"schema": "citecheck/audit/2"}', "version 1"),
        ('{"schema": "citecheck/audit/1"}', "does not fit"),
        ("[" * 100_000, "no audit of citecheck"),
        (b"\xff\xfe", "no audit of citecheck"),
    ],
)
def test_what_is_no_audit_is_refused_in_words(text: str | bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        decode(text)


def test_a_reference_of_no_source_is_refused(rich: Audit) -> None:
    wire = json.loads(encode(rich))
    wire["references"][0]["source"] = 9
    with pytest.raises(ValueError, match="source 9"):
        decode(json.dumps(wire))


def test_members_of_later_versions_are_passed_over(rich: Audit) -> None:
    wire = json.loads(encode(rich))
    wire["invented_later"] = {"x": 1}
    wire["links"][0]["invented_later"] = True
    assert encode(decode(json.dumps(wire))) == encode(rich)


def test_a_file_with_the_published_members_only_can_be_read(rich: Audit) -> None:
    wire = json.loads(encode(rich))
    for extra in (
        "registries",
        "muted",
        "rules",
        "not_run",
        "unread",
        "incomplete_because",
        "notice",
        "stats",
        "trend",
    ):
        del wire[extra]
    assert decode(json.dumps(wire)).findings == rich.findings


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.lists(st.text()))))
def test_any_evidence_of_a_rule_can_be_written(evidence: dict[str, object]) -> None:
    audit = _with_evidence(evidence)
    assert encode(decode(encode(audit))) == encode(audit)


def test_evidence_that_json_has_no_word_for_is_told_in_words(rich: Audit) -> None:
    audit = _with_evidence({"set": {"b", "a"}, "map": {"x": 1}, "when": rich.started_at, "deep": [["a"]]})
    evidence = json.loads(encode(audit))["findings"][0]["evidence"]
    assert evidence == {"set": ["a", "b"], "map": ["x: 1"], "when": "2026-11-22 11:59:18+00:00", "deep": ["['a']"]}


def _with_evidence(evidence: dict[str, object]) -> Audit:
    audit = decode(_SMALL)
    return replace(audit, findings=(replace(audit.findings[0], evidence=evidence),))


_SPAN = {"start": 0, "end": 1, "line": 1, "column": 1}
_SMALL = json.dumps(
    {
        "schema": "citecheck/audit/1",
        "tool": {"name": "citecheck", "version": "0"},
        "started_at": "2026-11-22T11:59:18Z",
        "finished_at": "2026-11-22T11:59:18Z",
        "complete": True,
        "network": "up",
        "sources": [],
        "references": [],
        "links": [],
        "archives": [],
        "findings": [
            {
                "rule": "SYN101",
                "name": "x",
                "severity": "error",
                "confidence": "certain",
                "message": "m",
                "references": [],
                "span": _SPAN,
                "evidence": {},
                "remedy": None,
            }
        ],
        "summary": {"references": 0, "links": {}, "archives": {}, "findings": {}},
    }
)
