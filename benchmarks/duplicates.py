"""Measure how duplicates are found: ``python benchmarks/duplicates.py ../shared`` and ``--scale 1000000``.

Without ``--scale`` real records are corrupted (copies of one work) or changed into other works (editions, parts, other
days, other authors, another word), and precision and recall over pairs are printed; exit code 1 below 0.97.
With ``--scale N`` titles are spliced from real ones to N references, one in ten a corrupted copy; seconds (by the clock
and of the processor) and memory are printed.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from duplicate_records import OTHERS, Random, corrupt, records

from citecheck.engine.plan import plan
from citecheck.model.evidence import Evidence, RuleOptions
from citecheck.model.finding import Need
from citecheck.model.reference import Citation, Document, Format, Reference, ReferenceId
from citecheck.rules.dup import DUP

WANTED = 0.97
TODAY = date(2026, 11, 1)
PAIR_RULES = {"DUP102", "DUP103", "DUP104", "DUP105"}

Pair = tuple[int, int]


@dataclass(slots=True)
class Labelled:
    """References of which it is known which are copies of one work."""

    references: list[Reference]
    works: list[int]
    """Of each reference; negative for a look-alike, which is a work of its own."""
    real: int
    """So many at the beginning are as they were found, and may hold copies that nobody labelled."""
    how: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Index -> the changes that made it."""

    def add(self, reference: Reference, work: int, how: tuple[str, ...]) -> None:
        self.how[len(self.references)] = how
        self.references.append(reference)
        self.works.append(work)

    def true_pairs(self) -> set[Pair]:
        by_work: dict[int, list[int]] = {}
        for index, work in enumerate(self.works):
            by_work.setdefault(work, []).append(index)
        return {pair for group in by_work.values() for pair in combinations(group, 2)}


def labelled(data: Path, chance: Random) -> Labelled:
    base = records(data)
    chance.shuffle(base)
    made = Labelled(list(base), list(range(len(base))), len(base))
    for number, reference in enumerate(base):
        if chance.random() < 0.4:
            for _ in range(chance.choice([1, 1, 1, 2])):
                copy, names = corrupt(reference, chance)
                made.add(copy, number, names)
        if chance.random() < 0.3:
            name, change = chance.choice(OTHERS)
            other = change(reference, chance)
            if other is None:
                continue
            outlet = None if "rxiv" in (other.outlet or "").lower() else other.outlet
            other = replace(other, arxiv=None, pmid=None, doi=None, outlet=outlet)
            if other != reference:
                other = replace(other, text=f"other {chance.random()}")
                made.add(other, -len(made.references) - 1, (f"other {name}",))
    return made


def cite(references: Iterable[Reference]) -> list[Citation]:
    return [Citation(ReferenceId(str(number)), 0, reference) for number, reference in enumerate(references)]


def evidence_of(citations: Sequence[Citation]) -> Evidence:
    planned = plan(citations, archive_base=None, today=TODAY)
    document = Document("benchmark", Format.BIBTEX, "")
    return Evidence(
        documents=[document],
        citations=citations,
        options=RuleOptions(today=TODAY),
        urls=planned.urls,
        archive_links=planned.archive_links,
        identifiers=planned.identifiers,
        asked=frozenset({Need.NOTHING.value}),
    )


def pairs_found(references: Sequence[Reference]) -> dict[Pair, str]:
    """Give the pairs that stand in one cluster, with the first rule that says so."""
    evidence = evidence_of(cite(references))
    found: dict[Pair, str] = {}
    for rule in DUP:
        if rule.code in PAIR_RULES:
            for finding in rule.check(evidence):
                for one, other in combinations(sorted(int(reference) for reference in finding.references), 2):
                    found.setdefault((one, other), rule.code)
    return found


