"""Identifiers of works: one form for each work, and what is wrong with the form it stands in.

DOI (ISO 26324, DOI Handbook 2.2), ISBN (ISO 2108), ISSN (ISO 3297), arXiv (info.arxiv.org/help/arxiv_identifier),
PMID and PMCID (NCBI), ORCID (ISO 7064). Faults: ``malformed``, ``check-digit``, ``length``, ``prefix`` (an address or
label before it), ``trailing-text``, ``month`` (arXiv), ``range`` (PMID), ``several``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from citecheck.links.check_digits import is_isbn, issn_digit, mod11_2_digit, to_isbn13
from citecheck.links.parts import URL_LIMIT_CHARS, split
from citecheck.model.evidence import Identifiers
from citecheck.model.reference import Reference

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9})*/\S+")
_DOI_LABEL = re.compile(
    r"(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/+(?:doi:)?|doi:\s*|DOI\s+|info:doi/|urn:doi:", re.IGNORECASE
)
_DOI_TRAILING = ".,;:'\"»”’"
_DOI_PAGE = re.compile(
    r"/(?:full(?:text)?(?:/(?:html|pdf))?|abstract|e?pdf(?:direct|plus)?|meta|summary|references|html|download|issuetoc|xml|epub|tables|"
    r"figures|supplementary-material|supporting-information|chapter-(?:pdf|abstract|ref)|book|citedby|metrics)/?\Z"
    r"|\.(?:full|abstract|short|long|pdf|full\.pdf|full-text|html?|epub|xml)\Z",
    re.IGNORECASE,
)
"""Endings of publishers' addresses that show a form of the work and are not part of its DOI."""
_DOI_TAIL = re.compile(r"[\s<>\"{}|\\^`]")
_HYPHEN = r"[-\u2010-\u2015\u2212 ]?"
_ISBN = re.compile(
    rf"(?:97[89]{_HYPHEN}(?:\d{_HYPHEN}){{9}}\d|(?:\d{_HYPHEN}){{9}}[\dXx]|(?:\d{_HYPHEN}){{7,16}}[\dXx])(?!\d)",
    re.ASCII,
)
"""Thirteen, else ten characters, else as many as there are: then the length is wrong."""
_ISSN = re.compile(r"\b(\d{4})[-\u2010-\u2015\u2212 ]?(\d{3}[\dXx])\b")
_ARXIV_NEW = re.compile(r"(?P<id>(?P<year>\d{2})(?P<month>\d{2})\.\d{4,5})(?:v\d{1,3})?(?![\d.])")
_ARXIV_OLD = re.compile(
    r"(?P<archive>[a-z][a-z-]{1,9})(?:\.[A-Za-z]{2})?/(?P<number>(?P<year>\d{2})(?P<month>\d{2})\d{3})(?:v\d{1,3})?(?!\d)",
    re.IGNORECASE,
)
_ARXIV_LABEL = re.compile(
    r"(?:https?://)?(?:\w{1,8}\.)?arxiv\.org/(?:abs|pdf|html|format|ps|e-print)/|arxiv:\s*", re.IGNORECASE
)
_ARXIV_PATH = re.compile(r"/(?:abs|pdf|html|format|ps|e-print)/(.+)")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_PMID = re.compile(r"\d{1,8}\Z")
_PMCID = re.compile(r"(?:PMC)?(\d{1,8})(?:\.\d+)?\Z", re.IGNORECASE)
PMID_MAXIMUM = 45_000_000
"""PMIDs are given out in sequence; the newest was near 41 million in late 2025, so this leaves two years."""
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?\Z", re.IGNORECASE)
_FIELD_LIMIT_CHARS = 2_000
"""Text longer than this is no identifier field, and is not searched."""


_NONE = Identifiers()


