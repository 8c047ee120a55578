"""Key phrases at the end of references, with their values."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.tail import find_tail, trimmed

PHRASES = {
    "Retrieved 27 March 2022.": (Label.ACCESSED, "2022-03-27"),
    "retrieved 2022-03-27": (Label.ACCESSED, "2022-03-27"),
    "Accessed on March 27, 2022": (Label.ACCESSED, "2022-03-27"),
    "Retrieved May 3, 2020, from https://a.example": (Label.ACCESSED, "2020-05-03"),
    "Archived from the original on 26 March 2022": (Label.ARCHIVED, "2022-03-26"),
    "Archived (PDF) from the original on 14 April 2023": (Label.ARCHIVED, "2023-04-14"),
    "Archived from the original (PDF) on 2010-01-01": (Label.ARCHIVED, "2010-01-01"),
    "Archived August 2, 2016, at the Wayback Machine": (Label.ARCHIVED, "2016-08-02"),
    "Archived from the original": (Label.ARCHIVED, ""),
    "Consultado el 15 de marzo de 2009": (Label.ACCESSED, "2009-03-15"),
    "Consultado em 5 de Dezembro de 2016": (Label.ACCESSED, "2016-12-05"),
    "Abgerufen am 3. Mai 2020": (Label.ACCESSED, "2020-05-03"),
    "(zugriff am 3. Mai 2020)": (Label.ACCESSED, "2020-05-03"),
    "Дата обращения: 3 мая 2020": (Label.ACCESSED, "2020-05-03"),
    "(2010年3月22日) 2010年3月23日閲覧": (Label.ACCESSED, "2010-03-23"),
    "オリジナルの2012年6月11日時点によるアーカイブ": (Label.ARCHIVED, "2012-06-11"),
    "（原始内容存档于2013-05-17）": (Label.ARCHIVED, "2013-05-17"),
    "doi:10.1016/S1383-5742(00)00060-0. PMID": (Label.DOI, "10.1016/S1383-5742(00)00060-0"),
    "https://doi.org/10.1000/182": (Label.DOI, "10.1000/182"),
    "ISBN 978-0-387-08307-0": (Label.ISBN, "978-0-387-08307-0"),
    "ISBN 0-19-284055-X Next": (Label.ISBN, "0-19-284055-X"),
    "ISSN 0003-1488": (Label.ISSN, "0003-1488"),
    "PMID 18052800.": (Label.PMID, "18052800"),
    "arXiv:1710.07047 [cs.PL].": (Label.ARXIV, "1710.07047"),
    "S2CID 15575346": (Label.IDENTIFIER, "15575346"),
    "medRxiv 10.1101/2020.05.03.20000000.": (Label.IDENTIFIER, "10.1101/2020.05.03.20000000"),
    "– via YouTube.": (Label.VIA, "YouTube"),
    "[permanent dead link]": (Label.NOTE, "[permanent dead link]"),
    "(subscription required)": (Label.NOTE, "(subscription required)"),
    "https://news.example/a_(b).": (Label.URL, "https://news.example/a_(b)"),
}


@pytest.mark.parametrize(("text", "expected"), PHRASES.items())
def test_each_phrase_is_found_with_its_value(text: str, expected: tuple[Label, str]) -> None:
    item = find_tail(text, 0)[0]
    assert (item.label, item.value) == expected


def test_a_day_after_retrieved_is_never_anything_else() -> None:
    labels = [item.label for item in find_tail("Retrieved 5 May 2020. Archived from the original on 6 May 2020.", 0)]
    assert labels == [Label.ACCESSED, Label.ARCHIVED]


@pytest.mark.parametrize("text", ["He retrieved the ball.", "archived files", "The Retrieved Ball", "DOI of 10"])
def test_words_without_a_value_are_no_phrases(text: str) -> None:
    assert find_tail(text, 0) == []


def test_what_ends_the_sentence_is_not_the_address() -> None:
    assert trimmed("https://a.example/x).") == "https://a.example/x"
    assert trimmed("https://a.example/x_(y)") == "https://a.example/x_(y)"
