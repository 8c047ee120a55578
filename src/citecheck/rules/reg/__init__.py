"""Rules of family REG: registries of works."""

from __future__ import annotations

from citecheck.rules.interface import Rule

REG: tuple[Rule, ...] = ()
