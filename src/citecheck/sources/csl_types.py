"""What the types of BibTeX, biblatex, Mendeley and RIS are in CSL.

Sources: biblatex manual 3.20, section 2.1; the RIS tag list of Reference Manager; the type list of CSL 1.0.2. A type
that says nothing of the kind of work (``misc``, ``GEN``) gives ``None``.
"""

from __future__ import annotations

CSL_TYPES = frozenset(
    [
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
        "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map",
        "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
        "song", "speech", "standard", "thesis", "treaty", "webpage",
    ]
)  # fmt: skip
"""All types of CSL 1.0.2."""

FROM_BIBTEX = {
    "article": "article-journal", "suppperiodical": "article-journal", "newspaperarticle": "article-newspaper",
    "newspaper": "article-newspaper", "magazinearticle": "article-magazine", "magazine": "article-magazine",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "website": "webpage",
    "web": "webpage", "internet": "webpage", "blog": "post-weblog", "blogpost": "post-weblog", "book": "book",
    "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
    "reference": "book", "mvreference": "book", "manual": "book", "booklet": "pamphlet", "inbook": "chapter",
    "incollection": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
    "booksection": "chapter", "chapter": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference", "conferencepaper": "paper-conference",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "dataset": "dataset", "data": "dataset", "software": "software", "computerprogram": "software",
    "unpublished": "manuscript", "patent": "patent", "periodical": "periodical", "standard": "standard",
    "legislation": "legislation", "statute": "legislation", "bill": "bill", "legal": "legislation",
    "jurisdiction": "legal_case", "case": "legal_case", "hearing": "hearing", "letter": "personal_communication",
    "review": "review", "interview": "interview", "artwork": "graphic", "image": "graphic", "map": "map",
    "audio": "song", "music": "song", "soundrecording": "song", "movie": "motion_picture", "film": "motion_picture",
    "video": "motion_picture", "videorecording": "motion_picture", "broadcast": "broadcast", "podcast": "broadcast",
    "performance": "performance", "presentation": "speech", "speech": "speech", "preprint": "article",
}  # fmt: skip
"""Entry type, lower case and without ``_`` and ``-`` -> CSL type."""

FROM_RIS = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal", "INPR": "article-journal",
    "JFULL": "periodical", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "WHOLE": "book", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "GRNT": "report", "ELEC": "webpage", "ICOMM": "post", "BLOG": "post-weblog", "WEB": "webpage",
    "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset", "COMP": "software", "UNPB": "manuscript",
    "MANSCPT": "manuscript", "PAT": "patent", "STAND": "standard", "STAT": "legislation", "LEGAL": "legislation",
    "BILL": "bill", "UNBILL": "bill", "CASE": "legal_case", "HEAR": "hearing", "PCOMM": "personal_communication",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "PAMP": "pamphlet", "MAP": "map", "ART": "graphic",
    "FIGURE": "figure", "CHART": "figure", "SLIDE": "speech", "MPCT": "motion_picture", "VIDEO": "motion_picture",
    "ADVS": "motion_picture", "MULTI": "motion_picture", "SOUND": "song", "MUSIC": "musical_score",
    "ANCIENT": "classic", "CLSWK": "classic", "CTLG": "book", "POD": "broadcast", "PREPRINT": "article",
}  # fmt: skip
"""RIS reference type -> CSL type."""


def of_bibtex(entry_type: str, subtype: str | None = None) -> str | None:
    """Give the CSL type of a BibTeX entry; ``subtype`` is biblatex's ``entrysubtype``."""
    kind = (subtype or "").strip().lower()
    if kind in CSL_TYPES:
        return kind
    if kind in {"newspaper", "magazine"}:
        return f"article-{kind}"
    folded = entry_type.lower().replace("_", "").replace("-", "")
    return FROM_BIBTEX.get(folded)
