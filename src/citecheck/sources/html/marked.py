"""Citations that the markup itself marks: classes of Wikipedia's templates, and COinS of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.sources.html.coins import Coins, read_coins
from citecheck.sources.html.tokens import Kind
from citecheck.sources.html.tree import Element, Tree

_HOLDERS = frozenset({"li", "p", "dd", "td", "tr", "div", "blockquote", "section"})
_NEAR_TOKENS = 6
"""Tokens between a citation and its COinS; Wikipedia puts it directly behind."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked citation: the tokens from ``first`` to before ``stop``, ``text[start:end]`` of the page."""

    first: int
    stop: int
    start: int
    end: int
    coins: Coins | None
    element: Element | None = None
    """The element that is the citation; ``None`` where only a COinS behind it marks it."""


def marked_citations(tree: Tree) -> list[Marked]:
    """Give the marked citations, in order, none inside another."""
    cited = list(_cited(tree))
    coins = [element for element in tree.elements if "Z3988" in element.classes()]
    found: list[Marked] = []
    taken: set[int] = set()
    ahead = 0
    for element in cited:
        while ahead < len(coins) and coins[ahead].first_token < element.first_token:
            ahead += 1
        mine = coins[ahead] if ahead < len(coins) and _belongs(tree, element, coins[ahead]) else None
        if mine is not None:
            taken.add(mine.first_token)
        said = None if mine is None else read_coins(mine.get("title"))
        found.append(Marked(element.first_token, element.last_token, element.start, element.end, said, element))
    found += _orphans(tree, [element for element in coins if element.first_token not in taken], found)
    return sorted(found, key=lambda each: each.start)


def _cited(tree: Tree) -> Iterator[Element]:
    """Give the outermost elements of class ``citation``, and ``cite`` elements that Wikipedia's COinS follows."""
    end = 0
    for element in tree.elements:
        if element.first_token < end or element.name not in {"cite", "span"} or "class" not in element.attributes:
            continue
        if "citation" in element.classes() and element.end > element.inner_start:
            end = element.last_token
            yield element


def _belongs(tree: Tree, element: Element, coins: Element) -> bool:
    """Whether a COinS stands inside a citation, or behind it with nothing to read between."""
    if coins.first_token < element.last_token:
        return True
    if coins.first_token - element.last_token > _NEAR_TOKENS:
        return False
    between = tree.tokens[element.last_token : coins.first_token]
    return not any(token.kind is Kind.TEXT and tree.text[token.start : token.end].strip() for token in between)


def _orphans(tree: Tree, coins: list[Element], cited: list[Marked]) -> Iterator[Marked]:
    """COinS without a marked citation mark the words before them, back to the last one or where their block begins."""
    last_stop = 0
    ahead = 0
    for element in coins:
        while ahead < len(cited) and cited[ahead].first < element.first_token:
            last_stop = max(last_stop, cited[ahead].stop)
            ahead += 1
        holder = next((each for each in element.ancestors() if each.name in _HOLDERS), None)
        first = max(last_stop, 0 if holder is None else holder.first_token + 1)
        start, end = _read_part(tree, first, element)
        yield Marked(first, element.first_token, start, end, read_coins(element.get("title")))
        last_stop = element.last_token


def _read_part(tree: Tree, first: int, coins: Element) -> tuple[int, int]:
    """Give the stretch before a COinS without blanks at its ends; the COinS itself where there is nothing."""
    if first >= coins.first_token:
        return coins.start, coins.end
    start, end = tree.tokens[first].start, coins.start
    stretch = tree.text[start:end]
    without = stretch.lstrip()
    return (end - len(without), end - len(without) + len(without.rstrip())) if without else (coins.start, coins.end)
