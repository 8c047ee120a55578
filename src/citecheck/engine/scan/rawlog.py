"""The answers of one shard as they came, in one file that only grows.

Each answer is written in one call before anybody is told of it, so that a worker that is killed loses at most what was
under way. A lock on the file keeps two workers from one shard, also when the scheduler has given one of them up too
early. Readers need no lock: a place, once written, does not change.
"""

from __future__ import annotations

import fcntl
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

from citecheck.engine.scan.codec import CodecError, pack_observation, unpack_observation
from citecheck.model.observation import Observation

_FRAME = struct.Struct("<4sBIII")
"""Mark, flags, length of the key, length of the data, CRC-32 of both."""
_MARK = b"ccA1"
_PASSING = 1
"""Flag of an answer that holds for one attempt only: the next one asks again."""
_VOID = 2
"""Flag of a record that takes back what stands under its key: the silence was our own."""
_MOST_BYTES = 1 << 30
"""Of one record; larger lengths are those of a broken file."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands."""

    log: str
    """Name of the log, e.g. ``shard-000001``."""
    offset: int
    length: int


class LogBrokenError(ValueError):
    """A place that holds no answer."""


class RawLog:
    """Reads and writes one log; ``open`` takes the lock."""

    def __init__(self, folder: Path, name: str) -> None:
        """Name a log; the file need not exist yet."""
        self.name = name
        self._path = folder / f"{name}.log"
        self._places: dict[bytes, Place] = {}
        self._descriptor = -1
        self._end = 0

    def open(self, wait: Callable[[], None]) -> Self:
        """Take the lock and learn what the file holds; a torn end is cut off.

        Args:
            wait: Called again and again while another worker holds the lock; may raise to give up.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                try:
                    wait()
                except BaseException:
                    os.close(descriptor)
                    raise
        self._descriptor = descriptor
        for key, place, flags in self._records():
            if flags & (_PASSING | _VOID):
                self._places.pop(key, None)
            else:
                self._places[key] = place
        os.ftruncate(descriptor, self._end)
        return self

    def __enter__(self) -> Self:
        """Use the log as a context."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __len__(self) -> int:
        """Count the answers that hold."""
        return len(self._places)

    def place(self, key: str) -> Place | None:
        """Say where the answer under a key stands."""
        return self._places.get(_digest(key))

    def append(self, key: str, observation: Observation, *, passing: bool = False) -> Place:
        """Write an answer down; what stood under the key before no longer counts."""
        data = pack_observation(observation)
        place = Place(self.name, self._end, self._write(key, data, _PASSING if passing else 0))
        self._places[_digest(key)] = place
        return place

    def void(self, key: str) -> None:
        """Take an answer back."""
        self._write(key, b"", _VOID)
        self._places.pop(_digest(key), None)

    def _write(self, key: str, data: bytes, flags: int) -> int:
        name = _digest(key)
        head = _FRAME.pack(_MARK, flags, len(name), len(data), zlib.crc32(data, zlib.crc32(name)))
        record = head + name + data
        written = os.write(self._descriptor, record)
        while written < len(record):  # a full disk gives up here with an error, and the torn end is cut off next time
            written += os.write(self._descriptor, record[written:])
        self._end += len(record)
        return len(record)

    def _records(self) -> Iterator[tuple[bytes, Place, int]]:
        """Walk over the file without reading the answers; stop where it is torn."""
        size = os.fstat(self._descriptor).st_size
        offset = 0
        with open(self._path, "rb", buffering=256) as file:  # noqa: PTH123 - pathlib has no small buffer
            while offset + _FRAME.size <= size:
                file.seek(offset)
                mark, flags, key_length, data_length, _ = _FRAME.unpack(file.read(_FRAME.size))
                length = _FRAME.size + key_length + data_length
                if mark != _MARK or length > _MOST_BYTES or offset + length > size:
                    break
                place = Place(self.name, offset, length)
                if offset + length == size and not _is_sound(self._path, place):
                    break
                yield file.read(key_length), place, flags
                offset += length
                self._end = offset


def read_place(folder: Path, place: Place) -> Observation:
    """Read one answer.

    Raises:
        LogBrokenError: It does not stand there.
    """
    try:
        with (folder / f"{place.log}.log").open("rb", buffering=0) as file:
            record = os.pread(file.fileno(), place.length, place.offset)
        return unpack_observation(_data(record))
    except (OSError, CodecError) as error:
        raise LogBrokenError(f"{place.log}.log, byte {place.offset}: {error}") from error


def _is_sound(path: Path, place: Place) -> bool:
    with path.open("rb", buffering=0) as file:
        try:
            _data(os.pread(file.fileno(), place.length, place.offset))
        except LogBrokenError:
            return False
    return True


def _data(record: bytes) -> bytes:
    if len(record) < _FRAME.size:
        raise LogBrokenError("the file ends before it")
    mark, _, key_length, data_length, check = _FRAME.unpack_from(record)
    data = record[_FRAME.size + key_length :]
    if mark != _MARK or len(data) != data_length or zlib.crc32(record[_FRAME.size :]) != check:
        raise LogBrokenError("no answer stands there, or it is broken")
    return data


def _digest(key: str) -> bytes:
    """Name a key in 16 bytes, since a shard may hold millions."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
