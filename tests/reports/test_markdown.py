"""Markdown that reads well, and that no foreign text can format."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citecheck.model.audit import Audit
from citecheck.reports.inert import visible
from citecheck.reports.markdown import MarkdownReport, escaped, linked, prose

OUR_TAGS = {"details", "/details", "summary", "/summary", "br", "!-- --"}


def _html(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_every_table_row_has_as_many_cells_as_its_head(rich: Audit, hostile: Audit) -> None:
    for audit in (rich, hostile):
        width = 0
        for line in MarkdownReport().render(audit).splitlines():
            if not line.startswith("|"):
                width = 0
                continue
            cells = len(re.findall(r"(?<!\\)\|", line)) - 1
            width = width or cells
            assert cells == width, line[:200]


def test_only_our_own_tags_and_web_links_are_in_it(hostile: Audit) -> None:
    tokens = _parser().parse(MarkdownReport().render(hostile))
    inline = [child for token in tokens for child in (token.children or [])]
    raw = [token.content for token in [*tokens, *inline] if token.type in {"html_block", "html_inline"}]
    tags = {tag for text in raw for tag in re.findall(r"<([^>]*)>", text)}
    assert tags <= OUR_TAGS
    assert not [token for token in inline if token.type == "image"]
    links = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
    assert all(link.startswith(("http://", "https://")) for link in links)


@given(st.text())
def test_escaped_text_reads_as_the_text(text: str) -> None:
    tokens = _parser().parseInline(escaped(text))
    children = tokens[0].children or []
    assert {child.type for child in children} <= {"text", "html_inline"}
    told = "".join(child.content for child in children if child.type == "text")
    assert told.strip("\u2068\u2069") == visible(text, 300)


@pytest.mark.parametrize(
    "text", ["https://evil.example", "http://evil.example", "www.evil.example", "ftp://evil.example"]
)
def test_bare_addresses_do_not_link_themselves(text: str) -> None:
    assert not re.search(r"(?<!\\)://|www(?<!\\)\.", escaped(text))


def test_mentions_and_issue_numbers_are_parted() -> None:
    assert escaped("@name and #12") == "@<!-- -->name and #<!-- -->12"


def test_code_of_a_rule_is_code_and_a_lone_backtick_is_not() -> None:
    assert prose("run `a|b` now, *soon* `") == r"run `a\|b` now, \*soon\* \`"
    assert prose("`x`") == "`x`"


@given(st.text("`*|<>[]()!&@# ab", max_size=40))
def test_code_opens_no_way_out(text: str) -> None:
    children = _parser().parseInline(prose(text))[0].children or []
    assert {child.type for child in children} <= {"text", "html_inline", "code_inline"}
    assert {child.content for child in children if child.type == "html_inline"} <= {"<!-- -->"}


def test_a_link_only_leads_to_the_web() -> None:
    assert linked("a [title]", "https://news.example/>x") == r"[a \[title\]](<https://news.example/%3Ex>)"
    assert linked("title", "javascript:alert(1)") == "title"
    assert linked("title", None) == "title"


def test_errors_are_open_and_lesser_findings_folded(rich: Audit) -> None:
    text = MarkdownReport().render(rich)
    assert text.index("| ❌ | 7 |") < text.index("<summary>⚠️ 2 warnings</summary>")
    assert text.count("<details>") == text.count("</details>")
    assert "> [!WARNING]\n> This audit is incomplete" in text
    assert "<summary>18 links without a verdict</summary>" in text
    assert "<summary>2 muted findings</summary>" in text


def test_it_stays_within_what_a_job_summary_takes(sized: object, hostile: Audit) -> None:
    assert callable(sized)
    for audit in (sized(2000), hostile):
        assert len(MarkdownReport().render(audit).encode()) < 1024 * 1024
    assert "more findings: the HTML and JSON reports have them all" in MarkdownReport().render(sized(2000))


def test_the_whole_report_is_html_without_surprises(few: Audit) -> None:
    html = _html(MarkdownReport().render(few))
    assert html.count("<table>") == html.count("</table>") > 3
