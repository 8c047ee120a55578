"""Forms that no house style of the usual kind covers: without title, of notes, of Wikipedia."""

from __future__ import annotations

import re

from citecheck.sources.freetext.crf.tags import BEGIN, BODY
from training.bylines import Byline, print_names
from training.dice import Dice
from training.locators import TERSE, WITH_YEAR, full_date, locator_slots, pages, pattern_pieces
from training.notes import sentence_before
from training.pieces import Piece, Print
from training.vocabulary import periodicals
from training.work import Kind, Work

_GROUPS = ("ATLAS Collaboration", "CMS Collaboration", "LHCb Collaboration", "Planck Collaboration",
    "Particle Data Group", "ALICE Collaboration",
    "Belle Collaboration", "STAR Collaboration", "H1 Collaboration", "Fermi-LAT Collaboration",
    "RBC and UKQCD Collaborations")  # fmt: skip
_EPRINTS = (
    "hep-th/9711200",
    "hep-lat/9411019",
    "1509.00074",
    "0706.0312",
    "astro-ph/0302209",
    "arXiv:1708.00957",
    "arXiv:hep-ph/0109183",
    "gr-qc/0405123",
)


def terse(work: Work, dice: Dice) -> list[Piece]:
    """Print authors, journal and numbers alone, as physics, astronomy and chemistry do."""
    out = Print()
    out.add(
        dice.weighted([(70, ""), (12, "[{i}] "), (6, "{i}. "), (5, "({i}) "), (4, "{i} "), (2, "* ")]).format(
            i=dice.randint(1, 120)
        ),
        "no",
    )
    byline = Byline.any(work.language if dice.chance(0.3) else "en", dice)
    if dice.chance(0.06):
        out.add(dice.one(_GROUPS), BODY + BEGIN)
    else:
        out.extend(print_names(work.authors, byline))
        if dice.chance(0.04):
            out.add(dice.pick(" [", " (", ", "))
            closing = {"[": "]", "(": ")"}.get(out.pieces[-1].text.strip(), "")
            out.add(dice.one(_GROUPS), BODY + BEGIN)
            out.add(closing)
    periodical = dice.one(periodicals())
    name = dice.one(periodical.short) if dice.chance(0.85) else periodical.name
    if work.short_outlet and dice.chance(0.45):
        name = work.short_outlet if dice.chance(0.75) else work.outlet
    if dice.chance(0.08):
        name = name.replace(".", "")
    if dice.chance(0.05):
        name = name.upper()
    slots = locator_slots(work, dice)
    if dice.chance(0.05):
        out.stop(", ")
        _numbered_by_month(out, work, dice)
    elif dice.chance(0.25):
        out.stop(dice.pick(" ", ", ", " (", ". ", ", ("))
        closing = ") " if out.last == "(" else dice.pick(", ", ", ", ". ", " ")
        out.add(str(work.year) + dice.pick("", "", "", "", "", "a", "b"), "d")
        out.add(closing)
        out.add(name, "j")
        out.add(dice.pick(", ", " ", ", "))
        out.extend(
            pattern_pieces(
                dice.pick("{v}, {p}", "{v}, {p}", "{v}:{p}", "{v} {p}", "{v}, p.{p}", "{v}({n}):{p}", "{p}"), slots
            )
        )
    else:
        out.stop(dice.pick(", ", ", ", ", ", ": ", ". ", " ", "; "))
        out.add(dice.pick(*[""] * 12, "in ", "et al., "))
        out.add(name, "j")
        pattern = dice.one(TERSE)
        out.add(dice.pick(" ", " ", " ", ", ", ". ", "") if name.endswith(".") else dice.pick(" ", " ", ", "))
        out.extend(pattern_pieces(pattern, slots))
    if dice.chance(0.12):
        out.add(dice.pick(", ", " [", " (", ", "))
        closing = {"[": "]", "(": ")"}.get(out.pieces[-1].text.strip(), "")
        out.add(dice.one(_EPRINTS), "arx")
        out.add(closing)
    if work.doi and dice.chance(0.1):
        out.add(dice.pick(", doi:", " doi: ", ", https://doi.org/", ". DOI "))
        out.add(work.doi, "doi")
    out.stop(dice.pick(".", ".", "", ";"))
    return _glued_letter(out.pieces, dice)


