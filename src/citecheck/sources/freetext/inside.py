"""Where a reference ends inside a piece, without a full stop: plain notes often have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from citecheck.model.dates import read_date
from citecheck.sources.freetext.cutting import last_word
from citecheck.sources.freetext.piece_kinds import DATED_HEAD, SIGNED_NOTE
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.sentences import may_be_sentence
from citecheck.sources.name_words import GIVEN_NAMES, PARTICLES
from citecheck.sources.names import is_body, name_evidence

_FAMILY = r"(?:(?:van|von|de|der|den|di|da|la|le|el|al) ){0,2}+(?=[\w'’-]*[a-z])(?:v[ao]n|d[aei]|la|al)?+[A-Z][\w'’-]*+"
_UNIT = rf"{_FAMILY}(?:\s(?:Jr|Sr|I{{2,3}}|IV))?+,\s[A-Z][\w.'’-]*+(?:\s[A-Z][\w.'’-]*+){{0,3}}+(?:,\sJr\.?)?+"
_INITIALED = rf"{_FAMILY}(?:\s(?=[\w'’-]*[a-z])[A-Z][\w'’-]*+)?+\s[A-Z]{{1,3}}(?![\w.])"
# Possessive throughout: a list of two hundred names that no date follows must not be tried in every way.
_HEAD_INSIDE = re.compile(rf"(?<=\s){_UNIT}(?:(?:;\s|\s&\s|,?\sand\s){_UNIT})*+(?:;?\set\sal\.?)?+(?=\s\()")
_INITIALED_INSIDE = re.compile(rf"(?<=\s){_INITIALED}(?:,\s{_INITIALED})*+(?:,\set\sal\.?)?+(?=\s\()")
_TRAILING_NAME = re.compile(rf"(?<=\w ){_FAMILY},\s(?P<given>[A-Z][a-z]+)(?:\s[A-Z])?\Z")
_TRAILING_FULL_NAME = re.compile(r"(?<=\w )(?P<given>[A-Z][a-z]+)(?: [A-Z]\.)? [A-Z][a-z]+\Z")
_FULL_INSIDE = re.compile(r"(?<=[a-z]{2} )[A-Z][a-z'’-]+(?: [A-Z]\.)? [A-Z][a-z'’-]+(?=\s\()")
_FULL_BEFORE = re.compile(
    r"(?<![^\W\d_.,])(?:(?:(?:[A-Z]\.|[A-Z][a-z'’-]+) ){1,2}+[A-Z][a-z'’-]+, ){0,20}+"
    r"(?:[A-Z]\. )?(?P<given>[A-Z][a-z]+)(?: [A-Z]\.)? \Z"
)
_DAY = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )\d{4}(?= [A-Z])")
_FIGURE_OR_BRACKET = re.compile(r"[\d)\]]")
_DAY_LAST = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )(?:1[5-9]|20)\d\d\Z")
_LONGEST_DAY = 24
_SHORT_NOTE_LAST = re.compile(
    rf"(?<=[^\W\d] |[\"”)\].] ){_FAMILY}(?:(?:, {_FAMILY}){{0,2}}+,? (?:&|and) {_FAMILY})?+"
    r" (?:(?:1[5-9]|20)\d\d[a-z]?|\((?:1[5-9]|20)\d\d[a-z]?\)), pp?\. ?[\d–, -]+\Z"
)
"""``Blandy, Orendorff & Tindall 2021, pp. 176–177`` at the end of a piece."""
_LONGEST_SHORT_NOTE = 120
_LANGUAGES = (
    "Spanish|Portuguese|German|French|Italian|Dutch|Russian|Polish|Swedish|Norwegian|Danish|Finnish|Czech|Hungarian|Greek|"
    "Turkish|Japanese|Chinese|Korean|Arabic|Hebrew|Ukrainian|Romanian|Catalan|Croatian|Serbian|Bulgarian|PDF"
)
_LANGUAGE_END = re.compile(rf"\((?:{_LANGUAGES})\)(?=\s[A-Z])|\[\d{{1,3}}\](?=\s[A-Z])")
LANGUAGE_AT_END = re.compile(rf"(?:\((?:{_LANGUAGES})\)|\[\d{{1,3}}\])\Z")
_PAGE_END = re.compile(
    r"\b(?:pp?\.?|pg\.?|, [Pp]ages?:?)\s?\d+(?:[–-]\d+)?+(?:, \d+(?:[–-]\d+)?+)*+"
    r"(?=\s(?:(?:van|von|de) )?[A-Z][\w'’.-]*[ ,])"
)
_YEARS = re.compile(r"(?:1\d|20)\d\d ?[–-] ?(?:\d\d)?\d\d\Z")
"""Years of a life or of a war: no work is dated so."""
_IN_BRACKETS = re.compile(r" \([^()]{1,100}\)")
_NUMBERS_END = re.compile(r" \d{1,4} \(\d{1,3}\)(?:: ?[A-Z]?\d+(?:[–-][A-Z]?\d+)?)?(?=\s(?:[A-Z][\w'’-]+[ ,]|\"))")
"""``Outbreak Bulletin 4 (1)``: of commas' style, with nothing behind it."""
_BEFORE_INITIALED = re.compile(rf"(?:[\d)\]]|n/a)(?=\s{_INITIALED}(?:,\s{_INITIALED}){{1,20}}+(?:,\set\sal)?+[.:]\s)")
"""Before "Coppinger R, Schneider R: Evolution of working dogs": no list of names stands anywhere else."""
_DOMAIN_END = re.compile(r"(?<= )(?:[a-z\d-]+\.){1,3}(?:com|org|net|edu|gov)(?=\s[A-Z][\w'’-]+[ ,])")
_SIGNED_INSIDE = re.compile(
    r"(?<=[\w)\]] )(?P<given>[A-Z][a-z]+) (?:[A-Z]\. ){0,2}[A-Z][a-z]+(?:-[A-Z][a-z]+)?, "
    r"(?=[A-Z][\w'’]* )(?![A-Z][\w.'’ -]{0,30}\()"
)
_LEADING = """
    of by and with in for from to at on & the a as see is are was called term word named titled says said an or
    about after against among around before between during into over than that toward towards under upon versus vs.
    president professor prof. senator sen. governor gov. general gen. captain minister secretary judge justice sir lord
    lady dr. mr. mrs. ms. rev. king queen prince princess pope saint st. mayor chancellor
"""
LEADING_WORDS = frozenset(_LEADING.split())
"""Words after which a quotation, or somebody's name, still belongs to what is said."""
_WORD = re.compile(r"[^\s]+")
_REPETITION_LENGTH = 120
_FEWEST_REPETITIONS = 3
_LONGEST_ENDER = 40
_MOST_ENDERS = 20
_MOST_NAME_WORDS = 4
_HEAD_REACH = 400
"""Code points before the end of a piece in which names that are not at its beginning begin."""


