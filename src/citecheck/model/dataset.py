"""What the summary of many documents tells: counts only, small whatever was scanned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NamedCounts:
    """Something with a name, and how many of each kind it has."""

    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DatasetSummary:
    """One scan, summed up."""

    inputs: tuple[str, ...]
    """As the user named them."""
    started_at: datetime
    """Aware, UTC, like ``finished_at``."""
    finished_at: datetime
    tool_version: str
    is_offline: bool
    """Nothing was asked, as the user wished."""
    totals: Mapping[str, int]
    """``documents``, ``without``, ``unread``, ``references``, ``addresses``, ``hosts`` …"""
    links: Mapping[str, int]
    """Distinct addresses by state."""
    link_reasons: tuple[NamedCounts, ...]
    """By reason, with the state as the kind."""
    archives: Mapping[str, int]
    """Archive copies by state, one a reference that has or could have one."""
    archive_reasons: tuple[NamedCounts, ...]
    findings: Mapping[str, int]
    """By severity."""
    rules: tuple[NamedCounts, ...]
    """``CODE name`` with ``findings``, ``documents`` and one kind named for its severity; most findings first."""
    years: tuple[NamedCounts, ...]
    """Year of publication with the states of the links of its references, oldest first."""
    hosts: tuple[NamedCounts, ...]
    """Hosts with the states of their links, most dead first."""
    cited_hosts: tuple[NamedCounts, ...]
    """The same, most links first."""
    services: tuple[NamedCounts, ...]
    """Archives with the states of their copies, most copies first."""
    shared: tuple[NamedCounts, ...]
    """Addresses with the ``documents`` and ``references`` that cite them, most documents first."""
    sharing: tuple[NamedCounts, ...]
    """How many addresses are cited in one document, in two … (``addresses``)."""
