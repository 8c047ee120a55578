"""What ``assemble`` is for a run, for a scan: the one place that hands a scan its concrete classes.

``do`` is what workers execute. It is found by its name, so a worker needs nothing but this package.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from citecheck.clock import Clock, SystemClock
from citecheck.config import Config
from citecheck.engine.modes import ArchiveMode
from citecheck.errors import InterruptedRunError, NoReferencesError, SourceError, UsageError
from citecheck.version import __version__

if TYPE_CHECKING:
    from citecheck.engine.scan.bench import Bench
    from citecheck.engine.scan.layout import Dataset, Stage
    from citecheck.engine.scan.orders import Errand, Hands, Order, Progress, Report
    from citecheck.model.dataset import DatasetSummary
    from citecheck.model.reference import Document, UnreadSource
    from citecheck.net.settings import NetSettings
    from citecheck.sources.dump.interface import Slice

INSTALL = "pip install 'citecheck[scale]'"
"""What to do when Dask or Arrow is missing."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR})
_LONGEST_PAUSE_S = 10.0
"""Before hosts are asked anew by a later attempt; as slow as any lane gets."""
_COUNT_EVERY_S = 2.0


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """What a scan is to do."""

    inputs: tuple[str, ...]
    root: Path
    config: Config
    fresh: bool = False
    slice_bytes: int | None = None
    """Text a task; ``None`` is the usual size."""


def scan(request: ScanRequest, hands: Callable[[], Hands], progress: Progress) -> dict[Stage, dict[str, int]]:
    """Scan inputs into a dataset, or go on with it; give the counts of each stage.

    Args:
        request: What.
        hands: Gives the workers when there is something to do.
        progress: Told how it goes.

    Raises:
        SourceError: An input cannot be read, or holds no reference.
        UsageError: The folder holds something else, or options are wrong.
        InterruptedRunError: The same request goes on where it stopped.
    """
    needs_scale()
    with _disk_told(request.root):
        return _scan(request, hands, progress)


def needs_scale() -> None:
    """See early that what reads and writes tables is there, rather than in the middle of the work.

    Raises:
        UsageError: It is not installed.
    """
    from importlib import import_module

    try:
        import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError(f"datasets need more than is installed ({error}): {INSTALL}") from error


def _scan(request: ScanRequest, hands: Callable[[], Hands], progress: Progress) -> dict[Stage, dict[str, int]]:
    from citecheck.engine.scan.driver import Scan
    from citecheck.engine.scan.lease import Lease
    from citecheck.engine.scan.manifest import ScanPlan, fingerprint, open_dataset
    from citecheck.sources.dump.inputs import SLICE_BYTES, Cutting, facts_of, find_slices

    config = request.config
    cutting = Cutting(config.source_format, request.slice_bytes or SLICE_BYTES)
    here = str(Path.cwd())
    slices = [replace(part, folder=here) for part in find_slices(request.inputs, cutting)]
    if not slices:
        raise NoReferencesError("holds no document that could be read", path=", ".join(request.inputs))
    mark = fingerprint([__version__, str(cutting.slice_bytes), *facts_of(slices)])
    now = SystemClock().now()
    wanted = ScanPlan(request.inputs, mark, len(slices), now, __version__, is_offline=config.offline)
    net_settings_checked(config)
    dataset, plan = open_dataset(request.root.resolve(), wanted, fresh=request.fresh)
    driver = os.urandom(6).hex()
    with Lease(dataset.work, driver):
        work = Scan(
            dataset=dataset,
            plan=plan,
            parts=slices,
            frame=_frame(dataset, driver, plan.started_at, config),
            workers=hands,
            progress=progress,
            archive_budget=config.archives.budget,
            archive_mode=config.archives.mode,
            marks=_marks(config, plan.started_at),
        )
        return work.run()


def net_settings_checked(config: Config) -> NetSettings:
    """Make the settings of the network, for one's own use or to complain of them early.

    Raises:
        UsageError: A textual option is wrong.
    """
    from citecheck.outside import net_settings

    return net_settings(config)


