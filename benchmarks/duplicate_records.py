"""Real records, corrupted into copies of one work or changed into other works, for ``duplicates.py``."""

from __future__ import annotations

import json
import random
import string
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import citecheck
from citecheck.model.names import Name
from citecheck.model.reference import Format, Origin, Reference, Span

Random = random.Random

# ---------------------------------------------------------------- real records


def records(data: Path) -> list[Reference]:
    """Real records of several kinds, each title and first author once."""
    found = [*_from_bib(data), *_from_gold(data / "cs1-dev.jsonl"), *_from_gold(data / "scholarly-dev.jsonl")]
    seen: set[tuple[str, str]] = set()
    kept = []
    for reference in found:
        key = (_plain(reference.title or ""), _plain(str(reference.authors[0])) if reference.authors else "")
        if len(key[0]) > 3 and key not in seen:
            seen.add(key)
            kept.append(replace(reference, fields=(), uses=()))
    return kept


def _from_bib(data: Path) -> Iterator[Reference]:
    for path in sorted((data / "bib").glob("*.bib")):
        if path.name not in {"bibtex-ruby-errors.bib", "refmanager-test.bib"}:
            yield from citecheck.read(str(path)).references


def _from_gold(path: Path) -> Iterator[Reference]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = row["fields"]
        names = tuple(_name(text) for text in fields.get("authors", ()))
        simple = {
            key: fields[key]
            for key in ("title", "outlet", "publisher", "published", "accessed", "url", "doi", "isbn")
            if fields.get(key)
        }
        origin = Origin(path.name, Format.TEXT, Span(0, 1))
        yield Reference(origin, row["text"], authors=names, **{key: str(value) for key, value in simple.items()})


def _name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    return Name(family=family, given=given) if comma else Name(literal=text)


