"""Rules of family STL: what has grown stale."""

from __future__ import annotations

from citecheck.rules.interface import Rule

STL: tuple[Rule, ...] = ()
