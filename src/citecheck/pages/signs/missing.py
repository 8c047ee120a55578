"""Signs of a soft 404: a page that says, with a status of success, that what was asked for is not there."""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign, SignKind, Where
from citecheck.pages.signs.prose import is_bare_number, lead_of
from citecheck.pages.signs.told import Said, Told, quoted, said
from citecheck.pages.vocabulary import Speech, is_pure, tokens_of


def missing_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at title, headings and the first sentences."""
    if not told.languages:
        return ()
    signs: list[Sign] = []
    for where, pure in ((Where.TITLE, told.pure_title), (Where.HEADING, told.pure_heading)):
        text = pure(Speech.MISSING) or pure(Speech.STATE)
        if text is not None and text.rstrip().endswith("?"):
            signs.append(Sign(SignKind.MISSING, 1, f"its {where} asks “{text}”"))  # "404: what to do?"
            continue
        if text is not None:
            place = told.place_of(text) if where is Where.HEADING else where
            # "Page not found" can hardly be the name of anything; "Not found" may be a film.
            # So may a page whose heading it is, while its title has more to say: "404 (film)".
            names_thing = told.mentions(said(text), Speech.THING) and not told.is_qualified(Speech.MISSING)
            weight = 4 if names_thing else 3
            signs.append(Sign(SignKind.MISSING, weight, f"its {where} says “{text}” and nothing else", where=place))
            continue
        text = pure(Speech.SORRY)
        if text is not None:
            signs.append(Sign(SignKind.MISSING, 1, f"its {where} is “{text}”"))
    down = told.pure_title(Speech.MAINTENANCE) or told.pure_heading(Speech.MAINTENANCE)
    if down is not None:
        signs.append(Sign(SignKind.MAINTENANCE, 3, f"it says “{down}” and nothing else", where=where))
    sentence = _sentence(reading, told)
    if sentence is not None:
        signs.append(sentence)
    if _is_search(told):
        signs.append(Sign(SignKind.NO_RESULTS, 3, "it is a search that found nothing"))
    if any(sign.kind is SignKind.MISSING for sign in signs) and reading.traits.robots.startswith("noindex"):
        signs.append(Sign(SignKind.MISSING, 1, "it asks search engines not to list it"))
    return tuple(signs)


def _sentence(reading: Reading, told: Told) -> Sign | None:
    """Find a sentence that tells the visitor, or at least says, that something is missing."""
    hint: Said | None = None
    for part in told.blocks:
        if not any(hit.speech is Speech.MISSING and not is_bare_number(part, hit) for hit in part.hits):
            continue
        if part.count(Speech.ADDRESSED):
            if told.mentions(part, Speech.THING) and _is_all(reading, told):
                return Sign(
                    SignKind.MISSING, 2, f"all that it tells the visitor is “{quoted(part.text)}”", where=Where.ALONE
                )
            where = Where.LEAD if _is_lead(reading, part) else Where.PAGE
            return Sign(SignKind.MISSING, 2, f"it tells the visitor “{quoted(part.text)}”", where=where)
        if hint is None and told.mentions(part, Speech.THING):
            hint = part
    return None if hint is None else Sign(SignKind.MISSING, 1, f"it says “{quoted(hint.text)}”")


def _is_all(reading: Reading, told: Told) -> bool:
    """Whether no heading and no frame speaks of anything but an error."""
    rows = (tokens_of(heading) for heading in reading.page.headings)
    return not reading.traits.frames and all(
        any(is_pure(row, speech, language) for speech in _OF_ERRORS for language in told.languages)
        for row in rows
        if row
    )


def _is_lead(reading: Reading, told: Said) -> bool:
    """Whether a sentence is nearly all that stands between the heading and the next; teasers may stand below."""
    lead = lead_of(reading)
    rest = sum(len(block.text) for block in lead if not block.text.startswith(told.text))
    return rest < len(told.text) and any(block.text.startswith(told.text) for block in lead)


_OF_ERRORS = (Speech.MISSING, Speech.STATE, Speech.SORRY)


def _is_search(told: Told) -> bool:
    parts = (*told.titles, *told.headings)
    return any(told.mentions(part, Speech.SEARCH) for part in parts) and bool(
        told.count(Speech.NO_RESULTS) or any(part.count(Speech.NO_RESULTS) for part in parts)
    )
