from __future__ import annotations

import pytest

from citecheck.sources.wikitext.addresses import address, external_links
from citecheck.sources.wikitext.plain import plain


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("A  plain\nvalue", "A plain value"),
        ("''Italic'' and '''bold'''", "Italic and bold"),
        ("[[Target|label]] [[Target]] [[:Category:X]]", "label Target Category:X"),
        ("[https://x.example/ label] [https://x.example/]", "label"),
        ("{{lang|ru|Привет}} {{nowrap|a b}}", "Привет a b"),
        ("{{lang-fr|mot}}{{ndash}}{{'}}x", "mot–'x"),
        ("{{unknown|first|second}} {{unknown}}", "first"),
        ("{{unknown|1=first|x=y}}", "first"),
        ("{{lang|ru|[[A|{{nowrap|B}}]]}}", "B"),
        ("a{{dead link|date=May 2020}}", "a"),
        ("H<sub>2</sub>O<br />x &amp; y &lt;z&gt;", "H2O x & y <z>"),
        ("a<ref>note</ref> b<ref name=x />", "a b"),
        ("{{{1|default}}}", "default"),
        ("{{unclosed|a", "unclosed a"),
        ("[[unclosed|a", "unclosed a"),
        ("a]] }} b", "a]] }} b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("{{start date|2020|5|3}}", "2020-05-03"),
    ],
)
def test_a_value_is_shown_as_readers_see_it(value: str, shown: str) -> None:
    assert plain(value) == shown


@pytest.mark.parametrize(
    ("value", "url"),
    [
        (None, None),
        ("", None),
        ("https://x.example/?a=1&section=2", "https://x.example/?a=1&section=2"),
        ("https://x.example/?a=1&amp;b=2", "https://x.example/?a=1&b=2"),
        ("https://x.example/a b", "https://x.example/a"),
        ("[https://x.example/ label]", "https://x.example/"),
        ("https://x.example/<!-- gone -->", "https://x.example/"),
        ("{{Google books|abc}}", None),
        ("x.example/a{{!}}b", "x.example/a|b"),
    ],
)
def test_an_address_is_read_as_the_wiki_reads_it(value: str | None, url: str | None) -> None:
    assert address(value) == url


def test_external_links_are_found_with_their_places() -> None:
    text = "[https://x.example/a A] https://x.example/b, [//y.example]"
    found = [(link.url, link.label, text[link.start : link.end]) for link in external_links(text)]
    assert found == [
        ("https://x.example/a", "A", "[https://x.example/a A]"),
        ("https://x.example/b", "", "https://x.example/b"),
        ("//y.example", "", "[//y.example]"),
    ]
