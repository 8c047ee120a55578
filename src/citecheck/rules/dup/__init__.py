"""Rules of family DUP: duplicates."""

from __future__ import annotations

from citecheck.rules.interface import Rule

DUP: tuple[Rule, ...] = ()
