"""For GitHub, pull requests and job summaries: counts first, then what to do, the rest folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from citecheck.model.audit import Audit
from citecheck.model.finding import Applicability, Finding, Muted, Severity
from citecheck.model.reference import Citation, ReferenceId
from citecheck.reports.addresses import web_address
from citecheck.reports.dossier import SourceDossier, by_source
from citecheck.reports.inert import isolated, split_code, visible, writable
from citecheck.reports.interface import ReportOptions
from citecheck.reports.tally import tally
from citecheck.reports.unseen import Unseen, banners, unseen
from citecheck.reports.words import (
    APPLICABILITY_WORDS,
    NETWORK_WORDS,
    archive_words,
    byline_of,
    counted,
    link_words,
    listed,
    minute,
    severities,
    title_of,
)

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_SYNTAX = re.compile(r"[\\`*_\[\]<>|~$&]|(?<=p):(?=//)|(?<=ps):(?=//)|(?<=www)\.|^[-+=#]|(?<=^\d)[.)]")
_REFERRING = re.compile(r"([@#])(?=\w)")
"""``@name`` and ``#12``, which GitHub turns into mentions after all other rendering; an empty comment parts them."""
_ROWS = 400
"""Findings named in one report; our choice: about 400 kB at worst, of the 1 MiB that GitHub takes for a job summary."""
_SHOWN = 30
"""Addresses named for each reason without a verdict."""


class MarkdownReport:
    """GitHub-flavoured Markdown; text of strangers can neither format, link, mention nor break a table."""

    name = "markdown"
    suffixes = (".md", ".markdown")

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; Markdown needs none."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        citations = {citation.id: citation for citation in audit.citations}
        blocks = [*_head(audit)]
        left = _ROWS
        for source in by_source(audit):
            findings = _findings_of(source)
            blocks += _source(source, findings, findings[:left], citations)
            left -= min(left, len(findings))
        blocks += _unseen(unseen(audit))
        blocks += _muted(audit.muted)
        return writable("\n\n".join(blocks)) + "\n"


def escaped(text: str, limit: int = 300) -> str:
    """Give foreign text as inline Markdown that shows it literally."""
    return isolated(_literal(visible(text, limit)))


def _literal(text: str) -> str:
    return _REFERRING.sub(r"\1<!-- -->", _SYNTAX.sub(lambda match: "\\" + match.group(), text))


def prose(text: str, limit: int = 300) -> str:
    """Give a sentence of a rule as inline Markdown, what stands between backticks as code."""
    parts = split_code(visible(text, limit))
    code = [f"`{part.replace('|', chr(92) + '|')}`" if part.strip() else "" for part in parts[1::2]]
    plain = [_literal(part) for part in parts[::2]]
    return isolated("".join(each for pair in zip_longest(plain, code, fillvalue="") for each in pair))


def linked(text: str, url: str | None) -> str:
    """Give a link to a web address; for any other address, and for none, the text alone."""
    to = None if url is None else web_address(url)
    return escaped(text) if to is None else f"[{escaped(text)}](<{to}>)"


def _head(audit: Audit) -> Iterator[str]:
    counts = tally(audit)
    yield "# Reference audit"
    yield (
        f"**{counted(counts.findings_total, 'finding')}** in {counted(counts.references, 'reference')} · "
        f"{minute(audit.finished_at)} · {NETWORK_WORDS[audit.network]} · citecheck {escaped(audit.tool_version, 40)}"
    )
    warnings = [f"> {escaped(banner, 600)}" for banner in banners(audit)]
    if warnings:
        yield "\n".join(["> [!WARNING]", "\n>\n".join(warnings)])
    rows = [
        ("Links", counts.links_total, listed(counts.links)),
        ("Archive copies", counts.archives_total, listed(counts.archives)),
        ("Findings", counts.findings_total, severities(counts.findings)),
        ("Muted findings", counts.muted, "see below" if counts.muted else "none"),
    ]
    yield _table(("", "Number", "Of these"), [(name, f"{total:,}", said) for name, total, said in rows], ":-|-:|:-")


def _findings_of(source: SourceDossier) -> list[tuple[Finding, ReferenceId | None]]:
    """Give every finding of a source once, with the reference under which it stands."""
    found: dict[int, tuple[Finding, ReferenceId | None]] = {id(each): (each, None) for each in source.findings}
    for dossier in source.dossiers:
        for finding in dossier.findings:
            found.setdefault(id(finding), (finding, dossier.citation.id))
    return list(found.values())


