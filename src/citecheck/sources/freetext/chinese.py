"""The form of the Chinese Wikipedia: no quotation marks, the day of access in square brackets, the date last.

``马戎. 读王桐龄《中国民族史》 (PDF). 出版社. 2008: 289 [2022-05-02]. ISBN … （原始内容存档于2022-05-17）
（中文）.`` Works in other languages are printed in the same form there.
"""

from __future__ import annotations

import re

from citecheck.model.dates import date_at, read_date
from citecheck.sources.freetext.brackets import Mark, peel
from citecheck.sources.freetext.cutting import cut
from citecheck.sources.freetext.draft import Draft
from citecheck.sources.freetext.elements import AFTER_DATE, Kind, read_element
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place, looks_like_place
from citecheck.sources.name_words import PARTICLES
from citecheck.sources.names import name_evidence

_MARKS = re.compile(r"[（(]原始[内內]容|\[\d{4}(?:-\d\d-\d\d|年\d{1,2}月\d{1,2}日)\](?:\s?[.。（]|\Z)")
_HEAD = 40
"""Code points at the beginning whose script decides."""
_CJK = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_ACCESS = re.compile(r"\s*\[(?P<date>[^\[\]]{8,20})\]\Z")
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜"
    "苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬"
    "钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧"
    "尚符舒阮柯纪紀梅童凌毕畢单單裴霍成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤时時阳陽阎穆农農司卓古吉缪繆"
    "简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄"
    "丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官封谈談匡鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲伊仝区區郜海阚闞花权權强強帅帥"
)
_BODY_ENDS = (
    "社",
    "部",
    "局",
    "基金会",
    "基金會",
    "委员会",
    "委員會",
    "协会",
    "協會",
    "学会",
    "學會",
    "联合会",
    "院",
    "所",
    "组",
    "組",
    "公司",
    "报》",
    "報》",
    "委",
    "团",
    "團",
    "中心",
    "站",
    "署",
)


def is_chinese_form(text: str) -> bool:
    """Whether a reference is printed in this form."""
    if "[" not in text and text.isascii():
        return False
    if _MARKS.search(text) is not None:
        return True
    head = text[:_HEAD]
    han = len(_CJK.findall(head))
    letters = sum(map(str.isalpha, head))
    return han > 1 and 2 * han >= letters and _KANA.search(head) is None and "(" not in text[:12]


def read_chinese(draft: Draft, end: int) -> None:
    """Label ``text[:end]``, everything before the tail."""
    text = draft.text
    commas = ". " not in text[:end].rstrip() and ", " in text[:end]
    spans = [span for span in cut(text, 0, end, commas=commas) if any(map(str.isalnum, text[slice(*span)]))]
    names: list[tuple[int, int]] = []
    for number, (begin, stop) in enumerate(spans):
        if number > 0 and _take_dates(draft, begin, stop):
            continue
        if number > 1 and read_element(text, begin, stop).kind in (Kind.PAGES, Kind.EDITORS):
            draft.add(Label.NOTE, begin, stop)
            continue
        if number > 1 and text.count("，", begin, stop) > 1:
            draft.add(Label.NOTE, begin, stop, confidence=0.6)
            continue
        names.append((begin, stop))
    if len(names) > 1 and _is_author(text, *names[0], more=len(names) - 2):
        draft.add(Label.AUTHORS, *names.pop(0), confidence=0.85)
    if not names:
        return
    _add_title(draft, *names.pop(0))
    if names:
        _add_outlet(draft, *names[0])
        for begin, stop in names[1:]:
            draft.add(
                Label.PUBLISHER if Label.PUBLISHER not in draft.labels else Label.NOTE, begin, stop, confidence=0.7
            )


def _take_dates(draft: Draft, begin: int, stop: int) -> bool:
    """Read ``2008, 106 (S1): 9971 [2022-05-02]``; false when the element is something else."""
    text = draft.text
    accessed = _ACCESS.search(text, begin, stop)
    date = None
    if accessed is not None and (date := read_date(accessed["date"])) is not None:
        stop = accessed.start()
    found = date_at(text, begin, stop)
    numbers = AFTER_DATE.match(text, found.end, stop) if found is not None else None
    if begin < stop and numbers is None:
        return False
    if accessed is not None and date is not None:
        draft.add(Label.ACCESSED, *accessed.span("date"), date)
    if found is not None and numbers is not None:
        draft.add(Label.PUBLISHED, found.start, found.end, found.edtf)
        for name, value in numbers.groupdict().items():
            if value:
                draft.add(Label(name), *numbers.span(name))
    return True


def _is_author(text: str, begin: int, stop: int, *, more: int) -> bool:
    """Whether the first element is a name; ``more`` elements follow the one behind it."""
    value = text[begin:stop]
    if _CJK.search(value):
        people = [part.strip() for part in re.split(r"[;；、,，]", value) if part.strip()]
        if all(len(name) <= 4 and name[0] in _SURNAMES and _CJK.match(name[-1]) for name in people):  # noqa: PLR2004
            return True
        if value.startswith("(") and people and people[-1][0] in _SURNAMES:
            return True
        short = len(value) <= 3 and _CJK.match(value[-1]) is not None  # noqa: PLR2004 - family and given name
        return more > 0 and (short or (value.endswith(_BODY_ENDS) and len(value) < 30))  # noqa: PLR2004
    evidence = name_evidence(value)
    if ";" in value or "," in value:
        return evidence >= 0.5 and not is_place(value)  # noqa: PLR2004 - see name_evidence
    words = value.split()
    spanish = any(word in PARTICLES for word in words) and all(word[0].isupper() or word in PARTICLES for word in words)
    return evidence >= 0.75 or (more > 0 and spanish and 3 < len(words) < 6)  # noqa: PLR2004


def _add_title(draft: Draft, begin: int, stop: int) -> None:
    text = draft.text
    marks: list[Mark] = []
    end = peel(text, begin, stop, marks)
    for mark in marks:
        draft.add(mark.label, mark.start, mark.end, mark.value)
    opening = text.rfind("[", begin, end)
    if text[end - 1] == "]" and opening > begin:
        draft.add(Label.TRANSLATED_TITLE, opening + 1, end - 1, confidence=0.9)
        end = opening
    draft.add(Label.TITLE, begin, end, confidence=0.85)


def _add_outlet(draft: Draft, begin: int, stop: int) -> None:
    text = draft.text
    colon = re.compile(r"[:：]\s").search(text, begin, stop)
    if colon is not None and (
        looks_like_place(text[begin : colon.start()]) or _CJK.search(text[begin : colon.start()])
    ):
        draft.add(Label.PLACE, begin, colon.start())
        draft.add(Label.PUBLISHER, colon.end(), stop, confidence=0.85)
        return
    marks: list[Mark] = []
    end = peel(text, begin, stop, marks)
    for mark in marks:
        draft.add(mark.label, mark.start, mark.end, mark.value)
    draft.add(Label.OUTLET, begin, end, confidence=0.85)
