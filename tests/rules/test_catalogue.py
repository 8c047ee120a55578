from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Family, Finding
from citecheck.rules.catalogue import RULES, UnknownRuleError, descriptor, find, select, selects
from citecheck.rules.descriptor import SECTIONS, MissingSectionError
from citecheck.rules.docs import index, rule_page
from citecheck.rules.interface import Rule

ROOM = Path(__file__).resolve().parents[2] / "src" / "citecheck" / "rules"
REMEDY_WORDS = {"add", "remove", "replace", "fix", "use", "change", "correct", "convert", "rename"}


def test_there_are_rules_of_every_family_and_at_least_eighty() -> None:
    assert {Family(rule.code[:3]) for rule in RULES} == set(Family)
    assert len(RULES) >= 80


@pytest.mark.parametrize("attribute", ["code", "name"])
def test_codes_and_names_are_given_once(attribute: str) -> None:
    counts = Counter(getattr(rule, attribute) for rule in RULES)
    assert [value for value, count in counts.items() if count > 1] == []


def test_no_two_rules_say_the_same_of_themselves() -> None:
    summaries = Counter(descriptor(rule).summary for rule in RULES)
    assert max(summaries.values()) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_of_in_every_section(rule: Rule) -> None:
    told = descriptor(rule)
    assert [heading for heading, _ in told.sections] == list(SECTIONS)
    assert told.summary.endswith(".")
    assert "\n" not in told.summary
    assert told.default_reason
    assert told.default is not told.default_reason.startswith("off")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_lives_in_a_file_of_its_name_in_the_folder_of_its_family(rule: Rule) -> None:
    path = ROOM / rule.code[:3].lower() / f"{rule.name.replace('-', '_')}.py"
    assert path.is_file()
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120
    assert path.read_text(encoding="utf-8").startswith(f'"""{rule.code} {rule.name}."""')


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_names_and_codes_have_their_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert not REMEDY_WORDS & set(rule.name.split("-"))


def test_suppression_names_rules_that_exist_and_never_goes_in_a_circle() -> None:
    weaker = {rule.code: set(rule.suppresses) for rule in RULES}
    assert set().union(*weaker.values()) <= set(weaker)

    def below(code: str, path: tuple[str, ...]) -> None:
        assert code not in path, f"{path} lead back to {code}"
        for other in weaker[code]:
            below(other, (*path, code))

    for code in weaker:
        below(code, ())


def test_a_docstring_that_lacks_a_section_is_refused() -> None:
    class Silent(Rule):
        """Says too little.

        ## What it finds
        Nothing.
        """

        code = "REF999"
        name = "silent"

        def check(self, evidence: Evidence) -> Iterator[Finding]:
            yield from ()

    with pytest.raises(MissingSectionError, match="Silent"):
        descriptor(Silent())


def test_a_rule_is_found_by_code_in_any_case_and_by_name() -> None:
    assert find("arc102") is find("archive-date-missing") is find("ARC102")


@pytest.mark.parametrize(("word", "suggestion"), [("dead-lnk", "dead-link"), ("DUPP", "DUP"), ("quite else", None)])
def test_an_unknown_name_is_met_with_the_nearest_one(word: str, suggestion: str | None) -> None:
    with pytest.raises(UnknownRuleError) as raised:
        find(word)
    assert raised.value.suggestion == suggestion
    assert word in str(raised.value)


def test_without_a_wish_the_default_rules_are_chosen() -> None:
    assert select() == tuple(rule for rule in RULES if rule.default)


def test_a_family_is_chosen_whole_and_the_more_specific_word_wins() -> None:
    family = select(["DUP"])
    assert {rule.code[:3] for rule in family} == {"DUP"}
    assert len(family) == sum(rule.code.startswith("DUP") for rule in RULES)
    assert [rule.code for rule in select(["DUP"], ["DUP1", "dead-link"])] == []
    assert [rule.code for rule in select(["DUP101"], ["DUP"])] == ["DUP101"]
    assert "ARC102" not in {rule.code for rule in select([], ["archive-date-missing"])}
    assert "REF105" in {rule.code for rule in select(["DEFAULT", "missing-publisher"])}
    assert len(select(["ALL"])) == len(RULES)


@pytest.mark.parametrize("words", [(["nonsense"], []), ([], ["ARC999"])])
def test_a_word_that_names_nothing_is_refused(words: tuple[list[str], list[str]]) -> None:
    with pytest.raises(UnknownRuleError):
        select(*words)


def test_a_word_of_a_suppression_speaks_of_code_name_and_family() -> None:
    rule = find("dead-link")
    assert all(selects(word, rule) for word in ("LNK", "lnk201", "dead-link", "ALL"))
    assert not any(selects(word, rule) for word in ("ARC", "dead", "LN"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_holds_all_that_is_told_and_no_mark_of_the_tests(rule: Rule) -> None:
    text = rule_page(descriptor(rule))
    assert text.startswith(f"# {rule.code} {rule.name}\n")
    assert all(f"\n## {heading}\n" in text for heading in SECTIONS)
    assert not re.search(r"^```\w+ (?:bad|good)$|^```facts$", text, re.MULTILINE)
    assert text.count("```") % 2 == 0


def test_the_index_links_every_rule() -> None:
    text = index([descriptor(rule) for rule in RULES], folder="rules/")
    assert all(f"(rules/{rule.code}.md)" in text for rule in RULES)