def quality(data: Path, seed: int, *, show: int) -> bool:
    chance = Random(seed)
    made = labelled(data, chance)
    started = time.process_time()
    found = pairs_found(made.references)
    seconds = time.process_time() - started
    true = made.true_pairs()
    unlabelled = {pair for pair in found if max(pair) < made.real}
    # copies of two real records that are unlabelled copies of each other are unlabelled as well
    tied = {frozenset((made.works[one], made.works[other])) for one, other in unlabelled}
    wrong = {
        (one, other)
        for one, other in set(found) - true - unlabelled
        if frozenset((made.works[one], made.works[other])) not in tied
    }
    missed = true - set(found)
    right = len(true & set(found))
    precision, recall = right / (right + len(wrong)), right / len(true)
    alike = sum(names[0].startswith("other ") for names in made.how.values())
    print(f"{len(made.references):,} references, {len(true):,} true pairs, {alike:,} look-alikes")
    print(f"precision {precision:.4f}, recall {recall:.4f}, {seconds:.1f} s of processor time")
    print(f"{len(unlabelled)} pairs of real records, unlabelled")
    print("by rule:", dict(Counter(found[pair] for pair in true & set(found))))
    causes = Counter(name for pair in missed for index in pair for name in made.how.get(index, ()))
    print("missed, by change:", causes.most_common(12))
    print("wrong, by change:", Counter(made.how.get(max(pair), ("real",))[0] for pair in wrong).most_common(12))
    for title, pairs in (("missed", missed), ("wrong", wrong), ("unlabelled", unlabelled)):
        for pair in chance.sample(sorted(pairs), min(show, len(pairs))):
            print(f"\n{title} {found.get(pair, '')} {[made.how.get(index, ()) for index in pair]}")
            for index in pair:
                print("   ", _line(made.references[index]))
    return min(precision, recall) >= WANTED


def _line(reference: Reference) -> str:
    names = "; ".join(map(str, reference.authors))[:60]
    figures = (reference.volume, reference.pages, reference.edition, reference.doi, reference.url)
    shown = (reference.type, reference.title, names, reference.published, reference.outlet, *figures)
    return " | ".join(str(value) for value in shown)


def spliced(base: Sequence[Reference], number: int, chance: Random) -> Iterator[Reference]:
    """Give references with the vocabulary of real ones; one in ten is a corrupted copy of one of the last thousand."""
    recent: list[Reference] = []
    authors = [reference.authors for reference in base if reference.authors]
    outlets = [reference.outlet for reference in base if reference.outlet]
    for index in range(number):
        if recent and index % 10 == 9:
            yield corrupt(chance.choice(recent), chance)[0]
            continue
        one, other = (chance.choice(base).title or "" for _ in range(2))
        left, right = one.split(), other.split()
        title = " ".join(left[: len(left) // 2 + 1] + right[len(right) // 2 :])
        reference = replace(
            chance.choice(base),
            title=title,
            authors=chance.choice(authors),
            outlet=chance.choice(outlets) if index % 3 else None,
            published=str(chance.randrange(1960, 2026)),
            pages=f"{chance.randrange(1, 900)}",
            volume=str(chance.randrange(1, 300)),
            doi=f"10.1234/{index}" if index % 4 == 0 else None,
            isbn=None,
            arxiv=None,
            pmid=None,
            url=f"https://site{index % 5000}.example/item/{index}" if index % 3 == 0 else None,
            archive_url=None,
            text=f"{title} {index}",
            key=f"k{index}",
        )
        recent.append(reference)
        if len(recent) > 1000:
            recent.pop(0)
        yield reference


def memory_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_048_576


def scale(data: Path, number: int, seed: int) -> None:
    base = records(data)
    started = time.perf_counter()
    citations = cite(spliced(base, number, Random(seed)))
    evidence = evidence_of(citations)
    gc.collect()
    gc.freeze()
    print(f"{number:,} references made in {time.perf_counter() - started:.0f} s, {memory_gb():.2f} GB", flush=True)
    total = busy = 0.0
    for rule in DUP:
        begun, begun_busy = time.perf_counter(), time.process_time()
        sizes = [len(finding.references) for finding in rule.check(evidence)]
        seconds, busy_s = time.perf_counter() - begun, time.process_time() - begun_busy
        total, busy = total + seconds, busy + busy_s
        print(
            f"{rule.code} {rule.name}: {seconds:.1f} s ({busy_s:.1f} s of processor time), "
            f"{len(sizes):,} clusters of {sum(sizes):,} references, {memory_gb():.2f} GB",
            flush=True,
        )
    print(f"duplicates of {number:,} references in {total:.1f} s ({busy:.1f} s of processor time)")
    print(f"peak {memory_gb():.2f} GB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--scale", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="so many missed and wrong pairs each")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    if arguments.scale:
        scale(data, arguments.scale, arguments.seed)
        return 0
    return 0 if quality(data, arguments.seed, show=arguments.show) else 1


if __name__ == "__main__":
    raise SystemExit(main())