def _numbered_by_month(out: Print, work: Work, dice: Dice) -> None:
    """Print as JHEP, JCAP and PoS are cited: the month or the meeting stands where others have the volume."""
    year, page = work.year, f"{dice.randint(1, 290):03d}"
    volume = f"{dice.randint(1, 12):02d}"
    name = dice.pick("JHEP", "JCAP", "PoS", "J. High Energy Phys.")
    out.add(name, "j")
    if name == "PoS":
        meeting = dice.pick("LATTICE", "LAT", "ICHEP", "EPS-HEP", "LL", "DIS", "ICRC")
        volume = dice.pick(f"{meeting}{year}", f"{meeting} {year}", f"{meeting}{year % 100:02d}")
        if dice.chance(0.3):
            out.add("(")
            out.add(volume, "v")
            out.add(")")
            out.add(page, "p")
            return
    out.add(" ")
    pattern = dice.pick("{v} ({y}) {p}", "{v} ({y}), {p}", "{v} ({y}){p}", "{v}, {p} ({y})", "{v}:{p}, {y}", "{v}:{p}")
    out.extend(
        pattern_pieces(pattern, {"v": [Piece(volume, "v")], "y": [Piece(str(year), "d")], "p": [Piece(page, "p")]})
    )


def bare_journal(work: Work, dice: Dice) -> list[Piece]:
    """Print a journal and numbers, without authors or title."""
    out = Print()
    periodical = dice.one(periodicals())
    name = periodical.name if dice.chance(0.5) else dice.one(periodical.short)
    if work.short_outlet and dice.chance(0.35):
        name = work.outlet
    out.add(name.upper() if dice.chance(0.1) else name, "j")
    out.add(dice.pick(" ", ", ", " "))
    short = dice.pick("Volume {v} No. {n}, {y}", "VOL. {v}, {p}, {y}", "vol. {v}, no. {n}, {y}", "{v} ({y}) {p}")
    pattern = dice.weighted([(4, dice.one(WITH_YEAR["en"])), (4, dice.one(TERSE)), (2, short)])
    out.extend(pattern_pieces(pattern, locator_slots(work, dice)))
    out.add(dice.pick("", "."))
    return out.pieces


def wikipedia(work: Work, dice: Dice) -> list[Piece]:
    """Print in Citation Style 1, for pages whose CS1 the grammar cannot read."""
    out = Print()
    byline = Byline("family", dice.pick("full", "full", "JA", "J. A."), ", ", "; ", "; ", 99, "et al.")
    day = (work.year, work.month or dice.randint(1, 12), work.day or dice.randint(1, 28))
    date = full_date("en", day, dice) if work.kind in (Kind.NEWS, Kind.WEB) else str(work.year)
    if work.authors:
        out.extend(print_names(work.authors, byline))
        out.add(" (")
        out.add(date, "d")
        out.add("). ")
    quoted = work.kind is not Kind.BOOK
    out.add('"' if quoted else "")
    out.add(work.title, "t")
    out.add('"' if quoted else "")
    if work.translated_title:
        out.add(" [")
        out.add(work.translated_title, "tt")
        out.add("]")
    if dice.chance(0.1):
        out.add(" (")
        out.add("PDF", "fm")
        out.add(")")
    if dice.chance(0.05):
        out.add(" (in ")
        out.add(dice.pick("German", "Russian", "French", "Spanish", "Japanese"), "la")
        out.add(")")
    out.stop(". ")
    _holding(out, work, byline, dice)
    if not work.authors:
        out.add(date, "d")
        out.add(". ")
    return _identifiers(out, work, dice)


def _holding(out: Print, work: Work, byline: Byline, dice: Dice) -> None:
    """Print what holds a work in CS1: book or periodical, publisher, numbers."""
    if work.kind in (Kind.CHAPTER, Kind.PROCEEDINGS) and work.outlet:
        out.add("In ")
        if work.editors:
            out.extend(print_names(work.editors, byline, editors=True))
            out.add(dice.pick(" (eds.). ", " (ed.). "))
        out.add(work.outlet, "c")
        out.add(". ")
    elif work.outlet:
        out.add(work.outlet, "j")
        out.stop(". ")
    if work.edition:
        out.add(f"({work.edition}th ed.)", "ed")
        out.add(". ")
    if work.publisher:
        out.extend(
            pattern_pieces(
                "{pl}: {pb}" if dice.chance(0.6) else "{pb}",
                {"pl": [Piece(work.place, "pl")] if work.place else [], "pb": [Piece(work.publisher, "pb")]},
            )
        )
        out.stop(". ")
    if work.kind is Kind.ARTICLE:
        out.extend(pattern_pieces("{v} ({n}): {p}", locator_slots(work, dice)))
        out.add(". ")
    elif work.first_page:
        out.add("pp. ")
        out.extend(pages(work, dice))
        out.add(". ")


