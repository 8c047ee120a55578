"""The invented world that ``benchmarks/locate.py`` searches: outlets, articles, captures, fronts; all from one seed.

``build(folder, seed)`` writes ``archive.json`` (all that the archive holds; what the server reads) and ``truth.json``
(references and where they are; what only the measuring reads).
"""

from __future__ import annotations

import json
import random
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import Any

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
STYLES = (
    "/{yyyy}/{mm}/{dd}/{slug}",
    "/news/{yyyy}/{mm}/{dd}/{slug}",
    "/{section}/{slug}-{id}.html",
    "/{section}/{slug}",
    "/story/{id}/{slug}",
    "/article/{id}",
    "/news/{section}-{id}",
    "/{yyyy}/{mm}/{slug}",
    "/{yyyy}/{slug}",
    "/local/{slug}.aspx",
    "/{section}/{yyyy}/{mon}/{dd}/{slug}",
    "/news/article-{id}/{slug}.html",
)
SECTIONS = ("politics", "business", "sport", "culture", "region", "science")
WORDS: dict[str, dict[str, list[str]]] = {
    language: {name: words.split() if isinstance(words, str) else words for name, words in groups.items()}
    for language, groups in tomllib.loads(Path(__file__).with_name("locate_words.toml").read_text("utf-8")).items()
}
LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", LATIN.replace("-", "").split(" "), strict=True))
GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


@dataclass
class Outlet:
    name: str
    host: str
    style: str
    language: str
    captures: int
    first: date
    last: date


@dataclass
class Article:
    outlet: int
    url: str
    title: str
    published: date
    slug_words: int
    good: list[str] = field(default_factory=list)


@dataclass
class World:
    outlets: list[Outlet] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    """url, timestamp, status, mime, kind (article, front, other), n (the article's number)."""
    fronts: dict[str, list[int]] = field(default_factory=dict)
    """host, path and timestamp of a front -> the articles that it links."""


def fold(word: str) -> str:
    text = "".join(CYRILLIC.get(letter, GERMAN.get(letter, letter)) for letter in word.lower())
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if letter.isascii() and letter.isalnum())


def title(dice: random.Random, language: str) -> str:
    words = WORDS[language]
    form = dice.choice(words["form"])
    picked = {
        name: dice.choice(words[name]).replace("-", " ") for name in ("who", "does", "what", "how", "why", "where")
    }
    text = form.format(**picked)
    return text[0].upper() + text[1:]


def slug(dice: random.Random, text: str) -> str:
    """What an editor makes of a title: small words gone, often shortened, sometimes turned round or worded anew."""
    words = [fold(word) for word in text.replace("'", "").replace(":", "").replace(",", "").split()]
    words = [word for word in words if len(word) > 3 or dice.random() < 0.4]
    if dice.random() < 0.3 and len(words) > 4:
        words = words[: dice.randint(3, len(words) - 1)]
    if dice.random() < 0.15:
        dice.shuffle(words)
    if dice.random() < 0.15:
        words.insert(dice.randint(0, len(words)), dice.choice(["update", "live", "exclusive", "photos", "report"]))
    return "-".join(words)


def make_outlets(dice: random.Random, total: int, articles_a_day: float) -> list[Outlet]:
    outlets = []
    weights = [1 / (number + 2) ** 0.7 for number in range(50)]
    for number in range(50):
        language = "de" if number % 10 == 7 else "ru" if number % 10 == 9 else "en"
        place = f"{dice.choice(WORDS['en']['where'])}{number}"
        kind = dice.choice(["Courier", "Gazette", "Tribune", "Argus", "Herald", "Observer", "Wire"])
        first = date(2012 + number % 8, 1, 1)
        captures = int(total * weights[number] / sum(weights)) + 1
        last = first + timedelta(days=max(10, min(1500, int(captures / 2.4 / articles_a_day))))
        host = f"{dice.choice(['www.', 'www.', ''])}{fold(place)}-{kind.lower()}.example"
        outlets.append(Outlet(f"{place} {kind}", host, STYLES[number % len(STYLES)], language, captures, first, last))
    return outlets


def path_of(dice: random.Random, outlet: Outlet, number: int, text: str, day: date) -> tuple[str, int]:
    words = slug(dice, text)
    filled = outlet.style.format(
        yyyy=f"{day.year}", mm=f"{day.month:02}", dd=f"{day.day:02}", mon=MONTHS[day.month - 1], slug=words,
        section=dice.choice(SECTIONS), id=100_000 + number * 7 + dice.randrange(7),
    )  # fmt: skip
    return filled, len(words.split("-")) if "{slug}" in outlet.style else 0


def stamp(dice: random.Random, day: date) -> str:
    return (datetime.combine(day, time()) + timedelta(seconds=dice.randrange(86_400))).strftime("%Y%m%d%H%M%S")


