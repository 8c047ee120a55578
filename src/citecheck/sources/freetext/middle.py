"""The middle of a reference: which of its elements is the title (if not quoted), the outlet, the publisher."""

from __future__ import annotations

import re

from citecheck.sources.freetext.draft import Draft
from citecheck.sources.freetext.element_words import AGENCIES, FORMATS, KINDS, SERIES_WORDS
from citecheck.sources.freetext.elements import Element, Kind, Mark, cut, language_name, read_element, split_volume
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place, looks_like_place

_AFTER_TITLE = re.compile(r"\s*(?:\[(?P<square>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]|\((?P<round>[^()]*)\))")
_COLON = re.compile(r"\s?:\s+")
_TRAILING_BRACKET = re.compile(r"\s\((?P<inner>[^()]{2,80})\)\Z")
_MARK_LABELS = {
    "format": Label.FORMAT,
    "kind": Label.KIND,
    "language": Label.LANGUAGE,
    "edition": Label.EDITION,
    "original": Label.NOTE,
}


def read_middle(draft: Draft, start: int, end: int) -> None:
    """Label ``text[start:end]``, what stands between the title's closing mark (or the head) and the tail."""
    if draft.title_quoted:
        start = _read_title_marks(draft, start, end)
    elements = _elements(draft, start, end)
    names: list[Element] = []
    after_in = False
    for element in elements:
        if element.kind is Kind.NAME:
            if after_in:
                _add_named(draft, Label.OUTLET, element)
                after_in = False
            else:
                names.append(element)
            continue
        _take(draft, element)
        after_in = after_in or element.kind is Kind.IN
    if not draft.title_quoted:
        names = _take_title(draft, names)
    _take_names(draft, names)


def _elements(draft: Draft, start: int, end: int) -> list[Element]:
    text = draft.text
    spans = cut(text, start, end, commas=draft.is_cs2)
    return [read_element(text, begin, stop) for begin, stop in spans]


def _read_title_marks(draft: Draft, start: int, end: int) -> int:
    """Read ``[Translation] (PDF) (in Russian)`` behind a quoted title; gives where the next element begins."""
    text = draft.text
    while match := _AFTER_TITLE.match(text, start, end):
        square, inner = match["square"], (match["square"] or match["round"] or "").strip()
        group = "square" if square is not None else "round"
        begin, stop = match.span(group)
        if square is not None:
            if Label.TRANSLATED_TITLE in draft.labels or not any(character.isalpha() for character in inner):
                draft.add(Label.NOTE, begin, stop)
            else:
                draft.add(Label.TRANSLATED_TITLE, begin, stop, confidence=0.97)
        elif not _take_bracket(draft, inner, begin, stop):
            break
        start = match.end()
    return start


def _take_bracket(draft: Draft, inner: str, begin: int, stop: int) -> bool:
    folded = inner.casefold()
    if folded in FORMATS:
        draft.add(Label.FORMAT, begin, stop)
    elif folded in KINDS:
        draft.add(Label.KIND, begin, stop)
    elif folded.startswith(("in ", "em ", "en ")):
        draft.add(Label.LANGUAGE, begin + 3, stop, language_name(inner[3:]))
    else:
        return False
    return True


def _take(draft: Draft, element: Element) -> None:
    """Label an element whose kind says everything."""
    _take_marks(draft, element.marks)
    start, end = element.start, element.end
    match element.kind:
        case Kind.DATE:
            label = Label.NOTE if Label.PUBLISHED in draft.labels else Label.PUBLISHED
            draft.add(label, start, end, element.value if label is Label.PUBLISHED else None, 0.97)
        case Kind.PAGES:
            draft.add(Label.PAGES, start, end, element.value)
        case Kind.VOLUME:
            _take_numbers(draft, element.numbers)
        case Kind.PLACE:
            draft.add(Label.PLACE, start, end)
        case Kind.EDITORS | Kind.IN:
            draft.add(Label.EDITORS, start, end)
        case Kind.OTHERS | Kind.NAME:
            draft.add(Label.NOTE, start, end)


def _take_numbers(draft: Draft, numbers: dict[str, tuple[int, int]]) -> None:
    for name, (start, end) in numbers.items():
        draft.add(Label(name), start, end)


