"""JUnit XML, which CI dashboards of every make read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding
from citecheck.model.reference import Document
from citecheck.reports.dossier import Dossier, SourceDossier, by_source
from citecheck.reports.inert import commanding_nothing_in_xml, isolated, visible, writable
from citecheck.reports.interface import ReportOptions
from citecheck.reports.unseen import Unseen, banners, unseen
from citecheck.reports.words import APPLICABILITY_WORDS, archive_words, link_words, sentences


@dataclass(frozen=True, slots=True)
class _Case:
    """One test case; ``outcome`` is ``failure``, ``skipped`` or nothing.

    There is no ``error``: Jenkins' schema (junit-10.xsd, 2014) does not know it inside a case.
    """

    name: str
    classname: str
    outcome: str | None = None
    message: str = ""
    kind: str = ""
    details: str = ""


class JunitReport:
    """A suite a source; a case a finding, a passed case a reference without any, a skipped case what was not seen."""

    name = "junit"
    suffixes = (".xml",)

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the severity from which on a finding is a failure."""
        self.options = options or ReportOptions()

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        suites = [(source.document.path, list(self._cases(source))) for source in by_source(audit)]
        rest = list(_unseen(unseen(audit)))
        if rest:
            suites.append(("citecheck: not looked at", rest))
        body = [line for path, cases in suites for line in _suite(path, cases, audit.started_at, banners(audit))]
        every = [case for _, cases in suites for case in cases]
        seconds = max((audit.finished_at - audit.started_at).total_seconds(), 0.0)
        totals = f'tests="{len(every)}" failures="{_count(every, "failure")}" errors="0"'
        head = f'<testsuites name="citecheck" {totals} time="{seconds:.3f}">'
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, *body, "</testsuites>"]
        return commanding_nothing_in_xml(writable("\n".join(lines))) + "\n"

    def _cases(self, source: SourceDossier) -> Iterator[_Case]:
        for finding in source.findings:
            yield self._case(finding, source.document, f"line {finding.span.line}")
        told: set[int] = set()
        for dossier in source.dossiers:
            fresh = [finding for finding in dossier.findings if id(finding) not in told]
            told.update(id(finding) for finding in fresh)
            for finding in fresh:
                yield self._case(finding, source.document, dossier.citation.id)
            if not dossier.findings:
                yield _Case(dossier.citation.id, source.document.path)
            yield from _unknown(dossier, source.document.path)

    def _case(self, finding: Finding, document: Document, where: str) -> _Case:
        remedy = finding.remedy
        details = [f"{document.path}:{finding.span.line}", finding.message]
        if len(finding.references) > 1:
            details.append(f"References: {', '.join(finding.references)}")
        if remedy is not None:
            details.append(f"{remedy.text} ({APPLICABILITY_WORDS[remedy.applicability]})")
        mildest = self.options.fail_on
        fails = mildest is not None and finding.severity.rank <= mildest.rank
        return _Case(
            name=f"{where}: {finding.rule} {finding.name}",
            classname=document.path,
            outcome="failure" if fails else None,
            message=finding.message,
            kind=f"{finding.rule} {finding.severity.value}",
            details="\n".join(details),
        )


def _unknown(dossier: Dossier, path: str) -> Iterator[_Case]:
    """Skip what has no verdict, so that it does not count as passed."""
    for link in dossier.links:
        if link.state == "unknown":
            why = f"no verdict on {link.url}: {link_words(link.reason)}"
            yield _Case(f"{dossier.citation.id}: link", path, "skipped", why)
    for archive in dossier.archives:
        if archive.state == "unknown":
            copy = archive.archive_url or "a copy"
            why = f"no verdict on {copy}: {archive_words(archive.reason)}"
            yield _Case(f"{dossier.citation.id}: archive copy", path, "skipped", why)


def _unseen(missing: Unseen) -> Iterator[_Case]:
    for unread in missing.unread:
        yield _Case(unread.path, "source", "failure", unread.message, "source not read")
    for why, rules in missing.rules:
        for rule in rules:
            yield _Case(f"{rule.code} {rule.name}", "rule", "skipped", why)
    for path, block in missing.skipped:
        yield _Case(f"{path}:{block.span.line}", "block", "skipped", f"{block.reason}: {block.text}")
    for answer in missing.registries:
        name = f"{answer.registry}: {answer.identifier}"
        yield _Case(name, "registry", "skipped", sentences(answer.state.value, answer.detail))


def _suite(path: str, cases: Sequence[_Case], at: datetime, notes: Sequence[str]) -> Iterator[str]:
    stamp = at.strftime("%Y-%m-%dT%H:%M:%S")
    failures, skipped = _count(cases, "failure"), _count(cases, "skipped")
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f'  <testsuite name={_attribute(path)} {counts} time="0" timestamp="{stamp}">'
    if notes:
        yield "    <properties>"
        yield from (f'      <property name="note" value={_attribute(note)}/>' for note in notes)
        yield "    </properties>"
    for case in cases:
        yield from _element(case)
    yield "  </testsuite>"


def _element(case: _Case) -> Iterator[str]:
    head = f'    <testcase name={_attribute(case.name)} classname={_attribute(case.classname)} time="0"'
    if case.outcome is None and not case.details:
        yield f"{head}/>"
        return
    yield f"{head}>"
    details = "\n".join(escape(isolated(visible(line))) for line in case.details.split("\n"))
    kind = f" type={_attribute(case.kind)}" if case.kind else ""
    if case.outcome is None:
        yield f"      <system-out>{details}</system-out>"
    else:
        yield f"      <{case.outcome} message={_attribute(case.message)}{kind}>{details}</{case.outcome}>"
    yield "    </testcase>"


def _count(cases: Sequence[_Case], outcome: str) -> int:
    return sum(case.outcome == outcome for case in cases)


def _attribute(text: str) -> str:
    return quoteattr(isolated(visible(text, 1000)))
