"""Check digits: the sums by which a number tells that it was copied without a slip."""

from __future__ import annotations

_ISBN10_CHARS = 10
_ISBN13_CHARS = 13


def isbn10_digit(nine: str) -> str:
    """Give the last character of an ISBN-10 (ISO 2108): weights 10..2, modulo 11, ten is ``X``."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    return "0123456789X"[-total % 11]


def isbn13_digit(twelve: str) -> str:
    """Give the last digit of an ISBN-13 (the EAN's): weights 1 and 3, modulo 10."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-total % 10)


def issn_digit(seven: str) -> str:
    """Give the last character of an ISSN (ISO 3297): weights 8..2, modulo 11, ten is ``X``."""
    total = sum(int(digit) * weight for digit, weight in zip(seven, range(8, 1, -1), strict=True))
    return "0123456789X"[-total % 11]


def mod11_2_digit(digits: str) -> str:
    """Give the last character of an ORCID or ISNI (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def is_isbn(number: str) -> bool:
    """Tell whether 10 or 13 characters without hyphens are an ISBN with the right last one."""
    if len(number) == _ISBN10_CHARS and number[:9].isdigit():
        return isbn10_digit(number[:9]) == number[9]
    if len(number) == _ISBN13_CHARS and number.isdigit():
        return number.startswith(("978", "979")) and isbn13_digit(number[:12]) == number[12]
    return False


def to_isbn13(number: str) -> str:
    """Give the ISBN-13 of a right ISBN of either length."""
    if len(number) == _ISBN13_CHARS:
        return number
    twelve = f"978{number[:9]}"
    return twelve + isbn13_digit(twelve)
