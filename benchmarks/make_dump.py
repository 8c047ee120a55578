"""Make a synthetic MediaWiki dump out of real pages: many articles of ten references or so, each with links of its own.

    python benchmarks/make_dump.py ../shared/data/wikitext-dev OUT.xml --pages 20000
    python benchmarks/make_dump.py ../shared/data/wikitext-dev OUT-multistream.xml.bz2 --pages 20000

A page is paragraphs of the pages given, drawn until ten references are together, with the number of the page in every
address, so that links are as distinct as those of an encyclopedia and hosts are shared. One page in ten is a redirect
and one in twenty a template, as in a real dump. The same seed gives the same bytes. The text is that of Wikipedia's
contributors under CC BY-SA: a dump made from it is not to be committed.
"""

from __future__ import annotations

import argparse
import bz2
import random
import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

PAGES_A_STREAM = 100
_REFERENCE = re.compile(r"<ref[\s>](?![^<>]*/>)|\{\{\s*[Cc]ite ")
_ADDRESS = re.compile(r"(https?://[^\s|\]}<>\"/]+)(/[^\s|\]}<>\"]*)?")
_HEADER = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n  <siteinfo>\n'
    "    <sitename>Synthetic</sitename>\n    <dbname>synthwiki</dbname>\n    <base>https://wiki.example/Main</base>\n"
    "  </siteinfo>\n"
)


def paragraphs(folder: Path) -> list[tuple[str, int]]:
    """Paragraphs with how many references each holds, those that hold any."""
    found = []
    for file in sorted(folder.glob("*.wiki")):
        for text in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
            many = len(_REFERENCE.findall(text))
            if many:
                found.append((text, many))
    return found


def article(number: int, pool: list[tuple[str, int]], draw: random.Random) -> str:
    wanted = draw.randint(6, 20)
    chosen, together = [], 0
    while together < wanted:
        text, many = pool[draw.randrange(len(pool))]
        chosen.append(text)
        together += many
    body = "\n\n".join(chosen) + "\n\n== References ==\n{{reflist}}\n"

    def own(found: re.Match[str]) -> str:
        path = found[2] or "/"
        return found[1] + path if "?" in path else f"{found[1]}{path}p{number}"

    return _ADDRESS.sub(own, body)


def pages(pool: list[tuple[str, int]], many: int, seed: int) -> Iterator[str]:
    draw = random.Random(seed)
    for number in range(many):
        yield _page(f"Article {number}", article(number, pool, draw))
        if number % 10 == 0:
            yield _page(
                f"Moved {number}", f"#REDIRECT [[Article {number}]]", f'    <redirect title="Article {number}" />\n'
            )
        if number % 20 == 0:
            yield _page(f"Template:T{number}", "{{{1}}}", ns=10)


def _page(title: str, text: str, extra: str = "", ns: int = 0) -> str:
    return (
        f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{ns}</ns>\n    <id>1</id>\n{extra}    <revision>\n"
        "      <id>1</id>\n      <timestamp>2026-11-01T00:00:00Z</timestamp>\n      <model>wikitext</model>\n"
        f'      <format>text/x-wiki</format>\n      <text bytes="{len(text.encode())}" xml:space="preserve">'
        f"{escape(text)}</text>\n    </revision>\n  </page>\n"
    )


def write(target: Path, made: Iterator[str]) -> None:
    if target.suffix != ".bz2":
        with target.open("w", encoding="utf-8") as plain:
            plain.write(_HEADER)
            plain.writelines(made)
            plain.write("</mediawiki>\n")
        return
    index: list[str] = []
    with target.open("wb") as file:
        file.write(bz2.compress(_HEADER.encode()))
        batch: list[str] = []

        def pack() -> None:
            titles = [page.partition("<title>")[2].partition("<")[0] for page in batch]
            index.extend(f"{file.tell()}:1:{title}\n" for title in titles)
            file.write(bz2.compress("".join(batch).encode()))
            batch.clear()

        for page in made:
            batch.append(page)
            if len(batch) == PAGES_A_STREAM:
                pack()
        if batch:
            pack()
        file.write(bz2.compress(b"</mediawiki>\n"))
    name = target.name.replace("-multistream.xml", "-multistream-index.txt")
    target.with_name(name).write_bytes(bz2.compress("".join(index).encode()))


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a synthetic MediaWiki dump.")
    parser.add_argument("folder", type=Path, help="folder of .wiki files")
    parser.add_argument("target", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pool = paragraphs(options.folder)
    write(options.target, pages(pool, options.pages, options.seed))
    print(f"{options.target}: {options.pages} articles, {options.target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
