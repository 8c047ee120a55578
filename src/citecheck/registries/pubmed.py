"""PubMed: articles by PMID, many in one request.

``GET /entrez/eutils/esummary.fcgi?db=pubmed&id=…&retmode=json`` gives ``result`` with a member for each number; one
that does not exist has ``error``. A retracted article has the publication type "Retracted Publication". NCBI asks for
``tool`` and ``email``, and for three requests a second at most. Source: NBK25497, Entrez Programming Utilities, 2025.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citecheck.model.dates import find_dates, read_date
from citecheck.registries.batches import BatchRegistry, read
from citecheck.registries.interface import Held, Missing, Outcome, Record, Silent
from citecheck.registries.service import Service, ServiceKind
from citecheck.registries.values import inside, items, text, texts

KIND = ServiceKind("pubmed", "PubMed", "https://eutils.ncbi.nlm.nih.gov", 0.5)
_NOTICES = {
    "Retracted Publication": "retraction",
    "Expression of Concern": "expression-of-concern",
}
"""Publication type -> kind of notice."""


class PubmedRegistry(BatchRegistry):
    """Asks PubMed; see ``Registry``."""

    name = KIND.name
    size = 100
    """Half of what NCBI takes in an address."""

    def __init__(self, service: Service, contact: str | None) -> None:
        """Take the service, and whom NCBI may write to."""
        self._service = service
        self._own = {"tool": "citecheck"} | ({"email": contact} if contact is not None and "@" in contact else {})

    def ask(self, batch: Sequence[str]) -> Mapping[str, Outcome] | Silent:
        """See ``BatchRegistry.ask``."""
        query = {"db": "pubmed", "id": ",".join(batch), "retmode": "json", **self._own}
        answer = read(self._service.json("/entrez/eutils/esummary.fcgi", query))
        if isinstance(answer, Silent):
            return answer
        result = inside(answer, "result")
        if not isinstance(result, dict):
            return Silent("it answered with something that is no list of articles")
        return {pmid: _outcome(result.get(pmid), pmid) for pmid in batch}


def _outcome(article: object, pmid: str) -> Outcome:
    if not isinstance(article, dict):
        return Silent("its answer does not speak of this number")
    if "error" in article or text(article.get("title")) is None:
        return Missing(text(article.get("error")) or "no title")
    kinds = set(texts(article.get("pubtype")))
    return Held(
        Record(
            title=(text(article.get("title")) or "").strip("[]. ") or None,
            other_titles=tuple(texts(article.get("vernaculartitle"))),
            authors=tuple(_authors(article)),
            published=_published(article),
            outlet=text(article.get("fulljournalname")) or text(article.get("source")),
            notices=tuple(
                (kind, f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/") for name, kind in _NOTICES.items() if name in kinds
            ),
        )
    )


def _authors(article: dict[str, object]) -> Iterator[str]:
    """Turn ``Aldous JB`` into ``Aldous, JB``."""
    for author in items(article.get("authors")):
        name = text(inside(author, "name"))
        if name is not None:
            family, _, initials = name.rpartition(" ")
            yield f"{family}, {initials}" if family else initials


def _published(article: dict[str, object]) -> str | None:
    date = text(article.get("pubdate"))
    if date is None:
        return None
    return read_date(date) or next((found.edtf for found in find_dates(date)), None)
