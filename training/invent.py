"""Works that do not exist, of every kind, in seven languages."""

from __future__ import annotations

from dataclasses import replace

from training.dice import Dice
from training.imprints import house_as_printed, place_as_printed
from training.people import invent_body, invent_people
from training.vocabulary import House, Periodical, grammar, houses, invent_title, newspapers, periodicals
from training.work import Kind, Person, Work

_KINDS = [
    (44, Kind.ARTICLE), (5, Kind.NEWS), (15, Kind.BOOK), (12, Kind.CHAPTER), (9, Kind.PROCEEDINGS), (3, Kind.THESIS),
    (6, Kind.REPORT), (4, Kind.WEB), (2, Kind.PREPRINT),
]  # fmt: skip
_SHARE_OF_BODIES = 0.08
"""Of books with chapters, how many a body edited."""
_GERMAN_LETTERS = frozenset("äöüßÄÖÜ")
_PROCEEDINGS = (
    "Proceedings of the {n} {a} on {t}", "Proceedings of the {n} International Conference on {t}",
    "Proc. {n} {a} on {t}",
    "Proceedings of {y} {a} on {t}", "Proceedings of the {y} IEEE International Conference on {t}", "{n} {a} on {t}",
    "International Conference on {t}", "{a} on {t} ({s})", "Proceedings of {s}", "Proc. of {s}", "Proc. {s}", "{s} {y}",
    "Proceedings of the {n} ACM Symposium on {t}", "Proc. Int. Conf. on {t}", "Advances in {t}",
    "Proceedings of the {n} Annual Meeting of the Association for {t}",
    "{y} IEEE Symposium on {t}", "Proc. of the {n} Int. Workshop on {t}",
)  # fmt: skip
_ASSEMBLIES = ("International Conference", "Annual Conference", "Workshop", "Symposium", "International Workshop",
    "Annual Symposium", "World Congress", "European Conference", "ACM Conference",
    "International Symposium")  # fmt: skip
_TOPICS = (
    "Computer Vision", "Machine Learning", "Neural Information Processing Systems", "Software Engineering",
    "Robotics and Automation",
    "Principles of Programming Languages", "Theory of Computing", "Computational Linguistics",
    "Low Power Electronics and Design",
    "Functional Programming Languages and Computer Architecture", "Distributed Computing", "Data Mining",
    "Very Large Data Bases",
    "Mechatronics and Automation", "Artificial Intelligence", "Human Factors in Computing Systems",
    "Soil Mechanics and Geotechnical Engineering",
    "Structural Safety and Reliability", "Computer Supported Cooperative Work",
    "Information Retrieval",
    "Microprogramming and Microarchitecture", "Acoustics, Speech and Signal Processing",
    "Photovoltaic Energy Conversion",
    "Cosmic Rays", "Survey Research Methods", "High Energy Physics", "Control Applications", "Knowledge Engineering",
)  # fmt: skip
_ACRONYMS = ("ICML", "CVPR", "NIPS", "NeurIPS", "ACL", "EMNLP", "SIGGRAPH", "ICSE", "POPL", "STOC", "FOCS", "VLDB",
    "SIGMOD", "CHI",
    "CSCW", "ICASSP", "INFOCOM", "KDD", "IJCAI", "AAAI", "ICRA", "ECCV", "OOPSLA", "PLDI", "ICRC", "LREC", "ICANN",
    "WWW")  # fmt: skip
_HOSTS = ("www.bund.de", "www.destatis.de", "www.un.org", "www.worldbank.org", "www.example.org", "www.iab.de",
    "ec.europa.eu",
    "www.gesis.org", "www.oecd.org", "www.nber.org", "www.tagesschau.de", "www.uni-koeln.de", "hss.ulb.uni-bonn.de",
    "www.unece.org",
    "www.inca.gov.br", "bidok.uibk.ac.at", "www.ssrn.com", "www.spiegel.de", "www.nytimes.com", "www.who.int",
    "library.fes.de")  # fmt: skip


