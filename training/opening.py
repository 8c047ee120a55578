"""The beginning of a reference in a house style: number, authors, year, title."""

from __future__ import annotations

from citecheck.sources.freetext.crf.tags import OTHER
from training.bylines import print_names
from training.dice import Dice
from training.housestyle import HouseStyle
from training.locators import (
    ROLES,
    month,
)
from training.pieces import Print, capitals
from training.work import Kind, Work


class Opening:
    """Prints the beginning, and keeps what the rest must know."""

    def __init__(self, work: Work, style: HouseStyle, dice: Dice) -> None:
        """Begin with an empty print."""
        self.work = work
        self.style = style
        self.dice = dice
        self.out = Print()
        self.year_done = not work.year

    def _numbering(self) -> None:
        pattern = self.style.numbering
        if pattern:
            code = "".join(self.dice.pick(*"ABDGHKLMRST") for _ in range(3)) + str(self.work.year % 100).zfill(2)
            self.out.add(pattern.format(i=self.dice.randint(1, 160), a=code), "no")

    def _head(self) -> None:
        work, style = self.work, self.style
        people, role = work.authors, ""
        self._lead()
        if not people and work.kind is Kind.BOOK and work.editors:
            people, role = work.editors, self._role(len(work.editors))
        repeated = bool(people) and not role and self.dice.chance(0.012)
        if people:
            if repeated:
                self.out.add(self.dice.pick("–", "—", "———", "Ders.", "Dies.", "Ders./Dies.", "---", "______", "- "))
            else:
                self.out.extend(print_names(people, style.byline, editors=bool(role)))
            self.out.add(role)
            if style.year_head and work.year:
                self._year(style.year_head)
            elif style.year_head:
                self.out.add(
                    self.dice.pick(" (o.J.): ", " (n.d.). ", " (forthcoming). ", " (in press). ", " (im Erscheinen): ")
                )
            else:
                self.out.stop(style.after_authors)

    def _lead(self) -> None:
        """Print words before the citation: a label, "see", the beginning of a sentence."""
        dice, work = self.dice, self.work
        if dice.chance(0.03):
            leads = {"de": ("Vgl. ", "Siehe ", "Siehe auch ", "So etwa ", "Dazu ", "Zitiert nach: ", "Vgl. auch ",
                "Zur Geschichte der Frage siehe "),
                "en": ("See ", "Cf. ", "See also ", "See e.g. ", "For a review, see ", "Cited in ", "Compare "),
                    "fr": ("Voir ", "Cf. ")}  # fmt: skip
            self.out.add(dice.one(leads.get(work.language, leads["en"])))
        elif dice.chance(0.012) and work.authors and work.year:
            family = work.authors[0].family.split()[0]
            label = dice.pick(
                f"[{family[:4].upper()}{work.year % 100:02d}] ",
                f"{family} {work.year} ",
                f"[{family} {work.year}] ",
                f"[{family[:3]}{work.year % 100:02d}] ",
            )
            self.out.add(label, "no")

    def _role(self, count: int) -> str:
        role = self.dice.one(ROLES.get(self.work.language, ROLES["en"]))
        return role.replace("{s}", "s" if count > 1 else "")

    def _year(self, pattern: str) -> None:
        before, after = pattern.split("{y}")
        year = str(self.work.year)
        if self.dice.chance(0.06):
            year += self.dice.pick("a", "b", "c")
        elif self.dice.chance(0.012):
            year += f" [{self.work.year - self.dice.randint(2, 60)}]"
        elif self.dice.chance(0.012):
            year += f"/{(self.work.year + 1) % 100:02d}"
        elif self.work.kind in (Kind.NEWS, Kind.WEB) and self.work.month and self.dice.chance(0.45):
            year += f", {month(self.work, self.dice).strip()} {self.work.day}"
        if self.out.last == "." and before[:1] == ".":
            before = before[1:]
        self.out.add(before)
        self.out.add(year, "d")
        self.out.add(after)
        self.year_done = True

    def _title(self) -> None:
        work, style = self.work, self.style
        part = work.kind not in (Kind.BOOK, Kind.THESIS, Kind.REPORT)
        quotes = style.quotes if part or style.quotes_books else ""
        title = cased(work.title, style.capitals)
        if not quotes:
            self.out.add(title, "t")
            self._translation()
            self._after_title(style.after_title)
            return
        opening, closing = quotes[0], quotes[-1]
        if quotes == "« »":
            opening, closing = "« ", " »"
        stop = style.after_title
        self.out.add(opening)
        self.out.add(title, "t")
        if style.stop_inside and stop[:1] in ".,":
            self.out.stop(stop[0])
            self.out.add(closing + " ")
        else:
            self.out.add(closing)
            self._translation()
            self._after_title(stop)

    def _translation(self) -> None:
        if self.work.translated_title and self.dice.chance(0.8):
            self.out.add(" [")
            self.out.add(self.work.translated_title, "tt")
            self.out.add("]")
        if self.work.url and self.dice.chance(0.04):
            self.out.add(" [")
            self.out.add(self.dice.pick("online", "Online", "PDF", "En línea", "Elektronische Ressource"), "fm")
            self.out.add("]")

    def _after_title(self, stop: str) -> None:
        if self.out.last in "?!" and self.dice.chance(0.9):
            stop = " "
        self.out.stop(stop)

    def _open_end(self) -> None:
        """Take separators from the end, so that the next part brings its own; a few are left by mistake."""
        while (
            self.out.pieces
            and self.out.last in " ,.;:–-"
            and self.out.pieces[-1].tag == OTHER
            and self.dice.chance(0.97)
        ):
            last = self.out.pieces.pop()
            if stripped := last.text.rstrip(" ,.;:–-"):
                self.out.add(stripped)

    def _sep(self) -> None:
        if self.out.last not in " (":
            self.out.stop(self.dice.pick(". ", ", ", ". ", ". – "))


def cased(title: str, manner: str) -> str:
    """Print a title with capitals on every word, or wholly in them."""
    if manner == "all":
        return title.upper()
    if manner == "words":
        return capitals(title)
    return title
