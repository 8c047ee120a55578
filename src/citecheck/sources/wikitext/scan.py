"""One pass over a page: where its templates of interest, footnotes and their uses stand.

mwparserfromhell would be the ready-made way; ``docs/decisions/0004-wikitext-reader.md`` says why this is here instead.
The pass keeps a stack of open braces, links and footnotes, as MediaWiki's preprocessor does. Each token is pushed and
popped at most once, so that the time is linear whatever the nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_OUTSIDE = re.compile(r"\{\{+|<ref(?=[\s/>])[^<>]*>|</ref\s*>", re.IGNORECASE)
"""What matters outside templates of interest."""
_NAME = re.compile(r"[^|{}\[\]<>]{1,255}")
_TOKEN = re.compile(r"\{\{+|\}\}+|\[\[|\]\]|\||<ref(?=[\s/>])[^<>]*>|</ref\s*>", re.IGNORECASE)
_NAME_ATTRIBUTE = re.compile(r"""\bname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+(?:/[^\s"'>/]+)*))""", re.IGNORECASE)
_GROUP_ATTRIBUTE = re.compile(r"""\bgroup\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))""", re.IGNORECASE)
_QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Template:
    """A template whose name was asked for: ``text[start:end]`` from brace to brace."""

    name: str
    """As written, stripped; spaces for underscores."""
    start: int
    end: int
    pipes: tuple[int, ...]
    """Offsets of the bars between its parameters, those of links and templates inside it left out."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """``<ref>…</ref>`` with what it holds, or ``<ref name=… />``."""

    name: str | None
    group: str
    """Names are unique within a group; ``""`` is the usual one."""
    start: int
    end: int
    inner_start: int
    inner_end: int
    """Equal to ``inner_start`` for a mere use."""
    is_use: bool


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A template or footnote that opens and does not close."""

    what: str
    start: int


@dataclass(slots=True)
class Scan:
    """What one pass found, each list in order of where things begin."""

    templates: list[Template] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    unclosed: list[Unclosed] = field(default_factory=list)


class _Open:
    """Something open: ``{``, ``[`` or ``<``; a plain class, since a page makes tens of thousands."""

    __slots__ = ("braces", "inner", "kind", "pipes", "start")

    def __init__(self, kind: str, start: int, inner: int, braces: int = 0) -> None:
        self.kind = kind
        self.start = start
        self.inner = inner
        self.braces = braces
        self.pipes: list[int] = []


def scan(masked: str, wanted: Callable[[str], bool]) -> Scan:
    """Find the outermost templates whose name is ``wanted``, and the footnotes, in a masked text."""
    scanner = _Scanner(masked, wanted)
    scanner.run()
    return scanner.finish()


def _attribute(pattern: re.Pattern[str], attributes: str) -> str | None:
    """Read ``name=…`` or ``group=…`` of a ``<ref …>`` tag; typographic quotes are taken for straight ones."""
    match = pattern.search(attributes)
    if match is None:
        return None
    name = next(group for group in match.groups() if group is not None)
    return " ".join(name.strip(_QUOTES).split()) or None


def _footnote(attributes: str, bounds: tuple[int, int], inner: tuple[int, int], *, is_use: bool) -> Footnote:
    name, group = _attribute(_NAME_ATTRIBUTE, attributes), _attribute(_GROUP_ATTRIBUTE, attributes) or ""
    return Footnote(name, group, *bounds, *inner, is_use=is_use)


class _Scanner:
    """The stack and what has been found so far."""

    def __init__(self, masked: str, wanted: Callable[[str], bool]) -> None:
        self._text = masked
        self._wanted = wanted
        self._known: dict[str, str | None] = {}
        self._stack: list[_Open] = []
        self._footnote: int | None = None
        self._found = Scan()

    def run(self) -> None:
        """Go over the page: from one template of interest or footnote to the next, and through each."""
        text = self._text
        position = 0
        while (match := _OUTSIDE.search(text, position)) is not None:
            position = match.end()
            if text[match.start()] == "<":
                self._tag(match)
            elif self._is_wanted_at(position):
                self._stack.append(_Open("{", match.start(), position, position - match.start()))
                position = self._inside(position)

    def _is_wanted_at(self, position: int) -> bool:
        name = _NAME.match(self._text, position)
        if name is None:
            return False
        raw = name.group()
        return raw[0] == "#" or self._template_name(raw) is not None

    def _inside(self, position: int) -> int:
        """Go through a template of interest with all that it holds; give where it ends."""
        stack = self._stack
        floor = len(stack) - 1
        for match in _TOKEN.finditer(self._text, position):
            token = match.group()
            first = token[0]
            if first == "|":
                stack[-1].pipes.append(match.start())
            elif first == "{":
                stack.append(_Open("{", match.start(), match.end(), len(token)))
            elif first == "}":
                self._close_braces(match.start(), len(token))
            elif first == "[":
                stack.append(_Open("[", match.start(), match.end()))
            elif first == "]":
                if stack[-1].kind == "[":
                    stack.pop()
            else:
                self._tag(match)
            if len(stack) <= floor:
                return match.end()
        return len(self._text)

    def _tag(self, match: re.Match[str]) -> None:
        if match.group()[1] == "/":
            self._close_footnote(match)
        else:
            self._open_footnote(match)

    def finish(self) -> Scan:
        """Note what is still open, and put everything in order."""
        self._drop_to(0)
        found = self._found
        found.footnotes.sort(key=lambda footnote: footnote.start)
        found.unclosed.sort(key=lambda unclosed: unclosed.start)
        outermost: list[Template] = []
        end = 0
        for template in sorted(found.templates, key=lambda template: template.start):
            if template.start >= end:
                outermost.append(template)
                end = template.end
        found.templates = outermost
        return found

    def _close_braces(self, start: int, count: int) -> None:
        """Match closing braces with the innermost open ones: three are a parameter, two a template."""
        stack = self._stack
        while count >= 2:  # noqa: PLR2004 - braces of a template
            self._drop_links()
            if not stack or stack[-1].kind != "{":
                return
            top = stack[-1]
            taken = min(count, top.braces, 3)
            count -= taken
            start += taken
            if taken == 2:  # noqa: PLR2004 - braces of a template
                self._emit(top, start)
            top.braces -= taken
            if top.braces < 2:  # noqa: PLR2004 - braces of a template
                stack.pop()
            else:
                top.inner -= taken
                top.pipes = []

    def _drop_links(self) -> None:
        """Forget ``[[`` that braces close over; the bars inside belong to the template, as people mean them."""
        stack = self._stack
        if not stack or stack[-1].kind != "[":
            return
        pipes: list[list[int]] = []
        while stack and stack[-1].kind == "[":
            pipes.append(stack.pop().pipes)
        if stack and stack[-1].kind == "{":
            stack[-1].pipes += [pipe for part in reversed(pipes) for pipe in part]

    def _emit(self, top: _Open, end: int) -> None:
        raw = self._text[top.inner : top.pipes[0] if top.pipes else end - 2]
        if raw[:1] == "#" and raw.strip().casefold() == "#tag:ref" and top.pipes:
            self._emit_magic_footnote(top, end)
            return
        name = self._template_name(raw)
        if name is not None:
            self._found.templates.append(Template(name, top.inner - 2, end, tuple(top.pipes)))

    def _emit_magic_footnote(self, top: _Open, end: int) -> None:
        """``{{#tag:ref|content|name=…|group=…}}`` is a footnote spelled as a function."""
        inner_end = top.pipes[1] if len(top.pipes) > 1 else end - 2
        attributes = " ".join(
            f'{name.strip()}="{value.strip().strip(_QUOTES)}"'
            for name, _, value in (part.partition("=") for part in self._text[inner_end + 1 : end - 2].split("|"))
        )
        bounds, inner = (top.inner - 2, end), (top.pipes[0] + 1, inner_end)
        self._found.footnotes.append(_footnote(attributes, bounds, inner, is_use=False))

    def _template_name(self, raw: str) -> str | None:
        """Give the name if it is wanted; names repeat, so the answer is remembered."""
        if len(raw) > _LONGEST_NAME:
            return None
        if raw not in self._known:
            name = " ".join(raw.replace("\x00", "").replace("_", " ").split())
            self._known[raw] = name if self._wanted(name) else None
        return self._known[raw]

    def _open_footnote(self, match: re.Match[str]) -> None:
        token = match.group()
        attributes = token[4:-1]
        if attributes.endswith("/"):
            bounds = match.span()
            self._found.footnotes.append(_footnote(attributes[:-1], bounds, (bounds[1], bounds[1]), is_use=True))
            return
        if self._footnote is not None:
            self._drop_to(self._footnote)
        self._footnote = len(self._stack)
        self._stack.append(_Open("<", match.start(), match.end()))

    def _close_footnote(self, match: re.Match[str]) -> None:
        if self._footnote is None:
            return
        opened = self._stack[self._footnote]
        self._drop_to(self._footnote + 1)
        self._stack.pop()
        self._footnote = None
        attributes = self._text[opened.start + 4 : opened.inner - 1]
        bounds, inner = (opened.start, match.end()), (opened.inner, match.start())
        self._found.footnotes.append(_footnote(attributes, bounds, inner, is_use=False))

    def _drop_to(self, depth: int) -> None:
        """Cut the stack to ``depth``; templates of interest and footnotes above it never closed."""
        for opened in self._stack[depth:]:
            if opened.kind == "<":
                self._found.unclosed.append(Unclosed("<ref>", opened.start))
            elif opened.kind == "{":
                stop = opened.pipes[0] if opened.pipes else opened.inner + _LONGEST_NAME
                name = self._template_name(self._text[opened.inner : stop].partition("\n")[0])
                if name is not None:
                    self._found.unclosed.append(Unclosed(name, opened.start))
        del self._stack[depth:]
        if self._footnote is not None and self._footnote >= depth:
            self._footnote = None


_LONGEST_NAME = 255
"""MediaWiki refuses titles of more bytes than this."""
