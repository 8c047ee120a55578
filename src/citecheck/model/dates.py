"""Printed dates to EDTF: as exact as printed, never more exact.

A date is read as a row of tokens (day, month, year, season, dash), and the row of their letters (``DMY``, ``MY-MY``)
says what it means. Month and day in bare figures are told apart only where that is certain: ``13/05/2020`` is a day,
``03/05/2020`` is the year 2020, for nobody can say which is the month.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from citecheck.model.edtf import interval
from citecheck.model.month_names import month_table, season_table

_TOKEN = re.compile(
    r"[\s\u200e\u200f]*(?:(?P<number>\d{1,4})(?![\d\w])|(?P<ordinal>\d{1,2})(?:st|nd|rd|th|er|re|os?|as?|[ºª])(?!\w)|"
    r"(?P<letter>\d{4})[a-z](?!\w)|(?P<word>[^\W\d_]+)|(?P<dash>[-–—‐‑−/])|(?P<other>[.,~?]))"
)
_COMMON = re.compile(
    r"(?:(\d{1,2}) ([A-Z][a-z]+)|([A-Z][a-z]+)(?: (\d{1,2}),)?) (\d{4})(?![\w–—/-]| ?[–—-] ?\d| [–—] [A-Z])|"
    r"(\d{4})-(\d\d)-(\d\d)(?![\w/-])|(\d{4})(?=[)\]:;]|[.,]?\Z|\.\s[A-Z(\"])",
    re.ASCII,
)
"""Nine of ten dates in English, read without cutting them into tokens: five times as fast."""
_CJK = re.compile(
    r"(?:(?P<year>\d{4})|(?P<era>令和|平成|昭和|大正|明治|民國|民国)(?P<of_era>\d{1,3}|元))\s?[年년]"
    r"(?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日号號일])?)?"
)
_FIGURES = re.compile(
    r"(?P<a>\d{1,2})(?P<dot>[./-])\s?(?P<b>\d{1,2})(?P=dot)\s?(?P<y>\d{4})(?!\d)|"
    r"(?P<year>\d{4})(?P<mark>[./])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?(?!\d)"
)
_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?)?\Z", re.ASCII)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|[年년]")
_ERA_BEFORE_FIRST_YEAR = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
}
_FILLERS = frozenset(
    [
        "de",
        "del",
        "di",
        "of",
        "the",
        "year",
        "der",
        "den",
        "d",
        "do",
        "da",
        "g",
        "г",
        "года",
        "год",
        "року",
        "р",
        "rok",
        "roku",
        "año",
        "vom",
        "le",
        "am",
        "на",
        "em",
        "'de",
        "z",
        "y",
        "a",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ]
)
_ABOUT = frozenset(["c", "ca", "circa", "um", "около", "vers", "hacia"])
_RANGE_WORDS = frozenset(["to", "until", "bis", "al", "au"])
_WORDS_ELSEWHERE = frozenset(
    ["out", "set", "ago", "mag", "may", "march", "fall", "gen", "sett", "mar", "lug", "abr", "maj"]
)
"""Month names that are plain words in English or another language: read only with a day or a capital letter."""
_FEASTS = frozenset(["easter", "christmas"])
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
_QUARTER_WORDS = frozenset(["quarter", "quartal", "trimestre", "квартал"])
_MONTHS = month_table()
_SEASONS = season_table()
_MAX_TOKENS = 16
"""More than the longest form, ``Monday, 28th of December 2019 – 3 January 2020``, has."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
"""Four figures outside these are a page, a price or a count."""
_WINDOW = 48
"""Code points before a year in which its day and month stand."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date inside a text: ``text[start:end]`` says it."""

    edtf: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    letter: str
    value: int
    end: int
    width: int = 0


def read_date(text: str) -> str | None:
    """Read a text that is a date and nothing else; ``None`` when it is not, or has no year ("n.d.", "in press").

    Gives an EDTF level 1 string, see ``citecheck.model.edtf``. A printed day that does not exist ("31 June 2020") is
    kept as printed, for its finding is somebody else's job.
    """
    stripped = text.strip(" \t\r\n\u00a0.,;()[]")
    if not stripped:
        return None
    if _EDTF.match(stripped) and stripped[0] != "0" and interval(stripped) is not None:
        return stripped
    found = date_at(stripped, 0)
    if found is None:
        return None
    rest = stripped[found.end :].strip(" .")
    return found.edtf if not rest or rest.casefold() in _FILLERS else None


