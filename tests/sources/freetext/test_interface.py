"""How the grammar's labelling and the CRF's become one."""

from __future__ import annotations

from citecheck.sources.freetext.interface import Label, Labelled, Part, combine

GRAMMAR = Labelled(
    (Part(Label.TITLE, 0, 5, "Wrong"), Part(Label.ACCESSED, 30, 40, "2020-05-05")), 0.4, claims_archive=True
)
CRF = Labelled(
    (
        Part(Label.AUTHORS, 0, 5, "Smith"),
        Part(Label.TITLE, 7, 12, "Right"),
        Part(Label.PUBLISHED, 30, 40, "2020-05-05"),
    ),
    0.8,
)


def test_the_better_score_gives_authors_and_title() -> None:
    both = combine(GRAMMAR, CRF)
    assert [(part.label, part.value) for part in both.parts] == [
        (Label.AUTHORS, "Smith"), (Label.TITLE, "Right"), (Label.ACCESSED, "2020-05-05"),
    ]  # fmt: skip
    assert both.claims_archive


def test_an_access_date_never_becomes_a_date_of_publication() -> None:
    assert combine(GRAMMAR, CRF).first(Label.PUBLISHED) is None


def test_a_grammar_that_accounts_for_the_text_stands() -> None:
    good = Labelled(GRAMMAR.parts, 0.97)
    assert combine(good, CRF) == good
