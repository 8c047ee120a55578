"""Russian references after GOST 7.0.5 and 7.1: a slash before who answers for the work, two before what holds it."""

from __future__ import annotations

from training.bylines import Byline, print_names
from training.dice import Dice
from training.locators import pages
from training.pieces import Piece, Print
from training.work import Kind, Work

_PARTS = frozenset((Kind.ARTICLE, Kind.CHAPTER, Kind.PROCEEDINGS, Kind.NEWS))
_PLACES = ("М.", "СПб.", "Л.", "Москва", "Санкт-Петербург", "Новосибирск", "Екатеринбург", "Казань", "Минск", "Киев",
    "Томск", "Воронеж", "Самара", "М.; Л.", "М. ; СПб.")  # fmt: skip
_HOUSES = ("Наука", "Мысль", "Изд-во МГУ", "Прогресс", "Юрайт", "ИНФРА-М", "Высшая школа", "Питер", "РОССПЭН",
    "Издательский дом ВШЭ", "Просвещение", "Физматлит", "Изд-во СО РАН", "Книжный дом", "Academia", "Дело",
    "Экономика", "Изд-во Том. ун-та", "Новое литературное обозрение", "КноРус")  # fmt: skip
_JOURNALS = ("Вопросы экономики", "Вопросы философии", "Социологические исследования", "СОЦИС",
    "Журнал физической химии",
    "Вестник МГУ", "Вестник РАН", "Известия РАН", "Вопросы истории", "Полис", "Успехи физических наук",
    "МЭиМО", "Мировая экономика и международные отношения", "Общественные науки и современность", "ЭКО",
    "Доклады АН СССР", "Журнал экспериментальной и теоретической физики", "Государство и право", "Эксперт",
    "Вестн. Моск. ун-та. Сер. 6", "Экономическая наука современной России", "Ведомости", "Коммерсантъ")  # fmt: skip


def gost(work: Work, dice: Dice) -> list[Piece]:
    """Print a Russian work; ``work`` brings title, people and numbers."""
    out = Print()
    out.add(dice.pick("", "", "", "{i}. ", "{i}) ").format(i=dice.randint(1, 90)), "no")
    dash = dice.pick(". – ", ". — ", ". ", ". ", ". - ")
    between = dice.pick(", ", ", ", "; ")
    inverted = Byline(
        "family", dice.pick("J. A.", "J.A.", "J. A.", "full"), dice.pick(" ", ", ", " "), between, between, 3, "и др."
    )
    led = bool(work.authors) and dice.chance(0.85)
    if led:
        out.extend(print_names(work.authors, inverted))
        out.stop(dice.pick(" ", ". ", " "))
    out.add(work.title, "t")
    part = work.kind in _PARTS
    if not part and dice.chance(0.25):
        out.add(dice.pick(": ", " : "))
        out.add(dice.pick("учебник", "учебное пособие", "монография", "сборник статей", "сб. науч. трудов"), "no")
    _answer(out, work, dice, named=led)
    if part:
        out.add(" // ")
        _holder(out, work, dash, dice)
    else:
        if work.edition:
            out.stop(dash)
            out.add(f"{work.edition}-е изд.", "ed")
        out.stop(dash)
        _imprint(out, work, dice)
        if dice.chance(0.5):
            out.stop(dash)
            out.add(f"{dice.randint(80, 900)} с", "no")
    out.stop(".")
    return out.pieces


def _answer(out: Print, work: Work, dice: Dice, *, named: bool) -> None:
    """Print the statement of who answers for a work: its authors again, or its editors."""
    plain = Byline("given", dice.pick("J. A.", "J.A."), ", ", ", ", ", ", 3, "и др.")
    if named:
        if dice.chance(0.3):
            out.add(" / ")
            out.extend([Piece(piece.text) for piece in print_names(work.authors[:3], plain)])
        return
    people = work.editors or work.authors
    if people:
        out.add(
            dice.pick(" / под ред. ", " / Под ред. ", " / отв. ред. ", " ; под ред. ", " / сост. ", " / Под общ. ред. ")
        )
        out.extend(print_names(people[:3], plain, editors=True))


def _holder(out: Print, work: Work, dash: str, dice: Dice) -> None:
    """Print the periodical or book that holds a part, with its numbers."""
    year = str(work.year)
    if work.kind in (Kind.ARTICLE, Kind.NEWS):
        out.add(dice.one(_JOURNALS), "j")
        out.stop(dash)
        out.add(year, "d")
        if work.volume and dice.chance(0.5):
            out.stop(dash)
            out.add("Т. ")
            out.add(work.volume, "v")
        if work.issue and dice.chance(0.8):
            out.stop(dice.pick(dash, ", "))
            out.add(dice.pick("№ ", "№", "Вып. "))
            out.add(work.issue, "n")
    else:
        out.add(work.outlet, "c")
        if work.editors and dice.chance(0.4):
            out.add(dice.pick(" / под ред. ", " / Под ред. ", " / отв. ред. "))
            plain = Byline("given", "J. A.", ", ", ", ", ", ", 3, "")
            out.extend(print_names(work.editors[:2], plain, editors=True))
        out.stop(dash)
        _imprint(out, work, dice)
    shown = pages(work, dice)
    if shown:
        out.stop(dash)
        out.add(dice.pick("С. ", "С. ", "с. ", "C. "))
        out.extend(shown)


def _imprint(out: Print, work: Work, dice: Dice) -> None:
    out.add(dice.one(_PLACES), "pl")
    if dice.chance(0.7):
        out.add(dice.pick(": ", " : ", ": "))
        out.add(dice.one(_HOUSES), "pb")
    out.add(", ")
    out.add(str(work.year), "d")
