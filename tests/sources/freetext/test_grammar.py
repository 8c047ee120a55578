"""The CS1 grammar: every template kind of the style, tail to head."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.sources.freetext.grammar import label
from citecheck.sources.freetext.interface import HAND_OVER
from citecheck.sources.freetext.record import to_reference


def read(text: str) -> Reference:
    return to_reference(label(text), text, Origin("-", Format.TEXT, Span(0, len(text))))


def told(text: str) -> dict[str, object]:
    """What a reference says, without place and confidence."""
    reference = read(text)
    names = (
        "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived", "doi", "isbn", "issn",
        "pmid", "arxiv", "volume", "issue", "pages", "edition", "language", "format", "url", "quote",
    )  # fmt: skip
    found: dict[str, object] = {name: value for name in names if (value := getattr(reference, name))}
    if reference.authors:
        found["authors"] = [str(name) for name in reference.authors]
    if reference.editors:
        found["editors"] = [str(name) for name in reference.editors]
    return found


def test_a_news_article_with_author_and_archive() -> None:
    text = (
        "Ball, Tom (24 March 2022). \"'Butcher' inflicts brutality\". Sunday Times. "
        "Archived from the original on 26 March 2022. Retrieved 27 March 2022."
    )
    assert told(text) == {
        "authors": ["Ball, Tom"], "published": "2022-03-24", "title": "'Butcher' inflicts brutality",
        "outlet": "Sunday Times", "archived": "2022-03-26", "accessed": "2022-03-27",
    }  # fmt: skip
    assert read(text).claims_archive
    assert read(text).type == "article-newspaper"


def test_an_archive_or_access_date_is_never_the_date_of_publication() -> None:
    reference = read('"A page". Site. Archived from the original on 5 May 2010. Retrieved 6 May 2010.')
    assert reference.published is None
    assert reference.authors == ()


def test_a_page_without_author_has_its_date_behind_the_publisher() -> None:
    text = '"Purovic cedido" [Purovic loaned out]. Record (in Portuguese). Lisbon: Cofina. 31 August 2009. p. 3.'
    assert told(text) == {
        "title": "Purovic cedido", "translated_title": "Purovic loaned out", "outlet": "Record", "publisher": "Cofina",
        "language": "Portuguese", "published": "2009-08-31", "pages": "3",
    }  # fmt: skip


def test_a_journal_article_of_many_authors() -> None:
    text = (
        'Tosetto A, Iorio A, et al. (June 2012). "Predicting disease recurrence" (PDF). Journal of Thrombosis. 10 (6): '
        "1019–25. doi:10.1111/j.1538-7836.2012.04735.x. PMID 22489957. S2CID 27149654."
    )
    assert told(text) == {
        "authors": ["Tosetto, A", "Iorio, A"], "published": "2012-06", "title": "Predicting disease recurrence",
        "format": "PDF", "outlet": "Journal of Thrombosis", "volume": "10", "issue": "6", "pages": "1019–25",
        "doi": "10.1111/j.1538-7836.2012.04735.x", "pmid": "22489957",
    }  # fmt: skip
    assert read(text).type == "article-journal"


def test_a_chapter_of_an_edited_book() -> None:
    text = (
        'Stubblefield PG, Roncari DM (2011). "Family Planning". In Berek JS (ed.). Gynecology (15th ed.). '
        "Philadelphia: Lippincott Williams & Wilkins. pp. 211–69. ISBN 978-1-4511-1433-1."
    )
    assert told(text) == {
        "authors": ["Stubblefield, PG", "Roncari, DM"], "published": "2011", "title": "Family Planning",
        "editors": ["Berek, JS"], "outlet": "Gynecology", "edition": "15th ed.",
        "publisher": "Lippincott Williams & Wilkins", "pages": "211–69", "isbn": "978-1-4511-1433-1",
    }  # fmt: skip
    assert read(text).type == "chapter"


def test_a_book_with_a_title_of_two_sentences() -> None:
    text = "Zuse, Konrad (1993). Der Computer. Mein Lebenswerk (in German) (3rd ed.). Berlin: Springer-Verlag. p. 55."
    assert told(text) == {
        "authors": ["Zuse, Konrad"], "published": "1993", "title": "Der Computer. Mein Lebenswerk",
        "language": "German", "edition": "3rd ed.", "publisher": "Springer-Verlag", "pages": "55",
    }  # fmt: skip


def test_an_edited_book_has_editors_and_no_author() -> None:
    reference = read(
        'Hammarström, Harald; Forkel, Robert, eds. (2017). "Mycenaean Greek". Glottolog 3.0. Jena: Institute.'
    )
    assert reference.authors == ()
    assert [str(name) for name in reference.editors] == ["Hammarström, Harald", "Forkel, Robert"]


CS2 = {
    'English Heritage, "Artingstalls Auctioneers", National Heritage List, retrieved 27 September 2012': {
        "authors": ["English Heritage"], "title": "Artingstalls Auctioneers", "outlet": "National Heritage List",
        "accessed": "2012-09-27",
    },
    "Rincon, Paul (8 April 2004), Claws reveal wolf survival threat, BBC News, retrieved 12 December 2014": {
        "authors": ["Rincon, Paul"], "published": "2004-04-08", "title": "Claws reveal wolf survival threat",
        "publisher": "BBC News", "accessed": "2014-12-12",
    },
    '"Mansion will fall", The Argus Press (Owosso, MI), October 15, 1997': {
        "title": "Mansion will fall", "outlet": "The Argus Press", "published": "1997-10-15",
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), CS2.items())
def test_cs2_is_parted_by_commas(text: str, fields: dict[str, object]) -> None:
    assert told(text) == fields


KINDS = {
    '"Famous names called" (Press release). Retrieved June 28, 2011.': "article",
    "Turing, A. (1936). On numbers (PhD thesis). Princeton University.": "thesis",
    'Anderson, Brian (2012-01-24). "The compiler is out". rust-dev (Mailing list). Retrieved 2025-01-07.': "post",
    'Name [@handle] (5 May 2020). "Text" (Tweet). Retrieved 6 May 2020 – via Twitter.': "post",
    'Jaloyan, Georges-Axel (2017-10-19). "Safe Pointers". arXiv:1710.07047 [cs.PL].': "article",
    'Host, Jane (May 2020). "Title". Show (Podcast). No. 12. Publisher.': "broadcast",
    'Subject, Ann (2001). "Title" (Interview). Interviewed by X. Publisher.': "interview",
    "Speaker, Ann (2001). Title (Speech). Event.": "speech",
    '"Map" (Map). Atlas. 1:50,000. Cartography by X. Publisher.': "map",
    "Org (2001). Title (PDF) (Report). Publisher.": "report",
    'Strom, R. (1983). "Mechanisms". Proceedings of the 10th Symposium on Languages. pp. 276–284.': "paper-conference",
    '"consciousness". Merriam-Webster. Retrieved June 4, 2012.': "webpage",
}


@pytest.mark.parametrize(("text", "csl_type"), KINDS.items())
def test_the_kind_of_work_is_guessed(text: str, csl_type: str) -> None:
    assert read(text).type == csl_type


OTHER_WIKIPEDIAS = {
    "马戎. 读王桐龄《中国民族史》 (PDF). [2022-05-02]. （原始内容 (PDF)存档于2022-05-17）.": {
        "authors": ["马戎"], "title": "读王桐龄《中国民族史》", "format": "PDF", "accessed": "2022-05-02",
        "archived": "2022-05-17",
    },
    "东晋佛教. 巴蜀书社. 2008: 289 [2021-08-18]. ISBN 978-7-80752-263-8. （原始内容存档于2021-11-20） （中文）.": {
        "title": "东晋佛教", "outlet": "巴蜀书社", "published": "2008", "pages": "289",
        "accessed": "2021-08-18",
        "isbn": "978-7-80752-263-8", "archived": "2021-11-20",
    },
    "Fuga, Antonella (2004). Técnicas y materiales del arte. Electa, Barcelona. ISBN 84-8156-377-3.": {
        "authors": ["Fuga, Antonella"], "published": "2004", "title": "Técnicas y materiales del arte",
        "publisher": "Electa, Barcelona", "isbn": "84-8156-377-3",
    },
    "Browne, David (19 de Setembro de 1997). «Butterfly». Weekly (em inglês). Consultado em 5 de Dezembro de 2016": {
        "authors": ["Browne, David"], "published": "1997-09-19", "title": "Butterfly", "outlet": "Weekly",
        "language": "inglês", "accessed": "2016-12-05",
    },
    "“グアム移転、負担増えず”. asahi.com (朝日新聞社). (2012年4月19日). オリジナルの2012年6月11日時点": {
        "title": "グアム移転、負担増えず", "outlet": "asahi.com (朝日新聞社)", "published": "2012-04-19",
        "archived": "2012-06-11",
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), OTHER_WIKIPEDIAS.items())
def test_forms_of_other_wikipedias_are_read(text: str, fields: dict[str, object]) -> None:
    assert told(text) == fields


def test_an_author_is_not_made_of_a_title() -> None:
    assert read("2012 SoCon Baseball Media Guide. SoConsports.com. p. 48. Retrieved 2012-03-20.").authors == ()
    assert read("Oxford English Dictionary. Oxford University Press. 2012.").authors == ()


def test_what_the_grammar_cannot_account_for_lowers_its_score() -> None:
    good = label('Ball, Tom (24 March 2022). "Title". Times. Retrieved 27 March 2022.').score
    bad = label(
        "Smith J, Doe A. A title of an article. J Foo Bar. 2001 May;12(3):4-5; see also the words of others"
    ).score
    assert good > 0.95 > bad


OTHER_STYLES = [
    "Smith, J., & Doe, A. (2010). A title of an article. Journal of Things, 12(3), 45–67.",
    "Smith J, Doe A. A title of an article. J Foo Bar. 2001 May;12(3):4-5.",
    'J. Smith, "A title," IEEE Trans. Foo, vol. 3, no. 2, pp. 4–5, 2001.',
    'Smith, John. "A Title." Journal of Things 12.3 (2010): 45-67. Print.',
    "Hallin, Daniel C. (1994): We Keep America on Top of the World. London: Routledge.",
    "Downs, A. (1957) An economic theory of democracy. New York, Harper & Row.",
    "Kurth, Reinhard (2005): Von Clustern und Hühnern, in: Gegenworte, Heft 16, S. 17-20.",
]


@pytest.mark.parametrize("text", OTHER_STYLES)
def test_references_of_other_styles_are_handed_over(text: str) -> None:
    assert label(text).score < HAND_OVER


@given(st.text(alphabet=st.sampled_from('AaBb .,"“”()[]:;–&0123456789éИ中'), max_size=150) | st.text(max_size=60))
def test_no_text_raises_and_parts_stand_apart(text: str) -> None:
    labelled = label(text)
    assert 0.0 <= labelled.score <= 1.0
    for part in labelled.parts:
        assert 0 <= part.start < part.end <= len(text)
        assert part.value
    for first, second in pairwise(labelled.parts):
        assert first.end <= second.start
