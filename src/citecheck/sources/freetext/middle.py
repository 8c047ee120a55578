"""The middle of a reference: which of its elements is the title (if not quoted), the outlet, the publisher."""

from __future__ import annotations

import re

from citecheck.sources.freetext.brackets import Mark, peel, read_bracket
from citecheck.sources.freetext.cutting import cut
from citecheck.sources.freetext.draft import Draft
from citecheck.sources.freetext.element_words import AGENCIES, DEPARTMENTS, SERIES_WORDS
from citecheck.sources.freetext.elements import Element, Kind, read_element, split_volume
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place, looks_like_place
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.names import is_body

_SQUARE = re.compile(r"\s*\[(?P<inner>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]")
_ROUND = re.compile(r"\s*\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)?)\)")
_LETTER = re.compile(r"[^\W_]")
_NUMBERED = re.compile(r"(?P<volume>\d{1,4})\.\s(?=[A-Z])")
_COLON = re.compile(r"\s?:\s+(?=[^\W\d_])")
_TRAILING_BRACKET = re.compile(r"\s\((?P<inner>[^()]{2,80})\)\Z")


def read_middle(draft: Draft, start: int, end: int) -> None:
    """Label ``text[start:end]``, what stands between the title's closing mark (or the head) and the tail."""
    if draft.title_quoted:
        start = _read_title_marks(draft, start, end)
    names: list[Element] = []
    after_in = False
    elements = _elements(draft, start, end)
    for number, element in enumerate(elements):
        if element.kind is not Kind.NAME:
            _take(draft, element)
            after_in = after_in or element.kind is Kind.IN
        elif after_in:
            _add_outlet(draft, element)
            after_in = False
        elif names and draft.text.startswith("Vol. ", element.end + 2) and number + 1 < len(elements):
            # CS1 prints a series right before its volume; the publisher stands behind both.
            draft.add(Label.SERIES, element.start, element.end, confidence=0.8)
        else:
            names.append(element)
    if not draft.title_quoted:
        names = _take_title(draft, names)
    _take_names(draft, names)


def _elements(draft: Draft, start: int, end: int) -> list[Element]:
    text = draft.text
    spans = cut(text, start, end, commas=draft.is_cs2)
    if draft.is_cs2:
        spans = _join_editors(text, spans)
    unquoted = not draft.title_quoted
    elements = [read_element(text, begin, stop, is_title=unquoted and begin == spans[0][0]) for begin, stop in spans]
    # "In Fort, Rodney; Fizel, John. Book": names after "In" without "(eds.)".
    for number, element in enumerate(elements[:-1]):
        if element.kind is Kind.NAME and text.startswith(("In ", "in "), element.start):
            value = text[element.start + 3 : element.end]
            follows = any(later.kind is Kind.NAME for later in elements[number + 1 :])
            if follows and (";" in value or value.count(",") == 1):
                element.kind, element.start = Kind.IN, element.start + 3
    return elements


