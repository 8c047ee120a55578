"""Measure how duplicates are found: ``python benchmarks/duplicates.py ../shared`` and ``--scale 1000000``.

Without ``--scale`` real records are corrupted (copies of one work) or changed into other works (editions, parts, other
days, other authors, another word), and precision and recall over pairs are printed; exit code 1 below 0.97.
With ``--scale N`` titles are spliced from real ones to N references, one in ten a corrupted copy; seconds and memory are printed.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import string
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import citecheck
from citecheck.engine.plan import plan
from citecheck.model.evidence import Evidence, RuleOptions
from citecheck.model.finding import Need
from citecheck.model.names import Name
from citecheck.model.reference import Citation, Document, Format, Origin, Reference, ReferenceId, Span
from citecheck.rules.dup import DUP

WANTED = 0.97
TODAY = date(2026, 11, 1)
PAIR_RULES = {"DUP102", "DUP103", "DUP104", "DUP105"}

Random = random.Random


# ---------------------------------------------------------------- real records

def records(data: Path) -> list[Reference]:
    """Real records of several kinds, each title and first author once."""
    found = [*_from_bib(data), *_from_gold(data / "cs1-dev.jsonl"), *_from_gold(data / "scholarly-dev.jsonl")]
    seen: set[tuple[str, str]] = set()
    kept = []
    for reference in found:
        key = (_plain(reference.title or ""), _plain(str(reference.authors[0])) if reference.authors else "")
        if len(key[0]) > 3 and key not in seen:
            seen.add(key)
            kept.append(replace(reference, fields=(), uses=()))
    return kept


def _from_bib(data: Path) -> Iterator[Reference]:
    for path in sorted((data / "bib").glob("*.bib")):
        if path.name not in {"bibtex-ruby-errors.bib", "refmanager-test.bib"}:
            yield from citecheck.read(str(path)).references


def _from_gold(path: Path) -> Iterator[Reference]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = row["fields"]
        names = tuple(_name(text) for text in fields.get("authors", ()))
        simple = {key: fields[key] for key in ("title", "outlet", "publisher", "published", "accessed", "url", "doi", "isbn") if fields.get(key)}
        origin = Origin(path.name, Format.TEXT, Span(0, 1))
        yield Reference(origin, row["text"], authors=names, **{key: str(value) for key, value in simple.items()})


def _name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    return Name(family=family, given=given) if comma else Name(literal=text)


def _plain(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", text.casefold()) if character.isalnum())


# ---------------------------------------------------------------- copies of one work

def typo(text: str, chance: Random) -> str:
    places = [index for index, character in enumerate(text) if character.isalpha()]
    if len(places) < 12:
        return text
    at = chance.choice(places[1:])
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
        case 2:
            return text[:at] + chance.choice(string.ascii_lowercase) + text[at:]
        case _:
            return text[:at] + chance.choice(string.ascii_lowercase) + text[at + 1 :]


def _title(change: Callable[[str, Random], str]) -> Callable[[Reference, Random], Reference]:
    return lambda reference, chance: replace(reference, title=change(reference.title or "", chance))


def _without_accents(text: str, chance: Random) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _without_subtitle(text: str, chance: Random) -> str:
    head, colon, _ = text.partition(": ")
    return head if colon and len(head.split()) >= 4 else text


def _initials(reference: Reference, chance: Random) -> Reference:
    short = tuple(
        replace(name, given=" ".join(f"{part[0]}." for part in name.given.split() if part)) if name.given else name
        for name in reference.authors
    )
    return replace(reference, authors=short)


def _unparted(reference: Reference, chance: Random) -> Reference:
    names = tuple(
        Name(literal=f"{name.given} {name.family}") if name.given and name.family else name for name in reference.authors
    )
    return replace(reference, authors=names)


def _fewer_authors(reference: Reference, chance: Random) -> Reference:
    return replace(reference, authors=reference.authors[: max(1, chance.randrange(1, 3))])


def _abbreviated_outlet(reference: Reference, chance: Random) -> Reference:
    if not reference.outlet or len(reference.outlet.split()) < 2:
        return reference
    words = [word for word in reference.outlet.split() if word.lower() not in {"of", "the", "and", "in", "for", "de", "für", "on"}]
    return replace(reference, outlet=" ".join(f"{word[: chance.randrange(3, 6)]}." if len(word) > 5 else word for word in words))


def _other_address(reference: Reference, chance: Random) -> Reference:
    url = reference.url
    if not url or "archive" in url or "#" in url:
        return reference
    changed = chance.choice(
        [
            f"{url}{'&' if '?' in url else '?'}utm_source=feed&utm_medium=rss",
            url.replace("https://", "http://") if url.startswith("https://") else url.replace("http://", "https://"),
            url.replace("://www.", "://"),
            f"https://web.archive.org/web/20190405052849/{url}",
            f"{url}#top",
        ]
    )
    return replace(reference, url=changed)


def _other_doi(reference: Reference, chance: Random) -> Reference:
    return replace(reference, doi=chance.choice([f"https://doi.org/{reference.doi}", reference.doi.upper(), None])) if reference.doi else reference


def _other_isbn(reference: Reference, chance: Random) -> Reference:
    return replace(reference, isbn=chance.choice([reference.isbn.replace("-", ""), None])) if reference.isbn else reference


def _poorer(field: str) -> Callable[[Reference, Random], Reference]:
    return lambda reference, chance: replace(reference, **{field: None})


def _next_year(reference: Reference, chance: Random) -> Reference:
    year = reference.published or ""
    if reference.type != "article-journal" or len(year) != 4 or not year.isdecimal() or not reference.authors:
        return reference
    return replace(reference, published=str(int(year) + 1))


CORRUPTIONS: tuple[tuple[str, Callable[[Reference, Random], Reference]], ...] = (
    ("typo", _title(typo)),
    ("two typos", _title(lambda text, chance: typo(typo(text, chance), chance))),
    ("small letters", _title(lambda text, chance: text.lower())),
    ("capitals", _title(lambda text, chance: text.upper())),
    ("no accents", _title(_without_accents)),
    ("no subtitle", _title(_without_subtitle)),
    ("full stop", _title(lambda text, chance: f"{text.rstrip('.')}.")),
    ("no punctuation", _title(lambda text, chance: "".join(c for c in text if c not in ",:;'\"“”‘’"))),
    ("and", _title(lambda text, chance: text.replace(" and ", " & "))),
    ("initials", _initials),
    ("unparted names", _unparted),
    ("fewer authors", _fewer_authors),
    ("short outlet", _abbreviated_outlet),
    ("other address", _other_address),
    ("other DOI", _other_doi),
    ("other ISBN", _other_isbn),
    ("no pages", _poorer("pages")),
    ("no volume", _poorer("volume")),
    ("no outlet", _poorer("outlet")),
    ("no publisher", _poorer("publisher")),
    ("no date", _poorer("published")),
    ("no address", _poorer("url")),
    ("next year", _next_year),
)


def corrupt(reference: Reference, chance: Random) -> tuple[Reference, tuple[str, ...]]:
    """Give a copy with one to four changes that leave it the same work to a reader."""
    chosen = chance.sample(CORRUPTIONS, chance.randrange(1, 5))
    names = tuple(name for name, _ in chosen)
    for _, change in chosen:
        reference = change(reference, chance)
    return replace(reference, text=f"copy {chance.random()}", key=None), names


# ---------------------------------------------------------------- other works that look alike

def _other_edition(reference: Reference, chance: Random) -> Reference | None:
    return replace(reference, edition="3", isbn=None, doi=None, url=None) if reference.type == "book" and not reference.edition else None


def _other_part(reference: Reference, chance: Random) -> Reference | None:
    title = reference.title or ""
    return replace(reference, title=f"{title}: Part {chance.choice(['2', 'II', 'III', '4'])}", doi=None, isbn=None, url=None, pages=None)


def _other_volume(reference: Reference, chance: Random) -> Reference | None:
    volume = reference.volume
    if not volume or not volume.isdecimal():
        return None
    return replace(reference, volume=str(int(volume) + 1), pages=None, doi=None, isbn=None, url=None)


def _other_day(reference: Reference, chance: Random) -> Reference | None:
    published = reference.published or ""
    if len(published) != 10 or published[8:] > "20":
        return None
    return replace(reference, published=f"{published[:8]}{int(published[8:]) + 7:02}", url=None, doi=None, isbn=None)


def _other_year(reference: Reference, chance: Random) -> Reference | None:
    year = reference.published or ""
    return replace(reference, published=str(int(year) - 9), doi=None, isbn=None, url=None) if year.isdecimal() else None


def _other_author(reference: Reference, chance: Random) -> Reference | None:
    if not reference.authors or len((reference.title or "").split()) < 3:
        return None
    return replace(reference, authors=(Name(family="Quistgaard", given="Zoë"),), doi=None, isbn=None, url=None, pages=None)


def _other_word(reference: Reference, chance: Random) -> Reference | None:
    words = (reference.title or "").split()
    long = [index for index, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if len(words) < 5 or not long:
        return None
    words[chance.choice(long)] = chance.choice(["Portugal", "methane", "women", "corrosion", "Tuesday", "southern"])
    return replace(reference, title=" ".join(words), doi=None, isbn=None, url=None, pages=None)


def _other_pages(reference: Reference, chance: Random) -> Reference | None:
    if not reference.pages or len((reference.title or "").split()) > 2:
        return None
    return replace(reference, pages="901-907", doi=None, isbn=None, url=None, authors=(Name(family="Quistgaard", given="Zoë"),))


OTHERS = (
    ("edition", _other_edition),
    ("part", _other_part),
    ("volume", _other_volume),
    ("day", _other_day),
    ("year", _other_year),
    ("author", _other_author),
    ("word", _other_word),
    ("pages", _other_pages),
)


# ---------------------------------------------------------------- measuring

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


def quality(data: Path, seed: int, *, show: int) -> bool:
    chance = Random(seed)
    base = records(data)
    chance.shuffle(base)
    works: list[int] = list(range(len(base)))
    references = list(base)
    how: dict[int, tuple[str, ...]] = {}
    for number, reference in enumerate(base):
        if chance.random() < 0.4:
            for _ in range(chance.choice([1, 1, 1, 2])):
                copy, names = corrupt(reference, chance)
                how[len(references)] = names
                references.append(copy)
                works.append(number)
        if chance.random() < 0.3:
            name, change = chance.choice(OTHERS)
            other = change(reference, chance)
            if other is not None:
                other = replace(other, arxiv=None, pmid=None, doi=None, outlet=None if "rxiv" in (other.outlet or "").lower() else other.outlet)
            if other is not None and other != reference:
                how[len(references)] = (f"other {name}",)
                references.append(replace(other, text=f"other {chance.random()}"))
                works.append(-len(references))
    citations = cite(references)
    evidence = evidence_of(citations)
    started = time.perf_counter()
    found: dict[tuple[int, int], str] = {}
    for rule in DUP:
        if rule.code in PAIR_RULES:
            for finding in rule.check(evidence):
                for pair in combinations(sorted(int(reference) for reference in finding.references), 2):
                    found.setdefault(pair, rule.code)
    seconds = time.perf_counter() - started
    by_work: dict[int, list[int]] = {}
    for index, work in enumerate(works):
        by_work.setdefault(work, []).append(index)
    true = {pair for group in by_work.values() for pair in combinations(group, 2)}
    unlabelled = {pair for pair in found if max(pair) < len(base)}
    # copies of two real records that are unlabelled copies of each other are unlabelled as well
    tied = {frozenset((works[one], works[other])) for one, other in unlabelled}
    wrong = {pair for pair in found if pair not in true and pair not in unlabelled and frozenset((works[pair[0]], works[pair[1]])) not in tied}
    missed = true - set(found)
    right = len(true & set(found))
    precision, recall = right / (right + len(wrong)), right / len(true)
    print(f"{len(references):,} references, {len(true):,} true pairs, {len(works) - len(base) - len(how) + sum(n[0].startswith('other ') for n in how.values()):,} look-alikes")
    print(f"precision {precision:.4f}, recall {recall:.4f}, {seconds:.1f} s; {len(unlabelled)} pairs of real records, unlabelled")
    print("by rule:", dict(Counter(found[pair] for pair in true & set(found))))
    causes = Counter(name for pair in missed for name in how.get(max(pair), ()) + how.get(min(pair), ()))
    print("missed, by change:", causes.most_common(12))
    print("wrong, by change:", Counter(how.get(max(pair), ("real",))[0] for pair in wrong).most_common(12))
    for title, pairs in (("missed", missed), ("wrong", wrong)):
        for one, other in chance.sample(sorted(pairs), min(show, len(pairs))):
            print(f"\n{title} {found.get((one, other), '')} {how.get(one, ())} {how.get(other, ())}")
            for index in (one, other):
                item = references[index]
                print("   ", item.type, "|", item.title, "|", "; ".join(map(str, item.authors))[:60], "|", item.published, "|", item.outlet, "|", item.volume, item.pages, item.edition)
    return min(precision, recall) >= WANTED


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
    total = 0.0
    for rule in DUP:
        begun = time.perf_counter()
        findings = 0
        copies = 0
        for finding in rule.check(evidence):
            findings += 1
            copies += len(finding.references)
        total += time.perf_counter() - begun
        print(f"{rule.code} {rule.name}: {time.perf_counter() - begun:.1f} s, {findings:,} clusters of {copies:,} references, {memory_gb():.2f} GB", flush=True)
    print(f"duplicates of {number:,} references in {total:.1f} s, peak {memory_gb():.2f} GB")


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
