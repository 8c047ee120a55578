"""Whether a registered work is the one that is cited; tolerant, for a wrong alarm costs more than a missed one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citecheck.model.edtf import interval
from citecheck.model.names import Name
from citecheck.model.reference import Reference
from citecheck.registries.interface import Record

SAME_TITLE = 85
"""Similarity in per cent from which titles are the same; refchecker and bibguard publish 85, HALLMARK takes 90."""
ALIKE_TITLE = 60
"""From here on a title is the same where the authors agree as well, or the year if no author is known. Our choice."""
_SAME_NAME = 85
_GENERIC_WORDS = 2
"""A title of so few words ("Editorial", "Annual report") is that of many works."""
_YEARS_APART = 2
_MARKUP = re.compile(r"\\[A-Za-z]+|[{}$]|<[^<>]{0,200}>")
_WORD = re.compile(r"[^\W_]+")
_HEAD = re.compile(r"[:?!–—]|\s-\s")
_LEAST_HEAD_WORDS = 2
_MOST_CHARS = 500


def same_work(reference: Reference, record: Record) -> bool:
    """Tell whether a record can be that of the work cited; what cannot be compared speaks neither way."""
    cited = [plain(title) for title in _cited_titles(reference)]
    registered = [plain(title) for title in (record.title, *record.other_titles) if title]
    authors = _authors_agree(reference, record)
    years = _years_agree(reference.published, record.published)
    cited, registered = [title for title in cited if title], [title for title in registered if title]
    if not cited or not registered:
        return not (authors is False and years is False)
    if not any(_comparable(one, other) for one in cited for other in registered):
        return not (authors is False and years is False)
    alike = max(_alike(one, other) for one in cited for other in registered)
    if alike >= SAME_TITLE:
        is_generic = max(len(title.split()) for title in cited) <= _GENERIC_WORDS
        return not (is_generic and authors is False and years is False)
    if alike >= ALIKE_TITLE:
        return authors is True or (authors is None and years is not False)
    return authors is True and years is True


def plain(title: str) -> str:
    """Give a title as it is compared: words in lower case, without markup, accents and punctuation."""
    text = _MARKUP.sub(" ", title[:_MOST_CHARS])
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(_WORD.findall("".join(char for char in decomposed if not unicodedata.combining(char))))


def _cited_titles(reference: Reference) -> Iterator[str]:
    """Give what a citation may call the work: its title, also without subtitle, a translation, the book around it."""
    for title in (reference.title, reference.translated_title, reference.outlet if _is_part(reference) else None):
        if title is None:
            continue
        yield title
        head = _HEAD.split(title)[0]
        if len(head.split()) >= _LEAST_HEAD_WORDS:
            yield head


def _is_part(reference: Reference) -> bool:
    """Whether an identifier may be that of what holds the work: a chapter is often cited with its book's."""
    return reference.type in {"chapter", "entry", "entry-encyclopedia", "entry-dictionary", "paper-conference"}


def _alike(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(f"{shorter} ") and len(shorter.split()) > _GENERIC_WORDS:
        return 100.0  # a subtitle left out
    return max(ratio(one, other), token_sort_ratio(one, other))


def _comparable(one: str, other: str) -> bool:
    """Whether two titles are of one script: a translation cannot be told from another work by its letters."""
    return _script(one) == _script(other)


def _script(text: str) -> str:
    """Name the script of most letters: the first word of a letter's Unicode name."""
    names = [unicodedata.name(char, "?").split()[0] for char in text if char.isalpha()][:200]
    return max(set(names), key=names.count) if names else ""


def _authors_agree(reference: Reference, record: Record) -> bool | None:
    """Tell whether half of the authors cited are registered; ``None`` where there is nothing to compare."""
    people = reference.authors or reference.editors
    cited = [name for each in people if (name := _family(each))]
    registered = {plain(name.partition(",")[0]) for name in record.authors}
    whole = {plain(name) for name in record.authors}
    if not cited or not registered or not any(_comparable(one, other) for one in cited for other in registered):
        return None
    found = sum(any(_same_name(name, other) for other in (*registered, *whole)) for name in cited)
    return 2 * found >= len(cited) if len(cited) <= len(registered) else found > 0


def _family(name: Name) -> str:
    return plain(name.family or name.literal or "")


def _same_name(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    if one == other or one in other.split() or other in one.split():
        return True
    return ratio(one, other) >= _SAME_NAME


def _years_agree(cited: str | None, registered: str | None) -> bool | None:
    one, other = interval(cited), interval(registered)
    if one is None or other is None:
        return None
    return one.first.year - _YEARS_APART <= other.last.year and other.first.year - _YEARS_APART <= one.last.year
