"""What a list shows about its own notes: who signs them, which stand again, who is pointed to."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext.habits import cut_twice
from citecheck.sources.freetext.pieces import cut_pieces
from citecheck.sources.freetext.reader import FreetextReader
from citecheck.sources.freetext.runon import group

FULL = (
    'Ball, Tom (24 March 2022). "A title". Sunday Times. Retrieved 27 March 2022.',
    '"Another title". Yahoo News. 4 May 2023. Retrieved 5 May 2023.',
    "Miller, John (1999). A Book of Things. London: Penguin. p. 5. ISBN 0-19-284055-X.",
)


def texts(*references: str) -> list[str]:
    return [reference.text for reference in FreetextReader().read(" ".join(references), "-").references]


LISTS = {
    "who signs two notes signs the third": (
        FULL[0], "John Walker, Gardens of the north.", FULL[1], "John Walker, Gardens of the south.", FULL[2],
        "Handbook of Rivers John Walker, Gardens in the rain",
    ),
    "who signs two notes to which no word leads": (
        FULL[0], "Tides: usage and internals", "The Kiel Authors, Gardens: springs", FULL[1],
        "Rivers are exponentially more", "The Kiel Authors, Rivers: springs", FULL[2],
    ),
    "two equal lines": (*FULL, "Some tide tables", "Some tide tables", "Some tide tables"),
    "short footnotes without full stops": (*FULL, "Ball 2022", "Miller & Ball 2019, p. 7", "Miller 1999, pp. 3–5"),
    "short footnotes with several names": (*FULL, "Miller, Ball, Lee & Warren 2019", "Lee 2001, p. 7", "Boer 1999"),
    "a short footnote behind a note": (
        *FULL, "Warren, p. 16.", "Warren, p. 18.", "A history of the bridge of boats (2015)", "Warren, p. 163.",
    ),
    "pages with and": (*FULL, "Warren, p. 16 and 43.", "Warren, p. 3, 5, and 16."),
    "family and year of a work of the list": (*FULL, "Miller 1999.", FULL[1]),
    "a note that stands again": (
        *FULL, "Office of Tides: Report of the spring, Kiel", FULL[1], "Office of Tides: Report of the spring, Kiel",
    ),
}  # fmt: skip


@pytest.mark.parametrize("references", LISTS.values(), ids=LISTS.keys())
def test_a_list_shows_where_its_notes_end(references: tuple[str, ...]) -> None:
    found = texts(*references)
    if references == LISTS["who signs two notes signs the third"]:
        references = (*references[:-1], "Handbook of Rivers", "John Walker, Gardens in the rain")
    assert found == list(references)


def test_a_list_without_habits_is_left_as_it_was_cut() -> None:
    text = " ".join(FULL)
    pieces = cut_pieces(text)
    assert cut_twice(text, pieces) == (pieces, group(text, pieces))


@pytest.mark.parametrize("lead", ["An interview with", "A film by", "reprinted in"])
def test_a_name_that_words_lead_to_begins_nothing(lead: str) -> None:
    signed = "John Walker, Gardens of the north."
    note = f"Rivers of the town, {lead} John Walker, Kiel."
    assert texts(FULL[0], signed, FULL[1], signed, FULL[2], note) == [FULL[0], signed, FULL[1], signed, FULL[2], note]


PASSAGES = {
    "a passage behind an identifier": (
        'Gamble, Ann (2006). "The old order". 36 (1): 19. doi:10.1093/pj. "It has the power to do as it likes to us."',
    ),
    "a passage that begins with a small letter": (
        'Gamble, Ann (1996). Key Debates. p. 18. "the traditional project of comparing one with the other"',
    ),
    "an address behind a passage": (
        'Gamble, Ann (2006). "The old order". Publius. Retrieved 5 May 2010. "We have what we have, and it is ours."',
        "http://news.example/2006/old-order",
    ),
    'an address behind "from"': (
        "University of Kiel. (2010). Research of tides. Retrieved March 14, 2012, from http://kiel.example/research",
    ),
    "a newspaper with its years": (
        '"Who named it?". The Mail (Adelaide, SA : 1912 – 1954). Adelaide: Library. 11 May 1928. Retrieved 4 May 2012.',
    ),
    "a name with a particle": ('van der Berg, Peter. "Lithium". Elements. Retrieved 5 October 2010.',),
    "a year behind the full stop of a name": (
        "Salzmann, Peter. (1993) Language and what it does. Boulder: Westview Press.",
    ),
    "a chapter in a book": ('"Fishing at night". In Roberts, Sam (2011). Rivers. Kiel University Press.',),
}  # fmt: skip


@pytest.mark.parametrize("references", PASSAGES.values(), ids=PASSAGES.keys())
def test_what_belongs_to_a_reference_is_left_with_it(references: tuple[str, ...]) -> None:
    assert texts(FULL[0], *references, FULL[1]) == [FULL[0], *references, FULL[1]]
