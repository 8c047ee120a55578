from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.names import Name
from citecheck.sources.bibtex.people import read_people


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ball, Tom", [Name("Ball", "Tom")]),
        ("Tom Ball and Jane A. Doe", [Name("Ball", "Tom"), Name("Doe", "Jane A.")]),
        ("Ludwig van Beethoven", [Name("van Beethoven", "Ludwig")]),
        ("van der Berg, Jan", [Name("van der Berg", "Jan")]),
        ("van der Berg", [Name("van der Berg")]),
        ("King, Jr., Martin Luther", [Name("King", "Martin Luther Jr.")]),
        ("{BBC News} and {Smith and Sons}", [Name(literal="BBC News"), Name(literal="Smith and Sons")]),
        ("{Smith and Sons}, John", [Name("Smith and Sons", "John")]),
        ("{\\'E}tienne Dupont", [Name("Dupont", "Étienne")]),
        ('G{\\"o}del, Kurt and others', [Name("Gödel", "Kurt")]),
        ("World Health Organization", [Name(literal="World Health Organization")]),
        ("Press, William H. and William H. Press", [Name("Press", "William H.")] * 2),
        ("OpenAI", [Name("OpenAI")]),
        ("Garcia Lopez,", [Name("Garcia Lopez")]),
        ("Ruby, Sam, and Thomas, Dave,", [Name("Ruby", "Sam"), Name("Thomas", "Dave")]),
        ("A. Smith, B. Jones, C. Doe, D. Roe", [Name(f, g) for g, f in zip(
            ["A.", "B.", "C.", "D."], ["Smith", "Jones", "Doe", "Roe"], strict=True)]),
        ("Smith, J.; Doe, K.", [Name("Smith", "J."), Name("Doe", "K.")]),
        ("family=Berg, given=Jan, prefix=van der", [Name("van der Berg", "Jan")]),
        ("Doe, Jane\n  and\n  Roe, Richard", [Name("Doe", "Jane"), Name("Roe", "Richard")]),
        ("Andy Sandbrand", [Name("Sandbrand", "Andy")]),
        ("{}", []),
        ("and", [Name("and")]),
        ("", []),
    ],
)  # fmt: skip
def test_names_are_cut_as_bibtex_cuts_them(value: str, names: list[Name]) -> None:
    assert list(read_people(value)) == names


@given(st.text(alphabet="ab,{}; \\'AND=and\n", max_size=80))
def test_every_name_read_says_something(value: str) -> None:
    assert all(str(name).strip() for name in read_people(value))


def test_endless_lists_are_cut_and_read_in_time() -> None:
    assert len(read_people(" and ".join(["Doe, J."] * 50_000))) == 2000
    assert read_people("{" * 100_000) == ()
