"""Volume, issue and pages, imprints, dates and roles as the styles print them: patterns with tagged slots."""

from __future__ import annotations

import re

from training.dice import Dice
from training.pieces import Piece
from training.work import Work

_SLOT = re.compile(r"\{(\w+)\}")
_DASHES = ("-", "-", "–", "–", "–", " - ", "— ", "--", "– ", " – ")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")

WITHOUT_YEAR = {
    "en": (
        "{v}({n}), {p}", "{v}({n}): {p}", "{v}({n}):{p}", "{v} ({n}): {p}", "{v} ({n}), {p}", "{v} ({n}), pp. {p}",
        "{v}: {p}",
        "{v}:{p}", "{v}, {p}", "{v}, {p}", "{v}, no. {n}: {p}", "{v}, no. {n}, {p}", "vol. {v}, no. {n}, pp. {p}",
        "vol. {v}, pp. {p}",
        "Vol. {v}, No. {n}, pp. {p}", "Vol. {v} No. {n}, pp. {p}", "Vol. {v}, No. {n}", "{v}, {n}, {p}",
        "{v}, {n}: {p}",
        "{v}.{n}: {p}", "{v}.{n}, {p}", "{v}/{n}, pp. {p}", "{v} {p}", "{v}, pp. {p}", "{v}, pages {p}", "{v}, p. {p}",
        "{v}({n})",
        "volume {v}, pages {p}", "{v}, ({n}), {p}", "{v}", "{v}: pp. {p}", "vol. {v} ({n}), pp. {p}",
        "{v} no. {n}, pp. {p}",
        "{v}:{n}, {p}", "{v} ({n}) {p}", "No. {n}, pp. {p}", "{v}, Issue {n}, {p}", "Volume {v}, Issue {n}, Pages {p}",
        "{v}, art. {p}", "{v}, p. {p}.", "{v}, Nr. {n}, S. {p}",
    ),
    "de": (
        "{v}({n}): {p}", "{v} ({n}), S. {p}", "{v} ({n}): {p}", "{v}, {n}: {p}", "{v}: {p}", "{v}, S. {p}", "{v}, {p}",
        "{v}({n}), {p}",
        "{v}. Jg., Heft {n}, S. {p}", "{v}. Jg., H. {n}, S. {p}", "Jg. {v}, H. {n}, S. {p}",
        "Jg. {v}, Heft {n}, S. {p}", "Jg. {v}, S. {p}",
        "{v}. Jg., Nr. {n}, S. {p}", "Jg. {v} ({n}), S. {p}", "{v}, Heft {n}, {p}", "{v}. Jg., Heft {n}, {p}",
        "Bd. {v}, S. {p}",
        "Band {v}, S. {p}", "{v} (H. {n}), S. {p}", "{v}, H. {n}, S. {p}", "Heft {n}, S. {p}", "H. {n}, S. {p}",
        "Nr. {n}, S. {p}",
        "{v}/{n}, S. {p}", "{v} ({n}), {p}", "{v}, ({n}), S. {p}", "{v}, Nr. {n}: {p}", "{n}: {p}", "{v}, S.{p}",
        "{v} / {n}", "H. {n}",
        "{v}. Jg. (Heft {n}), S. {p}", "{v}, {n}, S. {p}", "Vol. {v}, No. {n}, S. {p}", "Vol. {v} ({n}), pp. {p}",
        "S. {p}", "{v}, {n}",
    ),
    "fr": ("{v}({n}), p. {p}", "vol. {v}, n° {n}, p. {p}", "{v} ({n}), p. {p}", "t. {v}, p. {p}", "n° {n}, p. {p}",
    "{v}, pp. {p}",
        "{v} ({n}):{p}", "{v}: {p}", "tome {v}, n° {n}, pp. {p}", "{v}, {n}, pp. {p}", "n°{n}, {p}"),
    "es": ("{v}({n}), {p}", "vol. {v}, núm. {n}, pp. {p}", "{v} ({n}): {p}", "vol. {v}, nº {n}, pp. {p}",
    "núm. {n}, pp. {p}", "Vol. {v}, No. {n}, p. {p}"),
    "it": ("{v}, n. {n}, pp. {p}", "{v} ({n}), pp. {p}", "vol. {v}, n. {n}, pp. {p}", "n. {n}, pp. {p}", "{v}, pp. {p}",
    "{v}.{n}, pp. {p}"),
    "pt": ("v. {v}, n. {n}, p. {p}", "{v}({n}): {p}", "vol. {v}, n.º {n}, pp. {p}", "v.{v}, n.{n}, p.{p}",
    "{v}({n}), {p}"),
    "ru": ("Т. {v}. № {n}. С. {p}", "№ {n}. С. {p}", "Т. {v}, № {n}. С. {p}", "№ {n}. – С. {p}",
    "Т. {v}. – № {n}. – С. {p}", "Вып. {n}. С. {p}", "{v}({n}), {p}"),
}  # fmt: skip
WITH_YEAR = {
    "en": (
        "{y};{v}({n}):{p}", "{y};{v}:{p}", "{y}; {v}: {p}", "{y}; {v}:{p}", "{y}; {v}({n}): {p}", "{v}:{p}, {y}",
        "{v}({n}):{p}, {y}",
        "{v} ({y}) {p}", "{v} ({y}), {p}", "{v} ({y}), pp. {p}", "{v} ({y}): {p}", "{v} ({n}) ({y}) {p}",
        "{v}, {p} ({y})", "{v}, no. {n} ({y}): {p}",
        "vol. {v}, no. {n}, pp. {p}, {m} {y}", "vol. {v}, pp. {p}, {m} {y}", "vol. {v}, no. {n}, pp. {p}, {y}",
        "vol. {v}, p. {p}, {y}",
        "vol. {v}, no. {n}, {y}, pp. {p}", "Vol. {v}, No. {n}, {y}, pp. {p}", "{y}, {v}, {p}", "{y}, {v} ({n}), {p}",
        "{v}.{n} ({y}): {p}",
        "{v}.{n} ({y}), pp. {p}", "vol. {v}, no. {n}, {y}, pp. {p}.", "{v}, {n} ({m} {y}), {p}", "{v}, {n} ({y}), {p}",
        "{v}({n}), {y}, {p}",
        "({y}) {v}, {p}", "{v} {p} ({y})", "{v}, {y}, {p}", "{v} ({y}), {p}.", "{y} {v}:{p}", "{y} {m};{v}({n}):{p}",
        "{v}, pages {p}, {y}",
        "{y}, {v}, pages {p}", "{v}({n}):{p}, {m} {y}", "Vol. {v}, {p}, {y}", "{y}; {v}, pages {p}",
        "vol. {v} ({y}), pp. {p}", "{v}, pp. {p}, {y}",
        "{y}, {v}: {p}", "({v}), {p}, ({y})", "{v} ({y}){p}", "{v}, no. {n} ({y}), {p}", "{y} {m} {day};{v}({n}):{p}",
        "{p}, {y}",
    ),
    "de": (
        "{v} ({y}), S. {p}", "{v} ({y}), {p}", "{v} ({y}) {n}, S. {p}", "{v} ({y}) H. {n}, S. {p}",
        "{v}. Jg. ({y}), H. {n}, S. {p}", "{y}, S. {p}",
        "Jg. {v}, {y}, H. {n}, S. {p}", "{v} ({y}), H. {n}, S. {p}", "{v}/{y}, S. {p}", "{n}/{y}, S. {p}",
        "{v} ({y}): {p}", "Bd. {v} ({y}), S. {p}",
        "Heft {n}/{y}, S. {p}", "H. {n}/{y}, S. {p}", "{y}, H. {n}, S. {p}", "Nr. {n}/{y}, S. {p}",
        "{v} ({n}), {y}, S. {p}", "{y}, Nr. {n}, S. {p}",
    ),
    "fr": ("{v} ({y}), p. {p}", "vol. {v}, n° {n}, {y}, p. {p}", "{v}, {y}, p. {p}", "t. {v}, {y}, p. {p}",
    "n° {n}, {y}, p. {p}", "{v}, {n} ({y}), pp. {p}"),
    "es": ("vol. {v}, núm. {n}, {y}, pp. {p}", "{v} ({y}), pp. {p}", "nº {n}, {y}, pp. {p}", "{y};{v}({n}):{p}"),
    "it": ("{v} ({y}), pp. {p}", "{v}.{n} ({y}), pp. {p}", "{v}, {y}, pp. {p}", "n. {n}, {y}, pp. {p}",
    "{v}, {y}, n. {n}, pp. {p}"),
    "pt": ("v. {v}, n. {n}, p. {p}, {y}", "{y}; {v}({n}): {p}", "v. {v}, p. {p}, {m} {y}", "v.{v}, n.{n}, p.{p}, {y}"),
    "ru": ("{y}. Т. {v}. № {n}. С. {p}", "{y}. № {n}. С. {p}", "{y}. – № {n}. – С. {p}",
    "{y}. – Т. {v}, № {n}. – С. {p}", "{y}. Т. {v}. С. {p}", "{y}, № {n}, с. {p}"),
}  # fmt: skip
TERSE = (
    "{v}, {p} ({y})", "{v} ({y}) {p}", "{v} ({y}), {p}", "{v}, {p}, {y}", "{v} ({y}){p}", "{y}, {v}, {p}",
    "{v}:{p} ({y})", "{v}, {p}, ({y})",
    "{p} ({y})", "{v} ({p}), {y}", "{v}, no. {n}, {p} ({y})", "{v} {p} ({y})", "{v}({y}){p}", "{v}, ({y}), {p}",
    "{y} {v} {p}", "Vol. {v}, {p} ({y})",
    "({y}) {v}, {p}", "{v} , {p} ( {y} )", "{v}({n}) ({y}) {p}", "{v}, {n} ({y}) {p}", "{v}, Issue {n}, {p} ({y})",
    "{y};{v}:{p}",
)  # fmt: skip
"""Forms of references without a title, as physics and chemistry print them."""

