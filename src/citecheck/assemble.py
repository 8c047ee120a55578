"""The one place that names concrete classes: from settings to a finished audit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.clock import Clock, StoppedClock, SystemClock
from citecheck.config import Config
from citecheck.errors import ConfigError, EmptySourceError, NoReferencesError, SourceError, UsageError
from citecheck.model.reference import Document, UnreadSource
from citecheck.outside import fingerprint, net_settings, opened, opened_network, places, store_path
from citecheck.version import __version__

if TYPE_CHECKING:
    from citecheck.archives.save import SaveKeys
    from citecheck.engine.options import RunOptions
    from citecheck.engine.ports import Watcher
    from citecheck.engine.saving import SaveChoice
    from citecheck.model.audit import Audit
    from citecheck.model.evidence import RuleOptions
    from citecheck.model.located import Location
    from citecheck.model.memory import RunRecord
    from citecheck.model.saving import Saving
    from citecheck.outside import Outside
    from citecheck.rules.interface import Rule
    from citecheck.sources.load import WikiFetch

_TWO = 2


def run_audit(sources: Sequence[str], config: Config) -> Audit:
    """See ``citecheck.audit``."""
    from citecheck.cli.watching import Watchers

    return finished_audit(sources, config, watcher=Watchers())


def load_sources(sources: Sequence[str], config: Config) -> tuple[list[Document], list[UnreadSource]]:
    """Read sources; those that cannot be read are named, and the others are read all the same.

    Raises:
        UsageError: No source was named.
    """
    from citecheck.sources.guess import guess_format
    from citecheck.sources.load import load

    if not sources:
        raise UsageError("name at least one source: a file, - for standard input, or wikipedia:LANG:Title")
    documents: list[Document] = []
    unread: list[UnreadSource] = []
    for source in sources:
        try:
            documents.append(load(source, format=config.source_format, fetch=_wiki_fetch(source, config)))
        except EmptySourceError as error:
            if config.allow_empty:
                documents.append(Document(source, guess_format("", source), text=""))
            else:
                unread.append(UnreadSource(source, error.message))
        except SourceError as error:
            unread.append(UnreadSource(source, error.message))
    return documents, unread


def nothing_read(unread: Sequence[UnreadSource]) -> NoReferencesError:
    """Make the error for a run of which no source could be read."""
    first, *others = unread
    also = "".join(f"; {source.path}: {source.message}" for source in others)
    return NoReferencesError(first.message + also, path=first.path)


def finished_audit(sources: Sequence[str], config: Config, *, watcher: Watcher, clock: Clock | None = None) -> Audit:
    """Read the sources, audit them, and close the run in the store.

    Raises:
        SourceError: No source could be read.
        CitecheckError: See ``citecheck.errors``.
    """
    documents, unread = load_sources(sources, config)
    return audit_of(documents, unread, sources, config, watcher=watcher, clock=clock)


def audit_of(
    documents: Sequence[Document],
    unread: Sequence[UnreadSource],
    sources: Sequence[str],
    config: Config,
    *,
    watcher: Watcher,
    clock: Clock | None = None,
) -> Audit:
    """Audit documents that ``load_sources`` gave, and close the run in the store; otherwise as ``finished_audit``."""
    if not documents:
        raise nothing_read(unread)
    with opened(sources, config, watcher, clock or SystemClock()) as outside:
        found = _looked(documents, unread, config, outside)
        _finish(found, outside)
    return found


def _looked(documents: Sequence[Document], unread: Sequence[UnreadSource], config: Config, outside: Outside) -> Audit:
    from citecheck.engine.run import audit

    options = replace(run_options(config, outside.ports.clock), notice=config.notice or outside.notice)
    return audit(documents, unread, options, outside.ports)


def _finish(found: Audit, outside: Outside) -> None:
    """Close the run in the store."""
    from citecheck.engine.run import summary
    from citecheck.model.audit import NetworkState
    from citecheck.reports.json_v1.report import packed
    from citecheck.store.runs import Counts

    if outside.store is None:
        return
    counts = summary(found)
    outside.store.finish(
        found.finished_at,
        Counts(counts["links"], counts["archives"], counts["findings"], offline=found.network is NetworkState.OFFLINE),
        packed(found),
        complete=found.complete,
    )


@dataclass(frozen=True, slots=True)
class SavedSources:
    """What came of saving the pages that sources cite."""

    documents: tuple[Document, ...]
    audit: Audit
    """With the new captures on offer."""
    saving: Saving


def saved(
    sources: Sequence[str],
    config: Config,
    choice: SaveChoice,
    keys: SaveKeys | None,
    *,
    watcher: Watcher,
    clock: Clock | None = None,
) -> SavedSources:
    """Audit sources and have the pages saved that no archive holds; without keys only say which ones those are.

    Raises:
        SourceError: No source could be read.
        CitecheckError: See ``citecheck.errors``.
    """
    from citecheck.archives.desk import WebArchiveDesk
    from citecheck.engine.saving import choose, dry_run, remember, save, with_captures
    from citecheck.model.saving import Saving

    documents, unread = load_sources(sources, config)
    if not documents:
        raise nothing_read(unread)
    with opened(sources, config, watcher, clock or SystemClock()) as outside:
        found = _looked(documents, unread, config, outside)
        plan = choose(found, choice)
        pages, complete = dry_run(plan), found.complete
        if keys is not None and found.complete:
            if not isinstance(outside.ports.archives, WebArchiveDesk):
                raise UsageError("saving asks a web archive, which an off-line run does not")
            pages, complete = save(plan.wishes, outside.ports.archives.saver(keys), choice, watcher)
            found = judged_again(with_captures(found, pages), config)
            remember(found, pages, outside.ports.store, outside.ports.clock.now())
        _finish(found, outside)
    return SavedSources(tuple(documents), found, Saving(pages, plan.left_alone, keys is None, complete))


def located(
    sources: Sequence[str], config: Config, *, watcher: Watcher, clock: Clock | None = None
) -> tuple[Location, list[UnreadSource]]:
    """Search for the references of sources that have no address.

    Raises:
        SourceError: No source could be read.
    """
    from citecheck.archives.desk import WebArchiveDesk
    from citecheck.archives.locate.search import Locator
    from citecheck.archives.locate.site import ArchivedSite
    from citecheck.engine.locating import locate
    from citecheck.model.ids import assign_ids

    documents, unread = load_sources(sources, config)
    if not documents:
        raise nothing_read(unread)

    def tell(done: int, total: int) -> None:
        watcher.said("located", {"done": done, "of": total})

    with opened_network(config, watcher, clock or SystemClock()) as net:
        if not isinstance(net.archives, WebArchiveDesk):
            raise UsageError("locating asks a web archive, which an off-line run does not")
        locator = Locator(ArchivedSite(net.archives, config.network.timeout_s))
        return locate(assign_ids(documents), locator, net.archives, net.clock, tell), unread


def judged_again(found: Audit, config: Config) -> Audit:
    """Apply today's rules to the facts of a stored audit."""
    from citecheck.engine.rejudge import rejudge

    return rejudge(found, run_options(config, StoppedClock(found.started_at)))


