"""Hold a page against its citation: title, outlet, authors, date; each graded, and honest where it cannot be told."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

from citecheck.model.edtf import Precision, interval
from citecheck.model.names import Name
from citecheck.model.page import NOTHING_COMPARED, Likeness, Page, PageComparison
from citecheck.model.reference import Reference
from citecheck.pages.scripts import latinised, script_of
from citecheck.pages.titles import TitleMatch, match_titles
from citecheck.pages.vocabulary import fold

_NEAR_DAYS = 3
"""Print and web edition, time zones, a correction: our choice."""
_WORD = re.compile(r"[^\W_]+")
_OUTLET_SCORE = 85
_NAME_SCORE = 84
_ROMANISED_NAME_SCORE = 80
"""rapidfuzz ratios; a letter of six may differ between two romanisations."""
_SHORT_LABEL = 2
_MOST_AUTHORS = 30
_IDLE_WORDS = frozenset(
    {
        "the",
        "of",
        "and",
        "de",
        "la",
        "le",
        "les",
        "der",
        "die",
        "das",
        "el",
        "los",
        "il",
        "lo",
        "da",
        "do",
        "di",
        "for",
        "et",
    }
)
_IDLE_LABELS = frozenset({"www", "news", "sport", "blog", "blogs", "m", "en", "edition", "archive", "mobile", "amp"})
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "gob", "gouv", "or", "ne", "go"})
_STAFF = re.compile(
    r"\b(?:staff|editor|editors|newsroom|desk|redaktion|redazione|redaction|redaccion|reporter|admin|team)\b"
)


def compare(page: Page, reference: Reference, *, url: str | None = None) -> PageComparison:
    """Compare what a page says of itself with what a reference says of it.

    Args:
        page: The page as read.
        reference: The reference that cites it.
        url: Where the page was found; its host may name the outlet.
    """
    if not _says_anything(reference):
        return NOTHING_COMPARED
    title = compare_title(page, reference)
    return PageComparison(
        title=title.likeness,
        outlet=_outlet(page, reference, url or page.canonical_url),
        authors=_authors(page, reference),
        published=_published(page, reference),
        title_score=title.score,
        page_title=title.title,
    )


def _says_anything(reference: Reference) -> bool:
    """Whether a reference says anything that a page can be compared with."""
    said = (reference.title, reference.translated_title, reference.outlet, reference.publisher)
    return any(said) or bool(reference.authors) or reference.published is not None


def compare_title(page: Page, reference: Reference) -> TitleMatch:
    """Compare titles alone: the cited one, or its translation, against all that the page gives as its own."""
    offered = [text for text in (page.headline, page.og_title, page.title, *page.headings[:2]) if text]
    best = TitleMatch(Likeness.CANNOT_TELL)
    for cited in (reference.title, reference.translated_title):
        if cited and offered:
            found = match_titles(cited, offered, (page.site_name or "", reference.outlet or ""))
            if found.likeness is Likeness.MATCH or best.score is None:
                best = found
    if best.likeness is Likeness.DIFFERENT and _other_language(page, reference):
        return TitleMatch(Likeness.CANNOT_TELL, best.score, best.title)
    return best


def _other_language(page: Page, reference: Reference) -> bool:
    """Whether page and reference name different languages: then the cited title may be a translation."""
    ours, theirs = reference.language, page.language
    if not ours or not theirs or not 2 <= len(ours.partition("-")[0]) <= 3:  # noqa: PLR2004 - length of a language code
        return False
    return ours[:2].lower() != theirs[:2].lower()


def is_usurped(page: Page, reference: Reference, url: str) -> bool:
    """Whether a site bears a name that fits neither the cited outlet nor its own host, as sold domains do."""
    if page.site_name is None or not reference.outlet:
        return False
    if _name_likeness(reference.outlet, page.site_name) is not Likeness.DIFFERENT:
        return False
    return not any(_is_label_of(label, page.site_name) for label in _labels(url))


def _outlet(page: Page, reference: Reference, url: str | None) -> Likeness:
    names = [name for name in (reference.outlet, reference.publisher) if name]
    if not names:
        return Likeness.CANNOT_TELL
    labels = _labels(url)
    if any(_is_label_of(label, name) for name in names for label in labels):
        return Likeness.MATCH
    if page.site_name is None:
        return Likeness.CANNOT_TELL
    return max((_name_likeness(name, page.site_name) for name in names), key=_GRADES.index)


_GRADES = (Likeness.CANNOT_TELL, Likeness.DIFFERENT, Likeness.NEAR, Likeness.MATCH)


def _name_likeness(cited: str, given: str) -> Likeness:
    from rapidfuzz import fuzz

    one, other = (" ".join(_words(text)) for text in (cited, given))
    if not one or not other or script_of(one) != script_of(other):
        return Likeness.CANNOT_TELL
    score = max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))
    if (
        score >= _OUTLET_SCORE
        or _is_label_of(other.replace(" ", ""), cited)
        or _is_label_of(one.replace(" ", ""), given)
    ):
        return Likeness.MATCH
    return Likeness.NEAR if set(one.split()) & set(other.split()) else Likeness.DIFFERENT


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(fold(name)) if word not in _IDLE_WORDS]


def _labels(url: str | None) -> list[str]:
    """Give the labels of a host that may be a name: ``news.bbc.co.uk`` -> ``bbc``, ``news``."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return []
    labels = [label for label in host.split(".")[:-1] if label not in _SECOND_LEVEL | _IDLE_LABELS]
    return list(reversed(labels))