def identifiers(reference: Reference) -> Identifiers:
    """Give the identifiers of a reference: of its own fields, else of its address, which may carry them."""
    problems: list[tuple[str, str]] = []
    doi = normalise_doi(reference.doi) if reference.doi else None
    isbn13 = normalise_isbn(reference.isbn) if reference.isbn else None
    issn = normalise_issn(reference.issn) if reference.issn else None
    arxiv = normalise_arxiv(reference.arxiv) if reference.arxiv else None
    pmid = normalise_pmid(reference.pmid) if reference.pmid else None
    for name, value, faults in (
        ("doi", reference.doi, doi_faults),
        ("isbn", reference.isbn, isbn_faults),
        ("issn", reference.issn, issn_faults),
        ("arxiv", reference.arxiv, arxiv_faults),
        ("pmid", reference.pmid, pmid_faults),
    ):
        if value:
            problems.extend((name, fault) for fault in faults(value))
    url = reference.url
    if url:
        doi = doi or doi_in_url(url)
        arxiv = arxiv or arxiv_in_url(url)
        pmid = pmid or pmid_in_url(url)
    if doi and arxiv is None and (paper := _ARXIV_DOI.match(doi)) is not None:
        arxiv = normalise_arxiv(paper.group(1))
    if not (doi or isbn13 or issn or arxiv or pmid or problems):
        return _NONE  # one for all: most links of a long list carry none
    return Identifiers(doi, isbn13, issn, arxiv, pmid, tuple(problems))


def normalise_doi(text: str) -> str | None:
    """Give the bare DOI in lower case (DOIs are compared without case); ``None`` when the text holds none."""
    found = _DOI.search(_unescaped(text[:_FIELD_LIMIT_CHARS]))
    return _trimmed(found.group()).lower() if found is not None else None


def doi_faults(text: str) -> Iterator[str]:
    """Name what is wrong with a DOI field."""
    plain = text.strip()
    if normalise_doi(plain) is None:
        yield "malformed"
        return
    label = _DOI_LABEL.match(plain)
    if label is not None:
        yield "prefix"
        plain = plain[label.end() :]
    if not plain.startswith("10."):
        yield "malformed"
    elif _DOI_TAIL.search(plain) or plain != _trimmed(plain):
        yield "trailing-text"


def doi_in_url(url: str) -> str | None:
    """Give the DOI that an address carries in its path or query, without the publisher's ``/full`` or ``.pdf``."""
    if "10." not in url and "10%2" not in url:
        return None
    parts = split(url[:URL_LIMIT_CHARS])
    for text in (parts.path, parts.query or ""):
        for piece in text.split("&") if text is parts.query else (text,):
            found = _DOI.search(_unescaped(piece))
            if found is not None:
                return _doi_of_path(found.group())
    return None


def _doi_of_path(text: str) -> str:
    doi = _trimmed(text)
    for _ in range(3):
        shorter = _DOI_PAGE.sub("", doi)
        if shorter == doi or "/" not in shorter:
            break
        doi = shorter
    return doi.rstrip("/").lower()


def _trimmed(doi: str) -> str:
    end = _DOI_TAIL.search(doi)
    bare = (doi[: end.start()] if end is not None else doi).rstrip(_DOI_TRAILING)
    for opening, closing in ("()", "[]"):
        while bare.endswith(closing) and bare.count(closing) > bare.count(opening):
            bare = bare[:-1].rstrip(_DOI_TRAILING)
    return bare


def _unescaped(text: str) -> str:
    plain = unquote(text) if "%" in text else text
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in plain else plain


def normalise_isbn(text: str) -> str | None:
    """Give the ISBN-13 of the first right ISBN in a field; ``None`` without one."""
    return next((to_isbn13(number) for number in _isbns(text) if is_isbn(number)), None)


def isbn_faults(text: str) -> Iterator[str]:
    """Name what is wrong with an ISBN field."""
    numbers = list(_isbns(text))
    if not numbers:
        digits = sum(character.isdigit() for character in text)
        yield "length" if digits else "malformed"
    elif not all(len(number) in {10, 13} for number in numbers):
        yield "length"
    elif not all(is_isbn(number) for number in numbers):
        yield "check-digit"
    if len({to_isbn13(number) for number in numbers if is_isbn(number)}) > 1:
        yield "several"


def _isbns(text: str) -> Iterator[str]:
    """Give the numbers that stand in a field, without hyphens."""
    for found in _ISBN.finditer(text[:_FIELD_LIMIT_CHARS]):
        yield re.sub(r"[^0-9Xx]", "", found.group()).upper()


def normalise_issn(text: str) -> str | None:
    """Give the ISSN as ``1234-567X``; ``None`` without a right one."""
    for first, last in _ISSN.findall(text[:_FIELD_LIMIT_CHARS]):
        if issn_digit(first + last[:3]) == last[3].upper():
            return f"{first}-{last.upper()}"
    return None


