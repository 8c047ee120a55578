"""Key phrases of the end of a reference, as regular expressions, by language.

What the citation templates of the Wikipedias print, and the flags that editors put behind a citation.
"""

from __future__ import annotations

_ACCESS_PHRASES = (
    r"[Cc]onsultado\s(?:el|em)\s",
    r"[Cc]onsulté\sle\s",
    r"URL\sconsultato\sil\s",
    r"[Aa]bgerufen\sam\s",
    r"[Zz]ugriff(?:\sam)?:?\s",
    r"[Gg]eraadpleegd\s(?:op\s)?",
    r"[Дд]ата\sобращения:?\s",
    r"[Пп]роверено\s",
    r"[Dd]ostęp[:\s]\s?",
    r"[Hh]ämtat?\s",
    r"閲覧日?[:：]?\s?",
    r"访问日期[:：]\s?",
)
ACCESS_PHRASES = "|".join(_ACCESS_PHRASES)
"""Each is followed by the day."""

_ARCHIVE_PHRASES = (
    r"[Aa]rchivado\sdesde\sel\soriginal(?:\sel)?",
    r"[Aa]rquivado\sdo\soriginal(?:\s\(\w+\))?(?:\sem)?",
    r"[Aa]rchiviert\svom\sOriginal(?:\s\([^()]*\))?(?:\sam)?",
    r"[Aa]rchiviato\sdall'url\soriginale(?:\sil)?",
    r"[Aa]rchivé\sdepuis\sl.original(?:\s\([^()]*\))?(?:\sle)?",
    r"[Аа]рхивировано(?:\sиз\s\w+)?\s(?=\d)",
    r"原始内容\s?(?:\(\w+\))?\s?存[档檔]\s?(?:\(\w+\))?\s?[于於]\s?",
    r"原始內容\s?(?:\(\w+\))?\s?存[档檔]\s?(?:\(\w+\))?\s?[于於]\s?",
    r"オリジナルの?(?=\d{4})",
    r"オリジナルより",
)
ARCHIVE_PHRASES = "|".join(_ARCHIVE_PHRASES)

_IDENTIFIERS = (
    r"ASIN[\s:]\s?(?P<asin>\w{10})",
    r"[Bb]ibcode:\s?(?P<bibcode>\S{19})",
    r"bioRxiv[\s:]\s?(?P<biorxiv>[\d./v]+\d)",
    r"medRxiv[\s:]\s?(?P<medrxiv>[\d./v]+\d)",
    r"CiteSeerX[\s:]\s?(?P<citeseerx>[\d.]+\d)",
    r"hdl:\s?(?P<hdl>\S+\w)",
    r"ISMN[\s:]\s?(?P<ismn>[\d-]+)",
    r"JFM[\s:]\s?(?P<jfm>[\d.]+\d)",
    r"JSTOR[\s:]\s?(?P<jstor>[\w./]+\w)",
    r"LCCN[\s:]\s?(?P<lccn>[\w-]+)",
    r"MR[\s:]\s?(?P<mr>\d{4,9})",
    r"OCLC[\s:]\s?(?P<oclc>\d+)",
    r"OL[\s:]\s?(?P<ol>\d+[A-Z])",
    r"OSTI[\s:]\s?(?P<osti>\d+)",
    r"PMC[\s:]\s?(?P<pmc>\d+)(?:\s\.)?",
    r"RFC[\s:]\s?(?P<rfc>\d+)",
    r"S2CID[\s:]\s?(?P<s2cid>\d+)",
    r"SBN[\s:]\s?(?P<sbn>\d[\dX-]+)",
    r"SSRN[\s:]\s?(?P<ssrn>\d+)",
    r"Zbl[\s:]\s?(?P<zbl>[\d.]+\d)",
    r"CNKI[\s:]\s?(?P<cnki>\w+)",
    r"NAID[\s:]\s?(?P<naid>\w+)",
    r"NCJ[\s:]\s?(?P<ncj>\d+)",
    r"Usenet:\s?(?P<usenet>\S+)",
)
IDENTIFIERS = "|".join(_IDENTIFIERS)

_FLAGS = (
    r"\[(?:permanent )?dead link[^\]]{0,20}\]",
    r"\[(?:[a-z-]+ ){0,4}(?:needed|source\?|link|citation|verification|dubious|usurped)\??[^\]]{0,20}\]",
    r"\((?:[Ss]ubscription|[Rr]egistration)(?: or [A-Za-z ]{3,60})? required[^()]{0,60}\)",
    r"\{\{[Cc]it[ae][^{}]{0,40}\}\}:[^{}]{0,300}?\((?:help|link)\)",
    r"(?:CS1 (?:maint|errors)):[^()]{0,200}\(link\)",
    r"\|[a-z-]+= (?:ignored|missing|specified|suggested)[^()]{0,40}\(help\)",
    r"(?:Missing or empty|Check) \|[^()]{0,120}\(help\)",
    r"\[?\(?(?:リンク切れ|失效链接|永久失效連結)\)?\]?",
)
FLAGS = "|".join(_FLAGS)
"""What stands behind a citation and is none of it."""
