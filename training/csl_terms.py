"""The words that CSL styles take from their locale, for the languages that we render in, written down here."""

from __future__ import annotations

_EN = {
    "accessed": "accessed", "and": "and", "and others": "and others", "at": "at", "available at": "available at",
    "by": "by", "cited": "cited", "edition": "edition",
    "edition:short": "ed.", "et-al": "et al.", "forthcoming": "forthcoming", "from": "from", "ibid": "ibid.",
    "in": "in", "in press": "in press", "internet": "internet",
    "no date": "no date", "no date:short": "n.d.", "online": "online", "presented at": "presented at the",
    "retrieved": "retrieved", "version": "version",
    "page": "page|pages", "page:short": "p.|pp.", "volume": "volume|volumes", "volume:short": "vol.|vols.",
    "issue": "issue|issues", "issue:short": "no.|nos.",
    "editor": "editor|editors", "editor:short": "ed.|eds.", "editor:verb": "edited by", "editor:verb-short": "ed. by",
    "translator": "translator|translators",
    "translator:short": "tran.|trans.", "translator:verb": "translated by", "translator:verb-short": "trans. by",
    "collection-editor": "editor|editors",
    "collection-editor:short": "ed.|eds.", "number": "number|numbers", "number:short": "no.|nos.",
    "number-of-pages:short": "p.", "chapter": "chapter|chapters",
    "chapter:short": "chap.|chaps.", "number-of-volumes:short": "vol.|vols.", "url": "URL", "preprint": "preprint",
    "report": "report", "thesis": "thesis",
    "working paper": "working paper", "author": "", "container-author:verb": "by",
    "editortranslator:short": "ed. & tran.|eds. & trans.", "first": "1st",
}  # fmt: skip
_OTHERS = {
    "de": {
        "accessed": "zugegriffen", "and": "und", "at": "auf", "available at": "verfügbar unter", "by": "von",
        "edition": "Auflage", "edition:short": "Aufl.",
        "et-al": "u. a.", "from": "von", "in": "in", "no date": "ohne Datum", "no date:short": "o. J.",
        "online": "online", "presented at": "gehalten auf der",
        "retrieved": "abgerufen", "page": "Seite|Seiten", "page:short": "S.|S.", "volume": "Band|Bände",
        "volume:short": "Bd.|Bde.", "issue": "Nummer|Nummern",
        "issue:short": "Nr.|Nr.", "editor": "Herausgeber|Herausgeber", "editor:short": "Hrsg.|Hrsg.",
        "editor:verb": "herausgegeben von",
        "editor:verb-short": "hg. von", "translator:verb": "übersetzt von", "collection-editor:short": "Hrsg.|Hrsg.",
    },
    "fr": {
        "accessed": "consulté le", "and": "et", "available at": "disponible à l’adresse", "edition": "édition",
        "edition:short": "éd.", "et-al": "et al.", "from": "à l’adresse",
        "in": "dans", "no date:short": "s. d.", "online": "en ligne", "retrieved": "consulté", "page:short": "p.|p.",
        "volume:short": "vol.|vol.", "issue:short": "n°|n°",
        "editor": "éditeur|éditeurs", "editor:short": "éd.|éd.", "editor:verb": "édité par",
        "editor:verb-short": "éd. par",
    },
    "es": {
        "accessed": "accedido", "and": "y", "available at": "disponible en", "edition": "edición",
        "edition:short": "ed.", "et-al": "et al.", "from": "a partir de", "in": "en",
        "no date:short": "s. f.", "retrieved": "recuperado", "page:short": "p.|pp.", "volume:short": "vol.|vols.",
        "issue:short": "n.º|n.ºs", "editor:short": "ed.|eds.",
        "editor:verb": "editado por", "editor:verb-short": "ed.",
    },
    "it": {
        "accessed": "consultato", "and": "e", "available at": "disponibile su", "edition:short": "ed.",
        "et-al": "et al.", "from": "da", "in": "in", "retrieved": "recuperato",
        "page:short": "pag.|pagg.", "volume:short": "vol.|vol.", "issue:short": "n.|nn.",
        "editor:short": "a c. di|a c. di", "editor:verb": "a cura di",
    },
    "pt": {
        "accessed": "acedido", "and": "e", "available at": "disponível em", "edition:short": "ed.", "et-al": "et al.",
        "from": "de", "in": "em", "retrieved": "obtido",
        "page:short": "p.|pp.", "volume:short": "vol.|vols.", "issue:short": "n.|nn.", "editor:short": "ed.|eds.",
        "editor:verb": "editado por",
    },
    "ru": {
        "accessed": "просмотрено", "and": "и", "available at": "доступно на", "edition:short": "изд.", "et-al": "и др.",
        "from": "от", "in": "в", "retrieved": "получено",
        "page:short": "с.|сс.", "volume:short": "т.|тт.", "issue:short": "вып.|вып.", "editor:short": "ред.|ред.",
        "editor:verb": "под ред.",
    },
}  # fmt: skip


def term(language: str, name: str, form: str = "long", *, plural: bool = False) -> str:
    """Give a term; a form that is not listed falls back to the next longer one, a language to English."""
    for table in (_OTHERS.get(language, {}), _EN):
        for key in _keys(name, form):
            if key in table:
                one, _, many = table[key].partition("|")
                return many or one if plural else one
    return ""


def _keys(name: str, form: str) -> list[str]:
    chain = {
        "verb-short": ["verb-short", "verb", "long"],
        "symbol": ["short", "long"],
        "short": ["short", "long"],
        "verb": ["verb", "long"],
    }.get(form, ["long"])
    return [name if one == "long" else f"{name}:{one}" for one in chain]
