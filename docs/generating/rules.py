"""One page a rule, and their index, from the rules' own docstrings."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.rules.catalogue import RULES, descriptor
from citecheck.rules.docs import index, rule_page

FOLDER = "reference/rules"


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of each page."""
    told = [descriptor(rule) for rule in RULES]
    remark = "<!-- Made by docs/generate.py from {}: edit that, not this. -->\n\n"
    yield f"{FOLDER}/index.md", remark.format("the rules' docstrings") + index(told)
    for rule, one in zip(RULES, told, strict=True):
        yield f"{FOLDER}/{one.code}.md", remark.format(type(rule).__module__) + rule_page(one)
