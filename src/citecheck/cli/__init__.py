"""Words in, exit code out; the only room that prints.

Enters: the command line. Leaves: reports on standard output or in files, progress and messages on standard error, an
exit code. Never: logic that a script would want, which lives in the rooms that this one calls.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line, as the ``citecheck`` program does."""
    from citecheck.cli.app import app

    app(prog_name="citecheck")  # also when started with ``python -m``
