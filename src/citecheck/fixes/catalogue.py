"""The fixers, each loaded when a source of its format is to be edited."""

from __future__ import annotations

from typing import assert_never

from citecheck.fixes.interface import Fixer
from citecheck.model.reference import Format


def fixer(form: Format) -> Fixer:
    """Give the fixer of a format."""
    match form:
        case Format.BIBTEX:
            from citecheck.fixes.bibtex.fixer import BibtexFixer

            return BibtexFixer()
        case Format.WIKITEXT:
            from citecheck.fixes.wikitext.fixer import WikitextFixer

            return WikitextFixer()
        case Format.CSL_JSON | Format.JSONL:
            from citecheck.fixes.json_fixer import JsonFixer

            return JsonFixer()
        case Format.RIS:
            from citecheck.fixes.ris import RisFixer

            return RisFixer()
        case Format.MARKDOWN:
            from citecheck.fixes.markdown import MarkdownFixer

            return MarkdownFixer()
        case Format.TEXT | Format.HTML | Format.URLS:
            from citecheck.fixes.prose import ProseFixer

            return ProseFixer()
        case _:
            assert_never(form)
