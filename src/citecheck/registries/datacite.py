"""DataCite: data sets, software, reports, preprints.

``GET /dois/{doi}`` gives JSON:API, ``data.attributes``; 404 says that the DOI is not one of DataCite's. Source:
support.datacite.org, REST API, 2025.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.registries.interface import Held, Missing, Outcome, Record, Silent
from citecheck.registries.service import Service, ServiceKind, in_path
from citecheck.registries.values import from_parts, inside, items, person, text

KIND = ServiceKind("datacite", "DataCite", "https://api.datacite.org", 0.25)
"""Four requests a second: our choice, below the 3,000 in five minutes that DataCite documented in 2025."""
_YEAR_LENGTH = 4


def look_up(service: Service, doi: str) -> Outcome:
    """Ask for one DOI."""
    found = service.json(f"/dois/{in_path(doi)}")
    if isinstance(found, Missing | Silent):
        return found
    attributes = inside(found, "data", "attributes")
    if not isinstance(attributes, dict) or text(attributes.get("doi")) is None:
        return Silent("it answered with something that is no work")
    titles = tuple(_titles(attributes))
    return Held(
        Record(
            title=titles[0] if titles else None,
            other_titles=titles[1:],
            authors=tuple(_authors(attributes)),
            published=_published(attributes),
            outlet=text(inside(attributes, "container", "title")) or _publisher(attributes),
            superseded_by=_article(attributes),
        )
    )


def _titles(attributes: dict[str, object]) -> Iterator[str]:
    """Give the titles, that of the work itself first."""
    entries = items(attributes.get("titles"))
    for entry in sorted(entries, key=lambda each: inside(each, "titleType") is not None):
        found = text(inside(entry, "title"))
        if found is not None:
            yield found


def _authors(attributes: dict[str, object]) -> Iterator[str]:
    for creator in items(attributes.get("creators")):
        name = person(inside(creator, "familyName"), inside(creator, "givenName"), inside(creator, "name"))
        if name is not None:
            yield name


def _published(attributes: dict[str, object]) -> str | None:
    year = attributes.get("publicationYear")
    figures = int(year) if isinstance(year, str) and year.isdecimal() and len(year) == _YEAR_LENGTH else year
    return from_parts([figures])


def _publisher(attributes: dict[str, object]) -> str | None:
    publisher = attributes.get("publisher")
    return text(inside(publisher, "name")) if isinstance(publisher, dict) else text(publisher)


def _article(attributes: dict[str, object]) -> str | None:
    """Give the DOI of the article that a preprint became."""
    for related in items(attributes.get("relatedIdentifiers")):
        kind, form = inside(related, "relationType"), inside(related, "relatedIdentifierType")
        if kind in {"IsPreviousVersionOf", "IsObsoletedBy"} and form == "DOI":
            return text(inside(related, "relatedIdentifier"))
    return None
