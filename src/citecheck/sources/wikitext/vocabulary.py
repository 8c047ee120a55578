"""Names of templates and parameters, as data: the tables of ``languages/``, read once and when first needed."""

from __future__ import annotations

import re
import tomllib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "uk", "ja", "zh", "nl", "pl", "sv")
"""One table each. A template that several wikis have takes the parameter names of all of them, in this order."""

_SEPARATORS = re.compile(r"[\s_-]+")
_DIGITS = re.compile(r"\d+")
_PREFIXES = ("cite ", "vcite ", "citation ", "cita ", "citar ", "citeer ", "cytuj ")
NUMBERED = frozenset(["author", "author-last", "author-first", "editor", "editor-last", "editor-first"])
"""Canonical parameters that come with numbers, whatever their position: ``last2``, ``editor2-last``."""
_REPEATED = frozenset({"authors", "coauthors", "editors"})
"""Lists that sometimes come with a number; the first one given counts."""
_UNSURE_PREFIX = frozenset({"citation "})
_CACHE_SIZE = 4096
"""Parameter names remembered for one set of languages; all of CS1 are about 600. More are looked up each time."""


class Role(StrEnum):
    """What a template is for."""

    CITATION = "citation"
    WEBARCHIVE = "webarchive"
    DEAD_LINK = "dead-link"
    PERMANENT_DEAD_LINK = "permanent-dead-link"
    SHORT = "short"
    """Points to a reference by author and year: ``{{sfn|Smith|2005}}``."""
    USE = "use"
    """Points to a named footnote: ``{{r|name}}``."""
    NOT_A_CITATION = "not-a-citation"
    """Named like a citation and none: ``{{citation needed}}``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of a template from its name."""

    role: Role
    csl_type: str = "document"
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter name, understood."""

    canonical: str | None
    """``None``: known, but of no use for a record."""
    number: int = 1


@dataclass(slots=True)
class ParameterNames:
    """The parameter names of one template."""

    names: Mapping[str, str]
    known: frozenset[str]
    is_complete: bool
    """Whether an ASCII name that is not in the table is an error: only the English table claims to be whole."""
    _seen: dict[str, Parameter | None] = field(default_factory=dict)

    def understand(self, name: str) -> Parameter | None:
        """Give what a parameter name means; ``None`` for one that nobody knows."""
        if name in self._seen:
            return self._seen[name]
        found = self._look_up(fold(name))
        if len(self._seen) < _CACHE_SIZE:
            self._seen[name] = found
        return found

    def _look_up(self, folded: str) -> Parameter | None:
        canonical = self.names.get(folded)
        if canonical is not None:
            return Parameter(canonical)
        if folded in self.known or folded.isdecimal():
            return Parameter(None)
        digits = _DIGITS.search(folded)
        if digits is None or len(digits.group()) > 4:  # noqa: PLR2004 - more authors than any work has
            return None
        base = folded[: digits.start()] + folded[digits.end() :]
        canonical = self.names.get(base)
        if canonical in NUMBERED:
            return Parameter(canonical, int(digits.group()))
        if canonical in _REPEATED:
            return Parameter(canonical)
        return Parameter(None) if canonical is not None or base in self.known else None


class Vocabulary:
    """All tables together."""

    def __init__(self, tables: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> None:
        """Turn tables of names into look-ups."""
        self._kinds: dict[str, Kind] = {}
        self._parameters: dict[tuple[str, ...], dict[str, str]] = {}
        self._known: set[str] = set()
        self._merged: dict[tuple[tuple[str, ...], str], ParameterNames] = {}
        for language, table in tables.items():
            self._add(language, table)

    def kind(self, name: str) -> Kind | None:
        """Give the kind of template that ``name`` (any case, spaces or underscores) is; ``None`` for all others."""
        folded = name.casefold()
        found = self._kinds.get(folded)
        if found is not None:
            return None if found.role is Role.NOT_A_CITATION else found
        for prefix in _PREFIXES:
            if folded.startswith(prefix) and len(folded) > len(prefix):
                if prefix in _UNSURE_PREFIX:
                    return None
                return Kind(Role.CITATION, "document", ("en",))
        return None

    def parameters(self, kind: Kind) -> ParameterNames:
        """Give the parameter names of a kind of template: those of its wikis, then English, then all others."""
        key = (kind.languages, kind.csl_type)
        if key not in self._merged:
            order = [*kind.languages, "en", *LANGUAGES]
            maps: list[dict[str, str]] = []
            for language in order:
                maps += [self._parameters.get((language, kind.csl_type), {}), self._parameters.get((language,), {})]
            names = dict(ChainMap(*maps))
            if kind.languages == ("en",):
                names = self._parameters["en",]
            self._merged[key] = ParameterNames(names, frozenset(self._known), "en" in kind.languages)
        return self._merged[key]

    def _add(self, language: str, table: Mapping[str, Mapping[str, list[str]]]) -> None:
        for csl_type, names in table.get("kinds", {}).items():
            self._add_kind(names, Role.CITATION, csl_type, language)
        for role, names in table.get("companions", {}).items():
            self._add_kind(names, Role(role), "", language)
        self._parameters[language,] = _inverted(table.get("parameters", {}))
        for csl_type, overrides in table.get("overrides", {}).items():
            self._parameters[language, csl_type] = _inverted(overrides)  # type: ignore[arg-type] # one level deeper
        self._known.update(fold(name) for name in table.get("known", {}).get("names", ()))

    def _add_kind(self, names: Iterable[str], role: Role, csl_type: str, language: str) -> None:
        for name in names:
            folded = name.casefold()
            before = self._kinds.get(folded)
            if before is None:
                self._kinds[folded] = Kind(role, csl_type, (language,))
            elif before.role is role and language not in before.languages:
                self._kinds[folded] = Kind(role, before.csl_type, (*before.languages, language))


def fold(name: str) -> str:
    """Spell a parameter name as the tables' keys are: lower case, no spaces, hyphens or underscores."""
    return _SEPARATORS.sub("", name).casefold()


@cache
def vocabulary() -> Vocabulary:
    """Read the tables that ship with citecheck."""
    folder = files("citecheck.sources.wikitext").joinpath("languages")
    return Vocabulary(
        {
            language: tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8"))
            for language in LANGUAGES
        }
    )


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(name): canonical for canonical, names in table.items() for name in names}
