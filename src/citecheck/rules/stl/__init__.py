"""Rules of family STL: what has grown stale."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.stl.drifted_page import DriftedPage
from citecheck.rules.stl.outdated_copy import OutdatedCopy
from citecheck.rules.stl.stale_access import StaleAccess
from citecheck.rules.stl.stale_check import StaleCheck
from citecheck.rules.stl.usurped_domain import UsurpedDomain

STL: tuple[Rule, ...] = (
    StaleAccess(),  # STL101
    StaleCheck(),  # STL102
    DriftedPage(),  # STL103
    OutdatedCopy(),  # STL104
    UsurpedDomain(),  # STL105
)
