"""Saving pages: Save Page Now 2 of the Wayback Machine, with keys, at its pace.

A wish is a POST that gives a job; the job is polled until it ends. A time-out or an error of the service in between
does not say that nothing was saved (time-outs were followed by true captures, reports of 2025-09), so the replay is
asked. The old ``GET /save/<url>`` is never used: scripts get 429 there, with and without keys (reports of 2026-08).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from citecheck.archives.asking import Asker, is_refusal, retry_after_s
from citecheck.archives.memento import http_time
from citecheck.archives.pace import EndpointKey, EndpointKind
from citecheck.archives.replay import Replayer, ReplayTarget
from citecheck.archives.save_outcomes import (
    Deferred,
    OutcomeUnknown,
    Reaction,
    Rejected,
    Saved,
    SavedBefore,
    SaveOutcome,
    Stopped,
    reaction,
)
from citecheck.clock import Clock
from citecheck.errors import ArchiveRefusedError
from citecheck.links.archive_table import service_by_id
from citecheck.links.archive_times import to_digits, to_time
from citecheck.model.capture import Capture, Found, LookupAnswer
from citecheck.model.observation import Exchange, Observation, Purpose

ACCESS_KEY, SECRET_KEY = "CITECHECK_IA_ACCESS_KEY", "CITECHECK_IA_SECRET_KEY"
PUBLIC_SAVE = "https://web.archive.org/save"
JOB_LIMIT_S = 180.0
"""A capture takes 2 minutes at most (documentation of 2026-09); a minute is added for the queue."""
ATTEMPTS = 2
"""Wishes for one page in one run, the second at the end of the queue; our choice."""
_WISHES_TRIED = 3
"""When the service answers 429 to the wish itself."""
_HTTP_OK, _HTTP_UNAUTHORIZED, _HTTP_FORBIDDEN = 200, 401, 403


@dataclass(frozen=True, slots=True)
class SaveKeys:
    """The keys of an Internet Archive account (its S3 keys)."""

    access: str = field(repr=False)
    secret: str = field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> SaveKeys:
        """Read the keys.

        Raises:
            ArchiveRefusedError: one of them is missing; without keys the service saves nothing for scripts.
        """
        access, secret = environment.get(ACCESS_KEY, ""), environment.get(SECRET_KEY, "")
        if not access or not secret:
            raise ArchiveRefusedError(
                f"cannot save: set {ACCESS_KEY} and {SECRET_KEY} to the S3 keys of an Internet Archive account"
            )
        return cls(access, secret)


@dataclass(frozen=True, slots=True)
class SaveOptions:
    """What is asked of the service with each page."""

    outlinks: bool = False
    screenshot: bool = False
    not_within_s: int | None = None
    """Take no capture when there is one younger than this."""


class PageSaver:
    """Saves pages one after the other."""

    def __init__(
        self, asker: Asker, clock: Clock, keys: SaveKeys, look_up: Callable[[str, datetime | None], LookupAnswer]
    ) -> None:
        """Keep what is needed; nothing is asked yet. ``look_up`` finds a capture that the service says it has."""
        self._asker = asker
        self._clock = clock
        self._headers = (("Accept", "application/json"), ("Authorization", f"LOW {keys.access}:{keys.secret}"))
        self._look_up = look_up
        self._replayer = Replayer(asker, 22.0)
        self._stopped: Stopped | None = None

    def save_all(
        self, urls: Iterable[str], on_outcome: Callable[[str, SaveOutcome], None], options: SaveOptions | None = None
    ) -> None:
        """Save pages in order; those that the service puts off come once more at the end. Each has one outcome."""
        queue = deque((url, 1) for url in dict.fromkeys(urls))
        while queue:
            url, attempt = queue.popleft()
            outcome = self.save(url, options)
            if isinstance(outcome, Deferred) and attempt < ATTEMPTS and queue:
                queue.append((url, attempt + 1))
                continue
            on_outcome(url, outcome)

    def save(self, url: str, options: SaveOptions | None = None) -> SaveOutcome:
        """Save one page and wait for the end of its job."""
        if self._stopped is not None:
            return self._stopped
        asked_at = self._clock.now()
        outcome = self._wish(url, options or SaveOptions(), asked_at)
        if isinstance(outcome, Stopped):
            self._stopped = outcome
        return outcome

    def _wish(self, url: str, options: SaveOptions, asked_at: datetime) -> SaveOutcome:
        for _ in range(_WISHES_TRIED):
            barred = self._asker.doorkeeper.admit(_SAVE)
            if barred is not None:
                return Stopped(barred.why)
            seen = self._post(url, options)
            answer = seen.final
            if answer is None:
                return self._after_silence(url, asked_at, seen.failure.kind.value if seen.failure else "no answer")
            if answer.status in {_HTTP_UNAUTHORIZED, _HTTP_FORBIDDEN}:
                return Stopped(f"the service does not take the keys (status {answer.status})")
            if not is_refusal(answer):
                self._asker.doorkeeper.answered(_SAVE)
                return self._of_wish(url, answer, asked_at)
            pause_s = retry_after_s(answer, self._clock.now())
            self._asker.doorkeeper.refused(_SAVE, f"status {answer.status}", pause_s)
            if answer.status >= 500:  # noqa: PLR2004 - HTTP status class
                return self._after_silence(url, asked_at, f"status {answer.status}")
        return Stopped("the service asks for fewer wishes (status 429)")

    def _post(self, url: str, options: SaveOptions) -> Observation:
        form = {"url": url}
        if options.outlinks:
            form["capture_outlinks"] = "1"
        if options.screenshot:
            form["capture_screenshot"] = "1"
        if options.not_within_s is not None:
            form["if_not_archived_within"] = str(options.not_within_s)
        return self._asker.transport.post(
            PUBLIC_SAVE,
            body=urlencode(form).encode("ascii"),
            purpose=Purpose.SAVE,
            headers=(*self._headers, ("Content-Type", "application/x-www-form-urlencoded")),
            timeout_s=60.0,
            ask_as=self._asker.endpoints.ask_as(PUBLIC_SAVE),
        )

    def _of_wish(self, url: str, answer: Exchange, asked_at: datetime) -> SaveOutcome:
        data = _json(answer)
        if data is None:
            return self._after_silence(url, asked_at, "an answer that is no JSON")
        if data.get("status") == "error":
            return _of_error(data)
        job = data.get("job_id")
        if isinstance(job, str) and job:
            return self._poll(url, job, asked_at)
        known = self._look_up(url, asked_at)  # a young capture is there; the service does not say which
        captures = known.captures if isinstance(known, Found) else ()
        return SavedBefore(captures[0] if captures else None)

    def _poll(self, url: str, job: str, asked_at: datetime) -> SaveOutcome:
        status_url = f"{PUBLIC_SAVE}/status/{job}"
        until_s = self._clock.monotonic() + JOB_LIMIT_S
        why = "the job did not end in time"
        while self._clock.monotonic() < until_s:
            barred = self._asker.doorkeeper.admit(_STATUS)
            if barred is not None:
                why = barred.why
                break
            seen = self._asker.transport.get(
                status_url,
                purpose=Purpose.SAVE,
                headers=self._headers,
                ask_as=self._asker.endpoints.ask_as(status_url),
            )
            answer = seen.final
            if answer is None or is_refusal(answer):
                pause_s = retry_after_s(answer, self._clock.now()) if answer is not None else None
                self._asker.doorkeeper.refused(_STATUS, "no status", pause_s)
                continue
            self._asker.doorkeeper.answered(_STATUS)
            data = _json(answer) or {}
            if data.get("status") == "success":
                return self._saved(url, data, asked_at)
            if data.get("status") == "error":
                return _of_error(data)
        return self._after_silence(url, asked_at, why)

    def _saved(self, url: str, data: Mapping[str, Any], asked_at: datetime) -> SaveOutcome:
        stamp, original = data.get("timestamp"), data.get("original_url") or url
        if not isinstance(stamp, str) or to_time(stamp) is None or not isinstance(original, str):
            return self._after_silence(url, asked_at, "a success without a time")
        status = data.get("http_status")
        capture = _capture(stamp, original, status if isinstance(status, int) else None)
        return Saved(capture, verified=self._replayed(stamp, original, asked_at) is not None)

    def _after_silence(self, url: str, asked_at: datetime, why: str) -> SaveOutcome:
        """Look whether there is a capture of now in spite of everything."""
        found = self._replayed(to_digits(self._clock.now()), url, asked_at)
        return Saved(found, verified=True) if found is not None else OutcomeUnknown(why)

    def _replayed(self, stamp: str, url: str, asked_at: datetime) -> Capture | None:
        wayback = service_by_id("wayback")
        if wayback is None or wayback.raw is None:
            return None
        form = wayback.raw.replace("{timestamp}", stamp).replace("{url}", url)
        seen = self._replayer.open(ReplayTarget(wayback, form))
        # the first memento of the chain is the capture; where it leads is the page's own business
        mementos = (exchange for exchange in seen.exchanges if exchange.header("Memento-Datetime"))
        first = next(mementos, None)
        at = http_time(first.header("Memento-Datetime")) if first is not None else None
        if first is None or at is None or at < asked_at - _CLOCKS_APART:
            return None
        return _capture(to_digits(at), url, first.status)


_SAVE = EndpointKey("wayback", EndpointKind.SAVE)
_STATUS = EndpointKey("wayback", EndpointKind.SAVE_STATUS)
_CLOCKS_APART = timedelta(minutes=2)
"""Our clock against the archive's; our choice."""


def _of_error(data: Mapping[str, Any]) -> SaveOutcome:
    code = str(data.get("status_ext") or data.get("exception") or "unknown").removeprefix("error:")[:100]
    message = str(data.get("message") or code)[:500]
    match reaction(code):
        case Reaction.GIVE_UP:
            return Rejected(code, message)
        case Reaction.STOP:
            return Stopped(f"{code}: {message}")
        case Reaction.LATER:
            return Deferred(code, message)


def _json(answer: Exchange) -> dict[str, Any] | None:
    if answer.status != _HTTP_OK:
        return None
    try:
        data = json.loads(answer.body)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def _capture(stamp: str, original: str, status: int | None) -> Capture:
    return Capture(stamp, original, f"https://web.archive.org/web/{stamp}/{original}", status)
