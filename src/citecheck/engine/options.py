"""What a run is told, in plain data; the defaults are those of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citecheck.engine.modes import ArchiveMode
from citecheck.model.evidence import RuleOptions
from citecheck.model.reference import Suppression
from citecheck.rules.interface import Rule


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How one audit is made."""

    rules: tuple[Rule, ...]
    """Those that are to run, in the order of the catalogue."""
    thresholds: RuleOptions
    version: str
    """Of citecheck; results judged by another version are judged again."""
    archive_mode: ArchiveMode | None = None
    """``None``: ``missing``, and ``off`` where every source is a plain list of URLs."""
    archive_budget: int = 200
    """Look-ups in an index; the rest is ``not-looked-up``."""
    archive_base: str | None = None
    fetch_deprecated: frozenset[str] = frozenset()
    """Ids of services to open although the table says not to."""
    closed_services: frozenset[str] = frozenset()
    offline: bool = False
    replay: bool = False
    """The answers come from a recording: nothing can be down."""
    ask_registries: bool = False
    accept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Host -> status codes to take as live there."""
    suppressions: tuple[Suppression, ...] = ()
    """From the configuration; those of documents are with the documents."""
    baseline: frozenset[str] = frozenset()
    """Fingerprints of findings that are known; see ``model/fingerprint.py``."""
    notice: str | None = None
