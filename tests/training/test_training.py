"""The training data: printed citations with a tag for every word, the same from the same seed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("faker", reason="training/requirements.txt is not installed")

from training.bodies import made_up_body
from training.corpus import Sample, Stock, samples
from training.dice import Dice
from training.gost import gost
from training.invent import invent
from training.naming import shortened
from training.pieces import Piece, joined, tagged
from training.special import humanities
from training.unpointed import unpointed
from training.vocabulary import LANGUAGES, invent_title, periodicals_of
from training.work import Kind

from citecheck.sources.freetext.crf.features import FEATURES
from citecheck.sources.freetext.crf.spans import PLAIN
from training import train


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock([])


@pytest.fixture(scope="module")
def printed(stock: Stock) -> list[Sample]:
    return list(samples(stock, 400, 3))


def test_the_same_seed_prints_the_same(stock: Stock, printed: list[Sample]) -> None:
    assert [one.text for one in samples(stock, 60, 3)] == [one.text for one in printed[:60]]


def test_every_word_has_a_tag_that_is_known(printed: list[Sample]) -> None:
    for one in printed:
        assert len(one.tags) == len(one.tokens.words)
        assert set(one.tags) <= set(PLAIN)


def test_titles_periodicals_names_and_years_are_among_the_tags(printed: list[Sample]) -> None:
    tags = {tag for one in printed for tag in one.tags}
    assert {"t", "j", "c", "af+", "ag", "d", "v", "n", "p", "pb", "pl", "e+", "x"} <= tags


def test_a_russian_work_is_printed_after_gost() -> None:
    dice = Dice(5)
    texts = [joined(gost(invent(dice, language="ru"), dice))[0] for _ in range(40)]
    assert any(" // " in text and "С. " in text for text in texts)
    assert any(" / " in text for text in texts)


def test_names_of_periodicals_are_cut_behind_a_consonant() -> None:
    for seed in range(20):
        words = shortened("Journal of Molecular Neurobiology", Dice(seed)).split()
        assert all(word.rstrip(".")[-1] not in "aeiou" for word in words if word.endswith("."))


def test_titles_are_put_together_to_the_end() -> None:
    dice = Dice(8)
    titles = [invent_title(language, dice) for language in LANGUAGES for _ in range(200)]
    assert all(title and "{" not in title and "}" not in title for title in titles)
    assert len(set(titles)) > len(titles) / 2


def test_journals_are_read_with_their_short_forms(tmp_path: Path) -> None:
    path = tmp_path / "journals.txt"
    path.write_text("Journal of Things = J. Things\nThings = Things\nno sign here\n", encoding="utf-8")
    found = periodicals_of(path)
    assert [(one.name, one.short) for one in found] == [("Journal of Things", ("J. Things",))]


def test_only_blanks_part_the_fields_of_a_physicist() -> None:
    dice = Dice(2)
    works = [invent(dice, language="en") for _ in range(60)]
    texts = [joined(unpointed(work, dice))[0] for work in works if work.short_outlet]
    assert texts
    assert any(", " not in text and ": " not in text for text in texts)


def test_bodies_are_named_in_the_language_and_with_their_short_form_now_and_then() -> None:
    dice = Dice(6)
    names = [made_up_body("en", dice) for _ in range(200)]
    assert all(name and "{" not in name for name in names)
    assert any("(" in name for name in names)
    assert made_up_body("ru", dice) == ""


def test_the_page_of_a_newspaper_in_a_note_is_tagged_as_one() -> None:
    dice = Dice(9)
    works = [replace(invent(dice, language="de"), kind=Kind.NEWS, outlet="Beispielzeitung") for _ in range(40)]
    tags = {piece.tag for work in works if work.authors for piece in humanities(work, dice)}
    assert {"t", "j", "d", "p"} <= tags


def test_identifiers_that_their_form_shows_have_one_tag() -> None:
    dice = Dice(4)
    works = [invent(dice) for _ in range(200)]
    tags = {tag for work in works for tag in tagged([Piece(work.doi, "doi"), Piece(" "), Piece(work.isbn, "isbn")])[2]}
    assert tags - {"x"} == {"id"}


@pytest.mark.heavy
def test_a_tiny_training_writes_a_model_and_its_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tiny"
    monkeypatch.setattr("sys.argv", ["train", "--count", "150", "--iterations", "5", "--model", str(path)])
    assert train.main() == 0
    plain = path.read_bytes()
    assert plain[:4] == b"lCRF"
    assert train.rounded(plain) == plain
    assert path.with_name("model.txt").read_text(encoding="utf-8").startswith(f"{FEATURES} features, 150 citations")
