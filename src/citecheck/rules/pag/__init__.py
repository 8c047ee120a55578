"""Rules of family PAG: the page against its citation."""

from __future__ import annotations

from citecheck.rules.interface import Rule

PAG: tuple[Rule, ...] = ()