def past_runs(config: Config, sources: Sequence[str]) -> tuple[RunRecord, ...]:
    """Give past runs, newest first; only those over the very ``sources`` when any are named."""
    from citecheck.store.history import History

    own = fingerprint(sorted(places(sources))) if sources else None
    return History(store_path(config.cache)).runs(own)


def two_audits(config: Config, names: Sequence[str]) -> tuple[Audit, Audit]:
    """Give an earlier and a later audit by run number or file; the last two over the same sources without names.

    Raises:
        UsageError: There are not two.
    """
    from citecheck.cli.stored import stored_audit
    from citecheck.reports.json_v1.report import decode
    from citecheck.store.history import History

    history = History(store_path(config.cache))
    chosen = list(names)
    finished = [run for run in history.runs() if run.finished_at is not None]
    if len(chosen) < _TWO:
        newest = finished[0] if finished else None
        same = [str(run.id) for run in finished if newest is not None and run.fingerprint == newest.fingerprint]
        if len(same) < _TWO - len(chosen):
            raise UsageError("there are not two runs over the same sources yet; name two runs or two audits in JSON")
        chosen = [same[1], same[0]] if not chosen else [chosen[0], same[0]]
    if len(chosen) > _TWO:
        raise UsageError("name two runs or files at most: an earlier and a later one")
    found = []
    for name in chosen:
        text = history.audit_json(int(name)) if name.isdecimal() else None
        if name.isdecimal() and text is None and not Path(name).exists():
            raise UsageError(f"there is no finished run {name}; `citecheck history` lists them")
        found.append(stored_audit(name) if text is None else decode(text))
    return found[0], found[1]


