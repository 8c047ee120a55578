"""The words by which pages say that they are missing, closed, walled off or for sale, in some three dozen languages.

A file of ``words/`` per language holds lists of phrases. ``things`` (page, article …), ``padding`` (the, sorry, you …)
and ``sorry`` (weak headings such as "Oops") stand at its top; each table beneath is a kind of speech with its ``core``
phrases ("not found"), phrases that only such pages use (``addressed``, ``strong``) and more padding.

What tells an error page from an article *about* error pages is that the error page's heading says nothing else. So a
heading is *pure* for a kind when it holds a core phrase and every other word of it is thing or padding: "Oops! That
page can't be found" is, "Page not found: the vanishing archives" is not.

Texts are compared as rows of tokens, case and accents folded. A character of Chinese, Japanese, Korean or Thai is a
token of its own, so that no word boundaries are needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

_TOKEN = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|[^\\W_]+", re.UNICODE)
_PHRASE_TOKEN = re.compile(_TOKEN.pattern + r"\*?")
_ADDRESSES = re.compile(
    r"https?://\S{1,500}|(?<![\w/])/(?:[\w.~%-]{1,80}/?){1,20}|\b(?:[\w-]{1,60}\.){1,4}[a-z]{2,12}\b"
)
"""Addresses, paths and host names: they name the site or what was asked, and are no words."""
_MAYBE_ADDRESS = re.compile(r"/|\.[a-z]")
"""What most sentences do not hold; the search for addresses costs as much as all the rest."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_APART = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "\u200b": "", "\xad": ""}
)
STATUS_CODES = frozenset(
    str(code) for code in (0, 400, 401, 402, 403, 404, 405, 406, 408, 410, 429, 500, 502, 503, 504)
)
_LETTERS = frozenset("tsdlnmcyj") | {"ll", "re", "ve", "qu"}
"""What apostrophes leave over."""
_DENSE_FROM = "\u0e00"
_DENSE_SPARE_SHARE = 6
"""In scripts where a character is a token, one of six may be in no list."""
_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "ja", "zh",
    "sv", "no", "da", "fi", "cs", "hu", "ro", "tr", "ko", "ar", "el", "ca",
    "hr", "bg", "lt", "vi", "id", "he", "fa", "th", "hi",
)  # fmt: skip


class Speech(StrEnum):
    """What a phrase is for; ``table.list`` of the word files, or a list at their top."""

    THING = "things"
    PADDING = "padding"
    SORRY = "sorry"
    MISSING = "missing.core"
    STATE = "missing.states"
    """What says that something is gone only of a thing named before it: "story removed", and not "removed"."""
    ADDRESSED = "missing.addressed"
    NO_RESULTS = "no_results.core"
    SEARCH = "no_results.heading"
    MAINTENANCE = "maintenance.core"
    ROBOT = "robot.core"
    ROBOT_STRONG = "robot.strong"
    ROBOT_PADDING = "robot.padding"
    LOGIN = "login.core"
    LOGIN_STRONG = "login.strong"
    LOGIN_PADDING = "login.padding"
    CONSENT = "consent.core"
    CONSENT_STRONG = "consent.strong"
    CONSENT_PADDING = "consent.padding"
    POLICY = "consent.policy"
    PAYWALL = "paywall.core"
    PARKED = "parked.core"
    SALE = "parked.sale"
    PARKED_STRONG = "parked.strong"
    PARKED_PADDING = "parked.padding"
    DOMAIN = "parked.domain"
    SCRIPT = "script.core"
    HOME = "home.core"