def date_at(text: str, start: int, stop: int | None = None) -> FoundDate | None:
    """Read the longest date that begins at ``start`` (spaces aside) and ends by ``stop``; ``None`` without one."""
    stop = len(text) if stop is None else stop
    while start < stop and text[start].isspace():
        start += 1
    if start >= stop:
        return None
    if (common := _COMMON.match(text, start, stop)) and (found := _common(common)) is not None:
        return found
    if (figures := _in_figures(text, start, stop)) is not None:
        return figures
    tokens = _tokens(text, start, stop)
    letters = "".join(token.letter for token in tokens)
    about = letters.startswith("~")
    if about:
        tokens, letters = tokens[1:], letters[1:]
    for length in range(len(letters), 0, -1):
        reader = _FORMS.get(letters[:length])
        if reader is None:
            continue
        edtf = reader(tokens[:length])
        if edtf is not None:
            return FoundDate(f"{edtf}~" if about and "/" not in edtf else edtf, start, tokens[length - 1].end)
    return None


def find_dates(text: str, start: int = 0, stop: int | None = None) -> Iterator[FoundDate]:
    """Find the dates in ``text[start:stop]``, in order, none inside another; bare years too."""
    stop = len(text) if stop is None else stop
    taken = start
    for match in _YEAR.finditer(text, start, stop):
        if match.start() < taken:
            continue
        best: FoundDate | None = None
        for begin in _word_starts(text, max(taken, match.start() - _WINDOW), match.start()):
            found = date_at(text, begin, stop)
            if found is not None and found.end >= match.end():
                best = found
                break
        if best is not None:
            yield best
            taken = best.end


def _word_starts(text: str, begin: int, end: int) -> list[int]:
    """Give where a date that ends in the year at ``end`` may begin, earliest first."""
    starts = [end]
    position = end
    while position > begin:
        previous = position
        while previous > begin and not text[previous - 1].isalnum():
            if text[previous - 1] in '"“”()[]:;!?':
                return sorted(starts)
            previous -= 1
        first = previous
        while first > begin and text[first - 1].isalnum():
            first -= 1
        if first == previous or (first == begin > 0 and text[begin - 1].isalnum()):
            break
        word = text[first:previous].casefold()
        if not (
            word[0].isdecimal()
            or word in _MONTHS
            or word in _SEASONS
            or word in _FILLERS
            or word in _ABOUT
            or word in _ORDINALS
            or word in _QUARTER_WORDS
            or word in _FEASTS
        ):
            break
        starts.append(first)
        position = first
    return sorted(starts)


def _common(match: re.Match[str]) -> FoundDate | None:
    """Read ``5 May 2020``, ``May 5, 2020``, ``May 2020``, ``2020-05-05``; ``None`` where the word is no month."""
    day, month_name, other_month_name, other_day, year, iso_year, iso_month, iso_day, bare_year = match.groups()
    if iso_year:
        return _from_parts(int(iso_year), iso_month, iso_day, match)
    if bare_year:
        return _from_parts(int(bare_year), None, None, match)
    month = _MONTHS.get((month_name or other_month_name).lower())
    if month is None:
        return None
    return _from_parts(int(year), month, day or other_day, match)


def _in_figures(text: str, start: int, stop: int) -> FoundDate | None:
    """Read ``2007年4月24日``, ``15.03.2022``, ``2020/05/05``."""
    if match := _CJK.match(text, start, stop):
        if match["year"]:
            year = int(match["year"])
        else:
            year = _ERA_BEFORE_FIRST_YEAR[match["era"]] + (1 if match["of_era"] == "元" else int(match["of_era"]))
        return _from_parts(year, match["month"], match["day"], match)
    match = _FIGURES.match(text, start, stop)
    if match is None:
        return None
    if match["year"]:
        if match["mark"] == "/" and match["day"] is None:
            return None
        return _from_parts(int(match["year"]), match["month"], match["day"], match)
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["dot"] == "." or (first > 12 and second <= 12) or first == second:  # noqa: PLR2004 - months of a year
        return _from_parts(year, match["b"], match["a"], match)
    if second > 12 and first <= 12:  # noqa: PLR2004 - months of a year
        return _from_parts(year, match["a"], match["b"], match)
    return _from_parts(year, None, None, match)


