"""May reading stop? Called with the beginning of a body as it arrives, before anything is judged.

A verdict needs the body of a page only when its head leaves a doubt: a title with a suspicious word, none at all, a
page that does not name itself. An ordinary article says enough with ``</head>``, and the rest, nine tenths of it, need
not be fetched.
"""

from __future__ import annotations

import re

from citecheck.pages.charsets import text_of
from citecheck.pages.read import is_html, media_type
from citecheck.pages.vocabulary import sounds_suspicious

OTHER_KINDS_BYTES = 32_768
"""Kept of what is no web page: a PDF may state its title there. Our choice."""
_SNIFF_BYTES = 1_024
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})<", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"<(?:link|meta)\s[^>]{0,600}?(?:\bcanonical\b|og:url)[^>]{0,600}", re.IGNORECASE)
_DEEP_PATH = re.compile(r"[\"'=]\s{0,2}(?:https?:)?(?://[^/\"'\s>]{1,300})?/[^\"'\s>/]", re.IGNORECASE)
_OWN_NAME = re.compile(r"og:title|citation_title|application/ld\+json", re.IGNORECASE)


def enough(body: bytes, content_type: str | None) -> bool:
    """Say whether the bytes so far suffice to judge, so that the rest need not be read.

    Cheap to call with every piece that arrives: until the head has ended it costs two searches.

    Args:
        body: The beginning of the body, content codings undone.
        content_type: The ``Content-Type`` header as received.
    """
    if not is_html(media_type(content_type), body[:_SNIFF_BYTES]):
        return len(body) >= (OTHER_KINDS_BYTES if _may_state_a_title(content_type, body) else _SNIFF_BYTES)
    end = body.find(b"</head")
    if end < 0:
        end = body.find(b"</HEAD")
    if end < 0:
        return False
    return _head_suffices(text_of(body[:end], content_type))


def _may_state_a_title(content_type: str | None, body: bytes) -> bool:
    return body.startswith(b"%PDF-") or media_type(content_type) in (None, "application/pdf", "text/plain")


def _head_suffices(head: str) -> bool:
    """Whether a page names itself and its own address, and sounds like neither an error nor a wall."""
    title = _TITLE.search(head)
    if title is None or sounds_suspicious(title.group(1)):
        return False
    if not _OWN_NAME.search(head):
        return False
    address = _OWN_ADDRESS.search(head)
    return address is not None and _DEEP_PATH.search(address.group()) is not None
