"""Measure the pure reasoning on addresses: ``python benchmarks/links.py [../shared]``.

Prints microseconds an address for each door, over the addresses of the evaluation material (invented ones without it),
and how many of its archive links are recognised, by service.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from citecheck.links.archive_links import recognise
from citecheck.links.archive_table import service_at
from citecheck.links.canonical import canonical, surt
from citecheck.links.parts import split
from citecheck.links.urls import facts

ADDRESS = re.compile(r"https?://[^\s|<>\[\]{}\"]+")


def addresses(folder: Path) -> list[str]:
    """Read every address that stands in the material, each once."""
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".bib", ".wiki", ".txt", ".json", ".jsonl", ".md"} and path.is_file():
            for address in ADDRESS.findall(path.read_text(encoding="utf-8", errors="replace")):
                found.setdefault(address.rstrip("\\,.;'"), None)
    return list(found) or [
        f"https://www.example.org/news/2018/09/{n % 30:02}/story-{n}?utm_source=x" for n in range(50_000)
    ]


def timed(what: str, door: Callable[[str], object], urls: list[str]) -> None:
    for url in urls[:100]:
        door(url)  # tables are read on first use
    begun = time.perf_counter()
    for url in urls:
        door(url)
    print(f"{what:<12} {1e6 * (time.perf_counter() - begun) / len(urls):8.1f} us an address")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared") / "data"
    urls = addresses(folder)
    print(f"{len(urls)} distinct addresses")
    timed("split", split, urls)
    timed("recognise", recognise, urls)
    timed("canonical", canonical, urls)
    timed("surt", surt, urls)
    timed("facts", facts, urls)
    at_archives = [url for url in urls if service_at(split(url).host) is not None]
    links = [(url, recognise(url)) for url in at_archives]
    print(json.dumps(Counter(link.service for _, link in links if link is not None).most_common()))
    print(json.dumps(Counter(f"{link.service}:{link.kind}" for _, link in links if link is not None).most_common(30)))
    print(
        json.dumps(Counter(problem for _, link in links if link is not None for problem in link.problems).most_common())
    )
    print("not recognised at an archive's host:", *[url for url, link in links if link is None][:20], sep="\n  ")


if __name__ == "__main__":
    main()
