"""What an archive's answers are: mementos, redirects to the nearest capture, or pages of the archive itself.

``Memento-Datetime`` (RFC 7089) decides. An answer without it is none of the captured page's, whatever its status: the
archive's own 404, its maintenance notice, its page about a captured redirect.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citecheck.judge.statuses import is_redirect
from citecheck.links.archive_links import recognise
from citecheck.model.observation import Exchange
from citecheck.pages.charsets import text_of
from citecheck.pages.decode import decode_body

_ORIGINAL = re.compile(r"<([^>]{1,4096})>\s{0,8};[^,<]{0,200}?rel\s{0,4}=\s{0,4}\"?[^\",;]{0,60}\boriginal\b")
_WINDOW_CHARS = 20_000
_EXCLUSION_HEADER = "x-archive-wayback-runtime-error"
_EXCLUDED = re.compile(
    r"AdministrativeAccessControlException|RobotAccessControlException|Blocked Site Error|excluded from the"
    r" (?:Wayback Machine|archive)|has been excluded from|cannot be displayed due to robots\.txt",
    re.IGNORECASE,
)
"""Words and error names by which the Wayback Machine says that it holds an address back. Sources: answers recorded in
EDGI's test data, and WaybackMedic's checks, as of 2026-11."""
_ABSENT = re.compile(
    r"(?:doesn.t|does not) have that page archived|has not archived that (?:URL|page)|has not been archived"
    r"|Resource you requested is not in this archive|could not be found on our system|not in the archive"
    r"|save this (?:url|page) in the wayback machine",
    re.IGNORECASE,
)
"""Words by which archives say at status 200 that they have nothing. Source: WaybackMedic's checks, as of 2020-02."""
_CRAWL_REDIRECT = re.compile(r"Got an HTTP (\d{3}) response at crawl time", re.IGNORECASE)
_ERRORS_FROM = 400


def is_memento(exchange: Exchange) -> bool:
    """Whether an answer is a capture."""
    return memento_time(exchange) is not None


def memento_time(exchange: Exchange) -> datetime | None:
    """Give the time of a capture, aware, UTC; ``None`` for anything but a memento."""
    value = exchange.header("Memento-Datetime")
    if value is None:
        return None
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def original_of(exchange: Exchange) -> str | None:
    """Give the address that was captured: of ``Link: rel=original``, else from the address in the archive."""
    for name, value in exchange.headers:
        if name.lower() == "link":
            found = _ORIGINAL.search(value)
            if found is not None:
                return found.group(1)
    link = recognise(exchange.url)
    return link.original_url if link is not None else None


def captured_redirects(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Give the captures of redirects on the way; an archive's own redirect to the nearest capture is none."""
    return tuple(exchange for exchange in exchanges if is_redirect(exchange.status) and is_memento(exchange))


def is_error_capture(exchange: Exchange) -> bool:
    """Whether an answer is the capture of an error."""
    return exchange.status >= _ERRORS_FROM and is_memento(exchange)


def is_exclusion(exchange: Exchange) -> bool:
    """Whether an archive says that it holds the address back."""
    return names_exclusion(exchange) or _EXCLUDED.search(_words(exchange)) is not None


def names_exclusion(exchange: Exchange) -> bool:
    """Whether the headers of an archive's error name an exclusion, whatever its status."""
    return _EXCLUDED.search(exchange.header(_EXCLUSION_HEADER) or "") is not None


def says_absent(exchange: Exchange) -> bool:
    """Whether an archive says, with a status of success, that it has nothing."""
    return _ABSENT.search(_words(exchange)) is not None


def crawl_redirect(exchange: Exchange) -> str | None:
    """Give the status of the captured redirect that a page of the archive tells of."""
    found = _CRAWL_REDIRECT.search(_words(exchange))
    return found.group(1) if found is not None else None


def _words(exchange: Exchange) -> str:
    return text_of(decode_body(exchange).body[: 2 * _WINDOW_CHARS], exchange.header("Content-Type"))[:_WINDOW_CHARS]
