"""Which CSL type a labelled reference has, guessed from what it prints."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.sources.freetext.draft import Draft
from citecheck.sources.freetext.element_words import KINDS
from citecheck.sources.freetext.interface import Label, Part

_NEWS = """
    times post news guardian telegraph herald tribune gazette chronicle daily independent observer mirror examiner mail
    reuters press zeitung monde país 新闻 新聞 коммерсант известия bbc cnn npr
"""
_NEWS_WORDS = re.compile("|".join(_NEWS.split()))
_MAGAZINES = frozenset(
    ["time", "billboard", "variety", "rolling stone", "wired", "newsweek", "the new yorker", "forbes"]
)


@lru_cache(maxsize=2048)
def _is_news(folded: str) -> bool:
    """Whether an outlet's name has a word of newspapers in it; the outlets of a list come again and again."""
    return _NEWS_WORDS.search(folded) is not None


def csl_type(draft: Draft, first: dict[Label, Part]) -> str | None:
    """Guess the CSL type from the first part of each label; ``None`` where nothing was read at all."""
    if Label.TITLE not in first:
        return None
    if (kind := first.get(Label.KIND)) is not None:
        return KINDS.get(kind.value.casefold(), "document")
    outlet = first[Label.OUTLET].value if Label.OUTLET in first else ""
    folded = outlet.casefold()
    if Label.ISBN in first or Label.EDITION in first or Label.SERIES in first:
        return "chapter" if outlet and draft.title_quoted else "book"
    if folded.startswith(("proceedings", "conference", "symposium", "workshop")):
        return "paper-conference"
    if Label.ARXIV in first and not outlet:
        return "article"
    if outlet and (Label.VOLUME in first or Label.DOI in first or Label.PMID in first or Label.ISSN in first):
        return "article-magazine" if folded in _MAGAZINES else "article-journal"
    if Label.EDITORS in first and draft.title_quoted:
        return "chapter"
    if folded in _MAGAZINES:
        return "article-magazine"
    if outlet and _is_news(folded):
        return "article-newspaper"
    if not draft.title_quoted and Label.PUBLISHER in first and Label.ACCESSED not in first:
        return "book"
    if Label.ACCESSED in first or Label.ARCHIVED in first or Label.URL in first or draft.claims_archive:
        return "webpage"
    return "article" if outlet else "document"
