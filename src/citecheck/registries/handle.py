"""doi.org itself: whether a DOI is registered with any agency.

``GET /api/handles/{doi}`` answers with ``responseCode`` 1 (it exists), 100 (it does not, status 404), 200 (it exists
and has no values), 2 (a fault). Source: doi.org, Handle Proxy REST API, 2025.
"""

from __future__ import annotations

from urllib.parse import quote

from citecheck.registries.interface import Held, Missing, Outcome, Record, Silent
from citecheck.registries.service import Service, ServiceKind
from citecheck.registries.values import inside

KIND = ServiceKind("doi", "doi.org", "https://doi.org", 0.25)
"""Our choice; doi.org names no limit."""
_EXISTS, _NO_VALUES, _NO_HANDLE = 1, 200, 100


def look_up(service: Service, doi: str) -> Outcome:
    """Ask for one DOI; a record of it says nothing but that it exists."""
    found = service.json(f"/api/handles/{quote(doi, safe='/')}", reads_missing=True)
    if isinstance(found, Missing | Silent):
        return found
    code = inside(found, "responseCode")
    if code in {_EXISTS, _NO_VALUES}:
        return Held(Record(), "registered with an agency that is not asked here: title and authors were not compared")
    if code == _NO_HANDLE:
        return Missing("no such DOI")
    return Silent("it answered with something that is neither yes nor no")
