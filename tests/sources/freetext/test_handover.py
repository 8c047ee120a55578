"""Who reads a reference: the grammar, the field, or both."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext import grammar, handover, other_styles
from citecheck.sources.freetext.interface import Label, Labelled


def values(labelled: Labelled, label: Label) -> list[str]:
    return [part.value for part in labelled.parts if part.label is label]


CS1 = (
    'Vale, Katherine (4 March 2019). "Harbour town votes to keep its foghorn". The Example Gazette. '
    "Archived from the original on 6 March 2019. Retrieved 5 March 2019."
)


def test_the_field_is_not_asked_where_the_marks_of_cs1_are() -> None:
    assert handover.label(CS1) == grammar.label(CS1)


def test_a_reading_that_is_known_already_is_not_made_again() -> None:
    known = grammar.label(CS1)
    assert handover.settle(CS1, known) is known


@pytest.mark.parametrize(
    "text",
    [
        "Harker, J. A., & Vale, K. (2014). Tidal memory. Journal of Tides, 12(3), 145–162.",
        "J. A. Harker and K. Vale, Phys. Rev. Lett. 88, 171101 (2002).",
        "Harker JA, Vale K. Night shifts and wounds. J Occup Heal. 2015;33(6):512-20.",
        "Muster, E. (1997): Tarifpolitik. In: Zeitschrift für Arbeit, 12. Jg., Heft 3, S. 201–219.",
        "Harker J., Vale K., 2004, ApJ, 561, L55",
    ],
)
def test_signs_of_another_style_are_known_without_the_grammar(text: str) -> None:
    assert other_styles.is_surely_other(text)


@pytest.mark.parametrize(
    "text",
    [
        CS1,
        "Vale, Katherine (2011). A Short History of Fog. London: Harbour House. ISBN 978-0-00-000000-2.",
        "Dupont, Claire (1969), Histoire du brouillard, n° 198 (in French), Presses du Port",
    ],
)
def test_a_mark_of_cs1_leaves_it_to_the_grammar(text: str) -> None:
    assert not other_styles.is_surely_other(text)


def test_a_journal_inside_a_title_is_taken_out_of_it() -> None:
    found = handover.label("Vale, Katherine B. (2000). What’s so New About Fog? World Weather, 52 (4), 550–585.")
    assert values(found, Label.TITLE) == ["What’s so New About Fog?"]
    assert values(found, Label.OUTLET) == ["World Weather"]


def test_a_place_at_the_end_is_no_publisher() -> None:
    found = handover.label("Muster, Eva (1999), Wege ins Ehrenamt. Biographien im Vergleich, Opladen.")
    assert values(found, Label.PUBLISHER) == []
    assert values(found, Label.PLACE) == ["Opladen"]


def test_a_thesis_has_its_kind_apart_from_its_university() -> None:
    found = handover.label("Ostrander, M. (2010). Echoes in shallow water. Ph.D. thesis, University of Northmoor.")
    assert values(found, Label.KIND) == ["Ph.D. thesis"]
    assert values(found, Label.PUBLISHER) == ["University of Northmoor"]


@pytest.mark.parametrize("text", ["Eva Muster, a. a. O., S. 348.", "Karl Probe (2013), a.a.O., S. 12"])
def test_a_note_that_points_back_has_no_title(text: str) -> None:
    assert values(handover.label(text), Label.TITLE) == []


def test_a_form_of_another_style_counts_only_near_the_beginning_and_in_the_first_line() -> None:
    words = "ein langes Wort " * 16
    assert other_styles.is_surely_other("Nebel in Hafen, Hrsg. Muster")
    assert other_styles.is_surely_other("[12] Nebel in Hafen, S. 3")
    assert not other_styles.is_surely_other("Nebel in Hafen\nHrsg. Muster")
    assert not other_styles.is_surely_other(f"Nebel {words} S. 3")


def test_an_access_date_is_never_one_of_publication_in_other_styles() -> None:
    text = "Vale, K.: Fog in harbours. Available at: https://news.example/fog [Accessed 3 May 2012]."
    found = handover.label(text)
    assert values(found, Label.ACCESSED) == ["2012-05-03"]
    assert values(found, Label.PUBLISHED) == []
