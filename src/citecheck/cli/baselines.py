"""Baseline files: findings that are known, so that only new ones count."""

from __future__ import annotations

import json
from pathlib import Path

from citecheck.cli.files import write_text
from citecheck.config import Config
from citecheck.errors import UsageError
from citecheck.model.audit import Audit
from citecheck.model.fingerprint import fingerprints

DEFAULT = "citecheck-baseline.json"


def write_baseline(audit: Audit, config: Config) -> None:
    """Write the findings of an audit, known ones included, as the baseline of the next.

    Raises:
        UsageError: The audit is incomplete, so that findings would be lost, or the file cannot be written.
    """
    if not audit.complete:
        raise UsageError("the baseline was left as it was: the run is incomplete, and findings would be lost")
    from citecheck.engine.baseline import REASON

    known = [muted.finding for muted in audit.muted if muted.reason == REASON and muted.by is None]
    findings = sorted((*audit.findings, *known), key=lambda finding: (finding.source, finding.span.start, finding.rule))
    prints = fingerprints(findings, audit.documents, audit.citations)
    lines = [
        {"fingerprint": mark, "rule": finding.rule, "references": list(finding.references), "message": finding.message}
        for mark, finding in zip(prints, findings, strict=True)
    ]
    text = json.dumps({"schema": "citecheck/baseline/1", "findings": lines}, indent=1, ensure_ascii=False)
    write_text(Path(config.baseline or DEFAULT), text + "\n")
