"""A work as the variables of the Citation Style Language, each with the tag that its text gets."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from training.dice import Dice
from training.locators import MONTHS, SHORT_MONTHS
from training.pieces import Piece
from training.work import Kind, Person, Work

_NS = "{http://purl.org/net/xbiblio/csl}"
_TYPES = {
    Kind.ARTICLE: "article-journal", Kind.NEWS: "article-newspaper", Kind.BOOK: "book", Kind.CHAPTER: "chapter",
        Kind.PROCEEDINGS: "paper-conference",
    Kind.THESIS: "thesis", Kind.REPORT: "report", Kind.WEB: "webpage", Kind.PREPRINT: "article",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Values:
    """The variables of one work."""

    kind: str
    texts: dict[str, Piece]
    names: dict[str, tuple[Person, ...]]
    issued: tuple[int, int, int]
    accessed: tuple[int, int, int] | None

    def text(self, name: str, form: str = "long") -> Piece | None:
        """Give a text or number variable."""
        if form == "short" and f"{name}-short" in self.texts:
            return self.texts[f"{name}-short"]
        return self.texts.get(name)

    def has(self, name: str) -> bool:
        """Whether a variable of any kind has a value."""
        if name == "issued":
            return bool(self.issued[0])
        return name in self.texts or bool(self.names.get(name)) or (name == "accessed" and self.accessed is not None)

    def holds(self, branch: ET.Element) -> bool:
        """Whether the conditions of a branch hold; notes, positions and locators do not exist here."""
        tests: list[bool] = []
        for name, value in branch.attrib.items():
            match name:
                case "type":
                    tests.extend(one == self.kind for one in value.split())
                case "variable":
                    tests.extend(self.has(one) for one in value.split())
                case "is-numeric":
                    tests.extend(
                        (piece := self.text(one)) is not None and piece.text[:1].isdigit() for one in value.split()
                    )
                case "match":
                    continue
                case _:
                    tests.append(False)
        match branch.get("match", "all"):
            case "any":
                return any(tests)
            case "none":
                return not any(tests)
            case _:
                return all(tests)

    def date(self, node: ET.Element, language: str, dice: Dice) -> list[Piece]:
        """Print a date, localised or by its parts."""
        name = node.get("variable", "")
        value = self.issued if name == "issued" else self.accessed if name == "accessed" else None
        if value is None or not value[0]:
            return []
        tag = "d" if name == "issued" else "da"
        parts = node.findall(f"{_NS}date-part")
        form = node.get("form")
        if form:
            wanted = node.get("date-parts", "year-month-day").split("-")
            return [Piece(_localised(value, form, wanted, (language, dice)), tag)]
        printed: list[Piece] = []
        for part in parts:
            text = _part(value, part, language)
            if not text:
                continue
            if printed and (delimiter := node.get("delimiter")):
                printed.append(Piece(delimiter, tag))
            printed.extend([Piece(part.get("prefix", "")), Piece(text, tag), Piece(part.get("suffix", ""))])
        return printed


def _part(value: tuple[int, int, int], node: ET.Element, language: str) -> str:
    year, month, day = value
    form = node.get("form", "long")
    match node.get("name"):
        case "year":
            return str(year)
        case "month" if month:
            name = MONTHS.get(language, MONTHS["en"])[month - 1]
            if form.startswith("numeric"):
                return f"{month:02d}" if form.endswith("zeros") else str(month)
            name = SHORT_MONTHS[month - 1] if form == "short" and language == "en" else name
            return name.replace(".", "") if node.get("strip-periods") == "true" else name
        case "day" if day and month:
            return f"{day:02d}" if form.endswith("zeros") else str(day)
        case _:
            return ""


def _localised(value: tuple[int, int, int], form: str, wanted: list[str], locale: tuple[str, Dice]) -> str:
    language, dice = locale
    year, month, day = value
    if "month" not in wanted or not month:
        return str(year)
    if form == "numeric":
        shown = f"{month:02d}/{year}" if "day" not in wanted or not day else f"{day:02d}/{month:02d}/{year}"
        return shown if language == "en" else shown.replace("/", ".")
    name = MONTHS.get(language, MONTHS["en"])[month - 1]
    if "day" not in wanted or not day:
        return f"{name} {year}"
    if language == "en":
        return dice.pick(f"{name} {day}, {year}", f"{day} {name} {year}")
    return f"{day}. {name} {year}" if language == "de" else f"{day} {name} {year}"


def values_of(work: Work, dice: Dice) -> Values:
    """Give the variables of a work; here and there one is not known."""
    serial = work.kind in (Kind.ARTICLE, Kind.NEWS, Kind.WEB)
    pages = f"{work.first_page}–{work.last_page}" if work.last_page else work.first_page
    listed = {
        "title": (work.title, "t"),
        "container-title": (work.outlet, "j" if serial else "c"),
        "container-title-short": (work.short_outlet, "j"),
        "journalAbbreviation": (work.short_outlet, "j"),
        "collection-title": (work.series, "se"),
        "collection-number": (work.number, "sn"),
        "publisher": ("" if serial else work.publisher, "pb"),
        "publisher-place": ("" if serial else work.place, "pl"),
        "volume": (work.volume, "v"),
        "issue": (work.issue if dice.chance(0.8) else "", "n"),
        "page": (pages, "p"),
        "page-first": (work.first_page, "p"),
        "edition": (str(work.edition) if work.edition else "", "ed"),
        "DOI": (work.doi if dice.chance(0.4) else "", "doi"),
        "URL": (work.url if work.kind is Kind.WEB or dice.chance(0.25) else "", "u"),
        "ISBN": (work.isbn if dice.chance(0.3) else "", "isbn"),
        "ISSN": (work.issn if dice.chance(0.2) else "", "issn"),
        "PMID": (work.pmid if dice.chance(0.1) else "", "pmid"),
        "genre": (
            dice.pick("PhD thesis", "Dissertation", "Diss.", "Master's thesis") if work.kind is Kind.THESIS else "",
            "k",
        ),
        "citation-number": (str(dice.randint(1, 150)), "no"),
        "event-place": (work.event_place if dice.chance(0.3) else "", "no"),
        "number": (work.arxiv, "arx"),
    }
    date = (work.year, work.month, work.day if work.month else 0)
    if work.kind not in (Kind.NEWS, Kind.WEB) and dice.chance(0.7):
        date = (work.year, 0, 0)
    accessed = (
        (min(2026, work.year + dice.randint(0, 6)), dice.randint(1, 12), dice.randint(1, 28))
        if listed["URL"][0]
        else None
    )
    return Values(
        kind=_TYPES[work.kind],
        texts={name: Piece(text, tag) for name, (text, tag) in listed.items() if text},
        names={"author": work.authors, "editor": work.editors},
        issued=date,
        accessed=accessed,
    )
