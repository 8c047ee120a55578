"""Unicode text to LaTeX that prints it: only what TeX would read as markup is written in another way."""

from __future__ import annotations

import re

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "$": "\\$",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
}
_SPECIAL = re.compile(r"[\\{}~^$&%#_]")
_LIGATURES = re.compile(r"-(?=-)|`(?=`)|'(?=')|[?!](?=`)")
_BLANKS = re.compile(r"[ \t\r\n]+")
_VERBATIM = re.compile(r"[\\{}\s]")
_ADDRESS_ESCAPES = {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}


def escaped(text: str) -> str:
    """Write a text for a field: braces stay balanced, ``--`` and double accents print as they are."""
    written = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], _BLANKS.sub(" ", text).strip(" "))
    return _LIGATURES.sub(lambda match: match[0] + "{}", written)


def escaped_address(url: str) -> str:
    """Write an address for a field that biber takes verbatim: spaces by their code, braces by their names."""
    return _VERBATIM.sub(lambda match: _ADDRESS_ESCAPES.get(match[0], "%20"), url.strip())
