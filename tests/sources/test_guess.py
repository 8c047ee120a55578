from __future__ import annotations

import json
from pathlib import Path

import pytest

from citecheck.model.reference import Format
from citecheck.sources.guess import guess_format

CSL = '[{"id": "a", "type": "book", "title": "T"}]'
PLAIN = 'Ball, Tom (24 March 2022). "Title". Sunday Times. Retrieved 27 March 2022.'


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (PLAIN, Format.TEXT),
        ("[1] Smith, J. (2020). Title. Journal.\n[2] Doe, J. (2021). Other. Journal.", Format.TEXT),
        ("", Format.TEXT),
        ("@book{k,\n title={T}}", Format.BIBTEX),
        ("some words\n\n@online{ k ,title={T}}", Format.BIBTEX),
        ("mail me @home, or tom@news.example {x}", Format.TEXT),
        ("TY  - JOUR\nTI  - T\nER  - \n", Format.RIS),
        (CSL, Format.CSL_JSON),
        ('{"schema": "citecheck/references/1", "references": []}', Format.JSONL),
        ('{"id":"a","title":"T","origin":{"path":"x"}}\n', Format.JSONL),
        ("https://news.example/a\n# comment\nhttps://news.example/b\n", Format.URLS),
        ("https://news.example/a", Format.URLS),
        ("Prose.<ref>{{cite web |url=https://news.example |title=T}}</ref>", Format.WIKITEXT),
        ("{{Short description|x}}\n'''A''' is [[b]].<ref name=x>y</ref>", Format.WIKITEXT),
        ("== Heading ==\nSee [[Other page]].", Format.WIKITEXT),
        ("<!DOCTYPE html><html><body><p>x</p></body></html>", Format.HTML),
        ("<ol><li>One</li></ol>", Format.HTML),
        ("# Title\n\nSee [this](https://news.example/).", Format.MARKDOWN),
        ("Text[^1].\n\n[^1]: Smith, https://news.example\n\n[2]: https://news.example/b\n", Format.MARKDOWN),
        ("---\ntitle: x\n---\ntext", Format.MARKDOWN),
    ],
)
def test_formats_are_told_by_their_marks(text: str, form: Format) -> None:
    assert guess_format(text) is form


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.bib", Format.BIBTEX),
        ("A.BIB", Format.BIBTEX),
        ("a.ris", Format.RIS),
        ("a.jsonl", Format.JSONL),
        ("a.md", Format.MARKDOWN),
        ("a.htm", Format.HTML),
        ("a.wiki", Format.WIKITEXT),
        ("a.json", Format.CSL_JSON),
        ("a.txt", Format.TEXT),
        ("-", Format.TEXT),
        ("folder.bib/file", Format.TEXT),
    ],
)
def test_a_suffix_counts_more_than_the_content(path: str, form: Format) -> None:
    assert guess_format(PLAIN, path) is form


def test_a_text_file_is_known_by_its_content() -> None:
    assert guess_format("@book{k, title={T}}", "refs.txt") is Format.BIBTEX
    assert guess_format('{"schema":"citecheck/references/1"}', "refs.json") is Format.JSONL


def test_the_collected_files_are_told_apart_without_their_suffix(shared: Path) -> None:
    data = shared / "data"
    for known in json.loads((data / "bib" / "INDEX.json").read_text(encoding="utf-8")):
        assert guess_format((data / "bib" / known["file"]).read_text(encoding="utf-8")) is Format.BIBTEX
    for path in (data / "wikitext-dev").glob("*.wiki"):
        assert guess_format(path.read_text(encoding="utf-8")) is Format.WIKITEXT, path.name
    for path in (data / "flat-dev").glob("*.txt"):
        assert guess_format(path.read_text(encoding="utf-8")) is Format.TEXT, path.name
