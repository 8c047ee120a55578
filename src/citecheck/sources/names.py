"""Printed author lines to names: CS1 (``Last, First; Last2, First2``), Vancouver (``Smith AB, Jones C``), APA, plain.

A name is taken apart only on evidence: a comma, initials, or a given name that is known as one. Everything else stays
whole as ``literal``, for "Yahoo News" must not become Mr. News. Names under "et al." are not made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from citecheck.model.names import Name
from citecheck.sources.name_words import ACRONYMS, BODY_WORDS, GIVEN_NAMES, PARTICLES, SUFFIXES

_ET_AL = re.compile(
    r"[\s,;]*(?:\(?\b(?:et\.?\s+al(?:ii|ia)?|and\s+others|y\s+otros|e\s+outros|u\.\s?a|und\s+andere|и\s+др|и\s+другие|та\s+ін)\b\.?\)?|等|他|ほか)"
    r"[\s.,;]*\Z",
    re.IGNORECASE,
)
_OF_OTHERS = ("al", "other", "otro", "outro", "u.", "andere", "др", "ін", "等", "他", "ほか")
"""One of them stands, in small letters, in all that the expression finds; nearly all lines hold none."""
_NOTE = re.compile(r"\s*\[(?:@[^\]]*|in [A-Z][a-z]+|[a-z]{2,3}|from [^\]]*)\]")
_COLLABORATION = re.compile(r"(?<=[A-Z.;,]) \([A-Z][^()]{4,80}\)\Z")
"""A group behind the names of its members: "Shen J, et al. (Cochrane Group)"."""
_DASHES = re.compile(r"[\s—–―\-_.,]+\Z")
_AND = re.compile(r",?\s+(?:&|and|und|et|и)\s+")
_COMMAS = re.compile(r"[,，、]\s*(?![^()]{0,200}\))")
_SEMICOLONS = re.compile(r"\s*[;；]\s*(?:&\s+|and\s+)?")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s‐-]*)+[^\W\d_]?\Z|[^\W\d_](?:[\s‐-]?[^\W\d_]){0,3}\Z")
_PERSON = re.compile(r"(?P<family>[A-Z][a-z'’-]+(?:[A-Z][a-z]+)?), (?P<given>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})\Z")
_LIMIT = 20_000
"""Code points of an author line that are looked at; 2,000 names are more than any paper has printed in full."""


@dataclass(frozen=True, slots=True)
class NameList:
    """An author line, read."""

    names: tuple[Name, ...]
    et_al: bool = False
    """The line says that there are more."""


def _others(line: str) -> re.Match[str] | None:
    """Find "et al." and the like at the end of a line, in its last 40 code points."""
    end = line[-40:]
    folded = end.lower()
    return _ET_AL.search(end) if any(word in folded for word in _OF_OTHERS) else None


def read_names(text: str) -> tuple[Name, ...]:
    """Read a printed line of authors or editors, without their role ("eds."); empty for dashes and nothing."""
    return read_name_list(text).names


def read_name_list(text: str) -> NameList:
    """Read a printed line of authors or editors and whether it ends in "et al."; see ``read_names``."""
    if (person := _person(text)) is not None:
        return NameList((person,))
    line = text[:_LIMIT].strip(" \t\r\n\u00a0;,")
    if "[" in line:
        line = _NOTE.sub("", line)
    if " (" in line:
        line = _COLLABORATION.sub("", line)
    et_al = _others(line)
    if et_al is not None:
        line = line[: len(line) - len(et_al.group())].rstrip(" ;,&")
    if not line or _DASHES.match(line):
        return NameList((), et_al is not None)
    names: list[Name] = []
    if ";" in line or "；" in line:
        parts = [part for part in _SEMICOLONS.split(line) if part]
        for part in parts[:-1]:
            names.extend(_between_semicolons(part))
        names.extend(_and_joined(parts[-1]) if parts else ())
    else:
        names.extend(_and_joined(line))
    return NameList(tuple(names), et_al is not None)


def _person(text: str) -> Name | None:
    """Read ``Ball, Tom`` and ``Smith-Jones, J. A.``, half of all lines there are, without further ado."""
    match = _PERSON.match(text)
    if match is None or match["family"].casefold() in BODY_WORDS:
        return None
    return Name(family=match["family"], given=match["given"])


def is_body(text: str) -> bool:
    """Whether a name has a word that only offices, firms and newspapers have in their names."""
    return any(word.strip(".,()'’").casefold() in BODY_WORDS for word in text.split())


def is_initials(text: str) -> bool:
    """Whether a text is given names cut to their first letters: ``J. A.``, ``JA``, ``J.-P.``."""
    return len(text) <= 16 and text[:1].isupper() and _has_capitals(text) and _INITIALS.match(text) is not None  # noqa: PLR2004


def _has_capitals(text: str) -> bool:
    return "." in text or text.isupper()


def _between_semicolons(part: str) -> list[Name]:
    """Read one name; several where commas part more Vancouver names between semicolons."""
    if (person := _person(part)) is not None:
        return [person]
    pieces = _pieces(part)
    if len(pieces) > 2 and (several := _several(pieces)) is not None:  # noqa: PLR2004 - more than family and given
        return several
    return [_one(part, pieces)]


def _and_joined(line: str) -> list[Name]:
    """Read a list without semicolons, its last name perhaps after "and"."""
    sides = _AND.split(line)
    if len(sides) == 1:
        return _comma_joined(line)
    if is_body(line) and not all(_is_person(_pieces(side)) for side in sides):
        return [Name(literal=line)]
    names: list[Name] = []
    for side in sides:
        pieces = _pieces(side)
        if not _is_person(pieces) and _several(pieces) is None:
            return [_one(line, _pieces(line))] if "," not in line else _comma_joined(line)
        names.extend(_comma_joined(side))
    return names


def _comma_joined(line: str) -> list[Name]:
    pieces = _pieces(line)
    if len(pieces) == 1:
        return [_whole(line)]
    several = _several(pieces)
    return [_one(line, pieces)] if several is None else several


def _pieces(line: str) -> list[str]:
    """Cut at commas; ``Jr.`` and the like stay with the name before them."""
    pieces: list[str] = []
    for piece in _COMMAS.split(line):
        stripped = piece.strip()
        if pieces and stripped.casefold() in SUFFIXES:
            pieces[-1] += f", {stripped}"
        elif stripped:
            pieces.append(stripped)
    return pieces


def _several(pieces: list[str]) -> list[Name] | None:
    """Read pieces between commas as several names; ``None`` when they are one name or no names."""
    if len(pieces) > 1 and all(_vancouver(piece) for piece in pieces):
        return [_whole(piece, in_list=True) for piece in pieces]
    if len(pieces) > 1 and all(map(_like_full_name, pieces)) and any(map(_is_full_name, pieces[: len(pieces) - 1])):
        return [_whole(piece, in_list=True) for piece in pieces]
    names: list[Name] = []
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        after = pieces[position + 1] if position + 1 < len(pieces) else ""
        if is_initials(after) and not is_initials(piece):
            names.append(Name(family=piece, given=after))
            position += 2
        elif _vancouver(piece) or _initials_first(piece) or _is_full_name(piece):
            names.append(_whole(piece, in_list=True))
            position += 1
        else:
            return _bodies(pieces)
    return names if len(names) > 1 else None


def _bodies(pieces: list[str]) -> list[Name] | None:
    """Read long pieces that are each a body: an office, an association."""
    bodies = sum(is_body(piece) and len(piece.split()) > 2 for piece in pieces)  # noqa: PLR2004 - "BBC News" is short
    if len(pieces) > 1 and 3 * bodies >= 2 * len(pieces):
        return [Name(literal=piece) for piece in pieces]
    return None


def _one(text: str, pieces: list[str]) -> Name:
    """Read one name: ``Family, Given`` or whole."""
    if len(pieces) == 1:
        return _whole(text.strip())
    if len(pieces) == 2 and len(pieces[0].split()) <= 5 and not (is_body(pieces[0]) and is_body(text)):  # noqa: PLR2004
        return Name(family=pieces[0], given=pieces[1])
    return Name(literal=text.strip())


def _whole(text: str, *, in_list: bool = False) -> Name:
    """Read one name without a comma (but for a suffix), taken apart on evidence only; a list of names is evidence."""
    words = text.split(",", maxsplit=1)[0].split()
    suffix = text[len(text.split(",", maxsplit=1)[0]) :]
    if len(words) > 1 and not is_body(text):
        if _vancouver(text) and (in_list or words[-1].casefold() not in ACRONYMS):
            cut = len(words) - 1
            return Name(family=" ".join(words[:cut]), given=words[cut])
        if _is_full_name(text) or (in_list and _like_full_name(text)):
            cut = _family_start(words)
            return Name(family=" ".join(words[cut:]), given=" ".join(words[:cut]) + suffix)
    return Name(literal=text.strip())


def _family_start(words: list[str]) -> int:
    """Give the index of the first word of the family name: the last word, with the particles before it."""
    cut = len(words) - 1
    if words[cut].casefold() in SUFFIXES and cut > 1:
        cut -= 1
    while cut > 1 and (words[cut - 1] in PARTICLES or words[cut - 1].casefold() in {"van", "von", "der", "den"}):
        cut -= 1
    return cut


def _vancouver(piece: str) -> bool:
    """Whether a piece is ``Smith AB``: a family name in small letters, then one to three capitals."""
    words = piece.split(",", maxsplit=1)[0].split()
    if len(words) > 2 and words[-1].casefold() in SUFFIXES:  # noqa: PLR2004 - "Fox MD" has initials
        words = words[:-1]
    if not 2 <= len(words) <= 5:  # noqa: PLR2004 - words of a family name with particles, and initials
        return False
    last = words[-1].replace(".", "").replace("-", "")
    if not (1 <= len(last) <= 4 and last.isupper() and last.isalpha()):  # noqa: PLR2004
        return False
    if words[0] in {"The", "A", "An", "In", "On", "For", "Part", "Series", "Chapter", "Section", "Type", "Book"}:
        return False
    return not any(word.isupper() for word in words[:-1]) and words[0][:1].isalpha()


def _initials_first(piece: str) -> bool:
    """Whether a piece is ``A. B. Smith``."""
    words = piece.split(",", maxsplit=1)[0].split()
    return 1 < len(words) <= 7 and is_initials(words[0]) and words[-1][:1].isalpha() and len(words[-1]) > 1  # noqa: PLR2004


def _is_full_name(piece: str) -> bool:
    """Whether a piece is given name and family name, with an initial or a known given name as evidence."""
    words = piece.split(",", maxsplit=1)[0].split()
    if not 1 < len(words) <= 6 or is_body(piece):  # noqa: PLR2004 - words of a long name
        return False
    if not all(word[:1].isupper() or word in PARTICLES for word in words) or is_initials(words[-1]):
        return False
    first = words[0].casefold().strip(".")
    return first.split("-")[0] in GIVEN_NAMES or any(_is_one_initial(word) for word in words[:-1])


def _like_full_name(piece: str) -> bool:
    """Whether a piece could be given name and family name: two to four words with capitals, none of a body."""
    words = piece.split(",", maxsplit=1)[0].split()
    return (
        2 <= len(words) <= 5  # noqa: PLR2004 - words of a name
        and all(word[:1].isupper() or word in PARTICLES for word in words)
        and not is_initials(words[-1])
        and not is_body(piece)
    )


def _is_one_initial(word: str) -> bool:
    return "." in word and is_initials(word)


def _is_person(pieces: list[str]) -> bool:
    if len(pieces) == 1:
        return _vancouver(pieces[0]) or _is_full_name(pieces[0]) or _initials_first(pieces[0])
    return len(pieces) == 2 and len(pieces[0].split()) <= 4 and not is_body(" ".join(pieces))  # noqa: PLR2004


def name_evidence(text: str) -> float:
    """Say how much a text looks like a line of names, 0 (not at all) to 1 (as good as certain).

    Used to tell authors from a title where neither quotation marks nor a date part them.
    """
    line = text.strip()
    if not line or len(line) > _LIMIT or line[0].isdecimal():
        return 0.0
    if ";" in line:
        parts = [part for part in _SEMICOLONS.split(line) if part]
        good = sum(_is_person(_pieces(part)) for part in parts)
        return good / len(parts) if parts else 0.0
    if _others(line):
        return 0.9
    names = _and_joined(line)
    if all(name.literal is None for name in names):
        return _comma_evidence(line, names)
    return 0.3 if len(line.split()) <= 3 else 0.1  # noqa: PLR2004 - words of a pen name


def _comma_evidence(line: str, names: list[Name]) -> float:
    """Weigh names that were read: initials and known given names count, a bare comma counts half."""
    sure = 0
    for name in names:
        given = (name.given or "").split()
        sure += any(is_initials(word) or word.casefold().strip(".,") in GIVEN_NAMES for word in given)
    long = any(len(f"{name.family} {name.given}".split()) > 6 for name in names)  # noqa: PLR2004 - words of a long name
    capital = all((name.family or "x")[:1].isupper() or (name.family or "").split()[0] in PARTICLES for name in names)
    if long or not capital:
        return 0.1
    single_words = all(len(word) > 1 for first, word in pairwise(line.split()) if first.endswith(","))
    return 0.5 + 0.5 * sure / len(names) if sure or single_words else 0.4
