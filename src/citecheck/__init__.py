"""citecheck audits reference lists: it reads them, checks links and archive copies, judges, reports and repairs.

The stable Python API::

    import citecheck

    document = citecheck.read("references.bib")        # references, and what was skipped
    references = citecheck.parse("Smith, J. (2020). …")  # the short form for text
    audit = citecheck.audit(["references.bib"])          # the whole run, as `citecheck run` does it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.config import Config
    from citecheck.model.audit import Audit
    from citecheck.model.finding import Finding
    from citecheck.model.names import Name
    from citecheck.model.reference import Document, Reference


__all__ = ["Audit", "Document", "Finding", "Name", "Reference", "__version__", "audit", "parse", "read"]

_NOUNS = {
    "Audit": "citecheck.model.audit",
    "Document": "citecheck.model.reference",
    "Finding": "citecheck.model.finding",
    "Name": "citecheck.model.names",
    "Reference": "citecheck.model.reference",
}
"""Where the re-exported nouns live; loaded on first use, so that ``citecheck --help`` stays quick."""


def read(path: str, *, format: str | None = None) -> Document:  # noqa: A002 - the word users know from --from
    """Read one source: a file, ``-`` for standard input, or ``wikipedia:LANG:Title``.

    Args:
        path: What to read.
        format: One of ``citecheck.model.reference.Format``; guessed from suffix and content when left out.

    Raises:
        SourceError: It cannot be read.
        NoReferencesError: It holds no reference.
    """
    from citecheck.sources.load import load

    return load(path, format=format)


def parse(text: str, *, format: str | None = None, path: str | None = None) -> list[Reference]:  # noqa: A002
    """Read references from text in memory; the list is empty when it holds none.

    Args:
        text: One reference, a list, or a whole article.
        format: See ``read``.
        path: A name for messages and for guessing the format by its suffix; nothing is opened.
    """
    from citecheck.sources.load import parse_text

    return list(parse_text(text, format=format, path=path).references)


def audit(sources: Sequence[str], *, config: Config | None = None) -> Audit:
    """Audit sources as ``citecheck run`` does, and give the result; nothing is printed or written.

    Args:
        sources: What to read, see ``read``.
        config: Settings; the defaults when left out.

    Raises:
        CitecheckError: See ``citecheck.errors``.
    """
    from citecheck.assemble import run_audit
    from citecheck.config import Config

    return run_audit(sources, config or Config())


def __getattr__(name: str) -> object:
    """Load a re-exported noun on first use (PEP 562)."""
    if name in _NOUNS:
        from importlib import import_module

        return getattr(import_module(_NOUNS[name]), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
