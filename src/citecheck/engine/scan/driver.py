"""The stages of a scan in their order: what is there already is passed over, the rest becomes tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from citecheck.engine.modes import ArchiveMode
from citecheck.engine.scan import manifest
from citecheck.engine.scan.answers import LOOK_UPS
from citecheck.engine.scan.bench import Cut
from citecheck.engine.scan.exchange import receivers_of
from citecheck.engine.scan.layout import Dataset, Stage, Table, slice_name
from citecheck.engine.scan.linking import CITED, copies_owner, service_numbers
from citecheck.engine.scan.lookups import Wish, most_urgent
from citecheck.engine.scan.observing import ANSWERS, NEEDS, PENDING, wave_name
from citecheck.engine.scan.orders import Errand, Frame, Hands, Order, Progress, Report
from citecheck.engine.scan.parts import part_tally

LINKS_A_SHARD = 200_000
"""At most, about: what the owner of so many links brings together fits into its memory. Our choice."""
FEWEST_LINKS_A_SHARD = 500
"""Below it, sharing the work costs more than it saves. Our choice."""
_MOST_WAVES = 60
"""20 redirects, each to another owner, take two waves each, and two more for a path test's."""


@dataclass(slots=True)
class Scan:
    """One scan, from slices to the summary."""

    dataset: Dataset
    plan: manifest.ScanPlan
    parts: Sequence[object]
    """The slices."""
    frame: Frame
    workers: Callable[[], Hands]
    """Asked for once, when there is something to do."""
    progress: Progress
    archive_budget: int
    archive_mode: ArchiveMode | None
    """As the user has it; ``None``: by the inputs."""
    marks: dict[Stage, str]
    """Fingerprint of the options that each stage depends on, besides those before it."""
    _hands: Hands | None = None

    @property
    def hands(self) -> Hands:
        """Who does the tasks."""
        if self._hands is None:
            self._hands = self.workers()
        return self._hands

    def run(self) -> dict[Stage, dict[str, int]]:
        """Make every stage whole; give the counts of each.

        Raises:
            InterruptedRunError: Interrupted, our network is down, or the workers are gone; run again to go on.
            UsageError: The dataset was begun with other options.
        """
        self._stage(Stage.REFERENCES, self._read)
        self._settle_cut()
        self._stage(Stage.LINKS, self._link)
        self._stage(Stage.OBSERVATIONS, self._observe)
        self._stage(Stage.ARCHIVES, self._archive)
        self._stage(Stage.FINDINGS, self._judge)
        self._stage(Stage.SUMMARY, self._sum_up)
        for name in (CITED, PENDING, "wishes"):
            manifest.remove(self.dataset.work / name)
        return {stage: manifest.stage_counts(self.dataset, stage) for stage in Stage}

    def _stage(self, stage: Stage, make: Callable[[], dict[str, int]]) -> None:
        order = list(Stage)
        before = [self.marks.get(each, "") for each in order[: order.index(stage) + 1]]
        mark = manifest.fingerprint([self.plan.fingerprint, str(self.plan.shards or ""), *before])
        if stage is Stage.REFERENCES:
            mark = manifest.fingerprint([self.plan.fingerprint, *before])
        if not manifest.begin(self.dataset, stage, mark):
            self.progress.whole(stage, manifest.stage_counts(self.dataset, stage), before=True)
            return
        counts = make()
        manifest.finish(self.dataset, stage, mark, counts)
        self.progress.whole(stage, counts, before=False)

    def _do(self, stage: Stage, what: str, orders: Iterable[Order]) -> list[Report]:
        """Do tasks, the longest first."""
        todo = sorted(orders, key=lambda order: -order.weight)
        reports: list[Report] = []

        def done(_: Order, report: Report) -> None:
            reports.append(report)
            self.progress.done(stage, report)

        if todo:
            self.progress.begun(stage, what, len(todo))
            self.hands.run(todo, done)
        return reports

    def _order(self, errand: Errand, number: int = 0, **more: Any) -> Order:  # noqa: ANN401 - fields of ``Order``
        return Order(errand, self.frame, number, **more)

    def _tallies(self, table: Table) -> dict[str, int]:
        """Add up the numbers that the parts of a table say of themselves."""
        sums: dict[str, int] = {}
        for path in self.dataset.parts(table):
            for name, number in part_tally(path).items():
                if isinstance(number, int):
                    sums[name] = sums.get(name, 0) + number
        return sums

    # -- the stages

    def _read(self) -> dict[str, int]:
        self._do(
            Stage.REFERENCES,
            "parts of the input",
            (
                self._order(Errand.READ, number, part=part, weight=float(getattr(part, "size_bytes", 0)))
                for number, part in enumerate(self.parts)
                if not self.dataset.part(Table.DOCUMENTS, slice_name(number)).exists()
            ),
        )
        return self._tallies(Table.DOCUMENTS)

    def _settle_cut(self) -> None:
        """Say how many owners of hosts there are, and what is asked of archives, once and for all."""
        if self.plan.shards is None or self.plan.archive_mode is None:
            counts = manifest.stage_counts(self.dataset, Stage.REFERENCES)
            links = counts.get("addresses", 0)
            shards = max(1, min(self.hands.places, links // FEWEST_LINKS_A_SHARD), links // LINKS_A_SHARD)
            only_lists = 0 < counts.get("documents", 0) == counts.get("lists", 0)
            mode = self.archive_mode or (ArchiveMode.OFF if only_lists else ArchiveMode.MISSING)
            self.plan = manifest.settled(self.dataset, self.plan, shards=shards, archive_mode=mode.value)
        mode = ArchiveMode(self.plan.archive_mode or ArchiveMode.MISSING)
        cut = Cut(self.plan.slices, self.plan.shards or 1)
        self.frame = replace(self.frame, cut=cut, archive_mode=mode)

    def _link(self) -> dict[str, int]:
        numbers = range(self.plan.slices)
        handed = {path.stem for path in self.dataset.exchanges(CITED)}
        orders = (self._order(Errand.HAND_OUT, number) for number in numbers if slice_name(number) not in handed)
        self._do(Stage.LINKS, "parts of the references", orders)
        owners = {*range(self.frame.cut.shards), *receivers_of(self.dataset.exchanges(CITED))}
        left = [owner for owner in sorted(owners) if not self.dataset.part(Table.LINKS, slice_name(owner)).exists()]
        self._do(Stage.LINKS, "owners of hosts", (self._order(Errand.GATHER, owner) for owner in left))
        manifest.remove(self.dataset.work / CITED)
        counts = [
            part_tally(self.dataset.part(Table.LINKS, slice_name(owner))) for owner in range(self.frame.cut.shards)
        ]
        links, hosts = sum(each["links"] for each in counts), sum(each["hosts"] for each in counts)
        return {"links": links, "hosts": hosts, "copies": self._tallies(Table.LINKS)["links"] - links}

    def _observe(self) -> dict[str, int]:
        if self.plan.is_offline:
            return {}
        owners: set[int] = set(range(self.frame.cut.shards))
        for wave in range(_MOST_WAVES):
            left = [
                owner
                for owner in sorted(owners)
                if not self.dataset.part(Table.OBSERVATIONS, wave_name(owner, wave)).exists()
            ]
            what = "owners of hosts" if not wave else f"owners of hosts that redirects lead to ({wave})"
            self._do(
                Stage.OBSERVATIONS,
                what,
                (self._order(Errand.OBSERVE, owner, wave=wave, weight=self._weight(owner)) for owner in left),
            )
            owners = receivers_of(
                [*self.dataset.exchanges(f"{NEEDS}-{wave:02d}"), *self.dataset.exchanges(f"{ANSWERS}-{wave:02d}")]
            )
            if not owners:
                break
        for folder in self.dataset.work.glob("*-[0-9][0-9]"):
            manifest.remove(folder)
        return {"links": self._tallies(Table.OBSERVATIONS).get("settled", 0)}

    def _weight(self, owner: int) -> float:
        return float(part_tally(self.dataset.part(Table.LINKS, slice_name(owner))).get("busiest", 0))

    def _archive(self) -> dict[str, int]:
        if self.plan.is_offline or self.frame.archive_mode is ArchiveMode.OFF:
            return {}
        orders = []
        for service in service_numbers():
            owner = copies_owner(service, self.frame.cut.shards)
            links = self.dataset.part(Table.LINKS, slice_name(owner))
            if links.exists() and not self.dataset.part(Table.ARCHIVES, service).exists():
                orders.append(
                    self._order(Errand.COPIES, owner, service=service, weight=float(part_tally(links)["links"]))
                )
        self._do(Stage.ARCHIVES, "archives whose copies are opened", orders)
        if not self.dataset.part(Table.ARCHIVES, LOOK_UPS).exists() and (chosen := self._chosen()):
            self._do(Stage.ARCHIVES, "index", [self._order(Errand.LOOK_UPS, wishes=tuple(chosen))])
        counts = self._tallies(Table.ARCHIVES)
        return {name: counts.get(name, 0) for name in ("copies", "opened", "look_ups")}

    def _chosen(self) -> list[Wish]:
        """Choose the look-ups of the whole scan, within its budget."""
        if self.archive_budget <= 0:
            return []
        orders = (
            self._order(Errand.WISHES, number, wishes=(self.archive_budget,)) for number in range(self.plan.slices)
        )
        reports = self._do(Stage.ARCHIVES, "parts in need of a look-up", orders)
        return most_urgent((wish for report in reports for wish in report.wishes), self.archive_budget)

    def _judge(self) -> dict[str, int]:
        left = [
            number
            for number in range(self.plan.slices)
            if not self.dataset.part(Table.FINDINGS, slice_name(number)).exists()
        ]
        self._do(Stage.FINDINGS, "parts of the documents", (self._order(Errand.JUDGE, number) for number in left))
        return {
            "verdicts": self._tallies(Table.VERDICTS).get("rows", 0),
            "findings": self._tallies(Table.FINDINGS).get("rows", 0),
        }

    def _sum_up(self) -> dict[str, int]:
        (report,) = self._do(Stage.SUMMARY, "summary", [self._order(Errand.SUM_UP)])
        return dict(report.counts)
