"""Edits of citations on wiki pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.errors import FixError
from citecheck.fixes.dates import form, written
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import BARE, DATES, fold, holder, in_text, news, says, value_of
from citecheck.fixes.values import rewritten
from citecheck.fixes.wikitext.footnotes import removal
from citecheck.fixes.wikitext.layout import TemplateLayout
from citecheck.fixes.wikitext.spellings import aliases, spelling
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Format, Reference, SourceField

_ORDER = ("url", "archive_url", "archived", "url_status")
_AFTER = {
    "archive_url": ("accessed", "url"),
    "archived": ("archive_url", "accessed", "url"),
    "url_status": ("archived", "archive_url", "accessed", "url"),
    "accessed": ("url",),
}
"""Record field -> those behind which it is written."""
_ADDRESSES = frozenset({"url", "archive_url"})
_NO_ADDRESS = re.compile(r"[\s\[\]{}<>\"]|''")
"""What an address in wikitext cannot hold."""
_ENGLISH_PAGE = re.compile(r"\{\{\s*(?:cite (?:web|news|book|journal)|citation|webarchive)\s*[|\n]", re.IGNORECASE)


class WikitextFixer:
    """Writes edits into wikitext; see ``Fixer``."""

    formats = (Format.WIKITEXT,)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """See ``Fixer.splices``."""
        for edit in edits:
            if edit.kind is EditKind.REMOVE_REFERENCE:
                return removal(sheet, citation, edit.value)
        ordered = sorted(edits, key=lambda each: _ORDER.index(each.field) if each.field in _ORDER else len(_ORDER))
        if _is_template(citation.reference):
            return tuple(_TemplateWriter(sheet, citation.reference).splices(ordered))
        return tuple(_in_words(sheet, citation.reference, ordered))

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:
        """See ``Fixer.unsaid``: an archive copy behind a plain link says itself that it stands for the page."""
        fields = {edit.field for edit in edits}
        if "archive_url" in fields and not _is_template(citation.reference):
            return frozenset({"url_status"})
        return frozenset()


def _is_template(reference: Reference) -> bool:
    return reference.source_type is not None and reference.text.startswith("{{")


class _TemplateWriter:
    """Edits of one citation template."""

    def __init__(self, sheet: Sheet, reference: Reference) -> None:
        self._sheet = sheet
        self._reference = reference
        self._layout = TemplateLayout(sheet.text, reference)
        names = frozenset(field.name for field in reference.fields)
        self._spelling = spelling(reference.source_type or "", names)

    def splices(self, edits: Sequence[Edit]) -> Iterator[Splice]:
        for edit in edits:
            if edit.field is None:
                raise FixError("the edit names no field")
            if edit.kind is EditKind.REMOVE_FIELD:
                yield self._removed(edit.field)
            else:
                yield self._set(edit.field, edit.value or "")

    def _set(self, field: str, value: str) -> Splice:
        old = value_of(self._reference, field)
        place = self._place(field)
        if place is None and old is not None:
            raise FixError(f"the {field.replace('_', ' ')} does not stand in one parameter of the template")
        if place is None:
            return self._added(field, value)
        if old is None and field != "url_status":
            raise FixError(f"the template has a parameter {place.name} that says something else")
        if field == "url_status":
            value = self._status(place, value)
        return Splice(place.start, place.end, self._value(field, place, old, value))

    def _place(self, field: str) -> SourceField | None:
        place = holder(self._reference, field, self._aliases(field))
        if place is None or value_of(self._reference, field) is not None or field == "url_status":
            return place
        # Without a value in the record, only a parameter of that very name stands in the way.
        return place if self._spelling is None or fold(place.name) == fold(self._name(field)) else None

    def _aliases(self, field: str) -> tuple[str, ...]:
        return aliases(field, self._reference.source_type)

    def _value(self, field: str, place: SourceField, old: str | None, value: str) -> str:
        if field in DATES:
            if old is not None and not says(place.value, field, old):
                raise FixError(f"the {field} stands among other words")
            return written(value, [place.value, *self._days(field)])
        if old == value and field not in BARE:
            return place.value  # what stands around it is no fault
        spelt = _spelt(field, value)
        if old is None or field == "url_status" or (field in BARE and fold(place.name) == field):
            return spelt
        if place.value in {old, _spelt(field, old)}:
            return spelt
        return rewritten(place.value, old, spelt if "|" not in value else value)

    def _added(self, field: str, value: str) -> Splice:
        name, told = self._name(field), value
        if field == "url_status" and self._spelling is not None and self._spelling.dead is not None:
            if value != "dead" or not self._spelling.dead:
                raise FixError("this template has no parameter for the state of an address")
            name, _, told = self._spelling.dead.partition("=")
        elif field in DATES:
            told = written(value, self._days(field))
        else:
            told = _spelt(field, value)
        empty = next((each for each in self._layout.fields if fold(each.field.name) == fold(name)), None)
        if empty is not None:
            return Splice(empty.field.start, empty.field.end, told)
        at, made = self._layout.with_parameter(name, told, self._anchor(field))
        return Splice(at, at, made)

    def _name(self, field: str) -> str:
        """Give the name of a parameter: that of the page's other templates of this family, else today's."""
        if self._spelling is None:
            raise FixError(
                f"what {{{{{self._reference.source_type}}}}} calls the {field.replace('_', ' ')} is not known"
            )
        standard = self._spelling.names.get(field, field.replace("_", "-"))
        if field == "url":
            standard = self._spelling.link.get((self._reference.source_type or "").casefold(), standard)
        family = self._spelling.templates[0]
        return self._sheet.habit(f"{family}: name of {field}", lambda: self._in_use(standard)) or standard

    def _in_use(self, standard: str) -> Iterator[str]:
        """Give the spellings of a parameter in the page's templates."""
        for reference in self._sheet.references:
            for each in reference.fields:
                if fold(each.name) == fold(standard) and each.value:
                    yield each.name

    def _status(self, place: SourceField, value: str) -> str:
        """Give the word for a state that a parameter takes: older ones want yes or no."""
        if fold(place.name) in {"urlstatus", "estadourl", "urlestado"}:
            return value
        if value not in {"dead", "live"} or self._spelling is None:
            raise FixError(f"the parameter {place.name} cannot say {value}")
        yes = (self._spelling.dead or "=yes").partition("=")[2]
        return yes if value == "dead" else ""

    def _anchor(self, field: str) -> SourceField | None:
        for other in _AFTER.get(field, ()):
            if value_of(self._reference, other) is not None:
                place = holder(self._reference, other, self._aliases(other))
                if place is not None:
                    return place
        return None

    def _days(self, field: str) -> list[str]:
        """Give dates whose form a new one should have: this reference's, then the page's most frequent."""
        own = [place.value for kind in (field, "accessed", "archived", "published") if (place := self._day(kind))]
        habit = self._sheet.habit("form of dates", lambda: _forms_in_use(self._sheet))
        return [*own, habit] if habit is not None else own

    def _day(self, kind: str) -> SourceField | None:
        return _day_of(self._reference, kind)

    def _removed(self, field: str) -> Splice:
        place = holder(self._reference, field, self._aliases(field))
        placed = next((each for each in self._layout.fields if each.field is place), None)
        if placed is None:
            raise FixError(f"the {field.replace('_', ' ')} has no parameter of its own")
        return Splice(*self._layout.without(placed), "")


