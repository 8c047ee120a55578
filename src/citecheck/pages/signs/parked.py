"""Signs that nobody runs a site here: for sale, parked, suspended, lapsed, or a web server's welcome page."""

from __future__ import annotations

import re

from citecheck.pages.addresses import AddressKind, kinds_of
from citecheck.pages.interface import Reading, Sign, SignKind, Where
from citecheck.pages.signs.told import Told
from citecheck.pages.vocabulary import Speech, is_pure

_HOST_NAME = re.compile(r"(?<![\w.@/-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}(?![\w.-])", re.IGNORECASE)
_MOST_BESIDE_HOST = 6
_SAYS_SO = 3
_FOR_SALE = 2
_MOST_STRONG = 3
_MOST_CORE = 3


def parked_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at the words, at the title, and at the address that answered."""
    if not told.languages:
        return ()
    signs = _said(told)
    if signs and _is_host_name(told):
        # The name of a site may head its pages; beside "for sale" it is the goods.
        weight = 2 if any(sign.weight == _FOR_SALE for sign in signs) else 1
        signs.append(Sign(SignKind.TRADE, weight, "its title is a bare host name"))
    if signs and AddressKind.PARKING in kinds_of(reading.url):
        signs.append(Sign(SignKind.TRADE, 4, "its address is one of parked or suspended domains"))
    return tuple(signs)


def _said(told: Told) -> list[Sign]:
    signs: list[Sign] = []
    is_of_name = _names_host(told) or _speaks_of_domain(told)  # a house may be for sale as well
    for where, pure in ((Where.TITLE, told.pure_title), (Where.HEADING, told.pure_heading)):
        text, weight = pure(Speech.PARKED), _SAYS_SO
        if text is None and is_of_name:
            text, weight = pure(Speech.SALE), _FOR_SALE
        if text is not None:
            signs.append(Sign(SignKind.PARKED, weight, f"its {where} says “{text}” and nothing else", where=where))
    core = told.count(Speech.PARKED) + bool(is_of_name and told.count(Speech.SALE))
    if not signs:
        core += any(part.count(Speech.PARKED) for part in told.headings)
    strong = told.count(Speech.PARKED_STRONG)
    if strong and any(sign.weight == _SAYS_SO for sign in signs) and _says_nothing_else(told):
        signs.append(Sign(SignKind.TRADE, 1, "no heading says anything else"))
    if core:
        weight = min(1 + core, _MOST_CORE)
        signs.append(Sign(SignKind.PARKED, weight, "its text speaks of a domain for sale or a closed account"))
    if (core or signs) and strong:
        signs.append(Sign(SignKind.TRADE, min(strong, _MOST_STRONG), "its words are those of registrars and hosts"))
    return signs


def _says_nothing_else(told: Told) -> bool:
    """Whether every heading is about the name or the account: "Why is my account suspended?" is a page of its own."""
    return all(
        _HOST_NAME.search(part.text) is not None
        or any(is_pure(part.tokens, speech, name) for speech in (Speech.PARKED, Speech.SALE) for name in told.languages)
        for part in told.headings
    )


def _speaks_of_domain(told: Told) -> bool:
    return any(told.mentions(part, Speech.DOMAIN) for part in (*told.titles, *told.headings, *told.blocks))


def _names_host(told: Told) -> bool:
    """Whether a title or heading is a host name with hardly a word beside it: "harrow.example is for sale"."""
    return any(
        len(part.tokens) <= _MOST_BESIDE_HOST and _HOST_NAME.search(part.text) is not None
        for part in (*told.titles[:1], *told.headings)
    )


def _is_host_name(told: Told) -> bool:
    return any(_HOST_NAME.fullmatch(part.text.strip()) for part in (*told.titles[:1], *told.headings))
