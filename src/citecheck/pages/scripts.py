"""Scripts: which one a text is in, and Latin letters for Cyrillic and Greek ones."""

from __future__ import annotations

import re

_DENSE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_OTHER = re.compile("[\u0590-\u08ff\u0900-\u0e7f\u1000-\u11ff]")
_LATIN = re.compile("[a-z]")
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dz", "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y",
    "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
"""After BGN/PCGN and ISO 843, simplified; romanisations differ, so they are compared loosely."""
_TABLE = str.maketrans(_LETTERS)


def script_of(text: str) -> str:
    """Name the script of most letters of a folded text: ``latin``, ``cyrillic``, ``greek``, ``dense``, ``other``."""
    if text.isascii():
        return "latin"
    counts = {
        "latin": len(_LATIN.findall(text)),
        "cyrillic": len(_CYRILLIC.findall(text)),
        "greek": len(_GREEK.findall(text)),
        "dense": 2 * len(_DENSE.findall(text)),
        "other": len(_OTHER.findall(text)),
    }
    return max(counts, key=lambda script: counts[script])


def latinised(text: str) -> str:
    """Write a folded text in Latin letters, as far as the table goes."""
    return text if text.isascii() else text.translate(_TABLE)
