from __future__ import annotations

import json

import pytest

from citecheck.model.names import Name
from citecheck.model.reference import Reference
from citecheck.sources.csl_dates import read_csl_date
from citecheck.sources.csl_json import CslJsonReader


def one(**item: object) -> Reference:
    (reference,) = CslJsonReader().read(json.dumps([item]), "list.json").references
    return reference


def test_an_item_gives_its_record() -> None:
    reference = one(
        id="ball2022",
        type="article-newspaper",
        title="The <i>Butcher</i>",
        author=[{"family": "Ball", "given": "Tom"}, {"literal": "BBC News"}],
        editor=[{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."}],
        issued={"date-parts": [[2022, 3, 24]]},
        accessed={"date-parts": [["2022", "03", 27]]},
        URL="https://news.example/a",
        DOI="https://doi.org/10.1000/182",
        page="1-3",
        **{"container-title": ["Sunday Times"]},
        custom={"archive-url": "https://c.example/1", "archive-date": "2022-03-26", "translated-title": "TT"},
    )
    assert (reference.key, reference.type, reference.title) == ("ball2022", "article-newspaper", "The Butcher")
    assert reference.authors == (Name("Ball", "Tom"), Name(literal="BBC News"))
    assert reference.editors == (Name("van der Berg", "Jan Jr."),)
    assert (reference.published, reference.accessed, reference.archived) == ("2022-03-24", "2022-03-27", "2022-03-26")
    assert (reference.url, reference.archive_url, reference.doi) == (
        "https://news.example/a",
        "https://c.example/1",
        "10.1000/182",
    )
    assert (reference.outlet, reference.pages, reference.translated_title) == ("Sunday Times", "1-3", "TT")
    assert reference.claims_archive
    assert [field.name for field in reference.fields][-3:] == [
        "custom.archive-url",
        "custom.archive-date",
        "custom.translated-title",
    ]


@pytest.mark.parametrize(
    ("item", "name", "value"),
    [
        ({"archive_location": "https://c.example/1"}, "archive_url", "https://c.example/1"),
        ({"archive": "https://c.example/1"}, "archive_url", "https://c.example/1"),
        ({"archive_location": "Box 7"}, "archive_url", None),
        ({"note": "archive-url: https://c.example/1\nwords"}, "archive_url", "https://c.example/1"),
        ({"note": "archive-url: https://c.example/1\nwords"}, "note", "words"),
        ({"note": "Archived: 2020-01-02"}, "archived", "2020-01-02"),
        ({"note": "PMID: 123"}, "pmid", "123"),
        ({"note": "{:PMID: 123}"}, "pmid", "123"),
        ({"archive": "arXiv", "archive_location": "2107.05616"}, "arxiv", "2107.05616"),
        ({"number": "arXiv:2107.05616"}, "arxiv", "2107.05616"),
        ({"type": "journal-article"}, "type", "article-journal"),
        ({"type": "nonsense"}, "type", None),
        ({"volume": 12}, "volume", "12"),
        ({"author": "Jane Doe"}, "authors", (Name(literal="Jane Doe"),)),
        ({"author": [{"name": "A Group"}, {}, 7]}, "authors", (Name(literal="A Group"), Name(literal="7"))),
        ({"issued": "2020-01-02"}, "published", "2020-01-02"),
    ],
)
def test_other_spellings_reach_their_field(item: dict[str, object], name: str, value: object) -> None:
    assert getattr(one(id="k", **item), name) == value


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2020, 5]]}, "2020-05"),
        ({"date-parts": [[2020, 1], [2020, 2]]}, "2020-01/2020-02"),
        ({"date-parts": [[2020]], "season": 2}, "2020-22"),
        ({"date-parts": [[2020]], "season": "Winter"}, "2020-24"),
        ({"date-parts": [[1999]], "circa": True}, "1999~"),
        ({"date-parts": [[2020, 0, 0]]}, "2020"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [None]}, None),
        ({"date-parts": [[-50]]}, None),
        ({"date-parts": [[2020, 13]]}, "2020-13"),
        ({"raw": "24 March 2022"}, "2022-03-24"),
        ({"literal": "n.d."}, None),
        ({"date-parts": [["x"]], "raw": "2020"}, "2020"),
        ("2020-01-02T10:00:00Z", "2020-01-02"),
        ("2014-01/2014-02", "2014-01/2014-02"),
        (2020, "2020"),
        (None, None),
        ([2020], None),
    ],
)
def test_dates_of_csl_become_edtf(value: object, date: str | None) -> None:
    assert read_csl_date(value)[0] == date


def test_a_date_inside_words_is_less_sure() -> None:
    assert one(id="k", issued={"literal": "reprinted, 1999, by us"}).confidence == {"published": 0.6}


def test_spans_are_those_of_the_items() -> None:
    text = '[\r\n\t{"id": "𝕏"},\r\n\t{"id": "b"}\r\n]'
    document = CslJsonReader().read(text, "list.json")
    assert [text[r.origin.span.start : r.origin.span.end] for r in document.references] == [
        r.text for r in document.references
    ]
    assert [(r.origin.span.line, r.origin.span.column) for r in document.references] == [(2, 2), (3, 2)]