def _from_parts(year: int, month: str | int | None, day: str | None, match: re.Match[str]) -> FoundDate | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    edtf = _edtf(year, int(month) if month else None, int(day) if day else None)
    return None if edtf is None else FoundDate(edtf, match.start(), match.end())


def _tokens(text: str, start: int, stop: int) -> list[_Token]:
    """Cut the longest row of words and figures that dates are made of."""
    tokens: list[_Token] = []
    position = start
    for _ in range(_MAX_TOKENS):
        match = _TOKEN.match(text, position, stop)
        if match is None:
            break
        position = match.end()
        kind = match.lastgroup or "other"
        if kind == "other":
            if match[kind] in "~?" and not tokens:
                tokens.append(_Token("~", 0, position))
            elif match[kind] in "~?":
                break
            continue
        if kind == "word":
            token = _word(match["word"], match.end("word"), text, tokens)
            if token is None:
                break
            if token.letter:
                tokens.append(token)
        elif kind == "dash":
            tokens.append(_Token("-", "/–—−".find(match["dash"]), position))
        else:
            digits = match[kind]
            letter = "Y" if len(digits) == 4 and kind != "ordinal" else "D"  # noqa: PLR2004 - figures of a year
            tokens.append(_Token(letter, int(digits), match.end(), len(digits)))
    return tokens


def _word(word: str, end: int, text: str, before: list[_Token]) -> _Token | None:
    """Classify a word; ``None`` for one that no date has, an empty letter for one that means nothing."""
    folded = word.casefold()
    lower = word[0].islower()
    if (month := _MONTHS.get(folded)) is not None:
        has_day = bool(before) and before[-1].letter in "D-"
        if lower and folded in _WORDS_ELSEWHERE and not has_day and not _follows_day(text, end):
            return None
        return _Token("M", month, end)
    if (season := _SEASONS.get(folded)) is not None:
        if lower and folded in _WORDS_ELSEWHERE:
            return None
        return _Token("S", season, end)
    if folded in _ABOUT and not before:
        return _Token("~", 0, end)
    if folded in _RANGE_WORDS and before:
        return _Token("-", 1, end)
    if folded in _FILLERS:
        return _Token("", 0, end)
    if folded in _ORDINALS:
        return _Token("O", _ORDINALS[folded], end)
    if folded in _QUARTER_WORDS:
        return _Token("Q", 0, end)
    return _Token("F", 0, end) if folded in _FEASTS else None


def _follows_day(text: str, end: int) -> bool:
    rest = text[end : end + 4].lstrip(" .")
    return rest[:1].isdecimal() and not rest[:4].isdecimal()


