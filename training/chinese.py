"""Chinese references: GB/T 7714 and the forms of journals in Taiwan and Hong Kong."""

from __future__ import annotations

from functools import cache

from citecheck.sources.freetext.crf.tags import BEGIN, FAMILY
from training.dice import Dice
from training.pieces import Piece, Print
from training.vocabulary import lines


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    rows = [line.partition(":") for line in lines("chinese.txt")]
    return {name.strip(): tuple(part.strip() for part in rest.split(" | ")) for name, _, rest in rows}


def _title(dice: Dice) -> str:
    parts = _parts()
    return dice.one(parts["头"]) * dice.chance(0.7) + dice.one(parts["中"]) + dice.one(parts["尾"])


def chinese(dice: Dice) -> list[Piece]:
    """Print an article or a book by one to seven people."""
    out, parts = Print(), _parts()
    out.add(dice.pick("", "", "", "[{i}] ", "{i}. ", "[{i}]").format(i=dice.randint(1, 90)), "no")
    comma = dice.pick(", ", "，", "、", " ", ",")
    count = dice.weighted([(45, 1), (25, 2), (18, 3), (12, 6)])
    for number in range(count):
        out.add(comma if number else "")
        out.add(dice.one(parts["姓"]) + dice.one(parts["名"]), FAMILY + BEGIN)
    if count > 2 and dice.chance(0.4):  # noqa: PLR2004 - "and others" after three
        out.add(dice.pick(", 等", "等", "，等"))
    year = str(dice.randint(1950, 2024))
    head = dice.chance(0.4)
    if head:
        before, after = dice.one((("(", "). "), ("（", "）。"), (",", ","), (". ", ". "), (" (", ")："), ("，", "，")))
        out.add(before)
        out.add(year, "d")
        out.add(after)
    else:
        out.add(dice.pick(". ", ".", "。", "：", ", ", ": "))
    marks = dice.weighted([(65, ""), (12, "''"), (12, "《》"), (6, "〈〉"), (5, "「」")])
    out.add(marks[:1])
    out.add(_title(dice), "t")
    out.add(marks[-1:])
    book = dice.chance(0.25)
    out.add(dice.pick("", "", "[M]" if book else "[J]"))
    out.add(dice.pick(". ", ".", "，", ", ", "。"))
    if book:
        place, _, press = dice.one(parts["社"]).replace("：", ":").partition(":")
        out.add(place, "pl")
        out.add(dice.pick(": ", "：", ":"))
        out.add(press.strip(), "pb")
        if not head:
            out.add(dice.pick(", ", "，"))
            out.add(year, "d")
        out.add(dice.pick(".", "。", ""))
        return out.pieces
    journal_marks = "《》" if marks in ("〈〉", "「」") else ""
    out.add(journal_marks[:1])
    out.add(dice.one(parts["刊"]), "j")
    out.add(journal_marks[-1:])
    if not head:
        out.add(dice.pick(", ", "，", " ", ". "))
        out.add(year, "d")
    _numbers(out, dice)
    return out.pieces


def _numbers(out: Print, dice: Dice) -> None:
    volume, issue, first = str(dice.randint(1, 60)), str(dice.randint(1, 12)), dice.randint(1, 300)
    form = dice.randint(0, 3)
    if form == 0:
        out.add(dice.pick(", ", "，", ";", ". "))
        out.add(volume, "v")
        out.add(dice.pick("(", "（"))
        out.add(issue, "n")
        out.add(dice.pick("): ", "):", "）：", "), "))
    elif form == 1:
        out.add(dice.pick(". 第", "，第", ", 第"))
        out.add(issue, "n")
        out.add(dice.pick("期.: ", "期，頁", "期: ", "期，第"))
    else:
        out.add(dice.pick(", ", ": ", "，"))
    out.add(f"{first}{dice.pick('-', '–', '~')}{first + dice.randint(2, 15)}", "p")
    out.add(dice.pick(".", "。", "頁。", "页", ""))
