"""Works that exist: the facts (author, title, journal, year …) of .bib files and of packages that ship them.

Only facts are taken, no text that somebody wrote; whose files these are, under which licence, is written down in
``docs/decisions/0006-crf.md``. Without them the script trains on invented works alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from citecheck.model.names import Name
from citecheck.model.reference import Reference
from citecheck.sources.bibtex.reader import BibtexReader
from training.invent import language_of
from training.work import Kind, Person, Work

_KINDS = {
    "article-journal": Kind.ARTICLE, "article-magazine": Kind.ARTICLE, "article-newspaper": Kind.NEWS,
    "book": Kind.BOOK, "chapter": Kind.CHAPTER,
    "paper-conference": Kind.PROCEEDINGS, "thesis": Kind.THESIS, "report": Kind.REPORT, "webpage": Kind.WEB,
    "article": Kind.PREPRINT, "manuscript": Kind.REPORT,
}  # fmt: skip
_PAGES = re.compile(r"([A-Za-z]?\d+)\s*[-–—]+\s*([A-Za-z]?\d+)\Z")
_YEAR = re.compile(r"\d{4}")
_PREPRINT = re.compile(r"(?i)arxiv|corr\b|e-?prints?\b")
_LONGEST = 300
_SHORTEST = 4
_BODIES = re.compile(
    r"\b(?:University|Institute|Commission|Ministry|Organization|Council|Society|Group|Team|Consortium|Committee|Department)\b"
)


def bib_works(paths: Iterable[Path]) -> Iterator[Work]:
    """Read the works of .bib files."""
    for path in paths:
        yield from _works(path.read_text(encoding="utf-8", errors="replace"))


def package_works() -> Iterator[Work]:
    """Read the works that the citations of mteb and tensorflow-datasets name, where these are installed."""
    for package, pattern in (("mteb", "tasks/**/*.py"), ("tensorflow_datasets", "**/*.bib")):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        root = Path(spec.origin).parent
        seen: set[str] = set()
        for path in sorted(root.glob(pattern)):
            text = path.read_text(encoding="utf-8", errors="replace")
            entries = _ENTRIES.findall(text) if path.suffix == ".py" else [text]
            for entry in entries:
                for work in _works(entry):
                    if work.title.casefold() not in seen:
                        seen.add(work.title.casefold())
                        yield work


_ENTRIES = re.compile(r'bibtex_citation=r?"""(.*?)"""', re.DOTALL)


def registry_titles() -> list[str]:
    """Give the titles of papers on biological databases that the package bioregistry lists, where it is installed."""
    spec = find_spec("bioregistry")
    if spec is None or spec.origin is None:
        return []
    listed = json.loads((Path(spec.origin).parent / "data/bioregistry.json").read_text(encoding="utf-8"))
    titles = {paper.get("title", "") for entry in listed.values() for paper in entry.get("publications", [])}
    return sorted(title.rstrip(".") for title in titles if _fits(title))


def _works(text: str) -> Iterator[Work]:
    for reference in BibtexReader().read(text, "-").references:
        work = _work(reference)
        if work is not None:
            yield work


def _fits(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and not set("{}\\$_^~|<>\n") & set(text)


def _work(reference: Reference) -> Work | None:
    fields = {field.name.casefold(): " ".join(field.value.split()).strip("{}") for field in reference.fields}
    title = (reference.title or "").rstrip(".,")
    if not _fits(title):
        return None
    kind = _KINDS.get(reference.type or "", Kind.THESIS if "school" in fields else Kind.REPORT)
    year = _YEAR.search(reference.published or "")
    pages = _PAGES.match(reference.pages or "")
    outlet = reference.outlet or ""
    if _PREPRINT.match(outlet):
        kind, outlet = (Kind.PREPRINT if reference.arxiv else Kind.REPORT), ""
    if kind is Kind.PREPRINT and not reference.arxiv:
        kind = Kind.ARTICLE if outlet else Kind.REPORT
    place = fields.get("address") or fields.get("location", "")
    return Work(
        kind=kind,
        language=language_of(title),
        title=title,
        authors=tuple(map(_person, reference.authors)),
        editors=tuple(map(_person, reference.editors)),
        outlet=outlet if _fits(outlet) else "",
        short_outlet=outlet if _fits(outlet) else "",
        series=series if _fits(series := fields.get("series", "")) else "",
        number=fields.get("volume", "") if fields.get("series") else "",
        publisher=publisher if _fits(publisher := reference.publisher or fields.get("school", "")) else "",
        place=place if _fits(place) else "",
        year=int(year.group()) if year else 0,
        volume="" if fields.get("series") else (reference.volume or ""),
        issue=reference.issue or "",
        first_page=pages.group(1) if pages else (reference.pages or "") if (reference.pages or "").isalnum() else "",
        last_page=pages.group(2) if pages else "",
        doi=reference.doi or "",
        arxiv=reference.arxiv or "",
    )


def _person(name: Name) -> Person:
    if name.literal is not None:
        return Person(name.literal, is_body=True)
    family = name.family or ""
    if not name.given and (len(family.split()) > 2 or _BODIES.search(family)):  # noqa: PLR2004 - words of a family name
        return Person(family, is_body=True)
    particle, _, rest = family.rpartition(" ")
    if particle and particle.islower():
        return Person(rest, name.given or "", particle)
    return Person(family, name.given or "")
