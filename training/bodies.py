"""Bodies that do not exist: ministries, institutes, associations, named as such are, with commas and short forms."""

from __future__ import annotations

from training.dice import Dice
from training.vocabulary import grammar

_PATTERNS = {
    "de": (
        "Institut für {n}", "Institut für {n} und {n}", "Bundesministerium für {n} und {n}",
        "Bundesministerium für {n}, {n}, {n} und {n}", "Ministerium für {n}, {n} und {n} des Landes Brandenburg",
        "Bundesamt für {n}", "Bundesanstalt für {n}", "Bundeszentrale für {n}", "Deutsche Gesellschaft für {n}",
        "Deutscher Verein für {n}", "Verband der {p}", "Bundesverband der {p} e.V.", "Zentrum für {n}",
        "Zentrum für {n}forschung", "Forschungsstelle {n}", "Arbeitskreis {n}", "Arbeitsgruppe {n}",
        "Kommission für {n}", "Akademie für {n} und {n}", "Stiftung {n} und {n}", "Netzwerk {n}",
        "Landeszentrale für {n}", "Senatsverwaltung für {n}, {n} und {n}", "Forschungszentrum {n} {n} {n}",
        "Europäisches Zentrum für {n}", "Rat für {n}", "Amt für {n}", "Akademie der {p}", "{n}- und {n}dienst",
    ),
    "en": (
        "Institute of {n}", "Institute for {a} {n}", "Department of {n}", "Department for {n} and {n}",
        "Ministry of {n}", "Ministry of {n} and {n}", "Ministry of {n}, {n} and {n}", "Centre for {a} {n}",
        "Center for {n} and {n}", "International Centre for {n} and {n}", "National Council on {n}",
        "National Institute of {n}", "Committee on {n}", "Commission on {a} {n}", "Society for {n}",
        "International Society for {a} {n}", "{a} {n} Group", "{a} {n} Agency", "{n} Foundation", "{a} {n} Trust",
        "Trust for {n} and {n}", "Council of {p}", "Association of {a} {p}", "Office of {n}", "Bureau of {n}",
        "Office for {a} {n}", "World {n} Organization", "European {n} Survey", "The {n} Study Group",
        "{n} Working Group", "Task Force on {n}", "Royal College of {p}", "American {n} Association",
        "International Monitoring Centre for {n} and {a} {n}", "Government of Ghana", "Inter-American {n}",
    ),
}  # fmt: skip
_SHORT = ("{b} ({s})", "{b} ({s})", "{s} ({b})", "{s} – {b}", "{s}", "{s}")
"""How a body and its short form are printed."""


def made_up_body(language: str, dice: Dice) -> str:
    """Name a body of the language; empty for a language that has no patterns."""
    patterns = _PATTERNS.get(language)
    if patterns is None:
        return ""
    table = grammar(language)
    german = language == "de"
    words = {
        "n": lambda: dice.one(table["sn"]) if german else _capital(dice.one(table["an"])),
        "p": lambda: dice.one(table["pl"]) if german else _capital(dice.one(table["cn"])),
        "a": lambda: _capital(dice.one(table["aj"])),
    }
    parts = dice.one(patterns).split("{")
    name = parts[0] + "".join(words[part[0]]() + part[2:] for part in parts[1:])
    if dice.chance(0.8):
        return name
    short = "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
    return dice.one(_SHORT).format(b=name, s=short) if len(short) > 1 else name


def _capital(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())
