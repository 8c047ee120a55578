"""The version, apart from the package itself, so that rooms which may not see the others can say it."""

__version__ = "0.1.0"
