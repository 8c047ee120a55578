"""Walk the body of a page: its visible text in blocks, and the features of its markup that signs look at.

No tree is built. The markup is cut at every ``<``, each piece is looked at once, and both the pieces and the text kept
are bounded, so that a hundred thousand nested elements cost as much as a hundred thousand paragraphs, and no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from citecheck.pages.interface import Block

_NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SILENT = frozenset({"script", "style", "template", "svg", "iframe", "noframes", "math", "object"})
"""Elements whose content nobody reads; ``noscript`` is kept apart."""
_MEDIA = frozenset({"img", "picture", "video", "audio", "canvas", "embed", "object", "svg"})
_BOILERPLATE = frozenset({"nav", "footer", "aside", "menu", "select", "dialog"})
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source",
    }
)  # fmt: skip
"""Elements that do not end a block."""
_APP_ROOT = re.compile(
    r"id\s{0,2}=\s{0,2}[\"']?(?:root|app|app-root|__next|__nuxt|___gatsby|react-root|main-app|ember-app|svelte"
    r"|application|mount|reactapp|react-app|q-app|wrapper-app)[\"'\s/]|<app-root|\bng-app\b|\bdata-reactroot\b",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"type\s{0,2}=\s{0,2}[\"']?password", re.IGNORECASE)
_DOT = re.compile(r"\b(?:width|height)\s{0,2}=\s{0,2}[\"']?[01](?:px)?[\"'\s/]")
"""A picture of one dot counts visitors and shows nothing."""
_MOST_PIECES = 60_000
MOST_TEXT_CHARS = 12_000
"""Our choice: some 2,000 words; what comes after changes no verdict."""
_MOST_BLOCKS = 2_000
_TAG_LIMIT_CHARS = 2_048
_NOSCRIPT_CHARS = 1_000


@dataclass(slots=True)
class Walk:
    """What one walk over a body found."""

    blocks: list[Block] = field(default_factory=list)
    noscript: str = ""
    has_password_field: bool = False
    forms: int = 0
    scripts: int = 0
    frames: int = 0
    media: int = 0
    has_app_root: bool = False
    cut: bool = False
    """A bound was met before the end."""


def walk_body(markup: str, *, most_text_chars: int = MOST_TEXT_CHARS) -> Walk:
    """Walk the markup of a body, in time linear in its length."""
    walker = _Walker(most_text_chars)
    pieces = markup.split("<", _MOST_PIECES)
    walker.say(pieces[0])
    for number in range(1, len(pieces)):
        if walker.full or number == _MOST_PIECES:
            walker.walk.cut = True
            break
        walker.step(pieces[number])
    walker.flush()
    return walker.walk


class _Walker:
    """The state between two pieces."""

    def __init__(self, most_text_chars: int) -> None:
        self.walk = Walk()
        self.full = False
        self._room = most_text_chars
        self._silent: str | None = None
        self._noscript = False
        self._boilerplate = 0
        self._in_link = 0
        self._tag = "div"
        self._said: list[str] = []
        self._linked = 0

    def step(self, piece: str) -> None:
        """Take one piece: a tag without its ``<``, and the text after it."""
        match = _NAME.match(piece)
        if self._silent is not None:
            self._leave_silence(piece, match)
            return
        if match is None:
            self._odd(piece)
            return
        attributes, _, text = piece.partition(">")
        name = match.group(2).lower()
        if match.group(1):
            self._close(name)
        else:
            self._open(name, attributes[:_TAG_LIMIT_CHARS])
        if text and self._silent is None:
            self.say(text)

    def say(self, text: str) -> None:
        """Add visible text to the block at hand."""
        if text.isspace():
            text = " "
        if self._noscript:
            self.walk.noscript = (self.walk.noscript + text)[:_NOSCRIPT_CHARS]
            return
        if len(text) > self._room:
            text = text[: self._room]
            self.full = True
        self._room -= len(text)
        self._said.append(text)
        if self._in_link:
            self._linked += len(text.strip())

    def flush(self) -> None:
        """End the block at hand."""
        if not self._said:
            return
        text = "".join(self._said)
        if "&" in text:
            text = unescape(text)
        text = " ".join(text.split())
        if text:
            if len(self.walk.blocks) >= _MOST_BLOCKS:
                self.full = True
            else:
                linked = min(self._linked, len(text))
                self.walk.blocks.append(Block(self._tag, text, linked, self._boilerplate > 0))
        self._said, self._linked = [], 0

    def _open(self, name: str, attributes: str) -> None:
        if name in _MEDIA and not _DOT.search(attributes):
            self.walk.media += 1
        if name in _INLINE:
            if name == "a":
                self._in_link = 1
            return
        if name == "br":
            self._said.append(" ")
            return
        if name not in ("input", "button"):
            self.flush()
            self._tag = name
        if name in _BOILERPLATE:
            self._boilerplate += 1
        elif name == "noscript":
            self._noscript = True
        elif name in _SILENT:
            self._silent = name
            self.walk.scripts += name == "script"
            self.walk.frames += name == "iframe"
        elif name == "form":
            self.walk.forms += 1
        elif name == "input":
            self.walk.has_password_field = self.walk.has_password_field or _PASSWORD.search(attributes) is not None
        elif name in ("frame", "frameset"):
            self.walk.frames += name == "frame"
        if not self.walk.has_app_root and _APP_ROOT.search(f"<{attributes} "):
            self.walk.has_app_root = True

    def _close(self, name: str) -> None:
        if name == "a":
            self._in_link = 0
        if name in _INLINE:
            return
        if name == "noscript":
            self._noscript = False
            return
        self.flush()
        self._tag = "div"
        if name in _BOILERPLATE and self._boilerplate:
            self._boilerplate -= 1

    def _odd(self, piece: str) -> None:
        """Take a piece that begins no element: a comment, a declaration, or a bare ``<``."""
        if piece.startswith("!--"):
            inside, closed, text = piece.partition("-->")
            if closed:
                self.say(text)
            elif not inside.endswith("--"):
                self._silent = "!--"
        elif piece.startswith(("!", "?")):
            self.say(piece.partition(">")[2])
        else:
            self.say("<" + piece)

    def _leave_silence(self, piece: str, match: re.Match[str] | None) -> None:
        if self._silent == "!--":
            _, closed, text = piece.partition("-->")
            if closed:
                self._silent = None
                self.say(text)
        elif match is not None and match.group(1) and match.group(2).lower() == self._silent:
            self._silent = None
            self.say(piece.partition(">")[2])