def issn_faults(text: str) -> Iterator[str]:
    """Name what is wrong with an ISSN field."""
    numbers = _ISSN.findall(text[:_FIELD_LIMIT_CHARS])
    if not numbers:
        yield "malformed"
    elif not all(issn_digit(first + last[:3]) == last[3].upper() for first, last in numbers):
        yield "check-digit"


def normalise_arxiv(text: str) -> str | None:
    """Give the arXiv id without version: ``2101.00001`` or ``math/0211159`` (the subject class is dropped)."""
    found = _arxiv(text)
    if found is None or not _is_month(found):
        return None
    if "archive" in found.groupdict():
        return f"{found.group('archive').lower()}/{found.group('number')}"
    return found.group("id")


def _arxiv(text: str) -> re.Match[str] | None:
    plain = text[:_FIELD_LIMIT_CHARS].strip()
    label = _ARXIV_LABEL.match(plain)
    bare = plain[label.end() :] if label is not None else plain
    return _ARXIV_NEW.match(bare) or _ARXIV_OLD.match(bare)


def _is_month(found: re.Match[str]) -> bool:
    return 1 <= int(found.group("month")) <= 12  # noqa: PLR2004 - months of a year


def arxiv_faults(text: str) -> Iterator[str]:
    """Name what is wrong with an arXiv field; a label ``arXiv:`` is customary and no fault."""
    found = _arxiv(text)
    if found is None:
        yield "malformed"
    elif not _is_month(found):
        yield "month"
    elif "arxiv.org/" in text.lower():
        yield "prefix"


def arxiv_in_url(url: str) -> str | None:
    """Give the arXiv id of an address of arxiv.org or of its DOI."""
    parts = split(url)
    if parts.host == "arxiv.org" or parts.host.endswith(".arxiv.org"):
        found = _ARXIV_PATH.match(parts.path)
        return normalise_arxiv(found.group(1)) if found is not None else None
    doi = doi_in_url(url) if "10.48550" in url else None
    paper = _ARXIV_DOI.match(doi) if doi is not None else None
    return normalise_arxiv(paper.group(1)) if paper is not None else None


def normalise_pmid(text: str) -> str | None:
    """Give the PMID without leading zeros and label; ``None`` for anything else than one in the range given out."""
    bare = re.sub(r"\A(?:PMID:?)\s*", "", text.strip(), flags=re.IGNORECASE)
    if _PMID.match(bare) is None or not bare.isascii():
        return pmid_in_url(text)
    return str(int(bare)) if 0 < int(bare) <= PMID_MAXIMUM else None


def pmid_faults(text: str) -> Iterator[str]:
    """Name what is wrong with a PMID field."""
    if normalise_pmid(text) is None:
        yield "range" if text.strip().isdigit() else "malformed"
    elif not text.strip().isdigit():
        yield "prefix"


def pmid_in_url(url: str) -> str | None:
    """Give the PMID of an address of PubMed."""
    parts = split(url.strip())
    if parts.host in {"pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "www.pubmed.gov"}:
        number = parts.path.strip("/").partition("/")[0]
    elif parts.host in {"www.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"} and parts.path.startswith(
        ("/pubmed/", "/m/pubmed/")
    ):
        number = parts.path.partition("/pubmed/")[2].strip("/").partition("/")[0]
    else:
        return None
    return str(int(number)) if _PMID.match(number) and number.isascii() and 0 < int(number) <= PMID_MAXIMUM else None


def normalise_pmcid(text: str) -> str | None:
    """Give ``PMC`` and the number, from a bare id or an address of PubMed Central."""
    bare = text.strip()
    parts = split(bare)
    if parts.host in {"www.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"}:
        bare = parts.path.partition("/articles/")[2].partition("/")[0]
    found = _PMCID.match(bare)
    return f"PMC{int(found.group(1))}" if found is not None and bare.isascii() else None


def normalise_orcid(text: str) -> str | None:
    """Give an ORCID as ``0000-0002-1825-0097``; ``None`` when it is ill-formed or its last character is wrong."""
    found = _ORCID.match(text.strip())
    if found is None:
        return None
    digits = "".join(found.groups()).upper()
    return "-".join(found.groups()).upper() if digits.isascii() and mod11_2_digit(digits[:15]) == digits[15] else None
