"""arXiv: preprints by number, many in one request.

``GET /api/query?id_list=…&max_results=…`` gives Atom; a number that does not exist has no entry, an ill-formed one
makes the whole answer an entry titled "Error". ``arxiv:doi`` names the article that the preprint became. arXiv wants
three seconds between requests. Source: arXiv API user's manual and terms of use, 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from citecheck.links.identifiers import normalise_arxiv
from citecheck.registries.batches import BatchRegistry, read
from citecheck.registries.interface import Held, Missing, Outcome, Record, Silent
from citecheck.registries.service import Service, ServiceKind
from citecheck.registries.values import text, turned

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = ServiceKind("arxiv", "arXiv", "https://export.arxiv.org", 3.0)
_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_WITHDRAWN = re.compile(
    r"\b(?:paper|article|submission|manuscript|version)\s+(?:has\s+been|is|was)\s+withdrawn\b", re.IGNORECASE
)
_DAY_LENGTH = 10


class ArxivRegistry(BatchRegistry):
    """Asks arXiv; see ``Registry``."""

    name = KIND.name
    size = 50
    """Our choice: an answer stays below half a megabyte."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service = service

    def ask(self, batch: Sequence[str]) -> Mapping[str, Outcome] | Silent:
        """See ``BatchRegistry.ask``."""
        query = {"id_list": ",".join(batch), "max_results": str(len(batch))}
        body = read(self._service.xml("/api/query", query))
        if isinstance(body, Silent):
            return body
        records = _entries(body)
        if records is None:
            return Silent("it answered with something that is no list of preprints")
        return {identifier: records.get(identifier, Missing("no entry")) for identifier in batch}


def _entries(body: bytes) -> dict[str, Outcome] | None:
    """Read a feed: number without version -> record; ``None`` when it is none, or tells of an error."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag != f"{_ATOM}feed":
        return None
    records: dict[str, Outcome] = {}
    for entry in root.iterfind(f"{_ATOM}entry"):
        address = entry.findtext(f"{_ATOM}id") or ""
        if "/api/errors" in address:
            return None
        identifier = normalise_arxiv(address)
        if identifier is not None:
            records[identifier] = Held(_record(entry, identifier))
    return records


def _record(entry: _Element, identifier: str) -> Record:
    comment = text(entry.findtext(f"{_OWN}comment")) or ""
    published = text(entry.findtext(f"{_ATOM}published"))
    return Record(
        title=text(entry.findtext(f"{_ATOM}title")),
        authors=tuple(_authors(entry.iterfind(f"{_ATOM}author/{_ATOM}name"))),
        published=published[:_DAY_LENGTH] if published is not None else None,
        outlet="arXiv",
        notices=(("retraction", f"https://arxiv.org/abs/{identifier}"),) if _WITHDRAWN.search(comment) else (),
        superseded_by=text(entry.findtext(f"{_OWN}doi")),
    )


def _authors(names: Iterable[_Element]) -> Iterator[str]:
    for element in names:
        name = text(element.text)
        if name is not None:
            yield turned(name)
