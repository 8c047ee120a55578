from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Applicability, EditKind, Finding
from citecheck.model.reference import Document
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import select
from citecheck.rules.dup.blocking import BLOCK_LIMIT, blocks
from citecheck.rules.dup.clusters import Clusters
from citecheck.rules.dup.likeness import same_work
from citecheck.rules.dup.reasons import outlets_agree, reasons_against
from citecheck.rules.dup.signature import Signature, fold, fold_title, signature


@pytest.fixture(scope="module")
def sign(evidence_of: Callable[..., Evidence]) -> Callable[[str], Signature]:
    def make(fields: str, kind: str = "article") -> Signature:
        return signature(evidence_of(f"@{kind}{{x, {fields}}}").citations[0].reference)

    return make


BASE = (
    "author = {Aldous, Jane and Byrne, Tom}, title = {Drift of amber along the northern coast},"
    " journal = {Journal of the Sea}, year = 2001"
)

SAME = {
    "case": BASE.replace("Drift of amber", "DRIFT OF AMBER"),
    "slip": BASE.replace("northern", "nothern"),
    "two slips": BASE.replace("northern", "nothern").replace("amber", "ambr"),
    "initials": BASE.replace("Aldous, Jane and Byrne, Tom", "Aldous, J. and Byrne, T."),
    "names unparted": BASE.replace("Aldous, Jane and Byrne, Tom", "Jane Aldous"),
    "fewer authors": BASE.replace(" and Byrne, Tom", ""),
    "authors in another order": BASE.replace("Aldous, Jane and Byrne, Tom", "Byrne, Tom and Aldous, Jane"),
    "abbreviated journal": BASE.replace("Journal of the Sea", "J. Sea"),
    "no journal": BASE.replace("journal = {Journal of the Sea}, ", ""),
    "no year": BASE.replace(", year = 2001", ""),
    "online first": BASE.replace("2001", "2000"),
    "accents": BASE.replace("Byrne", "B{\\'y}rne"),
    "lost subtitle": BASE.replace("northern coast", "northern coast: a study of forty years"),
    "one word or two": BASE.replace("along", "a long"),
    "lost subtitle with years": BASE.replace("northern coast", "northern coast: a record of 1890--1989"),
}
OTHER = {
    "part": BASE.replace("northern coast", "northern coast: Part II"),
    "number": BASE.replace("northern coast", "northern coast, 2"),
    "other word": BASE.replace("northern", "southern"),
    "opposite": BASE.replace("Drift", "Microdrift").replace("amber", "amber and macrosilt"),
    "edition": f"{BASE}, edition = {{3rd}}",
    "year": BASE.replace("2001", "2006"),
    "author": BASE.replace("Aldous, Jane and Byrne, Tom", "Cole, Ann"),
    "same family, other person": BASE.replace("Aldous, Jane and Byrne, Tom", "Aldous, Nils"),
    "other journal": BASE.replace("Journal of the Sea", "Annals of Geology"),
    "reply": BASE.replace("northern coast", "northern coast: Reply to comments"),
}


@pytest.mark.parametrize("change", SAME)
def test_copies_of_one_work_are_known(change: str, sign: Callable[[str], Signature]) -> None:
    assert same_work(sign(BASE), sign(SAME[change]))
    assert same_work(sign(SAME[change]), sign(BASE))


@pytest.mark.parametrize("change", OTHER)
def test_works_that_look_alike_are_told_apart(change: str, sign: Callable[[str], Signature]) -> None:
    assert not same_work(sign(BASE), sign(OTHER[change]))
    assert not same_work(sign(OTHER[change]), sign(BASE))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("volume = 4", "another volume"),
        ("volume = 3, pages = {9--12}", "other pages"),
        ("volume = 3, edition = {2}", "another edition"),
        ("volume = 3, journal = {Annals of Geology}", "another outlet"),
    ],
)
def test_what_speaks_against_is_told_in_words(fields: str, reason: str, sign: Callable[[str], Signature]) -> None:
    one = sign("title = {Amber}, volume = 3, pages = {1--4}, journal = {Journal of the Sea}")
    assert reasons_against(one, sign(f"title = {{Amber}}, {fields}")) == (reason,)


