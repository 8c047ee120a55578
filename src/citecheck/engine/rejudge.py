"""Today's rules on yesterday's facts: nothing is asked, links and copies keep their states."""

from __future__ import annotations

from dataclasses import replace

from citecheck.engine.archiving import Archived
from citecheck.engine.facts import gather
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import plan
from citecheck.engine.probing import Probed
from citecheck.engine.run import heard
from citecheck.model.audit import Audit, NetworkState
from citecheck.model.observation import ProbeSummary
from citecheck.model.verdict import LinkRole
from citecheck.rules.apply import apply


def rejudge(found: Audit, options: RunOptions) -> Audit:
    """Apply rules, suppressions and baseline anew to a stored audit."""
    work = plan(found.citations, archive_base=options.archive_base, today=options.thresholds.today)
    originals = {link.url: link for link in found.links if link.role is LinkRole.ORIGINAL}
    probed = Probed(originals, ProbeSummary(), network_up=found.network is not NetworkState.DOWN)
    archived = Archived(
        results={row.reference: row for row in found.archives},
        links={link.url: link for link in found.links if link.role is LinkRole.ARCHIVE},
        asked=found.network is not NetworkState.OFFLINE,
    )
    evidence = gather(found.documents, work, options, probed, archived, found.registries)
    applied = apply(evidence, options.rules)
    findings, muted = heard(applied, evidence, found.documents, options)
    return replace(found, findings=findings, muted=muted, rules=applied.ran, not_run=applied.not_run)
