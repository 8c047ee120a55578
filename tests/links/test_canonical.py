from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.canonical import canonical, match, surt, without_tracking
from citecheck.model.evidence import UrlMatch

SAME = [
    ("http://example.org/a", "https://example.org/a"),
    ("https://www.example.org/a", "https://example.org/a"),
    ("https://www2.example.org/a", "https://example.org/a"),
    ("https://m.example.org/a", "https://example.org/a"),
    ("https://amp.example.org/a", "https://example.org/a"),
    ("https://en.m.example.org/wiki/A", "https://en.example.org/wiki/A"),
    ("https://example.org/a/amp/", "https://example.org/a"),
    ("https://example.org/a.amp.html", "https://example.org/a"),
    ("https://example.org/a?amp=1", "https://example.org/a"),
    ("https://www.google.com/amp/s/www.example.org/a", "https://example.org/a"),
    ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:80/a", "https://example.org/a"),
    ("https://example.org/a/", "https://example.org/a"),
    ("https://example.org/a/index.html", "https://example.org/a"),
    ("https://example.org//a", "https://example.org/a"),
    ("https://example.org/a#section", "https://example.org/a"),
    ("https://example.org/a#:~:text=word", "https://example.org/a"),
    ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1"),
    ("https://example.org/a?utm_source=x&b=1&utm_medium=y", "https://example.org/a?b=1"),
    ("https://example.org/a?fbclid=IwAR0&gclid=abc", "https://example.org/a"),
    ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
    ("https://example.org/a?PHPSESSID=0123456789abcdef0123456789abcdef", "https://example.org/a"),
    ("https://example.org/a;jsessionid=0123456789ABCDEF?b=1", "https://example.org/a?b=1"),
    ("https://EXAMPLE.org/News/Article", "https://example.org/news/article"),
    ("https://example.org/%7Euser", "https://example.org/~user"),
    ("https://example.org/a%20b", "https://example.org/a b"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://web.archive.org/web/20160801000000/http://example.org/a", "https://example.org/a"),
    ("https://archive.today/20160801000000/http://example.org/a", "https://example.org/a"),
    ("https://www.google.com/url?sa=t&q=https%3A%2F%2Fexample.org%2Fa&usg=x", "https://example.org/a"),
    ("https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&feature=share"),
    ("https://www.youtube.com/embed/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    ("https://x.com/a/status/1?s=20", "https://twitter.com/a/status/1"),
    ("https://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"),
    ("https://arxiv.org/pdf/2101.00001.pdf", "https://arxiv.org/abs/2101.00001"),
    ("example.org/a", "https://example.org/a"),
]
OTHER = [
    ("https://example.org/a", "https://example.org/b"),
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org:8080/a", "https://example.org/a"),
    ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dqw4w9WgXcQ"),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dqw4w9WgXcQ"),
    ("https://bit.ly/aBcD", "https://bit.ly/abcd"),
    ("https://docs.google.com/document/d/1BxiMVs0XRA5/edit", "https://docs.google.com/document/d/1bxiMVs0XRA5/edit"),
    ("https://example.org/d/1BxiMVs0XRA5", "https://example.org/d/1bXiMVs0XRA5"),
    ("https://example.org/#!/a", "https://example.org/#!/b"),
    ("https://m.co.uk/a", "https://co.uk/a"),
    ("https://mobile.example/a", "https://example/a"),
    ("https://news.example.org/a", "https://example.org/a"),
    ("https://example.org/a?s=19", "https://example.org/a"),
    ("https://example.org/%E4", "https://example.org/%F6"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_forms_of_one_address_have_one_key(a: str, b: str) -> None:
    assert canonical(a) == canonical(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_addresses_have_other_keys(a: str, b: str) -> None:
    assert canonical(a) != canonical(b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("https://example.org/a", "https://example.org/a", UrlMatch.IDENTICAL),
        ("https://example.org/a", "http://www.example.org:80/a/", UrlMatch.SAME_KEY),
        ("https://example.org/a?x=1&y=2", "https://example.org/a?y=2&x=1#f", UrlMatch.SAME_KEY),
        ("https://youtu.be/aBcDeFgHiJk", "https://youtu.be/abcdefghijk", UrlMatch.SAME_HOST),
        ("https://example.org/a?utm_source=n", "https://example.org/a", UrlMatch.SAME_WITHOUT_TRACKING),
        ("https://m.example.org/a", "https://www.example.org/a", UrlMatch.PROBABLY_SAME),
        ("https://example.org/a", "https://example.org/b", UrlMatch.SAME_HOST),
        ("https://example.org/a", "https://example.com/a", UrlMatch.DIFFERENT),
        ("nonsense", "https://example.com/a", UrlMatch.DIFFERENT),
    ],
)
def test_likeness_comes_in_levels(a: str, b: str, expected: UrlMatch) -> None:
    assert match(a, b) is expected
    assert match(b, a) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&b=1", "https://example.org/a?b=1"),
        ("https://example.org/a?b=1&utm_source=x#c", "https://example.org/a?b=1#c"),
        ("https://Example.org/A?b=%20&FBCLID=x", "https://Example.org/A?b=%20"),
        ("https://example.org/a?b=1", None),
        ("https://example.org/a?ref=home", None),
        ("https://www.nytimes.com/a?ref=home", "https://www.nytimes.com/a"),
        ("https://www.nytimes.com/a?searchResultPosition=2", "https://www.nytimes.com/a"),
        ("https://example.org/a", None),
    ],
)
def test_only_tracking_is_taken_away(url: str, expected: str | None) -> None:
    assert without_tracking(url) == expected


@given(st.text(max_size=200))
def test_any_text_has_a_key_and_keys_are_settled(text: str) -> None:
    assert canonical(text) == canonical(text)
    assert isinstance(surt(text), str)


URLS = st.builds(
    lambda scheme, host, path, query: f"{scheme}://{host}/{path}" + (f"?{query}" if query else ""),
    st.sampled_from(["http", "https"]),
    st.sampled_from(["example.org", "www.example.org", "news.example.co.uk"]),
    st.text("abcDE12/-_.%~", max_size=30),
    st.text("abc=&12%+", max_size=30),
)


@given(URLS)
def test_taking_tracking_away_keeps_the_key(url: str) -> None:
    tracked = f"{url}{'&' if '?' in url else '?'}utm_source=x"
    cleaned = without_tracking(tracked)
    assert cleaned is not None
    assert canonical(tracked) == canonical(url) == canonical(cleaned)
    assert without_tracking(cleaned) is None