@pytest.mark.parametrize("title", ["Introduction", "Annual report", "Editorial"])
def test_titles_that_many_works_bear_need_more_than_themselves(title: str, sign: Callable[[str], Signature]) -> None:
    fields = f"title = {{{title}}}, journal = {{Sea}}"
    assert not same_work(sign(f"{fields}, year = 2001"), sign(f"{fields.replace('Sea', 'Land')}, year = 2001"))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Proceedings of the National Academy of Sciences", "Proc. Natl. Acad. Sci.", True),
        ("Journal of Physical Chemistry", "J Phys Chem", True),
        ("The New York Times", "New York Times", True),
        ("British Broadcasting Corporation", "BBC", True),
        ("Journal of the Sea", "Journal of Geology", False),
        ("The Times", "The Guardian", False),
    ],
)
def test_outlets_are_compared_with_their_abbreviations(one: str, other: str, agree: bool) -> None:
    assert outlets_agree(fold(one), fold(other)) is agree
    assert outlets_agree(fold(other), fold(one)) is agree


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Études & Théories", "etudes and theories"),
        ("Macro- and microeconomics", "macro and microeconomics"),
        ("Straße über Łódź", "strasse uber lodz"),
        ("東京の港", "東京 京の の港"),
        ("pp. 268, 279", ""),
        ("1984", "1984"),
    ],
)
def test_titles_are_folded(title: str, folded: str) -> None:
    assert fold_title(title) == folded


WORDS = st.lists(st.sampled_from([f"word{number}" for number in range(30)]), min_size=1, max_size=8)


@given(st.lists(WORDS.map(" ".join), min_size=2, max_size=40))
def test_equal_titles_always_share_a_block(titles: list[str]) -> None:
    titles = [*titles, titles[0]]
    names = ["aldous"] * len(titles)
    pairs = {pair for block in blocks(titles, names, names) for pair in combinations(block, 2)}
    assert (0, len(titles) - 1) in pairs


def test_blocks_stay_small_when_a_thousand_titles_are_alike() -> None:
    titles = [f"notes on the weather of day {number % 7}" for number in range(1000)]
    found = list(blocks(titles, [f"author{number % 3}" for number in range(1000)], [""] * 1000))
    assert max(len(block) for block in found) <= BLOCK_LIMIT
    assert sum(len(block) for block in found) < 200_000


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_clusters_are_the_connected_parts(pairs: Sequence[tuple[int, int]]) -> None:
    clusters = Clusters(10)
    groups = [{number} for number in range(10)]
    for one, other in pairs:
        clusters.join(one, other)
        left = next(group for group in groups if one in group)
        right = next(group for group in groups if other in group)
        if left is not right:
            left |= right
            groups.remove(right)
    assert clusters.joined() == sorted(sorted(group) for group in groups if len(group) > 1)


def test_a_work_that_stands_three_times_is_one_finding_with_conflicts(
    find_in: Callable[..., list[Finding]],
) -> None:
    text = "\n".join(
        f"@article{{k{number}, {fields}}}"
        for number, fields in enumerate((BASE, SAME["slip"], f"{SAME['initials']}, pages = {{4--9}}", OTHER["part"]))
    )
    findings = find_in("same-work", text)
    assert [finding.references for finding in findings] == [("k0", "k1", "k2")]
    assert findings[0].message.startswith("Three references")
    assert "title: Drift of amber along the northern coast and Drift of amber along the nothern coast" in str(
        findings[0].evidence["conflicts"]
    )


def test_an_undated_copy_does_not_tie_two_dated_works(find_in: Callable[..., list[Finding]]) -> None:
    text = "\n".join(
        f"@article{{k{number}, {fields}}}"
        for number, fields in enumerate((BASE, OTHER["year"], BASE.replace(", year = 2001", "")))
    )
    assert all(len(finding.references) == 2 for finding in find_in("same-work", text))


def test_the_stronger_reason_speaks_alone(evidence_of: Callable[..., Evidence]) -> None:
    text = f"@article{{a, {BASE}, doi = {{10.1234/x}}}}\n@article{{b, {BASE}, doi = {{10.1234/X}}, volume = 2}}"
    applied = apply(evidence_of(text), select(["DUP"]))
    assert [finding.name for finding in applied.findings] == ["shared-identifier"]


def test_an_exact_copy_is_taken_out_and_its_uses_go_to_the_first(find_in: Callable[..., list[Finding]]) -> None:
    (finding,) = find_in("identical-reference", f"@article{{a, {BASE}}}\n@article{{b, {BASE}}}")
    assert finding.remedy is not None
    assert [(edit.kind, edit.reference, edit.value) for edit in finding.remedy.edits] == [
        (EditKind.REMOVE_REFERENCE, "b", "a")
    ]
    assert finding.span.line == 2


NOTE = "<ref>{{cite news |title=Ferry sails again |newspaper=Courier |date=2019-04-05}}</ref>"


