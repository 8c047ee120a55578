"""The trained model: found beside this module, read on first use, checked against the features it was made for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from citecheck.sources.freetext.crf.features import FEATURES, features
from citecheck.sources.freetext.crf.tokens import Tokens

if TYPE_CHECKING:
    import pycrfsuite

MODEL = "model.crfsuite"
STAMP = "model.txt"
"""Beside the model: the version of the features that it was trained with, and what was rendered."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the model says of each token."""

    tags: tuple[str, ...]
    probabilities: tuple[float, ...]
    """Of the tag of each token, given the whole text; 0 to 1."""


def stamp() -> str:
    """Give the version of the features that the model was trained with."""
    return files(__package__).joinpath(STAMP).read_text(encoding="utf-8").split()[0]


@cache
def _tagger() -> pycrfsuite.Tagger:
    import pycrfsuite

    if stamp() != FEATURES:
        message = f"the model was trained for features {stamp()}, not {FEATURES}: run `python -m training.train`"
        raise RuntimeError(message)
    tagger = pycrfsuite.Tagger()
    with as_file(files(__package__).joinpath(MODEL)) as path:
        tagger.open(str(path))
    return tagger


def tag(tokens: Tokens) -> Tagging:
    """Tag the tokens of one reference.

    Raises:
        RuntimeError: The model and the features do not belong together, which a test of this package rules out.
    """
    rows = features(tokens)
    if not rows:
        return Tagging((), ())
    tagger = _tagger()
    tagger.set(rows)
    tags = tagger.tag()
    return Tagging(tuple(tags), tuple(tagger.marginal(one, at) for at, one in enumerate(tags)))
