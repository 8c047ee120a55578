"""Words that mark parts of the middle of a reference, as data: kinds of work, formats, abbreviations, news agencies."""

from __future__ import annotations

KINDS = {
    "press release": "article",
    "pressemitteilung": "article",
    "report": "report",
    "technical report": "report",
    "tech. report": "report",
    "thesis": "thesis",
    "phd thesis": "thesis",
    "ph.d. thesis": "thesis",
    "phd dissertation": "thesis",
    "master's thesis": "thesis",
    "masters thesis": "thesis",
    "msc thesis": "thesis",
    "ba thesis": "thesis",
    "dissertation": "thesis",
    "doctoral dissertation": "thesis",
    "podcast": "broadcast",
    "interview": "interview",
    "speech": "speech",
    "map": "map",
    "mailing list": "post",
    "tweet": "post",
    "video": "motion_picture",
    "dvd": "motion_picture",
    "motion picture": "motion_picture",
    "film": "motion_picture",
    "documentary": "motion_picture",
    "video recording": "motion_picture",
    "television production": "broadcast",
    "radio broadcast": "broadcast",
    "media notes": "song",
    "cd": "song",
    "album": "song",
    "liner notes": "song",
    "booklet": "pamphlet",
    "manuscript": "manuscript",
    "preprint": "article",
    "blog": "post-weblog",
    "white paper": "report",
    "working paper": "report",
    "brochure": "pamphlet",
    "sign": "graphic",
    "software": "software",
    "book": "book",
    "print": "book",
    "hardcover": "book",
    "paperback": "book",
    "audiobook": "book",
    "poster": "graphic",
    "lecture": "speech",
    "web comic": "webpage",
    "infographic": "graphic",
    "facebook post": "post",
    "instagram": "post",
    "sculpture": "graphic",
    "usenet": "post",
}
"""The printed kind of a work, small letters -> CSL type."""

FORMATS = frozenset(
    ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "rtf", "txt", "csv", "epub", "ps", "djvu", "odt", "xml", "zip",
     "mp3", "mp4", "jpg", "png", "gif", "swf", "flash", "html", "postscript", "word"]
)  # fmt: skip

_NO_BREAK = """
    acad al am amer ann appl approx apr arch art assoc aug bd biol bro bros bull c ca capt cf ch chap chem cit col
    comput conf d.h dec dept dr drs ed edn eds eng engl et feb fig figs fl fr ft gen gov hon hrsg int j jan jr lett
    lt maj math med messrs mlle mme mr mrs ms mt natl no nos nov nr oct op p phys pp proc prof pt rep res rev s sci
    sec sen sep sept ser sgt soc sr ss st stat ste str sup suppl symp trans u.a univ vol vols vs z.b
"""
NO_BREAK = frozenset(_NO_BREAK.split())
"""Words after whose full stop an element goes on."""

_JOURNAL_WORDS = """
    acad adv agric anal anat angew anim ann annu anthropol appl arch astron astrophys behav biochem biol biomed
    biophys bot br brit bull can cardiol cell chem clin cog cogn comp comput crit curr dermatol dev dis ecol econ
    educ endocrinol eng entomol environ epidemiol eur evol exp fertil genet geol geophys gynecol hist hum immunol
    infect inst int invest j lab lang lett mar math mech med metab methods microbiol mol nat natl neurobiol neurol
    neurosci nucl nutr obstet oncol opin pathol pediatr perspect pharmacol philos phys physiol plant polit prev
    proc prog psychiatr psychol publ quart radiol rep reprod res rev roy sci soc sociol stat stud suppl surg surv
    symp syst technol ther toxicol trans trop univ urol vet virol zool
"""
JOURNAL_WORDS = frozenset(_JOURNAL_WORDS.split())
"""Words of journal titles cut short: no element ends after one where another capital follows."""

_DEPARTMENTS = """
    arts|arts & culture|arts and entertainment|blog|blogs|books|business|culture|editorial|education|entertainment
    environment|fashion|features|film|finance|food|football|health|international|letters|life|lifestyle|local|media
    money|music|national|news|obituaries|online stuff|opinion|politics|review|reviews|science|society|sport|sports
    style|tech|technology|television|the fix|the switch|travel|uk news|us news|weather|world|world news
"""
DEPARTMENTS = frozenset(name.strip() for line in _DEPARTMENTS.strip().splitlines() for name in line.split("|") if name)
"""What newspapers call their parts: printed before the paper's own name."""

CLUBS = frozenset(["F.C", "A.F.C", "D.C", "S.C"])
"""Initials that end names of clubs and cities, after which an element may end."""

KEEPS_STOP = frozenset(["inc", "ltd", "co", "corp", "pub", "bros", "jr", "sr", "etc", "intl", "dept", "assn", "univ"])
"""Words whose full stop belongs to them also at the end of an element."""

_AGENCIES = """
    aap|afp|afp-jiji|agence france-presse|agencia efe|anadolu agency|ani|ansa|ap|asian news international
    associated press|australian associated press|bloomberg|bloomberg news|canadian press|cns|dpa|efe|ians|interfax
    itar-tass|kyodo|kyodo news|lusa|mcclatchy|pa|press association|press trust of india|pti|reuters|ria novosti|tass
    the associated press|the canadian press|thomson reuters|united press international|upi|xinhua|xinhua news agency
    yonhap|yonhap news agency
"""
AGENCIES = frozenset(name.strip() for line in _AGENCIES.strip().splitlines() for name in line.split("|"))

_SERIES_WORDS = """
    cambridge classics colección collana collection guides handbook handbooks history lecture library monographs
    notes osprey oxford papers publications reihe sage series springer studies texts topics wiley
"""
SERIES_WORDS = frozenset(_SERIES_WORDS.split())

OTHERS = (
    "Translated by", "Illustrated by", "Interviewed by", "Interview with", "Photographs by", "Foreword by", "Edited by",
    "Directed by", "Written by", "Produced by", "Presented by", "Narrated by", "Introduction by", "Retweeted by", "By ",
    "Written at", "Cartography by", "Compiled by", "Introduced by", "Translator", "Trans. ", "Event occurs at",
    "Season ", "Series ", "Episode ", "Event occurs", "illustrated by", "translated by", "with ",
)  # fmt: skip
"""Beginnings of elements that name helpers, seasons and minutes: no outlet, no publisher."""
