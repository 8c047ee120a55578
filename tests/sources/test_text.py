"""The reader of text, end to end."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.reference import Format
from citecheck.sources.text import TextReader


def test_the_article_of_sixteen_references_is_cut_and_read(shared: Path) -> None:
    folder = shared / "data" / "article"
    text = (folder / "mizintsev.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "mizintsev.json").read_text(encoding="utf-8"))
    document = TextReader().read(text, "mizintsev.txt")
    assert [reference.text for reference in document.references] == [row["text"] for row in gold["refs"]]
    for reference, row in zip(document.references, gold["refs"], strict=True):
        fields = row["fields"]
        assert [str(name) for name in reference.authors] == fields.get("authors", [])
        for name in ("title", "translated_title", "outlet", "published", "accessed", "archived", "format"):
            assert getattr(reference, name) == fields.get(name)
        assert reference.claims_archive


@given(st.text(max_size=200))
def test_no_text_raises_and_every_span_holds(text: str) -> None:
    document = TextReader().read(text, "-")
    assert document.format is Format.TEXT
    for reference in document.references:
        span = reference.origin.span
        assert document.text[span.start : span.end] == reference.text != ""
