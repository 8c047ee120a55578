"""What a page says, cut into the parts in which error pages, walls and parked domains give themselves away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.pages.interface import Block, Reading, Where
from citecheck.pages.vocabulary import (
    Hit,
    Speech,
    alarms,
    is_pure,
    speaks_of,
    tokens_of,
)

_SEPARATOR = re.compile(r"\s+[|–—·•»«›~\-/:]{1,3}\s+|\s*[|»«›•]\s*|:\s+")
_CLAUSE = re.compile(r"\s*[:?!(…]+\s*|\s+[–—-]\s+")
_EARLY_BLOCKS = 14
_EARLY_CHARS = 1_600
"""An error page says so at once."""
_HEADING_CHARS = 3
"""A shorter line is a bullet."""
_SHORT_HEADING_CHARS = 140
BLOCK_CHARS = 400
"""Of a block, so much is listened to."""
_MOST_HEADINGS = 3
_QUOTED_CHARS = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a page with its tokens and the alarming phrases in it."""

    text: str
    tokens: tuple[str, ...]
    hits: tuple[Hit, ...]

    def count(self, speech: Speech) -> int:
        """How many places of the text hold a phrase of a list."""
        return len({hit.start for hit in self.hits if hit.speech is speech})


@dataclass(frozen=True, slots=True)
class Told:
    """The telling parts of a page."""

    titles: tuple[Said, ...] = ()
    """The title, and the parts of it that may speak for themselves."""
    headings: tuple[Said, ...] = ()
    blocks: tuple[Said, ...] = ()
    """The first blocks of the text, headings left out."""
    noscript: Said | None = None
    languages: tuple[str, ...] = ()
    """In which something alarming was said, most first."""

    def pure_title(self, speech: Speech) -> str | None:
        """Give the title, or its part, that says this and nothing else.

        "Server not found" does not, where the heading goes on: "Server not found: what the message means".
        """
        return self._pure((part for part in self.titles if not self._goes_on(part, speech)), speech)

    def pure_heading(self, speech: Speech) -> str | None:
        """Give the heading that says this and nothing else."""
        return self._pure(self.headings, speech)

    def place_of(self, heading: str) -> Where:
        """Tell whether a heading comes first, or after nothing but a cry of surprise ("Oops!")."""
        for part in self.headings:
            if quoted(part.text) == heading:
                return Where.HEADING
            if not any(is_pure(part.tokens, Speech.SORRY, language) for language in self.languages):
                break
        return Where.SUBHEADING

    def count(self, speech: Speech) -> int:
        """How often a phrase of a list stands in the text, the noscript part included."""
        parts = (*self.blocks, *((self.noscript,) if self.noscript else ()))
        return sum(part.count(speech) for part in parts)

    def mentions(self, part: Said, speech: Speech) -> bool:
        """Whether a part holds a phrase of a quiet list, in a language that raised an alarm."""
        return any(speaks_of(part.tokens, speech, language) for language in self.languages)

    def is_qualified(self, speech: Speech) -> bool:
        """Whether the title says this and something more, as that of an article on it does."""
        return bool(self.titles and self.titles[0].count(speech)) and self.pure_title(speech) is None

    def _goes_on(self, part: Said, speech: Speech) -> bool:
        return any(
            heading.tokens != part.tokens
            and (_first_clause(heading.text) == part.tokens or _is_numbered(heading.tokens, part.tokens))
            and not any(is_pure(heading.tokens, speech, language) for language in self.languages)
            for heading in self.headings
        )

    def _pure(self, parts: Iterable[Said], speech: Speech) -> str | None:
        for part in parts:
            for language in self.languages:
                if any(hit.speech is speech and hit.language == language for hit in part.hits) and is_pure(
                    part.tokens, speech, language
                ):
                    return quoted(part.text)
        return None


def _is_numbered(heading: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a heading is the same words with a number: "page missing" is of "page missing 12"."""
    width = len(part)
    return heading[:width] == part and heading[width : width + 1] != () and heading[width].isdigit()


def _first_clause(text: str) -> tuple[str, ...]:
    return tokens_of(_CLAUSE.split(text, maxsplit=1)[0])


def quoted(text: str) -> str:
    """Cut a text of the page for use in a sentence."""
    return text if len(text) <= _QUOTED_CHARS else text[: _QUOTED_CHARS - 1].rstrip() + "…"


def listen(reading: Reading) -> Told:
    """Cut out the telling parts of a page; most pages say nothing alarming, and nothing is cut."""
    page = reading.page
    headings = _headings(reading)
    names = dict.fromkeys(name for name in (page.title, page.og_title) if name)
    titles = tuple(said(name) for name in names)
    parts = tuple(said(text) for text in headings)
    blocks = tuple(said(block.text[:BLOCK_CHARS]) for block in _early(reading))
    noscript = said(reading.traits.noscript) if reading.traits.noscript else None
    languages = _languages((*titles, *parts, *blocks, *((noscript,) if noscript else ())))
    if not languages:
        return Told()
    split = tuple(said(part) for name in names for part in _title_parts(name, headings))
    return Told(split, parts, blocks, noscript, languages)


def said(text: str) -> Said:
    """Take a text in."""
    tokens = tokens_of(text)
    return Said(text, tokens, alarms(tokens))


def _headings(reading: Reading) -> list[str]:
    """Give the first headings; where a page has none, the first line that looks like one."""
    found = [block.text for block in reading.blocks if block.tag == "h1" and not block.boilerplate][:2]
    found += [block.text for block in reading.blocks if block.tag in ("h2", "h3") and not block.boilerplate][:1]
    if not found:
        lines = (block.text for block in reading.blocks if not block.boilerplate)
        found = [next((line for line in lines if len(line) >= _HEADING_CHARS), "")]
    return [text for text in found[:_MOST_HEADINGS] if 0 < len(text) <= _SHORT_HEADING_CHARS]


def _early(reading: Reading) -> list[Block]:
    chosen: list[Block] = []
    room = _EARLY_CHARS
    for block in reading.blocks:
        if block.boilerplate or block.tag in ("h1", "header"):
            continue
        if len(chosen) == _EARLY_BLOCKS or room <= 0:
            break
        chosen.append(block)
        room -= len(block.text)
    return chosen


def _title_parts(title: str | None, headings: list[str]) -> list[str]:
    """Give the title and those of its parts that stand for themselves.

    "Page not found | Harrow Gazette" speaks of an error. "Page not found: the vanishing archives" does not, when a
    heading of the page repeats it: then it is one headline.
    """
    if not title:
        return []
    parts = [part for part in _SEPARATOR.split(title) if part and part.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole
        return [title]
    rows = [tokens_of(part) for part in parts]
    repeated = [tokens_of(heading) for heading in headings]
    free = [
        part
        for index, part in enumerate(parts)
        if not any(
            _holds(heading, rows[index]) and any(_holds(heading, other) for other in rows[:index] + rows[index + 1 :])
            for heading in repeated
        )
    ]
    return [title, *free]


def _holds(tokens: tuple[str, ...], part: tuple[str, ...]) -> bool:
    width = len(part)
    return bool(part) and any(tokens[at : at + width] == part for at in range(len(tokens) - width + 1))


def _languages(heard: tuple[Said, ...]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for part in heard:
        for hit in part.hits:
            counts[hit.language] = counts.get(hit.language, 0) + hit.end - hit.start
    return tuple(sorted(counts, key=lambda language: -counts[language])[:_MOST_LANGUAGES])


_MOST_LANGUAGES = 4
