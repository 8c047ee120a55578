"""References whose fields only blanks part: ``Muster A and Beispiel B 2007 A title J. Phys. A 12 1559–64``."""

from __future__ import annotations

from training.bylines import Byline, print_names
from training.dice import Dice
from training.locators import locator_slots, pattern_pieces
from training.pieces import Piece, Print, capitals
from training.work import Work


def unpointed(work: Work, dice: Dice) -> list[Piece]:
    """Print an article with hardly a sign between its fields, as journals of physics do."""
    out = Print()
    out.add(dice.pick("", "", "", "[{i}] ", "{i}. ").format(i=dice.randint(1, 90)), "no")
    given = dice.pick("J A", "JA", "JA", "J. A.")
    order = "given" if given == "J. A." else "family"
    most = dice.weighted([(70, 99), (20, 1), (10, 3)])
    last = dice.pick(" and ", " and ", " & ", ", ")
    out.extend(print_names(work.authors, Byline(order, given, " ", ", ", last, most, "et al")))
    year = Piece(str(work.year), "d")
    early = dice.chance(0.7)
    if early:
        out.extend([Piece(" "), year])
    out.add(" ")
    out.add(capitals(work.title) if dice.chance(0.15) else work.title, "t")
    out.add(dice.pick(" ", " ", ". ", ", ", " "))
    name = work.short_outlet if work.short_outlet and dice.chance(0.8) else work.outlet
    out.add(name.replace(".", "") if dice.chance(0.2) else name, "j")
    pattern = dice.pick("{v} {p}", "{v} {p}", "{v} ({n}) {p}", "{v}: {p}", "{v}, {p}")
    if not early:
        pattern = dice.pick("{v} ({y}) {p}", "{v} {p} ({y})", "{v}, {p} ({y})", "{v} {y} {p}", "{v} ({n}) ({y}) {p}")
    out.add(" ")
    out.extend(pattern_pieces(pattern, locator_slots(work, dice)))
    out.add(dice.pick("", "", "."))
    return out.pieces
