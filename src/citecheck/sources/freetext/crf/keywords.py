"""Words that say what stands beside them, in the languages of scholarly references, as data.

Plain facts of language, collected for this list; folded, without their full stop.
"""

from __future__ import annotations

_CLASSES = {
    "in": "in im dans en nel nella из iz",
    "ed": """
        ed eds edt edited editor editors hrsg hg hgg hrsgg herausgeber herausgegeben éd éds edit edd dir coord
        coords cur curatore red redaktion ред редактор editado editora org orgs eda ediert cura отв под сост
        bearb
    """,
    "by": "by von par por di od do durch",
    "tr": """
        trans transl translated translator übers übersetzt übersetzung trad traduit traducción traduzione tr
        пер перевод
    """,
    "vol": """
        vol vols volume volumes bd bde band bände jg jahrg jahrgang tome tomo tom t т том v vyp jahrbuch
    """,
    "no": """
        no nr nos num numb number issue iss heft hefte h n º № вып fasc art article núm nro hft ausgabe nummer
    """,
    "pp": "p pp pg pgs page pages s ss seite seiten с сс стр pag págs pags pág sp str oldal",
    "edn": """
        edition edn aufl auflage édition edición edizione изд издание revised rev überarb überarbeitete
        erweiterte
    """,
    "and": "and und et y e u i и та amp og en och sowie with mit",
    "al": "al alii others andere andre u.a altri otros др колл collab collaboration coll",
    "acc": """
        retrieved accessed access available abrufbar abgerufen zugriff zugegriffen stand download downloaded
        consulted consultato consulté consultado viewed visited letzter verfügbar обращения доступа online
        disponible disponível disponibile unter url internet lastaccess heruntergeladen aufgerufen abruf
        zuletzt cited eingesehen gesehen
    """,
    "arch": "archived archive archiviert wayback archivado archivé",
    "the": """
        thesis dissertation phd diss habilitation habil masters master's diplomarbeit masterarbeit
        bachelorarbeit magisterarbeit thèse tesis tesi doctoral doctorat dissertationsschrift автореф дис канд
        inaugural ph.d msc mphil
    """,
    "rep": """
        report reports working paper papers discussion technical tech rep manuscript preprint memo memorandum
        arbeitspapier diskussionspapier bericht forschungsbericht mitteilung abschlussbericht unpublished
        mimeo pressemitteilung press-release statement notes note document white brief draft expertise
        gutachten studie
    """,
    "proc": """
        proceedings proc conference conf symposium symp workshop workshops congress tagung colloquium colloque
        conférence kongress congreso meeting konferenz actes atti intl annual lecture lncs конференции
        материалы труды
    """,
    "pub": """
        press verlag publishers publisher publishing publications books éditions editions editorial edizioni
        editore wiley springer elsevier routledge sage macmillan palgrave academic mit cup oup vs campus
        suhrkamp nomos kluwer pergamon birkhäuser mcgraw mcgraw-hill prentice prentice-hall addison-wesley
        blackwell brill gruyter mouton erlbaum lit duncker humblot beck juventa leske budrich rowohlt fischer
        reclam vandenhoeck ruprecht mohr siebeck metzler transcript waxmann oldenbourg böhlau klett-cotta
        klett haupt peter-lang peters harrassowitz winter niemeyer narr elgar ashgate polity penguin harper
        doubleday knopf norton random pearson longman crc gallimard seuil puf presses hachette larousse
        hermann armand colin payot droz découverte flammarion dunod laterza einaudi mulino feltrinelli
        издательство изд-во изд наука мысль acm ieee siam aip iop aaai usenix oecd jossey-bass lexington mosby
        saunders lippincott williams wilkins karger thieme urban universitätsverlag westdeutscher luchterhand
        piper hanser
    """,
    "org": """
        university université universität universidad università univ universitet institute institut instituto
        department dept departement ministry ministerium bundesministerium bundesamt bundesanstalt commission
        kommission council centre center zentrum office bureau agency amt organization organisation
        association verband gesellschaft society committee laboratory lab labs laboratories foundation
        stiftung college school hochschule fachhochschule akademie academy bank group inc ltd gmbh corp
        corporation company ag statistisches nations government bundesregierung bundestag parliament european
        europäische international world national federal arbeitsgemeinschaft ausschuss forschungsinstitut
        faculty fakultät университет институт академия
    """,
    "jour": """
        journal j jour jnl zeitschrift z zs zeitung revue rev revista rivista review reviews annals ann
        annales annalen bulletin bull archiv archives arch magazine mag letters lett trans transactions
        quarterly quart science sciences sci nature acta research res studies studien forum blätter blatt
        jahrbuch vierteljahrsschrift monatsschrift phys chem biol med math astron astrophys psychol sociol soc
        econ neurosci immunol genet biochem biophys physiol clin surg pharmacol am amer brit br eur can aust
        jpn int internat intern nat natl acad adv appl comput eng tech technol environ ecol geol geophys plant
        anim food agric vet dent nurs pediatr cardiol gastroenterol neurol psychiatr oncol radiol ophthalmol
        dermatol urol gynecol endocrinol microbiol virol cell mol exp theor struct mech mater polym inorg
        organomet electrochem spectrosc crystallogr commun comm communications ber bericht berichte helv chim
        scand monatsh mitteilungen abhandlungen sitzungsberichte comptes rendus hebd acad bot zool entomol
        ling philol hist phil philos pol polit educ manag rheol наук вестник журнал известия вопросы heteroat
        interface frontiers perspectives trends topics ieee acm aip siam notices hermes
    """,
    "doi": "doi dx",
    "id": "isbn issn pmid pmcid pmc arxiv oclc lccn jstor s2cid bibcode hdl urn ssrn eprint zbl mr udc",
    "phys": "hep-th hep-ph astro-ph gr-qc cond-mat quant-ph nucl-th math-ph hep-lat hep-ex nucl-ex",
    "yet": """
        forthcoming press submitted erscheinen appear impr ersch undated n.d o.j in-press accepted preparation
        erscheint vorbereitung manuscript unveröffentlicht
    """,
    "ser": """
        series serie ser reihe schriftenreihe collection colección coll monographs monograph beiträge
        schriften notes lectures supplement suppl sonderheft special beiheft band- working-paper
    """,
    "see": """
        see siehe vgl cf cfr vid ibid ebd ebenda ders dies op cit a.a.o also auch quoted zitiert nach zit
        supra note
    """,
    "pat": """
        patent patents us ep wo dvd cd-rom version software map law act gesetz bgbl art verordnung urteil v vs
        court
    """,
}

