"""May reading stop? Called with the beginning of a body as it arrives, before anything is judged.

A verdict needs the body of a page only when its head leaves a doubt, see ``suffices``. An ordinary article says enough
with ``</head>``, and the rest, nine tenths of it, need not be fetched.
"""

from __future__ import annotations

from citecheck.pages.charsets import text_of
from citecheck.pages.read import is_html, media_type
from citecheck.pages.suffices import body_needed

OTHER_KINDS_BYTES = 32_768
"""Kept of what is no web page: a PDF may state its title there. Our choice."""
_SNIFF_BYTES = 1_024


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
    needed = body_needed(text_of(body[:end], content_type))
    return needed is not None and len(body) - end >= needed


def _may_state_a_title(content_type: str | None, body: bytes) -> bool:
    return body.startswith(b"%PDF-") or media_type(content_type) in (None, "application/pdf", "text/plain")
