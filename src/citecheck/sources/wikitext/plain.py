"""Wikitext of a value to the text that a reader sees: links, italics, entities and small templates undone."""

from __future__ import annotations

import html
import re

from citecheck.sources.wikitext.inline import shown_of_template
from citecheck.sources.wikitext.mask import visible

_MARKS = re.compile("[\\[{'<&\x00\u00ad]")
_TOKEN = re.compile(r"\{\{+|\}\}+|\[\[|\]\]|\||\[(?=(?:https?|ftp)?:?//)|\]|''+|<(?:/?[a-z][^<>]*)>", re.IGNORECASE)
_SPACE_TAGS = re.compile(r"<(?:br|/?p|/?div|hr)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref\s*>", re.IGNORECASE | re.DOTALL)
_MAX_DEPTH = 12
"""Templates and links inside each other; beyond, they are left out. Values of real pages have three."""

_MAX_REFERENCES = 50
"""Tags in a value in which footnotes are looked for; more than that is no value of a citation."""


def plain(value: str) -> str:
    """Give what a reader sees of a piece of wikitext, in one line.

    Templates that are not known by name show their first bare parameter, as most wrappers do.
    """
    if _MARKS.search(value) is None:
        return " ".join(value.split())
    text = visible(value)
    if "<ref" in text.lower():
        text = _REFERENCE.sub("", text) if text.count("<") <= _MAX_REFERENCES else text
    if _MARKS.search(text) is not None:
        text = _Reducer().run(text)
        if "&" in text:
            text = html.unescape(text)
    return " ".join(text.replace("\u00ad", "").split())


class _Open:
    """Something open, the pieces before it put aside; ``mark`` is ``{{``, ``[[`` or ``[``."""

    __slots__ = ("arguments", "braces", "mark", "pieces")

    def __init__(self, mark: str, braces: int = 0) -> None:
        self.mark = mark
        self.braces = braces
        self.arguments: list[str] = []
        self.pieces: list[str] = []


class _Reducer:
    """A stack of what is open; each closing reduces its pieces to one."""

    def __init__(self) -> None:
        self._stack = [_Open("")]

    def run(self, text: str) -> str:
        done = 0
        for match in _TOKEN.finditer(text):
            if match.start() > done:
                self._stack[-1].pieces.append(text[done : match.start()])
            done = match.end()
            self._take(match.group())
        self._stack[-1].pieces.append(text[done:])
        while len(self._stack) > 1:
            self._abandon()
        return "".join(self._stack[0].pieces)

    def _take(self, mark: str) -> None:
        top = self._stack[-1]
        first = mark[0]
        if first == "{":
            self._open(mark, len(mark))
        elif first == "[":
            self._open(mark)
        elif first == "|":
            self._bar(top)
        elif first == "}":
            if top.mark == "[[":
                self._abandon()
                top = self._stack[-1]
            if top.mark == "{{":
                arguments = self._arguments(top)
                is_parameter = top.braces == 3  # noqa: PLR2004 - {{{name|default}}}
                self._close("".join(arguments[1:2]) if is_parameter else shown_of_template(arguments))
            else:
                top.pieces.append(mark)
        elif mark == "]]" and top.mark == "[[":
            self._close(_shown_of_link(self._arguments(top)))
        elif first == "]" and top.mark == "[":
            label = "".join(top.pieces)
            self._close(label.partition(" ")[2].strip())
            if len(mark) > 1:
                self._take("]")
        elif first == "'":
            top.pieces.append("'" if len(mark) == 4 else "")  # noqa: PLR2004 - bold, and one that is meant
        elif first == "<":
            top.pieces.append(" " if _SPACE_TAGS.match(mark) else "")
        else:
            top.pieces.append(mark)

    def _open(self, mark: str, braces: int = 0) -> None:
        if len(self._stack) <= _MAX_DEPTH:
            self._stack.append(_Open("{{" if braces else mark, braces))

    def _bar(self, top: _Open) -> None:
        if top.mark in {"{{", "[["}:
            top.arguments.append("".join(top.pieces))
            top.pieces = []
        else:
            top.pieces.append("|")

    def _arguments(self, top: _Open) -> list[str]:
        return [*top.arguments, "".join(top.pieces)]

    def _close(self, shown: str) -> None:
        self._stack.pop()
        self._stack[-1].pieces.append(shown)

    def _abandon(self) -> None:
        """Show what did not close as it stands, without its mark."""
        self._close(" ".join(self._arguments(self._stack[-1])))


def _shown_of_link(arguments: list[str]) -> str:
    target = arguments[0].strip()
    if len(arguments) > 1:
        label = arguments[-1].strip()
        return label or target.partition(" (")[0].rpartition(":")[2]
    return target.removeprefix(":")
