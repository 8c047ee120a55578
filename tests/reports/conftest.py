"""The audits that all reports are tried on."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from citecheck.model.audit import Audit

_BUILDERS = runpy.run_path(str(Path(__file__).with_name("audits.py")))
"""The tests are no package, so what they share is run, not imported."""


@pytest.fixture(scope="session")
def rich() -> Audit:
    """Every link and archive reason, every severity, and everything that an audit can carry besides."""
    return cast("Callable[[], Audit]", _BUILDERS["rich_audit"])()


@pytest.fixture(scope="session")
def few() -> Audit:
    """The rich audit with a handful of its references."""
    return cast("Callable[[], Audit]", _BUILDERS["few_audit"])()


@pytest.fixture(scope="session")
def attacks() -> tuple[str, ...]:
    """The texts that the hostile audit is made of."""
    return cast("tuple[str, ...]", _BUILDERS["ATTACKS"])


@pytest.fixture(scope="session")
def hostile() -> Audit:
    """Every text of it tries to break out."""
    return cast("Callable[[], Audit]", _BUILDERS["hostile_audit"])()


@pytest.fixture(scope="session")
def empty() -> Audit:
    """Nothing was read."""
    return cast("Callable[[], Audit]", _BUILDERS["empty_audit"])()


@pytest.fixture(scope="session")
def sized() -> Callable[[int], Audit]:
    """Gives an audit of so many references."""
    return cast("Callable[[int], Audit]", _BUILDERS["large_audit"])
