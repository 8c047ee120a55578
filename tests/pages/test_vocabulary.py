from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages import vocabulary
from citecheck.pages.vocabulary import Speech, alarms, fold, is_pure, sounds_suspicious, tokens_of

LANGUAGES = vocabulary._LANGUAGES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oops! That page can’t be found.", "en"),
        ("HTTP Error 404.0 - Not Found", "en"),
        ("Diese Seite gibt es leider nicht (mehr)", "de"),
        ("Страница не найдена", "ru"),
        ("お探しのページは見つかりませんでした", "ja"),
        ("抱歉，您访问的页面不存在", "zh"),
        ("요청하신 페이지를 찾을 수 없습니다.", "ko"),
        ("Pagina nao encontrada", "pt"),
        ("PAGE INTROUVABLE", "fr"),
    ],
)
def test_a_heading_that_says_nothing_else_is_pure(text: str, language: str) -> None:
    assert is_pure(tokens_of(text), Speech.MISSING, language)


@pytest.mark.parametrize(
    "text",
    [
        "Page not found: the vanishing archives",
        "404: a history of the error",
        "Area code 404",
        "Not Found (2019)",
        "Fehler 404: Warum Seiten verschwinden",
        "Выставка: страница не найдена",
        "",
        "Ferry sails again",
    ],
)
def test_a_headline_about_it_is_not(text: str) -> None:
    assert not any(is_pure(tokens_of(text), Speech.MISSING, language) for language in LANGUAGES)


def test_addresses_and_host_names_are_no_words() -> None:
    assert tokens_of("The URL /docs/howto/tapes.html at https://a.example/x and harrow.example") == (
        "the",
        "url",
        "at",
        "and",
    )


def test_case_accents_and_apostrophes_fold() -> None:
    assert fold("NÃO Straße Łódź can’t") == "nao strasse lodz can't"


@pytest.mark.parametrize(
    "title", ["Page not found", "Just a moment...", "Log in", "Fehler", "harrow.example is for sale"]
)
def test_a_title_that_wants_a_second_look_sounds_suspicious(title: str) -> None:
    assert sounds_suspicious(title)


@pytest.mark.parametrize(
    "title", ["Ferry to Skarholm sails again after eleven weeks | Courier", "Мост открыт", "議会の予算"]
)
def test_ordinary_titles_do_not(title: str) -> None:
    assert not sounds_suspicious(title)


def test_every_word_file_belongs_to_a_language_and_every_list_to_a_speech() -> None:
    folder = files("citecheck.pages") / "words"
    assert sorted(f"{language}.toml" for language in LANGUAGES) == sorted(file.name for file in folder.iterdir())
    known = {speech.value for speech in Speech}
    for language in LANGUAGES:
        read = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
        lists = {
            f"{name}.{inner}" if isinstance(value, dict) else name
            for name, value in read.items()
            for inner in (value if isinstance(value, dict) else [""])
        }
        extra = {name for name in lists - known if not name.endswith(".padding")}
        assert extra == set(), language
        assert {"things", "padding", "sorry", "missing.core", "missing.addressed"} <= lists


def test_every_phrase_can_be_found() -> None:
    for language in LANGUAGES:
        for phrase, speech, _ in vocabulary._phrases(language, frozenset(Speech) - vocabulary._QUIET):
            if speech in (Speech.HOME, Speech.SEARCH):
                continue
            tokens = tuple(token.rstrip("*") for token in phrase)
            assert any(hit.speech is speech and hit.end - hit.start == len(tokens) for hit in alarms(tokens)), phrase


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    alarms(tokens_of(text))
    sounds_suspicious(text)
