"""The trained model: found beside this module, read on first use, checked against the features it was made for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from threading import Lock
from typing import NamedTuple

from citecheck.sources.freetext.crf.features import FEATURES, features
from citecheck.sources.freetext.crf.tokens import Tokens

MODEL = "model.crfsuite"
"""Stored as it is read: wheels and repositories pack it anyway, and unpacking took most of the time of reading it."""
STAMP = "model.txt"
"""Beside the model: the version of the features that it was trained with, and from how much."""


class Tagging(NamedTuple):
    """What the model says of each token."""

    tags: tuple[str, ...]
    probabilities: tuple[float, ...]
    """Of the tag of each token, given the whole text; 0 to 1."""


def stamp() -> str:
    """Give the version of the features that the model was trained with."""
    return files(__package__).joinpath(STAMP).read_text(encoding="utf-8").split()[0]


class _Model:
    """The tagger with the bytes that it reads from, and a lock: it holds one text at a time."""

    def __init__(self) -> None:
        import pycrfsuite

        if stamp() != FEATURES:
            message = f"the model was trained for features {stamp()}, not {FEATURES}: run `python -m training.train`"
            raise RuntimeError(message)
        # Kept for as long as the tagger is: it reads from these bytes and makes no copy.
        self._bytes = files(__package__).joinpath(MODEL).read_bytes()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._bytes)
        self._lock = Lock()

    def tag(self, rows: list[list[str | bytes]]) -> Tagging:
        with self._lock:
            self._tagger.set(rows)
            tags = self._tagger.tag()
            return Tagging(tuple(tags), tuple(map(self._tagger.marginal, tags, range(len(tags)))))

    def labels(self) -> tuple[str, ...]:
        return tuple(self._tagger.labels())


@cache
def _model() -> _Model:
    return _Model()


def labels() -> tuple[str, ...]:
    """Give every tag that the model may give to a token."""
    return _model().labels()


def tag(tokens: Tokens) -> Tagging:
    """Tag the tokens of one reference.

    Raises:
        RuntimeError: The model and the features do not belong together, which a test of this package rules out.
    """
    rows = features(tokens)
    if not rows:
        return Tagging((), ())
    return _model().tag(rows)
