"""Taking a repeated citation out: its footnote becomes another use of the one that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.errors import FixError
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import same_list
from citecheck.model.reference import Citation, Reference, ReferenceId

_OPENING = re.compile(r"<ref(?P<attributes>(?:\s[^<>]*)?)>\s*\Z", re.IGNORECASE)
_CLOSING = re.compile(r"\s*[.]?\s*</ref\s*>", re.IGNORECASE)
_NAME = re.compile(r"""\bname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))""", re.IGNORECASE)
_GROUP = re.compile(r"""\bgroup\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))""", re.IGNORECASE)
_ITEM = re.compile(r"[*#:]+[ \t]*\Z")
_LOOK_BACK = 500
_EQUALS = re.compile(r"[ \t\r\n]*=")
_REFS = re.compile(r"\|[ \t\r\n]*\Z")
_MOST_PARAMETERS = 20
"""Words ``refs`` that are looked at, backwards, for one that is a parameter; running text has few."""
_NOT_IN_NAMES = re.compile(r"[^\w .:-]+")


def removal(sheet: Sheet, citation: Citation, kept_id: str | None) -> tuple[Splice, ...]:
    """Give the changes that take a citation out.

    Raises:
        FixError: It stands among other words, or is named in a way that cannot be followed.
    """
    kept = sheet.citations.get(ReferenceId(kept_id or ""))
    if kept is None:
        raise FixError("the citation that stays is not on this page")
    around = _footnote(sheet.text, citation.reference)
    if around is None:
        if _footnote(sheet.text, kept.reference) or not same_list(sheet.text, citation.reference, kept.reference, "=="):
            raise FixError("the one that stays is in another list, where readers look for something else")
        return (_list_item(sheet.text, citation.reference),)
    start, end, attributes = around
    if _is_in_list(sheet.text, start):
        raise FixError("it stands in a list of references, where each name is defined: merge the names by hand")
    name, group, tag = _name_of(sheet, kept)
    if group != _attribute(_GROUP, attributes):
        raise FixError("the two stand in different groups of footnotes")
    told = f" group={_quoted(group)}" if group else ""
    reuse = f"<ref name={_quoted(name)}{told} />"
    own = _attribute(_NAME, attributes)
    uses = tuple(_repointed(sheet.text, citation.reference, own, reuse))
    return (Splice(start, end, reuse), *uses, *tag)


def _footnote(text: str, reference: Reference) -> tuple[int, int, str] | None:
    """Give the footnote that holds nothing but this citation: where it begins and ends, and its attributes."""
    span = reference.origin.span
    opening = _OPENING.search(text, max(0, span.start - _LOOK_BACK), span.start)
    closing = _CLOSING.match(text, span.end)
    if opening is None or closing is None:
        return None
    return opening.start(), closing.end(), opening["attributes"]


def _name_of(sheet: Sheet, kept: Citation) -> tuple[str, str | None, tuple[Splice, ...]]:
    """Give name and group of the footnote that stays, and the change that names it if it has no name."""
    around = _footnote(sheet.text, kept.reference)
    if around is None:
        raise FixError("the citation that stays has no footnote of its own")
    start, _, attributes = around
    group = _attribute(_GROUP, attributes)
    name = _attribute(_NAME, attributes)
    if name is not None:
        return name, group, ()
    name = _free_name(sheet, kept.id)
    end = sheet.text.index(">", start) + 1
    return name, group, (Splice(start, end, f"<ref name={_quoted(name)}{attributes.rstrip()}>"),)


def _free_name(sheet: Sheet, wished: str) -> str:
    """Give a name that no footnote of the page has."""
    plain = _NOT_IN_NAMES.sub("", wished.replace("~", "-")).strip() or "source"
    named = f"{plain} 1" if plain.isdecimal() else plain  # MediaWiki refuses names of figures only
    number = 1
    while sheet.is_taken(named) or f'"{named}"' in sheet.text or f"name={named}" in sheet.text:
        number += 1
        named = f"{plain}-{number}"
    return named


def _repointed(text: str, reference: Reference, own: str | None, reuse: str) -> Iterator[Splice]:
    """Change the tags that use the footnote which goes."""
    for use in reference.uses:
        tag = text[use.start : use.end]
        if not re.match(r"<ref\b[^<>]*/>\Z", tag, re.IGNORECASE) or _attribute(_NAME, tag) != own:
            raise FixError("it is used by a template: change that by hand")
        yield Splice(use.start, use.end, reuse)


def _is_in_list(text: str, start: int) -> bool:
    """Whether a place lies in ``<references>`` or in the ``refs`` of a template."""
    opened = text.rfind("<references", 0, start)
    if opened >= 0 and text.find("</references", opened, start) < 0:
        return not text[opened : text.find(">", opened) + 1].endswith("/>")
    position = start
    for _ in range(_MOST_PARAMETERS):
        position = text.rfind("refs", 0, position)
        if position < 0:
            return False
        head = _REFS.search(text, max(0, position - _LOOK_BACK), position)
        if head is not None and _EQUALS.match(text, position + len("refs")):
            inside = text[position:start]
            return inside.count("}}") <= inside.count("{{")
    return False


def _list_item(text: str, reference: Reference) -> Splice:
    """Take out the line of a list that holds nothing but this citation."""
    span = reference.origin.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end + 1
    if not _ITEM.match(text[start : span.start]) or text[span.end : end].strip(" \t\r\n.") or reference.uses:
        raise FixError("it stands among other words")
    return Splice(start, end, "")


def _attribute(pattern: re.Pattern[str], attributes: str) -> str | None:
    match = pattern.search(attributes)
    if match is None:
        return None
    return " ".join(next(group for group in match.groups() if group is not None).split()) or None


def _quoted(name: str) -> str:
    return f'"{name}"'
