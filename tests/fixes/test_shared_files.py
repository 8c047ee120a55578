"""Real files: nothing changes unasked, what is asked changes nothing else, and asking twice changes nothing more."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from tests.fixes.repairs import SNAPSHOT, reader_of

from citecheck.fixes.encoding import edited
from citecheck.fixes.interface import Fixed, Proposal
from citecheck.fixes.repair import repair
from citecheck.model.finding import Edit, EditKind
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document, Reference
from citecheck.sources.load import load

LARGE = "wals-sources.bib"
PLACES = {"origin", "text", "fields", "uses"}
TOUCHED_TOO = {"claims_archive", "confidence", "archived", "type"}


def _wishes(citation: Citation, chance: random.Random) -> tuple[Edit, ...]:
    """Choose what rules may offer for a reference."""
    reference = citation.reference
    offers: list[dict[str, str]] = [
        {"archive_url": SNAPSHOT, "archived": "2019-04-05"},
        {"archive_url": SNAPSHOT, "archived": "2019-04-05", "url_status": "dead"},
        {"doi": "10.5555/abc.1"},
        {"url": reference.url.replace("http:", "https:") + "/x"}
        if reference.url
        else {"url": "https://news.example/a_b"},
    ]
    if reference.title and len(reference.title) > 8:
        offers += [{"title": f"{reference.title} again"}, {"title": reference.title[:-3].strip()}]
    if reference.archived and reference.archive_url:
        offers.append({"archived": "2018-03-14"})
    chosen = chance.choice(offers)
    return tuple(Edit(EditKind.SET, citation.id, field, value) for field, value in chosen.items())


def _repaired(document: Document, seed: int) -> tuple[tuple[Citation, ...], list[Proposal], Fixed]:
    citations = assign_ids([document])
    chance = random.Random(seed)
    proposals = [Proposal(f"r{n}", _wishes(each, chance), n) for n, each in enumerate(citations)]
    return citations, proposals, repair(document, citations, proposals, reader_of(document))


def _said(reference: Reference) -> Iterator[tuple[str, object]]:
    return ((field.name, getattr(reference, field.name)) for field in fields(reference) if field.name not in PLACES)


def _check(path: Path, seed: int) -> tuple[int, int]:
    """Repair a file in every way that may be offered; give how many repairs were made, and how many were wished."""
    document, data = load(str(path)), path.read_bytes()
    assert edited(data, document.text, document.encoding, ()) == data
    citations, _, result = _repaired(document, seed)
    position = shift = 0
    for splice in result.splices:  # the text between changes is the same
        assert result.text[position + shift : splice.start + shift] == document.text[position : splice.start]
        position, shift = splice.end, shift + len(splice.replacement) - (splice.end - splice.start)
    assert result.text[position + shift :] == document.text[position:]

    after = reader_of(document)(result.text)
    asked = {edit.reference: {} for each in result.applied for edit in each.edits}  # type: ignore[var-annotated]
    for proposal in result.applied:
        for edit in proposal.edits:
            asked[edit.reference][edit.field] = edit.value
    assert len(after.references) == len(citations)
    for citation, reference in zip(citations, after.references, strict=True):
        wanted = asked.get(citation.id, {})
        for (name, old), (_, new) in zip(_said(citation.reference), _said(reference), strict=True):
            if name in wanted:
                assert new == wanted[name] or name == "url_status"
            elif not (wanted and name in TOUCHED_TOO):
                assert new == old
    written = edited(data, document.text, document.encoding, result.splices)
    assert reader_of(document)(result.text) == after
    if document.encoding == "utf-8" and not any(remark.kind == "undecodable" for remark in document.remarks):
        assert written == result.text.encode()

    again = assign_ids([after])
    names = {old.id: new.id for old, new in zip(citations, again, strict=True)}
    repeated = [
        replace(each, edits=tuple(replace(edit, reference=names[edit.reference]) for edit in each.edits))
        for each in result.applied
    ]
    second = repair(after, again, repeated, reader_of(document))
    assert (second.text, second.refused) == (result.text, ())
    return len(result.applied), len(citations)


def _share(counts: Iterable[tuple[int, int]]) -> float:
    made = wished = 0
    for more_made, more_wished in counts:
        made, wished = made + more_made, wished + more_wished
    return made / wished


def _files(shared: Path, folder: str, pattern: str) -> list[Path]:
    return sorted((shared / "data" / folder).glob(pattern))


def test_bib_files_are_repaired_without_touching_anything_else(shared: Path) -> None:
    files = [path for path in _files(shared, "bib", "*.bib") if path.name != LARGE]
    assert _share(_check(path, 1) for path in files) > 0.95


@pytest.mark.heavy
def test_the_largest_bib_file_is_too(shared: Path) -> None:
    made, wished = _check(shared / "data" / "bib" / LARGE, 2)
    assert made > 0.95 * wished


def test_wiki_pages_are_repaired_without_touching_anything_else(shared: Path) -> None:
    assert _share(_check(path, 3) for path in _files(shared, "wikitext-dev", "*.wiki")[::8]) > 0.75


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(4, 8))
def test_all_wiki_pages_are(shared: Path, seed: int) -> None:
    assert _share(_check(path, seed) for path in _files(shared, "wikitext-dev", "*.wiki")) > 0.75
