"""What holds a work, and the ends of titles: rules of print after the model."""

from __future__ import annotations

from citecheck.model.names import Name
from citecheck.sources.freetext.crf.heads import with_last_year, without_head
from citecheck.sources.freetext.crf.holders import narrowed, with_centuries, with_pages, with_subtitles, without_editors
from citecheck.sources.freetext.crf.signed import unsigned
from citecheck.sources.freetext.crf.spans import Run
from citecheck.sources.freetext.crf.titles import book_alone, trimmed, with_year
from citecheck.sources.freetext.crf.tokens import tokenise
from citecheck.sources.freetext.interface import Label, Part


def cut(text: str) -> str | None:
    span = trimmed(text, 0, len(text))
    return None if span is None else text[slice(*span)]


def test_a_century_is_not_parted_from_its_number() -> None:
    tokens = tokenise("Handel im 18. Jahrhundert, Wien")
    assert with_centuries(tokens, ("t", "t", "t", "j", "pl")) == ("t", "t", "t", "t", "pl")


def test_figures_behind_the_word_for_pages_are_pages_where_there_are_no_others() -> None:
    tokens = tokenise("Zeitung vom 3. Mai 2003, S. 5")
    tags = ("j", "x", "d", "d", "d", "x", "x")
    assert with_pages(tokens, tags)[-2:] == ("x", "p")
    assert with_pages(tokens, (*tags[:1], "p", *tags[2:])) == (*tags[:1], "p", *tags[2:])


def test_a_publisher_before_the_place_of_another_is_a_subtitle() -> None:
    tokens = tokenise("Harbours. Fog and Trade. London: Meridian")
    runs = [Run("c", 0, 1, 1.0), Run("pb", 1, 4, 1.0), Run("pl", 4, 5, 1.0), Run("pb", 5, 6, 1.0)]
    joined = with_subtitles(runs, tokens)
    assert [(run.tag, run.first, run.stop) for run in joined] == [("c", 0, 4), ("pl", 4, 5), ("pb", 5, 6)]


def test_one_publisher_stays_where_it_is() -> None:
    tokens = tokenise("Harbours. Meridian, London")
    runs = [Run("c", 0, 1, 1.0), Run("pb", 1, 2, 1.0), Run("pl", 2, 3, 1.0)]
    assert with_subtitles(runs, tokens) == runs


def test_editors_are_no_part_of_the_book_that_they_edit() -> None:
    text = "Verein für Probe (Hg.): Räume des Wissens"
    assert narrowed(text, Label.OUTLET, 0, len(text)) == (Label.OUTLET, text.index("Räume"), len(text))


def test_a_talk_is_no_periodical() -> None:
    text = "Paper presented at the Third Congress of Fog"
    assert narrowed(text, Label.OUTLET, 0, len(text))[0] is Label.NOTE


def test_a_place_is_no_part_of_the_publisher() -> None:
    text = "Wien: Testverlag"
    assert narrowed(text, Label.PUBLISHER, 0, len(text)) == (Label.PUBLISHER, 6, len(text))


def test_a_place_of_several_words_that_no_list_knows_is_none_either() -> None:
    text = "Unterer Ort am See: Testverlag"
    assert narrowed(text, Label.PUBLISHER, 0, len(text)) == (Label.PUBLISHER, text.index("Test"), len(text))


def test_words_in_brackets_before_a_publisher_are_of_something_else() -> None:
    text = "(Nebelstadt, Wis.). Testverlag"
    assert narrowed(text, Label.PUBLISHER, 0, len(text)) == (Label.PUBLISHER, text.index("Test"), len(text))


def test_a_small_word_alone_is_no_publisher() -> None:
    assert narrowed("vom 5.11.2003", Label.PUBLISHER, 0, 3)[0] is Label.NOTE


def test_the_town_of_a_periodical_before_its_volume_is_not_of_its_name() -> None:
    text = "Annals of the Museum of Fog, Paris 9: 1-5"
    assert narrowed(text, Label.OUTLET, 0, text.index(" 9")) == (Label.OUTLET, 0, text.index(","))
    alone = "Annals of Fog, Paris"
    assert narrowed(alone, Label.OUTLET, 0, len(alone)) == (Label.OUTLET, 0, len(alone))


def test_of_two_books_the_one_that_is_followed_by_a_role_is_an_editor() -> None:
    text = "Verein für Probe (Hg.): Räume des Wissens, Wien"
    runs = [Run("c", 0, 3, 1.0), Run("c", 4, 7, 0.5)]
    assert without_editors(text, tokenise(text), runs) == runs[1:]
    assert without_editors(text, tokenise(text), runs[:1]) == runs[:1]


