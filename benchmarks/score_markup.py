"""Write the predictions of the markup readers for the scorer that comes with the evaluation material.

    python benchmarks/score_markup.py SHARED OUT [--part all|tuned|aside]

SHARED is the folder of the evaluation material, OUT a folder to write to:
    OUT/wikitext/NAME.json     for  score.py wikitext SHARED/data/wikitext-dev OUT/wikitext
    OUT/html.jsonl             for  score.py records OUT/gold.jsonl OUT/html.jsonl --mode html
    OUT/html-stripped.jsonl    the same without the COinS answer key
    OUT/intl.jsonl, OUT/intl-stripped.jsonl   for  score.py records OUT/gold-intl.jsonl OUT/intl.jsonl --mode html
    OUT/gold.jsonl, OUT/gold-intl.jsonl, OUT/gold-wikitext/   the gold of the chosen part
The readers were tuned on the part "tuned" alone; "aside" is every fifth article, by a hash of its name.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from citecheck.model.reference import Reference
from citecheck.sources.html.reader import HtmlReader
from citecheck.sources.wikitext.reader import WikitextReader

FIELDS = (
    "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived", "url", "archive_url",
    "doi", "isbn", "language", "format",
)  # fmt: skip
SCORED_TEMPLATE = re.compile(r"(?:v?cite\b|citation$)", re.IGNORECASE)
COINS = re.compile(
    r"<span\b(?=[^>]*\bZ3988\b)[^>]*>(?:\s|&nbsp;|&#160;|<span[^>]*>(?:\s|&nbsp;|&#160;)*</span>)*</span>"
)
"""As ``score.py strip-coins`` takes it out."""


def is_aside(article: str) -> bool:
    return hashlib.sha256(article.encode()).digest()[0] % 5 == 0


def fields(reference: Reference) -> dict[str, Any]:
    record: dict[str, Any] = {name: value for name in FIELDS if (value := getattr(reference, name)) is not None}
    if reference.authors:
        record["authors"] = [str(name) for name in reference.authors]
    return record


def wikitext(source: Path, out: Path, wanted: Callable[[str], bool]) -> int:
    reader = WikitextReader()
    gold = out / "gold-wikitext"
    for folder in (out / "wikitext", gold):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    pages = 0
    for page in sorted(source.glob("*.wiki")):
        if not wanted(page.stem):
            continue
        document = reader.read(page.read_text(encoding="utf-8", errors="replace"), page.name)
        citations = [
            {"template": reference.source_type, "fields": fields(reference)}
            for reference in document.references
            if SCORED_TEMPLATE.match(reference.source_type or "")
        ]
        (out / "wikitext" / f"{page.stem}.json").write_text(json.dumps(citations), encoding="utf-8")
        shutil.copy(page.with_suffix(".json"), gold)
        pages += 1
    return pages


def html(source: Path, target: Path, wanted: Callable[[str], bool], *, stripped: bool = False) -> list[str]:
    """Write the predictions for one file of records and give the lines of gold that they are for."""
    reader = HtmlReader()
    gold: list[str] = []
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            record = json.loads(line)
            if not wanted(record["source"]["article"]):
                continue
            gold.append(line)
            page = COINS.sub("", record["html"]) if stripped else record["html"]
            references = reader.read(page, "record.html").references
            found = fields(references[0]) if references else {}
            out.write(json.dumps({"id": record["id"], "fields": found}, ensure_ascii=False) + "\n")
    return gold


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", choices=["all", "tuned", "aside"], default="all")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    def wanted(article: str) -> bool:
        return bool(options.part == "all" or is_aside(article) == (options.part == "aside"))

    data = options.shared / "data"
    print(f"wikitext: {wikitext(data / 'wikitext-dev', options.out, wanted)} pages")
    gold = html(data / "cs1-dev.jsonl", options.out / "html.jsonl", wanted)
    html(data / "cs1-dev.jsonl", options.out / "html-stripped.jsonl", wanted, stripped=True)
    (options.out / "gold.jsonl").write_text("".join(gold), encoding="utf-8")
    print(f"html: {len(gold)} records")
    gold = html(data / "cs1-intl.jsonl", options.out / "intl.jsonl", wanted)
    html(data / "cs1-intl.jsonl", options.out / "intl-stripped.jsonl", wanted, stripped=True)
    (options.out / "gold-intl.jsonl").write_text("".join(gold), encoding="utf-8")
    print(f"html of other Wikipedias: {len(gold)} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
