"""The user's wishes not to hear of a finding: who wrote them, whether they still hold, whether they did anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath

from citecheck.model.finding import Finding, Muted
from citecheck.model.reference import Document, Suppression
from citecheck.rules.catalogue import RULES, UnknownRuleError, find, selects
from citecheck.rules.interface import Rule


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings with the user's wishes applied."""

    findings: tuple[Finding, ...]
    muted: tuple[Muted, ...]
    unused: tuple[tuple[int | None, Suppression, str], ...]
    """Index of the document (``None``: the configuration), the wish, and why it did nothing."""


def settle(
    findings: Iterable[Finding], documents: Sequence[Document], configured: Sequence[Suppression], today: date
) -> Settled:
    """Mute what the user does not want to hear; expired wishes no longer hold, and wishes without effect are named."""
    wishes: list[tuple[int | None, Suppression]] = [(None, wish) for wish in configured]
    wishes += [(source, wish) for source, document in enumerate(documents) for wish in document.suppressions]
    dead = {number: why for number, (_, wish) in enumerate(wishes) if (why := _void(wish, today)) is not None}
    used: set[int] = set()
    kept: list[Finding] = []
    muted: list[Muted] = []
    for finding in findings:
        holding = (
            number
            for number, (source, wish) in enumerate(wishes)
            if number not in dead and source in (None, finding.source) and _covers(wish, finding, documents)
        )
        number = next(holding, None)
        if number is None:
            kept.append(finding)
            continue
        used.add(number)
        wish = wishes[number][1]
        muted.append(Muted(finding, by=wish, reason=wish.reason or "suppressed where it stands"))
    unused = tuple(
        (source, wish, dead.get(number, "no finding matched it"))
        for number, (source, wish) in enumerate(wishes)
        if number not in used and (number in dead or _could_apply(wish, documents))
    )
    return Settled(tuple(kept), tuple(muted), unused)


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


def _could_apply(wish: Suppression, documents: Sequence[Document]) -> bool:
    """A wish for another file than those of this run has nothing to answer for."""
    return wish.path is None or any(_path_matches(wish.path, document.path) for document in documents)


def _path_matches(pattern: str, path: str) -> bool:
    """Match as ``.gitignore`` does it roughly: the whole path, its end from a folder on, or a folder that holds it."""
    parts = PurePath(path).parts
    ends = ["/".join(parts[start:]) for start in range(len(parts))]
    folders = ["/".join(parts[:end]) for end in range(1, len(parts))]
    bare = pattern.rstrip("/")
    return any(fnmatchcase(end, pattern) for end in ends) or bare in folders
