"""The manner of a whole reference: how it begins, where its year stands, what is quoted or bracketed."""

from __future__ import annotations

from typing import NamedTuple

from citecheck.sources.freetext.crf.words import FIGURES, HOUSE, IN, PLACE, YEAR, Word

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
_QUOTED = frozenset("Qs")
"""Beginnings of the state inside quotation marks."""


class Manner(NamedTuple):
    """What holds for a reference as a whole, and the state at each of its tokens."""

    style: str
    states: list[str]
    """At each token: inside which quotation marks and brackets it stands."""
    stages: list[str]
    """At each token: what has been passed (a year, quoted words, "in", a colon)."""
    ahead: list[str]
    """At each token: what is still to come behind it ("in", figures, a year, a publisher, a place)."""


def manner(words: list[Word], gaps: tuple[str, ...]) -> Manner:
    """Look over a reference once."""
    told = "".join([one.announces for one in words])
    states, has_quotes = _states(gaps, len(words))
    year_at = told.find(YEAR)
    style = _beginning(words, gaps) + has_quotes + _year_place(year_at, gaps, len(words))
    return Manner(style, states, _stages(told, gaps, states, year_at), _ahead(told, gaps))


def _ahead(told: str, gaps: tuple[str, ...]) -> list[str]:
    """Say of each token what comes behind it; ``told`` is what each word announces."""
    last: list[tuple[int, str]] = []
    for sign in _COMING:
        at = told.rfind(sign)
        while at >= 0 and ((sign == IN and gaps[at][-1:] in _JOINS) or (sign == PLACE and gaps[at + 1] in _JOINS)):
            at = told.rfind(sign, 0, at)
        if at > 0:
            last.append((at, sign))
    ahead: list[str] = []
    for stop in sorted([at for at, _ in last]):
        if stop > len(ahead):
            ahead += ["".join([sign for at, sign in last if at >= stop])] * (stop - len(ahead))
    return ahead + [""] * (len(told) - len(ahead))


_COMING = (IN, FIGURES, YEAR, HOUSE, PLACE)
"""In the order in which they are named."""
_JOINS = frozenset(["_", ""])


def _states(gaps: tuple[str, ...], count: int) -> tuple[list[str], str]:
    """Follow quotation marks and brackets; what is never closed again is taken for no quotation."""
    telling = [at for at, gap in enumerate(gaps) if gap not in _TELLS_NOTHING]
    last = {sign: at for at in telling for sign in gaps[at]}
    states: list[str] = []
    quote = ""
    depth = square = 0
    kinds = ""
    state = ""
    for at in telling:
        states += [state] * (at - len(states))
        for sign in gaps[at]:
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
    states += [state] * (count - len(states))
    return states, kinds or "-"


_TELLS_NOTHING = frozenset(["", "_", ",", ".", ":", ";", "-", "–", ".,", "&", "/"])
"""Gaps that open and close nothing: nearly all of them."""
_KINDS = {"‘": "s", "'": "s", "‚": "s", "‹": "s", "›": "s"}
"""Single quotation marks; all others are double ones, ``Q``."""


def _stages(told: str, gaps: tuple[str, ...], states: list[str], year_at: int) -> list[str]:
    """Say of each token what came before it; ``told`` is what each word announces."""
    passed = [(year_at + 1, "y")] if year_at >= 0 else []
    for at, state in enumerate(states):
        if state and state[0] in _QUOTED:
            passed.append((at + 1, "q"))
            break
    inside = told.find(IN)
    while inside >= 0 and gaps[inside][-1:] in _JOINS:
        inside = told.find(IN, inside + 1)
    if inside >= 0:
        passed.append((inside + 1, "i"))
    for at, gap in enumerate(gaps):
        if gap and gap[0] == ":" and at:
            passed.append((at, "c"))
            break
    stages: list[str] = []
    stage = ""
    for start in sorted([at for at, _ in passed]):
        stages += [stage] * (start - len(stages))
        stage = "".join([sign for at, sign in passed if at <= start])
    return (stages + [stage] * (len(told) - len(stages)))[: len(told)]


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
