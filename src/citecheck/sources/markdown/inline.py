"""Links, notes and citations inside text, with exact places, in one pass."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from citecheck.sources.html.tokens import Kind, Token, attributes

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<open>[!^]?\[)|(?P<close>\])|"
    r"<(?P<auto>(?:https?|ftp)://[^\s<>\x00]{1,4000})>|"
    r"(?P<tag><a\s[^<>]{0,4000}>)|(?P<endtag></a\s*>)|"
    r"(?P<bare>(?<![\w/@.])(?:https?|ftp)://[^\s<>\x00\"`]+)|"
    r"(?P<cite>(?<![\w.@/:{-])-?@\{?(?P<key>[A-Za-z0-9_][\w:.#$%&+?<>~/-]*))|(?P<gap>\n[ \t\r>]*\n)",
    re.IGNORECASE,
)
_DESTINATION = re.compile(
    r"\(\s*+(?:<(?P<pointed>[^<>\n]{0,4000})>|(?P<plain>[^\s()<>\x00]*+(?:\([^\s()<>\x00]*+\)[^\s()<>\x00]*+)*+))"
    r"(?:\s++(?:\"(?P<double>[^\"\x00]{0,1000})\"|'(?P<single>[^'\x00]{0,1000})'|\((?P<round>[^()\x00]{0,1000})\)))?+\s*+\)"
)
_LABEL = re.compile(r"\[([^\[\]\x00]{0,1000})\]")
DEFINITION = re.compile(
    r"^[ >]{0,12}\[(?P<label>(?!\^)[^\[\]\x00\n]{1,999})\]:[ \t]*+\n?[ \t]*+"
    r"(?:<(?P<pointed>[^<>\n]{0,4000})>|(?P<plain>[^\s<\x00][^\s\x00]*+))"
    r"(?:[ \t]++\n?[ \t]*+(?:\"(?P<double>[^\"\n\x00]*+)\"|'(?P<single>[^'\n\x00]*+)'|"
    r"\((?P<round>[^()\n\x00]*+)\)))?+[ \t\r]*+$",
    re.MULTILINE,
)
_EXTERNAL = re.compile(r"(?:https?|ftp)://[^\s/]|//[^\s/.]+\.[^\s/]|www\.[^\s/]", re.IGNORECASE)
_TAIL = "?!.,:;*_~'\"”»’|\\]}"
"""What ends a sentence or a markup around an address, not the address."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class LinkKind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    """``[text](address)``."""
    REFERENCE = "reference"
    """``[text][label]``, ``[label][]``, ``[label]``."""
    AUTO = "auto"
    """``<https://…>`` or bare."""
    HTML = "html"
    """``<a href=…>``."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: ``text[start:end]`` is all of it, ``text[url_start:url_end]`` its address as written."""

    kind: LinkKind
    start: int
    end: int
    label_start: int
    label_end: int
    """Its text; empty for a bare address."""
    url: str
    """The address, escapes undone; for a reference the label that it names, folded."""
    url_start: int
    url_end: int
    title: str | None = None
    """Between quotation marks behind the address."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a footnote or a citation key: ``text[start:end]``."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Inlines:
    """What stands inside the text of a document, each list in order of where things end."""

    links: list[Link] = field(default_factory=list)
    notes: list[Mention] = field(default_factory=list)
    """``[^name]``."""
    citations: list[Mention] = field(default_factory=list)
    """``@key``, in brackets or not."""
    inline_notes: list[tuple[int, int]] = field(default_factory=list)
    """``^[words]``: where the words stand."""


def find_inlines(masked: str) -> Inlines:
    """Find all links, notes and citations in a text whose code and comments are blanked."""
    finder = _Finder(masked)
    position = 0
    while (match := _TOKEN.search(masked, position)) is not None:
        position = finder.take(match)
    return finder.done()


def is_external(url: str) -> bool:
    """Whether an address leads to the web, not to a file beside the document or a place in it."""
    return _EXTERNAL.match(url) is not None


def fold_label(label: str) -> str:
    """Spell a label so that those are equal which CommonMark takes for the same."""
    return " ".join(unescape(label).split()).casefold()


def unescape(text: str) -> str:
    """Undo backslashes before punctuation, and entities."""
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return html.unescape(text) if "&" in text and ";" in text else text


def destination(match: re.Match[str]) -> tuple[str, int, int, str | None]:
    """Give address, its place and the title of a matched destination or definition."""
    group = "pointed" if match["pointed"] is not None else "plain"
    title = next((match[name] for name in ("double", "single", "round") if match[name] is not None), None)
    start, end = match.span(group)
    return unescape(match[group]), start, end, (unescape(title).strip() or None) if title is not None else None


def outermost(links: Iterable[Link]) -> list[Link]:
    """Give links in order, without those that are part of the text of another."""
    outer: list[Link] = []
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if not outer or link.start >= outer[-1].end:
            outer.append(link)
    return outer


class _Finder:
    """The open brackets of the paragraph at hand."""

    def __init__(self, masked: str) -> None:
        self._text = masked
        self._open: list[tuple[str, int, int]] = []
        self._anchor: tuple[int, int, str, int, int] | None = None
        self._found = Inlines()

    def take(self, match: re.Match[str]) -> int:
        """Take a token; give where to go on."""
        kind = match.lastgroup if match.lastgroup != "key" else "cite"
        if kind == "open":
            self._open.append((match["open"][0], match.start(), match.end()))
        elif kind == "close":
            return self._close(match.start())
        elif kind == "auto":
            start, end = match.span("auto")
            self._auto(start, end, (match.start(), match.end()))
        elif kind == "bare":
            return self._bare(match.start(), match.end())
        elif kind == "tag":
            self._tag(match.start(), match.end())
        elif kind == "endtag":
            self._end_tag(match.start(), match.end())
        elif kind == "gap":
            self._open.clear()
            return match.end() - 1
        elif match["cite"] is not None:
            self._cite(match)
        return match.end()

    def done(self) -> Inlines:
        """Give what was found."""
        return self._found

    def _close(self, position: int) -> int:
        if not self._open:
            return position + 1
        mark, start, inner = self._open.pop()
        text = self._text
        if mark == "^":
            self._found.inline_notes.append((inner, position))
            return position + 1
        if text[inner : inner + 1] == "^":
            name = text[inner + 1 : position]
            if name and len(name) <= _LONGEST_NAME and not name.isspace():
                self._found.notes.append(Mention(name, start, position + 1))
            return position + 1
        target = _DESTINATION.match(text, position + 1)
        if target is not None:
            if mark != "!":
                url, url_start, url_end, title = destination(target)
                self._found.links.append(
                    Link(LinkKind.INLINE, start, target.end(), inner, position, url, url_start, url_end, title)
                )
            return target.end()
        label = _LABEL.match(text, position + 1)
        if mark != "!" and position - inner <= _LONGEST_LABEL:
            name = label[1] if label is not None and label[1].strip() else text[inner:position]
            end = label.end() if label is not None else position + 1
            if name.strip() and "\x00" not in name:
                self._found.links.append(
                    Link(LinkKind.REFERENCE, start, end, inner, position, fold_label(name), inner, position)
                )
        return label.end() if label is not None else position + 1

    def _auto(self, start: int, end: int, around: tuple[int, int]) -> None:
        url = html.unescape(self._text[start:end])
        self._found.links.append(Link(LinkKind.AUTO, *around, start, start, url, start, end))

    def _bare(self, start: int, end: int) -> int:
        """Take a bare address without what ends a sentence or closes a bracket around it."""
        url = self._text[start:end]
        url = url.partition("](")[0]
        surplus, length = url.count(")") - url.count("("), len(url)
        while length and (url[length - 1] in _TAIL or (url[length - 1] == ")" and surplus > 0)):
            surplus -= url[length - 1] == ")"
            length -= 1
        url = url[:length]
        end = start + len(url)
        if is_external(url):
            self._auto(start, end, (start, end))
        return max(end, start + 1)

    def _tag(self, start: int, end: int) -> None:
        href = attributes(self._text, Token(Kind.OPEN, start, end, "a")).get("href")
        self._anchor = None if href is None else (start, end, href.value, href.start, href.end)

    def _end_tag(self, start: int, end: int) -> None:
        if self._anchor is not None:
            begin, inner, url, url_start, url_end = self._anchor
            self._found.links.append(Link(LinkKind.HTML, begin, end, inner, start, url, url_start, url_end))
            self._anchor = None

    def _cite(self, match: re.Match[str]) -> None:
        key = match["key"].rstrip(":.#$%&-+?<>~/")
        if key:
            self._found.citations.append(Mention(key, match.start(), match.start("key") + len(key)))


_LONGEST_NAME = 200
_LONGEST_LABEL = 999
"""CommonMark: a label has at most 999 characters."""