_PADDING_OF = {
    Speech.LOGIN: (Speech.LOGIN_PADDING, Speech.LOGIN_STRONG),
    Speech.CONSENT: (Speech.CONSENT_PADDING, Speech.CONSENT_STRONG),
    Speech.PARKED: (Speech.PARKED_PADDING, Speech.PARKED_STRONG, Speech.SALE),
    Speech.SALE: (Speech.PARKED_PADDING, Speech.PARKED_STRONG, Speech.PARKED),
    Speech.MISSING: (Speech.ADDRESSED,),
    Speech.STATE: (Speech.ADDRESSED, Speech.MISSING),
    Speech.ROBOT: (Speech.ROBOT_PADDING, Speech.ROBOT_STRONG),
    Speech.ROBOT_STRONG: (Speech.ROBOT_PADDING, Speech.ROBOT),
    Speech.NO_RESULTS: (Speech.SEARCH,),
}
_QUIET = frozenset(
    {
        Speech.THING,
        Speech.PADDING,
        Speech.LOGIN_PADDING,
        Speech.CONSENT_PADDING,
        Speech.POLICY,
        Speech.PARKED_PADDING,
        Speech.DOMAIN,
        Speech.ROBOT_PADDING,
    }
)
"""Lists that raise no suspicion by themselves."""
_ALARMING = frozenset({Speech.MISSING, Speech.ROBOT, Speech.PARKED, Speech.MAINTENANCE})
_ALARMING_WHEN_SHORT = frozenset(
    {Speech.SORRY, Speech.STATE, Speech.LOGIN, Speech.CONSENT, Speech.NO_RESULTS, Speech.SALE}
)
_SHORT_TOKENS = 8
_TITLES_KEPT = 1_024
"""Each title is asked about twice: while its page arrives, and when it is read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a row of tokens."""

    start: int
    end: int
    speech: Speech
    language: str


_STEM_HEAD = 2
"""Letters by which most tokens are seen not to begin with any stem."""
_NONE: list[tuple[int, Phrase]] = []
Phrase = tuple[tuple[str, ...], Speech, str]


class Index:
    """Phrases by their rarest token, so that common words lead to few candidates."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Sort phrases in; a token may end in ``*``."""
        known = tuple(phrases)
        often = Counter(token for tokens, _, _ in known for token in tokens)
        self._by_token: dict[str, list[tuple[int, Phrase]]] = {}
        self._by_stem: dict[str, list[tuple[int, Phrase]]] = {}
        for phrase in known:
            rarest = min(phrase[0], key=lambda token: (often[token], -len(token)))
            entry = (phrase[0].index(rarest), phrase)
            if rarest.endswith("*"):
                self._by_stem.setdefault(rarest[:-1], []).append(entry)
            else:
                self._by_token.setdefault(rarest, []).append(entry)
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})
        self._stem_heads = frozenset(stem[:_STEM_HEAD] for stem in self._by_stem)

    def hits(self, tokens: Sequence[str]) -> Iterator[Hit]:
        """Find every phrase at every place."""
        for place, token in enumerate(tokens):
            entries = self._by_token.get(token, _NONE)
            if token[:_STEM_HEAD] in self._stem_heads:
                entries = [*entries, *self._with_stem(token)]
            for offset, (phrase, speech, language) in entries:
                start = place - offset
                end = start + len(phrase)
                if start >= 0 and end <= len(tokens) and all(map(_fits, phrase, tokens[start:end])):
                    yield Hit(start, end, speech, language)

    def _with_stem(self, token: str) -> Iterator[tuple[int, Phrase]]:
        for length in self._stem_lengths:
            if length > len(token):
                return
            yield from self._by_stem.get(token[:length], ())


def _fits(expected: str, token: str) -> bool:
    return token == expected or (expected[-1:] == "*" and token.startswith(expected[:-1]))


def fold(text: str) -> str:
    """Fold case, accents and typographic apostrophes, so that spellings of one word compare equal."""
    if text.isascii():
        return text.lower()
    folded = normalize("NFC", _ACCENTS.sub("", normalize("NFKD", text.casefold())))
    return folded.translate(_APART).replace("\u2019", "'").replace("\u02bc", "'")


def tokens_of(text: str) -> tuple[str, ...]:
    """Cut a text into folded tokens; addresses in it are left out."""
    return tuple(_TOKEN.findall(without_addresses(fold(text))))


