"""What parameters are called in the templates of some wikis, as they are written today.

Names after the documentation of the templates on their wikis, 2025. Readers know many more; these are for writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citecheck.fixes.places import fold


@dataclass(frozen=True, slots=True)
class Spelling:
    """The parameters of one family of templates."""

    templates: tuple[str, ...]
    """Beginnings of their names, lower case."""
    names: Mapping[str, str]
    """Record field -> parameter."""
    dead: str | None = None
    """What says that the page is gone, in place of a parameter for the state: ``urlmorto=sì``."""
    link: Mapping[str, str] = field(default_factory=dict)
    """Template -> its parameter for the address, where that is not the family's."""


_ENGLISH = {
    "url": "url",
    "archive_url": "archive-url",
    "archived": "archive-date",
    "url_status": "url-status",
    "accessed": "access-date",
    "doi": "doi",
    "title": "title",
    "pages": "pages",
}
SPELLINGS = (
    Spelling(("internetquelle",), _ENGLISH | {"archive_url": "archiv-url", "archived": "archiv-datum",
        "accessed": "abruf", "title": "titel"}, dead="offline=1"),
    Spelling(("lien web", "lien vidéo", "lien brisé", "lien conférence", "article", "ouvrage", "chapitre"),
        _ENGLISH | {"accessed": "consulté le", "title": "titre"}, dead="",
        link={"article": "lire en ligne", "ouvrage": "lire en ligne", "chapitre": "lire en ligne"}),
    Spelling(("cita web", "cita news", "cita pubblicazione", "cita libro", "cita testo"),
        _ENGLISH | {"archive_url": "urlarchivio", "archived": "dataarchivio", "accessed": "accesso",
        "title": "titolo"}, dead="urlmorto=sì"),
    Spelling(("cita ", "obra citada"), _ENGLISH | {"archive_url": "urlarchivo", "archived": "fechaarchivo",
        "accessed": "fechaacceso", "title": "título"}, dead="urlmuerta=sí"),
    Spelling(("citar ",), _ENGLISH | {"archive_url": "arquivourl", "archived": "arquivodata",
        "accessed": "acessodata", "title": "titulo"}, dead="urlmorta=sim"),
    Spelling(("citeer ",), _ENGLISH | {"archive_url": "archiefurl", "archived": "archiefdatum",
        "accessed": "bezochtdatum", "title": "titel"}, dead="dodeurl=ja"),
    Spelling(("webbref", "tidningsref", "tidskriftsref", "bokref"), _ENGLISH | {"archive_url": "arkivurl",
        "archived": "arkivdatum", "accessed": "hämtdatum", "title": "titel"}, dead=""),
    Spelling(("cytuj",), _ENGLISH | {"archive_url": "archiwum", "archived": "zarchiwizowano",
        "accessed": "data dostępu", "title": "tytuł"}, dead=""),
    Spelling(("книга", "статья"), _ENGLISH | {"url": "ссылка", "title": "заглавие"}, dead=""),
    Spelling(("стаття",), _ENGLISH | {"url": "посилання", "title": "назва"}, dead=""),
    Spelling(("cite ", "cite", "citation", "vcite", "引用", "веб-"), _ENGLISH),
)  # fmt: skip
"""Those of one wiki before those whose beginning is shorter: ``cita web`` is Italian and Spanish, told apart below."""
_ITALIAN = frozenset({"titolo", "accesso", "autore", "editore", "sito", "urlarchivio", "dataarchivio", "cognome"})
_SPANISH = SPELLINGS[3]


def spelling(template: str, parameters: frozenset[str]) -> Spelling | None:
    """Give the spelling of a template, ``None`` for one of a wiki that is not known.

    Args:
        template: Its name.
        parameters: The names of its parameters as written.
    """
    folded = " ".join(template.casefold().replace("_", " ").split())
    for candidate in SPELLINGS:
        if folded.startswith(candidate.templates):
            is_italian = candidate is not SPELLINGS[2] or any(fold(name) in _ITALIAN for name in parameters)
            return candidate if is_italian else _SPANISH
    return None


_ALIASES = {
    "url": ("url", "link", "weblink", "uri", "enlace", "lireenligne", "urltexte", "lien", "ссылка", "посилання",
        "online", "chapterurl", "contributionurl", "ligação", "网址", "網址"),
    "archive_url": ("archiveurl", "archive", "archivurl", "urlarchivo", "archivourl", "lienarchive", "urlarchivio",
        "archiviourl", "arquivourl", "urlarquivo", "wayb", "archiefurl", "arkivurl", "archiwum", "архив", "архів",
        "アーカイブurl", "存档网址", "存檔網址"),
    "archived": ("archivedate", "archivdatum", "fechaarchivo", "archivofecha", "horodatagearchive", "dataarchivio",
        "archiviodata", "arquivodata", "dataarquivo", "archiefdatum", "arkivdatum", "zarchiwizowano", "архивдата",
        "датаархива", "датаархіву", "アーカイブ日", "存档日期", "存檔日期"),
    "url_status": ("urlstatus", "estadourl", "urlestado", "deadurl", "urlmuerta", "enlaceroto", "urlmorto", "urlmorta",
        "dodeurl", "offline", "deadlink", "мёртваяссылка", "мертвепосилання"),
    "accessed": ("accessdate", "dateaccess", "accessed", "retrieved", "abruf", "zugriff", "abrufdatum", "fechaacceso",
        "consultado", "consultéle", "consulté", "accesso", "dataaccesso", "acessodata", "acesso", "bezochtdatum",
        "geraadpleegd", "hämtdatum", "datadostępu", "датаобращения", "датазвернення", "閲覧日", "访问日期", "訪問日期"),
    "doi": ("doi",),
    "title": ("title", "chapter", "contribution", "entry", "article", "titel", "titre", "titolo", "título", "titulo",
        "tytuł", "заглавие", "название", "назва", "заголовок", "题目", "标题", "標題", "題名"),
    "outlet": ("work", "website", "journal", "newspaper", "magazine", "periodical", "encyclopedia", "agency", "werk"),
    "pages": ("pages", "page", "pp", "p", "at", "seiten", "páginas", "pagine"),
    "issue": ("issue", "number", "número", "numero", "nummer"),
    "published": ("date", "year", "publicationdate", "datum", "fecha", "data"),
    "arxiv": ("arxiv", "eprint"),
}  # fmt: skip
"""Record field -> folded names of parameters that hold it."""
_IN_WEBARCHIVE = {"archive_url": ("url", "archiveurl", "1"), "archived": ("date", "archivedate")}
"""The same in ``{{webarchive}}`` standing alone."""


def aliases(record_field: str, template: str | None) -> tuple[str, ...]:
    """Give the folded names of parameters of a template that may hold a record field."""
    if template == "webarchive" and record_field in _IN_WEBARCHIVE:
        return _IN_WEBARCHIVE[record_field]
    return _ALIASES.get(record_field, (fold(record_field),))
