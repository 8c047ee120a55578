"""What titles have now and then: quoted words, years, centuries, places, brackets, lists, parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from training.dice import Dice
from training.vocabulary import invent_title
from training.work import Work

Deck = Callable[[str, Work, Dice], str]
_LONG_WORD = 6
_LATEST_START = 1990


def decked(work: Work, others: Sequence[str], dice: Dice) -> str:
    """Give the title of a work, one in four with something of that kind; ``others`` are titles to borrow words from."""
    title = work.title
    mark = dice.random()
    for share, deck in _DECKS:
        mark -= share
        if mark < 0:
            return deck(title, work, dice)
    if mark < _SHARE_OF_LISTS and others:
        return _list_of_three(title, others, work, dice)
    return title


def _quoted_words(title: str, _work: Work, dice: Dice) -> str:
    words = title.split()
    at = dice.randint(0, len(words) - 1)
    marks = dice.pick('"{}"', "“{}”", "‘{}’", "'{}'", "„{}“", "({})", "»{}«")
    last = min(len(words), at + dice.randint(1, 3))
    words[at:last] = [marks.format(" ".join(words[at:last]).strip(".,:;?"))]
    return " ".join(words)


def _years(title: str, work: Work, dice: Dice) -> str:
    first, later = dice.randint(1400, _LATEST_START), dice.randint(1, 60)
    german = work.language == "de"
    return title.rstrip("?.") + dice.pick(
        f", {first}-{first + later}",
        f" {first}–{first + later}",
        f", {first} - {first + later}",
        f" {work.year or first}",
        f" {'im Jahr' if german else 'in'} {first}",
        f" ({first}–{first + later})",
        f" {'seit' if german else 'since'} {first}",
        f" on July {dice.randint(1, 31)}, {first}",
        f" {'November' if german else 'October'} {work.year or first}",
    )


def _century(title: str, work: Work, dice: Dice) -> str:
    number = dice.randint(12, 21)
    roman = {12: "XII", 13: "XIII", 14: "XIV", 15: "XV", 16: "XVI", 17: "XVII", 18: "XVIII", 19: "XIX", 20: "XX"}
    in_roman = roman.get(number, "XXI")
    endings = {
        "de": (
            f" im {number}. Jahrhundert", f" des {number}. Jahrhunderts", f" im frühen {number}. Jahrhundert",
            f" im {number}. und {number + 1}. Jahrhundert", f" in der zweiten Hälfte des {number}. Jahrhunderts",
            f" vom {number}. bis zum {number + 1}. Jahrhundert", f" um {number}00",
        ),
        "en": (
            f" in the {number}th century", " in the nineteenth century", f" in the late {number}th century",
            f" of the {number}th century", " in the Twentieth Century", f" in the {dice.randint(18, 20)}80s",
        ),
        "fr": (f" au {in_roman}e siècle", f" aux {in_roman}e siècles"),
        "es": (f" en el siglo {in_roman}", f", siglos {in_roman}-XXI"),
        "it": (f" nel {in_roman} secolo", f" nel secolo {in_roman}"),
        "pt": (f" no século {in_roman}",),
        "ru": (f" в {in_roman} веке", f" {in_roman} в."),
    }  # fmt: skip
    ending = dice.one(endings.get(work.language, endings["en"]))
    return title.rstrip("?.") + ending.rstrip("." if work.language == "ru" else "")


def _place(title: str, _work: Work, dice: Dice) -> str:
    place = dice.pick(
        "Germany", "South Korea", "Spain", "Brazil", "India", "Botswana", "Japan", "Texas", "the Netherlands"
    )
    town = dice.pick("Berlin", "Daegu", "Petrolina", "Lima", "Mumbai", "Toledo", "Chicago", "Leiden", "Oslo")
    return title.rstrip("?.") + dice.pick(
        f" in {town}, {place}", f": A case of {town}, {place}", f", {place}", f" in {place}"
    )


def _bracket(title: str, work: Work, dice: Dice) -> str:
    if dice.chance(0.3):
        return f"{title.rstrip('?.')} ({invent_title(work.language, dice)})"
    word = dice.pick(
        "Suit.", "NF1", "Lep. Nymphalidae", "GSOEP", "abstract", "J07-SE", "Part II", "vol. 1", "Teil 2", "review",
        "USSR", "CPR", "Teil I", "1.2.1", "in two parts", "XRD",
    )  # fmt: skip
    return title.rstrip("?.") + dice.pick(f" ({word})", f" [{word}]", f" ({word})")


def _second_part(title: str, work: Work, dice: Dice) -> str:
    part = dice.pick("I", "II", "III", "1", "2", "IV")
    return (
        title.rstrip("?.")
        + dice.pick(f". {part}. ", f". Part {part}: ", f", Teil {part}: ", f" {part}. ", f", {part}: ")
        + invent_title(work.language, dice)
    )


def _number_first(title: str, _work: Work, dice: Dice) -> str:
    """Put what chemistry and medicine begin titles with, a number or a prefix, at the beginning."""
    first = dice.pick(
        "5-HT and ", "1,25-Dihydroxy", "2-Amino-", "3D ", "N-acetyl ", "p53 and ", "1 alpha,25-", "17 beta-", "4-year ",
        "α-", "β-", "2,4-", "25 years of ", "A 10-year ", "1H NMR of ", "40Ar/39Ar ", "12 ",
    )  # fmt: skip
    return first + (title[0].lower() if not title[:2].isupper() else title[0]) + title[1:]


def _version(title: str, _work: Work, dice: Dice) -> str:
    return title.rstrip("?.") + dice.pick(
        " v2.41", " 3.0", " Version 5.0", f" round {dice.randint(1, 9)}", f", wave {dice.randint(1, 20)}", " (v. 2)"
    )


def _list_of_three(title: str, others: Sequence[str], work: Work, dice: Dice) -> str:
    """Set three words after the title or before it, as subtitles of books have them."""
    words: list[str] = []
    for _ in range(12):
        long = [word.strip(".,:;?!()\"'“”") for word in dice.one(others).split()]
        long = [word for word in long if len(word) >= _LONG_WORD and word.isalpha()]
        if long:
            words.append(dice.one(long).capitalize())
        if len(words) == 3:  # noqa: PLR2004 - a list of three
            break
    else:
        return title
    german = work.language == "de"
    last = " und " if german else dice.pick(" and ", ", and ", " & ")
    listed = f"{words[0]}, {words[1]}{last}{words[2]}"
    if german and dice.chance(0.3):
        listed = f"{words[0]} – {words[1]} – {words[2]}"
    joint = dice.pick(": ", ": ", ". ", " – ")
    return title.rstrip("?.") + joint + listed if dice.chance(0.7) else listed + joint + title


_DECKS: tuple[tuple[float, Deck], ...] = (
    (0.05, _quoted_words),
    (0.06, _years),
    (0.035, _century),
    (0.035, _place),
    (0.035, _bracket),
    (0.02, _second_part),
    (0.015, _number_first),
    (0.006, _version),
)
_SHARE_OF_LISTS = 0.045
