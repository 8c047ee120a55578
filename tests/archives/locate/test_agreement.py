from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.archives.locate.agreement import title_agrees


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("Merrow ferry grounded: second captain blamed", "Merrow ferry grounded: second captain blamed | Merrow Mail"),
        ("Merrow ferry grounded: second captain blamed", "Merrow Ferry Grounded – Second Captain Blamed"),
        ("Ferry to Skarholm sails again", "Ferry to Skarholm sails again after eleven weeks"),
        ("Ferry to Skarholm sails again", "Live: Ferry to Skarholm sails again"),
        ("Council's budget vote is put off by councillors", "Councils budget vote put off by councillors - Courier"),
        ("Harbour organisation wins the case", "Harbor organization wins case"),
        ("Müller kämpft um die letzte Wassermühle", "Muller kampft um letzte Wassermuhle"),
        ("Peshekhodny most cherez Usu", "Пешеходный мост через Усу"),
        ("Council approves 2019 budget", "Council approves 2019 budget"),
        (
            "Glassblowers strike at night over the noise of their own kiln",
            "Glassblowers strike at night over noise of kiln",
        ),
    ],
)
def test_one_title_in_other_clothes_agrees(cited: str, shown: str) -> None:
    assert title_agrees(cited, ["Merrow Mail", shown])


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("Merrow ferry grounded: second captain blamed", "Merrow ferry grounded: second captain cleared"),
        ("Paper lanterns banned from the Alderbrook ice fair", "Alderbrook ice fair opens with paper stalls"),
        ("Paper lanterns banned from the Alderbrook ice fair", "Lanterns banned from the harbour regatta"),
        ("Council approves 2019 budget", "Council approves 2020 budget"),
        ("Council approves budget", "Council rejects budget"),
        (
            "Council approves school budget after long debate in hall",
            "Council approves road budget after long debate in hall",
        ),
        ("Harbour beacon to burn seal oil", "Harbour beacon"),
        (
            "Close the theatre of Keswell that survived the avalanche",
            "How the theatre of Keswell survived the avalanche",
        ),
        ("Fire", "Fire at the harbour"),
        ("Ferry sails again", "Again a ferry of the county sails into trouble"),
        ("", "Anything"),
        ("Anything", ""),
    ],
)
def test_a_neighbour_on_the_subject_does_not(cited: str, shown: str) -> None:
    assert not title_agrees(cited, [shown])


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_titles_break_it(cited: str, shown: str) -> None:
    assert isinstance(title_agrees(cited, [shown]), bool)
