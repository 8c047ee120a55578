"""The audits that all reports are tried on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from citecheck.model.audit import Audit

sys.path.append(str(Path(__file__).parent))  # the tests are no package, and the builders are shared

from audits import large_audit, rich_audit


@pytest.fixture(scope="session")
def rich() -> Audit:
    return rich_audit()


@pytest.fixture(scope="session")
def large() -> Audit:
    """2,000 references."""
    return large_audit()
