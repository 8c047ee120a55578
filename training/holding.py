"""What holds a work, in a house style: books, proceedings, series, imprints."""

from __future__ import annotations

from training.bylines import print_names
from training.locators import (
    IMPRINT,
    IMPRINT_RU,
    IMPRINT_YEAR,
    LEADS,
    imprint_slots,
    month,
    pages,
    pattern_pieces,
)
from training.opening import Opening, cased
from training.work import Kind

_PAGES = {
    "en": ("pp. {p}", "pp. {p}", "pages {p}", "p. {p}", "(pp. {p})", "(pp. {p})", "{p}", "{p}", "pp {p}", "Pp. {p}",
        ": {p}", "(pp.{p})"),
    "de": ("S. {p}", "S. {p}", "S. {p}", "{p}", "{p}", ": {p}", "(S. {p})", "pp. {p}", "hier: S. {p}", "S.{p}"),
    "fr": ("p. {p}", "pp. {p}"),
    "es": ("pp. {p}", "p. {p}", "(pp. {p})"),
    "it": ("pp. {p}", "p. {p}"),
    "pt": ("p. {p}", "pp. {p}", "(pp. {p})"),
    "ru": ("С. {p}", "– С. {p}", "с. {p}"),
}  # fmt: skip
_EDITION = {
    "en": ("{o} ed.", "{o} edition", "{o} edn", "({o} ed.)", "({o} edn)", "{w} edition", "rev. ed.", "{w} ed.",
        "{o} Ed."),
    "de": ("{n}. Aufl.", "{n}. Auflage", "({n}. Aufl.)", "{n}., überarb. Aufl.", "{n}. erw. Aufl.", "(= {n}. Aufl.)",
    "{n}., neu bearb. Auflage"),
    "fr": ("{n}e éd.", "{n}e édition"), "es": ("{n}ª ed.", "{n}.ª edición"), "it": ("{n}a ed.", "{n}ª ed."),
    "pt": ("{n}. ed.", "{n}ª ed."), "ru": ("{n}-е изд.", "{n}-е изд., перераб. и доп."),
}  # fmt: skip
_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
_THESIS = {
    "en": ("PhD thesis", "Ph.D. thesis", "Ph.D. dissertation", "PhD dissertation", "Doctoral dissertation",
        "Master's thesis", "MSc thesis",
        "Unpublished doctoral dissertation", "Thesis (Ph.D.)", "Dissertation", "M.A. thesis"),
    "de": ("Diss.", "Dissertation", "Diplomarbeit", "Magisterarbeit", "Unveröffentlichte Dissertation",
    "Habilitationsschrift", "Phil. Diss.", "Masterarbeit"),
    "fr": ("Thèse de doctorat", "Thèse", "Mémoire de maîtrise"), "es": ("Tesis doctoral", "Tesis de maestría"),
    "it": ("Tesi di laurea", "Tesi di dottorato"),
    "pt": ("Tese (Doutorado)", "Dissertação (Mestrado)", "Tese de Doutoramento"), "ru": ("дис. ... канд. ист. наук",
    "автореф. дис. ... д-ра филос. наук"),
}  # fmt: skip


