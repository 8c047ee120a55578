"""Records as RIS; what RIS has no tag for goes to the note, one ``name: value`` a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.model.ids import assign_ids
from citecheck.model.names import Name
from citecheck.model.reference import Citation, Document, Reference
from citecheck.reports.inert import disarmed

_TYPES = {
    "article": "PREPRINT",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "POD",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""CSL type -> RIS type; any other is ``GEN`` with the CSL type in the note."""
_SERIES_IN_T2 = frozenset(["book", "report", "thesis"])
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_BLANKS = re.compile(r"\s+")
_ISSN_LENGTH = 8


class RisWriter:
    """Writes one record a reference, lines ended by CR and LF, as the specification wants."""

    name = "ris"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        return "\r\n".join(_record(citation) for citation in assign_ids(documents))


def _record(citation: Citation) -> str:
    lines = (f"{tag}  - {_line(value)}\r\n" for tag, value in _tags(citation) if _line(value))
    return "".join(lines) + "ER  - \r\n"


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    reference = citation.reference
    yield "TY", _TYPES.get(reference.type or "", "GEN")
    yield "ID", citation.id
    yield from (("AU", _person(name)) for name in reference.authors)
    yield from (("ED", _person(name)) for name in reference.editors)
    first, _, last = (reference.pages or "").partition("–")
    is_range = bool(first.strip() and last.strip()) and not first.endswith(" ") and not last.startswith(" ")
    is_range = is_range and "–" not in last and last not in first
    tags = {
        "TI": reference.title,
        "TT": reference.translated_title,
        "T2": None if reference.type in _SERIES_IN_T2 else reference.outlet,
        "PB": reference.publisher,
        "PY": reference.published[:4] if reference.published else None,
        "DA": _slashed(reference.published),
        "VL": reference.volume,
        "IS": reference.issue,
        "SP": first if is_range else reference.pages,
        "EP": last if is_range else None,
        "ET": reference.edition,
        "LA": reference.language,
        "DO": reference.doi,
        "UR": reference.url,
        "Y2": _slashed(reference.accessed),
    }
    yield from ((tag, value) for tag, value in tags.items() if value)
    if reference.isbn and not _has_issn_length(reference.isbn):
        yield "SN", reference.isbn
    if reference.issn and _has_issn_length(reference.issn):
        yield "SN", reference.issn
    for name, value in _noted(reference).items():
        if value:
            yield "N1", f"{name}: {_line(value)}"
    for line in (reference.note or "").splitlines():
        yield "N1", line


def _noted(reference: Reference) -> dict[str, str | None]:
    """Give what has no tag, or a form that its tag cannot hold."""
    only_claims = reference.claims_archive and not (reference.archive_url or reference.archived)
    return {
        "csl-type": reference.type if reference.type not in _TYPES else None,
        "outlet": reference.outlet if reference.type in _SERIES_IN_T2 else None,
        "published": reference.published if _slashed(reference.published) is None else None,
        "accessed": reference.accessed if _slashed(reference.accessed) is None else None,
        "archive-url": reference.archive_url,
        "archive-date": reference.archived,
        "claims-archive": "yes" if only_claims else None,
        "url-status": reference.url_status,
        "arxiv": reference.arxiv,
        "pmid": reference.pmid,
        "isbn": reference.isbn if reference.isbn and _has_issn_length(reference.isbn) else None,
        "issn": reference.issn if reference.issn and not _has_issn_length(reference.issn) else None,
        "format": reference.format,
        "quote": reference.quote,
    }


def _has_issn_length(number: str) -> bool:
    """Whether a reader takes a number for an ISSN: ISBNs share its tag, and differ in the count of figures."""
    return sum(character.isdecimal() or character in "xX" for character in number) == _ISSN_LENGTH


def _slashed(edtf: str | None) -> str | None:
    """Spell a plain date as RIS does, ``2020/03/24/``; ``None`` for seasons, intervals and doubtful dates."""
    match = _DAY.match(edtf or "")
    if match is None or (match[2] is not None and int(match[2]) > 12):  # noqa: PLR2004 - months of a year
        return None
    return "/".join([match[1], match[2] or "", match[3] or "", ""])


def _person(name: Name) -> str:
    """Give ``Family, Given``; a body's own first comma is doubled, as EndNote has it, so that it cuts no name."""
    if name.literal is not None or name.family is None:
        return (name.literal or name.given or "").replace(",", ",,", 1)
    return f"{name.family}, {name.given or ''}".rstrip(" ")


def _line(value: str) -> str:
    return _BLANKS.sub(" ", disarmed(value)).strip()