def run_options(config: Config, clock: Clock) -> RunOptions:
    """Make the engine's options from the settings."""
    from citecheck.engine.options import RunOptions

    return RunOptions(
        rules=chosen_rules(config),
        thresholds=_thresholds(config, clock),
        version=__version__,
        archive_mode=config.archives.mode,
        archive_budget=config.archives.budget,
        archive_base=config.archives.base,
        fetch_deprecated=frozenset(config.archives.fetch),
        closed_services=frozenset(config.archives.closed),
        offline=config.offline,
        replay=config.replay is not None,
        ask_registries=config.registries.ask,
        accept={host: settings.accept for host, settings in config.network.hosts.items() if settings.accept},
        suppressions=config.rules.suppressions,
        baseline=_baseline(config.baseline),
        notice=config.notice,
    )


def chosen_rules(config: Config) -> tuple[Rule, ...]:
    """Give the rules that are to run.

    Raises:
        ConfigError: A word names no rule; the nearest is suggested.
    """
    from citecheck.rules.catalogue import UnknownRuleError, select

    try:
        return select(config.rules.select, config.rules.ignore)
    except UnknownRuleError as error:
        line = _line_of(error.word, config.path)  # none where the word came from the command line
        raise ConfigError(f"select/ignore: {error}", path=config.path if line else None, line=line) from error


def _line_of(word: str, path: str | None) -> int | None:
    lines = Path(path).read_text(encoding="utf-8").splitlines() if path else []
    return next((number for number, line in enumerate(lines, 1) if f'"{word}"' in line or f"'{word}'" in line), None)


def _thresholds(config: Config, clock: Clock) -> RuleOptions:
    from citecheck.model.evidence import RuleOptions

    rules = config.rules
    usual = RuleOptions(today=clock.now().date(), strict_fields=rules.strict_fields)

    def or_usual(given: int | None, default: int) -> int:
        return default if given is None else given

    return replace(
        usual,
        stale_access_days=or_usual(rules.stale_access_days, usual.stale_access_days),
        stale_archive_days=or_usual(rules.stale_archive_days, usual.stale_archive_days),
        archive_after_access_days=or_usual(rules.archive_after_access_days, usual.archive_after_access_days),
        date_tolerance_days=or_usual(rules.date_tolerance_days, usual.date_tolerance_days),
        dead_after_failures=or_usual(rules.dead_after_failures, usual.dead_after_failures),
        dead_after_days=or_usual(rules.dead_after_days, usual.dead_after_days),
    )


def _baseline(path: str | None) -> frozenset[str]:
    """Read the fingerprints of a baseline; a file that is not there yet knows nothing."""
    if path is None or not Path(path).exists():
        return frozenset()
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        return frozenset(str(finding["fingerprint"]) for finding in content["findings"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        advice = "write it anew with --update-baseline"
        raise ConfigError(f"is no baseline ({error}); {advice}", path=path) from error


def _wiki_fetch(source: str, config: Config) -> WikiFetch | None:
    """Give the means to fetch a wiki page, for sources that name one."""
    if not source.startswith("wikipedia:") or config.offline:
        return None
    from citecheck.net.service import ServiceClient

    return ServiceClient(net_settings(config), SystemClock())
