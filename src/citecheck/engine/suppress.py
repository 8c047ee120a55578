"""The user's wishes not to hear of a finding: who wrote them, whether they still hold, whether they did anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath

from citecheck.model.evidence import IdleSuppression
from citecheck.model.finding import Finding, Muted
from citecheck.model.reference import Document, Suppression
from citecheck.rules.apply import Applied
from citecheck.rules.catalogue import RULES, UnknownRuleError, find, selects
from citecheck.rules.interface import Rule

Wish = tuple[int | None, Suppression]
"""Index of the document that a wish stands in (``None``: the configuration), and the wish."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings with the user's wishes applied."""

    findings: tuple[Finding, ...]
    muted: tuple[Muted, ...]
    idle: tuple[IdleSuppression, ...] = ()
    """Wishes that did nothing although the rules that they name ran, and those that can never do anything."""


def settle(applied: Applied, documents: Sequence[Document], configured: Sequence[Suppression], today: date) -> Settled:
    """Mute what the user does not want to hear; expired wishes no longer hold, and wishes without effect are named."""
    wishes: list[Wish] = [(None, wish) for wish in configured]
    wishes += [(source, wish) for source, document in enumerate(documents) for wish in document.suppressions]
    void = {number: why for number, (_, wish) in enumerate(wishes) if (why := _void(wish, today)) is not None}
    holding = {number: wish for number, wish in enumerate(wishes) if number not in void}
    kept, muted, used = _part(applied.findings, holding, documents)
    covered = (item.finding for item in applied.muted)
    used |= _part(covered, holding, documents)[2]
    ran = frozenset(told.code for told in applied.ran)
    idle = []
    for number, (source, wish) in enumerate(wishes):
        place = _first_covered(wish, documents) if source is None else source
        if place is None or number in used:
            continue
        if number in void:
            idle.append(IdleSuppression(place, wish, void[number], is_void=True))
        elif source is not None and _had_its_chance(wish, ran):
            idle.append(IdleSuppression(place, wish, "no finding matched it", is_void=False))
    return Settled(tuple(kept), tuple(muted), tuple(idle))


def settle_late(
    findings: Iterable[Finding], documents: Sequence[Document], configured: Sequence[Suppression], today: date
) -> Settled:
    """Apply wishes to findings of rules that speak after the others: only those wishes that name the rule."""
    wishes: list[Wish] = [(None, wish) for wish in configured]
    wishes += [(source, wish) for source, document in enumerate(documents) for wish in document.suppressions]
    naming = {number: (at, wish) for number, (at, wish) in enumerate(wishes) if wish.rules and not _void(wish, today)}
    kept, muted, _ = _part(findings, naming, documents)
    return Settled(tuple(kept), tuple(muted))


def _part(
    findings: Iterable[Finding], holding: Mapping[int, Wish], documents: Sequence[Document]
) -> tuple[list[Finding], list[Muted], set[int]]:
    """Part findings into those to tell and those that a wish covers; also give the numbers of the wishes that did."""
    if not holding:
        return list(findings), [], set()
    used: set[int] = set()
    kept: list[Finding] = []
    muted: list[Muted] = []
    for finding in findings:
        covering = (
            number
            for number, (source, wish) in holding.items()
            if source in (None, finding.source) and _covers(wish, finding, documents)
        )
        number = next(covering, None)
        if number is None:
            kept.append(finding)
            continue
        used.add(number)
        wish = holding[number][1]
        muted.append(Muted(finding, by=wish, reason=wish.reason or "suppressed where it stands"))
    return kept, muted, used


def _had_its_chance(wish: Suppression, ran: AbstractSet[str]) -> bool:
    """Tell whether the rules of a wish could have found something: in a run off-line, links were not looked at."""
    meant = [rule for rule in RULES if not wish.rules or any(selects(word, rule) for word in wish.rules)]
    if wish.rules and any(rule.after_others for rule in meant):
        return False
    return any(rule.code in ran for rule in meant) and all(rule.code in ran for rule in meant if rule.default)


def _covers(wish: Suppression, finding: Finding, documents: Sequence[Document]) -> bool:
    if wish.rules and not any(selects(word, _rule(finding)) for word in wish.rules):
        return False
    if wish.path is not None and not _path_matches(wish.path, documents[finding.source].path):
        return False
    if wish.target is None:
        return True
    return finding.span.start < wish.target.end and wish.target.start < max(finding.span.end, finding.span.start + 1)


def _rule(finding: Finding) -> Rule:
    return find(finding.rule)


def _void(wish: Suppression, today: date) -> str | None:
    if wish.expires is not None:
        try:
            if date.fromisoformat(wish.expires) < today:
                return f"it expired on {wish.expires}"
        except ValueError:
            return f"{wish.expires!r} is no day; write 2027-01-31"
    for word in wish.rules:
        if not any(selects(word, rule) for rule in RULES):
            try:
                find(word)
            except UnknownRuleError as error:
                return str(error)
    return None


def _first_covered(wish: Suppression, documents: Sequence[Document]) -> int | None:
    """Give the first document that a wish covers: one for other files has nothing to answer for in this run."""
    covered = (
        source
        for source, document in enumerate(documents)
        if wish.path is None or _path_matches(wish.path, document.path)
    )
    return next(covered, None)


def _path_matches(pattern: str, path: str) -> bool:
    """Match as ``.gitignore`` does it roughly: the whole path, its end from a folder on, or a folder that holds it."""
    parts = PurePath(path).parts
    ends = ["/".join(parts[start:]) for start in range(len(parts))]
    folders = ["/".join(parts[:end]) for end in range(1, len(parts))]
    bare = pattern.rstrip("/")
    return any(fnmatchcase(end, pattern) for end in ends) or bare in folders
