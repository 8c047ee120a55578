"""A web archive for the whole run: real WARC records, replayed by pywb, with a front like the Wayback Machine's."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from tests.webarchive import pywb_child
from tests.webarchive.captures import Capture
from tests.webarchive.front import WaybackFront
from tests.webarchive.standin import web_archive
from tests.webarchive.transport import LoopbackTransport

from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.interface import ArchiveSettings
from citecheck.clock import SystemClock

HTML = "<!doctype html><title>{0}</title><h1>{0}</h1><p>Said on the day.</p>"
YEARLY = [
    Capture("https://www.courier.example/story", f"{year}0315120000", HTML.format(f"Edition of {year}"))
    for year in range(2010, 2018)
]
CAPTURES = [
    *YEARLY,
    Capture("http://courier.example/moved", "20140228105412", b"", 301, (("Location", "https://courier.example/new"),)),
    Capture("https://courier.example/new", "20140228105415", HTML.format("It moved")),
    Capture("https://courier.example/gone", "20150916190005", HTML.format("Still there")),
    Capture("https://courier.example/gone", "20151015210005", HTML.format("Not found"), 404),
    Capture("https://courier.example/busy", "20160101000000", HTML.format("Too many"), 429),
    Capture("https://courier.example/same", "20180919181134", HTML.format("As ever")),
    Capture("https://courier.example/same", "20180922201134", revisit_of="20180919181134"),
    Capture(
        "https://courier.example/packed",
        "20191206130259",
        gzip.compress(HTML.format("Packed").encode(), mtime=0),
        headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
    ),
    Capture("https://courier.example/only-errors", "20170101000000", HTML.format("No"), 404),
    Capture("https://courier.example/only-errors", "20180101000000", HTML.format("No"), 503),
    Capture("https://courier.example/a?b=2&a=1", "20200101000000", HTML.format("Query")),
    Capture("https://courier.example/новости", "20200101000000", HTML.format("Новости")),
    Capture("https://ledger.example/columns/one", "20151216151137", HTML.format("Held back")),
]  # fmt: skip


@pytest.fixture(scope="session")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WaybackFront]:
    if not pywb_child.is_installed():
        pytest.skip(
            "pywb is not installed (pip install -e '.[test]', or name its interpreter in CITECHECK_PYWB_PYTHON)"
        )
    with web_archive(tmp_path_factory.mktemp("archive"), CAPTURES, excluded=("https://ledger.example/",)) as front:
        yield front


@pytest.fixture
def wayback(_served: WaybackFront) -> WaybackFront:
    """The stand-in, without faults and with an empty log."""
    _served.forget()
    return _served


@pytest.fixture
def desk(wayback: WaybackFront) -> WebArchiveDesk:
    """A desk that asks the stand-in, as fast as it can."""
    settings = ArchiveSettings(base=wayback.base, interval_s=0, timeout_s=2.0, cdx_timeout_s=2.0)
    return WebArchiveDesk(LoopbackTransport(), SystemClock(), settings)
