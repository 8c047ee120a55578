"""Rules of family LNK: addresses and live links."""

from __future__ import annotations

from citecheck.rules.interface import Rule

LNK: tuple[Rule, ...] = ()
