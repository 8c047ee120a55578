"""The Wayback Machine's index, asked through one subclass of waybackpy's client that cures its defects.

waybackpy 3.0.6 builds the queries, pages with resume keys and reads the rows; what it does not do (tests show each in
the raw class): look at the HTTP status, so that a 429 reads as "never archived"; tell a web page from rows; time out;
stop at a number of rows; resolve revisits; ask another endpoint than the public one when paging. Its Availability and
Save classes are not used. Everything that knows waybackpy is in this file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass

from waybackpy import WaybackMachineCDXServerAPI
from waybackpy.cdx_utils import full_url
from waybackpy.exceptions import BlockedSiteError, TooManyRequestsError, WaybackError

from citecheck.archives.asking import Asker, Question, retry_after_s
from citecheck.archives.interface import CDX_BODY_LIMIT_BYTES
from citecheck.archives.pace import EndpointKey, EndpointKind
from citecheck.links.archive_times import to_time
from citecheck.model.capture import Capture, Excluded, Malformed, Refused, Unavailable
from citecheck.model.observation import Exchange, FailureKind, Observation, Purpose

ENDPOINT = "https://web.archive.org/cdx/search/cdx"
KEY = EndpointKey("wayback", EndpointKind.CDX)
PAGE_ROWS = 3_000
"""Rows a request; a block of the public index (wayback CDX server, 2015)."""
_ROW = re.compile(r"\S+ \d{14} \S+ \S+ \S+ \S+ \S+\Z")
_EXCLUSION = re.compile(r"AccessControlException|Blocked Site Error", re.IGNORECASE)
_EXCLUSION_CHARS = 4_096
_HTTP_OK, _HTTP_FORBIDDEN, _HTTP_TOO_MANY = 200, 403, 429
_EXCERPT_CHARS = 80


class CdxRefusedError(TooManyRequestsError):
    """The index wants to be left alone."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        """Keep how long it wants that, in seconds."""
        super().__init__(message)
        self.retry_after_s = retry_after_s


class CdxUnavailableError(WaybackError):
    """There is no answer, or an error of the service."""


class CdxMalformedError(WaybackError):
    """An answer that is not rows of an index."""


@dataclass(frozen=True, slots=True)
class CdxQuery:
    """What to ask the index; the fields are its parameters."""

    url: str
    match_type: str | None = None
    """``exact`` (the default), ``prefix``, ``host``, ``domain``."""
    start: str | None = None
    """1..14 digits, inclusive."""
    end: str | None = None
    filters: tuple[str, ...] = ()
    """``[!]field:regex``; the regex must match the whole field."""
    collapses: tuple[str, ...] = ()
    sort: str | None = None
    closest: str | None = None
    page_rows: int = PAGE_ROWS
    max_rows: int = PAGE_ROWS
    budget_s: float | None = None
    """No further page is asked for after this time."""


@dataclass(frozen=True, slots=True)
class CdxRow:
    """One row: a capture, and the key it is filed under."""

    urlkey: str
    capture: Capture


@dataclass(frozen=True, slots=True)
class CdxRows:
    """A 200 answer that parsed; without rows it proves that the index holds none."""

    rows: tuple[CdxRow, ...]
    cut: bool = False
    """There are more than were read."""


CdxAnswer = CdxRows | Excluded | Refused | Unavailable | Malformed


class CuredCdxServer(WaybackMachineCDXServerAPI):
    """waybackpy's CDX client on our own exchanges; see the module for what it cures."""

    def __init__(self, query: CdxQuery, fetch: Callable[[str], Exchange], clock_s: Callable[[], float]) -> None:
        """Take over a query; ``fetch`` makes one exchange and raises the errors above when there is none."""
        super().__init__(
            query.url,
            start_timestamp=query.start,
            end_timestamp=query.end,
            filters=list(query.filters),
            match_type=query.match_type,
            sort=query.sort,
            collapses=list(query.collapses),
            limit=str(min(query.page_rows, query.max_rows)),
            closest=query.closest,
        )
        self.endpoint = ENDPOINT
        self.cut = False
        self._query = query
        self._fetch = fetch
        self._clock_s = clock_s

    def add_payload(self, payload: dict[str, str]) -> None:
        """Let the index fill in status and type of captures that only say "as before"."""
        super().add_payload(payload)
        payload["resolveRevisits"] = "true"

    def cdx_api_manager(self, payload: dict[str, str], headers: dict[str, str]) -> Generator[str, None, None]:
        """Give the rows page by page, each page proved to be one; ``headers`` are the transport's business."""
        del headers
        payload["limit"] = str(self.limit)
        pages = self._query.max_rows > int(self.limit)
        if pages:
            payload["showResumeKey"] = "true"
        begun_s, given = self._clock_s(), 0
        while True:
            self.last_api_request_url = full_url(self.endpoint, params=payload)
            rows, resume_key = parse_page(self._fetch(self.last_api_request_url))
            room = self._query.max_rows - given
            yield "\n".join(rows[:room])
            given += len(rows)
            budget_s = self._query.budget_s
            spent = budget_s is not None and self._clock_s() - begun_s > budget_s
            self.cut = given > self._query.max_rows or (given >= int(self.limit) and not pages)
            if not resume_key or resume_key == payload.get("resumeKey"):
                return
            if given >= self._query.max_rows or spent:
                self.cut = True
                return
            payload["resumeKey"] = resume_key


