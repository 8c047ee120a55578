"""Signs of a soft 404: a page that says, with a status of success, that what was asked for is not there."""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign, SignKind, Where
from citecheck.pages.signs.told import Said, Told, is_bare_number, quoted, said
from citecheck.pages.vocabulary import Speech


def missing_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at title, headings and the first sentences."""
    if not told.languages:
        return ()
    signs: list[Sign] = []
    for where, pure in ((Where.TITLE, told.pure_title), (Where.HEADING, told.pure_heading)):
        text = pure(Speech.MISSING)
        if text is not None:
            # "Page not found" can hardly be the name of anything; "Not found" may be a film.
            names_thing = told.mentions(said(text), Speech.THING)
            weight = 4 if names_thing else 3
            signs.append(Sign(SignKind.MISSING, weight, f"its {where} says “{text}” and nothing else", where=where))
            continue
        text = pure(Speech.SORRY)
        if text is not None:
            signs.append(Sign(SignKind.MISSING, 1, f"its {where} is “{text}”"))
    down = told.pure_title(Speech.MAINTENANCE) or told.pure_heading(Speech.MAINTENANCE)
    if down is not None:
        signs.append(Sign(SignKind.MAINTENANCE, 3, f"it says “{down}” and nothing else", where=where))
    sentence = _sentence(told)
    if sentence is not None:
        signs.append(sentence)
    if _is_search(told):
        signs.append(Sign(SignKind.NO_RESULTS, 3, "it is a search that found nothing"))
    if any(sign.kind is SignKind.MISSING for sign in signs) and reading.traits.robots.startswith("noindex"):
        signs.append(Sign(SignKind.MISSING, 1, "it asks search engines not to list it"))
    return tuple(signs)


def _sentence(told: Told) -> Sign | None:
    """Find a sentence that tells the visitor, or at least says, that something is missing."""
    hint: Said | None = None
    for part in told.blocks:
        if not any(hit.speech is Speech.MISSING and not is_bare_number(part, hit) for hit in part.hits):
            continue
        if part.count(Speech.ADDRESSED):
            return Sign(SignKind.MISSING, 2, f"it tells the visitor “{quoted(part.text)}”")
        if hint is None and told.mentions(part, Speech.THING):
            hint = part
    return None if hint is None else Sign(SignKind.MISSING, 1, f"it says “{quoted(hint.text)}”")


def _is_search(told: Told) -> bool:
    parts = (*told.titles, *told.headings)
    return any(told.mentions(part, Speech.SEARCH) for part in parts) and bool(
        told.count(Speech.NO_RESULTS) or any(part.count(Speech.NO_RESULTS) for part in parts)
    )
