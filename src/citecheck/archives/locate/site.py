"""What the search asks of the archive: rows of the index, the size of a site, fronts of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from citecheck.archives.asking import Asker, Question, is_refusal
from citecheck.archives.cdx import ENDPOINT, KEY, CdxIndex
from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.memento import http_time
from citecheck.archives.replay import Replayer, ReplayTarget
from citecheck.links.archive_links import recognise
from citecheck.links.archive_table import service_by_id
from citecheck.links.archive_times import to_digits
from citecheck.model.capture import LookupAnswer
from citecheck.model.observation import Exchange, FailureKind, Purpose

_HTTP_OK = 200


@dataclass(frozen=True, slots=True)
class Front:
    """An archived front, or why there is none."""

    url: str
    """The original address of what was captured."""
    answer: Exchange | None
    at: datetime | None = None
    """Aware, UTC."""
    why: str = ""
    answered: bool = True
    """The archive said something, be it that there is none."""


class ArchivedSite:
    """The Wayback Machine as a place to search."""

    def __init__(self, desk: WebArchiveDesk, timeout_s: float = 22.0) -> None:
        """Ask through a desk's doors, at its pace."""
        self._desk = desk
        self._replayer = Replayer(desk.asker, timeout_s)
        self._timeout_s = timeout_s
        self._fronts: dict[tuple[str, str], Front] = {}
        self._pages: dict[str, int | None] = {}

    @property
    def index(self) -> CdxIndex:
        """The index."""
        return self._desk.index

    @property
    def asker(self) -> Asker:
        """For single questions."""
        return self._desk.asker

    def captures(self, url: str, near: datetime | None) -> LookupAnswer:
        """Give the good captures of one address, nearest first."""
        return self._desk.look_up(url, near)

    def pages(self, domain: str) -> int | None:
        """Give the size of a domain in index blocks of 3,000 rows; ``None`` when the index does not say."""
        if domain not in self._pages:
            url = f"{ENDPOINT}?url={quote(domain, safe='')}&matchType=domain&showNumPages=true"
            seen = self._desk.asker.ask(Question(KEY, url, Purpose.LOOKUP, timeout_s=self._timeout_s))
            text = seen.final.body[:20].strip() if seen.final is not None and seen.final.status == _HTTP_OK else b""
            self._pages[domain] = int(text) if text.isdigit() else None
        return self._pages[domain]

    def front(self, url: str, near: datetime) -> Front:
        """Open the capture of a front nearest to a time."""
        key = (url, to_digits(near)[:8])
        if key not in self._fronts:
            self._fronts[key] = self._open(url, near)
        return self._fronts[key]

    def _open(self, url: str, near: datetime) -> Front:
        wayback = service_by_id("wayback")
        if wayback is None or wayback.raw is None:
            return Front(url, None, why="no archive in the table")
        form = wayback.raw.replace("{timestamp}", to_digits(near)).replace("{url}", url)
        seen = self._replayer.open(ReplayTarget(wayback, form))
        answer = seen.final
        if answer is None:
            failure = seen.failure
            left_alone = failure is not None and failure.kind in {FailureKind.HOST_DOWN, FailureKind.HOST_RESTING}
            why = "no answer" if failure is None else failure.detail if left_alone else failure.kind.value
            return Front(url, None, why=why, answered=False)
        stamp = answer.header("Memento-Datetime")
        if answer.status != _HTTP_OK or stamp is None:
            if is_refusal(answer) or answer.status == _HTTP_OK:  # in trouble, or a notice in place of a capture
                return Front(url, None, why=f"no answer of use (status {answer.status})", answered=False)
            return Front(url, None, why=f"not captured (status {answer.status})")
        link = recognise(answer.url)
        original = link.original_url if link is not None and link.original_url is not None else url
        return Front(original, answer, http_time(stamp))
