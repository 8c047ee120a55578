r"""Keys that are no longer in a ``.bib`` file, replaced where other files cite them: ``\cite{…}`` and ``[@…]``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citecheck.fixes.interface import Splice

_COMMAND = re.compile(
    r"\\[A-Za-z]{0,30}[Cc]ite[A-Za-z]{0,30}\*?(?:\s{0,9}(?:\([^()]{0,500}\)|\[[^\[\]]{0,500}\]|\{[^{}]{0,5000}\})){1,30}"
)
r"""``\cite``, ``\autocite[12]{a,b}``, ``\textcites(…)[…]{a}[…]{b}``, ``\nocite``; biblatex manual 3.20, section 3.9."""
_GROUP = re.compile(r"\{([^{}]{0,5000})\}")
_MENTION = re.compile(r"(?<![\w.@/:\\{])(-?@\{?)([A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,200})")
"""``@key`` as Pandoc reads it; https://pandoc.org/MANUAL.html, section Citation syntax."""
_TRAILING = ".,:;?"


def repointed(text: str, keys: Mapping[str, str]) -> tuple[Splice, ...]:
    """Give the changes that cite other keys: gone -> kept. A key that a command would then name twice is named once."""
    return tuple(sorted([*_commands(text, keys), *_mentions(text, keys)]))


def _commands(text: str, keys: Mapping[str, str]) -> Iterator[Splice]:
    for command in _COMMAND.finditer(text):
        for group in _GROUP.finditer(text, command.start(), command.end()):
            parts = group[1].split(",")
            if not any(part.strip() in keys for part in parts):
                continue
            named = {part.strip() for part in parts}
            made: list[str] = []
            for part in parts:
                kept = keys.get(part.strip())
                if kept is None:
                    made.append(part)
                elif kept not in named:
                    made.append(part.replace(part.strip(), kept))
                    named.add(kept)
            yield Splice(
                group.start(1), group.end(1), ",".join(made).strip() if not parts[0].strip() else ",".join(made)
            )


def _mentions(text: str, keys: Mapping[str, str]) -> Iterator[Splice]:
    for mention in _MENTION.finditer(text):
        key = mention[2].rstrip(_TRAILING)
        if key in keys:
            start = mention.start(2)
            yield Splice(start, start + len(key), keys[key])
