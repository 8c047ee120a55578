"""One audit, from documents to everything that reports may tell."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from citecheck.clock import Clock
from citecheck.engine.archiving import ArchiveChecking, Archived
from citecheck.engine.baseline import without_known
from citecheck.engine.drifting import Drifting
from citecheck.engine.facts import gather
from citecheck.engine.modes import ArchiveMode
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import plan
from citecheck.engine.ports import ArchiveDesk, Prober, RegistryDesk, Store, Watcher
from citecheck.engine.probing import LinkProbing, Probed
from citecheck.engine.secrets import without_secrets
from citecheck.engine.suppress import settle, settle_late
from citecheck.model.audit import Audit, NetworkState, RunStats, UnreadSource
from citecheck.model.evidence import Evidence, RegistryAnswer
from citecheck.model.finding import Finding, Muted
from citecheck.model.fingerprint import fingerprints
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document, Format
from citecheck.model.verdict import LinkReason, LinkResult
from citecheck.rules.apply import Applied, apply, in_order
from citecheck.rules.stl.drifted_page import DriftedPage

_OUR_SIDE = frozenset({LinkReason.NETWORK_DOWN, LinkReason.INTERRUPTED, LinkReason.DNS})
"""Reasons for which a link got no answer because of us or our resolver."""
_MOST = 0.5
"""Beyond this share of links without an answer for reasons on our side, an audit is incomplete."""
_GRACE_S = 3.0
"""For exchanges under way to end when the run is interrupted. Our choice: users wait no longer after Ctrl-C."""


def _nothing_to_stop() -> None:
    """Stop nothing: nobody is asked in another thread."""


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside, handed in."""

    prober: Prober
    archives: ArchiveDesk
    registries: RegistryDesk
    store: Store
    watcher: Watcher
    clock: Clock
    stop: Callable[[], None] = _nothing_to_stop
    """Ends all waits and exchanges with archives and registries, whoever makes them: the run is interrupted."""


def audit(documents: Sequence[Document], unread: Sequence[UnreadSource], options: RunOptions, ports: Ports) -> Audit:
    """Audit documents that were read.

    Args:
        documents: Those that were read, in the user's order.
        unread: Those that were not.
        options: How.
        ports: The outside.
    """
    started_at = ports.clock.now()
    documents = [without_secrets(document) for document in documents]
    options = replace(options, archive_mode=_mode(options, documents))
    work = plan(
        assign_ids(documents),
        archive_base=options.archive_base,
        today=options.thresholds.today,
        archives_off=options.archive_mode is ArchiveMode.OFF,
    )
    ports.watcher.planned(len(work.originals), sum(map(len, work.given.values())))
    ports.watcher.said("hosts", Counter(host for url in work.originals if (host := work.urls[url].host)))
    probing = LinkProbing(work, options, ports.store, ports.watcher, ports.clock)
    checking = ArchiveChecking(work, options, ports.archives, ports.store, ports.watcher, ports.clock)
    drifting = Drifting(work, ports.store, ports.clock, wanted=_compares(options))
    checking.compare_with(drifting)
    ports = replace(ports, prober=drifting.listening(ports.prober))
    probed, archived, interrupted = _look(probing, checking, options, ports)
    registries: tuple[RegistryAnswer, ...] = ()
    if options.ask_registries and not options.offline and not interrupted:
        registries, interrupted = _asked_registries(ports, work.citations)
    evidence = gather(documents, work, options, probed, archived, registries)
    applied = apply(evidence, options.rules)
    findings, muted = heard(applied, evidence, documents, options)
    network = _network(options, probed)
    because = _incomplete(network, probed.results, interrupted=interrupted)
    return Audit(
        started_at=started_at,
        finished_at=ports.clock.now(),
        network=network,
        complete=because is None,
        documents=tuple(documents),
        citations=work.citations,
        links=(*probed.results.values(), *archived.links.values()),
        archives=tuple(archived.results[citation.id] for citation in work.citations if citation.id in archived.results),
        registries=registries,
        findings=findings,
        muted=muted,
        rules=applied.ran,
        not_run=applied.not_run,
        unread=tuple(unread),
        incomplete_because=because,
        notice=options.notice,
        stats=RunStats(probed.summary.figures),
        trend=ports.store.trend(),
        tool_version=options.version,
    )


