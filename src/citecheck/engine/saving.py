"""Which pages of an audit are to be saved in a web archive, and the saving of them.

Pure where it chooses: the audit has looked already. What is not saved is listed with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol, assert_never
from urllib.parse import urldefrag

from citecheck.archives.save import SaveOptions
from citecheck.archives.save_outcomes import (
    Deferred,
    OutcomeUnknown,
    Rejected,
    Saved,
    SavedBefore,
    SaveOutcome,
    Stopped,
)
from citecheck.engine.archiving import lookup_day, wanted_time
from citecheck.engine.ports import Store, Watcher
from citecheck.links.archive_links import recognise
from citecheck.links.archive_times import to_time
from citecheck.links.urls import facts
from citecheck.model.audit import Audit
from citecheck.model.capture import Capture, Found
from citecheck.model.reference import Citation, ReferenceId
from citecheck.model.saving import (
    LeaveReason,
    LeftAlone,
    SavedPage,
    SavePlan,
    SaveReason,
    SaveState,
    SaveWish,
)
from citecheck.model.verdict import (
    ArchiveJudgement,
    ArchiveReason,
    ArchiveResult,
    ArchiveState,
    LinkResult,
    LinkRole,
    LinkState,
)

YOUNG_S = 86_400
"""A capture of today is not taken again, though the index may not show it yet. Our choice."""
_NOT_FOR_OTHERS = frozenset({"private-address", "credentials"})
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class SaveChoice:
    """Which pages the user wants to be saved."""

    older_than_days: int | None = None
    """Pages, too, whose good snapshot is older than this; ``None``: only those without a good one."""
    limit: int | None = None
    """Most pages of one run; ``None``: all."""


class Saver(Protocol):
    """Has pages saved; see ``archives.save.PageSaver``."""

    def save_all(
        self, urls: Iterable[str], on_outcome: Callable[[str, SaveOutcome], None], options: SaveOptions | None = None
    ) -> None:
        """Save pages in order; each has one outcome."""


def choose(audit: Audit, choice: SaveChoice) -> SavePlan:
    """Sort the references of an audit into pages to be saved and those to be left alone; each is in one of the two."""
    links = {link.url: link for link in audit.links if link.role is LinkRole.ORIGINAL}
    rows = {row.reference: row for row in audit.archives}
    wishes: dict[str, SaveWish] = {}
    left: list[LeftAlone] = []
    for citation in audit.citations:
        found = _look(citation, links, rows.get(citation.id), audit.finished_at, choice)
        if isinstance(found, LeftAlone):
            left.append(found)
        elif found.url in wishes:
            known = wishes[found.url]
            wishes[found.url] = replace(known, references=(*known.references, *found.references))
        else:
            wishes[found.url] = found
    chosen = tuple(wishes.values())
    most = len(chosen) if choice.limit is None else choice.limit
    left += [
        LeftAlone(reference, wish.url, LeaveReason.BEYOND_LIMIT, f"--limit allows {most} a run")
        for wish in chosen[most:]
        for reference in wish.references
    ]
    return SavePlan(chosen[:most], tuple(left))


def _look(
    citation: Citation,
    links: Mapping[str, LinkResult],
    row: ArchiveResult | None,
    now: datetime,
    choice: SaveChoice,
) -> SaveWish | LeftAlone:
    url = citation.reference.url

    def leave(reason: LeaveReason, detail: str) -> LeftAlone:
        return LeftAlone(citation.id, url, reason, detail)

    if url is None:
        return leave(LeaveReason.NO_ADDRESS, "the reference has no address")
    if _NOT_FOR_OTHERS.intersection(facts(url).problems):
        return leave(LeaveReason.PRIVATE, "the address is nothing to tell others")
    link = links.get(url)
    if link is None:
        return leave(LeaveReason.ARCHIVE_LINK, "the address is one of a web archive")
    if link.state is not LinkState.LIVE:
        return leave(LeaveReason.NOT_LIVE, f"the page is {link.state}: {link.reason}")
    if row is None:
        return leave(LeaveReason.NOT_LOOKED_UP, "no archive was asked")
    known_at = _snapshot_at(row)
    if known_at is not None:
        days = choice.older_than_days
        if days is None or now - known_at <= timedelta(days=days):
            return leave(LeaveReason.HAS_SNAPSHOT, f"there is a snapshot of {known_at:%Y-%m-%d}")
        return _wish(citation, url, SaveReason.OLD_SNAPSHOT, f"the snapshot is of {known_at:%Y-%m-%d}")
    broken = f"its archive copy is {row.state}: {row.reason}" if row.archive_url is not None else ""
    match row.lookup:
        case "absent":
            return _wish(citation, url, SaveReason.NEVER_ARCHIVED, broken or "the index holds no capture")
        case "found":
            return _wish(citation, url, SaveReason.NO_GOOD_CAPTURE, broken or "no capture shows the page")
        case "excluded":
            return leave(LeaveReason.EXCLUDED, _first(row, "the archive holds it back"))
        case None:
            return leave(LeaveReason.NOT_LOOKED_UP, _first(row, "the index was not asked"))
        case _:
            return leave(LeaveReason.NOT_LOOKED_UP, _first(row, "the index gave no answer"))


def _wish(citation: Citation, url: str, reason: SaveReason, detail: str) -> SaveWish:
    return SaveWish(urldefrag(url).url, (citation.id,), reason, detail)


def _first(row: ArchiveResult, otherwise: str) -> str:
    return next(iter(row.judgement.signs), otherwise)


def _snapshot_at(row: ArchiveResult) -> datetime | None:
    """Give the time of the good snapshot that the audit knows of, cited or on offer."""
    if row.archive_url is not None and row.state is ArchiveState.VERIFIED:
        return row.captured_at or row.stated_at
    return None if row.offered is None else to_time(row.offered.timestamp)


def dry_run(plan: SavePlan) -> tuple[SavedPage, ...]:
    """Give the pages of a plan, none of which was asked to be saved."""
    return tuple(SavedPage(wish, SaveState.WISHED) for wish in plan.wishes)


def save(
    wishes: Sequence[SaveWish], saver: Saver, choice: SaveChoice, watcher: Watcher
) -> tuple[tuple[SavedPage, ...], bool]:
    """Save pages at the service's pace; tell what came of each, and whether every wish was made."""
    outcomes: dict[str, SaveOutcome] = {}

    def note(url: str, outcome: SaveOutcome) -> None:
        outcomes[url] = outcome
        told = _page(wish_of[url], outcome)
        facts_of_it = {"done": len(outcomes), "of": len(wishes), "url": url, "state": told.state.value}
        watcher.said("saved", facts_of_it)

    wish_of = {wish.url: wish for wish in wishes}
    interrupted = False
    watcher.said("saving", {"done": 0, "of": len(wishes)})
    try:
        for young_s, urls in _by_window(wishes, choice).items():
            saver.save_all(urls, note, SaveOptions(not_within_s=young_s))
    except KeyboardInterrupt:
        interrupted = True
    pages = tuple(_page(wish, outcomes.get(wish.url)) for wish in wishes)
    return pages, not interrupted and all(page.state is not SaveState.STOPPED for page in pages)


