"""Read one block of a ``.bib`` file; mend what is certain, name what is odd."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.model.reference import RemarkKind
from citecheck.sources.bibtex.blocks import Oddity, Piece, Quoting, RawField

_PLAIN_FIELD = re.compile(
    r"[\s,]*+([^\s=,{}()\"#%@\\]++)\s*+=\s*+(?:\{([^{}]*+)\}|\"([^\"{}]*+)\"|([^\s,{}()\"#%=@]++))\s*+(?=[,}])"
)
"""A field without nesting or ``#``, which nearly all are, in one step."""
_QUOTING_OF_GROUP = {2: Quoting.BRACES, 3: Quoting.QUOTES, 4: Quoting.BARE}
_BRACES = re.compile(r"[{}]")
_UNESCAPED_BRACES = re.compile(r"(?<!\\)[{}]")
_BRACES_AND_QUOTES = re.compile(r"[{}\"]")
_SPACE = re.compile(r"\s*+")
_SPACE_AND_COMMAS = re.compile(r"[\s,]*+")
_COMMENT = re.compile(r"%[^\r\n]*+")
_CLOSING_COMMENT = re.compile(r"%[ \t]*+([})])[ \t]*+(?=[\r\n]|\Z)")
_NAME = re.compile(r"[^\s=,{}\"#%]++")
_NAME_AND_EQUALS = re.compile(r"[^\s=,{}\"#%]++\s*+=")
_EQUALS = re.compile(r"\s*+=")
_NAME_ON_NEW_LINE = re.compile(r"[\r\n][ \t]*+[A-Za-z][\w-]*+[ \t]*+=")
_BARE = {"}": re.compile(r"[^\s,{}\"#=]++"), ")": re.compile(r"[^\s,{}()\"#=]++")}
_KEY = {"}": re.compile(r"[^,={}\"\r\n]*+"), ")": re.compile(r"[^,={}()\"\r\n]*+")}
_QUOTE_AND_END = re.compile(r"\"\s*+[,})]")
_WINDOW = 500
"""Code points in which the real end of a value with quotation marks inside is looked for."""
_EXCERPT = 80
"""Code points of an unreadable stretch that a remark repeats."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How braces and comments count; BibTeX and biber differ, so a second reading may succeed where a first did not."""

    braces_can_be_escaped: bool = False
    """``\\{`` opens nothing; BibTeX counts it all the same."""
    comments_can_close: bool = False
    """A ``%}`` alone on its line closes the entry, as BibTeX has it."""


