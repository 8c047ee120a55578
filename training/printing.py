"""A work printed in a house style."""

from __future__ import annotations

from training.holding import Holding
from training.locators import (
    WITH_YEAR,
    WITHOUT_YEAR,
    full_date,
    locator_slots,
    pattern_pieces,
)
from training.pieces import Piece
from training.work import Kind


class Printer(Holding):
    """Prints one work in one style."""

    def print(self) -> list[Piece]:
        """Give the pieces of the whole reference."""
        self._numbering()
        self._head()
        self._title()
        match self.work.kind:
            case Kind.ARTICLE:
                self._journal()
            case Kind.NEWS | Kind.WEB:
                self._news()
            case Kind.CHAPTER | Kind.PROCEEDINGS:
                self._container()
            case Kind.PREPRINT:
                self._preprint()
            case _:
                self._book()
        self._tail()
        return self.out.pieces

    def _outlet(self) -> None:
        work, style = self.work, self.style
        name = work.short_outlet if style.short_outlets and work.short_outlet else work.outlet
        if style.short_outlets and self.dice.chance(0.4):
            name = name.replace(".", "")
        self.out.add(style.into_journal)
        self.out.add(name, "j")
        if (work.place and self.dice.chance(0.3)) or self.dice.chance(0.025):
            self.out.add(self.dice.pick(", ", " (", ", "))
            closing = ")" if self.out.pieces[-1].text.endswith("(") else ""
            self.out.add(
                work.place
                or self.dice.pick("Paris", "London", "Berlin", "Wien", "New York", "Basel", "Leipzig", "Roma"),
                "pl",
            )
            self.out.add(closing)

    def _journal(self) -> None:
        work, style, dice = self.work, self.style, self.dice
        self._outlet()
        table = WITHOUT_YEAR if self.year_done else WITH_YEAR
        pattern = dice.one(table.get(work.language, table["en"]) if dice.chance(0.85) else table["en"])
        if dice.chance(0.03):
            self.out.add(dice.pick(", Special Issue", ", Suppl.", ", Sonderheft", " (Suppl.)", ", ser. 2"), "no")
        separator = " " if pattern[0] == "(" else style.after_outlet
        if separator[0] == "." and self.out.last == ".":
            separator = " "
        self.out.add(separator)
        self.out.extend(pattern_pieces(pattern, locator_slots(work, dice)))
        self.year_done = self.year_done or "{y}" in pattern

    def _news(self) -> None:
        work, dice = self.work, self.dice
        if work.outlet:
            self._outlet()
        if not self.year_done or dice.chance(0.3):
            if self.out.last != " ":
                self.out.add(dice.pick(", ", ", ", ". ", " (", " "))
            closing = ")" if self.out.pieces[-1].text.endswith("(") else ""
            date = full_date(work.language, (work.year, work.month, work.day), dice)
            if self.year_done:
                date = date.replace(str(work.year), "").strip(" ,-/.") if dice.chance(0.5) and "." not in date else date
            self.out.add(dice.pick("", "", "vom ", "Erschienen am ") if work.language == "de" else "")
            self.out.add(date, "d")
            self.out.add(closing)
            self.year_done = True
        if work.kind is Kind.NEWS and dice.chance(0.4):
            number = dice.randint(1, 60)
            self.out.add(dice.pick(", p. ", ", S. ", ": ", ", ", ", pp. ", ", sec. "))
            self.out.add(f"{dice.pick('', '', 'A', 'B')}{number}", "p")

    def _preprint(self) -> None:
        work, dice = self.work, self.dice
        form = dice.pick(
            "arXiv:{x}",
            "arXiv preprint arXiv:{x}",
            "arXiv: {x}",
            "[arXiv:{x}]",
            "ArXiv, abs/{x}",
            "CoRR, abs/{x}",
            "{x}",
            "arXiv {x}",
        )
        before, after = form.split("{x}")
        self.out.add(before)
        self.out.add(work.arxiv, "arx")
        self.out.add(after)
        if dice.chance(0.15):
            self.out.add(dice.pick(" [hep-th]", " [cs.CL]", " [cond-mat]"), "no")

    def _tail(self) -> None:
        work, style, dice = self.work, self.style, self.dice
        if not self.year_done and work.year and dice.chance(0.9):
            self.out.add(dice.pick(", ", " (", ". "))
            closing = ")" if self.out.last == "(" else ""
            self.out.add(str(work.year), "d")
            self.out.add(closing)
        if dice.chance(0.03):
            extra = {"en": ("in German", "reprint", "Original work published 1966", "in press", "abstract",
                "forthcoming", "Chinese"),
                "de": ("im Erscheinen", "unveröffentlicht", "engl. Orig. 1968", "zuerst 1921", "i. E.")}  # fmt: skip
            self.out.add(" " + dice.pick("({})", "[{}]").format(dice.one(extra.get(work.language, extra["en"]))), "no")
        if dice.chance(0.03) and work.isbn:
            self.out.stop(". ")
            self.out.add(dice.pick("ISBN ", "ISBN: "))
            self.out.add(work.isbn, "isbn")
        if work.doi and style.doi and dice.chance(0.8):
            self.out.stop(dice.pick(". ", ", ", ". "))
            before, after = style.doi.split("{d}")
            self.out.add(before)
            self.out.add(work.doi, "doi")
            self.out.add(after)
        elif work.url and (
            work.kind is Kind.WEB or dice.chance(0.3 if work.kind in (Kind.NEWS, Kind.REPORT) else 0.06)
        ):
            self._address()
        if dice.chance(0.02) and work.pmid:
            self.out.add(". PMID: ")
            self.out.add(work.pmid, "pmid")
        if dice.chance(0.03) and work.arxiv == "" and work.kind is Kind.ARTICLE:
            self.out.add(dice.pick(" [", ", ", " ("))
            closing = {" [": "]", " (": ")"}.get(self.out.pieces[-1].text, "")
            self.out.add(dice.pick("arXiv:", ""))
            self.out.add(
                dice.pick("hep-th/9711200", "1509.00074", "0706.0312", "astro-ph/0302209", "1708.00957"), "arx"
            )
            self.out.add(closing)
        if self.out.last not in ".;":
            self.out.stop(style.final)

    def _address(self) -> None:
        work, style, dice = self.work, self.style, self.dice
        self.out.stop(dice.pick(". ", ", ", ". "))
        slots = {"u": [Piece(work.url, "u")]}
        if "{a}" in style.url:
            date = (min(2026, work.year + dice.randint(0, 8)), dice.randint(1, 12), dice.randint(1, 28))
            slots["a"] = [Piece(full_date(work.language, date, dice), "da")]
        self.out.extend(pattern_pieces(style.url, slots))
