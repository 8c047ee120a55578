"""Putting the SARIF file together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
from msgspec import UNSET

from citecheck.model.audit import Audit
from citecheck.model.finding import Applicability, Finding, Muted
from citecheck.model.fingerprint import fingerprints
from citecheck.model.reference import Citation, ReferenceId, Span
from citecheck.reports.inert import isolated, visible, writable
from citecheck.reports.interface import ReportOptions, TextEdits
from citecheck.reports.places import place
from citecheck.reports.sarif import types
from citecheck.reports.sarif.rules import LEVELS, descriptor
from citecheck.reports.sarif.text import said, uri
from citecheck.reports.unseen import Unseen, unseen
from citecheck.reports.words import archive_words, counted, link_words, sentences

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "citecheck/v1"
_SHOWN = 10
"""Addresses named in a notification; the JSON and HTML reports name all."""


class SarifReport:
    """SARIF 2.1.0: rules with their help, findings with regions and fingerprints, muted ones as suppressed."""

    name = "sarif"
    suffixes = (".sarif", ".sarif.json")

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the source of text edits."""
        self.options = options or ReportOptions()

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        log = types.Log(schema=SCHEMA, version="2.1.0", runs=[_Run(audit, self.options.text_edits).make()])
        text = writable(msgspec.json.encode(_writable(msgspec.to_builtins(log))).decode())
        return msgspec.json.format(text, indent=1) + "\n"


class _Run:
    """One audit as one run."""

    def __init__(self, audit: Audit, text_edits: TextEdits | None) -> None:
        self.audit = audit
        self.text_edits = text_edits
        self.citations: Mapping[ReferenceId, Citation] = {citation.id: citation for citation in audit.citations}
        self.rule_index = {rule.code: index for index, rule in enumerate(audit.rules)}

    def make(self) -> types.Run:
        audit = self.audit
        results = list(self._results())
        return types.Run(
            tool=types.Tool(
                driver=types.Driver(
                    name="citecheck",
                    version=audit.tool_version or UNSET,
                    rules=[descriptor(rule) for rule in audit.rules],
                )
            ),
            invocations=[
                types.Invocation(
                    execution_successful=audit.complete,
                    start_time_utc=_utc(audit.started_at),
                    end_time_utc=_utc(audit.finished_at),
                    tool_execution_notifications=list(_notifications(audit, unseen(audit))),
                )
            ],
            artifacts=[types.Artifact(location=_location(document.path)) for document in audit.documents],
            results=results,
            column_kind="unicodeCodePoints",
        )

    def _results(self) -> Iterator[types.Result]:
        findings = [*self.audit.findings, *(muted.finding for muted in self.audit.muted)]
        wishes: list[Muted | None] = [*([None] * len(self.audit.findings)), *self.audit.muted]
        prints = fingerprints(findings, self.audit.documents, self.audit.citations)
        for finding, muted, fingerprint in zip(findings, wishes, prints, strict=True):
            yield self._result(finding, muted, fingerprint)

    def _result(self, finding: Finding, muted: Muted | None, fingerprint: str) -> types.Result:
        remedy = finding.remedy
        advice = "" if remedy is None else said(remedy.text)
        return types.Result(
            rule_id=finding.rule,
            rule_index=self.rule_index.get(finding.rule, -1),
            level=LEVELS[finding.severity],
            message=types.Message(text=sentences(said(finding.message), advice)),
            locations=[self._place(finding.source, finding.span, finding.references[:1])],
            related_locations=list(self._related(finding)),
            partial_fingerprints={FINGERPRINT: fingerprint},
            fixes=self._fixes(finding),
            suppressions=[] if muted is None else [_suppression(muted)],
            properties={"confidence": finding.confidence.value},
        )

    def _place(self, source: int, span: Span, references: Sequence[ReferenceId]) -> types.Location:
        known = 0 <= source < len(self.audit.documents)
        document = self.audit.documents[source] if known else None
        citation = self.citations.get(references[0]) if references else None
        region = types.Region(start_line=max(span.line, 1), start_column=max(span.column, 1))
        whole = place(span, document, citation)
        if whole is not None:
            region.end_line, region.end_column = whole.end_line, whole.end_column
            region.char_offset, region.char_length = span.start, span.end - span.start
        where = types.PhysicalLocation(
            artifact_location=_location(document.path if document is not None else "", source if known else -1),
            region=region,
        )
        names = [types.LogicalLocation(name=isolated(visible(reference, 200))) for reference in references]
        return types.Location(physical_location=where, logical_locations=names)

    def _related(self, finding: Finding) -> Iterator[types.RelatedLocation]:
        for number, reference in enumerate(finding.references[1:20], 1):
            citation = self.citations.get(reference)
            if citation is not None:
                here = self._place(citation.source, citation.reference.origin.span, [reference])
                yield types.RelatedLocation(
                    id=number,
                    message=types.Message(text=said(reference)),
                    physical_location=here.physical_location,
                    logical_locations=here.logical_locations,
                )

    def _fixes(self, finding: Finding) -> list[types.Fix]:
        remedy = finding.remedy
        if remedy is None or remedy.applicability is not Applicability.SAFE or self.text_edits is None:
            return []
        edits = self.text_edits(finding)
        if not edits or not 0 <= finding.source < len(self.audit.documents):
            return []
        change = types.ArtifactChange(
            artifact_location=_location(self.audit.documents[finding.source].path, finding.source),
            replacements=[
                types.Replacement(
                    deleted_region=types.DeletedRegion(char_offset=edit.start, char_length=edit.end - edit.start),
                    inserted_content=types.Message(text=edit.replacement),
                )
                for edit in edits
            ],
        )
        return [types.Fix(description=types.Message(text=said(remedy.text)), artifact_changes=[change])]