def _plain(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", text.casefold()) if character.isalnum())


# ---------------------------------------------------------------- copies of one work


def typo(text: str, chance: Random) -> str:
    places = [index for index, character in enumerate(text) if character.isalpha()]
    if len(places) < 12:
        return text
    at = chance.choice(places[1:])
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
        case 2:
            return text[:at] + chance.choice(string.ascii_lowercase) + text[at:]
        case _:
            return text[:at] + chance.choice(string.ascii_lowercase) + text[at + 1 :]


def _title(change: Callable[[str, Random], str]) -> Callable[[Reference, Random], Reference]:
    return lambda reference, chance: replace(reference, title=change(reference.title or "", chance))


def _without_accents(text: str, _chance: Random) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _without_subtitle(text: str, _chance: Random) -> str:
    head, colon, _ = text.partition(": ")
    return head if colon and len(head.split()) >= 4 else text


def _initials(reference: Reference, _chance: Random) -> Reference:
    short = tuple(
        replace(name, given=" ".join(f"{part[0]}." for part in name.given.split() if part)) if name.given else name
        for name in reference.authors
    )
    return replace(reference, authors=short)


def _unparted(reference: Reference, _chance: Random) -> Reference:
    names = tuple(
        Name(literal=f"{name.given} {name.family}") if name.given and name.family else name
        for name in reference.authors
    )
    return replace(reference, authors=names)


def _fewer_authors(reference: Reference, chance: Random) -> Reference:
    return replace(reference, authors=reference.authors[: max(1, chance.randrange(1, 3))])


def _abbreviated_outlet(reference: Reference, chance: Random) -> Reference:
    if not reference.outlet or len(reference.outlet.split()) < 2:
        return reference
    words = [
        word
        for word in reference.outlet.split()
        if word.lower() not in {"of", "the", "and", "in", "for", "de", "für", "on"}
    ]
    return replace(
        reference, outlet=" ".join(f"{word[: chance.randrange(3, 6)]}." if len(word) > 5 else word for word in words)
    )


def _other_address(reference: Reference, chance: Random) -> Reference:
    url = reference.url
    if not url or "archive" in url or "#" in url:
        return reference
    changed = chance.choice(
        [
            f"{url}{'&' if '?' in url else '?'}utm_source=feed&utm_medium=rss",
            url.replace("https://", "http://") if url.startswith("https://") else url.replace("http://", "https://"),
            url.replace("://www.", "://"),
            f"https://web.archive.org/web/20190405052849/{url}",
            f"{url}#top",
        ]
    )
    return replace(reference, url=changed)


def _other_doi(reference: Reference, chance: Random) -> Reference:
    return (
        replace(reference, doi=chance.choice([f"https://doi.org/{reference.doi}", reference.doi.upper(), None]))
        if reference.doi
        else reference
    )


def _other_isbn(reference: Reference, chance: Random) -> Reference:
    return (
        replace(reference, isbn=chance.choice([reference.isbn.replace("-", ""), None])) if reference.isbn else reference
    )


def _poorer(field: str) -> Callable[[Reference, Random], Reference]:
    return lambda reference, _chance: replace(reference, **{field: None})


def _next_year(reference: Reference, _chance: Random) -> Reference:
    year = reference.published or ""
    if reference.type != "article-journal" or len(year) != 4 or not year.isdecimal() or not reference.authors:
        return reference
    return replace(reference, published=str(int(year) + 1))


CORRUPTIONS: tuple[tuple[str, Callable[[Reference, Random], Reference]], ...] = (
    ("typo", _title(typo)),
    ("two typos", _title(lambda text, chance: typo(typo(text, chance), chance))),
    ("small letters", _title(lambda text, _chance: text.lower())),
    ("capitals", _title(lambda text, _chance: text.upper())),
    ("no accents", _title(_without_accents)),
    ("no subtitle", _title(_without_subtitle)),
    ("full stop", _title(lambda text, _chance: f"{text.rstrip('.')}.")),
    ("no punctuation", _title(lambda text, _chance: "".join(c for c in text if c not in ",:;'\"“”‘’"))),
    ("and", _title(lambda text, _chance: text.replace(" and ", " & "))),
    ("initials", _initials),
    ("unparted names", _unparted),
    ("fewer authors", _fewer_authors),
    ("short outlet", _abbreviated_outlet),
    ("other address", _other_address),
    ("other DOI", _other_doi),
    ("other ISBN", _other_isbn),
    ("no pages", _poorer("pages")),
    ("no volume", _poorer("volume")),
    ("no outlet", _poorer("outlet")),
    ("no publisher", _poorer("publisher")),
    ("no date", _poorer("published")),
    ("no address", _poorer("url")),
    ("next year", _next_year),
)


def corrupt(reference: Reference, chance: Random) -> tuple[Reference, tuple[str, ...]]:
    """Give a copy with one to four changes that leave it the same work to a reader."""
    chosen = chance.sample(CORRUPTIONS, chance.randrange(1, 5))
    names = tuple(name for name, _ in chosen)
    for _, change in chosen:
        reference = change(reference, chance)
    return replace(reference, text=f"copy {chance.random()}", key=None), names


# ---------------------------------------------------------------- other works that look alike


def _other_edition(reference: Reference, _chance: Random) -> Reference | None:
    return (
        replace(reference, edition="3", isbn=None, doi=None, url=None)
        if reference.type == "book" and not reference.edition
        else None
    )


def _other_part(reference: Reference, chance: Random) -> Reference | None:
    title = reference.title or ""
    return replace(
        reference,
        title=f"{title}: Part {chance.choice(['2', 'II', 'III', '4'])}",
        doi=None,
        isbn=None,
        url=None,
        pages=None,
    )


def _other_volume(reference: Reference, _chance: Random) -> Reference | None:
    volume = reference.volume
    if not volume or not volume.isdecimal():
        return None
    return replace(reference, volume=str(int(volume) + 1), pages=None, doi=None, isbn=None, url=None)


def _other_day(reference: Reference, _chance: Random) -> Reference | None:
    published = reference.published or ""
    if len(published) != 10 or published[8:] > "20":
        return None
    return replace(reference, published=f"{published[:8]}{int(published[8:]) + 7:02}", url=None, doi=None, isbn=None)


def _other_year(reference: Reference, _chance: Random) -> Reference | None:
    year = reference.published or ""
    return replace(reference, published=str(int(year) - 9), doi=None, isbn=None, url=None) if year.isdecimal() else None


def _other_author(reference: Reference, _chance: Random) -> Reference | None:
    if not reference.authors or len((reference.title or "").split()) < 3:
        return None
    return replace(
        reference, authors=(Name(family="Quistgaard", given="Zoë"),), doi=None, isbn=None, url=None, pages=None
    )


def _other_word(reference: Reference, chance: Random) -> Reference | None:
    words = (reference.title or "").split()
    long = [index for index, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if len(words) < 5 or not long:
        return None
    words[chance.choice(long)] = chance.choice(["Portugal", "methane", "women", "corrosion", "Tuesday", "southern"])
    return replace(reference, title=" ".join(words), doi=None, isbn=None, url=None, pages=None)


def _other_pages(reference: Reference, _chance: Random) -> Reference | None:
    if not reference.pages or len((reference.title or "").split()) > 2:
        return None
    return replace(
        reference, pages="901-907", doi=None, isbn=None, url=None, authors=(Name(family="Quistgaard", given="Zoë"),)
    )


OTHERS = (
    ("edition", _other_edition),
    ("part", _other_part),
    ("volume", _other_volume),
    ("day", _other_day),
    ("year", _other_year),
    ("author", _other_author),
    ("word", _other_word),
    ("pages", _other_pages),
)
