from __future__ import annotations

from citecheck.sources.bibtex.inherit import inherited

PROCEEDINGS = {"title": "Proc", "subtitle": "Sub", "year": "2001", "doi": "10.1/p", "url": "https://p.example"}


def test_a_paper_takes_year_and_book_from_its_proceedings_but_no_address() -> None:
    whole, missing = inherited("inproceedings", {"title": "C", "crossref": "P"}, {"p": ("proceedings", PROCEEDINGS)})
    assert {name: whole.get(name) for name in ("title", "booktitle", "booksubtitle", "year", "doi", "url")} == {
        "title": "C",
        "booktitle": "Proc",
        "booksubtitle": "Sub",
        "year": "2001",
        "doi": None,
        "url": None,
    }
    assert missing == ()


def test_own_fields_win() -> None:
    whole, _ = inherited("inbook", {"year": "1999", "crossref": "p"}, {"p": ("book", PROCEEDINGS)})
    assert whole["year"] == "1999"


def test_xdata_hands_everything_down() -> None:
    whole, missing = inherited("book", {"xdata": "a, b"}, {"a": ("xdata", {"publisher": "P", "url": "u"})})
    assert (whole["publisher"], whole["url"], missing) == ("P", "u", ("b",))


def test_circles_end() -> None:
    entries = {"a": ("book", {"crossref": "b"}), "b": ("book", {"crossref": "a", "year": "1"})}
    assert inherited("book", {"crossref": "a"}, entries)[0]["year"] == "1"
