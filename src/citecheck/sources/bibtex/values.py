"""What the pieces of a value stand for: ``@string`` names resolved, ``#`` joined; still in LaTeX."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model.reference import RemarkKind
from citecheck.sources.bibtex.blocks import Oddity, Quoting, RawField

_STANDARD = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
    "acmcs": "ACM Computing Surveys", "acta": "Acta Informatica", "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development", "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering", "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters", "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences", "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing", "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems", "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software", "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems", "tcs": "Theoretical Computer Science",
}  # fmt: skip
"""Names that the standard styles define (plain.bst, version 0.99b)."""
_FEW = 3
_LONGEST = 1_000_000
"""Code points of a resolved value: definitions that double one another must not fill the memory."""


class Strings:
    """The names defined so far in one file; a name holds from its definition on, case aside."""

    def __init__(self, text: str) -> None:
        """Resolve the pieces of fields of ``text``."""
        self._text = text
        self._values = dict(_STANDARD)

    def define(self, field: RawField) -> list[Oddity]:
        """Take a definition, and give what was odd in it."""
        value, oddities = self.resolve(field)
        self._values[field.name.lower()] = value[:_LONGEST]
        return oddities

    def resolve(self, field: RawField) -> tuple[str, list[Oddity]]:
        """Give the value in LaTeX; a name that nobody defined stands for itself, and is an oddity."""
        if len(field.pieces) == 1 and field.pieces[0].quoting is not Quoting.BARE:
            _, start, end = field.pieces[0]
            return self._text[start:end], []
        parts: list[str] = []
        oddities: list[Oddity] = []
        for quoting, start, end in field.pieces:
            written = self._text[start:end]
            value = written if quoting is not Quoting.BARE else self._values.get(written.lower())
            if value is None and written and not written[0].isdecimal() and written[0] not in "+-":
                oddities.append(Oddity(RemarkKind.UNDEFINED_STRING, start, end, written))
            parts.append(written if value is None else value)
        return "".join(parts)[:_LONGEST], oddities


def fold(name: str) -> str:
    """Spell a field name as it is compared: ``Archive-URL`` and ``archive_url`` are ``archiveurl``."""
    return name.lower().replace("-", "").replace("_", "")


def first(values: Mapping[str, str], *names: str) -> str | None:
    """Give the first of the fields ``names`` that is there and not blank, in LaTeX."""
    if len(names) > _FEW and values.keys().isdisjoint(names):  # nearly always, and quicker than asking for each
        return None
    for name in names:
        value = values.get(name)
        if value and not value.isspace():
            return value
    return None
