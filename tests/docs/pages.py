"""Pages whose commands and printed outputs are held to what the program prints.

In a page, a comment before a fenced block says what the block is, and the steps of one page happen in one folder:

    <!-- output of: citecheck parse list.bib --to ris -->     the block is what that prints
    <!-- output of: citecheck run list.bib; exit code 1 -->   the same, and the program ends with 1
    <!-- file: list.bib -->                                   the block is written to that file
    <!-- run: citecheck init -->                              runs, and stands alone

A line ``[…]`` in an output stands for any lines. Times of day are not compared.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from citecheck.cli.app import app

_STEP = re.compile(
    r"^<!-- (?P<what>output of|file|run): (?P<words>.+?)(?:; exit code (?P<code>\d))? -->[ ]*\n"
    r"(?:\s*^```[^\n]*\n(?P<block>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?: UTC)?")
ANY_LINES = "[…]"


@dataclass(frozen=True)
class Step:
    """One marked place of a page."""

    what: str
    words: str
    block: str
    line: int
    code: int | None = None


def steps(page: str) -> Iterator[Step]:
    for found in _STEP.finditer(page):
        code = None if found["code"] is None else int(found["code"])
        yield Step(found["what"], found["words"], found["block"] or "", page.count("\n", 0, found.start()) + 1, code)


def fences(page: str, *languages: str) -> Iterator[str]:
    """Give the fenced blocks of some languages."""
    for found in _FENCE.finditer(page):
        if found["language"] in languages:
            yield found["block"]


def commands(page: str) -> Iterator[list[str]]:
    """Give the words of every citecheck command in a shell block, without what pipes or follows."""
    for block in fences(page, "sh", "bash", "shell"):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|\|\||;|\|(?!\|)", _without_comment(line)):
                try:
                    words = shlex.split(part)
                except ValueError:
                    continue
                if words[:1] == ["citecheck"]:
                    yield [word for word in words[1:] if not word.startswith((">", "<", "2>"))]


def _without_comment(line: str) -> str:
    return re.sub(r"(?:^|\s)#.*$", "", line)


def run(words: str) -> Result:
    parts = shlex.split(words)
    assert parts[0] == "citecheck", words
    return CliRunner().invoke(app, parts[1:])


def play(page: str, folder: Path) -> list[str]:
    """Do all that a page says, in order; give what differs, a sentence each."""
    wrong: list[str] = []
    for step in steps(page):
        if step.what == "file":
            target = folder / step.words
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.block, encoding="utf-8")
            continue
        done = run(step.words)
        if step.code is not None and done.exit_code != step.code:
            wrong.append(f"line {step.line}: `{step.words}` ends with {done.exit_code}, not {step.code}: {done.stderr}")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            wrong.append(f"line {step.line}: `{step.words}` raises {done.exception!r}")
        if step.what == "output of":
            printed = done.stdout if done.stdout.strip() else done.stderr
            wrong += [f"line {step.line}: `{step.words}`: {text}" for text in differences(step.block, printed)]
    return wrong


def differences(expected: str, printed: str) -> Iterator[str]:
    """Tell where a printed text is not what a page says."""
    lines = _plain(printed)
    pieces: list[list[str]] = [[]]
    for line in _plain(expected):
        if line.strip() == ANY_LINES:
            pieces.append([])
        else:
            pieces[-1].append(line)
    place = 0
    for number, piece in enumerate(pieces):
        if not piece:
            continue
        starts = range(place, len(lines) - len(piece) + 1)
        if number == 0:
            starts = range(min(1, len(starts)))
        at = next((start for start in starts if lines[start : start + len(piece)] == piece), None)
        if at is None:
            near = "\n".join(lines[place : place + len(piece) + 3])
            yield f"does not print\n{chr(10).join(piece)}\nbut, there or later,\n{near}"
            return
        place = at + len(piece)
    if pieces[-1] and place != len(lines):
        yield f"prints more: {lines[place : place + 5]}"


def _plain(text: str) -> list[str]:
    return [_TIME.sub("TIME", line.rstrip()) for line in text.strip("\n").splitlines()]