IMPRINT = (
    "{pl}: {pb}", "{pl}: {pb}", "{pl}: {pb}", "{pb}, {pl}", "{pb}, {pl}", "{pl}, {pb}", "{pb}", "{pl}", "{pl}",
    "{pb} ({pl})", "{pl} : {pb}",
    "{pb}. {pl}", "{pl}. {pb}", "{pb}: {pl}", "({pl}: {pb})", "({pl}, {pb})", "({pb}, {pl})", "{pb} {pl}",
)  # fmt: skip
IMPRINT_YEAR = (
    "{pl}: {pb}, {y}", "{pl}: {pb}, {y}", "{pl}: {pb}; {y}", "{pb}, {pl}, {y}", "{pb}, {pl} {y}", "{pl}, {pb}, {y}",
    "{pl} {y}", "{pl}, {y}",
    "{pb}, {y}", "({pl}: {pb}, {y})", "({pb}, {pl}, {y})", "{pb} ({pl}), {y}", "{pl}: {pb} {y}", "({pb}, {y})",
    "{pb} ({y})", "({pl}, {y})",
    "{pl} : {pb}, {y}", "{pb}, {y}, {pl}", "{pl}, {y}, {pb}", "({pl} {y})", "{pb}. {pl}. {y}", "{pb}, ({y})",
    "{pl} ({y})",
)  # fmt: skip
IMPRINT_RU = ("{pl}: {pb}, {y}", "{pl} : {pb}, {y}", "{pl}, {y}", "{pl}: {pb}", "{pl}")


