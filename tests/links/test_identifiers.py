from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.check_digits import is_isbn, isbn10_digit, isbn13_digit, issn_digit, mod11_2_digit, to_isbn13
from citecheck.links.identifiers import (
    arxiv_in_url,
    doi_in_url,
    identifiers,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_orcid,
    normalise_pmcid,
    normalise_pmid,
    pmid_in_url,
)
from citecheck.model.evidence import Identifiers
from citecheck.model.reference import Format, Origin, Reference, Span


def of(**fields: str) -> Identifiers:
    origin = Origin("a.bib", Format.BIBTEX, Span(0, 1))
    return identifiers(Reference(origin, "x", **fields))  # type: ignore[arg-type]  # names of text fields


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/182",
        "doi:10.1000/182",
        "DOI 10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "https://doi.org/10.1000%2F182",
        "10.1000/182.",
        "10.1000/182 (retrieved 2020)",
        "(10.1000/182)",
    ],
)
def test_a_doi_has_one_form(text: str) -> None:
    assert normalise_doi(text) == "10.1000/182"


def test_the_case_of_a_doi_does_not_count_and_its_brackets_stay() -> None:
    assert normalise_doi("10.1016/S0140-6736(05)66912-7") == "10.1016/s0140-6736(05)66912-7"
    assert normalise_doi("10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM3>3.0.CO;2-B") == (
        "10.1002/(sici)1097-4636(199823)43:4"
    )


@pytest.mark.parametrize("text", ["", "none", "11.1000/182", "10.1/182", "10.1000", "10.1000/"])
def test_what_is_no_doi_has_no_form(text: str) -> None:
    assert normalise_doi(text) is None


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("doi", "https://doi.org/10.1000/182", "prefix"),
        ("doi", "doi:10.1000/182", "prefix"),
        ("doi", "10.1000/182.", "trailing-text"),
        ("doi", "10.1000/182 and more", "trailing-text"),
        ("doi", "see 10.1000/182", "malformed"),
        ("doi", "10.1000", "malformed"),
        ("isbn", "978-3-16-148410-1", "check-digit"),
        ("isbn", "0-306-40615-3", "check-digit"),
        ("isbn", "978-3-16-14841", "length"),
        ("isbn", "none", "malformed"),
        ("isbn", "978-3-16-148410-0, 0-306-40615-2", "several"),
        ("issn", "0317-8472", "check-digit"),
        ("issn", "x", "malformed"),
        ("arxiv", "2113.00001", "month"),
        ("arxiv", "x", "malformed"),
        ("arxiv", "https://arxiv.org/abs/2101.00001", "prefix"),
        ("pmid", "99999999", "range"),
        ("pmid", "PMC123", "malformed"),
        ("pmid", "PMID: 123", "prefix"),
    ],
)
def test_a_fault_is_named(field: str, value: str, fault: str) -> None:
    assert (field, fault) in of(**{field: value}).problems


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doi", "10.1000/182"),
        ("doi", "10.1016/S0140-6736(05)66912-7"),
        ("isbn", "978-3-16-148410-0"),
        ("isbn", "0306406152"),
        ("isbn", "0-8044-2957-X"),
        ("isbn", "ISBN 978-3-16-148410-0 (hbk.)"),
        ("issn", "0317-8471"),
        ("issn", "2434-561X"),
        ("arxiv", "2101.00001v3"),
        ("arxiv", "math.GT/0309136"),
        ("arxiv", "arXiv:hep-th/9901001"),
        ("pmid", "12345678"),
    ],
)
def test_what_is_right_has_no_fault(field: str, value: str) -> None:
    assert of(**{field: value}).problems == ()


def test_isbn_10_and_13_of_one_book_are_one() -> None:
    assert normalise_isbn("0-306-40615-2") == normalise_isbn("978-0-306-40615-7") == "9780306406157"


