from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.page import Page
from citecheck.pages.drift import drift

FIRST = (
    "The ferry to Skarholm sailed again on Tuesday after eleven weeks in the yard.\n"
    "Engineers replaced both shafts and found a crack in the hull that nobody had expected.\n"
    "The company will run four crossings a day until the end of September."
)
SECOND = "The price of a ticket rises by a tenth, which the island council calls a breach of its word."


def test_the_same_text_has_not_changed() -> None:
    found = drift(FIRST, Page(text=FIRST))
    assert found is not None
    assert (found.similarity, found.added, found.removed) == (1.0, (), ())


def test_what_was_added_and_removed_is_shown() -> None:
    changed = FIRST.replace("The company will run four crossings a day until the end of September.", SECOND)
    found = drift(changed, FIRST)
    assert found is not None
    assert 0.3 < found.similarity < 0.95
    assert found.added == (SECOND,)
    assert found.removed == ("The company will run four crossings a day until the end of September.",)


def test_a_mended_word_is_no_other_sentence() -> None:
    found = drift(FIRST.replace("eleven weeks", "twelve weeks"), FIRST)
    assert found is not None
    assert found.similarity < 1
    assert found.added == ()


def test_menus_buttons_and_labels_do_not_count() -> None:
    found = drift(f"Home\nNews\nShare this\n{FIRST}\nRead more", f"Start\n{FIRST}\nPrint")
    assert found is not None
    assert found.similarity == 1.0


def test_another_text_is_unlike() -> None:
    other = " ".join(f"Word{number} stands here in sentence number {number}." for number in range(20))
    found = drift(other, FIRST)
    assert found is not None
    assert found.similarity < 0.05
    assert len(found.added) <= 5
    assert len(found.removed) <= 5


def test_too_little_text_is_no_base_for_a_measure() -> None:
    assert drift("Closed on Mondays.", FIRST) is None
    assert drift(Page(), Page(text=FIRST)) is None


def test_scripts_without_spaces_are_compared_too() -> None:
    text = (
        "市議会は火曜日に橋の補修計画を可決した。工事は来年の春に始まり、二年かかる見込みである。"
        "費用は県と市が半分ずつ負担する。"
    )
    found = drift(text.replace("来年の春", "今年の秋"), text)
    assert found is not None
    assert 0.5 < found.similarity < 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_similarity_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    there, back = drift(one, other), drift(other, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert 0 <= there.similarity <= 1
        assert there.similarity == back.similarity
