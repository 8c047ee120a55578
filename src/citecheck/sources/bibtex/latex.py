"""LaTeX in field values to plain Unicode text, in one pass however deep the braces go."""

from __future__ import annotations

import re
from unicodedata import normalize

from citecheck.sources.bibtex.latex_tables import (
    ACCENTS,
    FIRST_ARGUMENT_UNPRINTED,
    MATHEMATICS,
    QUOTATIONS,
    SCRIPTABLE,
    SILENT,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
)

_SPECIAL = re.compile(r"[\\{}$~\n\r\t]|--|``|''|  |[?!]`")
_TOKEN = re.compile(r"\\([A-Za-z]++)[ \t]*+|\\(.)|([{}$~]|---?|``|''|[?!]`)|([^\\{}$~\-`'?!]++|.)", re.DOTALL)
_PRINTED = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
_ESCAPED = {
    " ": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "\\": " ",
    "@": "",
    "\n": " ",
    "*": "",
    "(": "",
    ")": "",
}
_BRACES = re.compile(r"[{}]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}\\]{1,20})\}|([^\s{}\\]))")
_SCRIPT_LEFT = re.compile(r"[_^](?=[\\{])")
_SCRIPTED = re.compile(r"\{([^{}\\]{1,20})\}")
_FORMULA = re.compile(r"(?<!\\)\$(?!\s)([^$]{1,500}?)(?<![\s\\])\$(?!\d)")
_VERBATIM_GROUP = re.compile(r"\{(\\[_%&#$~^])\s*\}|(\\[~^])\{\}")
_VERBATIM_ESCAPE = re.compile(r"\\([_%&#$~])")
_URL_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_WRAPPED_LINE = re.compile(r"[ \t]*[\r\n]\s*")
_LIMIT = 100_000
"""Code points of a value that are decoded; a longer one is no title, and keeps its LaTeX."""
_ARGUMENT_LIMIT = 1000
"""Code points of the address in an ``\\href``; beyond it, the address is printed too."""
_VERBATIM_COMMANDS = ("textasciitilde", "textbackslash", "textbraceleft", "textbraceright", "textunderscore")


def decode(value: str) -> str:
    """Give the text that a value prints: accents, quotes, dashes and symbols in Unicode, braces gone, spaces single."""
    if _SPECIAL.search(value) is None:
        return value.strip(" ")
    if len(value) > _LIMIT:
        return _squeezed(value)
    if "\\" not in value and "$" not in value:
        return _squeezed(_without_commands(value))
    if "$" in value:
        value = _FORMULA.sub(lambda match: _formula(match[1]), value)
    return _squeezed(_Decoder(value).run())


def verbatim(value: str) -> str:
    """Give an address or identifier: nothing decoded but the escapes that people put before ``_ % & # ~``."""
    value = value.strip()
    if "\\" in value:
        value = _URL_COMMAND.sub(lambda match: match[1] or match[2] or "", value)
        value = _VERBATIM_GROUP.sub(lambda match: (match[1] or match[2])[1:], value)
        value = _VERBATIM_ESCAPE.sub(r"\1", value)
        for command in _VERBATIM_COMMANDS:
            for spelling in (f"{{\\{command}}}", f"\\{command}{{}}"):
                value = value.replace(spelling, SYMBOLS[command])
    if "\n" in value or "\r" in value:
        value = _WRAPPED_LINE.sub("", value)
    if value.startswith("<") and value.endswith(">"):
        value = value[1:-1]
    return value


def url_commands(value: str) -> list[str]:
    r"""Give the addresses in ``\url{…}`` and ``\href{…}{…}``, in order."""
    if "\\" not in value:
        return []
    return [verbatim(match[1] or match[2] or "") for match in _URL_COMMAND.finditer(value)]


def _without_commands(value: str) -> str:
    for typed in ("---", "--", "``", "''", "?`", "!`", "~"):
        if typed in value:
            value = value.replace(typed, _PRINTED[typed])
    return value.replace("{", "").replace("}", "")


def _squeezed(value: str) -> str:
    return _BLANKS.sub(" ", value).strip(" ")


def _formula(content: str) -> str:
    """Give a formula without its dollars, with raised and lowered figures where Unicode has them."""
    return _SCRIPT_LEFT.sub("", _SCRIPT.sub(lambda match: _script(match[1], match[2] or match[3]), content))


def _script(mark: str, content: str) -> str:
    if not SCRIPTABLE[mark].issuperset(content):
        return content
    return content.translate(SUPERSCRIPTS if mark == "^" else SUBSCRIPTS)


class _Decoder:
    """One value on its way to text; what an accent or a quotation waits for is kept beside the output."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._position = 0
        self._out: list[str] = []
        self._accent = ""
        self._closing = ""
        self._closings: list[str] = []

    def run(self) -> str:
        while (match := _TOKEN.match(self._value, self._position)) is not None:
            self._position = match.end()
            command, escaped, mark, text = match.groups()
            if command is not None:
                self._command(command, match[0])
            elif escaped is not None:
                self._escaped(escaped)
            elif mark is not None:
                self._mark(mark)
            else:
                self._print(text)
        return "".join(self._out)

    def _print(self, text: str) -> None:
        if self._accent and (text := text.lstrip(" ")):
            base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
            text = normalize("NFC", base + self._accent) + text[1:]
            self._accent = ""
        self._out.append(text)

    def _escaped(self, character: str) -> None:
        if character in ACCENTS:
            self._accent = ACCENTS[character]
        else:
            self._print(_ESCAPED.get(character, character))

    def _mark(self, mark: str) -> None:
        if mark == "{":
            self._closings.append(self._closing)
            self._closing = ""
        elif mark == "}":
            self._accent = ""
            if self._closings:
                self._out.append(self._closings.pop())
        else:
            self._print(_PRINTED.get(mark, mark))

    def _command(self, name: str, written: str) -> None:
        if name in ACCENTS:
            self._accent = ACCENTS[name]
        elif name == "a" and self._value.startswith(("'", "`", "="), self._position):  # accents inside tabbing
            self._accent = ACCENTS[self._value[self._position]]
            self._position += 1
        elif name in QUOTATIONS:
            opening, self._closing = QUOTATIONS[name]
            self._print(opening)
        elif name in FIRST_ARGUMENT_UNPRINTED:
            self._skip_argument()
        elif name in {"textsubscript", "textsuperscript"}:
            if (match := _SCRIPTED.match(self._value, self._position)) is not None:
                self._position = match.end()
                self._print(_script("_" if name == "textsubscript" else "^", match[1]))
        elif (symbol := SYMBOLS.get(name, MATHEMATICS.get(name))) is not None:
            self._print(symbol)
        elif name not in SILENT and not self._value.startswith("{", self._position):
            self._print(written)

    def _skip_argument(self) -> None:
        depth = 0
        for match in _BRACES.finditer(self._value, self._position, self._position + _ARGUMENT_LIMIT):
            if depth == 0 and match.start() != self._position:
                return
            depth += 1 if match[0] == "{" else -1
            if depth <= 0:
                self._position = match.end()
                return
