"""A watcher that says nothing: tasks tell of their progress by counts."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model.verdict import ArchiveResult, LinkResult


class Silence:
    """Implements ``engine.ports.Watcher``."""

    def planned(self, links: int, archives: int) -> None:
        """Say nothing."""

    def link_done(self, result: LinkResult) -> None:
        """Say nothing."""

    def archive_done(self, result: ArchiveResult) -> None:
        """Say nothing."""

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """Say nothing."""

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """Say nothing."""
