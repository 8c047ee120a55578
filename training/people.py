"""Names of people and bodies, made up from lists."""

from __future__ import annotations

from functools import cache

from training.bodies import made_up_body
from training.dice import Dice
from training.lexicon import faker_names, listed
from training.vocabulary import grammar
from training.work import Person

_LOCALES = {
    "en": ("en_US", "en_GB", "en_IE", "en_IN"),
    "de": ("de_DE", "de_AT", "de_CH"),
    "fr": ("fr_FR", "fr_CH"),
    "es": ("es_ES", "es_MX"),
    "it": ("it_IT",),
    "pt": ("pt_BR", "pt_PT"),
    "ru": ("ru_RU", "uk_UA"),
    "x": ("nl_NL", "pl_PL", "cs_CZ", "sv_SE", "no_NO", "da_DK", "fi_FI", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "tr_TR"),
}
_PARTICLES = {
    "de": ("von", "von der", "vom", "zu", "van"),
    "fr": ("de", "de la", "du", "d'", "Le"),
    "es": ("de", "de la", "del"),
    "it": ("De", "Di", "Della", "D'"),
    "pt": ("da", "de", "dos"),
    "en": ("van", "de", "Mc", "O'"),
    "x": ("van", "van der", "van den", "de", "ten"),
}
_LONGEST_GIVEN = 3


@cache
def _names(locale: str, kind: str) -> tuple[str, ...]:
    return tuple(name for name in faker_names(locale, kind) if name and len(name.split()) < _LONGEST_GIVEN)


@cache
def _asian() -> tuple[str, ...]:
    return tuple(listed("asian_names.txt"))


def invent_person(language: str, dice: Dice) -> Person:
    """Make a person whose name fits a language, or now and then another."""
    if language not in _LOCALES or dice.chance(0.15):
        language = dice.pick("en", "en", "de", "fr", "es", "it", "x", "x")
    if language == "en" and dice.chance(0.12):
        given = dice.one(_names("en_US", "first_name")) if dice.chance(0.4) else _two_syllables(dice)
        return Person(dice.one(_asian()), given)
    locale = dice.one(_LOCALES[language])
    family = dice.one(_names(locale, "last_name"))
    given = dice.one(_names(locale, "first_name"))
    if dice.chance(0.3):
        given += " " + (
            dice.one(_names(locale, "first_name")) if dice.chance(0.4) else f"{dice.pick(*'ABCDEFGHJKLMNPRSTW')}."
        )
    elif dice.chance(0.08) and " " not in given:
        given += "-" + dice.one(_names(locale, "first_name"))
    if dice.chance(0.03):
        given += f" {dice.pick(*'ABCDEFGHJKLMNPRSTW')}."
    if dice.chance(0.08):
        family += ("-" if dice.chance(0.7) else " ") + dice.one(_names(locale, "last_name"))
    particle = dice.one(_PARTICLES[language]) if language in _PARTICLES and dice.chance(0.04) else ""
    suffix = dice.pick("Jr.", "Jr", "III", "Sr.") if language == "en" and dice.chance(0.015) else ""
    if particle in ("Mc", "O'", "D'", "d'"):
        family, particle = particle + family, ""
    return Person(family, given, particle, suffix)


def _two_syllables(dice: Dice) -> str:
    first = dice.pick(
        "Xiao", "Jian", "Wei", "Ming", "Hong", "Yong", "Zhi", "Li", "Jun", "Hua", "Sung", "Hyun", "Jin", "Young"
    )
    second = dice.pick(
        "ming", "hua", "wei", "jun", "feng", "ping", "hui", "hee", "soo", "ho", "woo", "dong", "li", "yu"
    )
    return first + dice.pick("-", "", " ").join(("", second)) if dice.chance(0.7) else first


def invent_people(language: str, dice: Dice) -> tuple[Person, ...]:
    """Make a list of people, mostly one to three."""
    count = dice.weighted([(36, 1), (26, 2), (15, 3), (9, 4), (5, 5), (4, 6), (3, 8), (2, 11)])
    return tuple(invent_person(language, dice) for _ in range(count))


def invent_body(language: str, dice: Dice) -> Person:
    """Make a body that signs."""
    if dice.chance(0.6) and (name := made_up_body(language, dice)):
        return Person(name, is_body=True)
    return Person(dice.one(grammar(language)["stelle"]), is_body=True)
