from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fixes.keys import repointed
from citecheck.fixes.splices import spliced

KEYS = {"gone": "kept", "x:1": "kept"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"\cite{gone}", r"\cite{kept}"),
        (r"\autocite[see][3]{a,gone , b}", r"\autocite[see][3]{a,kept , b}"),
        (r"\parencite*{gone,kept}", r"\parencite*{kept}"),
        (r"\textcites(a)[b]{gone}[c]{x:1}", r"\textcites(a)[b]{kept}[c]{kept}"),
        (r"\nocite{gone,x:1}", r"\nocite{kept}"),
        (r"\footfullcite{gone}", r"\footfullcite{kept}"),
        (r"\label{gone} gone {gone}", r"\label{gone} gone {gone}"),
        (r"\cite{gonebut}", r"\cite{gonebut}"),
        ("as [@gone, p. 3; -@x:1] and @gone.", "as [@kept, p. 3; -@kept] and @kept."),
        ("mail me@gone.example, @{gone}", "mail me@gone.example, @{kept}"),
        ("@goner", "@goner"),
    ],
)
def test_keys_are_changed_where_they_are_cited_and_nowhere_else(before: str, after: str) -> None:
    assert spliced(before, repointed(before, KEYS)) == after


@given(st.text(r"\cite{gone,kept}[] @x:1", max_size=200))
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = spliced(text, repointed(text, KEYS))
    assert spliced(once, repointed(once, KEYS)) == once


def test_hostile_text_takes_no_time() -> None:
    for text in (
        "\\cite" * 20_000,
        "\\cite{" * 20_000,
        "\\cite" + "[a]" * 50_000,
        "@" * 100_000,
        "\\cite{a" + "," * 100_000,
    ):
        assert repointed(text, KEYS) == ()