class EntryReader:
    """Reads one block from behind its opening delimiter; ``position`` is how far it came."""

    def __init__(self, text: str, start: int, limit: int, *, closing: str, manner: Manner | None = None) -> None:
        """Read ``text[start:limit]``, the block being closed by ``closing``."""
        self.position = start
        self._text = text
        self._limit = limit
        self._closing = closing
        self._manner = manner or Manner()
        self._braces = _UNESCAPED_BRACES if self._manner.braces_can_be_escaped else _BRACES
        self._oddities: list[Oddity] = []

    def entry(self) -> tuple[str | None, tuple[RawField, ...], tuple[Oddity, ...]] | None:
        """Read key and fields up to and with the closing delimiter; ``None`` when it does not come."""
        key = self.key()
        fields: list[RawField] = []
        plain = self._closing == "}"
        while True:
            if plain and (match := _PLAIN_FIELD.match(self._text, self.position, self._limit)) is not None:
                fields.append(RawField(match[1], (_plain_piece(match),)))
                self.position = match.end()
                continue
            if self.closes():
                return key, tuple(fields), tuple(self._oddities)
            if self.position >= self._limit:
                return None
            if not self._field(fields):
                return None

    def key(self) -> str | None:
        """Read the key and the comma behind it."""
        self._pass_space()
        match = _KEY[self._closing].match(self._text, self.position, self._limit)
        words = match[0].split() if match else []
        end = match.end() if match else self.position
        after = self._text[end : min(end + 1, self._limit)]
        if after == "=":
            return self._key_without_comma(words, end)
        self.position = end
        key = " ".join(words) or None
        if key is None:
            self._remark(RemarkKind.MISSING_KEY, end, end, "")
        self._pass_space()
        if self._text.startswith(",", self.position):
            self.position += 1
        elif key is not None and not self._at_close():
            self._remark(RemarkKind.MISSING_COMMA, end, end, key)
        return key

    def definition(self) -> RawField | None:
        """Read ``name = value`` and the closing delimiter, as in ``@string``."""
        fields: list[RawField] = []
        if not self._field(fields) or not fields or not self.closes():
            return None
        return fields[0]

    def expression(self) -> tuple[Piece, ...] | None:
        """Read pieces joined by ``#``; ``None`` when one does not close."""
        pieces: list[Piece] = []
        while True:
            self._pass_space()
            piece = self._piece()
            if piece is None:
                return None
            pieces.append(piece)
            self._pass_space()
            if not self._text.startswith("#", self.position) or self.position >= self._limit:
                return tuple(pieces)
            self.position += 1

    def closes(self) -> bool:
        """Pass white space, commas, comments and the closing delimiter, if that is what comes."""
        self._pass_space(commas=True)
        if self._manner.comments_can_close and self.position < self._limit:
            match = _CLOSING_COMMENT.match(self._text, self.position, self._limit)
            if match is not None and match[1] == self._closing:
                self.position = match.end(1)
                return True
        if not self._at_close():
            return False
        self.position += 1
        return True

    def skip_to_close(self) -> bool:
        """Pass everything up to and with the delimiter that closes the block, nested braces in between."""
        depth = 0
        marks = re.compile(r"[{}]" if self._closing == "}" else r"[{})]")
        for match in marks.finditer(self._text, self.position, self._limit):
            mark = match[0]
            if depth == 0 and mark == self._closing:
                self.position = match.end()
                return True
            depth += (mark == "{") - (mark == "}" and depth > 0)
        return False

    def _field(self, fields: list[RawField]) -> bool:
        """Read one field, or pass what is none; ``False`` when its value does not close."""
        self._pass_space(commas=True)
        start = self.position
        name = _NAME.match(self._text, start, self._limit)
        equals = _EQUALS.match(self._text, name.end(), self._limit) if name else None
        if name is None or equals is None:
            return self._pass_unreadable(start, stray=name is None)
        self.position = equals.end()
        pieces = self.expression()
        if pieces is None:
            return False
        field = RawField(name[0], pieces)
        if self.position < self._limit and not self._at_end_of_field():
            field = self._mended(field)
        fields.append(field)
        return True

    def _mended(self, field: RawField) -> RawField:
        """Make sense of a value that is followed by neither comma nor closing delimiter."""
        piece = field.pieces[-1]
        if len(field.pieces) == 1 and piece.quoting is Quoting.QUOTES:
            if (line := _NAME_ON_NEW_LINE.search(self._text, piece.start, piece.end)) is not None:
                end = piece.start + len(self._text[piece.start : line.start()].rstrip().rstrip(","))
                return self._replaced(field, end, line.start())
            inner = _QUOTE_AND_END.search(self._text, self.position, min(self._limit, self.position + _WINDOW))
            if inner is not None and not _NAME_ON_NEW_LINE.search(self._text, piece.start, inner.start()):
                return self._replaced(field, inner.start(), inner.start() + 1)
        if _NAME_AND_EQUALS.match(self._text, self.position, self._limit):
            self._remark(RemarkKind.MISSING_COMMA, field.end, self.position, field.name)
            return field
        start = self.position
        self._pass_unreadable(start, stray=False)
        if len(field.pieces) == 1 and piece.quoting is Quoting.BARE:
            end = piece.start + len(self._text[piece.start : self.position].rstrip())
            return RawField(field.name, (Piece(Quoting.BARE, piece.start, end),))
        return field

    def _replaced(self, field: RawField, end: int, position: int) -> RawField:
        start = field.pieces[0].start
        self._remark(RemarkKind.UNREADABLE_FIELD, start, end, field.name)
        self.position = position
        return RawField(field.name, (Piece(Quoting.QUOTES, start, max(start, end)),))

    def _pass_unreadable(self, start: int, *, stray: bool) -> bool:
        """Pass to the next comma or the closing delimiter at this level; ``False`` when braces in between stay open."""
        depth = 0
        marks = re.compile(r"[{},]" if self._closing == "}" else r"[{},)]")
        self.position = min(self._limit, start + stray)
        for match in marks.finditer(self._text, start, self._limit):
            mark = match[0]
            if depth == 0 and (mark in {",", self._closing}) and (match.start() > start or not stray):
                self.position = match.start()
                break
            depth += (mark == "{") - (mark == "}" and depth > 0)
        else:
            if depth:
                return False
            self.position = self._limit
        stretch = self._text[start : self.position].strip()
        self._remark(RemarkKind.UNREADABLE_FIELD, start, start + len(stretch), stretch[:_EXCERPT])
        return True

    def _key_without_comma(self, words: list[str], end: int) -> str | None:
        """Tell ``{author = …`` (no key) from ``{key author = …`` (no comma); leave the name of the field unread."""
        if len(words) > 1:
            self._remark(RemarkKind.MISSING_COMMA, self.position, end, words[0])
            self.position = self._text.rindex(words[-1], self.position, end)
            return " ".join(words[:-1])
        self._remark(RemarkKind.MISSING_KEY, self.position, self.position, "")
        return None

    def _piece(self) -> Piece | None:
        start = self.position
        opening = self._text[start : start + 1] if start < self._limit else ""
        if opening == "{":
            return self._in_braces(start + 1)
        if opening == '"':
            return self._in_quotes(start + 1)
        match = _BARE[self._closing].match(self._text, start, self._limit)
        self.position = match.end() if match else start
        return Piece(Quoting.BARE, start, self.position)

    def _in_braces(self, start: int) -> Piece | None:
        depth = 1
        for match in self._braces.finditer(self._text, start, self._limit):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                self.position = match.end()
                return Piece(Quoting.BRACES, start, match.start())
        return None

    def _in_quotes(self, start: int) -> Piece | None:
        depth = 0
        for match in _BRACES_AND_QUOTES.finditer(self._text, start, self._limit):
            mark = match[0]
            if mark != '"':
                depth = max(0, depth + (1 if mark == "{" else -1))
            elif depth == 0 and not self._is_accent(match.start()):
                self.position = match.end()
                return Piece(Quoting.QUOTES, start, match.start())
        return None

    def _is_accent(self, quote: int) -> bool:
        r"""Whether this is the ``\"`` of an umlaut that somebody forgot to put in braces."""
        return self._text[quote - 1] == "\\" and self._text[quote + 1 : quote + 2].isalpha()

    def _pass_space(self, *, commas: bool = False) -> None:
        space = _SPACE_AND_COMMAS if commas else _SPACE
        while (match := space.match(self._text, self.position, self._limit)) is not None:
            self.position = match.end()
            comment = _COMMENT.match(self._text, self.position, self._limit)
            if comment is None or self._is_closing_comment():
                return
            self.position = comment.end()

    def _is_closing_comment(self) -> bool:
        match = _CLOSING_COMMENT.match(self._text, self.position, self._limit)
        return self._manner.comments_can_close and match is not None and match[1] == self._closing

    def _at_close(self) -> bool:
        return self.position < self._limit and self._text.startswith(self._closing, self.position)

    def _at_end_of_field(self) -> bool:
        return self._text.startswith((",", self._closing), self.position) or self._is_closing_comment()

    def _remark(self, kind: RemarkKind, start: int, end: int, detail: str) -> None:
        self._oddities.append(Oddity(kind, start, max(start, end), detail))


def _plain_piece(match: re.Match[str]) -> Piece:
    group = match.lastindex or 0
    return Piece(_QUOTING_OF_GROUP[group], match.start(group), match.end(group))