def language_of(text: str) -> str:
    """Guess the language of a title, roughly."""
    if any("а" <= letter <= "я" for letter in text.lower()):
        return "ru"
    words = set(text.lower().split())
    if words & {"der", "die", "das", "und", "zur", "im", "von", "des"} and not words & {"de", "van", "het", "the"}:
        return "de"
    if words & {"le", "la", "les", "des", "et", "du"} and not words & {"el", "il", "los", "the"}:
        return "fr"
    if words & {"el", "los", "las", "del", "una"}:
        return "es"
    return "de" if _GERMAN_LETTERS & set(text) else "en"


def invent(dice: Dice, title: str = "", language: str = "") -> Work:
    """Make up a work; a title may be given."""
    if not language:
        chosen = [(44, "en"), (30, "de"), (7, "fr"), (5, "es"), (4, "it"), (4, "pt"), (4, "ru")]
        language = language_of(title) if title else dice.weighted(chosen)
    kind = dice.weighted(_KINDS)
    title = title or invent_title(language, dice)
    authors = invent_people(language, dice)
    if (kind in (Kind.REPORT, Kind.WEB) and dice.chance(0.45)) or dice.chance(0.02):
        authors = (invent_body(language, dice),)
        if kind is Kind.WEB and dice.chance(0.3):
            authors = (Person(dice.one(newspapers()), is_body=True),)
    elif kind is Kind.NEWS and dice.chance(0.3):
        authors = ()
    work = Work(kind, language, title, authors, year=invent_year(dice))
    return fill(work, dice)


def invent_year(dice: Dice) -> int:
    """Make a year of publication, most of them after 1970."""
    if dice.chance(0.06):
        return dice.randint(1800, 1930)
    return int(dice.triangular(1935, 2025, 2003))


def fill(work: Work, dice: Dice) -> Work:
    """Give a work what its kind has and it has not yet."""
    if work.kind in (Kind.ARTICLE, Kind.NEWS):
        return _periodical(work, dice)
    if work.kind in (Kind.WEB, Kind.PREPRINT):
        return _online(work, dice)
    work = _imprint(work, dice)
    if work.kind is Kind.THESIS:
        return replace(work, publisher=dice.one(grammar(work.language)["schule"]))
    if work.kind is Kind.REPORT:
        return _report(work, dice)
    if work.kind in (Kind.CHAPTER, Kind.PROCEEDINGS):
        return _part(work, dice)
    return replace(work, edition=dice.randint(2, 9) if dice.chance(0.12) else 0, isbn=_isbn(dice))


def _imprint(work: Work, dice: Dice) -> Work:
    if not work.publisher:
        house = fitting_house(work.language, dice)
        work = replace(work, publisher=house_as_printed(house.name, dice), place=place_as_printed(house.places, dice))
    if dice.chance(0.12) and not work.series and "reihe" in grammar(work.language):
        work = replace(work, series=dice.one(grammar(work.language)["reihe"]), number=str(dice.randint(1, 400)))
    if dice.chance(0.1):
        work = replace(work, volume=str(dice.randint(1, 5)))
    return work


def fitting_house(language: str, dice: Dice) -> House:
    """Give a publisher, in three of four cases one of the language."""
    listed = houses()
    for _ in range(12):
        house = dice.one(listed)
        if dice.chance(0.25) or _house_language(house) == language:
            return house
    return dice.one(listed)