def tokens_of_own_name(url: str) -> tuple[str, ...]:
    """Cut the last segment of an address, and its query, into folded tokens, percent-encoding undone."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    name = parts.path.rstrip("/").rpartition("/")[2]
    return tuple(_TOKEN.findall(fold(unquote(f"{name} {parts.query}"))))


def without_addresses(folded: str) -> str:
    """Leave addresses, paths and host names out of a folded text."""
    return _ADDRESSES.sub(" ", folded) if _MAYBE_ADDRESS.search(folded) else folded


@cache
def _files() -> dict[str, dict[str, list[str]]]:
    """Read the word files: language -> ``table.list`` -> phrases."""
    import tomllib
    from importlib.resources import files

    lexicon: dict[str, dict[str, list[str]]] = {}
    for language in _LANGUAGES:
        lists: dict[str, list[str]] = {}
        read = tomllib.loads((files(__package__) / "words" / f"{language}.toml").read_text(encoding="utf-8"))
        for name, value in read.items():
            if isinstance(value, dict):
                lists.update({f"{name}.{inner}": phrases for inner, phrases in value.items()})
            else:
                lists[name] = value
        lexicon[language] = lists
    return lexicon


def _phrases(language: str, speeches: frozenset[Speech]) -> Iterator[Phrase]:
    for speech in speeches:
        for text in _files()[language].get(speech.value, ()):
            tokens = tuple(_PHRASE_TOKEN.findall(fold(text)))
            if tokens:
                yield tokens, speech, language


@cache
def _alarms() -> Index:
    """Index what raises suspicion, of all languages."""
    loud = frozenset(Speech) - _QUIET - {Speech.HOME, Speech.SEARCH}
    return Index(phrase for language in _LANGUAGES for phrase in _phrases(language, loud))


@cache
def _whole(language: str) -> Index:
    """Index all lists of one language."""
    return Index(_phrases(language, frozenset(Speech)))


def alarms(tokens: Sequence[str]) -> tuple[Hit, ...]:
    """Find the phrases, of all languages, that error pages, walls and parked domains use."""
    return tuple(_alarms().hits(tokens))


def is_pure(tokens: Sequence[str], speech: Speech, language: str) -> bool:
    """Whether a heading says this and nothing else."""
    if not tokens:
        return False
    hits = tuple(_whole(language).hits(tokens))
    if not any(hit.speech is speech for hit in hits):
        return False
    usable = {speech, Speech.THING, Speech.PADDING, Speech.SORRY, *_PADDING_OF.get(speech, ())}
    if speech is Speech.STATE and not _is_of_thing(hits):
        return False
    covered = {place for hit in hits if hit.speech in usable for place in range(hit.start, hit.end)}
    left = sum(
        place not in covered and token not in STATUS_CODES and token not in _LETTERS
        for place, token in enumerate(tokens)
    )
    return left <= _spare(tokens)


def _is_of_thing(hits: Sequence[Hit]) -> bool:
    """Whether what is said to be gone is named, and named first."""
    things = [hit.start for hit in hits if hit.speech is Speech.THING]
    return bool(things) and any(hit.start > min(things) for hit in hits if hit.speech is Speech.STATE)


def _spare(tokens: Sequence[str]) -> int:
    """How many tokens may be in no list: none, but for scripts where a token is less than a word."""
    dense = sum(token >= _DENSE_FROM for token in tokens)
    return len(tokens) // _DENSE_SPARE_SHARE if 2 * dense > len(tokens) else 0


def speaks_of(tokens: Sequence[str], speech: Speech, language: str) -> bool:
    """Whether a phrase of a list, also of the quiet ones, stands in a text."""
    return any(hit.speech is speech for hit in _whole(language).hits(tokens))


@lru_cache(maxsize=_TITLES_KEPT)
def sounds_suspicious(title: str) -> bool:
    """Whether a title holds a phrase that the page of an error, a wall or a parked domain would use."""
    tokens = tokens_of(title)
    wanted = _ALARMING | _ALARMING_WHEN_SHORT if len(tokens) <= _SHORT_TOKENS else _ALARMING
    return any(hit.speech in wanted for hit in alarms(tokens))
