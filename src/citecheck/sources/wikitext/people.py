"""Who signs: numbered parameters and lists of names to ``Name``s."""

from __future__ import annotations

import re

from citecheck.model.names import Name
from citecheck.sources.names import is_body, is_initials, read_names
from citecheck.sources.wikitext.arguments import Arguments

_WHOLE = re.compile(r"\(\((.*?)\)\)")
_ET_AL = re.compile(r"(?:^|[,;\s])et\.?\s*al\.?$|^(?:and )?others$|^u\. ?a\.$", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,;]\s*(?![^()]*\)\))")
_MOST_NAMES = 5000
"""Names of one work; the longest author lists in physics have some 5,000."""


def authors(given: Arguments) -> tuple[Name, ...]:
    """Give the authors, in the order of their numbers."""
    names = _numbered(given, "author")
    if not names and (line := given.text("vauthors")):
        names = vancouver(line)
    if not names and (line := given.text("authors")):
        names = list(read_names(line))
    if line := given.text("coauthors"):
        names += read_names(line)
    return tuple(names[:_MOST_NAMES])


def editors(given: Arguments) -> tuple[Name, ...]:
    """Give the editors, in the order of their numbers."""
    names = _numbered(given, "editor")
    if not names and (line := given.text("veditors")):
        names = vancouver(line)
    if not names and (line := given.text("editors")):
        names = list(read_names(line))
    return tuple(names[:_MOST_NAMES])


def vancouver(line: str) -> list[Name]:
    """Read ``Smith AB, Jones C, ((World Health Organization)), et al.``."""
    names: list[Name] = []
    line = _ET_AL.sub("", line)
    for piece in _COMMA.split(line):
        if not piece:
            continue
        whole = _WHOLE.fullmatch(piece)
        family, _, initials = piece.rpartition(" ")
        if whole is not None:
            names.append(Name(literal=whole[1].strip()))
        elif family and is_initials(initials):
            names.append(Name(family=family, given=initials))
        else:
            names.append(Name(literal=piece))
    return names


def _numbered(given: Arguments, who: str) -> list[Name]:
    families, firsts, wholes = given.numbered(f"{who}-last"), given.numbered(f"{who}-first"), given.numbered(who)
    names: list[Name] = []
    for number in sorted({*families, *wholes, *firsts}):
        family, first = families.get(number), firsts.get(number)
        if family is None and first is not None:
            family = wholes.get(number)
        if family is not None:
            names += _family(family, first)
        elif number in wholes:
            names += _whole(wholes[number])
        elif first is not None:
            names.append(Name(literal=first))
    return names


def _family(family: str, first: str | None) -> list[Name]:
    if _ET_AL.search(family) and first is None:
        return _whole(family)
    whole = _WHOLE.fullmatch(family)
    if whole is not None:
        family = whole[1].strip()
    if first is None:
        return [Name(literal=family) if is_body(family) or " " in family else Name(family=family)]
    return [Name(family=family, given=first)]


def _whole(value: str) -> list[Name]:
    """Read a parameter that holds one name; several in it are one literal, for the wiki shows them as written."""
    whole = _WHOLE.fullmatch(value)
    if whole is not None:
        return [Name(literal=whole[1].strip())]
    names = list(read_names(value))
    return names if len(names) < 2 else [Name(literal=value)]  # noqa: PLR2004 - one name
