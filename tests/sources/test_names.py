"""Printed author lines in, names out; nothing is taken apart without evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.names import Name
from citecheck.sources.names import name_evidence, read_name_list, read_names

LINES = {
    "Ball, Tom": ["Ball, Tom"],
    "Verma, G.; Mielke, N.": ["Verma, G.", "Mielke, N."],
    "Smith, John; Doe, Jane & Roe, Richard": ["Smith, John", "Doe, Jane", "Roe, Richard"],
    "Smith, John; Doe, Jane; and Roe, Richard": ["Smith, John", "Doe, Jane", "Roe, Richard"],
    "Tononi G, Boly M, van Hylckama Vlieg A": ["Tononi, G", "Boly, M", "van Hylckama Vlieg, A"],
    "Jensen JT, Mishell Jr DR": ["Jensen, JT", "Mishell Jr, DR"],
    "Katzenelson AM, Disterhoft JF": ["Katzenelson, AM", "Disterhoft, JF"],
    "Smith, A. B., & Doe, C.-D.": ["Smith, A. B.", "Doe, C.-D."],
    "Smith, A. B., Doe, C., and Roe, E.": ["Smith, A. B.", "Doe, C.", "Roe, E."],
    "A. B. Smith, C. Doe, and D. van der Roe": ["Smith, A. B.", "Doe, C.", "van der Roe, D."],
    "David J. Eck": ["Eck, David J."],
    "Walter Laqueur": ["Laqueur, Walter"],
    "Justin Sytsma, Edouard Machery": ["Sytsma, Justin", "Machery, Edouard"],
    "BBC News": ["BBC News"],
    "phegaro": ["phegaro"],
    "World Health Organization": ["World Health Organization"],
    "United States Food and Drug Administration": ["United States Food and Drug Administration"],
    "Taylor, Alexander L., III": ["Taylor, Alexander L., III"],
    "马冠生; 崔朝辉": ["马冠生", "崔朝辉"],
    "Durão Barroso, José Manuel": ["Durão Barroso, José Manuel"],
    "Smith, Jane [in German]": ["Smith, Jane"],
}


@pytest.mark.parametrize(("line", "names"), LINES.items())
def test_author_lines_are_read(line: str, names: list[str]) -> None:
    assert [str(name) for name in read_names(line)] == names


def test_a_body_is_literal_and_a_person_is_not() -> None:
    assert read_names("Yahoo News") == (Name(literal="Yahoo News"),)
    assert read_names("Ball, Tom") == (Name(family="Ball", given="Tom"),)


@pytest.mark.parametrize("line", ["Gire, S.; et al", "Gire S, et al.", "Gire, S., and others", "Gire, S. (et al.)"])
def test_et_al_is_noted_and_makes_up_nobody(line: str) -> None:
    found = read_name_list(line)
    assert found.et_al
    assert [name.family for name in found.names] == ["Gire"]


@pytest.mark.parametrize("line", ["", "—", "———", "  ", "-. ,"])
def test_nobody_is_made_of_dashes(line: str) -> None:
    assert read_names(line) == ()


@pytest.mark.parametrize("line", ["Ball, Tom", "Verma, G.; Mielke, N.", "Walter Laqueur", "Boly M, Massimini M"])
def test_names_look_like_names(line: str) -> None:
    assert name_evidence(line) >= 0.75


@pytest.mark.parametrize("line", ["The First Electronic Computer", "2012 SoCon Baseball Media Guide", "Oxford English"])
def test_titles_do_not_look_like_names(line: str) -> None:
    assert name_evidence(line) <= 0.4


@given(st.text(alphabet=st.sampled_from("ABCabc.,;&-— and et al.()[]李"), max_size=80) | st.text(max_size=40))
def test_no_line_raises_and_no_name_is_empty(line: str) -> None:
    for name in read_names(line):
        assert str(name).strip()
    assert 0.0 <= name_evidence(line) <= 1.0
