"""How much of a page a verdict needs. Asked twice: while it arrives, and when it is read.

Asked again at reading, because what came with the last packet must not decide a verdict: the same page is judged by the
same stretch of it, however the network cut it.
"""

from __future__ import annotations

import re

from citecheck.pages.vocabulary import sounds_suspicious

BEGINNING = 32_768
"""Bytes or characters of a body behind its head. Our choice: menus of 20 KB are met before the first heading, more are
rare; a page that is longer and says nothing amiss in its title is hardly ever an error page."""
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})<", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"<(?:link|meta)\s[^>]{0,600}?(?:\bcanonical\b|og:url)[^>]{0,600}", re.IGNORECASE)
_DEEP_PATH = re.compile(r"[\"'=]\s{0,2}(?:https?:)?(?://[^/\"'\s>]{1,300})?/[^\"'\s>/]", re.IGNORECASE)
_OWN_NAME = re.compile(r"og:title|citation_title|application/ld\+json", re.IGNORECASE)


def body_needed(head: str) -> int | None:
    """Give how much of the body a verdict needs, in characters behind the head; ``None`` for all of it.

    An article that names itself and its own address says enough with its head; one that has at least a title without a
    suspicious word, with its first headings and paragraphs; what sounds like an error or a wall is read to its end.
    """
    title = _TITLE.search(head)
    if title is None or sounds_suspicious(title.group(1)):
        return None
    if not _OWN_NAME.search(head):
        return BEGINNING
    address = _OWN_ADDRESS.search(head)
    named = address is not None and _DEEP_PATH.search(address.group()) is not None
    return 0 if named else BEGINNING