def _glued_letter(pieces: list[Piece], dice: Dice) -> list[Piece]:
    """Set the section letter of a journal at its volume: ``Phys. Rev. D51``."""
    found: list[Piece] = []
    letter = ""
    for piece in pieces:
        match = _SECTION.search(piece.text) if piece.tag == "j" else None
        if match is not None and dice.chance(0.45):
            letter = match.group(1)
            found.append(Piece(piece.text[: match.start(1)].rstrip() + dice.pick("", "", ", "), "j"))
            continue
        if letter and piece.tag == "v":
            found.extend([Piece(" " if found[-1].text[-1:] != " " else ""), Piece(letter, "j")])
            letter = ""
        found.append(piece)
    return found


_SECTION = re.compile(r" ([A-H])\Z")


def _identifiers(out: Print, work: Work, dice: Dice) -> list[Piece]:
    if work.doi and dice.chance(0.4):
        out.add("doi:")
        out.add(work.doi, "doi")
        out.add(". ")
    if work.isbn and dice.chance(0.6):
        out.add("ISBN ")
        out.add(work.isbn, "isbn")
        out.add(". ")
    if work.pmid and dice.chance(0.2):
        out.add("PMID ")
        out.add(work.pmid, "pmid")
        out.add(". ")
    if dice.chance(0.15):
        out.add(dice.pick("OCLC ", "S2CID ", "JSTOR "))
        out.add(str(dice.randint(10000, 99999999)), "id")
        out.add(". ")
    if dice.chance(0.3):
        out.add("Archived from the original on ")
        out.add(full_date("en", (dice.randint(2010, 2025), dice.randint(1, 12), dice.randint(1, 28)), dice), "dr")
        out.add(". ")
    if dice.chance(0.5):
        out.add("Retrieved ")
        out.add(full_date("en", (dice.randint(2008, 2025), dice.randint(1, 12), dice.randint(1, 28)), dice), "da")
        out.add(dice.pick(".", ". ", ""))
    return out.pieces


def page_of_a_site(work: Work, dice: Dice) -> list[Piece]:
    """Print the title of a page and its site, with nothing else, or with an access date."""
    out = Print()
    out.add(work.title, "t")
    if work.outlet and dice.chance(0.8):
        out.add(dice.pick(", ", ". ", " - ", " | "))
        out.add(work.outlet, "j")
    if dice.chance(0.25):
        out.add(dice.pick(", ", ". "))
        out.add(full_date("en", (work.year, dice.randint(1, 12), dice.randint(1, 28)), dice), "d")
    if dice.chance(0.3):
        out.add(dice.pick(", ", ". ", " "))
        out.add(work.url, "u")
    if dice.chance(0.3):
        out.add(dice.pick(". Retrieved ", ", accessed ", " (accessed "))
        closing = ")" if "(" in out.pieces[-1].text else ""
        out.add(full_date("en", (2015, dice.randint(1, 12), dice.randint(1, 28)), dice), "da")
        out.add(closing)
    out.add(dice.pick("", "."))
    return out.pieces


def _in_newspaper(out: Print, work: Work, dice: Dice) -> list[Piece]:
    """Print the newspaper and the day behind a title in a note."""
    out.add(dice.pick(", ", ", in: ", ", in ", ". In: "))
    out.add(work.outlet, "j")
    out.add(dice.pick(", ", " vom ", " v. ", " (", ", "))
    closing = ")" if out.last == "(" else ""
    day = (work.year, work.month or dice.randint(1, 12), work.day or dice.randint(1, 28))
    out.add(full_date(work.language, day, dice), "d")
    out.add(closing)
    if dice.chance(0.5):
        out.add(dice.pick(", S. ", ", p. "))
        out.add(str(dice.randint(1, 60)), "p")
    out.add(dice.pick(".", ".", ""))
    return out.pieces