def ends_inside(text: str, begin: int, end: int) -> list[int]:
    """Give where notes end inside a piece, in order, each with a blank behind it and something before it."""
    if text[begin] in '"“«„':
        close = closing(text, begin)
        stops = [] if close is None else _ends_behind(text, close, end)
    else:
        stops = _plain_ends(text, begin, end)
        if text[begin] != "(":
            stops.extend(repeated_ends(text, begin, end))
    return [stop for stop in sorted(set(stops)) if begin < stop < end]


def _ends_behind(text: str, begin: int, end: int) -> list[int]:
    """Give where notes end behind a quoted title: after a day, after volume and issue."""
    return [found.end() for pattern in (_DAY, _NUMBERS_END) for found in pattern.finditer(text, begin, end)]


def ends_in_day(text: str, begin: int, end: int) -> bool:
    """Whether words end in a day: "NY Times, May 28, 1989"."""
    return _DAY_LAST.search(text, max(begin, end - _LONGEST_DAY), end) is not None


def _plain_ends(text: str, begin: int, end: int) -> list[int]:
    """Give where plain notes end that no full stop ends: after a day, after "(Spanish)", before "John Smith, Title"."""
    stops: list[int] = []
    if _FIGURE_OR_BRACKET.search(text, begin, end) is not None:
        for pattern in (_DAY, _LANGUAGE_END, _PAGE_END, _NUMBERS_END):
            stops.extend(found.end() for found in pattern.finditer(text, begin, end))
        # "A sentence.[1] And another one" is one note with notes of its own.
        stops = [stop for stop in stops if text[stop - 1] != "]" or not may_be_sentence(text[stop:end])]
    if text.find(".", begin, end) > 0:
        stops.extend(found.end() for found in _DOMAIN_END.finditer(text, begin, end))
    if text[end - 1].isdecimal():
        note = _SHORT_NOTE_LAST.search(text, max(begin, end - _LONGEST_SHORT_NOTE), end)
        if note is not None and note.start() > begin + 1 and not _leads_on(text, begin, note.start()):
            stops.append(note.start() - 1)
    if text.find(", ", begin, end) > 0:
        stops.extend(_before_signatures(text, begin, end))
        stops.extend(found.end() for found in _BEFORE_INITIALED.finditer(text, begin, end))
    return stops