def _source(
    source: SourceDossier,
    findings: Sequence[tuple[Finding, ReferenceId | None]],
    shown: Sequence[tuple[Finding, ReferenceId | None]],
    citations: Mapping[ReferenceId, Citation],
) -> Iterator[str]:
    yield f"## {escaped(source.document.path)}"
    yield f"{counted(len(source.dossiers), 'reference')}, {counted(len(findings), 'finding')}."
    for severity in Severity:
        rows = [_row(each, under, citations) for each, under in shown if each.severity is severity]
        if rows:
            table = _table(("", "Line", "Reference", "Finding", "What to do"), rows, ":-|-:|:-|:-|:-")
            yield table if severity is Severity.ERROR else _folded(_plural(len(rows), severity), table)
    if len(shown) < len(findings):
        yield f"_{counted(len(findings) - len(shown), 'more finding')}: the HTML and JSON reports have them all._"


def _plural(number: int, severity: Severity) -> str:
    return f"{_SIGNS[severity]} {severities({severity.value: number})}"


def _row(finding: Finding, under: ReferenceId | None, citations: Mapping[ReferenceId, Citation]) -> tuple[str, ...]:
    citation = citations.get(under) if under is not None else None
    where = "_the file_"
    if citation is not None:
        reference = citation.reference
        byline = escaped(byline_of(reference, 120))
        where = f"**{escaped(citation.id, 80)}**<br>{linked(title_of(reference, 120), reference.url)}"
        where += f"<br>{byline}" if byline else ""
    others = [escaped(other, 60) for other in finding.references if other != under]
    message = f"`{visible(finding.rule, 20).replace('`', '')}` {escaped(finding.name, 60)}: {prose(finding.message)}"
    if others and under is not None:
        message += f" (with {', '.join(others[:5])})"
    remedy = finding.remedy
    advice = "" if remedy is None else prose(remedy.text)
    if remedy is not None and remedy.applicability is not Applicability.DISPLAY:
        advice += f" _({APPLICABILITY_WORDS[remedy.applicability]})_"
    line = finding.span.line if citation is None else citation.reference.origin.span.line
    return (_SIGNS[finding.severity], str(line), where, message, advice)


def _unseen(missing: Unseen) -> Iterator[str]:
    if not missing:
        return
    yield "## Not looked at, or without an answer"
    yield "This is not the same as nothing found."
    if missing.unread:
        yield _table(
            ("Source not read", "Why"), [(escaped(each.path), escaped(each.message)) for each in missing.unread]
        )
    if missing.links:
        rows = [(link_words(why), len(links), _linked_all(link.url for link in links)) for why, links in missing.links]
        yield _folded(f"{counted(missing.links_total, 'link')} without a verdict", _reasons("Links", rows))
    if missing.archives:
        rows = [
            (
                archive_words(reason),
                len(copies),
                _linked_all(each.archive_url or each.reference for each in copies),
            )
            for reason, copies in missing.archives
        ]
        title = f"{counted(missing.archives_total, 'archive copy', 'archive copies')} without a verdict"
        yield _folded(title, _reasons("Copies", rows))
    if missing.registries:
        answers = _named(f"{each.registry}: {each.identifier} ({each.state.value})" for each in missing.registries)
        yield _folded(f"{counted(len(missing.registries), 'registry look-up')} without an answer", answers)
    if missing.rules:
        rows = [(why, len(rules), _named(f"{each.code} {each.name}" for each in rules)) for why, rules in missing.rules]
        yield _folded(f"{counted(missing.rules_total, 'rule')} not run", _reasons("Rules", rows))
    if missing.skipped:
        blocks = [
            (f"{escaped(path)}:{block.span.line}", escaped(block.reason), escaped(block.text, 120))
            for path, block in missing.skipped[:_ROWS]
        ]
        table = _table(("Place", "Why", "Text"), blocks)
        yield _folded(f"{counted(len(missing.skipped), 'block')} skipped as no reference", table)


def _muted(muted: Sequence[Muted]) -> Iterator[str]:
    if not muted:
        return
    rows = [
        (f"`{visible(each.finding.rule, 20).replace('`', '')}`", prose(each.finding.message), escaped(each.reason))
        for each in muted[:_ROWS]
    ]
    yield _folded(f"{counted(len(muted), 'muted finding')}", _table(("Rule", "Finding", "Muted because"), rows))


def _named(items: Iterable[str]) -> str:
    return _lines([escaped(item, 200) for item in items])


def _linked_all(urls: Iterable[str]) -> str:
    return _lines([linked(url, url) for url in urls])


def _lines(items: Sequence[str]) -> str:
    more = f"<br>and {len(items) - _SHOWN:,} more" if len(items) > _SHOWN else ""
    return "<br>".join(items[:_SHOWN]) + more


def _reasons(what: str, rows: Sequence[tuple[str, int, str]]) -> str:
    return _table(
        ("Why", "Number", what), [(escaped(why), f"{number:,}", named) for why, number, named in rows], ":-|-:|:-"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], aligned: str | None = None) -> str:
    rule = aligned or "|".join([":-"] * len(head))
    lines = [f"| {' | '.join(head)} |", f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def _folded(summary: str, content: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{content}\n\n</details>"
