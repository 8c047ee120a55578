"""What a scan of English Wikipedia would take: counts from outside, shares from real pages, costs as measured.

    python benchmarks/wikipedia_plan.py ../shared/data/wikitext-dev
    python benchmarks/wikipedia_plan.py --check 50000 5000     # what it says of scan_probe.py --no-kill

Nothing is asked. Shares (references with an address, distinct ones, hosts) are counted on the pages of the folder and
carried over to the whole, which is the weakest part: the pages are few and not a random sample, so hosts are told as a
range. Asking is simulated as ``engine/scan`` does it: hosts go to shards by chance, shards to workers longest first, a
shard goes in rounds of 5,000 links, and a round lasts as long as its busiest host, its processor time or its slowest
answers take, whichever is longest.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from citecheck.engine.scan.driver import LINKS_A_SHARD
from citecheck.engine.scan.observing import ROUND_LINKS
from citecheck.links.urls import facts
from citecheck.model.reference import Reference
from citecheck.sources.load import parse_text

ARTICLES = 6_816_939
"""Articles, 26 April 2024: en.wikipedia.org, Wikipedia:Size of Wikipedia, as of that day."""
CITATIONS = 44_700_000
"""Citations, February 2024: Wikipedia Citations, arXiv 2406.19291 (29.3 million in May 2020, 40.6 in February 2023)."""
DUMP_BYTES = 22.14e9
"""All articles, compressed, 2 July 2023: Wikipedia:Size of Wikipedia."""
REPLAYS_A_MINUTE = 600
"""What the Wayback Machine bears of replays, by reports of June 2026 (edgi-govdata-archiving/wayback)."""
INDEX_A_MINUTE = 24
"""Of its index: hard limit 30 a minute and network, June 2026; 24 is what EDGI's client keeps to."""
SAVES_A_MINUTE, SAVES_A_DAY = 7, 30_000
"""Of Save Page Now with keys, September 2026."""
OUR_REPLAYS_A_S, OUR_INDEX_S = 4.0, 2.5
"""citecheck's own pace."""
IN_FLIGHT, PER_HOST = 600, 4
HEAD = 50
"""Hosts whose share is taken as counted; the others follow a power law."""
SLOWEST_S = 30.0
"""How long a round waits for its last answers: one silent page takes a time-out of 22 s, and the rounds of a shard have
some each. Our assumption."""
DAY_S = 86_400.0


@dataclass(frozen=True)
class Costs:
    """As measured, see docs/scan.md; processor seconds."""

    read_s: float
    """A reference."""
    link_s: float
    """A reference: handing out and bringing together."""
    ask_s: float
    """A link."""
    judge_s: float
    """A reference."""
    kept_bytes: float
    """A reference, in all tables but the answers."""
    latency_s: float = 0.4
    """Mean of a live answer. Our assumption; it matters little, see the table."""


@dataclass(frozen=True)
class Sample:
    """What the pages of a folder hold."""

    pages: int
    references: int
    addresses: int
    copies: int
    distinct: int
    hosts: Counter[str]
    growth: float
    """Heaps' exponent of hosts over distinct links, between a quarter of the sample and all of it."""


