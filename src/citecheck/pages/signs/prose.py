"""The running text of a page that is its own: no menu, no heading, no sentence of an error, a wall or a sale."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.pages.interface import PROSE_BLOCK_CHARS, Block, Reading, is_dense
from citecheck.pages.signs.told import BLOCK_CHARS, Said, Told
from citecheck.pages.vocabulary import Hit, Speech


def prose_chars(reading: Reading, told: Told) -> int:
    """Give the length of the running text that does not itself speak of an error, a wall or a sale.

    Counted as Latin letters: a character of Chinese or Japanese counts three times.
    """
    return sum(_worth(block) for block in _own(reading, told) if _worth(block) >= PROSE_BLOCK_CHARS)


def own_chars(reading: Reading, told: Told) -> int:
    """Give the length of all text outside headings, menus and links that does not itself speak of such things."""
    return sum(_worth(block) for block in _own(reading, told))


def lead_of(reading: Reading) -> tuple[Block, ...]:
    """Give the text between the first heading and the next."""
    lead: list[Block] = []
    headed = False
    for block in reading.blocks:
        if block.boilerplate:
            continue
        if block.tag in _HEADINGS:
            if headed:
                break
            headed = block.tag == "h1"
        elif headed:
            lead.append(block)
    return tuple(lead)


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _own(reading: Reading, told: Told) -> Iterator[Block]:
    loud = {part.text for part in told.blocks if _is_loud(part)}
    for block in reading.blocks:
        if block.boilerplate or block.tag in _NO_TEXT or 2 * block.link_chars > len(block.text):
            continue
        if block.text[:BLOCK_CHARS] not in loud:
            yield block


def _worth(block: Block) -> int:
    return len(block.text) * (_DENSE_WORTH if is_dense(block.text) else 1)


_NO_TEXT = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "button", "option", "header", "label", "legend", "form", "input"}
)
_SENTENCE_CHARS = 130
_LOUD_SHARE = 0.25
"""Of the words of a paragraph: in notices the phrases of our lists make up half, in articles on them a tenth."""
_DENSE_WORTH = 3
"""Latin letters that a character of a dense script is worth, roughly, in translations of one text."""
_LOUD = frozenset(
    {
        Speech.ADDRESSED, Speech.MISSING, Speech.ROBOT, Speech.ROBOT_STRONG, Speech.LOGIN_STRONG, Speech.CONSENT,
        Speech.CONSENT_STRONG, Speech.PARKED, Speech.PARKED_STRONG, Speech.SALE, Speech.MAINTENANCE, Speech.NO_RESULTS,
        Speech.SCRIPT,
    }
)  # fmt: skip


def is_bare_number(part: Said, hit: Hit) -> bool:
    """Whether a phrase is a status code and no more, which in running text may be a room or an area code."""
    return hit.end - hit.start == 1 and part.tokens[hit.start].isdigit()


def _is_loud(part: Said) -> bool:
    """Whether a sentence or two of a notice, rather than an article that touches on such things."""
    places = {
        place
        for hit in part.hits
        if hit.speech in _LOUD and not is_bare_number(part, hit)
        for place in range(hit.start, hit.end)
    }
    if not places:
        return False
    return len(part.text) <= _SENTENCE_CHARS or len(places) >= _LOUD_SHARE * len(part.tokens)
