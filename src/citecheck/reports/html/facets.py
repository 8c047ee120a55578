"""What the reader can filter by, each choice with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from citecheck.model.audit import Audit
from citecheck.reports.html.cards import Card

_STATES = {
    "link": {"live": "live", "dead": "dead", "unknown": "unknown", "none": "no link"},
    "archive": {"verified": "verified", "broken": "broken", "unknown": "unknown", "none": "no copy"},
    "severity": {"error": "error", "warning": "warning", "info": "note", "none": "no finding"},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter."""

    value: str
    label: str
    number: int
    """How many references it leaves."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter; its name is that of the attribute ``data-NAME`` of a card."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def facets(cards: Sequence[Card], audit: Audit) -> tuple[Facet, ...]:
    """Give the filters that can tell these references apart."""
    rules = {rule.code: f"{rule.code} {rule.name}" for rule in audit.rules}
    sources = Counter(card.dossier.citation.source for card in cards)
    made = (
        Facet("link", "Link", _fixed("link", (card.link_states for card in cards))),
        Facet("archive", "Archive copy", _fixed("archive", (card.archive_states for card in cards))),
        Facet("severity", "Severity", _fixed("severity", (card.severities for card in cards))),
        Facet("rule", "Rule", _free((card.rules for card in cards), rules)),
        Facet("host", "Host", _free((card.hosts for card in cards), {})),
        Facet(
            "source",
            "Source",
            tuple(Choice(str(index), audit.documents[index].path, number) for index, number in sorted(sources.items())),
        ),
    )
    return tuple(facet for facet in made if len(facet.choices) > 1 or facet.name == "rule")


def _fixed(name: str, found: Iterable[Sequence[str]]) -> tuple[Choice, ...]:
    counts = Counter(value for values in found for value in values)
    return tuple(Choice(value, label, counts[value]) for value, label in _STATES[name].items() if counts[value])


def _free(found: Iterable[Sequence[str]], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    counts = Counter(value for values in found for value in values)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Choice(value, labels.get(value, value), number) for value, number in ranked)
