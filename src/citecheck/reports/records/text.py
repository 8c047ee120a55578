"""Records as plain text in Citation Style 1, one reference a line, as Wikipedia prints it.

Source: Module:Citation/CS1 of the English Wikipedia. The snapshot's address, which CS1 keeps in a link, follows the
archive date, so that it is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.model.ids import assign_ids
from citecheck.model.names import Name
from citecheck.model.reference import Document, Reference
from citecheck.reports.inert import commanding_nothing, visible
from citecheck.reports.records.printed_dates import printed_date

_ITALIC = frozenset(["book", "report", "thesis", "pamphlet", "map", "motion_picture", "speech", "patent", "standard"])
"""Types whose title CS1 prints without quotation marks."""
_JOURNALS = frozenset(["article-journal", "periodical", "review"])
_HELD_IN_BOOKS = frozenset(["chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference"])
_CODES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
"""ISO 639-1 code -> the name that CS1 prints."""
_QUOTATION_MARKS = "\"“„«'‘"
_SENTENCE_END = re.compile(r"[.?!](?:\s|\Z)")
_INITIALISM = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.\Z")
"""An outlet that ends so keeps its own full stop before the separator, or what follows would seem a part of it."""
_SHORT_NOTE = 5
"""Words of a note that may stand between outlet and publisher, as a session or a series does; longer ones go last."""
_LONGEST = 20_000


class TextWriter:
    """Writes CS1 text."""

    name = "text"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        return commanding_nothing("".join(f"{rendered(citation.reference)}\n" for citation in assign_ids(documents)))


def rendered(reference: Reference) -> str:
    """Give one reference in CS1, on one line."""
    elements = [_ended(part) for part in _parts(reference) if part]
    return visible(" ".join([*elements, *filter(None, _words_behind(reference))]), _LONGEST)


def _ended(part: str) -> str:
    """Put the separator behind an element; of two full stops one is left, as in CS1."""
    return part if part.endswith((".", "…")) else f"{part}."


def _parts(reference: Reference) -> Iterator[str]:
    """Give the elements in order, each without the full stop behind it."""
    date = printed_date(reference.published) if reference.published else ""
    names = _names(reference.authors)
    editors = _names(reference.editors)
    mark = "ed." if len(reference.editors) == 1 else "eds."
    if names:
        yield f"{names} ({date})" if date else names
    elif editors and not _is_held(reference):
        yield f"{editors}, {mark} ({date})" if date else f"{editors} ({mark})"
    yield _title(reference)
    if editors and (names or _is_held(reference)):
        yield f"In {editors} ({mark})" if _is_held(reference) else f"{editors} ({mark})"
    yield _held_by(reference)
    yield reference.note or "" if _has_short_note(reference) else ""
    yield from _volume_and_publisher(reference)
    is_dated = bool(names) or (bool(editors) and not _is_held(reference))
    yield from _place_and_date(reference, "" if is_dated else date)
    yield from _tail(reference)


def _is_held(reference: Reference) -> bool:
    return reference.type in _HELD_IN_BOOKS and reference.outlet is not None


def _has_short_note(reference: Reference) -> bool:
    return reference.outlet is not None and 0 < len((reference.note or "").split()) <= _SHORT_NOTE


def _names(names: Sequence[Name]) -> str:
    return "; ".join(map(str, names))


def _title(reference: Reference) -> str:
    title = reference.title or ""
    if title and not _is_italic(reference):
        title = f'"{title}"'
    translated = f"[{reference.translated_title}]" if reference.translated_title else ""
    form = f"({reference.format})" if reference.format else ""
    language = "" if reference.outlet else _language(reference)
    edition = "" if reference.outlet else _edition(reference)
    return " ".join(filter(None, [title, translated, form, language, edition]))


def _is_italic(reference: Reference) -> bool:
    """Whether CS1 would set the title in italics: a work by itself, published rather than held by something."""
    if reference.outlet or (_SENTENCE_END.search(reference.title or "") and reference.type not in _ITALIC):
        return False
    return reference.type in _ITALIC or bool(reference.publisher)


def _held_by(reference: Reference) -> str:
    if not reference.outlet:
        return ""
    held = " ".join(filter(None, [reference.outlet, _language(reference), _edition(reference)]))
    return f"{held}." if _INITIALISM.search(held) else held


def _language(reference: Reference) -> str:
    if not reference.language:
        return ""
    name = _CODES.get(reference.language.lower().partition("-")[0], reference.language)
    return f"(in {name})"


def _edition(reference: Reference) -> str:
    edition = reference.edition
    if not edition:
        return ""
    return f"({edition})" if "ed" in edition.lower().split()[-1] else f"({edition} ed.)"


def _volume_and_publisher(reference: Reference) -> Iterator[str]:
    volume, issue = reference.volume, reference.issue
    if reference.type not in _JOURNALS and (volume or issue):
        yield ", ".join(filter(None, [f"Vol. {volume}" if volume else None, _issue(issue, volume)]))
    yield reference.publisher or ""


def _place_and_date(reference: Reference, date: str) -> Iterator[str]:
    """Give the pages and the date of a work without names: a journal's pages go before it, others behind."""
    pages = reference.pages
    if reference.type not in _JOURNALS:
        yield from (date, _pages(pages))
        return
    number = " ".join(filter(None, [reference.volume, f"({reference.issue})" if reference.issue else None]))
    yield f"{number}: {pages}" if number and pages else number or _pages(pages)
    yield date


def _issue(issue: str | None, volume: str | None) -> str | None:
    return f"{'no.' if volume else 'No.'} {issue}" if issue else None


def _pages(pages: str | None) -> str:
    if not pages:
        return ""
    return f"{'pp.' if any(mark in pages for mark in '–-,') else 'p.'} {pages}"


def _tail(reference: Reference) -> Iterator[str]:
    """Give identifiers in CS1's order, addresses, archive, access, and what else there is."""
    identifiers = {
        "arXiv:": reference.arxiv,
        "doi:": reference.doi,
        "ISBN ": reference.isbn,
        "ISSN ": reference.issn,
        "PMID ": reference.pmid,
    }
    yield from (f"{label}{value}" for label, value in identifiers.items() if value)
    yield reference.url or ""
    if reference.archived:
        place = f" at {reference.archive_url}" if reference.archive_url else ""
        yield f"Archived from the original on {printed_date(reference.archived)}{place}"
    elif reference.archive_url:
        yield f"Archived from the original at {reference.archive_url}"
    elif reference.claims_archive:
        yield "Archived from the original"
    if reference.accessed:
        yield f"Retrieved {printed_date(reference.accessed)}"


def _words_behind(reference: Reference) -> Iterator[str]:
    """Give note and quotation as they stand, with no full stop of ours."""
    yield "" if _has_short_note(reference) else reference.note or ""
    quote = reference.quote or ""
    yield quote if not quote or quote[0] in _QUOTATION_MARKS else f'"{quote}"'
