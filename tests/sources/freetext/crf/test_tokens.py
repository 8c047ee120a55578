"""Texts cut into words and gaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.freetext.crf.tokens import LIMIT, tokenise


def words(text: str) -> list[str]:
    return list(tokenise(text).words)


def test_volume_issue_and_pages_are_words_of_their_own() -> None:
    assert words("57(3):123–134") == ["57", "3", "123", "134"]


def test_signs_are_gaps_whatever_blanks_are_around_them() -> None:
    assert tokenise("Phys. Rev. D").gaps == tokenise("Phys .Rev .D").gaps == ("", ".", ".", "")


def test_a_month_glued_to_its_year_is_two_words() -> None:
    assert words("Aug2013") == ["Aug", "2013"]


def test_a_year_keeps_its_letter() -> None:
    assert words("Elster (1985a), b") == ["Elster", "1985a", "b"]


def test_two_words_whose_blank_was_lost_are_two() -> None:
    found = words("interferometersNucl. Instrum. MethodsPhys")
    assert found == ["interferometers", "Nucl", "Instrum", "Methods", "Phys"]
    assert tokenise("tidesNebel").gaps == ("", "", "")


def test_names_with_a_capital_inside_are_one_word() -> None:
    assert words("McDonald, DeSouza and MacLeod") == ["McDonald", "DeSouza", "and", "MacLeod"]


def test_an_address_is_one_word_without_the_stop_behind_it() -> None:
    assert words("See http://example.org/a_(b).pdf.") == ["See", "http://example.org/a_(b).pdf"]


def test_chinese_signs_part_words_as_western_ones_do() -> None:
    found = tokenise("王小平。題名，刊名")
    assert (found.words, found.gaps) == (("王小平", "題名", "刊名"), ("", ".", ",", ""))


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    found = tokenise(text)
    assert len(found.gaps) == len(found.blanks) == len(found.words) + 1
    position = 0
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert text[start:end] == word != ""
        assert start >= position
        position = end


def test_no_more_is_cut_than_the_limit() -> None:
    assert tokenise("word " * 100_000).ends[-1] <= LIMIT
