"""``python -m citecheck`` is the ``citecheck`` program."""

from citecheck.cli import main

main()