def _by_window(wishes: Sequence[SaveWish], choice: SaveChoice) -> dict[int, list[str]]:
    """Sort addresses by how young a capture must be so that no other is taken, in seconds."""
    groups: dict[int, list[str]] = {}
    for wish in wishes:
        old = wish.reason is SaveReason.OLD_SNAPSHOT and choice.older_than_days is not None
        young_s = max(YOUNG_S, (choice.older_than_days or 0) * _DAY_S) if old else YOUNG_S
        groups.setdefault(young_s, []).append(wish.url)
    return groups


def _page(wish: SaveWish, outcome: SaveOutcome | None) -> SavedPage:
    match outcome:
        case None:
            return SavedPage(wish, SaveState.INTERRUPTED, detail="the run was interrupted before the service answered")
        case Saved(capture=capture, verified=verified):
            return SavedPage(wish, SaveState.SAVED, capture, verified=verified)
        case SavedBefore(capture=capture):
            return SavedPage(wish, SaveState.SAVED_BEFORE, capture, detail="the archive has a young capture")
        case Rejected(code=code, message=message):
            return SavedPage(wish, SaveState.REJECTED, detail=f"{code}: {message}")
        case Deferred(code=code, message=message):
            return SavedPage(wish, SaveState.DEFERRED, detail=f"{code}: {message}")
        case OutcomeUnknown(why=why):
            return SavedPage(wish, SaveState.OUTCOME_UNKNOWN, detail=why)
        case Stopped(why=why):
            return SavedPage(wish, SaveState.STOPPED, detail=why)
        case _:
            assert_never(outcome)


def captures(pages: Iterable[SavedPage]) -> dict[ReferenceId, tuple[Capture, bool]]:
    """Give the new capture of each reference that got one, and whether its replay showed it."""
    return {
        reference: (page.capture, page.verified)
        for page in pages
        if page.capture is not None
        for reference in page.wish.references
    }


def with_captures(audit: Audit, pages: Iterable[SavedPage]) -> Audit:
    """Put the new captures into the rows of an audit, so that rules offer them as a remedy."""
    new = captures(pages)
    return replace(
        audit, archives=tuple(_row(row, *new[row.reference]) if row.reference in new else row for row in audit.archives)
    )


def _row(row: ArchiveResult, capture: Capture, verified: bool) -> ArchiveResult:  # noqa: FBT001 - a pair taken apart
    if row.archive_url is not None:
        return replace(row, offered=capture, lookup="found")
    if verified:
        judgement = ArchiveJudgement(ArchiveReason.OK, ("saved by this run; its replay showed the capture",))
    else:
        judgement = ArchiveJudgement(ArchiveReason.NOT_LOOKED_UP, ("saved; its replay was not seen yet",))
    at = to_time(capture.timestamp)
    return replace(
        row,
        judgement=judgement,
        captured_at=None if at is None else at.astimezone(UTC),
        original_url=capture.original_url,
        offered=capture,
        lookup="found",
    )


def remember(audit: Audit, pages: Iterable[SavedPage], store: Store, now: datetime) -> None:
    """Let the next runs know of the new captures: the index may not show them for hours."""
    new = captures(pages)
    rows = {row.reference: row for row in audit.archives}
    for citation in audit.citations:
        url = citation.reference.url
        if citation.id in new and url is not None:
            given = rows[citation.id].archive_url
            near = wanted_time(citation, None if given is None else recognise(given))
            store.keep_lookup(url, lookup_day(near), Found((new[citation.id][0],)), now)