def _leads_on(text: str, begin: int, position: int) -> bool:
    """Whether the word before a name leads to it: "reprinted in Copeland", "and Obama"."""
    word = last_word(text, begin, position - 1).casefold()
    return word in LEADING_WORDS or word in PARTICLES


def _before_signatures(text: str, begin: int, end: int) -> Iterator[int]:
    """Give where "John Smith, Title" begins inside a piece."""
    is_signed = SIGNED_NOTE.match(text, begin, end) is not None
    for found in _SIGNED_INSIDE.finditer(text, begin, end):
        before = last_word(text, begin, found.start() - 1)
        known = is_signed or found["given"].casefold() in GIVEN_NAMES
        if before.casefold() in GIVEN_NAMES:
            continue
        if known and found.start() > begin and before.casefold() not in LEADING_WORDS:
            yield found.start() - 1


def trailing_name(text: str, begin: int, end: int) -> int | None:
    """Give where the author of the quoted title behind a piece begins: "… discussions Fitzpatrick, Brad"."""
    low = max(begin, end - 60)
    found = _TRAILING_NAME.search(text, low, end)
    if found is None and text.find(", ", begin, end) > 0:
        found = _TRAILING_FULL_NAME.search(text, low, end)
    if found is None or found.start() < begin + 12:
        return None
    behind_number = "," in found.group() and text[found.start() - 2].isdecimal()
    if found["given"].casefold() not in GIVEN_NAMES and not behind_number:
        return None
    before = last_word(text, begin, found.start() - 1)
    return None if before.casefold() in LEADING_WORDS or before.endswith((",", ";", "&")) else found.start()


def repeated_ends(text: str, begin: int, end: int) -> list[int]:
    """Give where notes of one pattern follow each other: "Situation report 7, WHO Situation report 8, WHO …"."""
    if end - begin < _REPETITION_LENGTH:
        return []
    words = [match.span() for match in _WORD.finditer(text, begin, end)]
    openers: dict[str, list[int]] = {}
    for (start, _), _, (_, stop) in zip(words, words[1:], words[2:], strict=False):
        if text[start].isupper() and start > begin:
            openers.setdefault(text[start:stop].casefold(), []).append(start)
    enders = {ender for places in openers.values() if (ender := _word_before(text, begin, places))}
    best: list[int] = []
    most = 0
    for ender in sorted(enders)[:_MOST_ENDERS]:
        pattern = re.compile(rf"(?<=,\s){re.escape(ender)}(?=\s[A-Z])")
        stops = [match.end() for match in pattern.finditer(text, begin, end)]
        # The last note of the row ends as the others do.
        count = len(stops) + text.endswith(f", {ender}", begin, end)
        if count > most:
            best, most = stops, count
    return best


def _word_before(text: str, begin: int, places: list[int]) -> str | None:
    """Give the word, with a capital, that stands before most of several places; ``None`` without one."""
    if len(places) < _FEWEST_REPETITIONS:
        return None
    before = Counter(text[text.rfind(" ", begin, place - 1) + 1 : place - 1] for place in places)
    ender, count = before.most_common(1)[0]
    return ender if 2 * count >= len(places) and ender[:1].isupper() and len(ender) <= _LONGEST_ENDER else None


