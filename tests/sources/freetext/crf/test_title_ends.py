"""What is of no title is taken from its end, by what the sentence says and by what stands behind it."""

from __future__ import annotations

import pytest

from citecheck.model.names import Name
from citecheck.sources.freetext.crf.sentences import without_last_sentence
from citecheck.sources.freetext.crf.signed import unsigned
from citecheck.sources.freetext.crf.spans import Run
from citecheck.sources.freetext.crf.succession import title_of, with_book, with_first_words, with_lost_ends
from citecheck.sources.freetext.crf.titles import closed, trimmed
from citecheck.sources.freetext.crf.tokens import tokenise
from citecheck.sources.freetext.interface import Label, Part

TITLE = "Zur Ökologie der Häfen. "


def parts_of(text: str, *rest: Part) -> dict[Label, str]:
    end = text.index("|")
    clean = text.replace("|", "")
    title = Part(Label.TITLE, 0, end, clean[:end])
    return {part.label: part.value for part in without_last_sentence(clean, [title, *rest])}


def test_a_sentence_before_a_volume_is_the_periodical() -> None:
    text = f"{TITLE}Zeitschrift für Wetter| 57:74-77"
    volume = Part(Label.VOLUME, text.index("57") - 1, text.index(":") - 1, "57")
    found = parts_of(text, volume)
    assert found[Label.TITLE] == "Zur Ökologie der Häfen"
    assert found[Label.OUTLET] == "Zeitschrift für Wetter"


def test_a_title_with_a_subtitle_is_left_alone_where_the_periodical_is_known() -> None:
    text = f"{TITLE}Eine Bilanz| Hafenblatt 57"
    outlet = Part(Label.OUTLET, text.index("Hafenb") - 1, text.index(" 57") - 1, "Hafenblatt")
    volume = Part(Label.VOLUME, text.index("57") - 1, len(text) - 1, "57")
    assert parts_of(text, outlet, volume)[Label.TITLE] == "Zur Ökologie der Häfen. Eine Bilanz"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("North Quay Publishing House", Label.PUBLISHER),
        ("Forschungszentrum Wind Wetter", Label.PUBLISHER),
        ("HfW-Arbeitsmaterialien", Label.OUTLET),
        ("Harbour Working Papers", Label.OUTLET),
        ("Berlin", Label.PLACE),
    ],
)
def test_the_last_sentence_says_what_it_is(sentence: str, label: Label) -> None:
    found = parts_of(f"{TITLE}{sentence}|.")
    assert found[Label.TITLE] == "Zur Ökologie der Häfen"
    assert found[label] == sentence


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Was ist ein Hafen? Vortrag in Bremen", "Was ist ein Hafen?"),
        ("The harbours of old. Translated by E. Muster", "The harbours of old"),
        ("The harbours of old. (Boats and quays 4)", "The harbours of old"),
        ("Lectures in Paris on the harbours", "Lectures in Paris on the harbours"),
    ],
)
def test_what_is_announced_is_of_no_title(printed: str, title: str) -> None:
    span = trimmed(printed, 0, len(printed))
    assert span is not None
    assert printed[slice(*span)] == title


def test_a_bracket_that_was_opened_in_a_title_is_closed_in_it() -> None:
    text = "Les ports (actes, Paris, 27 novembre 1997), Nanterre 1999"
    assert text[: closed(text, 0, text.index(", Paris"))] == "Les ports (actes, Paris, 27 novembre 1997)"
    assert closed(text, 0, 8) == 8
    far = "Les ports (actes" + " x" * 200 + ")"
    assert closed(far, 0, 16) == 16


def test_the_title_is_the_one_behind_names_or_a_date() -> None:
    before, title, after = Run("t", 0, 12, 0.9), Run("t", 15, 18, 0.9), Run("t", 22, 40, 0.9)
    found = [before, Run("a", 13, 15, 0.9), title, Run("x", 18, 22, 0.9), after]
    assert title_of([before, title, after], found) is title
    assert title_of([before, after], found[:1]) is after


