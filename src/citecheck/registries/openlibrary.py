"""Open Library: books by ISBN, many in one request.

``GET /api/books?bibkeys=ISBN:…,ISBN:…&format=json&jscmd=data`` gives an object with a member for each book that it
holds; one that is missing has none. It has gaps: absence says little. Source: openlibrary.org/dev/docs/api/books, 2025.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citecheck.model.dates import read_date
from citecheck.registries.batches import BatchRegistry, read
from citecheck.registries.interface import Held, Missing, Outcome, Record, Silent
from citecheck.registries.service import Service, ServiceKind
from citecheck.registries.values import inside, items, text, turned

KIND = ServiceKind("openlibrary", "Open Library", "https://openlibrary.org", 1.0)
"""One request a second, which Open Library asked of programs in 2025."""


class OpenLibraryRegistry(BatchRegistry):
    """Asks Open Library; see ``Registry``."""

    name = KIND.name
    size = 40
    """Our choice: the address stays below 1,000 characters."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service = service

    def ask(self, batch: Sequence[str]) -> Mapping[str, Outcome] | Silent:
        """See ``BatchRegistry.ask``."""
        keys = {isbn: f"ISBN:{isbn}" for isbn in batch}
        query = {"bibkeys": ",".join(keys.values()), "format": "json", "jscmd": "data"}
        answer = read(self._service.json("/api/books", query))
        if isinstance(answer, Silent):
            return answer
        if not isinstance(answer, dict):
            return Silent("it answered with something that is no list of books")
        return {isbn: _outcome(answer.get(key)) for isbn, key in keys.items()}


def _outcome(book: object) -> Outcome:
    if not isinstance(book, dict):
        return Missing("it has gaps, so this says little")
    title, subtitle = text(book.get("title")), text(book.get("subtitle"))
    date = text(book.get("publish_date"))
    return Held(
        Record(
            title=title,
            other_titles=(f"{title}: {subtitle}",) if title and subtitle else (),
            authors=tuple(_authors(book)),
            published=read_date(date) if date is not None else None,
            outlet=next((name for each in items(book.get("publishers")) if (name := text(inside(each, "name")))), None),
        )
    )


def _authors(book: dict[str, object]) -> Iterator[str]:
    for author in items(book.get("authors")):
        name = text(inside(author, "name"))
        if name is not None:
            yield turned(name)
