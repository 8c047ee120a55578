"""Places of publication, as data: enough to tell "London" and "Owosso, MI" from a publisher."""

from __future__ import annotations

import re
from functools import lru_cache

_CITIES = """
    aberdeen adelaide albany albuquerque alexandria amsterdam ankara ann_arbor antwerp arlington athens atlanta
    auckland austin baku baltimore bangalore bangkok barcelona basel basingstoke bath baton_rouge beijing beirut
    belfast belgrade belmont berkeley berlin bern bethesda beverly_hills birmingham bloomington boca_raton bogota
    bogotá bologna bolton bombay bonn boston boulder bradford brasilia bratislava brighton brisbane bristol brooklyn
    brussels bruxelles bucharest budapest buenos_aires buffalo cairo calcutta calgary cambridge canberra cape_town
    caracas cardiff chapel_hill charleston charlotte chennai chicago chichester christchurch cincinnati cleveland
    cologne colombo columbia columbus copenhagen coventry dallas damascus dar_es_salaam dayton delhi denver derby
    des_moines detroit dhaka doha dordrecht dresden dubai dublin dundee durban durham düsseldorf edinburgh edmonton
    englewood_cliffs essen exeter firenze florence frankfurt frankfurt_am_main freetown freiburg gainesville
    garden_city geneva genoa genève ghent glasgow grand_rapids guangzhou guildford göttingen hague halifax hamburg
    hamilton hanoi hanover harare harlow harmondsworth hartford havana heidelberg helsinki hillsdale hobart hoboken
    hong_kong honolulu houston hull hyderabad indianapolis ipswich islamabad istanbul ithaca jackson jacksonville
    jakarta jefferson jena jerusalem johannesburg kansas_city karachi kathmandu kiev knoxville kolkata krakow
    kuala_lumpur kuwait kyiv lagos lahore lanham lausanne leeds leicester leiden leipzig lexington lima lincoln
    lisboa lisbon liverpool ljubljana london los_angeles louisville luxembourg lyon madison madras madrid mahwah
    malden manchester manila marseille melbourne memphis mexico_city miami milan milano milwaukee minneapolis minsk
    monrovia montevideo montreal montréal moscow moskva mumbai munich méxico münchen nairobi naples napoli nashville
    new_delhi new_haven new_orleans new_york new_york_city newark newbury_park newcastle newcastle_upon_tyne norman
    norwich norwood nottingham nuremberg oakland oklahoma_city oslo ottawa oxford pacific_grove palo_alto paris
    pasadena perth philadelphia phoenix pittsburgh plymouth portland porto prague praha pretoria princeton
    providence quebec quito québec_city raleigh rangoon reading reston reykjavik richmond riga rio_de_janeiro riyadh
    rochester roma rome rotterdam s.l. sacramento saigon saint_petersburg salt_lake_city san_antonio san_diego
    san_francisco san_jose san_juan san_mateo santa_barbara santa_monica santiago sao_paulo sarajevo scranton
    seattle sebastopol seoul seville shanghai sheffield shenzhen singapore sofia southampton springfield st._louis
    st._paul st._petersburg stanford stockholm strasbourg stuttgart surrey swindon s.l sydney são_paulo taipei tallinn
    tampa tashkent tbilisi tehran tel_aviv the_hague thousand_oaks tokyo torino toronto totowa tripoli tucson tulsa
    tunis turin upper_saddle_river uppsala urbana utrecht valencia vancouver venice victoria vienna vilnius waltham
    warsaw washington washington,_d.c. washington_d.c. washington_dc weinheim wellington westport wichita wien
    wiesbaden wilmington winnipeg worcester yangon york zagreb zurich zürich
    上海 东京 北京 南京 台北 广州 東京 臺北 香港
"""
_REGIONS = """
    ab act ak al alabama alaska alberta ar argentina arizona arkansas australia austria az bangladesh bc belgium
    berkshire brazil british_columbia buckinghamshire bulgaria ca california cambridgeshire canada chile china co
    colombia colorado connecticut cornwall ct czech_republic d.c. dc de delaware denmark deutschland devon egypt eng
    england españa essex finland fl florida france ga germany ghana greece guinea hampshire hawaii hertfordshire hi
    hungary ia iceland id idaho il illinois in india indiana indonesia iowa iran iraq ireland israel italy japan
    kansas kent kentucky kenya korea ks ky la lancashire liberia louisiana ma maine malaysia manitoba maryland mass
    mass. massachusetts mb md me mexico mi michigan middlesex minnesota mississippi missouri mn mo montana ms mt
    n.j. n.y. nb nc nd ne nebraska netherlands nevada new_brunswick new_hampshire new_jersey new_mexico
    new_south_wales new_york new_zealand nh nigeria nj nm north_carolina north_dakota northern_ireland norway
    nova_scotia ns nsw nv ny oh ohio ok oklahoma on ontario or oregon oxfordshire pa pakistan pennsylvania peru
    philippines poland portugal qc qld quebec queensland rhode_island ri romania russia saskatchewan sc scotland sd
    sierra_leone sk somerset south_africa south_australia south_carolina south_dakota south_korea spain surrey
    sussex sweden switzerland tasmania tennessee texas thailand the_netherlands tn turkey tx u.k. u.s. u.s.a. uk
    ukraine united_kingdom united_states us usa ut utah va venezuela vermont vic vietnam virginia vt wa wales
    washington west_virginia western_australia wi wiltshire wisconsin wv wy wyoming yorkshire
"""
_CITY_SET = frozenset(word.replace("_", " ") for word in _CITIES.split())
_REGION_SET = frozenset(word.replace("_", " ") for word in _REGIONS.split())
_PARTS = re.compile(r"\s*(?:,|/|;|&|\band\b|–)\s*")
_SEPARATOR = re.compile(r"[,/;&–]|\band\b")
_MAX_PARTS = 6
_MAX_WORDS = 4


@lru_cache(maxsize=2048)
def is_place(text: str) -> bool:
    """Whether a text names a place and nothing else: ``London``, ``Owosso, MI``, ``New York, Toronto, London``."""
    folded = text.strip(" .[]").casefold()
    if folded in _CITY_SET:
        return True
    if len(folded) > 80 or ":" in folded:  # noqa: PLR2004 - longer than four cities
        return False
    if _SEPARATOR.search(folded) is None:
        return len(folded) > 4 and folded in _REGION_SET  # noqa: PLR2004 - "or", "in", "Mass" alone say nothing
    parts = [part for part in _PARTS.split(folded) if part]
    if not parts or len(parts) > _MAX_PARTS:
        return False
    if all(part in _CITY_SET or part in _REGION_SET for part in parts):
        return len(parts) > 1 or len(folded) > 4  # noqa: PLR2004 - "or", "in", "Mass" alone say nothing
    return len(parts) == 2 and parts[1] in _REGION_SET and len(parts[0].split()) <= _MAX_WORDS and text[:1].isupper()  # noqa: PLR2004


def looks_like_place(text: str) -> bool:
    """Whether a text before ": Publisher" may be a place: few words, each with a capital, no figures."""
    stripped = text.strip(" []")
    if is_place(stripped) or (len(stripped) == 2 and stripped.isupper()):  # noqa: PLR2004 - code of a country
        return True
    words = stripped.split()
    if not 1 <= len(words) <= 8 or any(character.isdecimal() for character in stripped):  # noqa: PLR2004
        return False
    return all(word[:1].isupper() or word in _SMALL_WORDS or not word[:1].isalpha() for word in words)


_SMALL_WORDS = frozenset(["of", "on", "upon", "and", "am", "an", "de", "la", "le", "the", "under", "in", "der", "do"])
