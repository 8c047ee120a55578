"""Train the model: ``python -m training.train [--bib FOLDER] [--count N]``; see ``README.md``."""

from __future__ import annotations

import argparse
import gzip
import struct
import sys
import tempfile
import time
from pathlib import Path

import pycrfsuite

from citecheck.sources.freetext.crf.features import FEATURES, features
from training.corpus import Stock, samples
from training.dice import Dice

SEED = 20261122
COUNT = 80_000
PERMISSIVE = (
    "wals-sources", "refmanager-rjc", "refmanager-test", "bbt-jabref-groups", "bbt-mendeley-web",
    "bbt-quietly-discarded", "bbt-unabbreviate-1",
    "jabref-authors", "jabref-testjabref", "deepseek-main", "docling-papers", "mistral-ref", "refchecker-hallucinated",
    "kreuzberg-comprehensive",
)  # fmt: skip
"""Files whose licence (CC BY 4.0, BSD, MIT) allows the use of their facts beyond doubt."""
MODEL = Path(__file__).parent.parent / "src/citecheck/sources/freetext/crf/model.crfsuite"
_FORGET = 0.25
"""Share of tokens whose own letters the model does not see, so that it learns to read words that it does not know."""
_WORDY = (b"w=", b"w-=", b"w+=", b"x=")


def main() -> int:
    """Render, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bib", type=Path, help="folder with the .bib files named in PERMISSIVE")
    parser.add_argument("--journals", type=Path, help="journalList.txt of JabRef 3.8.2")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--c1", type=float, default=0.4)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--minfreq", type=int, default=5)
    parser.add_argument("--model", type=Path, default=MODEL)
    chosen = parser.parse_args()
    begin = time.monotonic()
    paths = [path for name in PERMISSIVE if (path := chosen.bib / f"{name}.bib").exists()] if chosen.bib else []
    stock = Stock(paths, chosen.journals)
    trainer = pycrfsuite.Trainer(verbose=False)
    forget = Dice(SEED + 1)
    tokens = 0
    for sample in samples(stock, chosen.count, SEED):
        rows = features(sample.tokens)
        tokens += len(rows)
        for number, row in enumerate(rows):
            if forget.chance(_FORGET):
                rows[number] = [one for one in row if isinstance(one, str) or not one.startswith(_WORDY)]
        trainer.append(rows, sample.tags)
    sys.stdout.write(f"{chosen.count} citations, {tokens} tokens, {time.monotonic() - begin:.0f} s to render\n")
    trainer.set_params(
        {
            "c1": chosen.c1,
            "c2": chosen.c2,
            "max_iterations": chosen.iterations,
            "feature.minfreq": chosen.minfreq,
            "feature.possible_transitions": False,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model"
        trainer.train(str(plain))
        model = rounded(plain.read_bytes())
    chosen.model.write_bytes(model)
    facts = f"{FEATURES} features, {chosen.count} citations, {tokens} tokens, seed {SEED}\n"
    chosen.model.with_name("model.txt").write_text(facts, encoding="utf-8")
    sys.stdout.write(
        f"{len(model)} bytes, {len(gzip.compress(model))} packed, {time.monotonic() - begin:.0f} s in all\n"
    )
    return 0


def rounded(model: bytes) -> bytes:
    """Give a model of crfsuite with weights of 12 binary places: packed it is a quarter smaller, and reads the same.

    The file has a head of twelve 32-bit numbers, the seventh of which says where the features stand; there are twelve
    bytes of a head again, with their number at the end, and 20 bytes each, of which the last eight are the weight.
    """
    found = bytearray(model)
    (start,) = struct.unpack_from("<I", found, _FEATURES_AT)
    (count,) = struct.unpack_from("<I", found, start + 8)
    for number in range(count):
        at = start + 12 + 20 * number + 12
        (bits,) = struct.unpack_from("<Q", found, at)
        struct.pack_into("<Q", found, at, (bits + (1 << (_DROPPED_BITS - 1))) >> _DROPPED_BITS << _DROPPED_BITS)
    return bytes(found)


_FEATURES_AT = 28
_DROPPED_BITS = 40
"""Of the 52 binary places of a weight."""


if __name__ == "__main__":
    sys.exit(main())