def read_summary(root: Path) -> DatasetSummary:
    """Read the summary of a dataset.

    Raises:
        UsageError: It is no dataset, or not whole yet.
    """
    from citecheck.engine.scan import manifest
    from citecheck.engine.scan.layout import Dataset, Stage
    from citecheck.engine.scan.summing import read_topics
    from citecheck.model.dataset import DatasetSummary

    needs_scale()
    dataset = Dataset(root)
    plan = manifest.read_plan(dataset)
    finished = manifest.finished_at(dataset, Stage.SUMMARY)
    if finished is None:
        raise UsageError(f"{root}: the scan is not whole yet; run `citecheck scan` with the same options to go on")
    topics = read_topics(dataset)

    def counts(topic: str) -> Mapping[str, int]:
        return topics[topic][0].counts if topics.get(topic) else {}

    return DatasetSummary(
        inputs=plan.inputs,
        started_at=plan.started_at,
        finished_at=finished,
        tool_version=plan.tool_version,
        is_offline=plan.is_offline,
        totals=counts("total"),
        links=counts("link"),
        link_reasons=topics.get("link-reason", ()),
        archives=counts("archive"),
        archive_reasons=topics.get("archive-reason", ()),
        findings=counts("finding"),
        rules=topics.get("rule", ()),
        years=topics.get("year", ()),
        hosts=topics.get("host", ()),
        cited_hosts=topics.get("cited-host", ()),
        services=topics.get("service", ()),
        shared=topics.get("shared", ()),
        sharing=topics.get("sharing", ()),
    )


def do(order: Order) -> Report:
    """Do one task of a scan: what workers execute."""
    from citecheck.engine.scan.orders import Report

    clock = SystemClock()
    with _counting(order, clock) as check:
        try:
            with _disk_told(Path(order.frame.root)):
                return _done(order, _bench(order, clock, check))
        except InterruptedRunError as stopped:
            return Report(stopped=str(stopped))


def _done(order: Order, bench: Bench) -> Report:
    from citecheck.engine.scan import copies, judging, linking, lookups, summing
    from citecheck.engine.scan.orders import Errand, Report

    match order.errand:
        case Errand.READ:
            return Report(_read(bench, order))
        case Errand.HAND_OUT:
            return Report(linking.hand_out_links(bench, order.number, _host_of))
        case Errand.GATHER:
            return Report(linking.gather_links(bench, order.number))
        case Errand.OBSERVE:
            return Report(_observe(bench, order))
        case Errand.COPIES:
            return Report(_with_desk(order, lambda desk: copies.open_copies(bench, desk)))
        case Errand.WISHES:
            return Report(wishes=tuple(lookups.wishes_of(bench, order.number, order.wishes[0])))
        case Errand.LOOK_UPS:
            return Report(_with_desk(order, lambda desk: lookups.look_up(bench, desk, order.wishes)))
        case Errand.JUDGE:
            return Report(judging.judge_slice(bench, order.number))
        case Errand.SUM_UP:
            return Report(summing.sum_up(bench))


# -- what tasks work with


def _config(order: Order) -> Config:
    return cast("Config", order.frame.settings)


def _bench(order: Order, clock: Clock, check: Callable[[], None]) -> Bench:
    from citecheck.assemble import run_options
    from citecheck.engine.scan.bench import Bench
    from citecheck.engine.scan.layout import Dataset

    frame = order.frame
    options = run_options(_config(order), clock)
    options = replace(
        options,
        archive_mode=frame.archive_mode,
        thresholds=replace(options.thresholds, today=frame.today),
        ask_registries=False,
    )
    return Bench(Dataset(Path(frame.root)), frame.cut, options, clock, check)


def _read(bench: Bench, order: Order) -> Mapping[str, int]:
    from citecheck.engine.scan.reading import keep_documents
    from citecheck.sources.dump.interface import Slice
    from citecheck.sources.dump.read import Passed

    part, passed = order.part, Passed()
    if not isinstance(part, Slice):
        raise TypeError(order.name)
    return keep_documents(bench.dataset, order.number, _documents(part, passed), lambda: asdict(passed), bench.check)


def _documents(part: Slice, passed: Any) -> Iterator[Document | UnreadSource]:  # noqa: ANN401 - ``Passed``, loaded late
    """Read a slice to where it breaks, if it does: what came before is kept, and the rest is named."""
    from citecheck.model.reference import UnreadSource
    from citecheck.sources.dump.read import documents

    try:
        yield from documents(part, passed)
    except (SourceError, OSError) as error:
        yield UnreadSource(part.names[0], f"cannot be read to its end: {error}")


def _observe(bench: Bench, order: Order) -> Mapping[str, int]:
    from citecheck.assemble_asking import OwnHosts, OwnRedirects, own_prober
    from citecheck.engine.scan.bench import Asking
    from citecheck.engine.scan.observing import observe

    settings = net_settings_checked(_config(order))
    shards = order.frame.cut.shards
    intervals = [settings.interval_s, *(own.interval_s or 0.0 for own in settings.hosts.values())]
    asking = Asking(
        live=own_prober(replace(settings, hosts=OwnHosts(settings.hosts, order.number, shards)), bench.clock),
        redirects=OwnRedirects(shards),
        pause_s=min(max(intervals), _LONGEST_PAUSE_S),
    )
    return observe(bench, asking, order.number, order.wave)


