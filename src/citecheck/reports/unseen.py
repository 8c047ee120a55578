"""What an audit did not look at or could not tell, so that it never prints like "nothing found"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from citecheck.model.audit import Audit, NetworkState, UnreadSource
from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import RuleDescriptor
from citecheck.model.reference import Skipped
from citecheck.model.verdict import (
    ArchiveReason,
    ArchiveResult,
    ArchiveState,
    LinkReason,
    LinkResult,
    LinkState,
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """Everything without a verdict, most frequent reason first."""

    links: tuple[tuple[LinkReason, tuple[LinkResult, ...]], ...]
    archives: tuple[tuple[ArchiveReason, tuple[ArchiveResult, ...]], ...]
    registries: tuple[RegistryAnswer, ...]
    """Not asked, or asked in vain."""
    rules: tuple[tuple[str, tuple[RuleDescriptor, ...]], ...]
    """Why, and the rules that did not run for that."""
    unread: tuple[UnreadSource, ...]
    skipped: tuple[tuple[str, Skipped], ...]
    """Path of the source, and the block."""

    @property
    def links_total(self) -> int:
        """How many links have no verdict."""
        return sum(len(links) for _, links in self.links)

    @property
    def archives_total(self) -> int:
        """How many archive copies have no verdict."""
        return sum(len(archives) for _, archives in self.archives)

    @property
    def rules_total(self) -> int:
        """How many rules did not run."""
        return sum(len(rules) for _, rules in self.rules)

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return any((self.links, self.archives, self.registries, self.rules, self.unread, self.skipped))


def unseen(audit: Audit) -> Unseen:
    """Gather what has no verdict."""
    unknown_links = (link for link in audit.links if link.state is LinkState.UNKNOWN)
    unknown_archives = (archive for archive in audit.archives if archive.state is ArchiveState.UNKNOWN)
    in_vain = (RegistryState.NOT_ASKED, RegistryState.UNAVAILABLE)
    return Unseen(
        links=_grouped((link.reason, link) for link in unknown_links),
        archives=_grouped((archive.reason, archive) for archive in unknown_archives),
        registries=tuple(answer for answer in audit.registries if answer.state in in_vain),
        rules=_grouped((why, rule) for rule, why in audit.not_run),
        unread=audit.unread,
        skipped=tuple((document.path, skipped) for document in audit.documents for skipped in document.skipped),
    )


def banners(audit: Audit) -> tuple[str, ...]:
    """Give what every report says before anything else."""
    said = []
    if not audit.complete:
        why = audit.incomplete_because or "not everything could be looked at"
        said.append(f"This audit is incomplete: {why}.")
    if audit.network is NetworkState.DOWN:
        said.append("Our own network was down: what is unknown here says nothing about the pages.")
    elif audit.network is NetworkState.OFFLINE:
        said.append("Offline, as wished: no link and no archive was asked.")
    elif audit.network is NetworkState.REPLAY:
        said.append(f"Told from a recording of {audit.started_at:%Y-%m-%d}: nothing was asked since.")
    if audit.unread:
        said.append(f"{len(audit.unread)} of {len(audit.unread) + len(audit.documents)} sources could not be read.")
    if audit.notice:
        said.append(audit.notice)
    return tuple(said)


Key = TypeVar("Key")
Item = TypeVar("Item")


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> tuple[tuple[Key, tuple[Item, ...]], ...]:
    groups: dict[Key, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return tuple((key, tuple(items)) for key, items in sorted(groups.items(), key=lambda group: -len(group[1])))