def _is_label_of(label: str, name: str) -> bool:
    """Whether a label is put together of beginnings of a name's words, in their order.

    ``nytimes`` of "The New York Times", ``rferl`` of "Radio Free Europe/Radio Liberty", ``bbc`` of "BBC News".
    """
    words = _WORD.findall(fold(name))
    bare = "".join(_WORD.findall(fold(label)))
    if len(bare) < _SHORT_LABEL or not words:
        return False
    reached = {0}
    for word in words[:12]:
        further = set()
        for at in reached:
            length = 0
            while length < len(word) and at + length < len(bare) and word[length] == bare[at + length]:
                length += 1
                further.add(at + length)
        reached |= further
        if len(bare) in reached:
            # One letter of one word is no name: the label must be a whole word or letters of several.
            return len(bare) > _SHORT_LABEL or bare == word or len(words) > 1
    return False


def _authors(page: Page, reference: Reference) -> Likeness:
    cited = [name for name in reference.authors if name.family][:_MOST_AUTHORS]
    given = [fold(author) for author in page.authors[:_MOST_AUTHORS] if not _STAFF.search(fold(author))]
    site = fold(page.site_name or "")
    given = [author for author in given if author != site]
    if not cited or not given:
        return Likeness.CANNOT_TELL
    text = " ".join(given)
    found = sum(_is_named(name, text) for name in cited)
    if found == len(cited):
        return Likeness.MATCH
    if found:
        return Likeness.NEAR
    comparable = script_of(text) == script_of(fold(cited[0].family or ""))
    return Likeness.DIFFERENT if comparable else Likeness.CANNOT_TELL


def _is_named(name: Name, text: str) -> bool:
    from rapidfuzz import fuzz

    family = " ".join(_WORD.findall(fold(name.family or "")))
    spoken = " ".join(_WORD.findall(text))
    if f" {family} " in f" {spoken} ":
        return True
    latin, words = latinised(family), latinised(spoken).split()
    least = _NAME_SCORE if script_of(family) == script_of(spoken) else _ROMANISED_NAME_SCORE
    return any(fuzz.ratio(latin, word) >= least for word in words)


def _published(page: Page, reference: Reference) -> Likeness:
    cited = interval(reference.published)
    given = interval(page.published)
    if cited is None or given is None:
        return Likeness.CANNOT_TELL
    if cited.first <= given.last and given.first <= cited.last:
        return Likeness.MATCH
    slack = timedelta(days=_NEAR_DAYS)
    if cited.first <= given.last + slack and given.first - slack <= cited.last:
        return Likeness.NEAR
    changed = interval(page.modified)
    if changed is not None and cited.precision is Precision.DAY and given.first <= cited.first <= changed.last:
        return Likeness.NEAR  # cited by the day of an update
    return Likeness.DIFFERENT
