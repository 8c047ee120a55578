"""A run-on list, cut into references."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext.pieces import cut_pieces
from citecheck.sources.freetext.runon import group


def cut(text: str) -> list[str]:
    pieces = cut_pieces(text)
    starts = [pieces[begin].start for begin, _ in group(text, pieces)]
    return [text[begin:end].strip() for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)]


LISTS = [
    ['"A title". Site. Retrieved 5 May 2010.', 'Ball, Tom (24 March 2022). "Another". Times.', '"Third". Other.'],
    ["Smith, A. (2001). A Book. London: Penguin. p. 5. ISBN 0-19-284055-X.", '"Page". Site. 2010. p. 3.', '"Q". R.'],
    ["Klabnik & Nichols 2019, p. 263.", "Klabnik & Nichols 2019, pp. 5–6.", '"isize". docs.example. Retrieved 2025.'],
    ["Barnes et al. (2001), p. 118.", "Barnes et al. (2001), p. 11.", "Crick & Smith (1990), p. 181."],
    ['"A". Site. Retrieved 2008-07-06.[dead link]', 'Curt Wagner. "Our small screen stars". Chicago Tribune.'],
    ['Turing, A. M. (1937). "On Numbers". Proceedings. 2. 42 (1): 230–265.', 'Price, D. (1984). "History". Micro.'],
    ["Rincon, Paul (8 April 2004), Claws reveal threat, BBC, retrieved 12 December 2014", '"B". C. 2001.'],
    ['Hillis SD, Tylor LR, et al. (June 1999). "Regret". Obstet. 93 (6): 889–95. PMID 10362150.', '"The Pill". Site.'],
    ["Danny Gratzer, Leaving Go", "Jared Forsyth, Rust vs. Go", "Peter Bourgon, Go at Work"],
    [f"Ebola virus disease, West Africa – update of week {week}, WHO" for week in range(4)],
    ["http://a.example/x", "http://a.example/y", '"T". S. Retrieved 2010-01-01.'],
    ["Irene Chapple, Economy, CNN, May 29, 2013", 'Herszenhorn, David; Stolberg, Sheryl (7 December 2010). "D". T.'],
    ['"Title", Site, Ink Inc, 27 October 2006.', "Green Red, About me, Site, 5 May 2010.", '"Third", Site, May 2009.'],
    ["Lee, A. (2001). Brain. Springer. ISBN 0-19-284055-X.", 'Karl R. Popper, John C. Eccles (1977). "Self". Mind.'],
    ["Rob Pike, Generating code", 'John Smith (2016). "March". Site. 5 May 2016. Retrieved 6 May 2016.'],
    ['"A". S. Retrieved 5 May 2010.', "The Complete dog book: all that was known of breeds. New York: Howell. 1992."],
    ['"A". S. Retrieved 5 May 2010. "It is said that none of them has ever been seen."', 'Lee, A. (2001). "B". S.'],
    ["Lee 2023, 4.2. References and Borrowing.", "Lee 2023, p. 5."],
    ['"Griswold Remembered", by Andi Reardon. NY Times, May 28, 1989', '"Roraback Dies" by Dennis Hevesi May 2, 2007.'],
    ["Shields official website. (Portuguese)", "Symbols from the club website (Portuguese)", '"C". S. 2 May 2008.'],
    ['"A". S. Retrieved 5 May 2010.', "Tides at work: height and hours of springs in harbours, rivers and lakes."],
    ['"Plants of dogs". Sunset.', "Sources vary on which of them are the most harmful.", 'Lee, A. (2001). "B". S.'],
    ['Lee, A. (3 May 2001). "Tides". Post.', "Moon policy. Harbour News. June 17, 2014.", '"C". S. 2 May 2008.'],
    ["Johnson, Tides and A Book, p563", "Baker, Rivers, Springs, p219", "Rahm 1990, p. 455", "van Aarde 1984, p. 4"],
    ["Lee AB, Cox NC. Tides of the coast Synapse 2015:n/a–n/a", "Berg R, Hill S: Rivers. Kiel Press, 1995."],
    ['"A". S. ISBN 0-19-284055-X.', "http://a.example/x", "[1] Archived 7 May 2014 at the Wayback Machine"],
    ['"A". Archived from the original on 13 May 2008. MAD TV. Retrieved on 2 May 2009.', '"B". S. 2 May 2008.'],
    ["Lee, A. (2001). Tides. Kiel: Press. ISBN 0-19-284055-X. Section 27, p. 15.", '"B". S. 2 May 2008.'],
    ['Ada Lovelace, Karl Popper Jr., Tom Ball, and Jane Miller of the Kiel Office, "Tides", Smithsonian (2012).'],
    ["http://a.example/x", "Vanderbilt 2012.", '"Colours of the year". Pantone.'],
]  # fmt: skip


@pytest.mark.parametrize("references", LISTS, ids=lambda references: references[0][:30])
def test_lists_without_delimiters_are_cut(references: list[str]) -> None:
    assert cut(" ".join(references)) == references


def test_a_quoted_passage_stays_with_its_citation() -> None:
    text = '"Uniqueness". Blog. Retrieved 2016-10-08. They are inspired by what others have done before. "Next". Site.'
    assert len(cut(text)) == 2


def test_a_further_citation_of_the_same_note_gets_a_record_of_its_own() -> None:
    first = '"One". Site. Retrieved 5 May 2010.'
    second = 'See also:Lugar, R. (3 May 2005). "Junkyard". Post. Retrieved 6 May 2010.'
    assert cut(f"{first} {second}") == [first, second]


def test_words_that_lead_to_a_citation_stay_with_it() -> None:
    text = 'Obama (2006), pp. 202–208. Portions excerpted in: Obama, B. (3 May 2006). "My Spiritual Journey". Time.'
    assert cut(text) == [text]


def test_short_notes_that_are_merged_in_one_article_stay_together() -> None:
    note = "Scott (2011), p. 86. Jacobs (2011), pp. 125–127. Maraniss (2012), pp. 160–163."
    text = " ".join([note] * 4)
    assert cut(text) == [note] * 4


def test_a_book_in_which_something_stands_is_no_new_reference() -> None:
    text = 'Cassin (2014). "Entry". In Douglas Hofstadter, Daniel Dennett (eds.). The Book. Basic Books. pp. 403–414.'
    assert cut(text) == [text]


def test_a_sentence_that_goes_on_from_another_is_a_passage() -> None:
    text = '"Steelers". The Post. But other than the Bears, they are probably the team that is closest. "Next". Site.'
    assert len(cut(text)) == 2