def parse_page(answer: Exchange) -> tuple[list[str], str | None]:
    """Give the rows of one answer and the key of the next page.

    Raises:
        BlockedSiteError: the archive holds the address back.
        CdxRefusedError: 429.
        CdxUnavailableError: another status than 200.
        CdxMalformedError: a body that is not rows.
    """
    text = body_text(answer)
    if _holds_back(answer, text):
        raise BlockedSiteError("the archive holds this address back")
    if answer.status == _HTTP_FORBIDDEN:
        raise CdxRefusedError("the index answered 403")
    if answer.status == _HTTP_TOO_MANY:
        raise CdxRefusedError("the index answered 429")
    if answer.status != _HTTP_OK:
        raise CdxUnavailableError(f"the index answered {answer.status}")
    if answer.truncated:
        raise CdxMalformedError("the answer of the index broke off")
    return _rows(text, answer.header("Content-Type") or "")


def _holds_back(answer: Exchange, text: str) -> bool:
    """Whether an answer is the word on an excluded site, which has come with several statuses; a row is never it."""
    if _EXCLUSION.search(answer.header("X-Archive-Wayback-Runtime-Error") or ""):
        return True
    beginning = text[:_EXCLUSION_CHARS].lstrip()
    return _EXCLUSION.search(beginning) is not None and not _ROW.match(beginning.partition("\n")[0].rstrip())


def _rows(text: str, content_type: str) -> tuple[list[str], str | None]:
    lines = text.rstrip("\r\n").splitlines()
    resume_key = None
    if len(lines) > 1 and not lines[-2].strip():
        resume_key = lines[-1].strip()
        del lines[-2:]
    rows = [line.rstrip() for line in lines if line.strip()]
    wrong = next((row for row in rows if not _ROW.match(row)), None)
    if wrong is not None:
        raise CdxMalformedError(f"not a row of an index: {wrong[:_EXCERPT_CHARS]!r}")
    if not rows and "html" in content_type.lower():
        raise CdxMalformedError("an empty web page in place of an index")
    # the public index holds rows of impossible times, which waybackpy's row type cannot hold
    return [row for row in rows if to_time(row.split(" ", 2)[1]) is not None], resume_key


def body_text(answer: Exchange) -> str:
    """Give the body as text; compressed ones are opened, up to the bound of an index page."""
    body = answer.body
    if body[:2] == b"\x1f\x8b":
        import zlib

        try:
            body = zlib.decompressobj(wbits=31).decompress(body, CDX_BODY_LIMIT_BYTES)
        except zlib.error:
            raise CdxMalformedError("a body that cannot be decompressed") from None
    return body.decode("utf-8", "replace")


class CdxIndex:
    """The index of the Wayback Machine, or of its stand-in."""

    def __init__(self, asker: Asker, timeout_s: float, clock_s: Callable[[], float]) -> None:
        """Keep what is needed; nothing is asked yet."""
        self._asker = asker
        self._timeout_s = timeout_s
        self._clock_s = clock_s

    def query(self, query: CdxQuery) -> CdxAnswer:
        """Ask, and sort what comes into the closed set of answers."""
        try:
            server = CuredCdxServer(query, self._fetch, self._clock_s)
            snapshots = list(server.snapshots())
        except BlockedSiteError as error:
            return Excluded(str(error))
        except CdxRefusedError as error:
            return Refused(str(error), error.retry_after_s)
        except CdxUnavailableError as error:
            return Unavailable(str(error))
        except WaybackError as error:
            return Malformed(str(error))
        rows = (
            CdxRow(
                snapshot.urlkey,
                Capture(
                    timestamp=snapshot.timestamp,
                    original_url=snapshot.original,
                    archive_url=f"https://web.archive.org/web/{snapshot.timestamp}/{snapshot.original}",
                    status=int(snapshot.statuscode) if snapshot.statuscode.isdigit() else None,
                    mimetype=None if snapshot.mimetype == "-" else snapshot.mimetype,
                    digest=None if snapshot.digest == "-" else snapshot.digest,
                ),
            )
            for snapshot in snapshots
        )
        return CdxRows(tuple(rows), server.cut)

    def _fetch(self, url: str) -> Exchange:
        question = Question(
            KEY,
            url,
            Purpose.LOOKUP,
            timeout_s=self._timeout_s,
            body_limit_bytes=CDX_BODY_LIMIT_BYTES,
            is_useful=_is_useful,
        )
        seen = self._asker.ask(question)
        if seen.final is None:
            raise _no_answer(seen)
        if seen.final.status in {_HTTP_TOO_MANY, 503}:
            pause_s = retry_after_s(seen.final, seen.asked_at)
            if seen.final.status == _HTTP_TOO_MANY or pause_s is not None:
                raise CdxRefusedError(f"the index answered {seen.final.status}", pause_s)
        return seen.final


def _is_useful(answer: Exchange) -> bool:
    """Tell whether an answer comes from the index at all: rows, nothing, or a word on an excluded site."""
    try:
        parse_page(answer)
    except BlockedSiteError:
        return True
    except WaybackError:
        return False
    return True


def _no_answer(seen: Observation) -> WaybackError:
    failure = seen.failure
    if failure is None:
        return CdxUnavailableError("no answer of the index")
    if failure.kind in {FailureKind.HOST_DOWN, FailureKind.HOST_RESTING}:
        return CdxRefusedError(failure.detail)
    if failure.kind is FailureKind.MALFORMED_RESPONSE:
        return CdxMalformedError(failure.detail)
    return CdxUnavailableError(f"{failure.kind.value}: {failure.detail}")
