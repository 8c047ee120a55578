"""The last stage: one small table of counts, and what is read from it."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citecheck.engine.scan.bench import Bench
from citecheck.engine.scan.layout import Dataset, Stage, Table
from citecheck.engine.scan.manifest import stage_counts
from citecheck.engine.scan.parts import PartWriter, part_batches, part_rows, part_tally
from citecheck.model.dataset import NamedCounts
from citecheck.model.finding import Severity
from citecheck.model.observation import Purpose
from citecheck.model.verdict import ArchiveState, LinkRole, LinkState

MOST_NAMED = 100
"""Hosts and addresses that are named; the rest is in the other tables. Our choice."""
_STATES = tuple(state.value for state in LinkState)
_SHARING = ((1, "1"), (2, "2"), (9, "3–9"), (99, "10–99"))
_MORE = "100 and more"


def sum_up(bench: Bench) -> dict[str, int]:
    """Write the summary of a dataset whose other stages are whole."""
    dataset = bench.dataset
    with PartWriter(dataset.part(Table.SUMMARY, "all"), Table.SUMMARY) as writer:
        for topic, counted in _topics(dataset):
            for rank, each in enumerate(counted):
                for measure, number in each.counts.items():
                    row = {"topic": topic, "rank": rank, "name": each.name, "measure": measure, "number": number}
                    writer.add(row)
        rows = writer.rows
    return {"rows": rows}


def read_topics(dataset: Dataset) -> dict[str, tuple[NamedCounts, ...]]:
    """Read the summary back, topic by topic."""
    found: dict[str, dict[tuple[int, str], dict[str, int]]] = defaultdict(dict)
    for row in part_rows(dataset.part(Table.SUMMARY, "all")):
        found[row["topic"]].setdefault((row["rank"], row["name"]), {})[row["measure"]] = row["number"]
    return {
        topic: tuple(NamedCounts(name, counts) for (_, name), counts in named.items()) for topic, named in found.items()
    }


def _topics(dataset: Dataset) -> Iterator[tuple[str, list[NamedCounts]]]:
    totals: Counter[str] = Counter()
    for path in dataset.parts(Table.DOCUMENTS):
        totals.update(part_tally(path))
    del totals["rows"]
    tallies = _added(dataset)
    hosts = _Hosts(dataset)
    shared = _Shared(dataset)
    known = stage_counts(dataset, Stage.LINKS)
    totals |= {"links": shared.links, "hosts": known.get("hosts", 0), "muted": sum(tallies["muted"].values())}
    yield "total", [NamedCounts("", totals)]
    links = hosts.states if dataset.success(Stage.OBSERVATIONS).exists() and hosts.number else Counter()
    links = links or Counter({LinkState.UNKNOWN.value: shared.links})
    yield "link", [NamedCounts("", {state: links[state] for state in _STATES})]
    yield "link-reason", _split(tallies["links"])
    archives = _split(tallies["archives"])
    yield "archive", [NamedCounts("", _summed(archives, ArchiveState))]
    yield "archive-reason", archives
    yield "finding", [NamedCounts("", {kind.value: tallies["findings"][kind.value] for kind in Severity})]
    yield "rule", _rules(tallies["rules"], tallies["ruled"])
    yield "year", _by_name(tallies["years"], _STATES)
    yield "host", hosts.worst()
    yield "cited-host", hosts.most_cited()
    services = _by_name(tallies["services"], tuple(state.value for state in ArchiveState))
    yield "service", sorted(services, key=lambda each: -sum(each.counts.values()))
    yield "shared", shared.most()
    yield "sharing", [NamedCounts(name, {"addresses": number}) for name, number in shared.sharing.items()]


def _added(dataset: Dataset) -> dict[str, Counter[str]]:
    """Add up what the parts of ``findings`` say of themselves."""
    added: dict[str, Counter[str]] = defaultdict(Counter)
    for path in dataset.parts(Table.FINDINGS):
        for name, counts in part_tally(path).items():
            added[name].update(counts if isinstance(counts, dict) else {"": counts})
    return added


def _split(counts: Mapping[str, int]) -> list[NamedCounts]:
    """Make of ``state/reason`` one row a reason, most first."""
    rows = []
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        state, _, reason = name.partition("/")
        rows.append(NamedCounts(reason, {state: number}))
    return rows


def _summed(rows: Iterable[NamedCounts], kinds: type[ArchiveState]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums.update(row.counts)
    return {kind.value: sums[kind.value] for kind in kinds}


def _by_name(counts: Mapping[str, int], kinds: tuple[str, ...]) -> list[NamedCounts]:
    """Make of ``name/kind`` one row a name, by name."""
    named: dict[str, dict[str, int]] = {}
    for both, number in counts.items():
        name, _, kind = both.rpartition("/")
        named.setdefault(name, dict.fromkeys(kinds, 0))[kind] = number
    return [NamedCounts(name, named[name]) for name in sorted(named)]


def _rules(rules: Mapping[str, int], ruled: Mapping[str, int]) -> list[NamedCounts]:
    rows: dict[str, dict[str, int]] = {}
    for name, number in rules.items():
        code, rule, severity = name.split("/")
        counts = rows.setdefault(f"{code} {rule}", {"findings": 0, "documents": ruled.get(code, 0)})
        counts["findings"] += number
        counts[severity] = number
    named = [NamedCounts(name, counts) for name, counts in rows.items()]
    return sorted(named, key=lambda each: (-each.counts["findings"], each.name))


class _Hosts:
    """Hosts with the states of their links; no two shards have one host, so the best of each are the best of all."""

    def __init__(self, dataset: Dataset) -> None:
        self.number = 0
        self.states: Counter[str] = Counter()
        self._worst: list[tuple[int, int, str, dict[str, int]]] = []
        self._cited: list[tuple[int, str, dict[str, int]]] = []
        by_shard: dict[str, list[Any]] = defaultdict(list)
        for path in dataset.parts(Table.OBSERVATIONS):
            by_shard[path.stem.removeprefix("part-").partition("-")[0]].append(path)
        for paths in by_shard.values():
            self._take(paths)

    def _take(self, paths: Iterable[Any]) -> None:
        hosts: dict[str, Counter[str]] = defaultdict(Counter)
        for path in paths:
            for batch in part_batches(path, ("host", "purpose", "state"), 8_192):
                for host, purpose, state in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    if purpose == Purpose.ORIGINAL.value:
                        hosts[host or "(no host)"][state] += 1
                        self.states[state] += 1
        self.number += len(hosts)
        counted = [(host, {state: counts[state] for state in _STATES}) for host, counts in hosts.items()]
        troubled = [
            (counts["dead"], counts["unknown"], host, counts)
            for host, counts in counted
            if counts["dead"] or counts["unknown"]
        ]
        self._worst = heapq.nlargest(MOST_NAMED, [*self._worst, *troubled], key=lambda each: (*each[:2], each[2]))
        most = [(sum(counts.values()), host, counts) for host, counts in counted]
        self._cited = heapq.nlargest(MOST_NAMED, [*self._cited, *most], key=lambda each: each[:2])

    def worst(self) -> list[NamedCounts]:
        return [NamedCounts(host, counts) for _, _, host, counts in self._worst]

    def most_cited(self) -> list[NamedCounts]:
        return [NamedCounts(host, counts) for _, host, counts in self._cited]


class _Shared:
    """Addresses that several documents cite, spelled in whatever way."""

    def __init__(self, dataset: Dataset) -> None:
        self.links = 0
        self.sharing: dict[str, int] = dict.fromkeys([*(name for _, name in _SHARING), _MORE], 0)
        self._most: list[tuple[int, int, str]] = []
        for path in dataset.parts(Table.LINKS):
            self._take(path)

    def _take(self, path: Any) -> None:  # noqa: ANN401 - a path
        cited: dict[str, list[int]] = {}
        names: dict[str, str] = {}
        columns = ("url", "role", "canonical", "documents", "references")
        for row in part_rows(path, columns, batch=4_096):
            if row["role"] != LinkRole.ORIGINAL.value:
                continue
            self.links += 1
            counts = cited.setdefault(row["canonical"], [0, 0])
            counts[0] += row["documents"]
            counts[1] += row["references"]
            names.setdefault(row["canonical"], row["url"])
        for documents, _ in cited.values():
            self.sharing[next((name for most, name in _SHARING if documents <= most), _MORE)] += 1
        several = [(counts[0], counts[1], names[key]) for key, counts in cited.items() if counts[0] > 1]
        self._most = heapq.nlargest(MOST_NAMED, [*self._most, *several])

    def most(self) -> list[NamedCounts]:
        return [NamedCounts(url, {"documents": many, "references": more}) for many, more, url in self._most]
