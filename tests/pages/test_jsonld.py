from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.jsonld import LinkedData, read_json_ld


def script(value: object) -> tuple[str, ...]:
    return (json.dumps(value),)


def test_an_article_speaks_before_the_page_it_stands_on() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "Harrow Gazette"},
            {"@type": "WebPage", "name": "Ferry - Harrow Gazette", "datePublished": "2020-01-01"},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": "Ferry",
                "datePublished": "2019-03-12",
                "author": {"@id": "#m"},
            },
            {"@type": "Person", "@id": "#m", "name": "Marta Ostrow"},
        ]
    }
    found = read_json_ld(script(graph))
    assert (found.headline, found.published, found.authors) == ("Ferry", "2019-03-12", ("Marta Ostrow",))
    assert (found.site_name, found.is_article) == ("Harrow Gazette", True)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Marta Ostrow", ("Marta Ostrow",)),
        (["A B", {"name": "C D"}], ("A B", "C D")),
        ({"name": ["E F"]}, ("E F",)),
        ("https://facebook.example/a", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_authors_come_in_many_shapes(author: object, expected: tuple[str, ...]) -> None:
    assert read_json_ld(script({"@type": "Article", "author": author})).authors == expected


def test_what_is_no_json_is_passed_over() -> None:
    assert read_json_ld(("{broken", "", "[" * 100_000, '{"@type": "Article", "headline": "A"}')).headline == "A"


def test_wrappings_of_old_days_are_taken_off() -> None:
    assert read_json_ld(('<!--{"@type": "Article", "headline": "A"}-->',)).headline == "A"


def test_nothing_gives_nothing() -> None:
    assert read_json_ld(()) == LinkedData()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "author", "name", "headline", "@id", "publisher"]), inner, max_size=5
        )
    ),
    max_leaves=30,
)


@given(JSON)
def test_no_shape_of_data_makes_it_fail(value: object) -> None:
    read_json_ld(script(value))
