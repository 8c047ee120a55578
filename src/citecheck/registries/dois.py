"""DOIs: the two agencies that most works are with, then doi.org for all others.

Nobody but doi.org can say that a DOI is not registered; that an agency does not hold it says only that it is another's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.registries import crossref, datacite, handle
from citecheck.registries.interface import Answered, Held, Missing, Outcome, Silent
from citecheck.registries.service import Service

_OF_DATACITE = (
    *("10.5281/", "10.6084/", "10.5061/", "10.48550/", "10.17632/", "10.7910/", "10.17605/", "10.4230/", "10.24433/"),
    *("10.34740/", "10.57967/", "10.5067/", "10.5066/", "10.3886/", "10.15468/", "10.4121/", "10.14454/", "10.60692/"),
)
"""Prefixes of large members of DataCite (Zenodo, figshare, Dryad, arXiv …), which are asked there first; 2025."""


class DoiRegistries:
    """Asks for DOIs; see ``Registry``."""

    name = "doi.org"

    def __init__(self, agency: Service, other_agency: Service, proxy: Service, contact: str | None) -> None:
        """Take Crossref, DataCite and doi.org."""
        self._crossref = agency
        self._datacite = other_agency
        self._proxy = proxy
        self._contact = contact

    def look_up(self, identifiers: Sequence[str]) -> Iterator[Answered]:
        """See ``Registry.look_up``."""
        for doi in identifiers:
            yield doi, *self._one(doi)

    def _one(self, doi: str) -> tuple[str, Outcome]:
        silent: tuple[str, Outcome] | None = None
        order = (self._at_crossref, self._at_datacite)
        for ask in reversed(order) if doi.startswith(_OF_DATACITE) else order:
            name, outcome = ask(doi)
            if isinstance(outcome, Held):
                return name, outcome
            if isinstance(outcome, Silent) and silent is None:
                silent = (name, outcome)
        outcome = handle.look_up(self._proxy, doi)
        if isinstance(outcome, Missing) or silent is None:
            return self._proxy.name, outcome
        return silent

    def _at_crossref(self, doi: str) -> tuple[str, Outcome]:
        return self._crossref.name, crossref.look_up(self._crossref, doi, self._contact)

    def _at_datacite(self, doi: str) -> tuple[str, Outcome]:
        return self._datacite.name, datacite.look_up(self._datacite, doi)
