"""Tagged words of an author line as names.

The model says of each word whether it is given name, family name or a body's, and where the next author begins; here
that becomes names, with the printed signs put back ("J. A.", "Müller-Lüdenscheidt").
"""

from __future__ import annotations

import re
from dataclasses import replace

from citecheck.model.names import Name
from citecheck.sources.freetext.crf.tags import BEGIN, BODY, FAMILY, OTHER
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.draft import single_blanks
from citecheck.sources.name_words import SUFFIXES

_BLANK_BEFORE = re.compile(r"\s+(?=[.,)])")
_FAMILIES = frozenset((FAMILY, FAMILY + BEGIN))
_BODIES = frozenset((BODY, BODY + BEGIN))
_LONGEST_NAME = 12
"""Words of one name; more are a mistake of the model."""


def read_signed(text: str, tokens: Tokens, tags: tuple[str, ...], span: tuple[int, int]) -> tuple[Name, ...]:
    """Read the names in the tokens of ``span`` (first, and the one behind the last)."""
    names: list[Name] = []
    first = span[0]
    for at in range(span[0] + 1, span[1] + 1):
        if at == span[1] or (tags[at].endswith(BEGIN) and tokens.gaps[at]):
            name = _name(text, tokens, tags, (first, at))
            if name is not None:
                names.append(name)
            first = at
    return tuple(_without_last_stop(names))


def _without_last_stop(names: list[Name]) -> list[Name]:
    """Take the full stop behind the last initial from it where those of the other names have none: it ends the line."""
    last = names[-1] if names else None
    if last is None or last.given is None or not last.given.endswith("."):
        return names
    others = [name.given for name in names[:-1] if name.given]
    if not others or not all(given.isalpha() and given.isupper() for given in others):
        return names
    return [*names[:-1], replace(last, given=last.given.rstrip("."))]


def _name(text: str, tokens: Tokens, tags: tuple[str, ...], span: tuple[int, int]) -> Name | None:
    family: list[int] = []
    given: list[int] = []
    body = span[1] - span[0] > _LONGEST_NAME
    for at in range(*span):
        tag = tags[at]
        if tag in _FAMILIES:
            family.append(at)
        elif tag in _BODIES:
            body = True
            given.append(at)
        elif tag != OTHER:
            given.append(at)
    if not family and not given:
        return None
    if body:
        taken = family + given
        return Name(literal=_slice(text, tokens, min(taken), max(taken)))
    if not family:
        return Name(literal=_slice(text, tokens, given[0], given[-1]))
    if given and len(family) > 1 and _is_given_first(tokens, family, given):
        last = [at for at in family if at > given[-1]]
        given, family = list(range(family[0], last[0])), last
    printed = _slice(text, tokens, family[0], family[-1])
    suffix = ""
    if len(family) > 1 and tokens.words[family[-1]].casefold() in SUFFIXES:
        suffix = f", {tokens.words[family[-1]]}"
        printed = _slice(text, tokens, family[0], family[-2])
    if not given:
        return Name(family=printed) if not suffix else Name(family=printed + suffix)
    return Name(family=printed, given=_slice(text, tokens, given[0], given[-1]) + suffix)


def _is_given_first(tokens: Tokens, family: list[int], given: list[int]) -> bool:
    """Whether given names stand between two "family names" without a comma: the first is a given name of that form."""
    if not family[0] < given[0] <= given[-1] < family[-1]:
        return False
    return not any("," in gap for gap in tokens.gaps[family[0] + 1 : family[-1] + 1])


def _slice(text: str, tokens: Tokens, first: int, last: int) -> str:
    """Give the text of some tokens, the full stop of a last initial with it."""
    end = tokens.ends[last]
    if tokens.gaps[last + 1][:1] == "." and (len(tokens.words[last]) == 1 or tokens.words[last].casefold() in SUFFIXES):
        end = text.index(".", end) + 1
    value = text[tokens.starts[first] : end]
    if " " not in value:
        return value
    value = single_blanks(value)
    return _BLANK_BEFORE.sub("", value) if " ." in value or " ," in value or " )" in value else value
