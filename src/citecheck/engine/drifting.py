"""Compare live pages with the copies that references cite, while the bytes of both are at hand.

Only for pages that are asked in this run and whose copy is opened in it; what was found is kept with its age, like the
answers themselves. Of a page only its running text is held, packed, until the other side has come.
"""

from __future__ import annotations

import threading
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from citecheck.clock import Clock
from citecheck.engine.plan import Plan, asked_address
from citecheck.engine.ports import OnAnswer, Prober, Store
from citecheck.links.canonical import match
from citecheck.model.evidence import UrlMatch
from citecheck.model.observation import Observation, ProbeRequest, ProbeSummary, Purpose
from citecheck.model.reference import Citation
from citecheck.model.verdict import Drift
from citecheck.pages.drift import drift
from citecheck.pages.read import read_page

MOST_HELD_BYTES = 33_554_432
"""Of packed texts that wait for their other side; pages beyond are not compared. Our choice: some 10,000 articles."""
_HTTP_OK = 200
_APART = frozenset({UrlMatch.SAME_HOST, UrlMatch.DIFFERENT})

Pair = tuple[str, str]
"""The address that is asked, and the archive address as spelled."""


class Drifting:
    """The comparisons of one run; answers come from two threads."""

    def __init__(self, plan: Plan, store: Store, clock: Clock, *, wanted: bool) -> None:
        """Find the pairs of page and copy, and what an earlier run found of them; none if nobody wants to know."""
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._found: dict[Pair, Drift | None] = {}
        self._new: set[Pair] = set()
        """Those of this run, not kept yet."""
        self._open: dict[str, set[Pair]] = defaultdict(set)
        """Side -> the pairs that wait for it or for the other one."""
        self._texts: dict[str, bytes] = {}
        self._held_bytes = 0
        now = clock.now()
        for pair in dict.fromkeys(_pairs(plan)) if wanted else ():
            kept = store.fresh_drift(*pair, now)
            if kept is not None:
                self._found[pair] = kept.drift
                continue
            for side in pair:
                self._open[side].add(pair)

    def wants(self, side: str) -> bool:
        """Tell whether the whole text of a page or a copy is still wanted."""
        return bool(self._open.get(side))

    def listening(self, prober: Prober) -> Prober:
        """Let the comparison see what a prober sees."""
        return _Listening(prober, self) if self._open else prober

    def take(self, side: str, observation: Observation) -> None:
        """Take one side, by the address under which it was asked; compare it with those that are there already."""
        if not self.wants(side):
            return
        final = observation.final
        page = read_page(final, keep_text=True) if final is not None and final.status == _HTTP_OK else None
        text = page.text if page is not None and page.is_html and page.is_complete else None
        with self._lock:
            ready = self._arrived(side, text)
        for pair, other in ready:
            found = None if text is None or other is None else _compared(pair, side, text, other)
            with self._lock:
                self._found[pair] = found
                self._new.add(pair)

    def between(self, citation: Citation, copy: str) -> Drift | None:
        """Give how the page of a reference differs from its copy, and keep it for the next runs.

        To be asked only where the page was judged live and the copy good: a wall is no other text of the page.
        """
        pair = (asked_address(citation.reference.url or ""), copy)
        found = self._found.get(pair)
        if pair in self._new:
            self._new.discard(pair)
            self._store.keep_drift(*pair, found, self._clock.now())
        return found

    def _arrived(self, side: str, text: str | None) -> list[tuple[Pair, bytes | None]]:
        """Settle the pairs whose other side is there, all of them if this side has no text; hold the text otherwise."""
        ready: list[tuple[Pair, bytes | None]] = []
        for pair in tuple(self._open[side]):
            other = self._texts.get(pair[1] if side == pair[0] else pair[0])
            if text is None or other is not None:
                ready.append((pair, other))
                self._close(pair)
        if text is not None and self._open.get(side):
            packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
            if self._held_bytes + len(packed) > MOST_HELD_BYTES:
                for pair in tuple(self._open[side]):
                    self._close(pair)
            else:
                self._texts[side] = packed
                self._held_bytes += len(packed)
        return ready

    def _close(self, pair: Pair) -> None:
        """Wait no longer for a pair, and let go of texts that no other pair waits with."""
        for side in pair:
            self._open[side].discard(pair)
            if not self._open[side]:
                self._held_bytes -= len(self._texts.pop(side, b""))


@dataclass(frozen=True, slots=True)
class _Listening:
    """A prober whose answers the comparison sees, too; pages that are to be compared are read whole."""

    prober: Prober
    drifting: Drifting

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """See ``Prober.probe``."""

        def heard(observation: Observation) -> Iterable[ProbeRequest]:
            if observation.purpose is Purpose.ORIGINAL:
                self.drifting.take(observation.url, observation)
            return on_answer(observation)

        wishes = [replace(each, whole=True) if self.drifting.wants(each.url) else each for each in requests]
        return self.prober.probe(wishes, heard)


def _pairs(plan: Plan) -> Iterable[Pair]:
    """Give each page with each copy of it that is cited; a copy of another page says nothing about drift."""
    for copy, citations in plan.given.items():
        link = plan.archive_links.get(copy)
        for citation in citations:
            url = citation.reference.url
            if link is None or url is None or url not in plan.originals:
                continue
            if link.original_url is not None and match(url, link.original_url) not in _APART:
                yield asked_address(url), copy


def _compared(pair: Pair, side: str, text: str, other: bytes) -> Drift | None:
    held = zlib.decompress(other).decode("utf-8", "surrogatepass")
    return drift(text, held) if side == pair[0] else drift(held, text)
