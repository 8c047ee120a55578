"""What may follow what: runs of words that the model took for a field which cannot stand where they stand.

A title stands behind who signs the work or when it is dated; what else was taken for one stands in the sentence before
the citation, in the book that holds the work, or in another reference behind it. A work is held by a book or by a
periodical, not by both in a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.sources.freetext.crf.spans import AUTHORS, Run
from citecheck.sources.freetext.crf.tags import AUTHOR_TAGS, BEGIN, EDITOR
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.crf.words import word

_HEADS = frozenset((AUTHORS, EDITOR, "d"))
_HOLDERS = frozenset(("c", "j"))
_MISTAKEN = frozenset(("c", "pb"))
_FIRMS = frozenset(("pub", "org"))
_UNSURE = 0.6
"""Confidence of a publisher below which it must have the word of one."""
_NAMES = frozenset(tag + end for tag in AUTHOR_TAGS for end in ("", BEGIN))
_SHORT = 2
"""Letters of a shortened given name, at most."""


def with_first_words(tokens: Tokens, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Give the tags with the word before a colon tagged as of the title, where the names ended before it.

    ``Ada Muster. Boats: a study of form``: a full stop behind a word that is no initial ends the names.
    """
    for at in range(2, len(tags)):
        if tags[at] == "t" and tags[at - 1] in _NAMES:
            ended = tokens.gaps[at] == ":" and tokens.gaps[at - 1] == "." and len(tokens.words[at - 2]) > _SHORT
            if ended and len(tokens.words[at - 1]) > _SHORT and tags[at - 2] in _NAMES:
                return (*tags[: at - 1], "t", *tags[at:])
            return tags
    return tags


def title_of(titles: Sequence[Run], found: Sequence[Run]) -> Run:
    """Choose the title of several runs: the first that stands directly behind names or a date, or else the longest."""
    if len(titles) == 1:
        return titles[0]
    ends = {run.stop for run in found if run.tag in _HEADS}
    for title in titles:
        behind = title.first in ends or title.first - 1 in ends
        if behind and title.stop - title.first > 1:
            return title
    return max(titles, key=lambda run: (run.stop - run.first) * run.confidence)


def with_book(found: list[Run], titles: Sequence[Run], title: Run, tokens: Tokens) -> None:
    """Make a second title behind ``In`` or editors the book that holds the work, where nothing else does."""
    if len(titles) == 1 or any(run.tag in _HOLDERS for run in found):
        return
    for other in titles:
        if other.first <= title.stop:
            continue
        announced = word(tokens.words[other.first - 1]).keyword in ("in", "ed")
        if announced or any(run.tag == EDITOR and run.stop == other.first for run in found):
            found.append(Run("c", other.first, other.stop, other.confidence))
            return


def with_lost_ends(found: list[Run], tokens: Tokens) -> list[Run]:
    """Join to a title what is its own end, taken for something else.

    That is a "book" between it and a periodical that a full stop parts from the book, and an unsure "publisher" behind
    its full stop without the word of one, unless a comma and the year follow, as behind publishers.
    """
    for at in range(1, len(found)):
        title, run = found[at - 1 : at + 1]
        if title.tag != "t" or run.tag not in _MISTAKEN:
            continue
        if run.tag == "c":
            after = found[at + 1] if at + 1 < len(found) else None
            lost = after is not None and after.tag == "j" and after.first == run.stop and tokens.gaps[run.stop] == "."
            lost = lost and run.first - title.stop <= 1
        else:
            lost = run.first == title.stop and run.confidence < _UNSURE and tokens.gaps[run.first] == "."
            lost = lost and not any(word(tokens.words[one]).keyword in _FIRMS for one in range(run.first, run.stop))
            lost = lost and not _is_dated(found[at + 1 :], run, tokens)
        if lost:
            joined = Run("t", title.first, run.stop, (title.confidence + run.confidence) / 2)
            return [*found[: at - 1], joined, *found[at + 1 :]]
    return found


def _is_dated(behind: Sequence[Run], run: Run, tokens: Tokens) -> bool:
    """Whether a comma and a date stand behind a run: ``Harbour House, 2011``."""
    return bool(behind) and behind[0].tag == "d" and behind[0].first == run.stop and tokens.gaps[run.stop] == ","
