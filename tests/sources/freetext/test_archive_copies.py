"""The address of an archive copy in a pasted reference is the copy's, and the other one the page's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.reference import Reference
from citecheck.sources.freetext.reader import FreetextReader

PAGE = "http://news.example/a"
COPY = "https://web.archive.org/web/20110506000000/http://news.example/a"


def read(text: str) -> Reference:
    (reference,) = FreetextReader().read(text, "-").references
    return reference


FORMS = [
    f'Lee, J. (5 May 2010). "A title". Site. Archived from the original on 6 May 2011 at {COPY}. Retrieved 7 May 2012',
    f'Smith, John. "A title." Site News, 5 May 2010. {PAGE}. Archived at {COPY}.',
    f'Smith, John. "A title." Site News, 5 May 2010. {PAGE}. Archive copy at {COPY}',
    f"Smith, J. (2010, May 5). A title. Site News. {PAGE} (archived at {COPY})",
    f'"A title". Site News. Archived 6 May 2011 at the Wayback Machine. {COPY}',
    f'"A title". Site. {PAGE}. Archived from the original ({COPY}) on 6 May 2011.',
    f'"A title" ({PAGE}). Site. Archived ({COPY}) from the original ({PAGE}) on 6 May 2011. Retrieved 7 May 2012',
    f"Smith, J. (2010). A title. {COPY}",
]


@pytest.mark.parametrize("text", FORMS)
def test_the_copy_and_the_page_are_told_apart(text: str) -> None:
    reference = read(text)
    assert (reference.url, reference.archive_url) == (PAGE, COPY)
    assert reference.archived == "2011-05-06"
    assert reference.title == "A title"
    assert reference.claims_archive
    assert COPY not in (reference.note or "")


def test_an_archive_that_is_no_wayback_machine_is_known_too() -> None:
    reference = read(f'"A title", Site News, 5 May 2010, {PAGE} [https://perma.cc/AB12-CD34]')
    assert (reference.url, reference.archive_url) == (PAGE, "https://perma.cc/AB12-CD34")


def test_without_a_copy_nothing_is_moved() -> None:
    reference = read(f'"A title". Site. {PAGE} Archived 6 May 2011 at the Wayback Machine')
    assert (reference.url, reference.archive_url, reference.archived) == (PAGE, None, "2011-05-06")


def test_the_original_behind_the_phrase_of_a_printed_page_is_the_address() -> None:
    reference = read(f'"A title". Site. Archived from the original ({PAGE}) on 6 May 2011. Retrieved 7 May 2012.')
    assert (reference.url, reference.archived, reference.accessed) == (PAGE, "2011-05-06", "2012-05-07")


@given(
    st.lists(
        st.sampled_from(
            ["Archived ", f"({COPY})", COPY, PAGE, " from the original", " at ", "(", ")", ". ", "[", "2011"]
        ),
        max_size=14,
    )
)
def test_no_heap_of_addresses_raises(parts: list[str]) -> None:
    text = "".join(parts)
    for reference in FreetextReader().read(text, "-").references:
        assert reference.text in text
