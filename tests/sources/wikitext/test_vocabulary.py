from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from citecheck.sources.csl_types import CSL_TYPES
from citecheck.sources.wikitext.vocabulary import LANGUAGES, NUMBERED, Role, vocabulary


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_speaks_only_of_types_roles_and_parameters_that_exist(language: str) -> None:
    folder = files("citecheck.sources.wikitext").joinpath("languages")
    table = tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    assert set(table) <= {"kinds", "companions", "parameters", "known", "overrides"}
    assert set(table["kinds"]) <= CSL_TYPES
    assert set(table["companions"]) <= {role.value for role in Role}
    english = tomllib.loads(folder.joinpath("en.toml").read_text(encoding="utf-8"))["parameters"]
    assert set(table["parameters"]) <= set(english) | {"subtitle", "day", "offline", "dead-on"}


@pytest.mark.parametrize(
    ("name", "role", "csl_type"),
    [
        ("Cite web", Role.CITATION, "webpage"),
        ("cite AV media", Role.CITATION, "motion_picture"),
        ("Cite NIE", Role.CITATION, "entry-encyclopedia"),
        ("Cite some new thing", Role.CITATION, "document"),
        ("Literatur", Role.CITATION, "book"),
        ("Sfn", Role.SHORT, ""),
        ("Dead link", Role.DEAD_LINK, ""),
    ],
)
def test_templates_are_known_by_name(name: str, role: Role, csl_type: str) -> None:
    kind = vocabulary().kind(name)
    assert kind is not None
    assert (kind.role, kind.csl_type) == (role, csl_type)


@pytest.mark.parametrize(
    "name", ["Citation needed", "citation span", "Infobox", "cite", "", "Citation style", "reflist"]
)
def test_other_templates_are_not_citations(name: str) -> None:
    kind = vocabulary().kind(name)
    assert kind is None or name == "cite"


@pytest.mark.parametrize(
    ("name", "canonical", "number"),
    [
        ("Access-Date", "access-date", 1),
        ("accessdate", "access-date", 1),
        ("last12", "author-last", 12),
        ("editor2-first", "editor-first", 2),
        ("author-last3", "author-last", 3),
        ("isbn13", "isbn", 1),
        ("author-link2", None, 1),
        ("s2cid", None, 1),
    ],
)
def test_parameters_are_understood_however_they_are_spelled(name: str, canonical: str | None, number: int) -> None:
    kind = vocabulary().kind("cite web")
    assert kind is not None
    parameter = vocabulary().parameters(kind).understand(name)
    assert parameter is not None
    assert (parameter.canonical, parameter.number) == (canonical, number)


def test_a_misspelt_parameter_is_not_understood() -> None:
    kind = vocabulary().kind("cite book")
    assert kind is not None
    assert vocabulary().parameters(kind).understand("tilte") is None
    assert {"author", "editor-last"} <= NUMBERED
