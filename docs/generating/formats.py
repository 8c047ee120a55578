"""Formats that are read, mended and written, from the catalogues of readers, fixers, writers and reports."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

from docs.generating.docstrings import of_members
from docs.generating.markdown import code, codes, page, prose, table

from citecheck.fixes.catalogue import fixer
from citecheck.fixes.prose import ProseFixer
from citecheck.model.reference import Format
from citecheck.reports.catalogue import REPORTS
from citecheck.reports.records.catalogue import WRITERS
from citecheck.sources.catalogue import READERS
from citecheck.sources.guess import SUFFIXES

_READ = """
The format is guessed from the suffix and, where that does not tell (`.txt`, `.json`, standard input), from the content;
`--from` names it. A `.docx` file is read by way of Markdown. A page of a wiki is named as `wikipedia:en:Title` and is
read live.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    text = page(
        "Formats",
        "## Read",
        _READ,
        table(("`--from`", "suffixes", "what is read", "mended by `citecheck fix`"), _read()),
        "## Records written by `citecheck parse --to`",
        table(("`--to`", "what is written"), [(code(name), _first_line(*where)) for name, where in WRITERS.items()]),
        "## Reports of `citecheck run` and `report`",
        "`--output` chooses by the suffix, `--format` names what is printed.",
        table(
            ("`--format`", "suffixes of `--output`", "for"),
            [(code(entry.name), codes(entry.suffixes), entry.summary) for entry in REPORTS],
        ),
        made_from="the catalogues of sources, fixes and reports",
    )
    yield "reference/formats.md", text


def _read() -> Iterator[tuple[str, ...]]:
    told = of_members(Format)
    for form in READERS:
        suffixes = [suffix for suffix, known in SUFFIXES.items() if known is form]
        mended = "only what stands there word for word" if isinstance(fixer(form), ProseFixer) else "yes"
        yield code(form.value), codes(suffixes), prose(told[form.name]), mended


def _first_line(module: str, name: str) -> str:
    """Give the first sentence of a module's docstring, or of the class where the module says nothing of its own."""
    told = inspect.getdoc(import_module(module)) or inspect.getdoc(getattr(import_module(module), name)) or ""
    return prose(told.split("\n\n")[0])