def test_a_second_title_behind_in_is_the_book() -> None:
    tokens = tokenise("Muster 2001 Ein Hafen In Das Buch der Schiffe")
    titles = [Run("t", 2, 4, 0.9), Run("t", 5, 9, 0.9)]
    found = [Run("d", 1, 2, 0.9), *titles]
    with_book(found, titles, titles[0], tokens)
    assert found[-1] == Run("c", 5, 9, 0.9)


def test_a_book_before_a_periodical_is_the_end_of_the_title() -> None:
    tokens = tokenise("Study of wind, in harbours of old. Weather 12")
    found = [Run("t", 0, 3, 1.0), Run("c", 4, 7, 0.5), Run("j", 7, 8, 1.0), Run("v", 8, 9, 1.0)]
    assert with_lost_ends(found, tokens)[0] == Run("t", 0, 7, 0.75)


def test_a_word_before_a_colon_behind_the_names_is_of_the_title() -> None:
    tokens = tokenise("Ada Muster. Boats: a study")
    assert with_first_words(tokens, ("ag+", "af", "af", "t", "t")) == ("ag+", "af", "t", "t", "t")
    initials = tokenise("Muster, A. Boats: a study")
    tags = ("af+", "ag", "ag", "t", "t")
    assert with_first_words(initials, tags) == tags


def test_an_unsure_publisher_without_the_word_of_one_is_a_subtitle() -> None:
    tokens = tokenise("Harbours of old. Costs and gains. Retrieved")
    found = [Run("t", 0, 3, 1.0), Run("pb", 3, 6, 0.5)]
    assert with_lost_ends(found, tokens) == [Run("t", 0, 6, 0.75)]
    sure = [found[0], Run("pb", 3, 6, 0.9)]
    assert with_lost_ends(sure, tokens) == sure
    firm = tokenise("Harbours of old. North Quay Press. Retrieved")
    assert with_lost_ends(found, firm) == found


def test_a_place_as_a_sentence_ends_the_title_where_no_other_place_is() -> None:
    assert parts_of("Why were the harbours so poor?, Dublin|.")[Label.TITLE] == "Why were the harbours so poor?"
    found = parts_of("Annual report on all harbours. Berlin. Internetquelle| 4")
    assert (found[Label.TITLE], found[Label.PLACE]) == ("Annual report on all harbours", "Berlin")
    assert parts_of("Poor harbours in Bremen, Wien|.")[Label.TITLE] == "Poor harbours in Bremen, Wien"


def signed(line: str, title: str, name: Name) -> list[Part]:
    text = line + title
    start = len(line)
    before = line.rstrip(" ,")
    authors = Part(Label.AUTHORS, 0, len(before), before, 0.9, (name,))
    return unsigned(text, [authors, Part(Label.TITLE, start, len(text), title, 0.9)])


@pytest.mark.parametrize(
    ("line", "printed", "last", "title"),
    [
        ("Ada Muster, ", "and Eva Probe. The memory of boats", "Probe, Eva", "The memory of boats"),
        ("J. Christian ", "Probe. The memory of boats", "Probe, J. Christian", "The memory of boats"),
        ("王薇, ", "李萍. 港口的历史", "李萍", "港口的历史"),
    ],
)
def test_the_last_author_is_taken_from_the_title(line: str, printed: str, last: str, title: str) -> None:
    first = Name(literal="王薇") if line[0] > "\u2e80" else Name(family="Christian", given="J.")
    found = {part.label: part for part in signed(line, printed, first)}
    assert str(found[Label.AUTHORS].names[-1]) == last
    assert found[Label.TITLE].value == title


def test_a_first_sentence_behind_a_comma_stays_in_the_title() -> None:
    found = {part.label: part for part in signed("Muster, A., ", "Boats. A memory", Name(family="Muster", given="A."))}
    assert found[Label.TITLE].value == "Boats. A memory"
