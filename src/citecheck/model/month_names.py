"""What months and seasons are called, as data: words of many languages, lower case, without a final dot.

Facts about names, after the gregorian calendars of Unicode CLDR 46 (https://cldr.unicode.org, October 2024), wide and
abbreviated, stand-alone and format forms. A word that names different months in different languages is left out:
``listopad`` is November in Polish and Czech, October in Croatian, and to guess would be to invent. So are short forms
that are ordinary words elsewhere (Czech ``pro``, ``led``).
"""

from __future__ import annotations

_MONTHS = """
January Jan januari januar Jänner janvier janv enero ene gennaio gen janeiro ianuarie ian январь января янв
    січень січня січ stycznia styczeń sty leden ledna január januára januar tammikuu tammikuuta ocak januaro janúar
    ιανουάριος ιανουαρίου jaanuar siječanj siječnja януари јануар јануара студзень студзеня gener יناير يناير ינואר
    janvāris sausis sausio jan
February Feb februari Februar Feber février févr fév febrero febbraio febb fevereiro fev februarie февраль февраля фев
    февр лютий лютого luty lutego únor února február februára helmikuu helmikuuta şubat febrúar φεβρουάριος φεβρουαρίου
    veebruar veljača veljače февруари фебруар фебруара febrer فبراير פברואר februāris vasaris vasario
March Mar maart mrt März Mär Maerz mars marzo março martie март марта мар березень березня marzec marca březen března
    marec március maaliskuu maaliskuuta mart marts μάρτιος μαρτίου märts ožujak ožujka марта сакавік сакавіка març
    مارس מרץ kovo kovas maret
April Apr avril avr abril abr aprile aprilie апрель апреля апр квітень квітня kwiecień kwietnia duben dubna apríl
    apríla április huhtikuu huhtikuuta nisan απρίλιος απριλίου aprill travanj travnja април априла красавік красавіка
    أبريل אפריל aprīlis balandis balandžio
May mei Mai maj mayo maggio mag maio mai май мая травень травня maja květen května máj mája május toukokuu toukokuuta
    mayıs maí μάιος μαΐου svibanj svibnja мај маја травень maig مايو מאי maijs gegužė gegužės mei
June Jun juni juin junio giugno giu junho iunie июнь июня июн червень червня czerwiec czerwca červen června jún júna
    június kesäkuu kesäkuuta haziran júní ιούνιος ιουνίου juuni lipanj lipnja юни јун јуна чэрвень чэрвеня juny يونيو
    יוני jūnijs birželis birželio
July Jul juli juillet juil julio luglio lug julho iulie июль июля июл липень липня lipiec lipca červenec července júl
    júla július heinäkuu heinäkuuta temmuz júlí ιούλιος ιουλίου juuli srpanj srpnja юли јул јула ліпень ліпеня juliol
    يوليو יולי jūlijs liepa liepos
August Aug augustus août aout agosto ago agost august август августа авг серпень серпня sierpień sierpnia srpen srpna
    augusta augusztus elokuu elokuuta ağustos ágúst αύγουστος αυγούστου kolovoz kolovoza аугуст август жнівень жніўня
    أغسطس אוגוסט avgust avgusta avg augusts rugpjūtis rugpjūčio agustus augusti
September Sep Sept septembre septiembre setiembre settembre sett setembro set septembrie сентябрь сентября сен сент
    вересень вересня wrzesień września září septembra szeptember syyskuu syyskuuta eylül σεπτέμβριος σεπτεμβρίου
    rujan rujna септември септембар септембра верасень верасня setembre سبتمبر ספטמבר septembris rugsėjis rugsėjo
October Oct oktober okt octobre octubre ottobre ott outubro out octombrie октябрь октября окт жовтень жовтня
    październik października říjen října október októbra lokakuu lokakuuta ekim οκτώβριος οκτωβρίου oktoober
    октомври октобар октобра кастрычнік кастрычніка أكتوبر אוקטובר oktobris spalis spalio
November Nov novembre noviembre novembro noiembrie ноябрь ноября ноя нояб листопад листопада novembra marraskuu
    marraskuuta kasım nóvember νοέμβριος νοεμβρίου studeni studenoga ноември новембар новембра лістапад
    лістапада نوفمبر נובמבר novembris lapkritis lapkričio november
December Dec Dezember Dez décembre déc diciembre dic dicembre dezembro decembrie декабрь декабря дек грудень грудня
    grudzień grudnia prosinec prosince decembra joulukuu joulukuuta aralık desember δεκέμβριος δεκεμβρίου detsember
    prosinac prosinca декември децембар децембра снежань снежня desembre ديسمبر דצמבר decembris gruodis gruodžio
"""
_SEASONS = """
21 spring printemps primavera Frühling Frühjahr весна voorjaar lente wiosna
22 summer été verano estate verão Sommer лето zomer lato
23 autumn fall automne otoño autunno outono Herbst осень herfst jesień
24 winter hiver invierno inverno зима zima
"""
_LISTOPAD = frozenset({"listopad", "listopadu", "listopada", "ruj", "svi"})


def month_table() -> dict[str, int]:
    """Make the table word -> month, 1 to 12; keys are case-folded and have no final dot."""
    table: dict[str, int] = {}
    clashes = set(_LISTOPAD)
    for number, words in enumerate(_entries(), 1):
        for word in words:
            if table.setdefault(word, number) != number:
                clashes.add(word)
    for word in clashes:
        table.pop(word, None)
    return table


def season_table() -> dict[str, int]:
    """Make the table word -> season, 21 (spring) to 24 (winter) as EDTF counts them."""
    table: dict[str, int] = {}
    for line in _SEASONS.strip().splitlines():
        code, *words = line.split()
        table.update(dict.fromkeys((word.casefold() for word in words), int(code)))
    return table


def _entries() -> list[list[str]]:
    entries: list[list[str]] = []
    for line in _MONTHS.strip("\n").splitlines():
        if not line.startswith(" "):
            entries.append([])
        entries[-1].extend(word.casefold() for word in line.split())
    return entries