def _take_marks(draft: Draft, marks: list[Mark]) -> None:
    for mark in marks:
        draft.add(_MARK_LABELS[mark.kind], mark.start, mark.end, mark.value)


def _take_title(draft: Draft, names: list[Element]) -> list[Element]:
    """Take the title that stands without quotation marks; gives the names behind it."""
    if not names:
        return names
    last = 0
    if len(names) > 2 and not draft.is_cs2:  # noqa: PLR2004 - title, something, publisher
        last = _last_of_title(draft.text, names)
    title = names[0]
    end = names[last].end
    for element in names[: last + 1]:
        _take_marks(draft, element.marks)
    _split_translation(draft, title.start, end)
    return names[last + 1 :]


def _last_of_title(text: str, names: list[Element]) -> int:
    """Say which element ends a title that has full stops in it: the one that edition or language hang on."""
    if names[0].marks:
        return 0
    for number, element in enumerate(names[1:-1], 1):
        if element.marks and not _is_series(text[element.start : element.end]):
            return number
    return 0


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
        first, *names = names
        if _published_at(text, first):
            _add_publisher(draft, first)
        else:
            _add_named(draft, Label.OUTLET, first)
    publishers = [element for element in names if _published_at(text, element)]
    chosen = publishers[-1] if publishers else (names[-1] if names else None)
    for element in names:
        if element is chosen or (
            Label.OUTLET in draft.labels and text[element.start : element.end].casefold() in AGENCIES
        ):
            _add_publisher(draft, element)
        else:
            _take_marks(draft, element.marks)
            draft.add(Label.SERIES, element.start, element.end, confidence=0.5)
            draft.doubt(0.95)


def _has_volume(draft: Draft, names: list[Element]) -> bool:
    return Label.VOLUME in draft.labels or bool(split_volume(draft.text, names[0])[1])


def _published_at(text: str, element: Element) -> bool:
    """Whether an element is ``Place: Publisher``."""
    match = _COLON.search(text, element.start, element.end)
    return match is not None and looks_like_place(text[element.start : match.start()])


def _add_publisher(draft: Draft, element: Element) -> None:
    text = draft.text
    _take_marks(draft, element.marks)
    start, end = element.start, element.end
    match = _COLON.search(text, start, end)
    if match is not None and looks_like_place(text[start : match.start()]):
        draft.add(Label.PLACE, start, match.start())
        start = match.end()
    draft.add(Label.PUBLISHER, start, end, confidence=0.85)


def _add_named(draft: Draft, label: Label, element: Element) -> None:
    """Add an outlet, with what stands behind it: ``(Publisher)``, ``(London)``, ``12 (3): 4–5``."""
    text = draft.text
    _take_marks(draft, element.marks)
    end, numbers = split_volume(text, element)
    _take_numbers(draft, numbers)
    while end > element.start and text[end - 1] in " ,.:" and numbers:
        end -= 1
    bracket = _TRAILING_BRACKET.search(text, element.start, end)
    if bracket is not None and bracket.start() > element.start:
        inner = bracket["inner"]
        begin, stop = bracket.span("inner")
        if is_place(inner):
            draft.add(Label.PLACE, begin, stop)
            end = bracket.start()
        elif inner[:1].isupper() and len(inner.split()) > 1:
            draft.add(Label.PUBLISHER, begin, stop, confidence=0.7)
            end = bracket.start()
    draft.add(label, element.start, end, confidence=0.9)


def read_afterword(draft: Draft, start: int, end: int) -> None:
    """Label what stands between two items of the tail, or behind the last: pages, a quotation, a note."""
    text = draft.text
    while start < end and text[start] in " .,;)":
        start += 1
    while start < end and text[end - 1] in " ,;(":
        end -= 1
    if start >= end or not any(character.isalnum() for character in text[start:end]):
        return
    if text[start] in '"“«' and len(text[start:end]) > 20:  # noqa: PLR2004 - a quotation is a sentence
        draft.add(Label.QUOTE, start, end)
        return
    element = read_element(text, start, end - (text[end - 1] == "."))
    if element.kind in (Kind.PAGES, Kind.VOLUME) or (element.kind is Kind.DATE and Label.PUBLISHED not in draft.labels):
        _take(draft, element)
        return
    draft.add(Label.NOTE, start, end, confidence=0.6)
    draft.doubt(0.95)
