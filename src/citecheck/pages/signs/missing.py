"""Signs of a soft 404: a page that says, with a status of success, that what was asked for is not there."""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign, SignKind
from citecheck.pages.signs.told import Said, Told, quoted
from citecheck.pages.vocabulary import Speech


def missing_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at title, headings and the first sentences."""
    if not told.languages:
        return ()
    signs: list[Sign] = []
    for where, pure in (("title", told.pure_title), ("heading", told.pure_heading)):
        text = pure(Speech.MISSING)
        if text is not None:
            signs.append(Sign(SignKind.MISSING, 3, f"its {where} says “{text}” and nothing else", pure=True))
            continue
        text = pure(Speech.SORRY)
        if text is not None:
            signs.append(Sign(SignKind.MISSING, 1, f"its {where} is “{text}”"))
    down = told.pure_title(Speech.MAINTENANCE) or told.pure_heading(Speech.MAINTENANCE)
    if down is not None:
        signs.append(Sign(SignKind.MAINTENANCE, 3, f"it says “{down}” and nothing else", pure=True))
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
        if not part.count(Speech.MISSING):
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
