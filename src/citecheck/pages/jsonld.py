"""What JSON-LD scripts say of an article: headline, authors, dates, publisher."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

_ARTICLES = (
    "article", "posting", "report", "webpage", "creativework", "book", "chapter", "thesis", "dataset", "podcast",
    "episode", "videoobject", "movie", "product", "event", "recipe", "review", "audioobject", "liveblog",
)  # fmt: skip
_REAL_ARTICLES = ("article", "posting", "report", "liveblog", "chapter", "thesis", "review")
_MOST_NODES = 400
"""Objects looked at in one script; Yoast's graphs hold about ten."""
_MOST_AUTHORS = 20
_TEXT_LIMIT_CHARS = 500


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The first statement of each kind."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site_name: str | None = None
    url: str | None = None
    is_article: bool = False


def read_json_ld(scripts: tuple[str, ...]) -> LinkedData:
    """Read the contents of JSON-LD scripts; what is no JSON is passed over."""
    nodes = [node for script in scripts for node in _nodes(script)]
    # A page often carries a WebPage, an organisation and the article: the article speaks first.
    nodes.sort(key=lambda node: not _is(node, _REAL_ARTICLES))
    works = [node for node in nodes if _is(node, _ARTICLES)]
    names: dict[str, str] = {
        str(node["@id"]): str(node["name"]) for node in nodes if node.get("@id") and isinstance(node.get("name"), str)
    }
    return LinkedData(
        headline=_first(works, "headline", "name"),
        authors=next((found for node in works if (found := _people(node, names))), ()),
        published=_first(works, "datePublished", "dateCreated", "uploadDate"),
        modified=_first(works, "dateModified"),
        site_name=next((name for node in works if (name := _name(node.get("publisher"), names))), None)
        or next((_text(node.get("name")) for node in nodes if _is(node, ("website",))), None),
        url=_first(works, "mainEntityOfPage", "url", "@id"),
        is_article=any(_is(node, _REAL_ARTICLES) for node in nodes),
    )


def _nodes(script: str) -> Iterator[dict[str, object]]:
    text = script.strip().removeprefix("<![CDATA[").removeprefix("<!--").removesuffix("-->").removesuffix("]]>").strip()
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:_MOST_NODES]
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in ("@graph", "mainEntity") if key in value)


def _is(node: dict[str, object], kinds: tuple[str, ...]) -> bool:
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return any(isinstance(name, str) and name.lower().endswith(kinds) for name in names[:5])


def _first(nodes: list[dict[str, object]], *keys: str) -> str | None:
    for node in nodes:
        for key in keys:
            value = node.get(key)
            if isinstance(value, dict):
                value = value.get("@id") or value.get("url")
            if text := _text(value):
                return text
    return None


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(value[: 4 * _TEXT_LIMIT_CHARS].split())[:_TEXT_LIMIT_CHARS] or None


def _people(node: dict[str, object], names: dict[str, str]) -> tuple[str, ...]:
    value = node.get("author") or node.get("creator")
    people = value if isinstance(value, list) else [value]
    return tuple(name for person in people[:_MOST_AUTHORS] if (name := _name(person, names)))


def _name(value: object, names: dict[str, str]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return _text(value.get("name")) or names.get(str(value.get("@id")))
    text = _text(value)
    return None if text is None or text.startswith(("http://", "https://")) else text
