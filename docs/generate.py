"""Writes the reference pages from the code, or with ``--check`` tells which of them have drifted from it.

python docs/generate.py            writes them
python docs/generate.py --check    exits with 1 and names those that differ
"""  # noqa: INP001 - a script beside the pages, no package

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # found as docs.generating, wherever the script was started

from docs.generating import (  # noqa: E402 - see the line above
    archives,
    commands,
    dataset,
    decisions,
    exit_codes,
    formats,
    json_tables,
    rules,
    settings,
    states,
)

PARTS = (archives, commands, dataset, decisions, exit_codes, formats, json_tables, rules, settings, states)
OWN_FOLDERS = (rules.FOLDER,)
"""Folders in which every page is made; one that is not made any more is taken away."""


def made() -> Iterator[tuple[Path, str]]:
    """Give file and text of every page."""
    for part in PARTS:
        for path, text in part.pages():
            yield HERE / path, text


def drifted() -> list[str]:
    """Name the pages that are not what the code says, missing and left-over ones too."""
    wanted = dict(made())
    left = {path for folder in OWN_FOLDERS for path in (HERE / folder).glob("*.md")} - wanted.keys()
    differ = {path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text}
    return sorted(path.relative_to(HERE).as_posix() for path in left | differ)


def write() -> None:
    """Write every page."""
    for name in drifted():
        (HERE / name).unlink(missing_ok=True)
    for path, text in made():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, encoding="utf-8")


def main(words: list[str]) -> int:
    """Do what the command line says."""
    if words not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    if not words:
        write()
        return 0
    names = drifted()
    for name in names:
        sys.stderr.write(f"docs/{name} is not what the code says; run: python docs/generate.py\n")
    return int(bool(names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