def pattern_pieces(pattern: str, slots: dict[str, list[Piece]]) -> list[Piece]:
    """Fill a pattern; a slot without pieces goes with the words and signs before it."""
    pieces: list[Piece] = []
    position = 0
    for match in _SLOT.finditer(pattern):
        filling = slots.get(match.group(1), [])
        between = pattern[position : match.start()]
        if filling:
            pieces.append(Piece(between))
            pieces.extend(filling)
        elif ")" in between and "(" not in between:
            pieces.append(Piece(")"))
        position = match.end()
    pieces.append(Piece(pattern[position:]))
    return _closed(pieces)


def _closed(pieces: list[Piece]) -> list[Piece]:
    """Drop empty brackets and closing ones without an opening one."""
    text = "".join(piece.text for piece in pieces)
    if text.count("(") == text.count(")"):
        return [piece for piece in pieces if piece.text]
    return [
        Piece(piece.text.replace("(", "").replace(")", ""), piece.tag) if piece.tag == "x" else piece
        for piece in pieces
        if piece.text
    ]


def pages(work: Work, dice: Dice) -> list[Piece]:
    """Give the pages, the last one perhaps cut short or left out."""
    if not work.first_page:
        return []
    if not work.last_page or dice.chance(0.12):
        more = dice.pick("ff.", " ff.", "f.", "s.", "sq.", " et seq.") if dice.chance(0.15) else ""
        return [Piece(work.first_page + more, "p")]
    last = work.last_page
    if dice.chance(0.2) and len(last) == len(work.first_page) and len(last) > 1:
        cut = next((at for at, (a, b) in enumerate(zip(work.first_page, last, strict=True)) if a != b), 0)
        last = last[min(cut, len(last) - 1) :]
    shown = [Piece(f"{work.first_page}{dice.one(_DASHES)}{last}", "p")]
    if dice.chance(0.02):
        shown.append(Piece(dice.pick(", hier: S. ", ", hier S. ", ", here p. ", ", at ", " (hier: ")))
        shown.append(Piece(str(dice.randint(1, 400)), "p"))
    return shown


