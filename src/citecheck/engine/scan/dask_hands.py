"""Tasks on Dask: workers on this machine, or those of a scheduler that is named."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any, TypeAlias

from citecheck.engine.scan.orders import Errand, Order, Progress, Report, Work, stopped_or
from citecheck.errors import InterruptedRunError, UsageError

Client: TypeAlias = Any
Future: TypeAlias = Any
"""Of ``distributed``, which says too little of its types to be checked, and is only loaded when it is needed."""
TOPIC = "citecheck-scan"
"""Where tasks tell of their progress, see ``distributed.Worker.log_event``."""
_TRIES = 4
"""A task that fails by a defect or loses its workers is begun so often. Our choice."""
_LOST_WORKERS = 10
"""Workers that one task may lose before the scheduler gives it up; it then counts as one failed try."""
ANSWER_S = 20.0
"""A scheduler may take so long to answer, and so long again to have a worker. Our choice."""
_LOUD = ("distributed", "distributed.client")
"""Loggers to which Dask gives a level of their own."""
_AHEAD = 2
"""Tasks a place that wait at the scheduler."""


class DaskHands:
    """Does tasks on the workers of a Dask client."""

    def __init__(self, client: Client, work: Work, progress: Progress) -> None:
        """Take the client and what does a task: a function of a module, which workers import."""
        self._client = client
        self._work = work
        self._progress = progress
        client.subscribe_topic(TOPIC, self._told)

    @property
    def places(self) -> int:
        """Threads of all workers."""
        return max(1, int(sum(self._client.nthreads().values())))

    def run(self, orders: Sequence[Order], done: Callable[[Order, Report], None]) -> None:
        """See ``Hands.run``; some tasks wait at the scheduler, the others here."""
        waiting = iter(orders)
        tries: dict[str, int] = {}
        running: dict[Future, Order] = {}
        ends = import_module("distributed").as_completed(loop=self._client.loop)

        def begin(order: Order) -> None:
            tries[order.name] = tries.get(order.name, 0) + 1
            future = self._client.submit(self._work, order, key=self._key(order, tries[order.name]), pure=False)
            running[future] = order
            ends.add(future)

        for order in islice(waiting, self.places * _AHEAD):
            begin(order)
        while running:
            future = next(ends)
            order = running.pop(future)
            report = self._report(future, order, tries[order.name])
            if report is None:
                begin(order)
                continue
            done(order, stopped_or(report))
            for following in islice(waiting, 1):
                begin(following)

    def _report(self, future: Future, order: Order, tries: int) -> Report | None:
        """Give the report of a task that has ended, ``None`` when it is to be tried again."""
        if future.status == "finished":
            report: Report = future.result()
            return report
        if future.status != "error" or self._client.status != "running":
            raise InterruptedRunError("the scheduler is gone; run the same command again to go on where it stopped")
        error: BaseException = future.exception()
        if tries < _TRIES:
            logging.getLogger(__name__).warning("task %s is begun again: %s", order.name, error)
            self._progress.said(f"task {order.name} is begun again: {type(error).__name__}")
            return None
        raise error

    @staticmethod
    def _key(order: Order, tries: int) -> str:
        return f"{order.errand}-{order.frame.driver}-{order.name}-{tries}"

    def _told(self, event: tuple[float, Any]) -> None:
        _, message = event
        self._progress.counted(Errand(message["errand"]), message["number"])


@contextmanager
def dask_client(scheduler: str | None, workers: int, timeout_s: float = ANSWER_S) -> Iterator[Client]:
    """Give a client, with processes of our own unless a scheduler is named.

    Args:
        scheduler: An address such as ``tcp://host:8786``.
        workers: Processes on this machine; not used with ``scheduler``.
        timeout_s: How long a scheduler may take to answer, and to have a worker.

    Raises:
        UsageError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        dask: Any = import_module("dask")
        distributed: Any = import_module("distributed")
        import_module("pyarrow")  # every stage needs it: better missed now than by a worker
    except ImportError as error:
        raise UsageError(f"scan needs more than is installed ({error}): pip install 'citecheck[scale]'") from error
    with _quiet():
        if scheduler is not None:
            with _client_of(distributed, scheduler, timeout_s) as client:
                yield client
            return
        settings = {
            "distributed.scheduler.allowed-failures": _LOST_WORKERS,
            "distributed.admin.log-format": "%(message)s",
            "distributed.worker.daemon": True,
        }
        own = {
            "n_workers": workers,
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": "127.0.0.1:0",
            "silence_logs": logging.CRITICAL,  # the same for the processes of the workers
        }
        with (
            dask.config.set(settings),
            distributed.LocalCluster(**own) as cluster,
            distributed.Client(cluster, set_as_default=False) as client,
        ):
            yield client


def _client_of(distributed: Any, scheduler: str, timeout_s: float) -> Client:  # noqa: ANN401 - a module
    try:
        client = distributed.Client(scheduler, timeout=timeout_s, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        why = f"--scheduler {scheduler}: does not answer ({error}); start it with `dask scheduler`"
        raise UsageError(why) from error
    try:
        client.wait_for_workers(1, timeout=timeout_s)  # those of a cluster that is just starting are on their way
    except (OSError, TimeoutError) as error:
        client.close()
        why = f"--scheduler {scheduler}: has no workers; start some with `dask worker {scheduler}`"
        raise UsageError(why) from error
    return client


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask from logging what it retries and what it has lost: that is news for us, told in our words."""
    loggers = [logging.getLogger(name) for name in _LOUD]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