_MONTHS = """
    jan january janv januar jänner janvier enero gennaio январь января feb febr february februar février febrero
    febbraio февраля mar march mär märz mars marzo марта apr april abr avril abril aprile апреля may mai mayo
    maggio мая jun june juni juin junio giugno июня jul july juli juil juillet julio luglio июля aug august août
    agosto августа sep sept september septembre septiembre settembre сентября oct okt october oktober octobre
    octubre ottobre октября nov november novembre noviembre ноября dec dez december dezember décembre diciembre
    dicembre декабря spring summer autumn fall winter frühjahr sommer herbst fév
"""

_FUNCTION_WORDS = {
    "en": """
        the of a an on for to from with as at is are its their into between among toward towards using under
        during can how what why does do not or that this some new via through within without after before
        against
    """,
    "de": """
        der die das des dem den ein eine einer eines einem einen zur zum im am auf für mit bei über aus nach
        als durch zwischen wie was ist sind nicht vom unter gegen ohne oder auch ihre seine wider sich an ab
    """,
    "fr": """
        le la les l du des d un une au aux sur pour dans avec par chez entre sous sans vers ou dans-le qu que
        ce cette
    """,
    "es": "el los las del un una para con sobre desde hacia según entre sin como su sus lo al",
    "it": "il lo gli dei delle della dell' nella nel sul sulla per con tra fra uno alla alle",
    "pt": "o os as do da dos das em na no nas nos ao à uma um para com sobre",
    "nl": "het een van voor met op naar bij over tot uit aan ten",
    "ru": "в на о об по к с для от при как не из за и его или между",
}


def _keywords() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, words in _FUNCTION_WORDS.items():
        for word in words.split():
            table.setdefault(word, "f" + name)
    for name, words in _CLASSES.items():
        for word in words.split():
            table[word] = name if table.get(word, "f")[0] == "f" else table[word]
    for word in _MONTHS.split():
        table[word] = "mon"
    return table


KEYWORDS = _keywords()
"""Folded word -> class of what it announces (``ed``, ``vol`` …); ``mon`` months, ``fXX`` small words of a language."""
