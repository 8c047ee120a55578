from __future__ import annotations

from citecheck.model.names import Name
from citecheck.sources.jsonl import JsonlReader

LINE = (
    '{"id": "Ball2022", "authors": [{"family": "Ball", "given": "Tom"}, {"literal": "BBC"}, "Doe, Jane",'
    ' "Reuters", {}], "title": "T", "claims_archive": true, "confidence": {"title": 0.5, "x": "y", "z": 7},'
    ' "fields": [], "url": ""}'
)


def test_a_record_is_taken_as_it_stands() -> None:
    (reference,) = JsonlReader().read(LINE, "a.jsonl").references
    assert reference.authors == (
        Name("Ball", "Tom"),
        Name(literal="BBC"),
        Name("Doe", "Jane"),
        Name(literal="Reuters"),
    )
    assert (reference.key, reference.title, reference.url, reference.claims_archive) == (None, "T", None, True)
    assert reference.confidence == {"title": 0.5}
    assert reference.text == LINE


def test_a_broken_line_is_listed_and_the_others_kept() -> None:
    document = JsonlReader().read('{"title": "A"}\n{"title": \n{"title": "B"}\n', "a.jsonl")
    assert [reference.title for reference in document.references] == ["A", "B"]
    assert [skipped.span.line for skipped in document.skipped] == [2]
