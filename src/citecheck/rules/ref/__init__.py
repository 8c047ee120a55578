"""Rules of family REF: fields and identifiers."""

from __future__ import annotations

from citecheck.rules.interface import Rule

REF: tuple[Rule, ...] = ()
