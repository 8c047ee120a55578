"""The whole stand-in: captures in a folder, pywb for their bytes, the front before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.webarchive.captures import Capture, write
from tests.webarchive.front import Answered, WaybackFront
from tests.webarchive.index import Index, Row
from tests.webarchive.pywb_child import PywbChild


@contextmanager
def web_archive(folder: Path, captures: Sequence[Capture], excluded: tuple[str, ...] = ()) -> Iterator[WaybackFront]:
    """Serve captures like the Wayback Machine."""
    rows = write(folder, captures)
    with PywbChild(folder) as child:

        def replay(row: Row, modifier: str) -> Answered:
            return child.get(f"/web/{row.timestamp}{modifier}/{row.original}")

        with WaybackFront(Index(rows), replay, excluded) as front:
            yield front
