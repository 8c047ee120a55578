"""Styles made up at random, each in itself as consistent as a journal's own: thousands that no list of styles names."""

from __future__ import annotations

from dataclasses import dataclass

from training.bylines import Byline
from training.dice import Dice

_QUOTES = {
    "en": ("“”", '""', "‘’", "''", "“”", '""'),
    "de": ("„“", "»«", '""', "„“", "„”", "“”", "‚‘", "«»"),
    "fr": ("«»", "« »", "“”", '""'),
    "es": ("«»", "“”", '""'),
    "it": ("«»", "“”", "‘’", '""'),
    "pt": ("“”", '""', "«»"),
    "ru": ("«»",),
}
_HEAD_YEAR = (
    (24, " ({y}). "), (22, " ({y}): "), (10, " ({y}) "), (12, " ({y}), "), (6, ", {y}. "), (5, ". {y}. "), (4,
    " {y}. "), (5, ", {y}: "),
    (3, " {y}: "), (4, ", {y}, "), (3, ". ({y}). "), (2, " [{y}] "), (2, "; {y}. "), (2, ". ({y}) "), (2, " ({y}) – "),
    (1, " ({y}.) "),
    (2, ". {y}, "), (4, " {y}, "), (1, " ({y}); "),
)  # fmt: skip
_AFTER_AUTHORS = (
    (30, ". "), (28, ", "), (20, ": "), (6, " "), (3, ".: "), (2, " – "), (2, ". – "), (1, "; "), (1, ".- "), (1,
    " : "),
)  # fmt: skip
_AFTER_TITLE = ((52, ". "), (28, ", "), (4, "; "), (3, ". – "), (2, ": "), (2, " – "), (1, " - "), (1, ".- "), (3, " "))
_IN = {
    "en": ((40, "In "), (14, "In: "), (18, "in "), (6, "in: "), (4, "IN: "), (2, "in, ")),
    "de": ((40, "In: "), (30, "in: "), (14, "In "), (8, "in "), (2, "IN: ")),
    "fr": ((30, "in "), (20, "dans "), (20, "In: "), (10, "In ")),
    "es": ((40, "en "), (20, "En: "), (10, "In: ")),
    "it": ((60, "in "), (20, "In: ")),
    "pt": ((40, "In: "), (20, "in "), (10, "em ")),
    "ru": ((80, "// "), (10, "В кн.: ")),
}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One manner of printing references."""

    byline: Byline
    editor_byline: Byline
    year_head: str
    """Pattern of the year behind the authors; empty where it stands with volume or publisher."""
    after_authors: str
    quotes: str
    """Marks around titles of articles; empty for none."""
    quotes_books: bool
    stop_inside: bool
    """Whether the stop after a title stands inside its quotation marks."""
    after_title: str
    into: str
    """Before the book that holds a chapter."""
    into_journal: str
    """Before a journal, mostly nothing."""
    after_outlet: str
    short_outlets: bool
    editors_first: bool
    """Whether the editors of the book stand before its title."""
    pages_last: bool
    final: str
    numbering: str
    doi: str
    url: str
    capitals: str
    """``words`` to print titles with capitals, ``all`` wholly in them."""

    @staticmethod
    def any(language: str, dice: Dice) -> HouseStyle:
        """Make a style that fits a language."""
        german = language == "de"
        quoted = dice.chance(0.34)
        into = dice.weighted(_IN.get(language, _IN["en"]))
        slashes = language == "ru" or dice.chance(0.01)
        byline = Byline.any(language, dice)
        head = dice.weighted(_HEAD_YEAR) if dice.chance(0.62 if german else 0.5) else ""
        if language == "ru":
            head = ""
        after_title = dice.weighted(_AFTER_TITLE)
        return HouseStyle(
            byline=byline,
            editor_byline=byline if dice.chance(0.4) else Byline.any(language, dice),
            year_head=head,
            after_authors=dice.weighted(_AFTER_AUTHORS),
            quotes=dice.one(_QUOTES.get(language, _QUOTES["en"])) if quoted else "",
            quotes_books=dice.chance(0.12),
            stop_inside=dice.chance(0.5 if language == "en" else 0.15),
            after_title=" " if slashes else after_title,
            into="// " if slashes else into,
            into_journal="// " if slashes else (into if dice.chance(0.42 if german else 0.06) else ""),
            after_outlet=dice.weighted([(42, ", "), (40, " "), (10, ". "), (5, ": "), (2, "; "), (1, " - ")]),
            short_outlets=dice.chance(0.45 if language == "en" else 0.15),
            editors_first=dice.chance(0.65),
            pages_last=dice.chance(0.5),
            final=dice.weighted([(68, "."), (28, ""), (2, ";"), (2, ",")]),
            numbering=dice.weighted(
                [(80, ""), (7, "[{i}] "), (5, "{i}. "), (3, "{i} "), (1, "({i}) "), (2, "{i}) "), (1, "[{a}] "), (1,
                    "• ")]
            ),
            doi=dice.weighted(
                [(52, ""), (12, "doi:{d}"), (10, "https://doi.org/{d}"), (6, "doi: {d}"), (6, "DOI: {d}"), (5,
                    "http://dx.doi.org/{d}"),
                 (4, "DOI {d}"), (3, "doi.org/{d}"), (2, "doi:https://doi.org/{d}")]
            ),
            url=dice.weighted(_URL.get(language, _URL["en"])),
            capitals=dice.weighted([(80, ""), (17, "words"), (3, "all")]),
        )  # fmt: skip


_URL = {
    "en": (
        (20, "{u}"), (10, "Retrieved from {u}"), (8, "Available at: {u}"), (6, "Available from: {u}"), (8,
        "{u} (accessed {a})"), (6, "Retrieved {a}, from {u}"),
        (6, "URL {u}"), (5, "<{u}>"), (5, "Available: {u}"), (5, "{u} [Accessed: {a}]"), (4,
        "[Online]. Available: {u}"), (4, "Accessed {a}. {u}"),
        (3, "URL: {u}"), (3, "{u}, accessed on {a}"), (3, "Retrieved {a}"), (2, "at: {u}"), (2, "Web. {a}"), (2,
        "[online] Available from: [{u}]"),
    ),
    "de": (
        (20, "{u}"), (10, "URL: {u}"), (8, "Online unter: {u}"), (8, "unter: {u}"), (8, "{u} ({a})"), (6,
        "{u} (Stand: {a})"), (6, "{u} [{a}]"), (4, "in: {u}"),
        (5, "Abrufbar unter: {u}"), (5, "{u} (Zugriff: {a})"), (5, "{u} (abgerufen am {a})"), (4,
        "{u}, Zugriff am {a}"), (3, "<{u}>"), (3, "Online: {u}"),
        (3, "Verfügbar unter: {u} [{a}]"), (3, "Internet: {u}"), (2, "{u} (letzter Zugriff: {a})"), (2,
        "Download: {u}"), (2, "{u}, Stand {a}"),
    ),
    "fr": ((10, "{u}"), (6, "URL : {u}"), (6, "Disponible sur : {u}"), (6, "{u} (consulté le {a})"), (4,
    "[En ligne], {u}")),
    "es": ((10, "{u}"), (6, "Disponible en: {u}"), (6, "Recuperado de {u}"), (4, "{u} (consultado el {a})")),
    "it": ((10, "{u}"), (5, "Disponibile su: {u}"), (5, "{u} (consultato il {a})")),
    "pt": ((8, "{u}"), (10, "Disponível em: {u}"), (8, "Disponível em: <{u}>. Acesso em: {a}"), (4,
    "Disponível em {u}. Acesso em {a}")),
    "ru": ((10, "URL: {u}"), (10, "URL: {u} (дата обращения: {a})"), (5, "Режим доступа: {u}"), (4, "{u}")),
}  # fmt: skip
