"""Signs that nobody runs a site here: for sale, parked, suspended, lapsed, or a web server's welcome page."""

from __future__ import annotations

import re

from citecheck.pages.addresses import AddressKind, kinds_of
from citecheck.pages.interface import Reading, Sign, SignKind, Where
from citecheck.pages.signs.told import Told
from citecheck.pages.vocabulary import Speech

_HOST_NAME = re.compile(r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}", re.IGNORECASE)
_MOST_STRONG = 3
_MOST_CORE = 3


def parked_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at the words, at the title, and at the address that answered."""
    if not told.languages:
        return ()
    signs = _said(told)
    if signs and _is_host_name(reading.page.title):
        signs.append(Sign(SignKind.TRADE, 1, "its title is a bare host name"))
    if signs and AddressKind.PARKING in kinds_of(reading.url):
        signs.append(Sign(SignKind.TRADE, 4, "its address is one of parked or suspended domains"))
    return tuple(signs)


def _said(told: Told) -> list[Sign]:
    signs: list[Sign] = []
    for where, pure in ((Where.TITLE, told.pure_title), (Where.HEADING, told.pure_heading)):
        text, weight = pure(Speech.PARKED), 3
        if text is None:  # a house may be for sale as well
            text, weight = pure(Speech.SALE), 2
        if text is not None:
            signs.append(Sign(SignKind.PARKED, weight, f"its {where} says “{text}” and nothing else", where=where))
    core = told.count(Speech.PARKED) + bool(told.count(Speech.SALE))
    strong = told.count(Speech.PARKED_STRONG)
    if core:
        weight = min(1 + core, _MOST_CORE)
        signs.append(Sign(SignKind.PARKED, weight, "its text speaks of a domain for sale or a closed account"))
    if (core or signs) and strong:
        signs.append(Sign(SignKind.TRADE, min(strong, _MOST_STRONG), "its words are those of registrars and hosts"))
    return signs


def _is_host_name(title: str | None) -> bool:
    return title is not None and _HOST_NAME.fullmatch(title.strip()) is not None
