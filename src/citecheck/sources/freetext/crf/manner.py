"""The manner of a whole reference: how it begins, where its year stands, what is quoted or bracketed."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.sources.freetext.crf.words import Word

_CLOSING = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’'",
    '"': '"”',
    "'": "'’",
    "”": "”",
}
"""Sign that may open a quotation -> signs that close it."""
_EARLY = 0.5
_SHORT_FORM = 3
_ENOUGH_STOPS = 2
_QUOTED = frozenset("Qs")
"""Beginnings of the state inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What holds for a reference as a whole, and the state at each of its tokens."""

    style: str
    states: list[str]
    """At each token: inside which quotation marks and brackets it stands."""
    stages: list[str]
    """At each token: what has been passed (a year, quoted words, "in", a colon)."""
    stops: str
    """How many full stops part fields: ``0``, ``1`` or ``2`` for more."""
    ahead: list[str]
    """At each token: what is still to come behind it ("in", figures, a year, a publisher, a place)."""


def manner(words: list[Word], gaps: tuple[str, ...]) -> Manner:
    """Look over a reference once."""
    states, has_quotes = _states(gaps, len(words))
    stages, year_at = _stages(words, gaps, states)
    style = _beginning(words, gaps) + has_quotes + _year_place(year_at, gaps, len(words))
    return Manner(style, states, stages, _stops(words, gaps), _ahead(words, gaps))


def _ahead(words: list[Word], gaps: tuple[str, ...]) -> list[str]:
    """Say of each token what comes behind it, read from the end."""
    count = len(words)
    ahead = [""] * count
    into = figures = year = house = place = flags = ""
    for at in range(count - 1, -1, -1):
        ahead[at] = flags
        one = words[at]
        shape = one.shape[0]
        if shape == "d":
            figures = "n"
        elif shape == "y":
            year = "y"
        elif one.keyword:
            if one.keyword == "in" and gaps[at][-1:] not in _JOINS:
                into = "i"
            elif one.keyword == "pub":
                house = "h"
            else:
                continue
        elif one.lists[-1:] == "p" and gaps[at + 1] not in _JOINS:
            place = "p"
        else:
            continue
        flags = into + figures + year + house + place
    return ahead


_JOINS = frozenset(["_", ""])


def _stops(words: list[Word], gaps: tuple[str, ...]) -> str:
    """What parts the fields: full stops (``.``; those of initials and short forms do not count), or only commas."""
    stops = 0
    for at in range(1, len(words)):
        if gaps[at][:1] == "." and words[at].shape[0] in "Ad" and len(words[at - 1].folded) > _SHORT_FORM:
            stops += 1
            if stops == _ENOUGH_STOPS:
                return "2"
    return str(stops)


def _states(gaps: tuple[str, ...], count: int) -> tuple[list[str], str]:
    """Follow quotation marks and brackets; what is never closed again is taken for no quotation."""
    states: list[str] = []
    quote = ""
    depth = square = 0
    kinds = ""
    state = ""
    last = {sign: at for at, gap in enumerate(gaps) if gap not in _TELLS_NOTHING for sign in gap}
    for at in range(count):
        gap = gaps[at]
        if gap in _TELLS_NOTHING:
            states.append(state)
            continue
        for sign in gap:
            if sign == "(":
                depth = min(depth + 1, 2)
            elif sign == ")":
                depth = max(depth - 1, 0)
            elif sign == "[":
                square = 1
            elif sign == "]":
                square = 0
            elif quote:
                if sign in _CLOSING[quote]:
                    quote = ""
            elif any(last.get(mark, 0) > at for mark in _CLOSING.get(sign, "")):  # it is closed later on
                quote = sign
                kinds = kinds or _KINDS.get(sign, "Q")
        state = f"{_KINDS.get(quote, 'Q') if quote else ''}{'(' * depth}{'[' * square}"
        states.append(state)
    return states, kinds or "-"


_TELLS_NOTHING = frozenset(["", "_", ",", ".", ":", ";", "-", "–", ".,", "&", "/"])
"""Gaps that open and close nothing: nearly all of them."""
_KINDS = {"‘": "s", "'": "s", "‚": "s", "‹": "s", "›": "s"}
"""Single quotation marks; all others are double ones, ``Q``."""


def _stages(words: list[Word], gaps: tuple[str, ...], states: list[str]) -> tuple[list[str], int]:
    """Say of each token what came before it; gives where the first year stands too, -1 without one."""
    stages: list[str] = []
    year_at = -1
    year = quoted = inside = colon = stage = ""
    for at, one in enumerate(words):
        if not colon and at and gaps[at][:1] == ":":
            colon = "c"
            stage = year + quoted + inside + colon
        stages.append(stage)
        if not year and one.shape[0] == "y":
            year_at, year = at, "y"
            stage = year + quoted + inside + colon
        if not quoted and states[at][:1] in _QUOTED:
            quoted = "q"
            stage = year + quoted + inside + colon
        if not inside and one.keyword == "in" and gaps[at][-1:] not in ("_", ""):
            inside = "i"
            stage = year + quoted + inside + colon
    return stages, year_at


def _beginning(words: list[Word], gaps: tuple[str, ...]) -> str:
    """How it begins: ``F,`` family name and comma, ``FI`` family name and initials, ``I`` initials, ``-`` otherwise."""
    first = words[0]
    at = 1 if first.shape[0] == "d" and len(words) > 1 else 0
    first = words[at]
    after = gaps[at + 1] if at + 1 < len(gaps) else ""
    second = words[at + 1].shape if at + 1 < len(words) else ""
    if len(first.shape) == 1 and first.shape[0] == "A":
        return "I"
    if after[:1] == ",":
        return "F,I" if second in ("A", "AI", "AA", "AR") else "F,"
    if second in ("A", "AI", "AA", "AAA", "AR") and after in ("_", ""):
        return "FI"
    return "-" + first.shape[0]


def _year_place(year_at: int, gaps: tuple[str, ...], count: int) -> str:
    if year_at < 0:
        return "0"
    bracket = "(" if "(" in gaps[year_at] else ""
    place = "h" if year_at < _EARLY * count else "e" if year_at >= count - 2 else "m"
    return place + bracket
