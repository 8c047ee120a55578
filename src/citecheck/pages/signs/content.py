"""Signs of real content, which weigh against all others."""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign, SignKind
from citecheck.pages.signs.prose import own_chars, prose_chars
from citecheck.pages.signs.told import Told

LONG_PROSE_CHARS = 400
"""Running text of a short article: three paragraphs. Error pages, walls and parked domains say less. Our choice."""
SOME_PROSE_CHARS = 120
FEW_WORDS_CHARS = 40
"""More than the name of a server or a date."""


def content_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at the running text and at what the page says of itself for machines."""
    signs: list[Sign] = []
    prose = prose_chars(reading, told)
    if prose >= LONG_PROSE_CHARS:
        signs.append(Sign(SignKind.CONTENT, 4, "it has running text of its own"))
    elif prose >= SOME_PROSE_CHARS:
        signs.append(Sign(SignKind.CONTENT, 2, "it has some running text of its own"))
    elif own_chars(reading, told) >= FEW_WORDS_CHARS:
        signs.append(Sign(SignKind.CONTENT, 1, "it has a few words of its own"))
    if reading.traits.has_article_data:
        signs.append(Sign(SignKind.CONTENT, 2, "it describes itself as an article"))
    return tuple(signs)
