"""Names that BibTeX, biblatex and the programs around them use. Facts; as of 2026-11."""

from __future__ import annotations

_STANDARD_TYPES = """
article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings
techreport unpublished
"""
_BIBLATEX_TYPES = """
mvbook bookinbook suppbook collection mvcollection suppcollection dataset mvproceedings inreference reference
mvreference online patent periodical suppperiodical report set software thesis xdata customa customb customc customd
custome customf artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance
review standard video electronic www
"""
_OTHER_TYPES = """
webpage talk presentation lecture newspaper magazine newsarticle bachelorthesis bachelorsthesis masterthesis
diplomathesis habthesis ieeetranbstctl control jurthesis periodicals map film interview conversation journal preprint
web website url blog blogpost hearing bill statute case encyclopedia dictionary softwareversion softwaremodule
codefragment podcast broadcast internet generic document
"""
SUGGESTED_TYPES = frozenset((_STANDARD_TYPES + _BIBLATEX_TYPES).split())
ENTRY_TYPES = frozenset((_STANDARD_TYPES + _BIBLATEX_TYPES + _OTHER_TYPES).split())
"""Lower case: the manuals of BibTeX and biblatex 3.20, and what styles and programs in wide use add."""

_STANDARD_FIELDS = """
address annote author booktitle chapter crossref edition editor howpublished institution journal key month note number
organization pages publisher school series title type volume year
"""
_BIBLATEX_FIELDS = """
abstract addendum afterword annotation annotator authortype bookauthor bookpagination booksubtitle booktitleaddon
commentator date doi editora editorb editorc editoratype editorbtype editorctype editortype eid entryset entrysubtype
eprint eprinttype eprintclass eventdate eventtitle eventtitleaddon execute file foreword gender hyphenation holder ids
indexsorttitle indextitle introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc
journaltitle journalsubtitle journaltitleaddon keywords label langid langidopts language library location mainsubtitle
maintitle maintitleaddon nameaddon nameatype options origdate origlanguage origlocation origpublisher origtitle
pagetotal pagination part presort pubstate refsection related relatedoptions relatedstring relatedtype relatedtitle
reprinttitle shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname
sortshorthand sorttitle sortyear subtitle titleaddon translator url urldate urlyear urlmonth urlday usera userb userc
userd usere userf venue version volumes xdata xref verba verbb verbc lista listb listc listd liste listf namea nameb
namec
"""
_OTHER_FIELDS = """
archiveprefix primaryclass eprintid pmid pmcid arxiv arxivid mrnumber mrclass mrreviewer zblnumber zbl bibsource biburl
timestamp added dateadded datemodified owner groups priority ranking rating readstatus username creationdate
modificationdate comment citeulike lccn oclc price size isbn13 isbn10 urn hdl archive archivelocation archiveurl
archivedate urlstatus lastchecked lastaccessed accessdate accessed urlaccessdate dateaccessed keyword affiliation coden
researchareas documenttype authoremail uniqueid numpages articleno acmid publicationdate day copyright contents
collaboration reportnumber slaccitation adsurl adsnote issuedate subject topic tags tag pdf local localurl bdskurl
bdskfile translatedtitle journalabbr journaliso shortbooktitle conference collection website newspaper lang source
mendeleytags mendeleygroups opturl interhash intrahash bookurl metadata preview code html slides video poster abbr
selected pubmed award additionalinfo review issnl addedat addedby fjournal bibdate bibkey citedby mrid keyphrases
"""
FIELDS = frozenset((_STANDARD_FIELDS + _BIBLATEX_FIELDS + _OTHER_FIELDS).split())
"""Folded, without hyphens and underscores: the manuals of BibTeX and biblatex 3.20, and what programs add."""
