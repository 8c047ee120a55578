"""One citation in words, as markup readers meet it inside a footnote or a list item, read by the free-text reader."""

from __future__ import annotations

from citecheck.model.reference import Reference


def read_words(words: str, seed: Reference) -> Reference:
    """Fill a reference from the text that a reader sees of it.

    Args:
        words: The citation in one line, markup undone.
        seed: The reference with its place, text and key; what it already has stays.
    """
    del words
    return seed
