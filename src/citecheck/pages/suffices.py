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
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})<")
_ELEMENT = re.compile(r"<(?:link|meta)\s[^>]{0,1200}")
_REACH = 600
"""Characters before the name of an own address in which its element must begin."""
_DEEP_PATH = re.compile(r"[\"'=]\s{0,2}(?:https?:)?(?://[^/\"'\s>]{1,300})?/[^\"'\s>/]")
_OWN_NAMES = ("og:title", "citation_title", "application/ld+json")
_OWN_ADDRESSES = ("canonical", "og:url")


def body_needed(head: str) -> int | None:
    """Give how much of the body a verdict needs, in characters behind the head; ``None`` for all of it.

    An article that names itself and its own address says enough with its head; one that has at least a title without a
    suspicious word, with its first headings and paragraphs; what sounds like an error or a wall is read to its end.
    Asked of every page, so it is plain searches in the folded head: expressions that ignore case take five times as
    long.
    """
    folded = head.lower()
    at = folded.find("<title")
    title = _TITLE.search(folded, at) if at >= 0 else None
    if title is None or sounds_suspicious(title.group(1)):
        return None
    if not any(name in folded for name in _OWN_NAMES):
        return BEGINNING
    return 0 if any(_names_deep_address(folded, name) for name in _OWN_ADDRESSES) else BEGINNING


def _names_deep_address(folded: str, name: str) -> bool:
    """Whether the first element that gives a page's own address gives one that is no home page."""
    at = folded.find(name)
    while at >= 0:
        begin = folded.rfind("<", max(0, at - _REACH), at)
        element = _ELEMENT.match(folded, begin) if begin >= 0 else None
        if element is not None and element.end() >= at:
            return _DEEP_PATH.search(element.group()) is not None
        at = folded.find(name, at + len(name))
    return False
