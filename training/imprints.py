"""Publishers and their places as lists print them: with legal forms, in short, doubled, with the country behind."""

from __future__ import annotations

from collections.abc import Sequence

from training.dice import Dice

_FORMS = (" Ltd.", " Ltd", " Inc.", " Inc", " LLC", " GmbH", " & Co.", " Publishers", " Publishing House",
    " Publications", " Verlag", " Verl.", " Publishers Limited", " Publishing Company", " & Sons", " Co.",
    " Academic Publishers", " B.V.", " Editore", " Éditeur", " Editorial", " Univ. Press")  # fmt: skip
_REGIONS = (", USA", ", UK", ", Germany", ", Spain", ", India", ", MA", ", CA", ", NJ", ", N.J.", " (Mass.)", " (NJ)",
    " (New Jersey)", " (UK)", " a.M.", "/M.", "/Main", " am Main", "/Ts.", " b. Hamburg", ", D.C.", " DC",
    ", South Africa", ", Ill.", " i. Br.", ". WI", ". MA", ", Washington, D.C.")  # fmt: skip
_SMALL_TOWNS = ("Pfaffenweiler", "Schwalbach", "Weilerswist", "Hillsdale", "Bad Heilbrunn", "Idstein", "Münsingen",
    "Altenberge", "Aldershot", "Chur", "Rheinfelden", "Mahwah", "Glencoe", "Cheltenham", "Upper Saddle River",
    "Newbury Park", "Bloomfield", "Notre Dame", "Homewood", "St. Gallen", "St. Louis", "Dubuque", "Laatzen",
    "Filderstadt", "Murnau", "Seelze", "Herbolzheim", "Kötz", "Unna", "Ebenhausen", "Langenthal", "Sternenfels",
    "Louvain-la-Neuve", "Aix-en-Provence", "Villeneuve d'Ascq", "Rio de Janeiro", "Belo Horizonte", "Petrópolis",
    "Beverly Hills", "Thousand Oaks", "West Lafayette", "Reading", "Santa Fe", "Ciudad de México", "Frankfurt a. M.",
    "Den Haag", "’s-Gravenhage", "The Hague", "Hong Kong", "Kuala Lumpur", "Addis Ababa", "Dar es Salaam")  # fmt: skip


def house_as_printed(name: str, dice: Dice) -> str:
    """Give the name of a publisher in one of its manners; four of five as it is."""
    mark = dice.random()
    if mark < 0.09:  # noqa: PLR2004 - shares of the manners
        return name + dice.one(_FORMS)
    if mark < 0.12:  # noqa: PLR2004
        return "".join(dice.pick(*"ABCDEFGHILMNOPRSTU") for _ in range(dice.randint(3, 5)))
    if mark < 0.15:  # noqa: PLR2004
        short = "".join(word[0] for word in name.split() if word[:1].isupper())
        return f"{name} ({short})" if len(short) > 1 else name
    if mark < 0.17:  # noqa: PLR2004
        return f"{name}/{dice.pick('UNESCO', 'Suhrkamp', 'Fischer', 'DIW', 'OUP', 'Sage', 'SSRC')}"
    return name


def place_as_printed(places: Sequence[str], dice: Dice) -> str:
    """Give the place of an imprint; one of ten with a region that others leave out, one of twelve a smaller town."""
    if dice.chance(0.08):
        return dice.one(_SMALL_TOWNS)
    place = dice.one(places)
    return place + dice.one(_REGIONS) if dice.chance(0.1) and "," not in place and "/" not in place else place