class Holding(Opening):
    """Prints books and the parts of books."""

    def _container(self) -> None:
        work, style, dice = self.work, self.style, self.dice
        pages_first = dice.chance(0.04) and work.language == "de"
        if pages_first:
            self.out.add(dice.pick("S. ", "S. ", ""))
            self.out.extend(pages(work, dice))
            self.out.add(" ")
        into = style.into
        if work.kind is Kind.PROCEEDINGS and dice.chance(0.2):
            into = ""
        self.out.add(into)
        self._editors_before()
        quotes = style.quotes if dice.chance(0.04) else ""
        self.out.add(quotes[:1])
        self.out.add(cased(work.outlet, style.capitals if dice.chance(0.9) else ""), "c")
        self.out.add(quotes[-1:])
        if work.editors and not style.editors_first:
            self._editors_behind()
        self._series(0.5)
        if work.volume and dice.chance(0.6):
            self.out.add(dice.pick(", Vol. ", ", vol. ", " (Vol. ", ", Bd. "))
            closing = ")" if "(" in self.out.pieces[-1].text else ""
            self.out.add(work.volume, "v")
            self.out.add(closing)
        if work.kind is Kind.PROCEEDINGS and dice.chance(0.25):
            self._event()
        shown = dice.chance(0.9) and not pages_first
        pattern = dice.one(_PAGES.get(work.language, _PAGES["en"]))
        if shown and not style.pages_last:
            self._pages(pattern)
        imprint = dice.chance(0.94 if work.kind is Kind.CHAPTER else 0.6)
        if imprint:
            self._imprint()
        if shown and style.pages_last:
            self._pages(pattern)
        if not self.year_done:
            self.out.add(dice.pick(", ", ", ", " ", " ("))
            closing = ")" if self.out.last == "(" else ""
            if work.kind is Kind.PROCEEDINGS and work.month and dice.chance(0.3):
                self.out.add(month(work, dice).strip() + " ", "d")
            self.out.add(str(work.year), "d")
            self.out.add(closing)
            self.year_done = True

    def _editors_before(self) -> None:
        """Print the editors of a book that holds a chapter, before its title."""
        work, style, dice = self.work, self.style, self.dice
        if work.editors and style.editors_first and dice.chance(0.05):
            self.out.add(dice.pick("ders.", "Ders.", "dies.", "Dies.", "ibid.", "idem"))
            self.out.add(dice.pick(", ", " (Hg.): ", ": ", " (Hrsg.), ", "/"))
        elif work.editors and style.editors_first:
            self.out.extend(print_names(work.editors, style.editor_byline, editors=True))
            role = self._role(len(work.editors)) if dice.chance(0.93) else ""
            self.out.add(role)
            year = dice.chance(0.06)
            if year:
                self.out.add(f" ({work.year})")
            self.out.add(
                dice.pick(": ", ": ", ", ", ", ") if not role.endswith(".") else dice.pick(", ", ", ", " ", ": ")
            )

    def _event(self) -> None:
        work, dice = self.work, self.dice
        day = f"{month(work, dice).strip()} {work.day}-{work.day + 2}"
        form = dice.pick(" ({p})", " ({p}, {d})", ", {p}", ", {p}, {d}", " ({p}, {d}, {y})")
        self.out.add(form.format(p=work.event_place, d=day, y=work.year), "no")

    def _pages(self, pattern: str) -> None:
        dice = self.dice
        text = pages(self.work, dice)
        if not text:
            return
        before = " " if pattern[0] == "(" else "" if pattern[0] == ":" else dice.pick(", ", ", ", ". ")
        self.out.stop(before)
        self.out.extend(pattern_pieces(pattern, {"p": text}))

    def _editors_behind(self) -> None:
        work, dice = self.work, self.dice
        self.out.add(dice.pick(", ", ", ", ". ", " (", " / "))
        closing = ")" if self.out.last == "(" else ""
        if dice.chance(0.2):
            self.out.extend(print_names(work.editors, self.style.editor_byline, editors=True))
            self.out.add(self._role(len(work.editors)) + closing)
            return
        self.out.add(dice.one(LEADS.get(work.language, LEADS["en"])))
        self.out.extend(print_names(work.editors, self.style.editor_byline, editors=True))
        self.out.add(closing)

    def _series(self, share: float) -> None:
        work, dice = self.work, self.dice
        if not work.series or not dice.chance(share):
            return
        opening = dice.pick(", ", ". ", " (", " (= ", ". ", ", ")
        self.out.stop(opening)
        self.out.add(work.series, "se")
        if work.number and dice.chance(0.8):
            self.out.add(
                dice.pick(" ", ", ", " Nr. ", ", No. ", "; ", ", Bd. ", ", vol. ", " No. ")
                if work.number[0].isdigit()
                else " "
            )
            self.out.add(work.number, "sn")
        self.out.add(")" if "(" in opening else "")

    def _book(self) -> None:
        work, dice = self.work, self.dice
        self._open_end()
        if work.edition:
            self.out.add(" ")
            pattern = dice.one(_EDITION.get(work.language, _EDITION["en"]))
            ordinal = f"{work.edition}{ {2: 'nd', 3: 'rd'}.get(work.edition, 'th') }"
            self.out.add(pattern.format(n=work.edition, o=ordinal, w=_ORDINALS[work.edition]), "ed")
            self.out.stop(dice.pick(". ", ", "))
        if work.kind is Kind.THESIS:
            self._sep()
            self._thesis()
            return
        if work.kind is Kind.REPORT:
            self._report()
            return
        if work.editors and work.authors and dice.chance(0.7):
            self._editors_behind()
        if work.volume and dice.chance(0.5):
            self._sep()
            self.out.add(dice.pick("Vol. ", "Bd. ", "vol. ", "Band ", "Volume "))
            self.out.add(work.volume, "v")
        in_front = dice.chance(0.5)
        if in_front:
            self._series(1)
        self._imprint()
        if not in_front:
            self._series(1)
        if not self.year_done and dice.chance(0.98):
            self._sep()
            self.out.add(str(work.year), "d")
            self.year_done = True
        if dice.chance(0.08):
            self.out.add(dice.pick(". ", ", ", " "))
            self.out.add(f"{dice.randint(80, 900)} {dice.pick('S.', 'p.', 'pp.', 'Seiten', 'с.', 'pages')}", "no")

    def _thesis(self) -> None:
        work, dice = self.work, self.dice
        genre = dice.one(_THESIS.get(work.language, _THESIS["en"]))
        bracket = dice.chance(0.25)
        self.out.add("(" if bracket else "")
        self.out.add(genre, "k")
        self.out.add(").  " if bracket else dice.pick(", ", ". ", " "))
        self.out.add(work.publisher, "pb")
        if work.place and dice.chance(0.3):
            self.out.add(", ")
            self.out.add(work.place, "pl")
        if not self.year_done:
            self.out.add(", ")
            self.out.add(str(work.year), "d")
            self.year_done = True

    def _report(self) -> None:
        work, dice = self.work, self.dice
        if dice.chance(0.1):
            self._sep()
            self._talk()
        elif dice.chance(0.35):
            self._sep()
            kinds = ("Technical report", "Tech. Rep.", "Report", "Working paper", "Research report", "Discussion paper",
                "Unpublished manuscript", "Mimeo",
                "Press release", "White paper", "Paper presented at the annual meeting")  # fmt: skip
            german = (
                "Abschlussbericht",
                "Forschungsbericht",
                "Pressemitteilung",
                "Unveröffentlichtes Manuskript",
                "Vortrag",
                "Arbeitspapier",
                "Gutachten",
            )
            self.out.add(dice.one(german if work.language == "de" else kinds), "k")
        self._series(1)
        body = bool(work.authors) and work.authors[0].is_body
        if not body or dice.chance(0.5):
            self._imprint()
        if not self.year_done:
            self._sep()
            if work.month and dice.chance(0.3):
                self.out.add(month(work, dice).strip() + " ", "d")
            self.out.add(str(work.year), "d")
            self.year_done = True

    def _talk(self) -> None:
        """Print where a paper was read."""
        dice, year = self.dice, self.work.year
        place = dice.pick("Berlin", "Heidelberg", "Chicago", "Wien", "Mannheim", "Boston", "Prague")
        month = (
            dice.pick("Mai", "Juni", "Oktober") if self.work.language == "de" else dice.pick("May", "June", "October")
        )
        german = (f"Vortrag auf dem Kongress in {place}", f"Vortrag in {place} im Rahmen der Tagung",
            f"Referat auf der Jahrestagung, {place}",
            f"Vortrag gehalten am {dice.randint(1, 28)}. {month} {year} in {place}", "Pressemitteilung")  # fmt: skip
        english = (f"Paper presented at the annual meeting, {place}",
            f"Paper for the Regional Conference, {place}, {month} 2 - 4, {year}",
            f"Presentation at the World Congress, {place}", f"Talk given at the workshop, {place}, {month} {year}",
            "Conference paper")  # fmt: skip
        self.out.add(dice.one(german if self.work.language == "de" else english), "k")

    def _imprint(self) -> None:
        work, dice = self.work, self.dice
        if not work.publisher and not work.place:
            return
        patterns: tuple[str, ...] = IMPRINT_RU
        if work.language != "ru":
            patterns = IMPRINT if self.year_done or dice.chance(0.15) else IMPRINT_YEAR
        pattern = dice.one(patterns)
        if "{y}" in pattern and self.year_done:
            pattern = dice.one(IMPRINT)
        pieces = pattern_pieces(pattern, imprint_slots(work, dice))
        if not any(piece.tag != "x" for piece in pieces):
            return
        before = " " if pattern[0] == "(" else dice.pick(". ", ". ", ", ", ", ", ". – ", "; ")
        if self.out.last != " ":
            self.out.stop(before)
        self.out.extend(pieces)
        self.year_done = self.year_done or "{y}" in pattern
