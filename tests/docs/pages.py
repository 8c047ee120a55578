"""Pages whose commands and printed outputs are held to what the program prints.

The steps of one page happen in one folder, in order. A step is a block ``console`` with ``$ citecheck …`` and what it
prints (``$ echo $?`` shows how it ended), or a block behind a comment that says what the block is:

    <!-- output of: citecheck parse list.bib --to ris -->     the block is what that prints
    <!-- output of: citecheck run list.bib; exit code 1 -->   the same, and the program ends with 1
    <!-- file: list.bib -->                                   the block is written to that file
    <!-- edit: list.bib -->                                   the block is a diff that is applied to that file
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
    r"^<!-- (?P<what>output of|file|edit|run): (?P<words>.+?)(?:; exit code (?P<code>\d))? -->[ ]*\n"
    r"(?:\s*^(?P<fence>```+)[^\n]*\n(?P<block>.*?)^(?P=fence)$)?"
    r"|^```console\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^(?P<fence>```+)(?P<language>\w*)[^\n]*\n(?P<block>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^\$ ", re.MULTILINE)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?: UTC)?")
ANY_LINES = "[…]"


@dataclass(frozen=True)
class Step:
    """One thing that a page does."""

    what: str
    words: str
    block: str
    line: int
    code: int | None = None


def steps(page: str) -> Iterator[Step]:
    for found in _STEP.finditer(page):
        line = page.count("\n", 0, found.start()) + 1
        if found["console"] is not None:
            yield from _session(found["console"], line)
        else:
            code = None if found["code"] is None else int(found["code"])
            yield Step(found["what"], found["words"], found["block"] or "", line, code)


def _session(text: str, line: int) -> Iterator[Step]:
    """Give the commands of a console block, each with what is printed below it."""
    _, *parts = _PROMPT.split(text)
    pairs = [part.replace("\\\n", " ").partition("\n") for part in parts]
    for number, (words, _, printed) in enumerate(pairs):
        if words == "echo $?":
            continue
        after = pairs[number + 1] if number + 1 < len(pairs) else ("", "", "")
        code = int(after[2]) if after[0] == "echo $?" else None
        yield Step("output of", " ".join(words.split()), printed, line, code)


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
                    plain = list(words[1:])
                    for number, word in enumerate(words[1:]):
                        if word.startswith((">", "<", "2>")):
                            plain = plain[:number]
                            break
                    yield plain


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
        match step.what:
            case "file":
                target = folder / step.words
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(step.block, encoding="utf-8")
            case "edit":
                _edit(folder / step.words, step.block)
            case _:
                wrong += [f"line {step.line}: `{step.words}` {text}" for text in _faults(step)]
    return wrong


def _faults(step: Step) -> Iterator[str]:
    done = run(step.words)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        yield f"raises {done.exception!r}"
    if step.code is not None and done.exit_code != step.code:
        yield f"ends with {done.exit_code}, not {step.code}: {done.stderr}"
    if step.what == "output of":
        printed = done.stdout if done.stdout.strip() else done.stderr
        yield from differences(step.block, printed)


def _edit(path: Path, diff: str) -> None:
    """Apply a diff without places: lines that go stand together in the file, and once."""
    lines = diff.splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line[:1] in {" ", "-"})
    after = "".join(f"{line[1:]}\n" for line in lines if line[:1] in {" ", "+"})
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{path.name} holds {text.count(before)} times\n{before}"
    path.write_text(text.replace(before, after), encoding="utf-8")


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