def _day_of(reference: Reference, kind: str) -> SourceField | None:
    """Give the parameter of a date that is exact to the day."""
    value = value_of(reference, kind)
    if value is None or len(value) != len("2022-03-26"):
        return None
    place = holder(reference, kind, aliases(kind, reference.source_type))
    return place if place is not None and says(place.value, kind, value) else None


def _forms_in_use(sheet: Sheet) -> Iterator[str]:
    for reference in sheet.references:
        for kind in ("archived", "accessed"):
            place = _day_of(reference, kind)
            shown = form(place.value) if place is not None else None
            if shown is not None:
                yield shown


def _spelt(field: str, value: str) -> str:
    """Write a value so that wikitext reads it as it is.

    Raises:
        FixError: It holds what wikitext takes for markup.
    """
    if field in _ADDRESSES and _NO_ADDRESS.search(value):
        raise FixError("the address has characters that mean something else in wikitext")
    if field not in _ADDRESSES and ("{{" in value or "}}" in value):
        raise FixError("the value has braces that mean something else in wikitext")
    return value.replace("|", "{{!}}")


def _in_words(sheet: Sheet, reference: Reference, edits: Sequence[Edit]) -> Iterator[Splice]:
    """Change a footnote of links and words: its address, and a template for the archive copy behind it."""
    if any(edit.kind is not EditKind.SET for edit in edits):
        raise FixError("a footnote without a citation template has no fields to take out")
    wanted = news(reference, edits)
    if any(edit.field == "archive_url" for edit in edits):
        wanted.pop("url_status", None)  # the copy says that it stands for the page
    for field in ("url", "archive_url"):
        place = next((each for each in reference.fields if fold(each.name) == fold(field)), None)
        old = value_of(reference, field)
        if field in wanted and place is not None and old is not None:
            new = _spelt(field, wanted.pop(field))
            yield Splice(place.start, place.end, new if place.value == old else rewritten(place.value, old, new))
    archive_url = wanted.pop("archive_url", None)
    if archive_url is not None:
        yield _webarchive(sheet, reference, archive_url, wanted.pop("archived", None))
    for name, value in wanted.items():
        yield in_text(reference, name, _spelt(name, value))


def _webarchive(sheet: Sheet, reference: Reference, archive_url: str, day: str | None) -> Splice:
    """Write ``{{webarchive}}`` behind a link, as English Wikipedia has it."""
    if _ENGLISH_PAGE.search(sheet.text) is None:
        raise FixError("how this wiki writes an archive copy behind a plain link is not known")
    if reference.archive_url is not None:
        raise FixError("it has another archive copy")
    forms = sheet.habit("form of dates", lambda: _forms_in_use(sheet))
    told = "" if day is None else f" |date={written(day, [forms] if forms else [])}"
    at = reference.origin.span.end
    return Splice(at, at, f" {{{{webarchive |url={_spelt('archive_url', archive_url)}{told}}}}}")
