"""What happens to citations on the way from a page to a text: lost blanks, broken words, other signs."""

from __future__ import annotations

import re

from citecheck.sources.freetext.crf.tags import OTHER
from training.dice import Dice
from training.pieces import Piece

_LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"))
_LONG = 7


def spoil(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Give pieces with some of the usual damage; two of three citations stay as they are."""
    if dice.chance(0.62):
        return pieces
    pieces = [piece for piece in pieces if piece.text]
    for share, damage in _DAMAGES:
        if dice.chance(share):
            pieces = damage(pieces, dice)
    return pieces


def _map(pieces: list[Piece], change: re.Pattern[str], to: str, dice: Dice, share: float) -> list[Piece]:
    def perhaps(match: re.Match[str]) -> str:
        return match.expand(to) if dice.chance(share) else match.group()

    return [
        Piece(change.sub(perhaps, piece.text), piece.tag) if piece.tag not in ("u", "doi") else piece
        for piece in pieces
    ]


def _wandering_blanks(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Put blanks before signs and take those behind away, as some extraction from PDF does."""
    pieces = _map(pieces, _BLANK_BEHIND, r" \1", dice, 0.8)
    return _map(pieces, _BRACKET, r"\1 ", dice, 0.5)


def _lost_blanks(pieces: list[Piece], dice: Dice) -> list[Piece]:
    return _map(pieces, _BETWEEN, r"\1", dice, dice.one((0.03, 0.06, 0.06, 0.15)))


def _lost_after_sign(pieces: list[Piece], dice: Dice) -> list[Piece]:
    return _map(pieces, _SIGN_BLANK, r"\1", dice, 0.3)


def _initials_tight(pieces: list[Piece], dice: Dice) -> list[Piece]:
    return _map(pieces, _INITIAL_BLANK, r"\1", dice, 1.0)


def _hyphens(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Break long words at a line end that is no more."""
    mark = dice.pick("-", "- ", "-", "- ", "\u00ad", " - ")

    def broken(match: re.Match[str]) -> str:
        word = match.group()
        if not dice.chance(0.12):
            return word
        at = dice.randint(3, len(word) - 3)
        return word[:at] + mark + word[at:]

    return [
        Piece(_LONG_WORD.sub(broken, piece.text), piece.tag) if piece.tag in ("t", "j", "c", "pb") else piece
        for piece in pieces
    ]


def _ligatures(pieces: list[Piece], _dice: Dice) -> list[Piece]:
    def tied(text: str) -> str:
        for letters, sign in _LIGATURES:
            text = text.replace(letters, sign)
        return text

    return [Piece(tied(piece.text), piece.tag) if piece.tag not in ("u", "doi") else piece for piece in pieces]


def _bare_accents(pieces: list[Piece], _dice: Dice) -> list[Piece]:
    return [Piece("".join(_BARE.get(letter, letter) for letter in piece.text), piece.tag) for piece in pieces]


def _plain_quotes(pieces: list[Piece], _dice: Dice) -> list[Piece]:
    return [Piece(piece.text.translate(_PLAIN), piece.tag) for piece in pieces]


def _wrong_letters(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Misread single letters, as optical recognition does."""

    def misread(text: str) -> str:
        letters = [_MISREAD.get(letter, letter) if dice.chance(0.03) else letter for letter in text]
        return "".join(letters)

    return [
        Piece(misread(piece.text), piece.tag) if piece.tag in ("t", "j", "c", "af", "pb", "p") else piece
        for piece in pieces
    ]


def _capital_names(pieces: list[Piece], _dice: Dice) -> list[Piece]:
    """Print author lines wholly in capitals, "AND" too."""
    last = max((at for at, piece in enumerate(pieces) if piece.tag[:1] == "a" and piece.tag[:3] != "arx"), default=-1)
    return [Piece(piece.text.upper(), piece.tag) if at <= last else piece for at, piece in enumerate(pieces)]


def _small(pieces: list[Piece], _dice: Dice) -> list[Piece]:
    return [Piece(piece.text.lower(), piece.tag) for piece in pieces]


def _glued(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Glue two fields: the separator between them goes."""
    found: list[Piece] = []
    for piece in pieces:
        separator = piece.tag == OTHER and piece.text.strip() in ("", ",", ".", ":", ";")
        glued = separator and dice.chance(0.12)
        found.append(Piece(piece.text.rstrip() if dice.chance(0.6) else " ", piece.tag) if glued else piece)
    return found


def _torn_capital(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Part the first letter of words from the rest: "s ocial", as small capitals come out."""
    return _map(pieces, _FIRST_LETTER, r"\1 \2", dice, 0.25)


_DAMAGES = (
    (0.18, _wandering_blanks),
    (0.2, _lost_blanks),
    (0.2, _lost_after_sign),
    (0.1, _initials_tight),
    (0.22, _hyphens),
    (0.12, _ligatures),
    (0.12, _bare_accents),
    (0.2, _plain_quotes),
    (0.08, _wrong_letters),
    (0.06, _capital_names),
    (0.012, _small),
    (0.16, _glued),
    (0.01, _torn_capital),
)
_BLANK_BEHIND = re.compile(r"([.,:;)\]]) ")
_BRACKET = re.compile(r"([(\[])")
_BETWEEN = re.compile(r"(?<=\w) (?=\w)()")
_SIGN_BLANK = re.compile(r"([.,:;)]) ")
_INITIAL_BLANK = re.compile(r"(\b[A-Z]\.) (?=[A-Z])")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_FIRST_LETTER = re.compile(r"\b([^\W\d_])([^\W\d_]{3,})")
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "»": '"', "«": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_BARE = dict(zip("äöüÄÖÜéèêëàáâãçñíìîïóòôõúùûßøåčšžćł", "aouAOUeeeeaaaacniiiioooouuusoacszcl", strict=True))
_MISREAD = {
    "l": "1",
    "o": "0",
    "e": "c",
    "m": "rn",
    "f": "[",
    "t": "l",
    "1": "l",
    "0": "O",
    "i": "l",
    "n": "u",
    "h": "b",
}
