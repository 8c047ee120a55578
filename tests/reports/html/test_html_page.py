"""The page as text: one file, nothing from outside, everything told without a script, no text of strangers alive."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from citecheck.model.audit import Audit
from citecheck.model.verdict import ArchiveReason, LinkReason
from citecheck.reports.html.cards import anchor_of
from citecheck.reports.html.report import HtmlReport
from citecheck.reports.words import archive_words, link_words

VOID = {"meta", "link", "input", "rect", "line", "use", "path", "circle", "polyline", "br"}
OURS = (
    "a abbr article aside b bdi body br button circle clippath code dd desc details div dl dt figcaption figure footer "
    "form g h1 h2 h3 h4 head header html i input label li line link main meta nav noscript ol option p path polyline "
    "pre rect script section select span style summary svg symbol table tbody td text th thead time title tr ul use"
)


class _Reader(HTMLParser):
    """Notes every tag and attribute; fails on a tag that is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.text).split())


@pytest.fixture(scope="module")
def page(rich: Audit) -> str:
    return HtmlReport().render(rich)


@pytest.fixture(scope="module")
def read(page: str) -> _Reader:
    return _Reader(page)


@pytest.mark.parametrize("name", ["rich", "few", "hostile", "empty"])
def test_it_is_well_formed_and_of_our_own_tags_and_attributes(name: str, request: pytest.FixtureRequest) -> None:
    reader = _Reader(HtmlReport().render(request.getfixturevalue(name)))
    assert reader.open == []
    assert {tag for tag, _ in reader.tags} <= set(OURS.split())
    attributes = {attribute for _, attrs in reader.tags for attribute in attrs}
    assert not [attribute for attribute in attributes if attribute.startswith("on") or attribute == "style"]
    assert [tag for tag, _ in reader.tags].count("script") == 1
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["rich", "hostile"])
def test_it_asks_nobody_for_anything(name: str, request: pytest.FixtureRequest) -> None:
    reader = _Reader(HtmlReport().render(request.getfixturevalue(name)))
    for tag, attrs in reader.tags:
        assert "src" not in attrs
        assert "srcset" not in attrs
        assert "action" not in attrs
        href = attrs.get("href") or ""
        allowed = {"a": ("#", "http://", "https://"), "use": ("#t-",), "link": ("data:,",)}
        assert not href or href.startswith(allowed[tag]), href
    style = HtmlReport().render(request.getfixturevalue("empty"))
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_names_the_style_and_the_script_by_their_hash(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    said = policy[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        text = page[page.index(f"<{tag}>") + len(tag) + 2 : page.index(f"</{tag}>")]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in said
    assert said.startswith("default-src 'none'; ")
    assert "unsafe" not in said
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script>")


def test_every_reference_tells_its_state_with_the_reason(read: _Reader) -> None:
    for link in LinkReason:
        assert link_words(link) in read.said
    for archive in ArchiveReason:
        assert archive_words(archive) in read.said


def test_every_reference_can_be_linked_to(rich: Audit, read: _Reader) -> None:
    ids = {attrs.get("id") for tag, attrs in read.tags if tag == "article"}
    assert {anchor_of(citation.id) for citation in rich.citations} == ids
    assert "ref-link-not-found" in ids


def test_links_within_the_page_lead_somewhere(read: _Reader) -> None:
    ids = {attrs.get("id") for _, attrs in read.tags}
    targets = {attrs["href"] for tag, attrs in read.tags if tag == "a" and (attrs.get("href") or "").startswith("#")}
    assert {target[1:] for target in targets if target} <= ids


def test_odd_ids_get_anchors_of_their_own() -> None:
    ids = ["a b", "a-b", "a\u00a0b", "ünï", "x" * 500, "", "<b>"]
    anchors = [anchor_of(each) for each in ids]  # type: ignore[arg-type]  # any string may be an id
    assert len(set(anchors)) == len(ids)
    assert all(re.fullmatch(r"ref-[\w.:~+-]+", anchor, re.ASCII) for anchor in anchors)


def test_a_remedy_is_shown_as_a_difference(page: str) -> None:
    assert '<span class="ins">+ archive_url = https://archive.example/web/1/x\n</span>' in page
    assert "twin: outlet = The Example Times" in page
    assert "- reference = twin~2" in page


def test_banners_come_before_everything_else(page: str) -> None:
    main = page[page.index("<main") :]
    assert main.index("the run was interrupted") < main.index("stand in for the real web") < main.index("<section")


def test_what_was_not_looked_at_has_a_section_of_its_own(read: _Reader) -> None:
    section = read.said[read.said.index("Not looked at, or without an answer") :]
    assert "This is not the same as nothing found." in section
    for wanted in (
        "18 links without a verdict",
        "23 archive copies without a verdict",
        "not looked up",
        "1 rule not run",
        "registries were not asked",
        "missing.bib : there is no such file".replace(" :", ":"),
        "1 block skipped as no reference",
        "openlibrary: 9780000000002 (unavailable)",
    ):
        assert wanted in section


def test_a_whole_audit_says_that_nothing_was_left_out(rich: Audit) -> None:
    live = tuple(link for link in rich.links if link.state == "live")
    whole = replace(rich, links=live, archives=(), registries=(), not_run=(), unread=(), complete=True, notice=None)
    whole = replace(whole, documents=tuple(replace(document, skipped=()) for document in whole.documents))
    assert "every link and archive copy has a verdict" in HtmlReport().render(whole)


def test_muted_findings_are_told_with_their_reason_and_not_counted(read: _Reader) -> None:
    muted = read.said[read.said.index("Muted findings") :]
    assert "the two editions differ, until 2027-01-31" in muted
    assert "in the baseline" in muted
    assert "3 errors, 2 warnings, 1 note in 64 references" in read.said


def test_charts_speak_for_themselves(page: str) -> None:
    for chart in re.findall(r"<svg class=\"chart\".*?</svg>", page, re.DOTALL):
        name = re.search(r'aria-labelledby="(\S+)-title (\S+)-desc"', chart)
        assert name is not None
        assert f'<title id="{name[1]}-title">' in chart
        assert re.search(rf'<desc id="{name[2]}-desc">[^<]+</desc>', chart)
    assert "2010–14: 2 dead, 3 unknown." in page


def test_five_hundred_references_take_less_than_1500_kb(sized: Callable[[int], Audit]) -> None:
    assert len(HtmlReport().render(sized(500)).encode()) <= 1_500_000


def test_text_that_runs_the_other_way_is_isolated(hostile: Audit) -> None:
    page = HtmlReport().render(hostile)
    assert "<bdi>\u0634\u0639\u0631 and" in page
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(page)


def test_a_hostile_text_of_100_kb_is_cut(hostile: Audit) -> None:
    page = HtmlReport().render(hostile)
    assert "a" * 5000 not in page
    assert len(page) < 1_000_000
