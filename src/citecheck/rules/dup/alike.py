"""Clusters of references that seem to be of one work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citecheck.model.evidence import Evidence, Identifiers
from citecheck.model.reference import Citation
from citecheck.rules.dup.blocking import blocks
from citecheck.rules.dup.clusters import Clusters
from citecheck.rules.dup.likeness import same_work, titles_conflict
from citecheck.rules.dup.reasons import reasons_against
from citecheck.rules.dup.signature import Signature, family_of, fold_title, signature
from citecheck.rules.ref.kinds import is_short_note

_MOST_COMPARED = 6
"""Members of a cluster that a newcomer's cluster is held against."""


def alike(citations: Sequence[Citation], evidence: Evidence) -> list[list[int]]:
    """Give the clusters of references that seem to be of one work, as indexes of ``citations``."""
    titles = [_title(citation) for citation in citations]
    cuts = [_first_author(citation) for citation in citations]
    years = [(citation.reference.published or "")[:4] for citation in citations]
    clusters = Clusters(len(citations))
    folded: dict[int, Signature] = {}
    for group in blocks(titles, cuts, years):
        for index in group:
            if index not in folded:
                folded[index] = signature(citations[index].reference, titles[index])
        for place, one in enumerate(group):
            left = folded[one]
            for other in group[place + 1 :]:
                if not same_work(left, folded[other]) or clusters.root(one) == clusters.root(other):
                    continue
                if _are_related(citations[one], citations[other]):
                    continue
                if not (left.families and folded[other].families) and _addresses_differ(
                    citations[one], citations[other], evidence
                ):
                    continue
                if _identifiers_differ(citations[one], citations[other], evidence):
                    continue
                if _agree_throughout(clusters.members(one), clusters.members(other), folded):
                    clusters.join(one, other)
    return clusters.joined()


def _agree_throughout(these: Sequence[int], those: Sequence[int], folded: Mapping[int, Signature]) -> bool:
    """Tell whether nothing speaks against joining two clusters: an undated copy must not tie two dated works."""
    pairs = ((folded[one], folded[other]) for one in these[:_MOST_COMPARED] for other in those[:_MOST_COMPARED])
    return not any(_conflict(one, other) for one, other in pairs)


def _conflict(one: Signature, other: Signature) -> bool:
    apart = one.year is not None and other.year is not None and abs(one.year - other.year) > 1
    return apart or bool(reasons_against(one, other)) or titles_conflict(one, other)


def _title(citation: Citation) -> str:
    reference = citation.reference
    title = reference.title or reference.translated_title
    return fold_title(title) if title and not is_short_note(reference) else ""


def _first_author(citation: Citation) -> str:
    people = citation.reference.authors or citation.reference.editors
    return family_of(people[0]) if people else ""


def _are_related(one: Citation, other: Citation) -> bool:
    """Tell whether an entry names the other as its relative (biblatex: a reprint, a translation)."""
    for citation, relative in ((one, other), (other, one)):
        for item in citation.reference.fields:
            if item.name.lower() == "related" and relative.reference.key in item.value.replace(" ", "").split(","):
                return True
    return False


def _addresses_differ(one: Citation, other: Citation, evidence: Evidence) -> bool:
    """Tell whether both have an address and the two are not of one page: unsigned pages of one title are two then."""
    facts = [evidence.urls.get(citation.reference.url or "") for citation in (one, other)]
    keys = [None if item is None else item.canonical for item in facts]
    return None not in keys and keys[0] != keys[1]


def _identifiers_differ(one: Citation, other: Citation, evidence: Evidence) -> bool:
    """Tell whether two references bear identifiers of one kind that differ."""
    left, right = evidence.identifiers.get(one.id), evidence.identifiers.get(other.id)
    if left is None or right is None:
        return False
    return any(_differ(left, right, field) for field in ("doi", "isbn13", "arxiv", "pmid"))


def _differ(left: Identifiers, right: Identifiers, field: str) -> bool:
    one, other = getattr(left, field), getattr(right, field)
    return one is not None and other is not None and one != other
