"""How a live page differs from its snapshot: the main text of both, menus and teasers aside.

Two captures of one article differ in menus, dates and advertisements. So only running text is compared: as a set of
shingles (four words in a row) for the measure, and sentence by sentence for what to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from citecheck.model.page import Page
from citecheck.model.verdict import Drift
from citecheck.pages.scripts import script_of
from citecheck.pages.vocabulary import fold

SHINGLE_WORDS = 4
"""Words in a row; four tell a moved paragraph from a rewritten one. In dense scripts so many pairs of characters."""
_LEAST_WORDS = 25
"""Text shorter than a paragraph is no base for a measure. Our choice."""
_LEAST_SENTENCE_CHARS = 25
_SAME_SENTENCE = 88
"""rapidfuzz ratio from which two sentences are one, mended."""
_MOST_SENTENCES = 400
_MOST_SHOWN = 5
_SHOWN_CHARS = 300
_TEXT_LIMIT_CHARS = 60_000
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]{0,2}\s+|(?<=[。！？])|\n+")
_WORD = re.compile(r"[^\W_]+")
_DENSE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LABEL_WORDS = 4
"""A line of fewer words without an end mark is a label or a button."""


def drift(live: Page | str, archived: Page | str) -> Drift | None:
    """Compare the texts of two versions of one page.

    Args:
        live: The page as it is now, read with ``keep_text=True``, or its text, a paragraph a line.
        archived: The same page as archived.

    Returns:
        The difference; ``None`` when either has too little text to compare.
    """
    text, earlier = _text(live), _text(archived)
    now = _sentences(text)
    then = now if text == earlier else _sentences(earlier)
    new = _shingles(now)
    old = new if list(now) == list(then) else _shingles(then)
    if len(new) < _LEAST_WORDS or len(old) < _LEAST_WORDS:
        return None
    common = len(new & old)
    similarity = common / (len(new) + len(old) - common)
    if similarity == 1.0:
        return Drift(1.0)
    return Drift(round(similarity, 3), _only_in(now, then), _only_in(then, now))


def _text(page: Page | str) -> str:
    text = page if isinstance(page, str) else page.text or ""
    return text[:_TEXT_LIMIT_CHARS]


def _sentences(text: str) -> dict[str, str]:
    """Cut into sentences: each once, under its folded words; labels, buttons and bylines are left out."""
    found: dict[str, str] = {}
    for piece in _SENTENCE.split(text):
        sentence = " ".join(piece.split())
        if sentence and not _is_label(sentence):
            found.setdefault(_key(sentence), sentence)
        if len(found) >= _MOST_SENTENCES:
            break
    return found


def _is_label(line: str) -> bool:
    if _DENSE.search(line):
        return len(line) < _LABEL_WORDS * 2
    return len(line.split()) < _LABEL_WORDS or (len(line) < _LEAST_SENTENCE_CHARS and line[-1] not in ".!?…")


def _key(sentence: str) -> str:
    return " ".join(_WORD.findall(fold(sentence)))


def _shingles(keys: Iterable[str]) -> frozenset[str]:
    words: list[str] = []
    for key in keys:
        words += [key[at : at + 2] for at in range(len(key) - 1)] if script_of(key) == "dense" else key.split()
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))


def _only_in(these: Mapping[str, str], those: Mapping[str, str]) -> tuple[str, ...]:
    """Give the sentences that have no counterpart on the other side, longest first, then in their order."""
    from rapidfuzz import fuzz, process

    keys = [key for key in those if key not in these]  # a sentence that both have is no mended form of another
    shown: set[str] = set()
    for key in sorted((key for key in these if key not in those), key=len, reverse=True):
        if process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=_SAME_SENTENCE) is None:
            shown.add(key)
        if len(shown) == _MOST_SHOWN:
            break
    return tuple(sentence[:_SHOWN_CHARS] for key, sentence in these.items() if key in shown)
