"""``crossref`` and ``xdata``: what an entry takes from others. Source: biblatex manual 3.20, appendix B."""

from __future__ import annotations

from collections.abc import Mapping

_OWN = frozenset(
    [
        "abstract", "annotation", "annote", "archivedate", "archiveurl", "crossref", "doi", "entryset", "entrysubtype",
        "eprint", "eprintclass", "eprinttype", "archiveprefix", "primaryclass", "execute", "file", "ids", "key",
        "keywords", "label", "note", "options", "pages", "pmid", "presort", "related", "relatedtype", "shorthand",
        "shorttitle", "sortkey", "subtitle", "titleaddon", "title", "translatedtitle", "url", "urldate", "urlstatus",
        "xdata", "xref",
    ]
)  # fmt: skip
"""Fields of a parent that say nothing of its child. biblatex hands some addresses down; a book's address is not that
of a chapter, so they stay here."""
_CONTAINED = frozenset(
    [
        "article", "bookinbook", "conference", "inbook", "incollection", "inproceedings", "inreference", "review",
        "suppbook", "suppcollection", "suppperiodical",
    ]
)  # fmt: skip
"""Types whose parent holds them: its title is their book or journal."""
_ARTICLES = frozenset(["article", "review", "suppperiodical"])
_MOST_PARENTS = 20
"""Parents that one entry may have in all: real chains are of two or three, circles never end."""

Entries = Mapping[str, tuple[str, Mapping[str, str]]]
"""Key, lower case -> entry type, lower case, and its fields by folded name."""


def inherited(kind: str, values: Mapping[str, str], entries: Entries) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Give the fields of an entry with those of its parents, and the keys of parents that are not in the file."""
    whole = dict(values)
    missing: list[str] = []
    waiting = _parents(values)
    seen: set[str] = set()
    while waiting and len(seen) < _MOST_PARENTS:
        key, is_data = waiting.pop(0)
        if key.lower() in seen:
            continue
        seen.add(key.lower())
        parent = entries.get(key.lower())
        if parent is None:
            missing.append(key)
            continue
        parent_kind, fields = parent
        for name, value in fields.items() if is_data else _handed_down(kind, fields):
            if not whole.get(name):
                whole[name] = value
        waiting.extend((name, is_data and is_also_data) for name, is_also_data in _parents(fields))
        kind = kind if is_data else parent_kind
    return whole, tuple(missing)


def _parents(values: Mapping[str, str]) -> list[tuple[str, bool]]:
    """Give the keys named by ``xdata`` (whose fields are all taken) and ``crossref``, and which is which."""
    data = [(key.strip(), True) for key in values.get("xdata", "").split(",")]
    return [(key, is_data) for key, is_data in [*data, (values.get("crossref", "").strip(), False)] if key]


def _handed_down(kind: str, fields: Mapping[str, str]) -> list[tuple[str, str]]:
    down = [(name, value) for name, value in fields.items() if name not in _OWN]
    if kind in _CONTAINED and fields.get("title"):
        container = "journaltitle" if kind in _ARTICLES else "booktitle"
        down.append((container, fields["title"]))
        if fields.get("subtitle"):
            down.append(("booksubtitle", fields["subtitle"]))
    return down
