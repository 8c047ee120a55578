"""Text of strangers, made harmless for people's eyes: no control character acts, nothing invisible hides.

Every format escapes its own syntax on top of this. JSON and records keep every character that means something: there
``spelled`` and ``disarmed`` see to it that nothing acts on the terminal of somebody who only looks at them.
"""

from __future__ import annotations

import re
import unicodedata

_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1: escape sequences, bells, line ends
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates, which reorder what stands around them
    "\ud800-\udfff\ufffe\uffff"  # what UTF-8 or XML cannot hold
    "\U000e0000-\U000e007f]"  # tag characters: invisible copies of ASCII
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*)(::|##\[)", re.MULTILINE)
"""GitHub's runner strips a line and looks whether it begins so (actions/runner, ActionCommand.cs, 2026)."""
_BLANK = re.compile(r"\s+")
_CODE = re.compile(r"`([^`]{1,200})`")
_PICTURES = 0x2400
"""Unicode's "control pictures": U+241B shows ESC."""
_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_LONGEST = 4000
"""Characters of a text that reports show at most; our choice: a long abstract. JSON and SARIF keep all."""


def visible(text: str, limit: int = _LONGEST) -> str:
    """Give a text as one line in which every character shows itself, cut at ``limit`` characters with an ellipsis."""
    shown = _BLANK.sub(" ", _ACTIVE.sub(_show, text[: limit * 4])).strip()
    return cut(shown, limit)


def visible_lines(text: str, limit: int = _LONGEST) -> tuple[str, ...]:
    """Give the lines of a text, each as ``visible`` gives it but with its indentation, cut as a whole at ``limit``."""
    lines = cut(text, limit).splitlines()
    return tuple(_ACTIVE.sub(_show, line.expandtabs(4)).rstrip() for line in lines)


def cut(text: str, limit: int) -> str:
    """Cut a text at ``limit`` characters with an ellipsis, never between a letter and its marks."""
    if len(text) <= limit:
        return text
    if limit <= 0:
        return ""
    end = max(limit - 1, 0)
    while end > 0 and (
        unicodedata.combining(text[end]) or text[end] in "\u200d\ufe0e\ufe0f" or text[end - 1] == "\u200d"
    ):
        end -= 1
    return text[:end].rstrip() + "…"


def turns(text: str) -> bool:
    """Tell whether a text has right-to-left letters, which reorder what stands around them."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text)


def isolated(text: str) -> str:
    """Put a text with right-to-left letters between isolates, so that it does not reorder what stands around it."""
    return f"\u2068{text}\u2069" if turns(text) else text


def split_code(text: str) -> list[str]:
    """Part a sentence at its `code`: plain and code by turns, plain first; a backtick without a partner is plain."""
    return _CODE.split(text)


def writable(text: str) -> str:
    """Replace half surrogate pairs, which cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode() if any("\ud800" <= letter <= "\udfff" for letter in text) else text


def disarmed(text: str) -> str:
    """Show control characters other than tabs and line ends, and half surrogate pairs; all else stays."""
    return _CONTROLS.sub(_show, writable(text))


def spelled(json: str) -> str:
    """Spell the controls and reordering characters that a JSON text holds raw by their numbers; it means the same."""
    if json.isascii() and "\x7f" not in json:
        return json
    return _RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def commanding_nothing(text: str) -> str:
    """Put a backslash before what a CI runner that reads the printed lines would take for a command of its own."""
    return _COMMAND.sub(r"\1\\\2", text)


def commanding_nothing_in_xml(text: str) -> str:
    """Spell the first character of such a command by its number, which means the same in XML."""
    return _COMMAND.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", text)


def _joined(left: str, right: str) -> bool:
    return bool(unicodedata.combining(right)) or right in "\u200d\ufe0e\ufe0f" or left == "\u200d"


def _show(match: re.Match[str]) -> str:
    letter = match.group()
    if letter in _SPACES:
        return " "
    code = ord(letter)
    if code < 0x20:  # noqa: PLR2004 - the C0 controls
        return chr(_PICTURES + code)
    if 0xD800 <= code <= 0xDFFF or code in {0xFFFE, 0xFFFF}:  # noqa: PLR2004 - surrogates
        return "\ufffd"
    return "\u2421" if code == 0x7F else f"‹U+{code:04X}›"  # noqa: PLR2004 - DEL