_PLACES_OF = {
    "de": ("Frankfurt", "Wien", "Berlin", "München", "Stuttgart", "Opladen", "Wiesbaden", "Köln", "Bonn", "Göttingen",
    "Bielefeld",
        "Weinheim", "Tübingen", "Hamburg", "Münster", "Konstanz", "Zürich", "Basel", "Bern", "Baden", "Reinbek",
        "Heidelberg", "Leipzig",
        "Darmstadt", "Freiburg", "Gütersloh", "Paderborn", "Würzburg", "Innsbruck", "Gießen", "Neuwied",
        "Pfaffenweiler", "Bad"),
    "fr": ("Paris", "Lyon", "Rennes", "Bruxelles", "Genève", "Québec", "Villeneuve"),
    "es": ("Madrid", "Barcelona", "México", "Buenos"),
    "it": ("Bologna", "Roma", "Torino", "Milano", "Napoli", "Firenze", "Bari"),
    "pt": ("Coimbra", "Porto", "São", "Rio", "Belo"),
    "ru": ("М.", "Москва", "СПб."),
}  # fmt: skip


def _house_language(house: House) -> str:
    for language, places in _PLACES_OF.items():
        if house.places[0].startswith(places):
            return language
    return "en"


def _fitting_periodical(language: str, dice: Dice) -> Periodical:
    listed = periodicals()
    for _ in range(10):
        periodical = dice.one(listed)
        if language in ("en", "x") or dice.chance(0.2) or language_of(periodical.name) == language:
            return periodical
    return dice.one(listed)


def _periodical(work: Work, dice: Dice) -> Work:
    if not work.outlet:
        if work.kind is Kind.NEWS:
            work = replace(work, outlet=dice.one(newspapers()))
        else:
            periodical = _fitting_periodical(work.language, dice)
            work = replace(work, outlet=periodical.name, short_outlet=dice.one(periodical.short))
    first = dice.randint(1, dice.choice((99, 400, 1999, 9999)))
    last = first + dice.choice((0, 3, 8, 15, 24, 40)) + dice.randint(0, 9)
    number = dice.chance(0.06)
    work = replace(
        work,
        volume=work.volume or str(dice.randint(1, dice.choice((20, 60, 150, 500)))),
        issue=work.issue
        or (str(dice.randint(1, 12)) if dice.chance(0.75) else f"{(i := dice.randint(1, 11))}-{i + 1}"),
        first_page=work.first_page
        or (
            f"{dice.randint(0, 399999):06d}"
            if number
            else f"{dice.pick('L', 'A', 'e', 'S', 'R') if dice.chance(0.12) else ''}{first}"
        ),
        last_page=work.last_page or ("" if number or work.first_page else str(last)),
        month=work.month or dice.randint(1, 12),
        day=work.day or dice.randint(1, 28),
        issn=_issn(dice),
        pmid=str(dice.randint(1000000, 38000000)),
    )
    return replace(work, doi=work.doi or _doi(dice), url=work.url or _url(dice))


def _online(work: Work, dice: Dice) -> Work:
    work = replace(work, url=_url(dice), month=dice.randint(1, 12), day=dice.randint(1, 28))
    if work.kind is Kind.PREPRINT:
        month = f"{dice.randint(8, 25):02d}{dice.randint(1, 12):02d}"
        old = dice.pick("hep-th", "hep-ph", "astro-ph", "cond-mat", "quant-ph", "gr-qc", "math.AG", "cs.CL")
        number = (
            f"{month}.{dice.randint(1, 99999):05d}" if dice.chance(0.7) else f"{old}/{dice.randint(9200000, 9999999)}"
        )
        return replace(work, arxiv=number)
    site = dice.one(newspapers()) if dice.chance(0.4) else invent_body(work.language, dice).family
    return replace(work, outlet=site if dice.chance(0.6) else "")


def _report(work: Work, dice: Dice) -> Work:
    table = grammar(work.language)
    office = invent_body(work.language, dice).family if dice.chance(0.6) else dice.one(table["schule"])
    number = f"{dice.pick('', '', 'No. ', 'Nr. ', 'TR-', 'FS III ', '#')}{dice.randint(1, 3000)}"
    series = dice.one(table["reihe"]) if dice.chance(0.7) else ""
    return replace(work, publisher=office, series=series, number=number, url=_url(dice) if dice.chance(0.4) else "")