def humanities(work: Work, dice: Dice) -> list[Piece]:
    """Print as notes of historians and philologists do: ``A. Autor, Titel, Ort Jahr, S. 5``."""
    out = Print()
    if dice.chance(0.12):
        sentence_before(out, work.language, dice)
    else:
        out.add(dice.pick("", "", "", "", "Vgl. ", "Cf. ", "Siehe ", "Siehe auch ", "See "))
    byline = Byline(
        "given",
        dice.pick("J. A.", "J.A.", "full", "full"),
        ", ",
        dice.pick(", ", " - ", "/", " – ", ", "),
        dice.pick(" und ", " - ", "/", ", ", " and ", " e "),
        99,
        "",
    )
    edited = work.kind is Kind.BOOK and dice.chance(0.3)
    out.extend(print_names(work.authors, byline, editors=edited))
    role = (
        dice.pick(" (ed.)", " (Hg.)", " (Hrsg.)", " (hrsg.)", " (dir.)", " (a cura di)", " ed.", " (eds.)", " (éd.)")
        if edited
        else ""
    )
    out.add(role + dice.pick(", ", ", ", ": "))
    part = work.kind in (Kind.ARTICLE, Kind.CHAPTER, Kind.PROCEEDINGS, Kind.NEWS)
    marks = dice.pick("‘’", "“”", "„“", "«»", "''", '""', "") if part else ""
    out.add(marks[:1])
    out.add(work.title, "t")
    out.add(marks[-1:])
    if work.kind is Kind.NEWS:
        return _in_newspaper(out, work, dice)
    if work.kind is Kind.ARTICLE:
        out.add(dice.pick(", ", ", ", ", in: ", ", in ", ". In: "))
        out.add(work.short_outlet if dice.chance(0.6) else work.outlet, "j")
        out.add(dice.pick(" ", " ", ", "))
        pattern = dice.pick(
            "{v} ({y}), pp. {p}",
            "{v} ({y}), S. {p}",
            "{v}, {y}, pp. {p}",
            "{v} ({y}), {p}",
            "{v} ({y}) {n}, S. {p}",
            "{v}.{n} ({y}), pp. {p}",
        )
        out.extend(pattern_pieces(pattern, locator_slots(work, dice)))
    else:
        if part:
            out.add(dice.pick(", in ", ", in: ", ". In: ", ". In "))
            if work.editors and dice.chance(0.8):
                out.extend(print_names(work.editors, byline, editors=True))
                out.add(dice.pick(" (ed.), ", " (Hg.), ", " (Hrsg.), ", " (a c. di), ", " (eds.), ", " (Hrsg.): "))
            out.add(work.outlet, "c")
        if work.volume and dice.chance(0.5):
            out.add(dice.pick(", Bd. ", ", vol. ", ", Band "))
            out.add(work.volume, "v")
        slots = {
            "pb": [Piece(work.publisher, "pb")],
            "pl": [Piece(work.place, "pl")] if work.place else [],
            "y": [Piece(str(work.year), "d")],
        }
        out.add(dice.pick(", ", ", ", ", ", ". "))
        out.extend(
            pattern_pieces(
                dice.pick(
                    "{pl} {y}",
                    "{pl} {y}",
                    "{pl} {y}",
                    "{pl}, {y}",
                    "{pl}: {pb} {y}",
                    "{pb}, {pl} {y}",
                    "{pl}, {pb}, {y}",
                ),
                slots,
            )
        )
        if part or dice.chance(0.25):
            out.add(dice.pick(", S. ", ", pp. ", ", p. "))
            out.extend(pages(work, dice) or [Piece(str(dice.randint(2, 400)), "p")])
    out.add(dice.pick(".", ".", ""))
    return out.pieces


def short_note(work: Work, dice: Dice) -> list[Piece]:
    """Print a note that points to a work named before."""
    out = Print()
    out.add(dice.pick("", "", "Vgl. ", "Siehe ", "Cf. ", "See "))
    out.extend(print_names(work.authors[:2], Byline("given", dice.pick("full", "J. A."), ", ", "/", "/", 99, "")))
    if dice.chance(0.4):
        out.add(dice.pick(" (", ", "))
        closing = ")" if out.last == "(" else ""
        out.add(str(work.year), "d")
        out.add(closing)
    out.add(dice.pick(", a. a. O., ", ", a.a.O., ", ", op. cit., ", ", loc. cit., ", ", ebd., ", " (Anm. 12), "))
    out.add(dice.pick("S. ", "p. ", "pp. "))
    out.add(str(dice.randint(1, 500)) + dice.pick("", " f.", "ff."), "p")
    out.add(dice.pick(".", ""))
    return out.pieces
