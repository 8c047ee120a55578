from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.ids import assign_ids, stem
from citecheck.model.names import Name
from citecheck.model.reference import Document, Format, Origin, Reference, Span

ORIGIN = Origin("list.txt", Format.TEXT, Span(0, 0))


def keyed(key: str | None) -> Reference:
    return Reference(ORIGIN, "", key=key)


def signed(*authors: Name, **fields: str) -> Reference:
    return Reference(ORIGIN, "", authors=authors, **fields)  # type: ignore[arg-type] # only string fields are given


def ids(*documents: list[Reference]) -> list[str]:
    texts = [Document("list.txt", Format.TEXT, "", tuple(references)) for references in documents]
    return [citation.id for citation in assign_ids(texts)]


def test_a_key_is_the_id() -> None:
    assert ids([keyed("ball2022"), keyed("doe:1999/b")]) == ["ball2022", "doe:1999/b"]


def test_the_second_bearer_of_a_key_is_numbered_across_sources() -> None:
    assert ids([keyed("a"), keyed("a")], [keyed("a")]) == ["a", "a~2", "a~3"]


def test_the_source_is_the_index_of_the_document() -> None:
    documents = [Document("a", Format.TEXT, "", (keyed("x"),)), Document("b", Format.TEXT, "", (keyed("y"),))]
    assert [citation.source for citation in assign_ids(documents)] == [0, 1]


def test_without_a_key_author_and_year_make_the_id() -> None:
    ball = signed(Name("Ball", "Tom"), published="2022-03-24")
    assert ids([ball, ball]) == ["Ball2022", "Ball2022~2"]


def test_a_made_up_name_never_takes_a_key_that_comes_later() -> None:
    assert ids([signed(Name("Ball"), published="2022")], [keyed("Ball2022")]) == ["Ball2022~2", "Ball2022"]


def test_a_key_that_looks_numbered_is_left_to_its_bearer() -> None:
    assert ids([keyed("a"), keyed("a"), keyed("a~2")]) == ["a", "a~3", "a~2"]


def test_without_an_author_the_first_telling_title_word_stands_in() -> None:
    assert stem(signed(title="The „Butcher“ of Mariupol", published="2022")) == "Butcher2022"
    assert stem(signed(title="On it")) == "On"


def test_without_author_and_title_the_host_stands_in() -> None:
    assert stem(signed(url="https://www.news.example/a")) == "newsexample"
    assert stem(signed(url="http://[broken")) == "reference"
    assert stem(signed()) == "reference"


def test_particles_and_accents_stay_letters() -> None:
    assert stem(signed(Name("van der Bérg", "J."), published="2004-21")) == "vanderBérg2004"


def test_ten_thousand_equal_keys_are_named_at_once() -> None:
    assert ids([keyed("k")] * 10_000)[-1] == "k~10000"


@given(st.lists(st.sampled_from([None, "a", "a~2", "a~3", "Doe2001", "reference", "reference~2"])))
def test_ids_are_unique_and_first_bearers_keep_their_key(keys: list[str | None]) -> None:
    named = ids([keyed(key) for key in keys])
    assert len(set(named)) == len(keys)
    for key in {key for key in keys if key}:
        assert named[keys.index(key)] == key