def _first_of_full_names(text: str, begin: int, family: int) -> int | None:
    """Give where a row of full names begins of which ``family`` begins a family name: "Karl R. Popper, John Eccles"."""
    found = _FULL_BEFORE.search(text, begin, family)
    return found.start() if found is not None and found["given"].casefold() in GIVEN_NAMES else None


def _is_signature(text: str, begin: int, full: re.Match[str]) -> bool:
    """Whether a full name before a date is the author of the next work: "Rob Pike, Title Rhys Hiltner (2016)"."""
    before = last_word(text, begin, full.start() - 1)
    given = full.group().split(" ", 1)[0].casefold()
    if given not in GIVEN_NAMES or before.casefold() in LEADING_WORDS or full.start() <= begin + 1:
        return False
    return not _are_names(text[begin : full.start()])


def _are_names(words: str) -> bool:
    """Whether words before a full name are names too, or the first ones of it: "Richard", "Seth A,"."""
    if any(word.isalpha() and word.islower() and word not in PARTICLES for word in words.split()):
        return False
    first = words.split(maxsplit=1)[0].rstrip(",.")
    few = len(words.split()) < _MOST_NAME_WORDS
    return (few and (first.casefold() in GIVEN_NAMES or len(first) == 1)) or name_evidence(words) >= 0.5  # noqa: PLR2004


def _is_no_name(names: str) -> bool:
    return is_body(names) or names.endswith(("Edition", "Series", "Volume"))


def _lists_full_names(line: str) -> bool:
    """Whether a line is names written out with commas between them: "Karl R. Popper, John C. Eccles"."""
    items = [item.split() for item in line.split(",")]
    if not all(2 <= len(item) <= _MOST_NAME_WORDS for item in items):  # noqa: PLR2004 - given and family
        return False
    if not all(word[:1].isupper() or word in PARTICLES for item in items for word in item):
        return False
    return items[0][0].casefold() in GIVEN_NAMES or items[0][0].endswith(".") or len(items[0][0]) == 1 or len(items) > 3  # noqa: PLR2004


def _names_too_long(line: str) -> bool:
    """Whether what stands before the first comma is more than a family name: "Video on YouTube Aguilar, Louis"."""
    family = line.partition(",")[0].split()
    return len(family) > 2 and not any(word in PARTICLES for word in family)  # noqa: PLR2004 - words of a double name


def _ending_at(names: re.Pattern[str], text: str, low: int, stop: int) -> re.Match[str] | None:
    """Find names before the bracket of a date, which ``stop`` is just behind, or before whom they write for."""
    for found in names.finditer(text, low, stop):
        if found.end() == stop - 2 or _IN_BRACKETS.fullmatch(text, found.end(), stop - 2):
            return found
    return None


def names_inside(text: str, begin: int, end: int) -> int | None:
    """Give where the names before a bracketed date begin, when other words stand before them; else ``None``."""
    for dated in DATED_HEAD.finditer(text, begin, end + 1):
        if read_date(dated["date"]) is None or _YEARS.match(dated["date"]):
            continue
        low = max(begin, dated.start() - _HEAD_REACH)
        stop = dated.start() + 2
        found = _ending_at(_HEAD_INSIDE, text, low, stop) or _ending_at(_INITIALED_INSIDE, text, low, stop)
        if found is not None and last_word(text, begin, found.start() - 1).casefold() in LEADING_WORDS:
            return None
        if found is None:
            full = _ending_at(_FULL_INSIDE, text, low, stop)
            return full.start() if full is not None and _is_signature(text, begin, full) else None
        if (first := _first_of_full_names(text, low, found.start())) is not None:
            return first if first > begin + 1 and not _are_names(text[begin:first]) else None
        if found.start() <= begin + 1 or text[found.start() - 2] in ",;&" or _is_no_name(found.group()):
            return None
        before = text[begin : found.start()].rstrip()
        if before[-1:].isdecimal():
            return found.start()
        if ";" in before or before.endswith((" and", " &", "In", " in")):
            return None
        line = text[begin : found.end()]
        if _lists_full_names(line):
            return None
        if any(map(str.isdecimal, before)) or _names_too_long(line) or name_evidence(line) < 0.5:  # noqa: PLR2004
            return found.start()
        return None
    return None