def _part(work: Work, dice: Dice) -> Work:
    outlet, editors = work.outlet, work.editors
    if not outlet:
        outlet = (
            proceedings_name(work.year, dice) if work.kind is Kind.PROCEEDINGS else invent_title(work.language, dice)
        )
    if not editors and dice.chance(0.85 if work.kind is Kind.CHAPTER else 0.15):
        editors = invent_people(work.language, dice)[:4]
        if dice.chance(_SHARE_OF_BODIES):
            editors = (invent_body(work.language, dice),)
    first = dice.randint(1, 600)
    pages = (work.first_page, work.last_page) if work.first_page else (str(first), str(first + dice.randint(2, 40)))
    return replace(
        work, outlet=outlet, editors=editors, first_page=pages[0], last_page=pages[1], doi=_doi(dice), isbn=_isbn(dice),
        event_place=dice.pick("Berlin", "Vancouver, Canada", "Harbin, China", "San Diego, CA", "Milwaukee, Wis.",
            "Paris"),
        month=dice.randint(1, 12), day=dice.randint(1, 26),
    )  # fmt: skip


def proceedings_name(year: int, dice: Dice) -> str:
    """Make the name of proceedings as reference lists print it."""
    number = dice.randint(1, 45)
    teen = number // 10 == 1
    ordinal = f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    acronym = dice.one(_ACRONYMS) + dice.pick("", f" {year}", f"'{year % 100:02d}", f"-{year % 100:02d}")
    pattern = dice.one(_PROCEEDINGS)
    return pattern.format(n=ordinal, a=dice.one(_ASSEMBLIES), t=dice.one(_TOPICS), y=year, s=acronym)


def _doi(dice: Dice) -> str:
    journal = dice.pick("cell", "jfa", "tics", "physletb")
    tail = dice.pick(
        f"j.{journal}.{dice.randint(1990, 2024)}.{dice.randint(1, 12):02d}.{dice.randint(1, 999):03d}",
        f"s{dice.randint(10000, 99999)}-{dice.randint(0, 20):03d}-{dice.randint(0, 9999):04d}-{dice.randint(0, 9)}",
        f"PhysRevLett.{dice.randint(1, 130)}.{dice.randint(1, 999999):06d}",
        f"{dice.randint(1000000, 9999999)}.{dice.randint(1000000, 9999999)}",
        f"JHEP{dice.randint(1, 12):02d}({dice.randint(1997, 2022)}){dice.randint(1, 300):03d}",
    )
    return f"10.{dice.pick('1000', '1016', '1007', '1103', '1145', '1038', '1002', '1080')}/{tail}"


def _url(dice: Dice) -> str:
    path = "/".join(
        dice.pick("news", "articles", "pdf", "index", "doc", "de", "en", "aktuell", "pub")
        for _ in range(dice.randint(0, 3))
    )
    page = dice.pick(
        "",
        f"{dice.randint(1, 99999)}.html",
        f"{dice.randint(1, 99999)}.pdf",
        "report.pdf",
        "index.php?id=" + str(dice.randint(1, 999)),
        "wp-12.pdf",
    )
    scheme = dice.pick("http://", "http://", "https://", "https://", "")
    return f"{scheme}{dice.one(_HOSTS)}/{path}{'/' if path else ''}{page}".rstrip("/" if dice.chance(0.5) else "")


def _isbn(dice: Dice) -> str:
    parts = (
        dice.pick("978-", "978-", ""),
        dice.pick("0", "3", "1", "88"),
        dice.randint(100, 9999),
        dice.randint(10000, 99999),
        dice.randint(0, 9),
    )
    return f"{parts[0]}{parts[1]}-{parts[2]}-{parts[3]}-{parts[4]}"


def _issn(dice: Dice) -> str:
    return f"{dice.randint(0, 9999):04d}-{dice.randint(0, 999):03d}{dice.pick(*'0123456789X')}"