def test_other_numbers() -> None:
    assert normalise_issn("issn 03178471") == "0317-8471"
    assert normalise_issn("0317-8472") is None
    assert normalise_arxiv("arXiv:2101.00001v2 [cs.DL]") == "2101.00001"
    assert normalise_arxiv("math.GT/0309136v1") == normalise_arxiv("math/0309136") == "math/0309136"
    assert normalise_arxiv("2101.000012") is None
    assert normalise_pmid("00123") == "123"
    assert normalise_pmid("0") is None
    assert normalise_pmcid("https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/") == normalise_pmcid("12345") == "PMC12345"
    assert normalise_pmcid("x") is None
    assert normalise_orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert normalise_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"
    assert normalise_orcid("0000-0002-1825-0098") is None


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("https://journals.example/doi/full/10.1000/182", "10.1000/182"),
        ("https://journals.example/doi/10.1000/182/full", "10.1000/182"),
        ("https://journals.example/doi/pdf/10.1000/j.abc.182?download=true", "10.1000/j.abc.182"),
        ("https://link.example/content/pdf/10.1007/s00134-020-05967-x.pdf", "10.1007/s00134-020-05967-x"),
        (
            "https://journals.example/article?id=10.1371/journal.pone.0123456&type=printable",
            "10.1371/journal.pone.0123456",
        ),
        ("https://example.org/article/10.1000%2F182", "10.1000/182"),
        ("https://example.org/version-10.2/manual", None),
        ("https://example.org/a", None),
        ("https://10.0.0.1/a", None),
    ],
)
def test_a_doi_in_an_address_is_found_without_the_publishers_ending(url: str, doi: str | None) -> None:
    assert doi_in_url(url) == doi


def test_arxiv_and_pubmed_in_addresses() -> None:
    assert arxiv_in_url("https://export.arxiv.org/abs/2101.00001v1") == "2101.00001"
    assert arxiv_in_url("https://arxiv.org/pdf/hep-th/9901001.pdf") == "hep-th/9901001"
    assert arxiv_in_url("https://doi.org/10.48550/arXiv.2101.00001") == "2101.00001"
    assert arxiv_in_url("https://notarxiv.org/abs/2101.00001") is None
    assert arxiv_in_url("https://arxiv.org/list/cs.DL/new") is None
    assert pmid_in_url("https://www.ncbi.nlm.nih.gov/pubmed/123") == "123"
    assert pmid_in_url("https://pubmed.ncbi.nlm.nih.gov/?term=x") is None
    assert pmid_in_url("https://example.org/pubmed/123") is None


def test_the_address_fills_in_what_the_fields_lack() -> None:
    found = of(url="https://arxiv.org/abs/2101.00001")
    assert (found.doi, found.arxiv) == (None, "2101.00001")
    assert of(doi="10.48550/arXiv.2101.00001").arxiv == "2101.00001"
    assert of(doi="10.1000/1", url="https://doi.org/10.1000/2").doi == "10.1000/1"


@given(st.text("0123456789", min_size=9, max_size=9))
def test_both_lengths_of_an_isbn_agree(nine: str) -> None:
    ten = nine + isbn10_digit(nine)
    thirteen = f"978{nine}" + isbn13_digit(f"978{nine}")
    assert is_isbn(ten)
    assert to_isbn13(ten) == thirteen == normalise_isbn(ten) == normalise_isbn(thirteen)


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(nine: str, place: int, change: int) -> None:
    wrong = nine[:place] + str((int(nine[place]) + change) % 10) + nine[place + 1 :]
    assert not is_isbn(wrong + isbn10_digit(nine))


@given(st.text("0123456789", min_size=7, max_size=7), st.text("0123456789", min_size=15, max_size=15))
def test_what_bears_its_check_digit_is_taken(seven: str, fifteen: str) -> None:
    issn = seven + issn_digit(seven)
    assert normalise_issn(issn) == f"{issn[:4]}-{issn[4:]}"
    orcid = fifteen + mod11_2_digit(fifteen)
    assert normalise_orcid(orcid) == f"{orcid[:4]}-{orcid[4:8]}-{orcid[8:12]}-{orcid[12:]}"


@given(st.text(max_size=200))
def test_no_text_breaks_any(text: str) -> None:
    for field in ("doi", "isbn", "issn", "arxiv", "pmid", "url"):
        assert isinstance(of(**{field: text}), Identifiers)