def summary(found: Audit) -> dict[str, Mapping[str, int]]:
    """Count states and severities, as the history keeps them."""
    return {
        "links": Counter(link.state.value for link in found.links),
        "archives": Counter(row.state.value for row in found.archives),
        "findings": Counter(finding.severity.value for finding in found.findings),
    }


def _look(
    probing: LinkProbing, checking: ArchiveChecking, options: RunOptions, ports: Ports
) -> tuple[Probed, Archived, bool]:
    """Probe originals and open archive copies side by side: archives have their own, slow pace."""
    opening = _Opening(checking)
    if options.replay:
        opening.run()  # in a fixed order, so that a recording gives the same bytes each time
    elif not options.offline:
        opening.start()
    probed = probing.run(ports.prober)
    interrupted = probed.summary.interrupted or opening.wait()
    if interrupted:
        checking.stopping.set()
        ports.stop()
        opening.end()
    archived = checking.settle(probed.results, network_up=probed.network_up)
    return probed, archived, archived.interrupted


def _asked_registries(ports: Ports, citations: Sequence[Citation]) -> tuple[tuple[RegistryAnswer, ...], bool]:
    """Ask the registries; when the user interrupts, tell what they had said by then."""
    try:
        return ports.registries.look_up(citations, ports.store), False
    except KeyboardInterrupt:
        ports.stop()
        return ports.registries.look_up(citations, ports.store), True


def _compares(options: RunOptions) -> bool:
    """Tell whether live pages are compared with their copies: only if the rule that speaks of it is to run."""
    asks = not options.offline and options.archive_mode is not ArchiveMode.OFF
    return asks and any(rule.code == DriftedPage.code for rule in options.rules)


class _Opening(threading.Thread):
    """Opens the given archive links beside the probing; a fault in it is raised where it is waited for."""

    def __init__(self, checking: ArchiveChecking) -> None:
        super().__init__(name="citecheck-archives", daemon=True)
        self.checking = checking
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self.checking.open_given()
        except Exception as error:  # noqa: BLE001 - carried over to the thread that waits
            self.fault = error

    def wait(self) -> bool:
        """Wait for the end, in short steps so that Ctrl-C is heard; tell whether it came."""
        try:
            while self.is_alive():
                self.join(0.2)
        except KeyboardInterrupt:
            return True
        if self.fault is not None:
            raise self.fault
        return False

    def end(self) -> None:
        """Wait a little for what was under way when the run was stopped."""
        if self.is_alive():
            self.join(_GRACE_S)


def _mode(options: RunOptions, documents: Sequence[Document]) -> ArchiveMode:
    if options.archive_mode is not None:
        return options.archive_mode
    plain = documents and all(document.format is Format.URLS for document in documents)
    return ArchiveMode.OFF if plain else ArchiveMode.MISSING


def heard(
    applied: Applied, evidence: Evidence, documents: Sequence[Document], options: RunOptions
) -> tuple[tuple[Finding, ...], tuple[Muted, ...]]:
    """Apply the user's suppressions and the baseline; let rules about the suppressions themselves speak."""
    today = options.thresholds.today
    settled = settle(applied, documents, options.suppressions, today)
    last = [rule for rule in options.rules if rule.after_others]
    told = apply(replace(evidence, idle=settled.idle), last)
    late = settle_late(told.findings, documents, options.suppressions, today)
    findings = in_order((*settled.findings, *late.findings))
    muted = (*applied.muted, *settled.muted, *late.muted)
    if not options.baseline:
        return findings, muted
    prints = fingerprints(findings, documents, evidence.citations)
    new, known = without_known(findings, prints, options.baseline)
    return new, (*muted, *known)


def _network(options: RunOptions, probed: Probed) -> NetworkState:
    if options.replay:
        return NetworkState.REPLAY
    if options.offline:
        return NetworkState.OFFLINE
    return NetworkState.DOWN if probed.network_up is False else NetworkState.UP


def _incomplete(network: NetworkState, results: Mapping[str, LinkResult], *, interrupted: bool) -> str | None:
    """Say why an audit is incomplete; a chosen ``--offline`` or ``--replay`` never is."""
    if interrupted:
        return "the run was interrupted; the same command goes on where it stopped"
    if network in (NetworkState.OFFLINE, NetworkState.REPLAY):
        return None
    if network is NetworkState.DOWN:
        return "our own network is down: no control name could be resolved"
    silent = sum(result.reason in _OUR_SIDE for result in results.values())
    if silent > _MOST * len(results):
        return f"{silent} of {len(results)} links got no answer for reasons on our side"
    return None
