"""Crossref, with the notices of publishers and of Retraction Watch.

``GET /works/{doi}`` gives ``message``; 404 says that the DOI is not one of Crossref's. A work that was retracted or
corrected has ``updated-by`` (the notices about it); a notice has ``update-to``. Famous retractions stand in the former
only, with ``source: retraction-watch``. Crossref asks for a mail address in ``mailto``. Source: api.crossref.org, 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.registries.interface import Held, Missing, Outcome, Record, Silent
from citecheck.registries.service import Service, ServiceKind, in_path
from citecheck.registries.values import from_parts, inside, items, person, text, texts

KIND = ServiceKind("crossref", "Crossref", "https://api.crossref.org", 0.25)
"""Four requests a second: our choice; Crossref tells its limit with each answer, and it is heeded."""
_KINDS = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "expression-of-concern",
    "partial_retraction": "correction",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "clarification": "correction",
    "addendum": "correction",
}
"""Crossref's types of updates -> ours; new versions and editions are no notices."""
_PARTS = frozenset(["book-chapter", "book-section", "book-part", "reference-entry", "proceedings-article"])
"""Types that are cited by the title of their book, too."""
_MARK = re.compile(r"\s*\[?(?:RETRACTED|WITHDRAWN)(?: ARTICLE| CHAPTER| PAPER)?\]?\s*[:.]\s*", re.IGNORECASE)
"""How publishers mark the title of a retracted work itself."""


def look_up(service: Service, doi: str, contact: str | None) -> Outcome:
    """Ask for one DOI."""
    query = {"mailto": contact} if contact is not None and "@" in contact else None
    found = service.json(f"/works/{in_path(doi)}", query)
    if isinstance(found, Missing | Silent):
        return found
    message = inside(found, "message")
    if not isinstance(message, dict) or text(message.get("DOI")) is None:
        return Silent("it answered with something that is no work")
    return Held(_record(message))


def _record(message: dict[str, object]) -> Record:
    title, marked = _unmarked(text(message.get("title")))
    subtitle, outlet = text(message.get("subtitle")), text(message.get("container-title"))
    others = [f"{title}: {subtitle}" if title and subtitle else None]
    others += [outlet] if message.get("type") in _PARTS else []
    others += [*texts(message.get("original-title")), *texts(message.get("short-title"))]
    notices = tuple(_notices(message))
    if marked and not any(kind == "retraction" for kind, _ in notices):
        notices += (("retraction", text(message.get("DOI")) or ""),)
    return Record(
        title=title,
        other_titles=tuple(other for other in others if other),
        authors=tuple(_authors(message)),
        published=_published(message),
        outlet=outlet,
        notices=notices,
        superseded_by=_article(message),
    )


def _unmarked(title: str | None) -> tuple[str | None, bool]:
    """Take a mark of retraction off a title."""
    mark = _MARK.match(title) if title is not None else None
    return (title[mark.end() :] or title, True) if title is not None and mark is not None else (title, False)


def _authors(message: dict[str, object]) -> Iterator[str]:
    for role in ("author", "editor"):
        found = [
            name
            for each in items(message.get(role))
            if (name := person(inside(each, "family"), inside(each, "given"), inside(each, "name"))) is not None
        ]
        if found:
            yield from found
            return


def _published(message: dict[str, object]) -> str | None:
    for name in ("issued", "published", "published-print", "published-online", "posted"):
        parts = items(inside(message, name, "date-parts"))
        date = from_parts(parts[0]) if parts else None
        if date is not None:
            return date
    return None


def _notices(message: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Give the notices about this work; a retraction that was taken back later is none."""
    updates = [update for update in items(message.get("updated-by")) if isinstance(update, dict)]
    reinstated = [_when(update) for update in updates if text(update.get("type")) == "reinstatement"]
    for update in updates:
        kind = _KINDS.get((text(update.get("type")) or "").lower().replace("-", "_").replace(" ", "_"))
        where = text(update.get("DOI"))
        if kind is None or where is None:
            continue
        if kind == "retraction" and any(when >= _when(update) for when in reinstated):
            continue
        yield kind, where


def _when(update: dict[str, object]) -> str:
    parts = items(inside(update, "updated", "date-parts"))
    return (from_parts(parts[0]) if parts else None) or ""


def _article(message: dict[str, object]) -> str | None:
    """Give the DOI of the article that a preprint became."""
    for name in ("is-preprint-of", "is-superseded-by"):
        for relation in items(inside(message, "relation", name)):
            if inside(relation, "id-type") == "doi":
                return text(inside(relation, "id"))
    return None
