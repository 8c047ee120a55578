"""Judgments, statutes, patents, standards and meetings."""

from __future__ import annotations

from citecheck.sources.freetext.crf.tags import BEGIN, BODY
from training.bylines import Byline, print_names
from training.dice import Dice
from training.invent import proceedings_name
from training.locators import full_date
from training.pieces import Piece, Print
from training.work import Work


def law(work: Work, dice: Dice) -> list[Piece]:
    """Print a judgment, a statute, a patent, a meeting or a standard."""
    form = dice.one((_case, _german_judgment, _patent, _statute, _meeting, _standard))
    out = Print()
    form(out, work, dice)
    out.add(dice.pick(".", ""))
    return out.pieces


def _case(out: Print, work: Work, dice: Dice) -> None:
    names = [person.family for person in work.authors] or ["Roe"]
    other = dice.pick("United States", "Board of Education", "State", "Minister of Health")
    reporter = dice.pick("U.S.", "F.2d", "F. Supp.", "S. Ct.", "A.C.", "All ER", "Cal. App.")
    out.add(f"{names[0]} v. {names[-1] if len(names) > 1 else other}", "t")
    out.add(", ")
    out.add(f"{dice.randint(1, 600)} {reporter} {dice.randint(1, 1200)}", "no")
    out.add(" (")
    out.add(str(work.year), "d")
    out.add(")")


def _german_judgment(out: Print, work: Work, dice: Dice) -> None:
    out.add(dice.pick("BGH", "BVerfG", "EuGH", "OLG München", "BSG", "BAG", "VG Berlin"), BODY + BEGIN)
    out.add(", ")
    out.add(dice.pick("Urteil", "Beschluss", "Urt."), "k")
    out.add(dice.pick(" vom ", " v. ", " v. "))
    out.add(f"{dice.randint(1, 28)}.{dice.randint(1, 12)}.{work.year}", "d")
    out.add(", ")
    out.add(f"{dice.pick('I ZR', '1 BvR', 'C-', 'VIII ZR')} {dice.randint(1, 400)}/{work.year % 100:02d}", "no")
    out.add(", ")
    out.add(dice.pick("NJW", "BGHZ", "BVerfGE", "NZA", "NVwZ", "JZ"), "j")
    out.add(f" {work.year}", "v")
    out.add(f", {'S. ' if dice.chance(0.5) else ''}")
    out.add(str(dice.randint(1, 3000)), "p")


def _patent(out: Print, work: Work, dice: Dice) -> None:
    out.extend(print_names(work.authors, Byline.any("en", dice)))
    out.stop(dice.pick(". ", ", "))
    out.add(work.title, "t")
    out.stop(dice.pick(". ", ", "))
    out.add(dice.pick("U.S. Patent ", "US Patent ", "EP ", "Patent ", "WO "))
    out.add(f"{dice.randint(3, 9)},{dice.randint(0, 999):03d},{dice.randint(0, 999):03d}", "id")
    out.add(", ")
    out.add(dice.pick("", "filed "))
    day = (work.year, dice.randint(1, 12), dice.randint(1, 28))
    out.add(full_date("en", day, dice) if dice.chance(0.6) else str(work.year), "d")


def _statute(out: Print, work: Work, dice: Dice) -> None:
    if dice.chance(0.5):
        out.add(dice.pick("Gesetz über ", "Gesetz zur ", "Verordnung über ", "Richtlinie über "), "t")
        out.add(
            dice.pick("aktive Sozialpolitik", "Förderung der Arbeit", "individuelles Wohngeld", "die Hochschulen"), "t"
        )
        out.add(dice.pick(" vom ", " v. "))
        out.add(f"{dice.randint(1, 28):02d}.{dice.randint(1, 12):02d}.{work.year}", "d")
        out.add(dice.pick("", ", BGBl. I S. 1234", " (BGBl. I S. 77)"), "no")
        return
    out.add(dice.pick("Civil Rights Act of ", "Companies Act ", "Data Protection Act ", "Clean Air Act of "), "t")
    out.add(str(work.year), "d")
    out.add(dice.pick(", Pub. L. No. 88-352, 78 Stat. 241", ", c. 29", ", 42 U.S.C. § 7401"), "no")


def _meeting(out: Print, work: Work, dice: Dice) -> None:
    out.add(proceedings_name(work.year, dice), "t")
    out.add(dice.pick(", ", " "))
    month = dice.pick("August", "May", "July", "October")
    if dice.chance(0.5):
        out.add(f"{month} {dice.randint(1, 9)} - {dice.randint(10, 28)}, {work.year}", "d")
        out.add(", ")
        out.add(work.event_place or "Harbin, China", "pl")
    else:
        out.add(f"{dice.randint(1, 9)}-{dice.randint(10, 28)} {month} {work.year}", "d")


def _standard(out: Print, work: Work, dice: Dice) -> None:
    out.add(dice.pick("ISO", "DIN EN", "ASTM", "IEEE Std", "3GPP TS", "RFC"), "no")
    out.add(f" {dice.randint(100, 29999)}", "no")
    out.add(dice.pick(": ", ", ", ". "))
    out.add(work.title, "t")
    out.add(dice.pick(", ", " ("))
    closing = ")" if out.pieces[-1].text == " (" else ""
    out.add(str(work.year), "d")
    out.add(closing)
