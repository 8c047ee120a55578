"""How charts are drawn: by Jinja templates, everything escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("citecheck.reports.charts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def draw(template: str, **figures: object) -> Markup:
    """Fill a template of ``charts/templates``."""
    return Markup(_template(template).render(**figures).strip())  # noqa: S704 - the template has escaped every figure
