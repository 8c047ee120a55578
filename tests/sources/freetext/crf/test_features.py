"""What the model sees of each token: the rest of the reference, its chunk, and names of features that never change."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from citecheck.sources.freetext.crf.chunks import chunks
from citecheck.sources.freetext.crf.features import features
from citecheck.sources.freetext.crf.manner import Manner, manner
from citecheck.sources.freetext.crf.tokens import tokenise
from citecheck.sources.freetext.crf.words import word


def told(text: str) -> Manner:
    tokens = tokenise(text)
    return manner([word(one) for one in tokens.words], tokens.gaps)


def names(row: list[str | bytes]) -> list[str]:
    return [(one if isinstance(one, str) else one.decode()).partition("=")[0] for one in row]


def test_a_word_knows_what_has_been_passed_before_it() -> None:
    found = told("Muster (2001) “Nebel” – Eine Studie. In: Hafen 7")
    assert found.stages == ["", "", "y", "yq", "yq", "yq", "yqic", "yqic"]


def test_a_colon_is_passed_at_the_word_behind_it() -> None:
    assert told("Nebel: eine Studie").stages == ["", "c", "c"]


def test_a_word_knows_what_is_still_to_come() -> None:
    found = told("Muster, Nebel 12, 2001")
    assert found.ahead == ["ny", "ny", "y", ""]


def test_in_holds_a_work_only_behind_a_sign() -> None:
    assert "i" not in "".join(told("Nebel in Häfen").ahead)
    assert told("Nebel. In: Häfen").ahead[0][:1] == "i"


def test_brackets_and_quotation_marks_are_known_inside_them() -> None:
    assert told("a (b [c] d) e “f” g").states == ["", "(", "([", "(", "", "Q", ""]


def test_a_quotation_mark_that_is_never_closed_is_none() -> None:
    assert told("a “b c").states == ["", "", ""]


def test_chunks_end_at_signs_but_not_at_hyphens() -> None:
    tokens = tokenise("Der Nebel – und mehr, Hafen 7")
    assert chunks([word(one) for one in tokens.words], tokens.gaps).ends == [4, 6]


def test_without_words_there_are_no_features() -> None:
    assert features(tokenise(" .,")) == []


@given(st.text(max_size=200))
def test_every_token_has_the_same_kinds_of_features(text: str) -> None:
    rows = features(tokenise(text))
    assert len(rows) == len(tokenise(text).words)
    assert all(names(row) == names(rows[0]) for row in rows)


@given(st.text(alphabet='ab12 ("“”)[]:.,in', max_size=80))
def test_what_is_told_has_one_entry_for_each_token(text: str) -> None:
    tokens = tokenise(text)
    assume(tokens.words)
    found = told(text)
    assert len(found.states) == len(found.stages) == len(found.ahead) == len(tokens.words)
