"""The registries together: which is asked about which reference, and what their answers mean for it."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from citecheck.clock import Clock
from citecheck.links.identifiers import identifiers
from citecheck.model.evidence import Identifiers, RegistryAnswer, RegistryState
from citecheck.model.reference import Citation
from citecheck.model.works import KeptWork
from citecheck.registries import arxiv, crossref, datacite, handle, openlibrary, pubmed
from citecheck.registries.arxiv import ArxivRegistry
from citecheck.registries.compare import same_work
from citecheck.registries.dois import DoiRegistries
from citecheck.registries.interface import (
    Held,
    Missing,
    Outcome,
    Registry,
    RegistrySettings,
    Silent,
    Transport,
    WorkMemory,
)
from citecheck.registries.openlibrary import OpenLibraryRegistry
from citecheck.registries.pubmed import PubmedRegistry
from citecheck.registries.service import Service, ServiceKind

SERVICES = (crossref.KIND, datacite.KIND, handle.KIND, arxiv.KIND, openlibrary.KIND, pubmed.KIND)
"""All that may be asked; their ids are the names of ``[tool.citecheck.registries] bases``."""
_ARXIV_DOI = "10.48550/arxiv."

Question = tuple[str, str]
"""Kind of identifier and identifier."""


class WorksDesk:
    """Asks registries of works; implements ``engine.ports.RegistryDesk``."""

    def __init__(self, transport: Transport, clock: Clock, settings: RegistrySettings | None = None) -> None:
        """Open nothing yet; what was answered is remembered as long as the desk lives."""
        self._settings = settings or RegistrySettings()
        self._clock = clock
        places = sorted(self._settings.bases.items())
        self._place = "".join(f" {service}={base}" for service, base in places)
        self._stopped = threading.Event()
        self._known: dict[Question, tuple[str, Outcome]] = {}

        def service(kind: ServiceKind) -> Service:
            return Service(kind, transport, clock, self._settings, self._stopped)

        contact = self._settings.contact
        self._registries: Mapping[str, Registry] = {
            "doi": DoiRegistries(service(crossref.KIND), service(datacite.KIND), service(handle.KIND), contact),
            "arxiv": ArxivRegistry(service(arxiv.KIND)),
            "isbn": OpenLibraryRegistry(service(openlibrary.KIND)),
            "pmid": PubmedRegistry(service(pubmed.KIND), contact),
        }

    def stop(self) -> None:
        """End all waits and ask nothing more; what was answered is still told. From any thread."""
        self._stopped.set()

    def look_up(self, citations: Sequence[Citation], memory: WorkMemory | None = None) -> tuple[RegistryAnswer, ...]:
        """Ask about the references that carry an identifier, each identifier once; the others are left alone."""
        wanted = {citation.id: _questions(identifiers(citation.reference)) for citation in citations}
        new: dict[str, dict[str, None]] = {}
        for kind, identifier in (question for questions in wanted.values() for question in questions):
            if (kind, identifier) not in self._known:
                new.setdefault(kind, {})[identifier] = None
        self._ask({kind: list(identifiers) for kind, identifiers in new.items()}, memory)
        return tuple(
            _answer(citation, question, *self._known[question])
            for citation in citations
            for question in wanted[citation.id]
        )

    def _ask(self, new: Mapping[str, Sequence[str]], memory: WorkMemory | None) -> None:
        """Ask registries of different identifiers side by side: each has a pace of its own."""
        if not self._settings.at_once or len(new) < 2:  # noqa: PLR2004 - one has nobody beside it
            for kind, identifiers in new.items():
                self._ask_kind(kind, identifiers, memory)
            return
        pool = ThreadPoolExecutor(len(new), thread_name_prefix="citecheck-registry")
        waiting = [pool.submit(self._ask_kind, kind, identifiers, memory) for kind, identifiers in new.items()]
        try:
            for future in waiting:
                future.result()
        except BaseException:
            self._stopped.set()  # the others end at their next wait; nobody waits for them
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _ask_kind(self, kind: str, identifiers: Sequence[str], memory: WorkMemory | None) -> None:
        """Take what was answered lately, and ask for the rest; each answer is kept as it comes."""
        shelf = kind + self._place
        known = {} if memory is None else memory.fresh_works(shelf, identifiers, self._clock.now())
        self._known |= {(kind, identifier): (work.registry, work.answer) for identifier, work in known.items()}
        rest = [identifier for identifier in identifiers if identifier not in known]
        for identifier, registry, outcome in self._registries[kind].look_up(rest):
            self._known[kind, identifier] = (registry, outcome)
            if memory is not None and not isinstance(outcome, Silent):
                memory.keep_work(shelf, identifier, KeptWork(self._clock.now(), registry, outcome))


def _questions(found: Identifiers) -> list[Question]:
    """Choose what to ask about: the work itself, not what holds it, and each work once."""
    questions: list[Question] = []
    if found.doi is not None and not found.doi.startswith(_ARXIV_DOI):
        questions.append(("doi", found.doi))
    if found.arxiv is not None:
        questions.append(("arxiv", found.arxiv))
    if not questions and found.pmid is not None:
        questions.append(("pmid", found.pmid))
    if not questions and found.isbn13 is not None:
        questions.append(("isbn", found.isbn13))
    return questions


def _answer(citation: Citation, question: Question, registry: str, outcome: Outcome) -> RegistryAnswer:
    """Say what an outcome means for one reference."""
    identifier = question[1]
    match outcome:
        case Missing(detail):
            return RegistryAnswer(citation.id, registry, identifier, RegistryState.NOT_FOUND, detail=detail)
        case Silent(why, is_ours):
            state = RegistryState.NOT_ASKED if is_ours else RegistryState.UNAVAILABLE
            return RegistryAnswer(citation.id, registry, identifier, state, detail=why)
        case Held(record, detail):
            is_same = same_work(citation.reference, record)
            return RegistryAnswer(
                reference=citation.id,
                registry=registry,
                identifier=identifier,
                state=RegistryState.MATCHED if is_same else RegistryState.OTHER_WORK,
                title=record.title,
                authors=record.authors,
                published=record.published,
                outlet=record.outlet,
                notices=record.notices if is_same else (),
                superseded_by=record.superseded_by if is_same else None,
                detail=detail,
            )
