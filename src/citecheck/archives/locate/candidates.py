"""One search: what it looks for, within which bounds, what it has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from citecheck.archives.locate.words import TitleWord, title_words
from citecheck.links.canonical import canonical
from citecheck.model.capture import Capture
from citecheck.model.edtf import Precision, interval
from citecheck.model.reference import Reference

DAY = timedelta(days=1)
STRONG_SCORE = 0.6
"""A score at which no further step is taken; our choice, as measured in docs/locate.md."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be the work's, with the capture to show for it."""

    url: str
    capture: Capture
    score: float
    """0..1; equal scores are a tie, which only the pages can break."""
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search came to."""

    candidates: tuple[Candidate, ...]
    """Best first; each is to be confirmed by its page before it is told to anybody."""
    tried: tuple[str, ...]
    """What was looked at, a short sentence each."""
    silent: bool = False
    """The archive left more than half of the questions unanswered, so nothing follows from having found nothing."""


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """How much one search may cost."""

    queries: int = 8
    """Of the index."""
    replays: int = 8
    """Of fronts."""
    rows: int = 6_000
    """Of one query; the public index cuts off silently beyond 480,000 rows scanned."""
    budget_s: float = 30.0
    """Of one query's pages."""
    scan_pages: int = 5
    """Largest site that is scanned, in index blocks of 3,000 rows."""
    candidates: int = 6
    nameless: int = 10
    """Most addresses without words that are offered for opening."""


@dataclass(slots=True)
class Search:
    """One search under way."""

    words: tuple[TitleWord, ...]
    published: tuple[date, date] | None
    wanted: datetime | None
    """Noon of the archive day, or of the access, UTC."""
    window: tuple[date, date]
    """Days of captures that are looked at."""
    queries: int = 0
    replays: int = 0
    silences: int = 0
    """Questions that the archive did not answer."""
    answers: int = 0
    tried: list[str] = field(default_factory=list)
    found: dict[str, Candidate] = field(default_factory=dict)

    def heard(self, *, answered: bool) -> None:
        """Count a question by whether the archive answered it."""
        self.answers += answered
        self.silences += not answered

    def offer(self, candidate: Candidate) -> None:
        """Keep a candidate, or add its signs to the one that is there."""
        key = canonical(candidate.url)
        known = self.found.get(key)
        if known is None or known.score < candidate.score:
            signs = candidate.signs if known is None else tuple(dict.fromkeys((*candidate.signs, *known.signs)))
            self.found[key] = replace(candidate, signs=signs)

    def is_settled(self) -> bool:
        """Whether one candidate stands out so far that further search would only cost."""
        scores = sorted((candidate.score for candidate in self.found.values()), reverse=True)
        return bool(scores) and scores[0] >= STRONG_SCORE


def begin(reference: Reference) -> Search | None:
    """Give the search for a reference; ``None`` when it names no word or no day to search by."""
    words = title_words(reference.title or "")
    days = interval(reference.published)
    published = (days.first, days.last) if days is not None and days.precision is not Precision.INTERVAL else None
    archived, accessed = interval(reference.archived), interval(reference.accessed)
    stated = archived if archived is not None and archived.precision is Precision.DAY else accessed
    if not words or (stated is None and published is None):
        return None
    if stated is not None and stated.precision is Precision.DAY:
        wanted = datetime.combine(stated.first, time(12), UTC)
        window = (stated.first - DAY, stated.last + DAY)
        if stated is accessed:
            window = (stated.first - 30 * DAY, stated.last + 30 * DAY)
        return Search(words, published, wanted, window)
    if published is None:
        return None
    return Search(words, published, None, (published[0] - DAY, min(published[1], date.max - 60 * DAY) + 60 * DAY))
