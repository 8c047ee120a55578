"""All rules, in one visible tuple, and how to choose among them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from citecheck.model.finding import Family
from citecheck.rules.arc import ARC
from citecheck.rules.dat import DAT
from citecheck.rules.descriptor import descriptor
from citecheck.rules.dup import DUP
from citecheck.rules.interface import Rule
from citecheck.rules.lnk import LNK
from citecheck.rules.pag import PAG
from citecheck.rules.ref import REF
from citecheck.rules.reg import REG
from citecheck.rules.stl import STL
from citecheck.rules.syn import SYN

__all__ = ["RULES", "UnknownRuleError", "descriptor", "find", "select", "selects"]

RULES: tuple[Rule, ...] = (*SYN, *REF, *DAT, *LNK, *ARC, *DUP, *PAG, *STL, *REG)

ALL = "ALL"
DEFAULT = "DEFAULT"
_EXACT = 100
"""Specificity of a full code or a name; a prefix has its length, the words ``ALL`` and ``DEFAULT`` have none."""


class UnknownRuleError(LookupError):
    """No rule has this code or name, none this prefix. Do: correct the word; the nearest one is suggested."""

    def __init__(self, word: str, suggestion: str | None) -> None:
        """Keep the word and the nearest code or name, ``None`` when nothing is near."""
        self.word = word
        self.suggestion = suggestion
        hint = f"; did you mean {suggestion}?" if suggestion else "; `citecheck rules` lists them"
        super().__init__(f"no rule or family is called {word!r}{hint}")


def find(code_or_name: str) -> Rule:
    """Give the rule with a code (in any case) or a name.

    Raises:
        UnknownRuleError: There is none.
    """
    wanted = code_or_name.strip()
    for rule in RULES:
        if rule.code == wanted.upper() or rule.name == wanted.lower():
            return rule
    raise UnknownRuleError(code_or_name, _nearest(wanted))


def select(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Give the rules that are to run, in the order of the catalogue.

    Each word is a code (``ARC104``), the beginning of codes (``ARC1``, a family ``ARC``), a name (``dead-link``),
    ``ALL`` or ``DEFAULT``. Without ``select`` the rules that are on by default are chosen; naming a family chooses all
    of it. Where both lists speak of a rule, the more specific word wins, and ``ignore`` wins a tie.

    Raises:
        UnknownRuleError: A word names nothing.
    """
    wanted = tuple(select) or (DEFAULT,)
    unwanted = tuple(ignore)
    for word in (*wanted, *unwanted):
        if not any(_specificity(word, rule) is not None for rule in RULES):
            raise UnknownRuleError(word, _nearest(word))
    return tuple(rule for rule in RULES if _best(wanted, rule) > _best(unwanted, rule))


def selects(word: str, rule: Rule) -> bool:
    """Tell whether a word, as in ``select`` or in a suppression, speaks of a rule."""
    return _specificity(word, rule) is not None


def _best(words: Iterable[str], rule: Rule) -> int:
    return max((found for word in words if (found := _specificity(word, rule)) is not None), default=-1)


def _specificity(word: str, rule: Rule) -> int | None:
    upper = word.strip().upper()
    if upper == ALL or (upper == DEFAULT and rule.default):
        return 0
    if upper == rule.code or word.strip().lower() == rule.name:
        return _EXACT
    if len(upper) >= len(rule.code[:3]) and rule.code.startswith(upper):
        return len(upper)
    return None


def _nearest(word: str) -> str | None:
    names = {rule.name: rule.name for rule in RULES} | {rule.code.lower(): rule.code for rule in RULES}
    names |= {family.value.lower(): family.value for family in Family}
    near = get_close_matches(word.strip().lower(), names, n=1, cutoff=0.6)
    return names[near[0]] if near else None
