"""The search for one reference's address: what is tried, in which order, within which bounds.

1. The folder of the publication day, where the outlet's addresses are dated: a narrow query of the index.
2. Archived fronts of that day (home page, sections, feeds): a link whose text is the title.
3. The whole site on the archive day, filtered by the words of the title, where the site is small enough to be read.
4. All that was captured on the archive day under addresses that say nothing, when it is a handful.

An index that cuts off, refuses or breaks ends no search quietly: it stands in ``tried``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from citecheck.archives.cdx import CdxQuery, CdxRows
from citecheck.archives.locate import fronts
from citecheck.archives.locate.candidates import DAY, Candidate, Search, SearchLimits, SearchResult, begin
from citecheck.archives.locate.paths import fill, names_day
from citecheck.archives.locate.places import Place, places
from citecheck.archives.locate.scoring import SlugScore, score_paths
from citecheck.archives.locate.site import ArchivedSite
from citecheck.archives.locate.words import alternation, slug_words
from citecheck.archives.nearest import is_good, resolved
from citecheck.links.archive_times import nearness_s
from citecheck.links.canonical import canonical
from citecheck.links.parts import split
from citecheck.model.capture import Absent, Capture, Excluded, Found
from citecheck.model.reference import Reference

__all__ = ["Candidate", "Locator", "SearchLimits", "SearchResult"]


_FRONT_SECTIONS = 4
_FRONT_DAYS = 3
"""For so long an article stays on a front; our choice."""


class Locator:
    """Searches the Wayback Machine for works cited without an address."""

    def __init__(self, site: ArchivedSite, limits: SearchLimits | None = None) -> None:
        """Keep what is needed; nothing is asked yet."""
        self._site = site
        self._limits = limits or SearchLimits()

    def search(self, reference: Reference, neighbours: Sequence[Reference] = ()) -> SearchResult:
        """Search for one reference; from ``neighbours``, the references of the same list, sites are learned."""
        search = begin(reference)
        if search is None:
            return SearchResult((), ("the title has no word to search by, or the citation names no day",))
        known = places(reference, neighbours)
        if not known:
            outlet = reference.outlet or reference.publisher
            return SearchResult((), (f"no site is known for {outlet}" if outlet else "the citation names no outlet",))
        for place in known:
            search.tried.append(f"searched {place.host}: {place.why}")
            self._search_place(search, place)
            if search.is_settled():
                break
        ordered = sorted(search.found.values(), key=lambda candidate: (-candidate.score, candidate.url))
        chosen = tuple(ordered[: self._limits.candidates])
        return SearchResult(chosen, tuple(search.tried), silent=search.silences > search.answers)

    def _search_place(self, search: Search, place: Place) -> None:
        for step in (self._dated_folder, self._fronts, self._whole_site, self._nameless):
            step(search, place)
            if search.is_settled():
                return

    # -- 1: the folder of the day

    def _dated_folder(self, search: Search, place: Place) -> None:
        if search.published is None:
            return
        for prefix in self._prefixes(search, place):
            query = CdxQuery(
                f"{place.host}{prefix}/",
                match_type="prefix",
                filters=(_PAGES, _NO_ERRORS, alternation(search.words)),
                start=_digits(search.window[0]),
                end=_digits(search.window[1]),
            )
            self._score(search, query, f"the folder {prefix}")
            if search.is_settled():
                return

    def _prefixes(self, search: Search, place: Place) -> Iterator[str]:
        if search.published is None:
            return
        first, last = search.published
        days = [first, first + DAY, first - DAY] if first == last else [first]
        seen: set[str] = set()
        for day in days:
            for form in place.forms:
                if first != last and names_day(form):
                    continue
                prefix = fill(form, day)
                if prefix not in seen:
                    seen.add(prefix)
                    yield prefix

    # -- 2: fronts

    def _fronts(self, search: Search, place: Place) -> None:
        for day in _front_days(search):
            self._fronts_of(search, place, day)
            if search.is_settled():
                return

    def _fronts_of(self, search: Search, place: Place, day: date) -> None:
        """Open the fronts nearest to a day: those that are known, then what the home page leads to."""
        home = f"https://{place.host}/"
        queue = [home, *(f"https://{place.host}{path}" for path in place.fronts[:_FRONT_SECTIONS])]
        asked: set[str] = set()
        while queue and search.replays < self._limits.replays:
            url = queue.pop(0)
            if url in asked:
                continue
            asked.add(url)
            search.replays += 1
            front = self._site.front(url, datetime.combine(day, time(18), UTC))
            search.heard(answered=front.answered)
            if front.answer is None or front.at is None:
                search.tried.append(f"front {url}: {front.why or 'no time of capture'}")
                continue
            links = fronts.read_front(front.answer, front.url)
            if url == home:
                more = fronts.section_fronts(links, place.host, _FRONT_SECTIONS)
                queue += [f"https://{place.host}{path}" for path in more] + fronts.feeds(front.answer, front.url)
            if not day - DAY <= front.at.date() <= day + _FRONT_DAYS * DAY:
                search.tried.append(f"front {url}: the capture nearest to {day} is of {front.at:%Y-%m-%d}")
                continue
            hits = fronts.matching(links, search.words)
            search.tried.append(f"front {url} of {front.at:%Y-%m-%d}: {len(links)} links, {len(hits)} with the title")
            for link, score in hits[:3]:
                self._offer_linked(search, link, score, url)
            if search.is_settled():
                return

    def _offer_linked(self, search: Search, link: fronts.FrontLink, score: float, front: str) -> None:
        if search.queries >= self._limits.queries:
            return
        search.queries += 1
        answer = self._site.captures(link.url, search.wanted)
        search.heard(answered=isinstance(answer, Found | Absent | Excluded))
        if not isinstance(answer, Found) or not answer.captures:
            search.tried.append(f"{link.url}: linked by {front} under the title, no good capture known")
            return
        sign = f"the archived front {front} links it under the title"
        search.offer(Candidate(link.url, answer.captures[0], score, (sign,)))

    # -- 3: the site on the day

    def _whole_site(self, search: Search, place: Place) -> None:
        pages = self._site.pages(place.domain)
        search.queries += 1
        if pages is None or pages > self._limits.scan_pages:
            size = "of unknown size" if pages is None else f"of {pages} index pages"
            search.tried.append(f"the site {place.domain} {size} was not scanned")
            return
        query = CdxQuery(
            place.domain,
            match_type="domain",
            filters=(_PAGES, _NO_ERRORS, alternation(search.words)),
            start=_digits(search.window[0]),
            end=_digits(search.window[1]),
        )
        self._score(search, query, f"the site {place.domain}")

    # -- 4: addresses that say nothing

    def _nameless(self, search: Search, place: Place) -> None:
        if search.wanted is None or search.found:
            return
        day = search.wanted.date()
        query = CdxQuery(
            place.domain, match_type="domain", filters=(_PAGES, _NO_ERRORS), start=_digits(day), end=_digits(day)
        )
        rows = self._rows(search, query, f"all captures of {place.domain} on {day}")
        nameless = [capture for capture in rows if len(slug_words(split(capture.original_url).path)) <= 1]
        urls = {canonical(capture.original_url): capture for capture in nameless if _has_number(capture.original_url)}
        if 0 < len(urls) <= self._limits.nameless:
            for capture in urls.values():
                sign = f"captured on {day} under an address without words; one of {len(urls)}"
                search.offer(Candidate(capture.original_url, capture, 0.1, (sign,)))

    # -- shared

    def _score(self, search: Search, query: CdxQuery, what: str) -> None:
        captures = self._rows(search, query, what)
        by_url: dict[str, list[Capture]] = {}
        for capture in captures:
            by_url.setdefault(capture.original_url, []).append(capture)
        urls = list(by_url)
        scores = score_paths(search.words, [_path(url) for url in urls], search.published)
        best = max((score.score for score in scores if score.passes), default=0.0)
        for url, score in zip(urls, scores, strict=True):
            if score.passes and score.score >= _NEAR_BEST * best:
                nearest = _nearest(by_url[url], search.wanted)
                search.offer(Candidate(url, nearest, round(score.score, 4), _signs(score, what)))

    def _rows(self, search: Search, query: CdxQuery, what: str) -> list[Capture]:
        """Ask the index; give the good captures, and note how it went."""
        if search.queries >= self._limits.queries:
            search.tried.append(f"{what}: not asked, the queries of this search are spent")
            return []
        search.queries += 1
        bounded = replace(
            query, max_rows=self._limits.rows, page_rows=self._limits.rows, budget_s=self._limits.budget_s
        )
        answer = self._site.index.query(bounded)
        search.heard(answered=isinstance(answer, CdxRows | Excluded))
        if not isinstance(answer, CdxRows):
            why = getattr(answer, "why", "")
            search.tried.append(f"{what}: {type(answer).__name__.lower()}, {why}")
            return []
        good = [capture for capture in resolved(row.capture for row in answer.rows) if is_good(capture)]
        cut = ", the search was cut" if answer.cut else ""
        search.tried.append(f"{what}: {len(answer.rows)} captures{cut}")
        return good


_PAGES = "mimetype:(text/html|application/xhtml\\+xml|application/pdf|warc/revisit|-)"
_NO_ERRORS = "!statuscode:[345]\\d\\d"
_NEAR_BEST = 0.6


def _digits(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _front_days(search: Search) -> list[date]:
    """Give the days whose fronts may link the work: that of publication, and later ones that the citation names."""
    days = [] if search.wanted is None else [search.wanted.date()]
    if search.published is None:
        return days
    if search.published[0] != search.published[1]:
        return []  # a month or a year: no front is of it all
    return [search.published[0], *(day for day in days if day > search.published[0] + _FRONT_DAYS * DAY)]


def _path(url: str) -> str:
    parts = split(url)
    return parts.path if parts.query is None else f"{parts.path}?{parts.query}"


def _has_number(url: str) -> bool:
    return any(character.isdecimal() for character in _path(url))


def _nearest(captures: Sequence[Capture], wanted: datetime | None) -> Capture:
    if wanted is None:
        return min(captures, key=lambda capture: capture.timestamp)
    day = wanted.strftime("%Y%m%d")
    return min(captures, key=lambda capture: (not capture.timestamp.startswith(day), nearness_s(capture, wanted)))


def _signs(score: SlugScore, what: str) -> tuple[str, ...]:
    signs = [f"{what} holds it", f"the address shares the words {', '.join(score.shared)} with the title"]
    if score.dated:
        signs.append("the date in the address agrees")
    return tuple(signs)
