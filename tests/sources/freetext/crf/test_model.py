"""The trained model: it belongs to the features, knows no tag that nothing reads, and is small."""

from __future__ import annotations

import gzip
import subprocess
import sys
from importlib.resources import files

from citecheck.sources.freetext.crf import model, spans
from citecheck.sources.freetext.crf.features import FEATURES
from citecheck.sources.freetext.crf.label import label
from citecheck.sources.freetext.crf.tokens import tokenise

LARGEST_BYTES = 1_500_000
"""Of the model as a wheel packs it."""


def test_the_model_was_trained_for_these_features() -> None:
    assert model.stamp() == FEATURES


def test_every_tag_of_the_model_has_a_run_that_it_belongs_to() -> None:
    assert set(model.labels()) <= set(spans.PLAIN)


def test_the_model_is_small() -> None:
    packed = gzip.compress(files("citecheck.sources.freetext.crf").joinpath(model.MODEL).read_bytes())
    assert len(packed) < LARGEST_BYTES


def test_every_token_has_a_tag_and_a_probability() -> None:
    tokens = tokenise("Harker, J. A. (2014). Tidal memory. Journal of Tides, 12(3), 145–162.")
    tagging = model.tag(tokens)
    assert len(tagging.tags) == len(tagging.probabilities) == len(tokens.words)
    assert all(0 <= one <= 1.000001 for one in tagging.probabilities)


def test_no_words_no_tags() -> None:
    assert model.tag(tokenise(" – .")) == model.Tagging((), ())
    assert label("").parts == ()


def test_the_model_is_not_read_before_it_is_asked() -> None:
    code = "import sys, citecheck.sources.freetext.reader; sys.exit('pycrfsuite' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