def _edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Spell a date; ``None`` when month or day cannot be one at all."""
    if month is None:
        return f"{year:04}"
    if not (1 <= month <= 12 or (21 <= month <= 24 and day is None)):  # noqa: PLR2004 - months; EDTF seasons
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= 31 else None  # noqa: PLR2004 - days of a month


def _parts(form: str, tokens: list[_Token]) -> str | None:
    """Spell one date of form ``Y``, ``MY``, ``DMY`` …, its tokens in that order."""
    year = month = day = None
    for letter, token in zip(form, tokens, strict=True):
        if letter == "Y":
            year = token.value
        elif letter == "D":
            day = token.value
        else:
            month = token.value
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return _edtf(year, month, day)


def _single(form: str) -> Callable[[list[_Token]], str | None]:
    return lambda tokens: _parts(form, tokens)


def _iso(tokens: list[_Token]) -> str | None:
    """``2020-05-05``: two figures each, hyphens or dashes."""
    if tokens[2].width > 2 or tokens[4].width > 2:  # noqa: PLR2004 - figures of a month
        return None
    return _parts("YMD", [tokens[0], tokens[2], tokens[4]])


def _range(form: str, shared: str) -> Callable[[list[_Token]], str | None]:
    """Make a reader of ``left-right`` whose left side lacks the ``shared`` letters and borrows them from the right."""
    left, _, right = form.partition("-")

    def read(tokens: list[_Token]) -> str | None:
        head, tail = tokens[: len(left)], tokens[len(left) + 1 :]
        by_letter = dict(zip(right, tail, strict=True))
        first = _parts(left + shared, [*head, *(by_letter[letter] for letter in shared)])
        last = _parts(right, tail)
        return _interval(first, last)

    return read


def _interval(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    return first if first == last else f"{first}/{last}"


def _days_then_year(tokens: list[_Token]) -> str | None:
    """``May 5–7, 2020``."""
    month, first, _, last, year = tokens
    return _interval(_parts("MDY", [month, first, year]), _parts("MDY", [month, last, year]))


def _two_days_one_year(tokens: list[_Token]) -> str | None:
    """``May 28 – June 3, 2020``."""
    year = tokens[5]
    return _interval(_parts("MDY", [*tokens[:2], year]), _parts("MDY", [*tokens[3:5], year]))


def _years(tokens: list[_Token]) -> str | None:
    """``2019–2020``."""
    return _interval(_parts("Y", tokens[:1]), _parts("Y", tokens[2:])) if tokens[0].value < tokens[2].value else None


def _short_years(tokens: list[_Token]) -> str | None:
    """``2019–20`` is two years; ``2003-05`` with a hyphen is a month, as ISO 8601 has it."""
    year, dash, short = tokens
    if short.width != 2:  # noqa: PLR2004 - figures of a short year
        return None
    if dash.value < 1 and 1 <= short.value <= 12:  # noqa: PLR2004 - months of a year
        return _parts("YM", [year, short])
    last = year.value - year.value % 100 + short.value
    return f"{year.value}/{last}" if _FIRST_YEAR <= year.value < last <= _LAST_YEAR else None


def _season_over_years(tokens: list[_Token]) -> str | None:
    """``Winter 2019–20`` is one winter: EDTF counts it to the year in which it begins."""
    season, year, _, end = tokens
    last = end.value if end.letter == "Y" else year.value - year.value % 100 + end.value
    if last == year.value + 1 and season.value == 24:  # noqa: PLR2004 - EDTF: winter
        return _parts("SY", [season, year])
    return f"{year.value}/{last}" if _FIRST_YEAR <= year.value < last <= _LAST_YEAR else None


def _quarter(tokens: list[_Token]) -> str | None:
    """``First Quarter 2020``, ``Q1 2020``."""
    year, first = tokens[-1].value, 3 * tokens[0].value - 2
    return _interval(_edtf(year, first), _edtf(year, first + 2))


def _last_year(tokens: list[_Token]) -> str | None:
    """``Easter 2020``: the year, for the day is not printed."""
    return _parts("Y", tokens[-1:])


_FORMS: Mapping[str, Callable[[list[_Token]], str | None]] = {
    **{form: _single(form) for form in ("Y", "MY", "YM", "SY", "YS", "DMY", "MDY", "YMD", "YDM")},
    **{form: _range(form, "Y") for form in ("M-MY", "S-SY", "DM-DMY", "M-SY", "S-MY")},
    **{form: _range(form, "") for form in ("MY-MY", "SY-SY", "DMY-DMY", "MDY-MDY")},
    "D-DMY": _range("D-DMY", "MY"),
    "MD-DY": _days_then_year,
    "MD-MDY": _two_days_one_year,
    "Y-Y": _years,
    "Y-D": _short_years,
    "Y-D-D": _iso,
    "SY-D": _season_over_years,
    "SY-Y": _season_over_years,
    "OQY": _quarter,
    "OY": lambda tokens: _quarter(tokens) if tokens[0].width else None,
    "FY": _last_year,
    "D-M-Y": lambda tokens: _parts("DMY", [tokens[0], tokens[2], tokens[4]]),
}
