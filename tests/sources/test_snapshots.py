from __future__ import annotations

import pytest

from citecheck.sources.snapshots import day_in, is_snapshot, original_in


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20200504000000/https://x.example/a",
        "http://wayback.archive.org/web/2020*/x.example",
        "//web.archive.org/web/2020/x.example",
        "https://archive.org/web/20200504000000/https://x.example/",
        "https://archive.today/abc",
        "https://www.webcitation.org/5bLXMl1V0",
        "https://perma.cc/AB12-CD34",
    ],
)
def test_copies_are_known_by_their_host(url: str) -> None:
    assert is_snapshot(url)


@pytest.mark.parametrize(
    "url",
    ["https://archive.org/details/book", "https://x.example/web.archive.org/", "https://notweb.archive.organ/", ""],
)
def test_other_pages_are_not_copies(url: str) -> None:
    assert not is_snapshot(url)


def test_original_and_day_stand_in_the_address() -> None:
    url = "https://web.archive.org/web/20200504000000id_/https://x.example/a?b"
    assert (original_in(url), day_in(url)) == ("https://x.example/a?b", "2020-05-04")
    assert (original_in("https://archive.today/abc"), day_in("https://archive.today/abc")) == (None, None)
