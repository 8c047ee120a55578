"""Headings under which lists of references stand, in the languages of the larger Wikipedias and of journals."""

from __future__ import annotations

import re
from functools import cache

_HEADINGS = """
bibliography; bibliographies; sources; source; notes; footnotes; endnotes; citations; literature; links; works
sources and notes; notes and sources; external links; web links; websites; further reading; recommended reading
suggested reading; additional reading; external resources; online resources; web resources; online sources
primary sources; secondary sources; tertiary sources; publications cited; works consulted
literatur; quellen; weblinks; quellen und literatur; literatur und quellen; literatur und weblinks; links und literatur
 quellenverzeichnis; belege; fußnoten; anmerkungen; nachweise; quellenangaben; fundstellen
liens externes; ouvrages; notes; webographie; pour approfondir; sitographie
enlaces externos; fuentes; notas; literatura; bibliografía; lecturas adicionales
note; collegamenti esterni; fonti; letteratura; opere citate; sitografia
ligações externas; notas; fontes; leitura adicional
ссылки; источники; сноски; библиография; комментарии; примечания; литература; источники и литература
посилання; джерела; бібліографія; виноски; примітки; література
脚注; 出典; 参考文献; 外部リンク; 注釈; 関連文献; 文献; 引用文献; 関連書籍
外部链接; 外部連結; 外部鏈接; 注释; 註釋; 参考资料; 參考資料; 參考文獻; 腳註; 延伸阅读; 延伸閱讀
来源; 來源; 资料来源; 資料來源; 注脚; 引用
각주; 참고 문헌; 참고문헌; 외부 링크; 출처; 주석; 인용
przypisy; bibliografia; linki zewnętrzne; źródła; uwagi
bronnen; externe links; externe link; noten; voetnoten; bronnen, noten en/of referenties
källor; externa länkar; litteratur; noter; fotnoter; externa referenser
kilder; eksterne henvisninger; eksterne lenker; fotnoter
lähteet; viitteet; kirjallisuutta; aiheesta muualla
poznámky; externí odkazy; zdroje; prameny
hivatkozások; források; jegyzetek; irodalom; további információk
kaynaklar; dış bağlantılar; notlar
المراجع; مراجع; المصادر; مصادر; هوامش; وصلات خارجية
הערות שוליים; מקורות; קישורים חיצוניים; לקריאה נוספת
منابع; پانویس; پیوند به بیرون
संदर्भ; सन्दर्भ; बाहरी कड़ियाँ
tham khảo; liên kết ngoài; chú thích
pranala luar; catatan kaki
bibliografie; note; legături externe; литература; източници; бележки; външни препратки
"""
"""Whole headings: words that in a longer heading would mean something else."""
_WORDS = frozenset(
    [
        "references", "reference", "bibliography", "bibliographies", "bibliographic", "citations", "cited",
        "literaturverzeichnis", "einzelnachweise", "referenzen", "literaturhinweise", "références", "bibliographie",
        "bibliographiques", "referencias", "bibliografía", "bibliográficas", "riferimenti", "bibliografia",
        "bibliografici", "referências", "библиография", "библиографический", "литературы", "литература", "источники",
        "література", "літератури", "referenties", "literatuurlijst", "bronvermelding", "referenser",
        "källförteckning", "litteraturliste", "litteraturförteckning", "kildeliste", "referanser", "referencer",
        "literatura", "bibliografie", "kaynakça", "referensi", "daftar",
    ]
)  # fmt: skip
"""Words that make a heading of up to five words one of references: "Selected references", "References (2020)"."""
_NUMBER = re.compile(r"^(?:§\s*)?(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?:\.\d{1,3})*[.):]?\s+(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 60
"""Code points of the longest heading above, with room for a number and a bracket."""
_MOST_WORDS = 5


def is_reference_heading(heading: str) -> bool:
    """Whether references stand under a heading, given as readers see it; a section number before it does not matter."""
    if not heading or len(heading) > _LONGEST:
        return False
    bare = " ".join(_NUMBER.sub("", heading.strip()).split()).strip(" :.[]()").casefold()
    if bare in _whole():
        return True
    words = _LETTERS.findall(bare)
    return 0 < len(words) <= _MOST_WORDS and not _WORDS.isdisjoint(words)


@cache
def _whole() -> frozenset[str]:
    return frozenset(part.strip() for line in _HEADINGS.splitlines() for part in line.split(";") if part.strip())
