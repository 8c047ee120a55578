"""BibTeX name lists to names: ``and`` between names, up to three parts in each, braces around what must not be cut."""

from __future__ import annotations

import re

from citecheck.model.names import Name
from citecheck.sources.bibtex.latex import decode

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BRACES_OR_AND = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_BRACES_OR_SPACE = re.compile(r"[{}]|\s+")
_KEYED = re.compile(r"(family|given|prefix|suffix)\s*=\s*\"?(.*?)\"?\Z", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:agency|association|authority|bank|broadcasting|bureau|center|centre|collaboration|commission|committee"
    r"|company|consortium|contributors|corporation|corp|council|department|editors|foundation|gmbh|government|group|inc"
    r"|institut|institute|institution|laborator(?:y|ies)|library|llc|ltd|magazine|ministry|museum|news|newspaper|office"
    r"|organi[sz]ation|parliament|project|service|society|team|union|universit[àäéy]t?|website|wikipedia)\b",
    re.IGNORECASE,
)
"""Words of bodies: such a name without a comma is nobody's first and last name."""
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]\.(?:\s|$)")
_MOST = 2000
"""Names read of one list; the longest author lists of physics have some 5,200, and nobody compares beyond."""


def read_people(value: str) -> tuple[Name, ...]:
    """Read a name list in LaTeX; ``others`` is left out."""
    value = value.strip()
    if not value:
        return ()
    pieces = _split_at_and(value)[:_MOST]
    if len(pieces) == 1 and ";" in value and "{" not in value and "&" not in value:
        pieces = value.split(";")
    names: list[Name] = []
    for piece in pieces:
        names.extend(_people(piece.strip().strip(";")))
    return tuple(names)


def _split_at_and(value: str) -> list[str]:
    if "{" not in value:
        return _AND.split(value)
    pieces: list[str] = []
    depth = start = 0
    for match in _BRACES_OR_AND.finditer(value):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= depth > 0
        elif depth == 0:
            pieces.append(value[start : match.start()])
            start = match.end()
    return [*pieces, value[start:]]


def _people(piece: str) -> list[Name]:
    """Read what stands between two ``and``: one name, or several by somebody who typed commas instead."""
    if not piece or piece.lower() == "others":
        return []
    if piece[0] == "{" and _closes_at_end(piece):
        literal = decode(piece)
        return [Name(literal=literal)] if literal else []
    parts = [part.strip() for part in _split_at_commas(piece)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
        if len(parts) == 1:
            return _named(decode(parts[0]), None)
    if len(parts) == 1:
        return _without_comma(piece)
    keyed = [_KEYED.match(part) for part in parts]
    if all(keyed):
        return _from_keys({match[1].lower(): decode(match[2]) for match in keyed if match})
    if len(parts) == 2:  # noqa: PLR2004 - "von Last, First"
        return _named(decode(parts[0]), decode(parts[1]))
    if len(parts) == 3:  # noqa: PLR2004 - "von Last, Jr, First"
        return _named(decode(parts[0]), f"{decode(parts[2])} {decode(parts[1])}".strip())
    if all(" " in part for part in parts):
        return [name for part in parts for name in _without_comma(part)]
    return [Name(literal=decode(piece))]


def _without_comma(piece: str) -> list[Name]:
    """Read ``First von Last``: the last word, and lower-case words before it, are the family's."""
    words = _words(piece)
    if len(words) > 1 and _BODY.search(piece) and not _INITIAL.search(piece):
        return [Name(literal=decode(piece))]
    family_at = len(words) - 1
    for index in range(len(words) - 1):
        if words[index][0].islower():
            family_at = index
            break
    given = decode(" ".join(words[:family_at]))
    return _named(decode(" ".join(words[family_at:])), given)


def _named(family: str, given: str | None) -> list[Name]:
    if not family:
        return [Name(literal=given)] if given else []
    return [Name(family=family, given=given or None)]


def _from_keys(parts: dict[str, str]) -> list[Name]:
    family = " ".join(filter(None, [parts.get("prefix"), parts.get("family")]))
    given = " ".join(filter(None, [parts.get("given"), parts.get("suffix")]))
    return _named(family, given)


def _closes_at_end(piece: str) -> bool:
    """Whether the brace that opens ``piece`` is closed by its last character, so that all of it is one unit."""
    if not piece.endswith("}"):
        return False
    depth = 0
    for index, character in enumerate(piece):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return index == len(piece) - 1
    return False


def _split_at_commas(piece: str) -> list[str]:
    if "{" not in piece:
        return piece.split(",")
    parts: list[str] = []
    depth = start = 0
    for index, character in enumerate(piece):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= depth > 0
        elif character == "," and depth == 0:
            parts.append(piece[start:index])
            start = index + 1
    return [*parts, piece[start:]]


def _words(piece: str) -> list[str]:
    """Cut at white space outside braces."""
    if "{" not in piece:
        return piece.split()
    words: list[str] = []
    depth = start = 0
    for match in _BRACES_OR_SPACE.finditer(piece):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= depth > 0
        elif depth == 0:
            words.append(piece[start : match.start()])
            start = match.end()
    return [word for word in [*words, piece[start:]] if word]
