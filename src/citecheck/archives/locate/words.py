"""The words of a title as they may stand in an address: folded, transliterated, cut to their stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

SHORTEST_WORD = 3
"""Shorter words are dropped from most addresses (and from titles here)."""
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’ʼ`](?:s\b)?")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"})
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SHARED_CYRILLIC = {
    **dict(zip("абвгдезиклмнопрстуфыэіґўћ", "abvgdeziklmnoprstufyeiguc", strict=True)),
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "ъ": "",
    "ь": "",
    "ї": "yi",
    "є": "ye",
    "ђ": "dj",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "џ": "dz",
}
_CYRILLIC = (
    str.maketrans({**_SHARED_CYRILLIC, "ё": "e", "й": "y", "х": "kh", "ц": "ts", "щ": "shch", "ю": "yu", "я": "ya"}),
    str.maketrans({**_SHARED_CYRILLIC, "ё": "yo", "й": "j", "х": "h", "ц": "c", "щ": "sch", "ю": "ju", "я": "ja"}),
    str.maketrans({**_SHARED_CYRILLIC, "ё": "e", "й": "i", "х": "h", "ц": "ts", "щ": "sh", "ю": "iu", "я": "ia"}),
)
"""Three habits of writing Cyrillic in Latin letters (BGN/PCGN 1947, GOST 7.79 B shortened, ICAO 9303)."""
_GREEK_OR_CYRILLIC = re.compile(r"[\u0370-\u052f]")
STOP_WORDS = frozenset(
    """
    the and for with from into over after before about that this than then they them their there what when where
    which who will would could should have has had been being was were are not but out off its his her him she how
    why all any can more says said new der die das den dem des ein eine einer eines einem einen und oder
    mit von für auf aus bei nach vor über unter zum zur ist sind war hat haben wird werden nicht auch sich wie als
    les des une aux par pour sur dans avec sans sous est sont qui que dont mais cette ces son ses leur leurs plus
    pas los las del una uno unos unas por para con sin sobre como más pero sus este esta entre desde gli dei delle
    della dello degli che con per tra fra non una uno sono più nel nella het een van voor met aan bij naar niet zijn
    ook dat och att som för med den det till har inte ett что как для это его она они при над под без или был была
    было были все так уже еще
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
"""Small words of eight languages; they tell no article from another."""
_FILE_ENDINGS = frozenset(
    {"html", "htm", "php", "aspx", "asp", "shtml", "jsp", "cfm", "stm", "ece", "amp", "index", "xhtml"}
)
_PREFIX_MIN = 4


@dataclass(frozen=True, slots=True)
class TitleWord:
    """One telling word of a title."""

    text: str
    """Case-folded, as printed."""
    spellings: tuple[str, ...]
    """All forms in which an address may hold it, decoded."""


def title_words(title: str, most: int = 16) -> tuple[TitleWord, ...]:
    """Give the telling words of a title, in order, each once; of very long titles the longest words."""
    words: dict[str, TitleWord] = {}
    for found in _WORD.finditer(_APOSTROPHES.sub("", unicodedata.normalize("NFC", title).casefold())):
        text = found.group()
        if len(text) >= SHORTEST_WORD and text not in STOP_WORDS and not text.isdecimal():
            words.setdefault(text, TitleWord(text, spellings(text)))
    kept = list(words.values())
    if len(kept) > most:
        longest = sorted(kept, key=lambda word: -len(word.text))[:most]
        kept = [word for word in kept if word in longest]
    return tuple(kept)


def spellings(word: str) -> tuple[str, ...]:
    """Give the forms of one case-folded word."""
    forms = {word: None, word.translate(_GERMAN): None, without_marks(word): None}
    if _GREEK_OR_CYRILLIC.search(word):
        forms.update(dict.fromkeys(word.translate(table) for table in _CYRILLIC))
    return tuple(forms)


def without_marks(text: str) -> str:
    """Drop accents: ``müller`` becomes ``muller``, ``łódź`` ``lodz``."""
    plain = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def slug_words(path: str) -> tuple[str, ...]:
    """Give the words that stand in the path and query of an address, numbers and file endings left out."""
    return tuple(dict.fromkeys(_slug_words(path)))


def _slug_words(path: str) -> Iterator[str]:
    for found in _WORD.finditer(unquote(path).casefold()):
        word = found.group()
        if len(word) >= SHORTEST_WORD and not any(letter.isdecimal() for letter in word) and word not in _FILE_ENDINGS:
            yield word


def is_same_word(a: str, b: str) -> bool:
    """Tell whether two words are forms of one: equal, or alike but for an ending (``fine``, ``fined``)."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < _PREFIX_MIN or len(long) - len(short) > 3:  # noqa: PLR2004 - the longest common endings: -ing
        return False
    common = len(short) - 1 if len(short) > _PREFIX_MIN + 1 else len(short)
    return long.startswith(short[:common])


def alternation(words: tuple[TitleWord, ...]) -> str:
    """Give the filter on an index's key that lets through any address with one of the words, or its stem."""
    stems: dict[str, None] = {}
    for word in words:
        for form in word.spellings:
            plain = form if form.isascii() else quote(form).lower()
            stems[plain[: max(_PREFIX_MIN, len(plain) - 2)] if form.isascii() else plain] = None
    return f"urlkey:.*({'|'.join(re.escape(stem) for stem in stems)}).*"
