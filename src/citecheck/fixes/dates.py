"""Days written as their neighbours are: ``2022-03-26``, ``26 March 2022``, ``Mar. 26, 2022``, ``26 марта 2022``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.dates import read_date
from citecheck.model.edtf import day
from citecheck.model.month_names import month_table

_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_SLASHED = re.compile(r"\d{4}/\d\d/\d\d\Z", re.ASCII)
_PRINTED = re.compile(
    r"(?P<first>\d{1,2}|[^\W\d_]+)(?P<dot>\.?)(?P<gap>[ \u00a0]+(?:de |d')?)"
    r"(?P<second>\d{1,2}|[^\W\d_]+)(?P<mark>[.,]?)(?P<space>[ \u00a0]+(?:de )?)"
    r"(?P<year>\d{4})(?P<tail>[ \u00a0]?(?:г\.|р\.)?)\Z"
)
_CJK = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日\Z", re.ASCII)
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "en-short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
"""Language and form -> month names as they stand in dates. Source: Unicode CLDR 46, October 2024."""


def written(edtf: str, examples: Iterable[str]) -> str:
    """Write a day as the first example that has a form which is known; other dates stay as EDTF has them.

    Args:
        edtf: The date, as records have it.
        examples: Dates of the same file, those to follow first.
    """
    if day(edtf) is None:
        return edtf
    for example in examples:
        like = _like(example.strip(), edtf)
        if like is not None:
            return like
    return edtf


def form(example: str) -> str | None:
    """Give one and the same day in the form of an example, so that forms can be counted; ``None`` if it is unknown."""
    return _like(example.strip(), "2011-12-25")


def _like(example: str, edtf: str) -> str | None:
    year, month, number = edtf.split("-")
    if _ISO.match(example):
        return edtf
    if _SLASHED.match(example):
        return f"{year}/{month}/{number}"
    if _CJK.match(example):
        return f"{year}年{int(month)}月{int(number)}日"
    match = _PRINTED.match(example)
    if match is None or day(read_date(example)) is None:
        return None
    day_first = match["first"].isdigit()
    word = match["second"] if day_first else match["first"]
    name = _month_like(word, int(month))
    figures = match["first"] if day_first else match["second"]
    shown_day = number if figures.startswith("0") else str(int(number))
    if name is None:
        return None
    first, second = (shown_day, name) if day_first else (name, shown_day)
    made = f"{first}{match['dot']}{match['gap']}{second}{match['mark']}{match['space']}{year}{match['tail']}"
    return made if read_date(made) == edtf else None


def _month_like(word: str, month: int) -> str | None:
    """Give the name of a month in the language and form of another month's name."""
    number = month_table().get(word.casefold())
    if number is None:
        return None
    rows = {language: names.split() for language, names in _MONTHS.items()}
    alike = [row for row in rows.values() if row[number - 1].casefold() == word.casefold()]
    exact = [row for row in alike if row[number - 1] == word]
    if not alike:
        return None
    name = (exact or alike)[0][month - 1]
    if exact and not (name.isupper() or word.isupper()):
        return name
    return name.lower() if word.islower() else name.upper() if word.isupper() else name[:1].upper() + name[1:]