def counted(folder: Path) -> Sample:
    files = sorted(folder.glob("*.wiki"))
    found: list[Reference] = []
    for file in files:
        found += parse_text(file.read_text(encoding="utf-8"), format="wikitext", path=file.name).references
    urls = sorted({each.url for each in found if each.url})
    random.Random(1).shuffle(urls)
    names = [facts(url).host or "" for url in urls]
    quarter = len(set(names[: len(names) // 4]))
    return Sample(
        pages=len(files),
        references=len(found),
        addresses=sum(each.url is not None for each in found),
        copies=sum(each.archive_url is not None for each in found),
        distinct=len(urls),
        hosts=Counter(names),
        growth=math.log(len(set(names)) / quarter) / math.log(4),
    )


def host_sizes(links: int, hosts: int, head: list[float]) -> list[int]:
    """Give links a host, most first: the head by its shares, the rest by the power law that uses up all links."""
    first = [max(1, round(share * links)) for share in head[:hosts]]
    left, many = links - sum(first), hosts - len(first)
    if many <= 0:
        return first
    low, high = 0.0, 4.0
    for _ in range(40):
        power = (low + high) / 2
        total = sum(max(1.0, first[-1] * (number + 1) ** -power) for number in range(0, many, 1 + many // 20_000))
        low, high = (power, high) if total * (1 + many // 20_000) > left else (low, power)
    return first + [max(1, round(first[-1] * (number + 1) ** -high)) for number in range(many)]


def asking_s(sizes: list[int], workers: int, interval_s: float, costs: Costs, slowest_s: float = SLOWEST_S) -> float:
    """Simulate the asking; give its wall time."""
    draw = random.Random(1)
    links = sum(sizes)
    shards = max(1, workers, links // LINKS_A_SHARD)
    held, busiest = [0] * shards, [0] * shards
    for size in sizes:
        shard = draw.randrange(shards)
        held[shard] += size
        busiest[shard] = max(busiest[shard], size)
    free = [0.0] * workers
    for shard in sorted(range(shards), key=lambda each: -busiest[each]):
        rounds = max(1, math.ceil(held[shard] / ROUND_LINKS))
        many = held[shard] / rounds
        lane_s = math.ceil(busiest[shard] / rounds) * max(interval_s, costs.latency_s / PER_HOST)
        round_s = max(lane_s, many * costs.ask_s, many * costs.latency_s / IN_FLIGHT, slowest_s)
        heapq.heapreplace(free, free[0] + rounds * round_s)
    return max(free)


def days(sizes: list[int], without: list[int], workers: int, costs: Costs) -> dict[str, object]:
    """Tell the asking in days, with so many places for tasks."""
    return {
        "places": workers,
        "days": round(asking_s(sizes, workers, 0.25, costs) / DAY_S, 1),
        "days_without_the_busiest_host": round(asking_s(without, workers, 0.25, costs) / DAY_S, 1),
        "days_at_1_s": round(asking_s(sizes, workers, 1.0, costs) / DAY_S, 1),
    }


def plan(folder: Path, costs: Costs) -> dict[str, object]:
    sample = counted(folder)
    addresses = CITATIONS * sample.addresses / sample.references
    links = round(addresses * sample.distinct / sample.addresses)
    copies = CITATIONS * sample.copies / sample.references
    head = [number / sample.distinct for _, number in sample.hosts.most_common(HEAD)]
    told: dict[str, object] = {
        "sample": {
            "pages": sample.pages,
            "references": sample.references,
            "with_address": round(sample.addresses / sample.references, 3),
            "with_copy": round(sample.copies / sample.references, 3),
            "distinct_of_addresses": round(sample.distinct / sample.addresses, 3),
            "hosts": len(sample.hosts),
            "growth": round(sample.growth, 2),
            "busiest": sample.hosts.most_common(3),
        },
        "addresses": round(addresses),
        "distinct_links": links,
        "copies": round(copies),
        "busiest_host_links": round(head[0] * links),
        "cpu_days": {
            "read": round(CITATIONS * costs.read_s / DAY_S, 2),
            "bring_together": round(CITATIONS * costs.link_s / DAY_S, 2),
            "ask": round(links * costs.ask_s / DAY_S, 2),
            "judge": round(CITATIONS * costs.judge_s / DAY_S, 2),
        },
        "tables_gb": round(CITATIONS * costs.kept_bytes / 1e9, 1),
        "answers_gb_at_10_kb": round(links * 10_000 / 1e9),
        "copies_days": {
            "at_our_pace": round(copies / OUR_REPLAYS_A_S / DAY_S, 1),
            "at_what_is_borne": round(copies / (REPLAYS_A_MINUTE / 60) / DAY_S, 1),
        },
        "index_days_a_million_look_ups": {
            "at_our_pace": round(1e6 * OUR_INDEX_S / DAY_S, 1),
            "at_what_is_borne": round(1e6 / (INDEX_A_MINUTE / 60) / DAY_S, 1),
        },
        "saving_days_a_million": round(1e6 / min(SAVES_A_DAY, SAVES_A_MINUTE * 1440), 1),
    }
    rows: list[dict[str, object]] = []
    for growth in (0.6, 0.7, 0.8):
        hosts = round(len(sample.hosts) * (links / sample.distinct) ** growth)
        sizes = host_sizes(links, hosts, head)
        without = host_sizes(links - round(head[0] * links), hosts - 1, [share / (1 - head[0]) for share in head[1:]])
        rows += [{"growth": growth, "hosts": hosts, **days(sizes, without, workers, costs)} for workers in (2, 8, 32)]
    told["asking"] = rows
    told["floor_days_busiest_host"] = {
        "0.25 s": round(head[0] * links * 0.25 / DAY_S, 1),
        "1 s": round(head[0] * links / DAY_S, 1),
    }
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="folder of .wiki files")
    parser.add_argument("--read-ms", type=float, default=0.47, help="processor time a reference")
    parser.add_argument("--link-ms", type=float, default=0.25)
    parser.add_argument("--ask-ms", type=float, default=5.5, help="processor time a link")
    parser.add_argument("--judge-ms", type=float, default=1.1)
    parser.add_argument("--kept-bytes", type=float, default=640)
    parser.add_argument("--check", nargs=2, type=int, metavar=("LINKS", "HOSTS"))
    options = parser.parse_args()
    costs = Costs(
        options.read_ms / 1000, options.link_ms / 1000, options.ask_ms / 1000, options.judge_ms / 1000,
        options.kept_bytes,
    )  # fmt: skip
    if options.check:
        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        from benchmarks.scan_probe import MOST_LINKS_A_HOST

        links, hosts = options.check
        sizes = host_sizes(links, hosts, [MOST_LINKS_A_HOST / links] * HEAD)
        print(json.dumps({"asking_s": round(asking_s(sizes, 2, 0.25, costs, slowest_s=2.0), 1)}))
        return
    if options.folder is None:
        parser.error("name a folder of .wiki files")
    print(json.dumps(plan(options.folder, costs), indent=1))


if __name__ == "__main__":
    main()
