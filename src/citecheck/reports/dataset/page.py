"""One self-contained page about a scan."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from citecheck.model.dataset import DatasetSummary
from citecheck.model.finding import Severity
from citecheck.model.verdict import ArchiveState, LinkState
from citecheck.reports import words
from citecheck.reports.addresses import web_address
from citecheck.reports.charts.columns import columns
from citecheck.reports.charts.curve import share_curve
from citecheck.reports.charts.data import bar
from citecheck.reports.charts.stacked import stacked
from citecheck.reports.dataset import figures
from citecheck.reports.inert import turns, visible, writable

if TYPE_CHECKING:
    from jinja2 import Environment


def dataset_page(summary: DatasetSummary) -> str:
    """Write the page; it holds no script, and asks nothing from anywhere."""
    style = (files("citecheck.reports.html") / "assets" / "report.css").read_text("utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = (
        _environment()
        .get_template("dataset.html")
        .render(
            summary=summary,
            style=Markup(style),  # noqa: S704 - our own file
            policy=policy,
            links=bar("Links", figures.counts_of(LinkState, summary.links)),
            archives=bar("Archive copies", figures.counts_of(ArchiveState, summary.archives)),
            findings=bar("Findings", figures.counts_of(Severity, summary.findings)),
            years=figures.years(summary),
            hosts=figures.bars(summary.hosts),
            cited_hosts=figures.bars(summary.cited_hosts),
            services=figures.bars(summary.services),
            link_reasons=figures.link_reasons(summary),
            archive_reasons=figures.archive_reasons(summary),
            rules=figures.rules(summary),
            shared=figures.shared(summary),
            sharing=[(each.name, each.counts["addresses"]) for each in summary.sharing],
        )
    )
    return writable(page.strip()) + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("citecheck.reports.dataset"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["foreign"] = _foreign
    environment.filters["web"] = web_address
    environment.filters["number"] = "{:,}".format
    environment.globals.update(
        words=words, stacked=stacked, columns=columns, share_curve=share_curve, share=figures.share
    )
    return environment


def _foreign(value: str, limit: int = 200) -> Markup:
    """Show a text of strangers so that nothing in it acts."""
    shown = visible(value, limit)
    return Markup("<bdi>{}</bdi>").format(shown) if turns(shown) else escape(shown)
