"""Putting the page together."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding, RuleDescriptor
from citecheck.reports import words
from citecheck.reports.addresses import web_address
from citecheck.reports.charts.columns import columns
from citecheck.reports.charts.curve import share_curve
from citecheck.reports.charts.data import bar
from citecheck.reports.charts.stacked import stacked
from citecheck.reports.charts.timeline import era, timeline, timeline_signs
from citecheck.reports.dossier import by_source, dossiers
from citecheck.reports.health import (
    archives_by_run,
    by_host,
    by_outlet,
    by_service,
    by_year,
    findings_by_run,
    links_by_run,
)
from citecheck.reports.html.cards import anchor_of, card, text_limits
from citecheck.reports.html.facets import facets
from citecheck.reports.inert import split_code, turns, visible, visible_lines, writable
from citecheck.reports.interface import ReportOptions
from citecheck.reports.tally import tally
from citecheck.reports.unseen import banners, unseen

if TYPE_CHECKING:
    from jinja2 import Environment


class HtmlReport:
    """One self-contained page."""

    name = "html"
    suffixes = (".html", ".htm")

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; the page needs none."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        style, script = _asset("report.css"), _asset("report.js")
        page = (
            _environment()
            .get_template("page.html")
            .render(
                audit=audit,
                style=Markup(style),  # noqa: S704 - our own file
                script=Markup(script),  # noqa: S704 - our own file
                policy=_policy(style, script),
                banners=banners(audit),
                counts=tally(audit),
                **_sections(audit),
            )
        )
        return writable(page.strip()) + "\n"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One line of the table of what was found."""

    code: str
    name: str
    severity: str
    number: int
    """Findings."""
    references: int
    summary: str


def _sections(audit: Audit) -> dict[str, object]:
    """Give what the templates need besides the audit itself; they are part of this room."""
    citations = {citation.id: citation for citation in audit.citations}
    found = dossiers(audit)
    texts = text_limits(len(found))
    cards = [card(each, audit.documents[each.citation.source].path, citations, texts) for each in found]
    years, counts = by_year(found), tally(audit)
    return {
        "cards": cards,
        "facets": facets(cards, audit),
        "rules": _rule_rows(audit),
        "speaking": {finding.rule for finding in audit.findings},
        "loose": [(source.document.path, finding) for source in by_source(audit) for finding in source.findings],
        "missing": unseen(audit),
        "bars": {
            "links": bar("Links", counts.links),
            "archives": bar("Archive copies", counts.archives),
            "findings": bar("Findings", counts.findings),
        },
        "outlets": by_outlet(found),
        "hosts": by_host(audit.links),
        "services": by_service(audit.archives),
        "years": years,
        "runs": links_by_run(audit),
        "run_archives": archives_by_run(audit),
        "run_findings": findings_by_run(audit),
    }


def _rule_rows(audit: Audit) -> list[RuleRow]:
    descriptors = {rule.code: rule for rule in audit.rules}
    groups: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        groups.setdefault(finding.rule, []).append(finding)
    rows = [_rule_row(code, findings, descriptors.get(code)) for code, findings in groups.items()]
    order = ("error", "warning", "info")
    return sorted(rows, key=lambda row: (order.index(row.severity), -row.number, row.code))


def _rule_row(code: str, findings: list[Finding], descriptor: RuleDescriptor | None) -> RuleRow:
    severity = Counter(finding.severity.value for finding in findings).most_common(1)[0][0]
    references = len({reference for finding in findings for reference in finding.references})
    summary = "" if descriptor is None else descriptor.summary
    return RuleRow(code, findings[0].name, severity, len(findings), references, summary)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("citecheck.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
    )
    environment.globals.update(
        columns=columns,
        share_curve=share_curve,
        stacked=stacked,
        era=era,
        timeline=timeline,
        timeline_signs=timeline_signs,
        anchor_of=anchor_of,
        words=words,
    )
    environment.filters.update(web=web_address, foreign=_foreign, prose=_prose, block=_block)
    return environment


def _inert(value: object) -> object:
    """Make every text that a template writes harmless, so that no place can forget it."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)


def _foreign(value: object, limit: int = 300) -> Markup:
    """Show a text of strangers in isolation, so that its direction does not touch its neighbours."""
    shown = visible(str(value), limit)
    return Markup("<bdi>{}</bdi>").format(shown) if turns(shown) else escape(shown)


def _prose(value: str, limit: int = 600) -> Markup:
    """Show a sentence of a rule, what stands between backticks as code."""
    parts = [
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(split_code(visible(value, limit)))
    ]
    shown = Markup("").join(parts)
    return Markup("<bdi>{}</bdi>").format(shown) if turns(value) else shown


def _block(value: str, limit: int = 4000) -> Markup:
    """Show a text of strangers with its lines."""
    return Markup("\n").join(escape(line) for line in visible_lines(value, limit))


@cache
def _asset(name: str) -> str:
    return (files("citecheck.reports.html") / "assets" / name).read_text("utf-8").strip()


def _policy(style: str, script: str) -> str:
    """Give the page's own law: only this style and this script, and nothing from anywhere."""
    sources = [f"{kind}-src '{_hash(text)}'" for kind, text in (("style", style), ("script", script))]
    return "; ".join(["default-src 'none'", *sources, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
