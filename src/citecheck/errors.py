"""Every exception that citecheck raises on purpose.

What the world does badly (a dead host, a bad page, a block of text that is no
reference) is a value and is reported. An exception means "we cannot go on".

CitecheckError                 exit 2
├── UsageError                 the words on the command line do not fit together
│   └── ConfigError            a setting is wrong; knows file and line
├── SourceError                exit 3; one source cannot be read; knows file and line
│   └── NoReferencesError      it was read, and held no reference
├── RecordingError             a WARC cannot be read or written
├── StoreError                 the SQLite file cannot be used
├── ArchiveRefusedError        a service will not serve us, e.g. saving without keys
├── FixError                   an edit cannot be made without touching other bytes
└── InterruptedRunError        exit 4; the user pressed Ctrl-C
"""

from __future__ import annotations


class CitecheckError(Exception):
    """Base of the tree. The message says what happened and what to do next."""

    exit_code = 2


class UsageError(CitecheckError):
    """The options do not fit together. Do: read the message, then ``--help`` of the command."""


class ConfigError(UsageError):
    """A setting is wrong. Do: mend the named line of the named file."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        """Keep the place of the mistake; ``line`` counts from 1."""
        self.path = path
        self.line = line
        super().__init__(located(message, path, line))


class SourceError(CitecheckError):
    """One source cannot be read. Do: mend or name the file; other sources are still audited."""

    exit_code = 3

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        """Keep the place; ``line`` counts from 1."""
        self.path = path
        self.line = line
        self.message = message if line is None else f"line {line}: {message}"
        """What is wrong, without the path."""
        super().__init__(located(message, path, line))


class NoReferencesError(SourceError):
    """The source was read and holds no reference. Do: name its format with ``--from``."""


class EmptySourceError(NoReferencesError):
    """The source holds nothing that might be a reference. Do: leave it out, or run with ``--allow-empty``."""


class RecordingError(CitecheckError):
    """A recording cannot be read or written. Do: record the run again with ``--record``."""


class StoreError(CitecheckError):
    """The store cannot be used. Do: free disk space, or point ``CITECHECK_CACHE`` elsewhere."""


class ArchiveRefusedError(CitecheckError):
    """A service will not serve us at all. Do: what the message says, e.g. set the keys."""


class FixError(CitecheckError):
    """An edit cannot be made without touching other bytes. Do: make that edit by hand."""


class InterruptedRunError(CitecheckError):
    """The user stopped the run. Do: run the same command again; it goes on where it stopped."""

    exit_code = 4


def located(message: str, path: str | None, line: int | None) -> str:
    """Put ``path:line:`` before a message, as editors and CI understand it."""
    if path is None:
        return message
    return f"{path}: {message}" if line is None else f"{path}:{line}: {message}"
