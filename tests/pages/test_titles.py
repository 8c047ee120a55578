from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.page import Likeness
from citecheck.pages.titles import match_titles

SITES = ("Northgate Courier",)


@pytest.mark.parametrize(
    ("cited", "given_"),
    [
        ("Ferry sails again after eleven weeks", "Ferry sails again after eleven weeks | Northgate Courier"),
        ("FERRY SAILS AGAIN AFTER ELEVEN WEEKS", "Ferry sails again after eleven weeks"),
        ("'Ferry' sails again — after eleven weeks", "“Ferry” sails again - after eleven weeks"),
        ("Mapping the tides", "Mapping the Tides: A History of Coastal Surveys"),
        ("Mapping the tides: a history of coastal surveys", "Mapping the Tides"),
        ("The last signal box on the Hollin Vale…", "The last signal box on the Hollin Vale line closes | Rail"),
        ("Courier: Ferry sails again after eleven weeks", "Ferry sails again after eleven weeks"),
        ("Cafe culture in Łodz", "Café culture in Łódź - Northgate Courier"),
        ("Peshekhodnyy most cherez Usu otkroyut k noyabryu", "Пешеходный мост через Усу откроют к ноябрю"),
        ("I grammí tou trénou anoígei xaná", "Η γραμμή του τρένου ανοίγει ξανά"),
        ("長江大橋の維修工程", "長江大橋の維修工程 | 新聞"),
        ("Not Found", "Not Found"),
        ("Budget 2014", "Budget 2014 - Northgate Courier"),
    ],
)
def test_the_same_headline_in_another_dress_matches(cited: str, given_: str) -> None:
    assert match_titles(cited, [given_], SITES).likeness is Likeness.MATCH


@pytest.mark.parametrize(
    ("cited", "given_"),
    [
        ("Ukraine war: Russian general's dismissal rumoured", "Russian general dismissed amid Ukraine war rumours"),
        ("Ferry returns to Skarholm after eleven weeks of repairs", "Skarholm ferry sails again after repairs"),
        ("Storm strips roof from corn exchange", "Corn exchange loses half its roof in storm"),
    ],
)
def test_two_wordings_of_one_headline_are_near(cited: str, given_: str) -> None:
    assert match_titles(cited, [given_], SITES).likeness in (Likeness.NEAR, Likeness.MATCH)


@pytest.mark.parametrize(
    ("cited", "given_"),
    [
        (
            "Swing bridge to open twice a day in summer",
            "Council tax letters sent to the wrong street | Northgate Courier",
        ),
        ("Fishermen and wind farm builders sign a truce", "Blasting times at the north quarry"),
        ("王朝の歴史をたどる旅", "お探しのページは見つかりませんでした"),
        ("Stadthalle bleibt wegen Brandschutz geschlossen", "Neue Buslinie verbindet die Vororte"),
    ],
)
def test_headlines_with_no_rare_word_in_common_differ(cited: str, given_: str) -> None:
    assert match_titles(cited, [given_], SITES).likeness is Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("cited", "given_"),
    [
        ("Pedestrian bridge over the Usa to open", "Пешеходный мост через Усу откроют к ноябрю"),
        ("Home", "Contact"),
        ("Ferry sails again after eleven weeks", "Northgate Courier"),
        ("Ferry sails again after eleven weeks", ""),
        ("", "Ferry sails again"),
        ("???", "Ferry sails again"),
    ],
)
def test_what_cannot_be_compared_cannot_be_told(cited: str, given_: str) -> None:
    assert match_titles(cited, [given_], SITES).likeness is Likeness.CANNOT_TELL


def test_the_best_of_several_titles_counts() -> None:
    found = match_titles(
        "Ferry sails again", ["Northgate Courier", "Weather today and tomorrow", "Ferry sails again"], SITES
    )
    assert (found.likeness, found.title, found.score) == (Likeness.MATCH, "Ferry sails again", 1.0)


@given(st.text(max_size=120), st.lists(st.text(max_size=120), max_size=3))
def test_no_titles_make_it_fail_and_a_title_matches_itself(cited: str, titles: list[str]) -> None:
    match_titles(cited, titles)
    if any(character.isalnum() for character in cited.partition(":")[0]):
        assert match_titles(cited, [cited]).likeness in (Likeness.MATCH, Likeness.CANNOT_TELL)