def _join_editors(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join "in Kent, Allen; Lancour, Harold" where commas also part family and given names."""
    for number, (begin, _) in enumerate(spans):
        if not text.startswith(("in ", "In "), begin):
            continue
        last = number
        for later in range(number, min(len(spans), number + 60)):
            if ";" in text[slice(*spans[later])]:
                last = later + 1
            elif text[slice(*spans[later])].rstrip(".)").endswith("ed") or text[slice(*spans[later])].startswith("ed"):
                last = later
                break
        last = min(last, len(spans) - 1)
        if last == number and number + 2 < len(spans) and " " not in text[begin + 3 : spans[number][1]]:
            last = number + 1
        return [*spans[:number], (begin, spans[last][1]), *spans[last + 1 :]]
    return spans


def _read_title_marks(draft: Draft, start: int, end: int) -> int:
    """Read ``[Translation] (PDF) (in Russian)`` behind a quoted title; gives where the next element begins."""
    text = draft.text
    while True:
        if match := _SQUARE.match(text, start, end):
            begin, stop = match.span("inner")
            is_translation = Label.TRANSLATED_TITLE not in draft.labels and any(map(str.isalpha, match["inner"]))
            draft.add(Label.TRANSLATED_TITLE if is_translation else Label.NOTE, begin, stop, confidence=0.97)
        elif match := _ROUND.match(text, start, end):
            marks = read_bracket(text, match.start("inner") - 1, match.end())
            if not marks:
                return start
            _take_marks(draft, marks)
        else:
            return start
        start = match.end()


def _take(draft: Draft, element: Element) -> None:
    """Label an element whose kind says everything."""
    _take_marks(draft, element.marks)
    start, end = element.start, element.end
    match element.kind:
        case Kind.DATE:
            label = Label.NOTE if Label.PUBLISHED in draft.labels else Label.PUBLISHED
            draft.add(label, start, end, element.value if label is Label.PUBLISHED else None, 0.97)
            _take_numbers(draft, element.numbers)
        case Kind.PAGES:
            draft.add(Label.PAGES, start, end, element.value)
        case Kind.VOLUME:
            _take_numbers(draft, element.numbers)
        case Kind.PLACE:
            draft.add(Label.PLACE, start, end)
        case Kind.EDITORS | Kind.IN:
            draft.add(Label.EDITORS, start, end)
        case Kind.PROSE:
            draft.add(Label.NOTE, start, end, confidence=0.6)
        case Kind.OTHERS | Kind.NAME:
            draft.add(Label.NOTE, start, end)


def _take_numbers(draft: Draft, numbers: dict[str, tuple[int, int]]) -> None:
    for name, (start, end) in numbers.items():
        draft.add(Label(name), start, end)


def _take_marks(draft: Draft, marks: list[Mark]) -> None:
    for mark in marks:
        if mark.label is Label.PUBLISHED and mark.label in draft.labels:
            continue
        draft.add(mark.label, mark.start, mark.end, mark.value)


def _take_title(draft: Draft, names: list[Element]) -> list[Element]:
    """Take the title that stands without quotation marks; gives the names behind it."""
    if not names:
        return names
    last = 0
    if len(names) > 2:  # noqa: PLR2004 - title, something, publisher
        last = _last_of_cs2_title(draft.text, names) if draft.is_cs2 else _last_of_title(draft.text, names)
    for element in names[: last + 1]:
        _take_marks(draft, element.marks)
    _split_translation(draft, names[0].start, names[last].end)
    return names[last + 1 :]


def _last_of_title(text: str, names: list[Element]) -> int:
    """Say which element ends a title that has full stops in it: the one that edition or language hang on."""
    if names[0].marks:
        return 0
    for number, element in enumerate(names[1:-1], 1):
        if element.marks and not _is_series(text[element.start : element.end]):
            return number
    if " " not in text[names[0].start : names[0].end] and not _is_series(text[names[1].start : names[1].end]):
        return 1
    return 0


def _last_of_cs2_title(text: str, names: list[Element]) -> int:
    """Say which element ends a title that has commas in it: all but the last, or the body that has commas in it."""
    if any(element.marks for element in names[:-1]):
        return next(number for number, element in enumerate(names) if element.marks)
    for number, element in enumerate(names[1:], 1):
        value = text[element.start : element.end]
        if _published_at(text, element, first=False) or (is_body(value) and value[:1].isupper()):
            return number - 1
    return len(names) - 2


def _is_series(value: str) -> bool:
    return any(word.strip(".,").casefold() in SERIES_WORDS for word in value.split())


def _split_translation(draft: Draft, start: int, end: int) -> None:
    """Add a title; what stands in square brackets at its end is its translation."""
    text = draft.text
    if end - start > 4 and text[end - 1] == "]":  # noqa: PLR2004 - "a [b]"
        opening = text.rfind("[", start, end)
        if opening > start and sum(character.isalpha() for character in text[opening:end]) > 3:  # noqa: PLR2004
            draft.add(Label.TRANSLATED_TITLE, opening + 1, end - 1, confidence=0.9)
            end = opening
    draft.add(Label.TITLE, start, end, confidence=0.85)


def _take_names(draft: Draft, names: list[Element]) -> None:
    """Label the names behind the title: outlet and publisher by their place in the row."""
    text = draft.text
    if not names:
        return
    if Label.OUTLET not in draft.labels and (draft.title_quoted or _has_volume(draft, names)):
        if len(names) > 1 and _is_department(draft, names[0]):
            draft.add(Label.SERIES, names[0].start, names[0].end, confidence=0.7)
            names = names[1:]
        first, *names = names
        if _published_at(text, first, first=True):
            _add_publisher(draft, first)
        else:
            _add_outlet(draft, first)
    if not names:
        return
    if draft.is_cs2 and len(names) > 1 and all(is_body(text[name.start : name.end]) for name in names):
        names = [Element(Kind.NAME, names[0].start, names[-1].end, "", names[-1].marks)]
    placed = [element for element in names if _published_at(text, element, first=False)]
    chosen = placed[-1] if placed else names[-1]
    for element in names:
        value = text[element.start : element.end]
        if element is chosen or (Label.OUTLET in draft.labels and value.casefold() in AGENCIES):
            _add_publisher(draft, element)
        else:
            _take_marks(draft, element.marks)
            draft.add(Label.SERIES, element.start, element.end, confidence=0.5)
            draft.doubt(0.95)


def _is_department(draft: Draft, element: Element) -> bool:
    """Whether an element is a newspaper's part ("News") or the title over again."""
    value = draft.text[element.start : element.end].casefold()
    title = next((part.value for part in draft.parts if part.label is Label.TITLE), "")
    return value in DEPARTMENTS or value == title.casefold()


def _has_volume(draft: Draft, names: list[Element]) -> bool:
    return Label.VOLUME in draft.labels or bool(split_volume(draft.text, names[0].start, names[0].end)[1])


def _published_at(text: str, element: Element, *, first: bool) -> bool:
    """Whether an element is ``Place: Publisher``; the first behind a quoted title must name a place that is known."""
    if text.find(":", element.start, element.end) < 0:
        return False
    match = _COLON.search(text, element.start, element.end)
    if match is None:
        return False
    place = text[element.start : match.start()]
    return is_place(place) if first else looks_like_place(place)


def _add_publisher(draft: Draft, element: Element) -> None:
    text = draft.text
    _take_marks(draft, element.marks)
    start, end = element.start, element.end
    if _published_at(text, element, first=False):
        match = _COLON.search(text, start, end)
        if match is not None:
            draft.add(Label.PLACE, start, match.start())
            start = match.end()
    if (numbered := _NUMBERED.match(text, start, end)) is not None:
        draft.add(Label.VOLUME, *numbered.span("volume"))
        start = numbered.end()
    stop, numbers = split_volume(text, start, end)
    _take_numbers(draft, numbers)
    draft.add(Label.PUBLISHER, start, stop, confidence=0.85)


def _add_outlet(draft: Draft, element: Element) -> None:
    """Add an outlet, with what stands behind it: ``(Publisher)``, ``12 (3): 4–5``."""
    text = draft.text
    _take_marks(draft, element.marks)
    end, numbers = split_volume(text, element.start, element.end)
    _take_numbers(draft, numbers)
    if numbers:
        marks: list[Mark] = []
        end = peel(text, element.start, end, marks)
        _take_marks(draft, marks)
    bracket = _TRAILING_BRACKET.search(text, element.start, end) if text.endswith(")", element.start, end) else None
    if bracket is not None and bracket.start() > element.start:
        inner = bracket["inner"]
        begin, stop = bracket.span("inner")
        if inner[:1].isupper() and len(inner.split()) > 1:
            draft.add(Label.PUBLISHER, begin, stop, confidence=0.7)
            end = bracket.start()
    draft.add(Label.OUTLET, element.start, end, confidence=0.9)


def read_afterword(draft: Draft, start: int, end: int) -> None:
    """Label what stands between two items of the tail, or behind the last: pages, a quotation, a note."""
    text = draft.text
    while start < end and text[start] in " .,;)":
        start += 1
    while start < end and text[end - 1] in " ,;(":
        end -= 1
    if start >= end or _LETTER.search(text, start, end) is None:
        return
    if text[start] in '"“«' and end - start > 20:  # noqa: PLR2004 - a quotation is a sentence
        stop = closing(text, start)
        if stop is None or stop >= end - 2:
            draft.add(Label.QUOTE, start, end)
        else:
            # More behind it: another citation, or words about the passage.
            draft.add(Label.QUOTE, start, stop + 1, confidence=0.6)
            draft.add(Label.NOTE, stop + 1, end, confidence=0.5)
            draft.doubt(0.7)
        return
    element = read_element(text, start, end - (text[end - 1] == "."))
    if element.kind in (Kind.PAGES, Kind.VOLUME) or (element.kind is Kind.DATE and Label.PUBLISHED not in draft.labels):
        _take(draft, element)
        return
    draft.add(Label.NOTE, start, end, confidence=0.6)
    draft.doubt(0.95)