def test_the_word_before_the_day_of_a_statute_is_not_of_its_title() -> None:
    assert cut("Gesetz über den Nebel vom") == "Gesetz über den Nebel"


def test_authors_behind_a_title_are_not_taken_for_those_that_it_begins_with() -> None:
    text = "Fog, Harbours 1999, J."
    authors = Part(Label.AUTHORS, 20, 22, "J.", 0.9, (Name(literal="J."),))
    parts = [Part(Label.TITLE, 0, 13, text[:13]), Part(Label.PUBLISHED, 14, 18, "1999"), authors]
    assert unsigned(text, parts) == parts


def test_a_title_ends_before_a_double_slash() -> None:
    assert cut("Память места // Вопросы географии") == "Память места"


def test_a_day_at_the_end_of_a_law_is_not_of_its_title() -> None:
    assert cut("Gesetz über den Nebel vom 13.08.2003") == "Gesetz über den Nebel"
    assert cut("Harbours and their bells, October 2000") == "Harbours and their bells"


def test_a_month_inside_a_title_stays() -> None:
    assert cut("The revolution of October 1917") == "The revolution of October 1917"


def test_figures_alone_are_no_title() -> None:
    assert cut("241 8") is None


def test_a_year_that_ends_a_title_is_of_it_where_the_date_stands_before() -> None:
    tokens = tokenise("Probe (2007): Nebel im Hafen 2007.")
    runs = [Run("a", 0, 1, 1.0), Run("d", 1, 2, 1.0), Run("t", 2, 5, 1.0), Run("d", 5, 6, 1.0)]
    assert with_year(runs, tokens, runs[2]).stop == 6
    assert len(runs) == 3


def test_a_periodical_with_a_place_and_no_numbers_is_a_book() -> None:
    runs = [Run("j", 0, 2, 1.0), Run("pl", 2, 3, 1.0), Run("d", 3, 4, 1.0)]
    assert book_alone(list(runs)) == [runs[0]]
    assert book_alone([*runs, Run("v", 4, 5, 1.0)]) == []


def test_a_name_before_a_comma_is_taken_out_of_a_title() -> None:
    text = "Robert Muster, Der Hafen. Handel und Wandel, Wien 2005"
    end = text.index(", Wien")
    parts = [Part(Label.TITLE, 0, end, text[:end]), Part(Label.PUBLISHED, 50, 54, "2005")]
    authors, title, _ = unsigned(text, parts)
    assert [str(name) for name in authors.names] == ["Muster, Robert"]
    assert title.value == "Der Hafen. Handel und Wandel"


def test_a_title_that_begins_with_a_town_stays_whole() -> None:
    text = "Victoria London, Two harbours, 2005"
    parts = [Part(Label.TITLE, 0, 29, text[:29]), Part(Label.PUBLISHED, 31, 35, "2005")]
    assert unsigned(text, parts) == parts


def test_a_year_inside_a_title_without_a_date_ends_the_head() -> None:
    text = "Amt für Nebel, Wind und Wetter (Hrsg.) (1996) Handbuch der Häfen. Wien."
    body, title = text.index(","), text.index("Wind")
    parts = [
        Part(Label.AUTHORS, 0, body, text[:body], 0.9, (Name(literal=text[:body]),)),
        Part(Label.TITLE, title, text.index(". Wien"), text[title : text.index(". Wien")]),
    ]
    signed, year, rest = without_head(text, parts)
    assert (signed.label, str(signed.names[0])) == (Label.EDITORS, "Amt für Nebel, Wind und Wetter")
    assert (year.label, year.value, rest.value) == (Label.PUBLISHED, "1996", "Handbuch der Häfen")


def test_a_year_inside_a_title_stays_where_the_work_is_dated() -> None:
    text = "Amt für Nebel, 1996. Handbuch der Häfen. Wien 2001"
    parts = [Part(Label.TITLE, 0, 39, text[:39]), Part(Label.PUBLISHED, 46, 50, "2001")]
    assert without_head(text, parts) == parts


def test_the_year_that_ends_a_meeting_dates_the_work_where_nothing_else_does() -> None:
    text = "Proceedings of the Congress on Fog 1992. pages 17-24"
    name, year = with_last_year([Part(Label.OUTLET, 0, 39, text[:39])])
    assert (name.value, year.value) == ("Proceedings of the Congress on Fog", "1992")
    assert text[year.start : year.end] == "1992"


def test_the_first_word_of_a_place_is_no_subtitle() -> None:
    tokens = tokenise("Sacred harbours, Nueva York, Testverlag")
    runs = [Run("t", 0, 2, 1.0), Run("pb", 2, 3, 0.7), Run("pl", 3, 4, 0.8), Run("pb", 4, 5, 1.0)]
    assert with_subtitles(runs, tokens) == runs
