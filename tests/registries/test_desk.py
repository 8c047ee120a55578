from __future__ import annotations

import pytest
from tests.registries.standin import Answer, StandIn
from tests.registries.works import ARTICLE, BOOK, DATA, PREPRINT, TIDES, cited

from citecheck.clock import StoppedClock
from citecheck.model.evidence import RegistryState

pytestmark = pytest.mark.sockets


def test_a_doi_of_crossref_is_matched_with_its_work(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.crossref["10.5555/tides.1"] = TIDES
    (answer,) = standin.desk(clock).look_up([cited(doi="10.5555/Tides.1")])
    assert (answer.registry, answer.identifier, answer.state) == ("Crossref", "10.5555/tides.1", RegistryState.MATCHED)
    assert (answer.title, answer.published) == ("On Tides and Their Causes", "2011-05")
    assert answer.authors == ("Aldous, Jane", "Estuary Consortium")
    assert answer.outlet == "Journal of Shores"
    assert standin.registries.asked == ["/crossref/works/10.5555%2Ftides.1"]


def test_a_doi_of_another_work_is_told_with_that_work(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.crossref["10.5555/tides.1"] = TIDES
    citation = cited(doi="10.5555/tides.1", title="Protein folding in yeast cells", authors=(), published="2020")
    (answer,) = standin.desk(clock).look_up([citation])
    assert (answer.state, answer.title) == (RegistryState.OTHER_WORK, "On Tides and Their Causes")
    assert answer.notices == ()


def test_datacite_is_asked_for_what_crossref_does_not_hold_and_first_for_its_own(
    standin: StandIn, clock: StoppedClock
) -> None:
    standin.registries.datacite["10.5281/zenodo.555"] = DATA
    standin.registries.datacite["10.5555/data"] = DATA | {"doi": "10.5555/data"}
    title = "Tide gauge readings 2001-2010"
    first, second = standin.desk(clock).look_up(
        [cited("a", doi="10.5281/zenodo.555", title=title), cited("b", doi="10.5555/data", title=title)]
    )
    assert first.registry == second.registry == "DataCite"
    assert first.state is second.state is RegistryState.MATCHED
    assert (first.title, first.published, first.outlet) == (title, "2012", "Zenodo")
    services = [path.split("/")[1] for path in standin.registries.asked]
    assert services == ["datacite", "crossref", "datacite"]


def test_only_doi_org_says_that_a_doi_is_not_registered(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.handles.add("10.5555/elsewhere")
    gone, elsewhere = standin.desk(clock).look_up([cited("a", doi="10.5555/none"), cited("b", doi="10.5555/elsewhere")])
    assert (gone.registry, gone.state) == ("doi.org", RegistryState.NOT_FOUND)
    assert (elsewhere.registry, elsewhere.state) == ("doi.org", RegistryState.MATCHED)
    assert "not compared" in elsewhere.detail


def test_preprints_are_asked_together_and_tell_the_article_they_became(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.arxiv["2101.00001"] = PREPRINT
    there, gone = standin.desk(clock).look_up(
        [cited("a", title="Tides without a moon", arxiv="arXiv:2101.00001v1"), cited("b", arxiv="2101.99999")]
    )
    assert (there.registry, there.state, there.superseded_by) == ("arXiv", RegistryState.MATCHED, "10.5555/moonless")
    assert (there.title, there.authors, there.published) == (
        "Tides without a moon",
        ("Aldous, Jane van",),
        "2021-01-03",
    )
    assert gone.state is RegistryState.NOT_FOUND
    assert len(standin.registries.asked) == 1


def test_books_and_pubmed_numbers_are_asked_where_there_is_nothing_better(
    standin: StandIn, clock: StoppedClock
) -> None:
    standin.registries.openlibrary["9780306406157"] = BOOK
    standin.registries.pubmed["12345"] = ARTICLE
    book = cited("a", type="book", title="The Shore: A History", isbn="0-306-40615-2")
    answers = standin.desk(clock).look_up([book, cited("b", pmid="12345"), cited("c", pmid="54321")])
    assert [(each.registry, each.state.value) for each in answers] == [
        ("Open Library", "matched"),
        ("PubMed", "matched"),
        ("PubMed", "not-found"),
    ]
    assert (answers[0].published, answers[1].published) == ("2001-05", "2011-05-03")
    assert answers[1].authors == ("Aldous, JB",)


def test_references_without_identifier_are_left_alone_and_each_identifier_is_asked_once(
    standin: StandIn, clock: StoppedClock
) -> None:
    standin.registries.crossref["10.5555/tides.1"] = TIDES
    desk = standin.desk(clock)
    news = cited("news", type="article-newspaper", url="https://news.example/ferry")
    doi = "10.5555/tides.1"
    answers = desk.look_up([news, cited("a", doi=doi), cited("b", doi=doi, title="Yeast", authors=(), published=None)])
    assert [(each.reference, each.state.value) for each in answers] == [("a", "matched"), ("b", "other-work")]
    assert desk.look_up([cited("c", doi=doi)])[0].state is RegistryState.MATCHED
    assert len(standin.registries.asked) == 1
    assert desk.look_up([news]) == ()


def test_the_contact_is_told_to_those_who_ask_for_it(standin: StandIn, clock: StoppedClock) -> None:
    desk = standin.desk(clock, contact="me@lab.example")
    desk.look_up([cited("a", doi="10.5555/none"), cited("b", pmid="54321"), cited("c", isbn="0-306-40615-2")])
    asked = {path.split("/")[1]: path for path in standin.registries.asked}
    assert "mailto=me%40lab.example" in asked["crossref"]
    assert "email=me%40lab.example" in asked["pubmed"]
    assert "lab.example" not in asked["openlibrary"] + asked["datacite"] + asked["doi"]
    assert all("citecheck/" in agent and "me@lab.example" in agent for agent in standin.registries.agents)


@pytest.mark.parametrize(
    ("updates", "notices"),
    [
        (
            [{"DOI": "10.5555/r", "type": "retraction", "source": "retraction-watch", "label": "Retraction"}],
            (("retraction", "10.5555/r"),),
        ),
        (
            [{"DOI": "10.5555/e", "type": "erratum"}, {"DOI": "10.5555/c", "type": "expression_of_concern"}],
            (("correction", "10.5555/e"), ("expression-of-concern", "10.5555/c")),
        ),
        ([{"DOI": "10.5555/n", "type": "new_edition"}], ()),
        (
            [
                {"DOI": "10.5555/r", "type": "retraction", "updated": {"date-parts": [[2012, 1, 1]]}},
                {"DOI": "10.5555/b", "type": "reinstatement", "updated": {"date-parts": [[2013, 1, 1]]}},
            ],
            (),
        ),
        ("nonsense", ()),
    ],
)
def test_notices_of_publishers_and_retraction_watch_are_told(
    standin: StandIn, clock: StoppedClock, updates: object, notices: tuple[tuple[str, str], ...]
) -> None:
    standin.registries.crossref["10.5555/tides.1"] = TIDES | {"updated-by": updates}
    (answer,) = standin.desk(clock).look_up([cited(doi="10.5555/tides.1")])
    assert answer.notices == notices


def test_a_title_that_is_marked_as_retracted_is_a_notice_and_still_the_title(
    standin: StandIn, clock: StoppedClock
) -> None:
    marked = TIDES | {"title": ["RETRACTED ARTICLE: On Tides and Their Causes"]}
    standin.registries.crossref["10.5555/tides.1"] = marked
    (answer,) = standin.desk(clock).look_up([cited(doi="10.5555/tides.1")])
    assert answer.state is RegistryState.MATCHED
    assert answer.title == "On Tides and Their Causes"
    assert answer.notices == (("retraction", "10.5555/tides.1"),)


def test_a_preprint_at_crossref_names_its_article(standin: StandIn, clock: StoppedClock) -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/final", "asserted-by": "subject"}]}
    standin.registries.crossref["10.5555/tides.1"] = TIDES | {"relation": relation, "type": "posted-content"}
    (answer,) = standin.desk(clock).look_up([cited(doi="10.5555/tides.1")])
    assert answer.superseded_by == "10.5555/final"


def test_a_redirect_within_a_service_is_followed_and_one_elsewhere_is_not(
    standin: StandIn, clock: StoppedClock
) -> None:
    standin.registries.crossref["10.5555/new"] = TIDES
    moved = {
        "old": Answer(b"", 301, headers={"Location": "/crossref/works/10.5555%2Fnew"}),
        "away": Answer(b"", 301, headers={"Location": "http://press.example/works/x"}),
    }
    standin.registries.fault = lambda path: next((each for name, each in moved.items() if path.endswith(name)), None)
    standin.registries.handles.add("10.5555/away")
    old, away = standin.desk(clock).look_up([cited("a", doi="10.5555/old"), cited("b", doi="10.5555/away")])
    assert old.state is RegistryState.MATCHED
    assert away.state is RegistryState.UNAVAILABLE
