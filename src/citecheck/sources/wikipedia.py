"""Live wiki pages, through the MediaWiki API.

One request a page: ``action=query&prop=revisions`` with the slot ``main``, redirects resolved by the wiki. The API
answers errors with status 200 and an ``error`` object; a page that does not exist has ``missing``. Source:
mediawiki.org/wiki/API:Revisions, format version 2.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode, urlsplit

from citecheck.errors import SourceError

if TYPE_CHECKING:
    from citecheck.model.observation import Observation, Purpose

PREFIX = "wikipedia:"
_LANGUAGE = re.compile(r"[a-z][a-z0-9]{1,11}(?:-[a-z0-9]{1,11}){0,3}\Z")
_BODY_LIMIT_BYTES = 16_777_216
"""The longest pages of the English Wikipedia are some 0.6 MB of wikitext (2 MiB is MediaWiki's limit); JSON escapes
can make six bytes of two."""
_TIMEOUT_S = 30.0
_HEADERS = (("Accept", "application/json"), ("Accept-Encoding", "gzip"))
_TITLE_LIMIT_BYTES = 255
"""MediaWiki's own."""
_OK, _RATE_LIMITED, _FIRST_SERVER_ERROR = 200, 429, 500


class WikiFetch(Protocol):
    """What a wiki page needs of the network: one exchange, see ``citecheck.net.service.ServiceClient``."""

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: tuple[tuple[str, str], ...] = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = 2_097_152,
        ask_as: str | None = None,
    ) -> Observation:
        """Ask ``url`` once, at the address ``ask_as`` if given; no redirect is followed."""


def wiki_text(source: str, fetch: WikiFetch, base: str | None = None) -> str:
    """Fetch the wikitext of ``wikipedia:LANG:Title``.

    Args:
        source: The name, as the user wrote it.
        fetch: The way out.
        base: Address of a wiki that is asked in place of the public one, e.g. ``http://127.0.0.1:8000``.

    Raises:
        SourceError: The name is none, the page does not exist, or the wiki did not answer.
    """
    from citecheck.model.observation import Purpose

    language, title = _parts(source)
    query = {
        "action": "query",
        "prop": "revisions",
        "rvprop": "content",
        "rvslots": "main",
        "redirects": "1",
        "format": "json",
        "formatversion": "2",
        "titles": title,
    }
    path = f"/w/api.php?{urlencode(query, quote_via=quote)}"
    url = f"https://{language}.wikipedia.org{path}"
    observation = fetch.get(
        url,
        purpose=Purpose.SOURCE,
        headers=_HEADERS,
        timeout_s=_TIMEOUT_S,
        body_limit_bytes=_BODY_LIMIT_BYTES,
        ask_as=None if base is None else base.rstrip("/") + path,
    )
    return _content(_body(observation, source), source)


def _parts(source: str) -> tuple[str, str]:
    language, _, title = source.removeprefix(PREFIX).partition(":")
    language, title = language.strip().lower(), title.strip()
    if not _LANGUAGE.match(language) or not title:
        raise SourceError("is no wiki page; write wikipedia:LANG:Title, e.g. wikipedia:en:Link rot", path=source)
    if len(title.encode("utf-8", "replace")) > _TITLE_LIMIT_BYTES or re.search(r"[\[\]{}|<>#\x00-\x1f]", title):
        raise SourceError(
            "is no title of a wiki page; titles have at most 255 bytes and none of [ ] { } | < > #", path=source
        )
    return language, title


def _body(observation: Observation, source: str) -> bytes:
    exchange = observation.final
    if exchange is None:
        failure = observation.failure
        why = failure.kind if failure is not None else "no answer"
        raise SourceError(f"could not be fetched ({why}); try again, or save the page's source to a file", path=source)
    if exchange.status == _RATE_LIMITED or exchange.status >= _FIRST_SERVER_ERROR:
        raise SourceError(f"could not be fetched: the wiki answered {exchange.status}; try again later", path=source)
    if exchange.status != _OK:
        host = urlsplit(exchange.url).hostname
        raise SourceError(
            f"could not be fetched: {host} answered {exchange.status}; is there such a wiki?", path=source
        )
    if exchange.truncated:
        raise SourceError("is longer than 16 MiB; save the page's source to a file", path=source)
    try:
        return _decoded(exchange.body, (exchange.header("Content-Encoding") or "").strip().lower())
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"could not be fetched: the answer is damaged ({error})", path=source) from error


def _decoded(body: bytes, coding: str) -> bytes:
    """Undo the content coding, never to more than eight times the bytes that may come."""
    if coding not in {"gzip", "x-gzip"}:
        return body
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    whole = inflater.decompress(body, 8 * _BODY_LIMIT_BYTES)
    if inflater.unconsumed_tail:
        raise gzip.BadGzipFile("it grows beyond all bounds")
    return whole


def _content(body: bytes, source: str) -> str:
    """Take the wikitext out of the API's answer."""
    try:
        answer = json.loads(body)
        if "error" in answer:
            raise SourceError(
                f"could not be fetched: the wiki says: {str(answer['error'].get('info'))[:200]}", path=source
            )
        page = answer["query"]["pages"][0]
        if page.get("missing") or page.get("invalid"):
            raise SourceError("does not exist; check language and spelling of the title", path=source)
        content = page["revisions"][0]["slots"]["main"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError("could not be fetched: the answer is not that of a MediaWiki API", path=source) from error
    if not isinstance(content, str):
        raise SourceError("could not be fetched: the answer is not that of a MediaWiki API", path=source)
    return content
