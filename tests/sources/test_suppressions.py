from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.reference import Format, Origin, Reference, Span, Suppression
from citecheck.sources.load import parse_text
from citecheck.sources.suppressions import find_suppressions

ENTRIES = "@book{a,\n  title={A}\n}\n@book{b,\n  title={B}\n}\n"


def wishes(text: str, form: str = "bibtex") -> list[Suppression]:
    return list(parse_text(text, format=form).suppressions)


def covered(text: str, form: str = "bibtex") -> list[str | None]:
    return [text[w.target.start : w.target.end] if w.target else None for w in wishes(text, form)]


def test_a_wish_says_rules_day_and_reason() -> None:
    (wish,) = wishes("% citecheck: ignore[ARC101, dead-link DAT] until 2027-01-31 -- it comes back\n" + ENTRIES)
    assert (wish.rules, wish.expires, wish.reason) == (
        ("ARC101", "dead-link", "DAT"),
        "2027-01-31",
        "it comes back",
    )
    assert wish.span is not None
    assert (wish.span.line, wish.span.column) == (1, 3)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("% citecheck: ignore[X]\n" + ENTRIES, "a"),
        ("@comment{citecheck: ignore[X]}\n" + ENTRIES, "a"),
        (ENTRIES.replace("}\n}\n@book{b", "}\n} % citecheck: ignore[X]\n@book{b"), "a"),
        (ENTRIES.replace("  title={A}", "  % citecheck: ignore[X]\n  title={A}"), "a"),
        (ENTRIES.replace("@book{b", "% citecheck: ignore[X]\n% and more\n@book{b"), "b"),
    ],
)
def test_in_bibtex_a_wish_covers_its_entry_or_the_next(text: str, key: str) -> None:
    (stretch,) = covered(text)
    assert stretch is not None
    assert stretch.startswith(f"@book{{{key},")


def test_a_wish_for_the_file_covers_all() -> None:
    (wish,) = wishes(ENTRIES + "% citecheck: ignore-file[STL]")
    assert (wish.target, wish.rules) == (None, ("STL",))


def test_a_wish_without_brackets_is_for_all_rules() -> None:
    (wish,) = wishes("% citecheck: ignore -- old\n" + ENTRIES)
    assert (wish.rules, wish.reason) == ((), "old")


def test_a_wish_in_at_comment_loses_its_brace() -> None:
    assert wishes("@comment{citecheck: ignore[X] -- because {of} it}\n" + ENTRIES)[0].reason == "because {of} it"


@pytest.mark.parametrize("text", ["citecheck: ignore[X]\n", "  note = {citecheck: ignore[X]},\n"])
def test_words_that_are_no_comment_are_no_wish(text: str) -> None:
    assert wishes(text + ENTRIES) == []


def test_a_wish_behind_the_last_entry_covers_nothing() -> None:
    assert wishes(ENTRIES + "\n% citecheck: ignore[X]") == []


WIKI = "A.<ref>{{cite web|title=A|url=https://a.example}}</ref>%s\n\nB.<ref>{{cite web|title=B|url=https://b.example}}</ref>"


def test_in_wikitext_a_wish_stands_in_a_comment() -> None:
    text = WIKI % "<!-- citecheck: ignore[ARC101] until 2027-01-31 -- moved -->"
    (wish,) = wishes(text, "wikitext")
    assert (wish.rules, wish.expires, wish.reason) == (("ARC101",), "2027-01-31", "moved")
    assert "title=A" in (covered(text, "wikitext")[0] or "")


def test_in_lists_of_addresses_a_wish_stands_behind_a_hash() -> None:
    text = "# citecheck: ignore[LNK]\nhttps://a.example\nhttps://b.example # citecheck: ignore[ARC]\n"
    assert covered(text, "urls") == ["https://a.example", "https://b.example"]


def test_formats_without_comments_have_no_wishes() -> None:
    assert find_suppressions("% citecheck: ignore", Format.RIS, ()) == ()


@given(
    st.lists(st.sampled_from(["<!-- ", "citecheck: ", "ignore", "[A,", "]", " until ", "x", "--", "-->", "\n"])).map(
        "".join
    )
)
def test_every_wish_names_its_place(text: str) -> None:
    reference = Reference(Origin("x", Format.HTML, Span(0, len(text))), text)
    for wish in find_suppressions(text, Format.HTML, [reference]):
        assert wish.span is not None
        assert text[wish.span.start : wish.span.end].lower().startswith("citecheck:")
