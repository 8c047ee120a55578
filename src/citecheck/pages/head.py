"""Find the few elements of a page's head that tell something, without parsing the rest.

A real head holds tens of kilobytes of styles, scripts and preload hints around some fifteen elements of interest, and a
hostile one holds a tag with a million attributes. So the markup is walked with plain searches, each step going forward,
and only the elements of interest, cut to a sane size, are handed to a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.pages.metadata import SEVERAL, slot_of

_TAG = re.compile(
    r"<(?:(?P<raw>script|style|noscript|template|svg|textarea|iframe)|(?P<void>meta|link|base|html)|(?P<title>title)"
    r"|(?P<end>/head|body|frameset|h1|main|article))(?=[\s/>])|<(?P<comment>!--)",
    re.IGNORECASE,
)
_CLOSERS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in (
    "script", "style", "noscript", "template", "svg", "textarea", "iframe", "title",
)}  # fmt: skip
_META_NAME = re.compile(
    r"(?:name|property|itemprop|http-equiv)\s{0,4}=\s{0,4}[\"']?\s{0,4}([^\"'\s>]{3,40})", re.IGNORECASE
)
_CANONICAL = re.compile(r"rel\s{0,4}=\s{0,4}[\"']?[^\"'>]{0,40}\bcanonical\b", re.IGNORECASE)
_JSON_LD = re.compile(r"application/ld\+json", re.IGNORECASE)
_ELEMENT_LIMIT_CHARS = 4_096
"""A longer meta element is a prank or a picture in base64."""
_TITLE_LIMIT_CHARS = 2_000
_JSON_LD_LIMIT_CHARS = 65_536
_MOST_ELEMENTS = 40
_MOST_JSON_LD = 8
_MOST_STEPS = 2_000
"""Elements walked over; real heads hold a few hundred."""


@dataclass(frozen=True, slots=True)
class Head:
    """The elements of interest, still markup."""

    elements: str
    """``<html>``, ``<title>``, ``<meta>`` and canonical ``<link>`` elements, one after another."""
    json_ld: tuple[str, ...]
    """Contents of JSON-LD scripts."""
    end: int
    """Where the body begins; length of the text when it was cut before."""
    ended: bool
    """The head came to its end within the text."""


def find_head(text: str) -> Head:
    """Walk the head of a page, in time linear in its length."""
    walk = _HeadWalk(text)
    position = 0
    for _ in range(_MOST_STEPS):
        match = _TAG.search(text, position)
        if match is None:
            return walk.head(len(text), ended=False)
        if match["end"]:
            past_head = match["end"][0] == "/"
            return walk.head(_after(text, ">", match.end()) if past_head else match.start(), ended=True)
        position = walk.step(match)
        if position >= len(text):
            return walk.head(len(text), ended=False)
    return walk.head(position, ended=True)


def json_ld_in_body(text: str, start: int, found: int) -> tuple[str, ...]:
    """Give the contents of JSON-LD scripts after the head; many sites put them at the end of the body."""
    contents: list[str] = []
    while found + len(contents) < _MOST_JSON_LD:
        match = _JSON_LD.search(text, start)
        if match is None:
            break
        opened = text.find(">", match.end())
        closer = _CLOSERS["script"].search(text, opened) if opened >= 0 else None
        if closer is None:
            break
        if closer.start() - opened <= _JSON_LD_LIMIT_CHARS:
            contents.append(text[opened + 1 : closer.start()])
        start = closer.end()
    return tuple(contents)


def _after(text: str, mark: str, start: int) -> int:
    at = text.find(mark, start)
    return len(text) if at < 0 else at + len(mark)


class _HeadWalk:
    """The elements kept so far; each step gives the place to go on from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._elements: list[str] = []
        self._json_ld: list[str] = []
        self._slots: set[str] = set()

    def head(self, end: int, *, ended: bool) -> Head:
        return Head("".join(self._elements), tuple(self._json_ld), end, ended)

    def step(self, match: re.Match[str]) -> int:
        if match["comment"]:
            return _after(self._text, "-->", match.end())
        if match["raw"]:
            return self._raw(match)
        return self._title(match) if match["title"] else self._void(match)

    def _raw(self, match: re.Match[str]) -> int:
        """Step over an element whose content is no markup; keep it when it is JSON-LD."""
        opened = self._text.find(">", match.end())
        if opened < 0:
            return len(self._text)
        name = match["raw"].lower()
        if name == "noscript":
            return opened + 1  # its content is markup, and may hold a refresh
        closer = _CLOSERS[name].search(self._text, opened)
        if closer is None:
            return len(self._text)
        fits = len(self._json_ld) < _MOST_JSON_LD and closer.start() - opened <= _JSON_LD_LIMIT_CHARS
        if name == "script" and fits:
            attributes = self._text[match.end() : min(opened, match.end() + _ELEMENT_LIMIT_CHARS)]
            if _JSON_LD.search(attributes):
                self._json_ld.append(self._text[opened + 1 : closer.start()])
        return closer.end()

    def _title(self, match: re.Match[str]) -> int:
        closer = _CLOSERS["title"].search(self._text, match.end())
        end = len(self._text) if closer is None else closer.start()
        if self._is_new("title"):
            content = self._text[match.end() : min(end, match.end() + _TITLE_LIMIT_CHARS)]
            self._elements.append(f"<title{content}</title>")
        return len(self._text) if closer is None else closer.end()

    def _void(self, match: re.Match[str]) -> int:
        """Step over one tag, minding a ``>`` inside quotes; keep it when it is of interest and first of its kind."""
        end = self._text.find(">", match.end())
        if end < 0:
            return len(self._text)
        bound = match.start() + _ELEMENT_LIMIT_CHARS
        while end < bound and self._text.count('"', match.end(), end) % 2:
            further = self._text.find(">", end + 1)
            if further < 0:
                break
            end = further
        if end < bound:
            element = self._text[match.start() : end + 1]
            kind = self._kind(match["void"].lower(), element)
            if kind and self._is_new(kind):
                self._elements.append(element)
        return end + 1

    @staticmethod
    def _kind(name: str, element: str) -> str | None:
        if name == "meta":
            named = _META_NAME.search(element)
            return slot_of(named.group(1)) if named else None
        if name == "link":
            return "canonical" if _CANONICAL.search(element) else None
        return "html" if name == "html" else None

    def _is_new(self, kind: str) -> bool:
        if kind in self._slots and kind != SEVERAL:
            return False
        self._slots.add(kind)
        return len(self._elements) < _MOST_ELEMENTS