@pytest.mark.parametrize(
    ("text", "form", "applicability"),
    [
        (f"@article{{a, {BASE}}}\n@article{{b, {BASE}}}", "bibtex", Applicability.UNSAFE),
        (f"@article{{a, {BASE}}}\n@article{{a, {BASE}}}", "bibtex", Applicability.SAFE),
        (f"A.{NOTE} B.{NOTE}", "wikitext", Applicability.SAFE),
    ],
)
def test_a_copy_goes_unseen_only_where_no_other_file_can_cite_it(
    text: str, form: str, applicability: Applicability, find_in: Callable[..., list[Finding]]
) -> None:
    (finding,) = find_in("identical-reference", text, (), form)
    assert finding.remedy is not None
    assert finding.remedy.applicability is applicability


def test_copies_in_two_files_are_found_and_never_taken_out(
    evidence_of: Callable[..., Evidence], evidence_of_documents: Callable[..., Evidence]
) -> None:
    documents: list[Document] = [evidence_of(f"@article{{{key}, {BASE}}}").documents[0] for key in "ab"]
    applied = apply(evidence_of_documents(documents), select(["DUP"]))
    (finding,) = applied.findings
    assert (finding.name, finding.source, finding.references) == ("identical-reference", 1, ("a", "b"))
    assert finding.remedy is not None
    assert finding.remedy.applicability is Applicability.DISPLAY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("doi = {10.1234/ABC}", "doi = {https://doi.org/10.1234/abc}"),
        ("isbn = {0-306-40615-2}", "isbn = {978-0-306-40615-7}"),
        ("eprint = {2101.00001v1}, eprinttype = {arxiv}", "eprint = {2101.00001v3}, eprinttype = {arxiv}"),
        ("pmid = {12345678}", "url = {https://pubmed.ncbi.nlm.nih.gov/12345678/}"),
    ],
)
def test_identifiers_are_compared_in_any_form(one: str, other: str, find_in: Callable[..., list[Finding]]) -> None:
    text = f"@book{{a, title = {{Amber}}, {one}}}\n@book{{b, title = {{Amber}}, {other}}}"
    assert len(find_in("shared-identifier", text)) == 1


def test_chapters_of_one_book_are_no_copies(find_all: Callable[..., list[Finding]]) -> None:
    text = "\n".join(
        f"@incollection{{c{number}, author = {{Aldous, Jane}}, title = {{{title}}}, booktitle = {{The Sea}},"
        f" year = 2001, isbn = {{978-0-306-40615-7}}, pages = {{{number}1--{number}9}}}}"
        for number, title in enumerate(("Amber", "Tides", "Amber"))
    )
    assert [finding.name for finding in find_all(text) if finding.rule.startswith("DUP")] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/ferry", "http://www.news.example/ferry/"),
        ("https://news.example/ferry", "https://m.news.example/ferry?utm_source=x#top"),
        ("https://news.example/ferry", "https://web.archive.org/web/20190405052849/https://news.example/ferry"),
    ],
)
def test_addresses_are_compared_beyond_their_spelling(
    one: str, other: str, find_in: Callable[..., list[Finding]]
) -> None:
    text = f"@online{{a, title = {{Ferry}}, url = {{{one}}}}}\n@online{{b, title = {{Ferry}}, url = {{{other}}}}}"
    assert len(find_in("same-address", text)) == 1


def test_one_database_cited_for_two_things_is_no_copy(find_in: Callable[..., list[Finding]]) -> None:
    text = """@online{a, title = {Population of Skarholm}, url = {https://data.example/query}}
    @online{b, title = {Exports of amber by year}, url = {https://data.example/query}}"""
    assert find_in("same-address", text) == []


def test_short_notes_may_be_repeated(find_all: Callable[..., list[Finding]]) -> None:
    book = "{{cite book |last=Smith |first=Ann |date=2005 |title=The Sea |publisher=Example Press}}"
    text = f"A.<ref>Smith 2005, p. 4.</ref> B.<ref>Smith 2005, p. 4.</ref>\n* {book}"
    assert [finding for finding in find_all(text, (), "wikitext") if finding.rule.startswith("DUP")] == []


@pytest.mark.heavy
def test_a_hundred_thousand_references_take_seconds(evidence_of_documents: Callable[..., Evidence]) -> None:
    import time

    from citecheck.sources.bibtex.reader import BibtexReader

    text = "\n".join(
        f"@article{{k{number}, author = {{Author{number % 5000}, A.}}, title = {{Notes {number} on word{number % 7919}"
        f" and word{number % 104729} of word{number % 31}}}, journal = {{Sea}}, year = {1950 + number % 70}}}"
        for number in range(100_000)
    )
    evidence = evidence_of_documents([BibtexReader().read(text, "large.bib")])
    started = time.process_time()
    apply(evidence, select(["DUP"]))
    assert time.process_time() - started < 30