def locator_slots(work: Work, dice: Dice) -> dict[str, list[Piece]]:
    """Give what the slots of a locator stand for; the issue is often not known."""
    with_issue = bool(work.issue) and dice.chance(0.65)
    volume = work.volume if dice.chance(0.97) else ""
    return {
        "v": [Piece(volume, "v")] if volume else [],
        "n": [Piece(work.issue, "n")] if with_issue else [],
        "p": pages(work, dice) if dice.chance(0.95) else [],
        "y": [Piece(str(work.year), "d")],
        "m": [Piece(month(work, dice), "d")] if work.month else [],
        "day": [Piece(str(work.day), "d")] if work.day else [],
    }


def imprint_slots(work: Work, dice: Dice) -> dict[str, list[Piece]]:
    """Give what the slots of an imprint stand for."""
    return {
        "pb": [Piece(work.publisher, "pb")] if work.publisher and dice.chance(0.96) else [],
        "pl": _place(work, dice) if work.place and dice.chance(0.96) else [],
        "y": [Piece(str(work.year), "d")],
    }


def _place(work: Work, dice: Dice) -> list[Piece]:
    if dice.chance(0.04):
        return [Piece(work.place, "pl"), Piece(dice.pick(" u.a.", " et al.", " [u.a.]", " (u.a.)", " etc.", " usw."))]
    if dice.chance(0.05):
        other = dice.pick("London", "New York", "Berlin", "Wien", "Zürich", "Basel", "Chicago", "München", "Oxford")
        return [
            Piece(
                work.place
                + dice.pick("/", ", ", " and ", " u. ", "; ", "–", " - ", " & ").replace(
                    " and ", " und " if work.language == "de" else " and "
                )
                + other,
                "pl",
            )
        ]
    return [Piece(work.place, "pl")]


def month(work: Work, dice: Dice) -> str:
    """Print the month of a work, in English cut short as often as not."""
    if work.language == "en" and dice.chance(0.6):
        return SHORT_MONTHS[work.month - 1].rstrip("." if dice.chance(0.3) else " ")
    return MONTHS.get(work.language, MONTHS["en"])[work.month - 1]


def full_date(language: str, date: tuple[int, int, int], dice: Dice) -> str:
    """Print a day in one of the manners of a language; ``date`` is year, month, day."""
    year, number, day = date
    name = MONTHS.get(language, MONTHS["en"])[number - 1]
    if dice.chance(0.2):
        return dice.pick(
            f"{year}-{number:02d}-{day:02d}",
            f"{day:02d}.{number:02d}.{year}",
            f"{day}.{number}.{year}",
            f"{day:02d}/{number:02d}/{year}",
        )
    match language:
        case "de":
            return f"{day}. {name} {year}"
        case "es" | "pt":
            return f"{day} de {name} de {year}"
        case "en":
            return dice.pick(
                f"{day} {name} {year}",
                f"{name} {day}, {year}",
                f"{name[:3]} {day}, {year}",
                f"{day} {name[:3]}. {year}",
            )
        case _:
            return f"{day} {name} {year}"


ROLES = {
    "en": (" (Ed{s}.)", " (ed{s}.)", ", ed{s}.", " (Ed{s})", " (ed{s})", ", editor{s}", " (Editor{s})", " ed{s}.",
        " [ed{s}.]", ", Ed{s}."),
    "de": (" (Hrsg.)", " (Hg.)", " (Hrsg.)", " (Hg.)", ", Hrsg.", " (Hrsg)", " (Hg)", " [Hrsg.]", ", (Hrsg.)",
    " (Hgg.)", " (Eds.)", " (Ed.)", " (hrsg.)"),
    "fr": (" (dir.)", " (éd{s}.)", ", dir.", " (sous la dir. de)", " (eds.)"),
    "es": (" (ed{s}.)", " (coord{s}.)", " (Comp.)", " (Ed{s}.)"),
    "it": (" (a cura di)", " (a c. di)", " (cur.)", " (ed{s}.)"),
    "pt": (" (org{s}.)", " (Org{s}.)", " (coord.)"),
    "ru": (" (ред.)", " (отв. ред.)"),
}  # fmt: skip
"""Words behind the names of editors; ``{s}`` where several."""
LEADS = {
    "en": ("edited by ", "Edited by ", "ed. by ", "ed. ", "eds. ", "Ed. ", "Eds. ", "edited by "),
    "de": ("hrsg. von ", "hg. von ", "herausgegeben von ", "Hrsg. von ", "hrsg. v. ", "Hrsg.: ", "hg. v. "),
    "fr": ("sous la direction de ", "dir. ", "édité par ", "éd. par "),
    "es": ("editado por ", "ed. de ", "coord. por "),
    "it": ("a cura di ", "a c. di ", "ed. "),
    "pt": ("org. ", "organizado por ", "coord. "),
    "ru": ("под ред. ", "отв. ред. ", "/ под ред. "),
}
"""Words before the names of editors that stand behind the title."""
