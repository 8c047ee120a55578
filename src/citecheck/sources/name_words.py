"""Words that tell a person from a body in a printed author line, as data.

Given names are common ones of several countries, bodies' words are what offices, newspapers and firms are called; both
are plain facts of language, collected for this list.
"""

from __future__ import annotations

_GIVEN_NAMES = """
    aaron abdul abigail adam adrian ahmed akira alan albert alberto alejandro aleksandr alessandra alessandro alex
    alexander alexandra alexei alexis alfred ali alice alicia alison allan allen amanda amber amir amy ana anders
    andre andrea andreas andrei andrew andrzej andy angela anil anita ann anna anne annie anthony antoine anton
    antonio april arnold arthur ashley audrey barack barbara barry beatriz ben benjamin bernard beth betty bill billy
    bob boris brad bradley brandon brenda brent brett brian bridget bruce bruno bryan carl carla carlos carmen carol
    caroline catherine cathy cecilia charles charlie charlotte chen cheryl chloe chris christian christina christine
    christof christoph christophe christopher cindy claire clara clare claude claudia colin connor corey craig curt
    curtis cynthia dale damien dan dana daniel danielle danny darren dave david dawn dean deborah debra denis denise
    dennis derek diana diane diego dirk dmitri dmitry dominic don donald donna doris dorothy doug douglas duncan dylan
    ed eddie edgar eduardo edward edwin eileen elena eli elisabeth elizabeth ella ellen emil emilia emily emma eric
    erica erich erik ernest ernst erwin esther ethan eugene eva evan evelyn fabio felix fernando florian frances
    francesca francesco francis francisco francois frank franz fred frederick frederik friedrich gabriel gabriela
    gareth gary gavin geoff geoffrey george georges georgina gerald gerard gerhard giacomo gina giorgio giovanni
    giulia giuseppe glenn gloria gordon grace graham grant greg gregory guido guillaume gunnar gustavo guy hannah hans
    harald harold harriet harry harvey heather hector heidi heinrich heinz helen helena henri henrik henry herbert
    hiroshi holly howard hugh hugo ian ibrahim igor ilya ingrid irene iris isaac isabel isabella ivan jack jackie
    jacob jacqueline jacques jaime jake jakob james jamie jan jane janet janice jared jasmine jason javier jay jean
    jeff jeffrey jen jennifer jenny jens jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joann joanna
    joanne joe joel johan johann johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua
    joyce juan judith judy juha julia julian julie julien jun jurgen justin karen karin karl kate katherine kathleen
    kathryn kathy katie kazuo keith kelly ken kenji kenneth kerry kevin kim kirsten klaus konrad kristen kristin kurt
    kyle lance larry laura lauren laurence laurent lawrence leah lee lena leo leon leonard leslie lewis li liam lily
    linda lindsay lisa liu liz lloyd lorenzo louis louise luca lucas lucia lucy luigi luis lukas luke lynn madeleine
    marc marcel marcelo marco marcos marcus margaret maria marie marina mario marion marjorie mark markus marta martha
    martin martina mary mason massimo mathieu matt matteo matthew matthias maureen maurice max maxime maya megan
    melanie melissa michael michaela michel michele michelle miguel mikael mike mikhail milan miles miriam mohamed
    mohammad mohammed molly monica morgan muhammad nancy naomi natalia natalie natasha nathan neil nelson nicholas
    nick nicola nicolas nicole nigel nikita nikolai nils nina noah noel nora norman oleg olga oliver olivia olivier
    oscar otto owen pablo pamela paolo pascal patricia patrick paul paula pauline pavel pedro peggy penelope per pete
    peter petra phil philip philippe phillip pierre piotr rachel rafael ralph ramon randall randy raul ray raymond
    rebecca rene ricardo riccardo richard rick rob robert roberta roberto robin rodney rodrigo roger roland roman ron
    ronald rosa rose ross roy rudolf russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean
    sebastian serge sergei sergey sergio seth shane sharon shaun sheila shelley sherry shirley simon simone sofia
    sonia sophia sophie stan stanley stefan stefano stella stephan stephane stephanie stephen steve steven stewart
    stuart sue susan susanne suzanne svetlana sylvia takashi tamara tanya tara tatiana ted terence teresa terry
    theodore theresa thierry thomas tiffany tim timothy tina todd tom tomas tommy toni tony tracy travis trevor tyler
    ulrich ursula valerie vanessa vera veronica victor victoria viktor vincent virginia vladimir walter wang warren
    wayne wendy werner wilhelm will william wolfgang xavier yoko yuri yves yvonne zachary zhang zoe
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())

_BODY_WORDS = """
    abc academy administration advisory affairs agence agency aktuell alliance ap arbeitsgruppe archives army
    associated association authority autorenkollektiv bank bbc board broadcasting bundesamt bureau business center
    centre channel church city club college comité commission committee community companies company confederation
    conference congress consortium contributors copyright corp corporación corporation correspondent correspondents
    council county court daily department desk development digital directorate division editor editorial editors
    education encyclopedia encyclopædia energy english environment executive express faculty federal federation
    foundation fund game games gazette gmbh government group guardian health herald heritage history hospital house
    inc industries industry information institut institute institution institutions international journal kommission
    laboratory labs league library limited llc ltd magazine media medical medicine ministry municipality museum music
    nation national nations network networks news newspaper newspapers office official online org organisation
    organization party philharmonic police policy post press program programme project public publications publishing
    radio records redacción redaktion report reporter reporters reports research resources reuters review royal
    rédaction school science secretariat section senate service services society sport sports staff standard state
    states station statistics studies studio studios survey systems team technical technology television times today
    tribune trust union united universidad university universität université verein verlag weekly wire working world
    writer writers
"""
BODY_WORDS = frozenset(_BODY_WORDS.split())

_PARTICLES = """
    't af al am ap aus av bin da das de degli dei del della dello den der des di do dos du e el ibn la las le lo los
    mac san st st. te ten ter und van vande vander vom von y zu zum zur
"""
PARTICLES = frozenset(_PARTICLES.split())

SUFFIXES = frozenset(
    ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.", "esq", "esq.", "dds", "jnr", "snr"]
)

_ACRONYMS = "am ap bbc cd dj dvd eu fc fm hq it mp pc pr tv uk un us usa who"
ACRONYMS = frozenset(_ACRONYMS.split())
"""Capitals that stand after a word without being somebody's initials."""
