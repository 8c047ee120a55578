"""Pages that were saved, or would be, as JSON and as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from citecheck.model.saving import LeaveReason, LeftAlone, SavedPage, SaveState, Saving
from citecheck.reports.inert import visible

SCHEMA = "citecheck/archive/1"
_DONE = {
    SaveState.WISHED: "would be saved",
    SaveState.SAVED: "saved",
    SaveState.SAVED_BEFORE: "was saved lately",
    SaveState.REJECTED: "cannot be saved",
    SaveState.DEFERRED: "not now",
    SaveState.OUTCOME_UNKNOWN: "outcome unknown",
    SaveState.STOPPED: "not asked",
    SaveState.INTERRUPTED: "interrupted",
}
_LEFT = {
    LeaveReason.HAS_SNAPSHOT: "with a snapshot",
    LeaveReason.NOT_LIVE: "leading to no live page",
    LeaveReason.NO_ADDRESS: "without an address",
    LeaveReason.ARCHIVE_LINK: "citing an archive only",
    LeaveReason.NOT_LOOKED_UP: "that no index answered about",
    LeaveReason.EXCLUDED: "held back by the archive",
    LeaveReason.PRIVATE: "with a private address",
    LeaveReason.BEYOND_LIMIT: "beyond --limit",
}
"""In the order in which they are told."""


def saving_json(saving: Saving) -> str:
    """Give the outcome as JSON, version 1."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "complete": saving.complete,
            "dry_run": saving.dry_run,
            "pages": [_page(page) for page in saving.pages],
            "left_alone": [_left(item) for item in saving.left_alone],
        },
        indent=1,
        ensure_ascii=False,
    )


def saving_text(saving: Saving, *, verbose: bool = False) -> str:
    """Give the outcome for reading in a terminal; references that are left alone one by one only when ``verbose``."""
    lines: list[str] = []
    for page in saving.pages:
        lines += [f"{_DONE[page.state]}: {visible(page.wish.url)}", *_details(page)]
    for item in saving.left_alone if verbose else ():
        lines.append(f"left alone: {visible(item.reference)}: {item.reason}: {visible(item.detail)}")
    return "\n".join([*lines, *_summary(saving)])


def _details(page: SavedPage) -> Iterator[str]:
    who = ", ".join(visible(reference) for reference in page.wish.references)
    yield f"  {who} ({visible(page.wish.detail)})"
    if page.capture is not None:
        seen = "" if page.verified else "  (its replay was not seen yet)"
        yield f"  {visible(page.capture.archive_url)}{seen}"
    if page.detail is not None:
        yield f"  {visible(page.detail)}"


def _summary(saving: Saving) -> Iterator[str]:
    number = len(saving.pages)
    if saving.dry_run:
        yield f"{number} page{'' if number == 1 else 's'} would be saved"
    else:
        there = sum(page.state in (SaveState.SAVED, SaveState.SAVED_BEFORE) for page in saving.pages)
        yield f"{there} of {number} pages are saved"
    counts = Counter(item.reason for item in saving.left_alone)
    if counts:
        yield "left alone: " + ", ".join(
            f"{counts[reason]} {words}" for reason, words in _LEFT.items() if counts[reason]
        )


def _page(page: SavedPage) -> dict[str, object]:
    capture = page.capture
    return {
        "url": page.wish.url,
        "references": list(page.wish.references),
        "reason": page.wish.reason.value,
        "reason_detail": page.wish.detail,
        "state": page.state.value,
        "archive_url": None if capture is None else capture.archive_url,
        "timestamp": None if capture is None else capture.timestamp,
        "verified": page.verified,
        "detail": page.detail,
    }


def _left(item: LeftAlone) -> dict[str, object]:
    return {"reference": item.reference, "url": item.url, "reason": item.reason.value, "detail": item.detail}
