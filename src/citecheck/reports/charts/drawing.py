"""How charts are drawn: by Jinja templates, everything escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from citecheck.reports.inert import visible

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_LONGEST = 200
"""Characters of a label; our choice."""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("citecheck.reports.charts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
    )


def _inert(value: object) -> object:
    """Make every label harmless and short; a template's own parts and numbers pass."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value, _LONGEST)


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def draw(template: str, **figures: object) -> Markup:
    """Fill a template of ``charts/templates``."""
    return Markup(_template(template).render(**figures).strip())  # noqa: S704 - the template has escaped every figure