def _location(path: str, index: int = -1) -> types.ArtifactLocation:
    address, relative = uri(path)
    return types.ArtifactLocation(uri=address, uri_base_id="%SRCROOT%" if relative else UNSET, index=index)


def _suppression(muted: Muted) -> types.Suppression:
    in_source = muted.by is not None and muted.by.span is not None
    return types.Suppression(kind="inSource" if in_source else "external", justification=said(muted.reason))


def _notifications(audit: Audit, missing: Unseen) -> Iterator[types.Notification]:
    """Tell what was not looked at: it is no result, and must not read like one."""
    if not audit.complete:
        why = audit.incomplete_because or "not everything could be looked at"
        yield _note(f"The audit is incomplete: {why}.", "error")
    if audit.notice:
        yield _note(audit.notice, "warning")
    for unread in missing.unread:
        yield _note(f"Source not read: {unread.path}: {unread.message}", "error")
    for reason, links in missing.links:
        head = f"{counted(len(links), 'link')} without a verdict, {link_words(reason)}"
        yield _note(f"{head}: {_first([link.url for link in links])}")
    for why_not, copies in missing.archives:
        head = f"{counted(len(copies), 'archive copy', 'archive copies')} without a verdict, {archive_words(why_not)}"
        yield _note(f"{head}: {_first([copy.archive_url or copy.reference for copy in copies])}")
    for said_why, rules in missing.rules:
        yield _note(f"{counted(len(rules), 'rule')} not run, {said_why}: {_first([rule.code for rule in rules])}")
    if missing.skipped:
        blocks = [f"{path}:{block.span.line} ({block.reason})" for path, block in missing.skipped]
        yield _note(f"{counted(len(blocks), 'block')} skipped as no reference: {_first(blocks)}")


def _note(text: str, level: types.Level = "note") -> types.Notification:
    return types.Notification(level=level, message=types.Message(text=said(text)))


def _first(items: Sequence[str]) -> str:
    more = f" and {len(items) - _SHOWN:,} more" if len(items) > _SHOWN else ""
    return ", ".join(visible(item, 200) for item in items[:_SHOWN]) + more


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _writable(value: object) -> object:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {key: _writable(item) for key, item in value.items()}
    return [_writable(item) for item in value] if isinstance(value, list) else value
