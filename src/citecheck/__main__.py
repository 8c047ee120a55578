"""``python -m citecheck`` is the ``citecheck`` program."""

from citecheck.cli import main

if __name__ == "__main__":  # the workers of a scan import this module under another name
    main()