def fill_outlet(dice: random.Random, world: World, number: int) -> None:
    outlet, made = world.outlets[number], 0
    own: list[int] = []
    seen: set[str] = set()
    while made < outlet.captures * 0.94:
        day = outlet.first + timedelta(days=dice.randrange((outlet.last - outlet.first).days))
        text = title(dice, outlet.language)
        if own and dice.random() < 0.04:  # a neighbour of the same day with the title of another but for a word
            twin = world.articles[dice.choice(own)]
            words = twin.title.split()
            words[dice.randrange(len(words))] = dice.choice(WORDS[outlet.language]["does"])
            text, day = " ".join(words), twin.published
        path, slug_words = path_of(dice, outlet, len(own), text, day)
        url = f"https://{outlet.host}{path}"
        if url in seen:
            continue
        seen.add(url)
        article = Article(number, url, text, day, slug_words)
        own.append(len(world.articles))
        world.articles.append(article)
        made += capture_article(dice, world, article, len(world.articles) - 1)
    add_fronts(dice, world, number, own)
    for _ in range(outlet.captures // 20):
        day = outlet.first + timedelta(days=dice.randrange((outlet.last - outlet.first).days))
        url = f"https://{outlet.host}/static/{dice.randrange(10_000)}.js"
        world.rows.append({"u": url, "t": stamp(dice, day), "s": 200, "m": "application/javascript", "k": "other"})


def capture_article(dice: random.Random, world: World, article: Article, place: int) -> int:
    count = dice.choice([1, 1, 2, 3, 4])
    for _ in range(count):
        later = dice.randrange(4) if dice.random() < 0.6 else dice.randrange(400)
        at, chance = stamp(dice, article.published + timedelta(days=later)), dice.random()
        status = 301 if chance < 0.05 else 404 if chance < 0.08 else 200
        world.rows.append({"u": article.url, "t": at, "s": status, "m": "text/html", "k": "article", "n": place})
        if status == 200:
            article.good.append(at)
    return count


def add_fronts(dice: random.Random, world: World, number: int, own: list[int]) -> None:
    outlet = world.outlets[number]
    ordered = sorted(own, key=lambda place: world.articles[place].published)
    days = (outlet.last - outlet.first).days
    for back in range(days):
        if dice.random() > 0.35:
            continue
        day = outlet.first + timedelta(days=back)
        recent = list(_recent(world, ordered, day))
        if recent:
            at = stamp(dice, day)
            front = f"https://{outlet.host}/"
            world.rows.append({"u": front, "t": at, "s": 200, "m": "text/html", "k": "front"})
            world.fronts[f"{front} {at}"] = dice.sample(recent, min(len(recent), 25))


def _recent(world: World, ordered: list[int], day: date) -> Iterator[int]:
    from bisect import bisect_left

    days = [world.articles[place].published for place in ordered]
    for index in range(bisect_left(days, day - timedelta(days=1)), len(ordered)):
        if days[index] > day:
            return
        yield ordered[index]


def body(world: dict[str, Any], row: dict[str, Any]) -> str:
    """The page of a row, as the server sends it."""
    if row["k"] == "article":
        article = world["articles"][row["n"]]
        outlet = world["outlets"][article["outlet"]]
        text, day = escape(article["title"]), article["published"]
        filler = (
            "People who live nearby had asked for news since the winter, and several said they heard of it late. " * 6
        )
        return (
            f"<!doctype html><html><head><title>{text} | {outlet['name']}</title>"
            f"<meta property='og:title' content=\"{text}\">"
            f"<meta property='article:published_time' content='{day}T06:00:00Z'></head><body><h1>{text}</h1>"
            f"<time datetime='{day}'>{day}</time><p>{text}. {filler}</p></body></html>"
        )
    if row["k"] == "front":
        links = "".join(
            f"<li><a href='{world['articles'][place]['url']}'>{escape(world['articles'][place]['title'])}</a></li>"
            for place in world["fronts"].get(f"{row['u']} {row['t']}", [])
        )
        return f"<!doctype html><html><head><title>Home</title></head><body><ul>{links}</ul></body></html>"
    return "0"


def references(dice: random.Random, world: World, count: int) -> list[dict[str, Any]]:
    """Citations without an address; one in six is of a work that the archive does not hold."""
    linked: dict[int, list[date]] = {}
    for name, places in world.fronts.items():
        day = datetime.strptime(name.rpartition(" ")[2][:8], "%Y%m%d").date()  # noqa: DTZ007 - a day, no time
        for place in places:
            linked.setdefault(place, []).append(day)
    wanted = []
    by_outlet: dict[int, list[int]] = {}
    for place, article in enumerate(world.articles):
        if article.good:
            by_outlet.setdefault(article.outlet, []).append(place)
    for number in range(count):
        outlet = number % 50
        place = dice.choice(by_outlet[outlet])
        article = world.articles[place]
        archived = dice.choice(article.good)
        record = {
            "key": f"work{number}",
            "outlet": world.outlets[outlet].name,
            "title": article.title,
            "published": str(article.published),
            "archived": f"{archived[:4]}-{archived[4:6]}-{archived[6:8]}",
        }
        front = any(timedelta(days=-1) <= day - article.published <= timedelta(days=3) for day in linked.get(place, []))
        truth: dict[str, Any] = {"url": article.url, "findable": article.slug_words >= 3 or front}
        if number % 6 == 5:
            record["title"] = title(dice, world.outlets[outlet].language)
            truth = {"url": None, "findable": False}
        wanted.append({"reference": record, "truth": truth})
    return wanted


def build(folder: Path, seed: int, captures: int, count: int, articles_a_day: float) -> None:
    """Write the archive and, apart from it, the truth."""
    dice = random.Random(seed)
    world = World(outlets=make_outlets(dice, captures, articles_a_day))
    for number in range(len(world.outlets)):
        fill_outlet(dice, world, number)
    wanted = references(dice, world, count)
    neighbours = []
    for number, outlet in enumerate(world.outlets):
        example = next(article for article in world.articles if article.outlet == number)
        neighbours.append({"key": f"known{number}", "outlet": outlet.name, "title": example.title, "url": example.url})
    folder.mkdir(parents=True, exist_ok=True)
    archive = {
        "outlets": [{"name": outlet.name} for outlet in world.outlets],
        "articles": [asdict(article) | {"published": str(article.published)} for article in world.articles],
        "fronts": world.fronts,
        "rows": world.rows,
    }
    (folder / "archive.json").write_text(json.dumps(archive), encoding="utf-8")
    truth = {"wanted": wanted, "neighbours": neighbours, "captures": len(world.rows), "outlets": len(world.outlets)}
    (folder / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
