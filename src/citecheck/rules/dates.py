"""Dates held against each other."""

from __future__ import annotations

from datetime import date

from citecheck.model.edtf import Interval


def gap(stated: Interval, day: date) -> int:
    """Give how many days ``day`` lies after (positive) or before (negative) the stated days; 0 inside them."""
    if day > stated.last:
        return (day - stated.last).days
    return -(stated.first - day).days if day < stated.first else 0
