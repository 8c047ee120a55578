"""Speed of the markup readers on one core, and of mwparserfromhell on the same wikitext.

    python benchmarks/markup.py [SHARED]

With SHARED (the folder of the evaluation material) the wikitext is SHARED/data/wikitext-dev, real pages, and the HTML
is made of the citations of SHARED/data/cs1-dev.jsonl; without it both are made up. Figures are the best of five runs,
in MB of UTF-8 a second of processor time. The last lines show how time grows when a hostile text grows eightfold.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import mwparserfromhell

from citecheck.sources.html.reader import HtmlReader
from citecheck.sources.interface import Reader
from citecheck.sources.markdown.reader import MarkdownReader
from citecheck.sources.wikitext.reader import WikitextReader

RUNS = 5
CITATION = (
    "{{cite web |last=Doe |first=Jane |title=A [[title|of]] ''words'' |url=https://news.example/a |website=[[News]] "
    "|date=5 May 2020 |access-date=6 May 2020 |archive-date=7 May 2020 "
    "|archive-url=https://web.archive.org/web/20200507000000/https://news.example/a}}"
)
ITEM = (
    '<li><cite class="citation web cs1">Doe, Jane (5 May 2020). '
    '<a class="external text" href="https://news.example/a">"A title"</a>. <i>News</i>. '
    "Retrieved 6 May 2020.</cite></li>"
)
NOTE = "Words[^{0}] and [a page](https://x.example/{0}).\n\n[^{0}]: Doe, J. (2001). *T*. House.\n\n"
HOSTILE = {
    "wikitext": ["{{cite web|title=", "[[", "<ref>", "<ref>{{cite web|[[a|", "<!--", "<nowiki>"],
    "html": ["<i>", "<ul><li>", '<a b="', '<cite class="citation">', "<li>"],
    "markdown": ["[", "[a](", "- a\n  - b 2001\n", "> ", "[^a]: 2001\n"],
}


def made_up() -> tuple[list[str], str]:
    words = "Words of [[a page|an article]] that go on."
    page = "\n".join(f"{words}<ref name=a{n}>{CITATION}</ref>{{{{x|y}}}}" for n in range(200))
    return [page] * 10, f"<h2>References</h2><ol>{ITEM * 500}</ol>"


def real(shared: Path) -> tuple[list[str], str]:
    paths = sorted((shared / "data/wikitext-dev").glob("*.wiki"))
    pages = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    lines = (shared / "data/cs1-dev.jsonl").read_text(encoding="utf-8").splitlines()
    items = "".join(f"<li>{json.loads(line)['html']}</li>\n" for line in lines)
    return pages, f"<h2>References</h2><ol>{items}</ol>"


def best_s(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time of working on all texts, the best of some runs, in seconds."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def rate(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """MB of UTF-8 a second."""
    return sum(len(text.encode()) for text in texts) / 1e6 / best_s(work, texts)


def reading(reader: Reader) -> Callable[[str], object]:
    reader.read("[https://x.example x] 2001", "-")  # tables are read when first needed
    return lambda text: reader.read(text, "-")


def main() -> int:
    pages, html = real(Path(sys.argv[1])) if len(sys.argv) > 1 else made_up()
    work = {reader.format.value: reading(reader) for reader in (WikitextReader(), HtmlReader(), MarkdownReader())}
    ours, theirs = rate(work["wikitext"], pages), rate(mwparserfromhell.parse, pages)
    print(f"wikitext  the whole reading {ours:.2f} MB/s")
    print(f"          mwparserfromhell {mwparserfromhell.__version__}, its parse alone {theirs:.2f} MB/s")
    print(f"          ours : theirs {ours / theirs:.2f}")
    print(f"html      {rate(work['html'], [html]):.2f} MB/s (nothing but citations)")
    notes = "".join(NOTE.format(number) for number in range(2000))
    print(f"markdown  {rate(work['markdown'], [notes]):.2f} MB/s (nothing but links and notes)")
    for name, units in HOSTILE.items():
        for unit in units:
            short, long = (best_s(work[name], [unit * (chars // len(unit))]) for chars in (16_000, 128_000))
            print(f"hostile   {name:8} {unit!r:28} 16 kB {short:.3f} s, 128 kB {long:.3f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
