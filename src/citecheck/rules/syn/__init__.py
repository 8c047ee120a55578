"""Rules of family SYN: how the file is written."""

from __future__ import annotations

from citecheck.rules.interface import Rule

SYN: tuple[Rule, ...] = ()
