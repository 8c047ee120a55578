"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from citecheck.errors import UsageError


def write_text(path: Path, text: str) -> None:
    """Write a text file as UTF-8; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file of one piece; see ``write_pieces``."""
    _write(path, (data,))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file as UTF-8, piece by piece; see ``_write``."""
    _write(path, (piece.encode("utf-8") for piece in pieces))


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all; one that was there keeps its permissions, and a link still leads to it.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines(pieces)
            if path.exists():
                shutil.copymode(path, temporary)
            else:
                Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); name another file") from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
