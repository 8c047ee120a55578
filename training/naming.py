"""Periodicals and publishers that do not exist, named as such are: the model is not to learn lists by heart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from training.bodies import made_up_body
from training.dice import Dice
from training.people import invent_person
from training.work import Work

_FULL = {
    "en": (
        "Journal of {a}", "Journal of {a} {b}", "Journal of {a} and {b}", "International Journal of {a}", "{a}",
        "International Journal of {a} and {b}", "{a} and {b}", "{a} & {b}", "{a} Research", "{a} Letters",
        "American Journal of {a}", "European Journal of {a} {b}", "{a} Review", "{a} Quarterly", "Annals of {a}",
        "Journal of {a}, {b} and {c}", "Journal of {a}, {b}, and {c}", "Advances in {a}", "Current {a}", "{a} Today",
        "Archives of {a}", "Trends in {a}", "British Journal of {a} {b}", "Reports of the Faculty of {a}", "{a} {b}",
        "Transactions on {a} and {b}", "Asian Journal of {a}", "{a} Bulletin", "Studies in {a} and {b}",
        "The {a} Journal", "Bulletin of the {a} Society", "Proceedings of the {a} Society",
        "{a}: An International Journal", "Open {a}", "Acta {a}", "Contemporary {a}", "New {a}",
        "Applied {a} and {b}",
        "{a} in Practice", "Annual Review of {a}",
    ),
    "de": (
        "Zeitschrift für {a}", "Zeitschrift für {a} und {b}", "Archiv für {a}", "{a}", "{a} und {b}", "{a} heute",
        "Jahrbuch für {a}", "Blätter für {a} und {b}", "{a}forschung", "Beiträge zur {a}", "Berichte zur {a}",
        "{a} aktuell", "Forum {a}", "Informationen zur {a}", "Mitteilungen aus der {a}", "Der {a}", "Die {a}",
        "Neue {a}", "Vierteljahrshefte für {a}", "Österreichische Zeitschrift für {a}", "{a}magazin", "{a}-Report",
    ),
    "fr": ("Revue de {a}", "Revue française de {a}", "Cahiers de {a}", "Annales de {a}",
        "Bulletin de la Société de {a}", "{a} et {b}", "Actes de {a}", "Archives de {a}", "La Revue de {a}"),
    "es": ("Revista de {a}", "Revista de {a} y {b}", "Cuadernos de {a}", "Anales de {a}", "Estudios de {a}"),
    "it": ("Rivista di {a}", "Quaderni di {a}", "Studi di {a}", "{a} e {b}", "Annali di {a}"),
    "pt": ("Revista de {a}", "Revista Brasileira de {a}", "Cadernos de {a}", "Estudos de {a} e {b}"),
}  # fmt: skip
_HOUSES = ("{f} Verlag", "Verlag {f}", "{f} & {g}", "{f} Press", "{f} Books", "{f} Publishing", "Éditions {f}", "{f}",
    "Editorial {f}", "{f} University Press", "University of {f} Press", "{f} und {g}", "{f} Publishing House",
    "Ed. {f}", "{f} & Co", "Edizioni {f}", "{f}-Verlag", "{f} Institute", "Universität {f}", "The {f} Press",
    "{f} Foundation")  # fmt: skip
_SMALL = frozenset(
    ["of", "and", "for", "the", "in", "on", "für", "und", "der", "die", "das", "zur", "aus", "de", "et", "la", "y", "e"]
)
_LEAST = 6
_VOWELS = "aeiouyäöü"
_TRIES = 12


def with_invented_names(work: Work, titles: Sequence[str], dice: Dice) -> Work:
    """Give a work another periodical or publisher, made of the words of titles and of names."""
    if work.short_outlet and dice.chance(0.28):
        name = _periodical(titles, work.language, dice)
        if name:
            return replace(work, outlet=name, short_outlet=shortened(name, dice))
    if work.publisher and dice.chance(0.06) and (body := made_up_body(work.language, dice)):
        return replace(work, publisher=body)
    if work.publisher and dice.chance(0.07):
        family, other = (invent_person(work.language, dice).family for _ in range(2))
        return replace(work, publisher=dice.one(_HOUSES).format(f=family, g=other))
    return work


def _periodical(titles: Sequence[str], language: str, dice: Dice) -> str:
    patterns = _FULL.get(language)
    if patterns is None or not titles:
        return ""
    words = [_noun(titles, dice) for _ in range(3)]
    return dice.one(patterns).format(a=words[0], b=words[1], c=words[2]) if all(words) else ""


def _noun(titles: Sequence[str], dice: Dice) -> str:
    for _ in range(_TRIES):
        words = dice.one(titles).split()
        word = dice.one(words).strip(".,:;?!()\"'“”„‘’")
        if len(word) >= _LEAST and word.isalpha():
            return word[0].upper() + word[1:]
    return ""


def shortened(name: str, dice: Dice) -> str:
    """Cut the words of a periodical's name as abbreviations do: ``Mol. Neurobiol.``."""
    dotted = dice.chance(0.6)
    words: list[str] = []
    for word in name.replace(",", "").replace(":", "").split():
        if word.casefold() in _SMALL:
            continue
        cut = 1 if word == "Journal" and dice.chance(0.9) else _cut(word, dice)
        words.append(word if cut >= len(word) - 1 else word[:cut] + ("." if dotted else ""))
    return " ".join(word for word in words if word != "&")


def _cut(word: str, dice: Dice) -> int:
    """Give after how many letters a word is cut: behind a consonant."""
    cut = dice.randint(3, 7)
    while cut < len(word) and (word[cut - 1] in _VOWELS or word[cut] not in _VOWELS):
        cut += 1
    return cut
