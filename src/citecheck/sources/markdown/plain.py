"""Markdown of a short stretch to the text that a reader sees."""

from __future__ import annotations

import re

from citecheck.sources.markdown.inline import unescape

_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]\x00]*)\](?:\([^()\x00]*(?:\([^()\x00]*\)[^()\x00]*)*\)|\[[^\[\]\x00]*\])?")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,200}\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?:\*+|~~|(?<![^\W_])_+|_+(?![^\W_]))")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_ATTRIBUTES = re.compile(r"(?<=\])\{[^{}\n]{0,300}\}")


def plain(markdown: str) -> str:
    """Give what a reader sees of a stretch, in one line; images show their description."""
    text = _ESCAPED.sub(lambda match: f"&#{ord(match[1])};", markdown) if "\\" in markdown else markdown
    text = text.replace("\x00", " ").replace("`", "")
    if "[" in text:
        text = _ATTRIBUTES.sub("", _NOTE.sub("", text))
        for _ in range(2):  # an image may be the text of a link
            text = _IMAGE_OR_LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(unescape(_EMPHASIS.sub("", text)).replace("\u00ad", "").split())
