"""The training data: citations rendered from facts and inventions, in every manner, with noise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from citecheck.sources.freetext.crf.tags import OTHER
from citecheck.sources.freetext.crf.tokens import Tokens
from training.chinese import chinese
from training.csl import Entry, Style, style_paths
from training.csl_values import values_of
from training.decking import decked
from training.dice import Dice
from training.facts import bib_works, package_works, registry_titles
from training.gost import gost
from training.housestyle import HouseStyle
from training.invent import fill, invent, invent_year, language_of
from training.lawful import law
from training.naming import with_invented_names
from training.noise import spoil
from training.people import invent_body, invent_people
from training.pieces import Piece, tagged
from training.printing import Printer
from training.special import bare_journal, humanities, page_of_a_site, short_note, terse, wikipedia
from training.unpointed import unpointed
from training.vocabulary import Periodical, invent_title, periodicals_of
from training.work import Kind, Work

_MIX = [
    (44, Kind.ARTICLE), (4, Kind.NEWS), (16, Kind.BOOK), (13, Kind.CHAPTER), (9, Kind.PROCEEDINGS), (3, Kind.THESIS),
    (6, Kind.REPORT), (3, Kind.WEB), (2, Kind.PREPRINT),
]  # fmt: skip
_SHARE_OF_HOUSES = 0.56
"""What is above it, of all citations, is printed in invented house styles."""
_GERMAN_TITLES = 400
_TITLED = frozenset((Kind.ARTICLE, Kind.CHAPTER, Kind.PROCEEDINGS, Kind.BOOK))


@dataclass(frozen=True, slots=True)
class Sample:
    """One rendered citation."""

    text: str
    tokens: Tokens
    tags: list[str]


class Stock:
    """The works and titles that citations are made of."""

    def __init__(self, bib: list[Path], journals: Path | None = None) -> None:
        """Read the facts; with no files only what installed packages ship."""
        self.journals: dict[str, list[Periodical]] = defaultdict(list)
        for periodical in periodicals_of(journals) if journals is not None else ():
            self.journals[language_of(periodical.name)].append(periodical)
        works = [*bib_works(bib), *package_works()]
        self.by_kind: dict[Kind, list[Work]] = defaultdict(list)
        for work in works:
            if work.authors or work.editors:
                self.by_kind[work.kind].append(work)
        self.titles = [*[work.title for work in works], *registry_titles()]
        words = Dice(len(self.titles))
        self.others = {"en": self.titles, "de": [invent_title("de", words) for _ in range(_GERMAN_TITLES)]}
        """Titles to borrow words from, by language."""
        self.containers = [work.outlet for work in self.by_kind[Kind.CHAPTER] if work.outlet]

    def draw(self, dice: Dice) -> Work:
        """Give a work: real, invented, or a real title with invented rest."""
        source = dice.random()
        if source < 0.36 and self.titles:  # noqa: PLR2004 - shares of the mix
            kind = dice.weighted(_MIX)
            if self.by_kind[kind]:
                work = dice.one(self.by_kind[kind])
                if dice.chance(0.25):
                    work = replace(work, authors=invent_people(work.language, dice))
                return self._touch(fill(work if work.year else replace(work, year=invent_year(dice)), dice), dice)
        if source < 0.58 and self.titles:  # noqa: PLR2004 - as above
            return self._touch(invent(dice, dice.one(self.titles)), dice)
        return self._touch(invent(dice), dice)

    def _touch(self, work: Work, dice: Dice) -> Work:
        """Change what is known of a work here and there: more titles in one, other containers, missing fields."""
        work = with_invented_names(work, self.others.get(work.language) or self.titles, dice)
        listed = self.journals.get(work.language if dice.chance(0.7) else "en")
        if work.kind is Kind.ARTICLE and listed and dice.chance(0.4):
            periodical = dice.one(listed)
            work = replace(work, outlet=periodical.name, short_outlet=dice.one(periodical.short))
        if work.kind is Kind.CHAPTER and self.containers and dice.chance(0.2):
            work = replace(work, outlet=dice.one(self.containers))
        if dice.chance(0.04) and work.kind in _TITLED:
            joint = dice.pick(": ", ". ", " – ", " - ", "? ", ": ")
            other = (
                dice.one(self.titles) if self.titles and work.language == "en" else invent_title(work.language, dice)
            )
            work = replace(work, title=work.title.rstrip("?") + joint + other)
        if dice.chance(0.03):
            work = replace(work, translated_title=invent_title("en", dice))
        if dice.chance(0.02):
            work = replace(work, authors=())
        elif work.kind is Kind.BOOK and dice.chance(0.06):
            work = replace(work, authors=(), editors=(invent_body(work.language, dice),))
        elif work.kind is Kind.BOOK and dice.chance(0.08):
            work = replace(work, authors=(), editors=work.authors)
        if dice.chance(0.02):
            work = replace(work, year=0)
        if dice.chance(0.015):
            work = replace(work, authors=tuple(replace(one, given="", suffix="") for one in work.authors))
        return replace(work, title=decked(work, self.others.get(work.language, ()), dice))


@cache
def _style(path: Path) -> Style:
    return Style(path)


@cache
def _style_paths() -> tuple[Path, ...]:
    return tuple(style_paths())


def _in_csl(work: Work, dice: Dice) -> list[Piece]:
    """Print a work in a real style, in its own language or in English."""
    style = _style(dice.one(_style_paths()))
    language = work.language if dice.chance(0.6) else (style.language or "en")
    pieces = Entry(style, values_of(work, dice), language, dice).print()
    if pieces and dice.chance(0.75) and pieces[0].tag == "no":
        at = next((number for number, piece in enumerate(pieces) if piece.tag not in ("no", OTHER)), 0)
        if at and pieces[at - 1].text[-1:] in "“„«":
            at -= 1
        pieces = pieces[at:]
    return pieces


def _as_article(work: Work, dice: Dice) -> Work:
    """Make an article of a work; what held it as a part of a book goes."""
    if work.kind is Kind.ARTICLE:
        return work
    return fill(replace(work, kind=Kind.ARTICLE, outlet="", short_outlet="", volume="", first_page=""), dice)


def render(work: Work, dice: Dice) -> list[Piece]:
    """Print a work in a manner drawn by lot."""
    form = dice.random()
    if not work.year and form < _SHARE_OF_HOUSES:
        work = replace(work, year=invent_year(dice))
    if form < 0.15 and work.authors:  # noqa: PLR2004 - shares of the mix
        return terse(_as_article(work, dice), dice)
    if form < 0.175:  # noqa: PLR2004
        return bare_journal(_as_article(work, dice), dice)
    if form < 0.22:  # noqa: PLR2004
        return wikipedia(work, dice)
    if work.language == "ru" and dice.chance(0.7):
        return gost(work, dice)
    if form < 0.25:  # noqa: PLR2004
        return law(work, dice)
    if form < 0.258 and work.authors:  # noqa: PLR2004
        return short_note(work, dice)
    if form < 0.275:  # noqa: PLR2004
        return chinese(dice)
    if form < 0.287 and work.kind in (Kind.WEB, Kind.NEWS):  # noqa: PLR2004
        return page_of_a_site(work, dice)
    if form < 0.32 and work.authors and (work.kind in _TITLED or work.kind is Kind.NEWS):  # noqa: PLR2004
        return humanities(work, dice)
    if form < 0.335 and work.authors:  # noqa: PLR2004
        return unpointed(_as_article(work, dice), dice)
    if form < _SHARE_OF_HOUSES and _style_paths():
        pieces = _in_csl(work, dice)
        if len(pieces) > 2:  # noqa: PLR2004 - some styles print nothing for some kinds
            return pieces
    return Printer(work, HouseStyle.any(work.language, dice), dice).print()


def samples(stock: Stock, count: int, seed: int) -> Iterator[Sample]:
    """Render so many citations."""
    dice = Dice(seed)
    for _ in range(count):
        work = stock.draw(dice)
        pieces = spoil(render(work, dice), dice)
        text, tokens, tags = tagged(pieces)
        if tokens.words:
            yield Sample(text, tokens, tags)