def _with_desk(order: Order, work: Callable[[Any], Mapping[str, int]]) -> Mapping[str, int]:
    from citecheck.engine.scan.bench import Desk
    from citecheck.engine.scan.silence import Silence
    from citecheck.outside import opened_network

    config = replace(_config(order), replay=None, record=None)
    with opened_network(config, Silence(), SystemClock()) as net:
        return work(Desk(net.archives, order.service))


def _host_of(url: str) -> str | None:
    from citecheck.net.wire import UrlProblem, on_wire

    wire = on_wire(url)
    return None if isinstance(wire, UrlProblem) else wire.host


# -- the frame of a scan


def _frame(dataset: Dataset, driver: str, started_at: datetime, config: Config) -> Any:  # noqa: ANN401 - ``Frame``, loaded late
    from citecheck.engine.scan.bench import Cut
    from citecheck.engine.scan.orders import Frame

    return Frame(
        root=str(dataset.root),
        driver=driver,
        cut=Cut(0),
        today=started_at.astimezone(UTC).date(),
        archive_mode=config.archives.mode or ArchiveMode.MISSING,
        settings=_for_workers(config),
    )


def _for_workers(config: Config) -> Config:
    """Make paths of the settings absolute: a worker may run in another folder."""
    network = config.network
    bundle = network.ca_bundle
    baseline = config.baseline
    return replace(
        config,
        network=replace(network, ca_bundle=None if bundle is None else str(Path(bundle).resolve())),
        baseline=None if baseline is None else str(Path(baseline).resolve()),
    )


def _marks(config: Config, started_at: datetime) -> dict[Stage, str]:
    """Say on which options each stage depends; pace, time-outs and workers may change between two runs."""
    from citecheck.assemble import run_options
    from citecheck.clock import StoppedClock
    from citecheck.engine.scan.layout import Stage

    options = run_options(config, StoppedClock(started_at))
    archives = config.archives
    rules = [rule.code for rule in options.rules]
    judged = (rules, options.thresholds, options.suppressions, sorted(options.baseline), sorted(options.accept.items()))
    return {
        Stage.LINKS: repr((archives.base, archives.mode)),
        Stage.OBSERVATIONS: repr((config.network.resolve, config.offline)),
        Stage.ARCHIVES: repr((archives.budget, archives.fetch, archives.closed, archives.aggregator)),
        Stage.FINDINGS: repr(judged),
    }


@contextmanager
def _disk_told(root: Path) -> Iterator[None]:
    """Say what to do about a full disk, rather than to try again four times.

    Raises:
        InterruptedRunError: It is full.
        UsageError: Nothing may be written there.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            why = f"no space is left for {root} ({error.strerror or error})"
            raise InterruptedRunError(f"{why}; free some, then the same command goes on where it stopped") from error
        if error.errno in _FORBIDDEN:
            raise UsageError(
                f"{error.filename or root}: {error.strerror or error}; change its rights, or name another folder"
            ) from error
        raise


@contextmanager
def _counting(order: Order, clock: Clock) -> Iterator[Callable[[], None]]:
    """Give what is called with every document or answer: it tells of progress, and ends a task that nobody wants."""
    from citecheck.engine.scan.layout import Dataset
    from citecheck.engine.scan.lease import LeaseWatch

    watch = LeaseWatch(Dataset(Path(order.frame.root)).work, order.frame.driver, clock)
    count, told_at = 0, clock.monotonic()

    def check() -> None:
        nonlocal count, told_at
        count += 1
        now = clock.monotonic()
        if now - told_at >= _COUNT_EVERY_S:
            watch.look()
            _tell(order.errand, count)
            count, told_at = 0, now

    try:
        yield check
    finally:
        _tell(order.errand, count)


def _tell(errand: Errand, number: int) -> None:
    """Tell the scheduler, where there is one."""
    if not number:
        return
    import sys

    if "distributed" not in sys.modules:
        return
    from importlib import import_module

    distributed: Any = import_module("distributed")
    from citecheck.engine.scan.dask_hands import TOPIC

    try:
        worker = distributed.get_worker()
    except ValueError:
        return
    worker.log_event(TOPIC, {"errand": errand.value, "number": number})
