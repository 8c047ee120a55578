from __future__ import annotations

import pytest

from citecheck.pages.byline import Byline, read_byline


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<h1>A</h1><p class="byline">By Marta Ostrow</p><time datetime="2019-03-12">12 March</time>',
            Byline("Marta Ostrow", "2019-03-12"),
        ),
        ('<h1>A</h1><span class="date">12 March 2019</span>', Byline(None, "2019-03-12")),
        ('<h1>A</h1><div class="dateline">März 2019</div>', Byline(None, "2019-03")),
        ("<p class=author>Von Eva Brandt</p><h1>A</h1>", Byline("Eva Brandt", None)),
        ('<h1>A</h1><a rel="author" href="/x">Peter Dunlevy</a>', Byline("Peter Dunlevy", None)),
        ('<h1>A</h1><span itemprop="datePublished" content="2014-05-06">6 May</span>', Byline(None, "2014-05-06")),
        ("<h1>A</h1><p>Nothing is signed.</p>", Byline()),
        ('<p class="byline">By X</p>', Byline()),
        ('<h1>A</h1><p class="byline">Updated 12:30, 4 comments</p>', Byline()),
    ],
)
def test_the_line_by_the_headline_is_read(markup: str, expected: Byline) -> None:
    assert read_byline(markup, 0) == expected


def test_the_days_of_several_articles_are_nobodys() -> None:
    listed = "".join(f'<h2>B</h2><time datetime="2019-03-{day:02d}">x</time>' for day in range(1, 9))
    assert read_byline(f"<h1>Archive</h1>{listed}", 0).published is None


def test_only_what_stands_near_the_headline_counts() -> None:
    far = "<p>word</p>" * 2_000
    assert read_byline(f'<h1>A</h1>{far}<p class="byline">By Marta Ostrow</p>', 0) == Byline()
