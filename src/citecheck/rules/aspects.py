"""What a reference has, told once, so that rules that cannot speak of it are not asked.

Of a hundred rules that look at one reference at a time, a bare address concerns ten. Each rule names the aspects that
it needs; references with the same aspects share one list of rules, which is made once.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from citecheck.model.evidence import Evidence, UrlFacts
from citecheck.model.page import NOTHING_COMPARED
from citecheck.model.reference import Citation, Format, Reference
from citecheck.model.verdict import ArchiveReason, ArchiveResult, LinkReason, LinkResult, LinkRole
from citecheck.rules.structure import is_structured

FIELDS = (
    *("url", "archive_url", "url_status", "title", "translated_title", "outlet", "publisher", "authors", "editors"),
    *("published", "accessed", "archived", "claims_archive", "doi", "isbn", "issn", "pmid", "arxiv", "volume", "issue"),
    *("pages", "edition", "language", "key", "source_type"),
)
"""Aspects named for record fields: the field has a value."""
STRUCTURED = "structured"
"""The source names its fields."""
NAMED = "named"
"""There are source fields."""
SPACED = "spaced"
"""The text holds more than one word, or letters beyond ASCII."""
NOT_ASCII = "not-ascii"
UNPRINTABLE = "unprintable"
"""The text holds something else than what ASCII can print, line ends and tabs aside."""
NOT_URLS = "not-urls"
"""It comes from something else than a plain list of addresses."""
QUERY = "query"
"""The address has a question mark."""
AT_ARCHIVE = "at-archive"
"""The address or the archive link is one of an archive."""
ID_FAULT = "id-fault"
LINK = "link"
"""The address was to be asked; ``link:REASON`` says how that ended."""
LED_ON = "led-on"
"""The chain ended at another address."""
PAGE = "page"
STREAK = "streak"
COMPARED = "compared"
"""The live page was held against its citation, which says something to hold it against."""
COPY = "copy"
"""There is a row about its archive copy; ``copy:REASON`` says how it stands."""
REGISTRY = "registry"

Key = tuple[object, ...]
"""Equal keys, equal aspects."""
_values = attrgetter(*FIELDS)
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n\r\t"
"""What ASCII can print, with line ends and tabs."""
_NOTHING: tuple[str, ...] = ()
LINK_REASONS = {reason: f"link:{reason.value}" for reason in LinkReason}
COPY_REASONS = {reason: f"copy:{reason.value}" for reason in ArchiveReason}


def key_of(citation: Citation, evidence: Evidence) -> Key:
    """Give what decides the aspects of a reference, in a form that is made fast."""
    reference = citation.reference
    url = reference.url
    text = reference.text
    is_ascii = text.isascii()
    return (
        reference.origin.format,
        is_structured(reference),
        *map(bool, _values(reference)),
        bool(reference.fields),
        is_ascii,
        is_ascii and not text.encode().translate(None, _PRINTABLE),
        is_ascii and " " not in text and "\n" not in text and "\t" not in text,
        _of_address(reference, evidence),
        None if url is None else _of_link(evidence.links.get((url, LinkRole.ORIGINAL))),
        _of_copy(evidence.archives.get(citation.id)),
        _has_id_fault(citation, evidence),
        citation.id in evidence.registries,
    )


def aspects(key: Key) -> frozenset[str]:
    """Give the aspects that a key stands for."""
    form, structured, *rest = key
    fields, rest = rest[: len(FIELDS)], rest[len(FIELDS) :]
    named, is_ascii, is_printable, is_one_word, address, link, copy, id_fault, registry = rest
    found = {name for name, has in zip(FIELDS, fields, strict=True) if has}
    found |= {f"format:{form}"} | ({NOT_URLS} if form is not Format.URLS else set())
    flags: Mapping[str, object] = {
        STRUCTURED: structured,
        NAMED: named,
        NOT_ASCII: not is_ascii,
        UNPRINTABLE: not is_printable,
        SPACED: not is_one_word,
        ID_FAULT: id_fault,
        REGISTRY: registry,
    }
    found |= {name for name, has in flags.items() if has}
    for told in (address, link, copy):
        if isinstance(told, tuple):
            found.update(str(name) for name in told if name)
    return frozenset(found)


def fault(name: str) -> str:
    """Give the aspect of a fault of the address, as ``UrlFacts`` names it."""
    return f"fault:{name}"


def _of_address(reference: Reference, evidence: Evidence) -> tuple[str, ...]:
    url, copy = reference.url, reference.archive_url
    at_archive = (url in evidence.archive_links if url is not None else False) or (
        copy is not None and copy in evidence.archive_links
    )
    faults = _NOTHING
    facts = None if url is None else evidence.urls.get(url)
    if facts is not None and (facts.problem is not None or facts.problems):
        faults = _faults(facts)
    return (AT_ARCHIVE if at_archive else "", QUERY if url is not None and "?" in url else "", *faults)


def _faults(facts: UrlFacts) -> tuple[str, ...]:
    return tuple(fault(name) for name in (facts.problem, *facts.problems) if name is not None)


def _of_link(link: LinkResult | None) -> tuple[str, ...] | None:
    if link is None:
        return None
    return (
        LINK,
        LINK_REASONS[link.judgement.reason],
        LED_ON if link.final_url and link.final_url != link.url else "",
        PAGE if link.page is not None else "",
        STREAK if link.streak is not None else "",
        COMPARED if any(comparison != NOTHING_COMPARED for _, comparison in link.comparisons) else "",
    )


def _of_copy(copy: ArchiveResult | None) -> tuple[str, ...] | None:
    return None if copy is None else (COPY, COPY_REASONS[copy.judgement.reason])


def _has_id_fault(citation: Citation, evidence: Evidence) -> bool:
    known = evidence.identifiers.get(citation.id)
    return known is not None and bool(known.problems)
