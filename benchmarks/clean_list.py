"""Draw 300 real references that nobody made for a test.

``python benchmarks/false_alarms.py ../shared --clean`` prints what is found in them, off-line, beside each reference;
``docs/false-alarms.md`` says why each kind stays. The same draw is a test.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import citecheck
from citecheck.model.reference import Document
from citecheck.sources.load import parse_text

SEED = 2026
EACH = 100
"""References of each of three kinds."""
NOT_REAL = frozenset(
    {"bibtex-ruby-errors.bib", "refmanager-test.bib", "refchecker-hallucinated.bib", "kreuzberg-comprehensive.bib"}
)
"""Files that somebody made for a test."""
_MACRO = re.compile(r"=\s*[A-Za-z]")
"""A value without braces: an abbreviation whose definition stays behind, or a month."""


def draw(data: Path, seed: int = SEED) -> tuple[Document, Document, Document]:
    """Give a .bib file, a wiki page and a pasted list of 100 references each, drawn at random."""
    chance = random.Random(seed)
    entries = _drawn(chance, _entries(data))
    templates = _drawn(chance, _templates(data))
    lines = _drawn(chance, _lines(data))
    return (
        parse_text("\n\n".join(entries), format="bibtex", path="drawn.bib"),
        parse_text("\n".join(f"* Text.<ref>{each}</ref>" for each in templates), format="wikitext", path="drawn.wiki"),
        parse_text("\n".join(lines), format="text", path="drawn.txt"),
    )


def _drawn(chance: random.Random, pool: Iterator[str]) -> list[str]:
    return chance.sample(sorted(set(pool)), EACH)


def _entries(data: Path) -> Iterator[str]:
    for path in sorted((data / "bib").glob("*.bib")):
        if path.name not in NOT_REAL:
            for reference in citecheck.read(str(path)).references:
                if not _MACRO.search(reference.text):
                    yield reference.text


def _templates(data: Path) -> Iterator[str]:
    for path in sorted((data / "wikitext-dev").glob("*.wiki")):
        for reference in citecheck.read(str(path)).references:
            if reference.text.startswith("{{") and "</ref" not in reference.text:
                yield reference.text


def _lines(data: Path) -> Iterator[str]:
    for line in (data / "cs1-dev.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        if "\n" not in text:
            yield text
