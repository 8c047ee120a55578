"""Invented works as the common styles print them, with what a reader must find in each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """One reference and what it says."""

    style: str
    text: str
    authors: tuple[str, ...]
    title: str | None
    published: str
    outlet: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


STYLES = (
    Printed(
        "APA article",
        "Harker, J. A., & Quennell, T. (2014). Tidal memory in estuarine crabs. Journal of Coastal Behaviour, 12(3), "
        "145–162. https://doi.org/10.1000/jcb.2014.12",
        ("Harker, J. A.", "Quennell, T."), "Tidal memory in estuarine crabs", "2014",
        "Journal of Coastal Behaviour", None, "12", "3", "145–162",
    ),
    Printed(
        "APA chapter",
        "Ostrander, M. (2009). Listening to dunes. In K. Vale & R. Thorne (Eds.), Handbook of desert acoustics "
        "(pp. 31–58). Meridian Press.",
        ("Ostrander, M.",), "Listening to dunes", "2009", "Handbook of desert acoustics", "Meridian Press",
        pages="31–58",
    ),
    Printed(
        "APA book",
        "Lindqvist, S. (1998). The grammar of bridges: Notes on load and language (2nd ed.). Harbour House.",
        ("Lindqvist, S.",), "The grammar of bridges: Notes on load and language", "1998", None, "Harbour House",
    ),
    Printed(
        "MLA article",
        "Quennell, Thomas. “The Lamp and the Ledger.” Studies in Northern Prose, vol. 41, no. 2, 2006, pp. 77-95.",
        ("Quennell, Thomas",), "The Lamp and the Ledger", "2006", "Studies in Northern Prose", None, "41", "2", "77-95",
    ),
    Printed(
        "MLA book",
        "Vale, Katherine. A Short History of Fog. Harbour House, 2011.",
        ("Vale, Katherine",), "A Short History of Fog", "2011", None, "Harbour House",
    ),
    Printed(
        "Chicago note",
        "Robert Thorne, “Salt Roads of the Interior,” Journal of Inland Trade 17, no. 4 (1987): 401–29.",
        ("Thorne, Robert",), "Salt Roads of the Interior", "1987", "Journal of Inland Trade", None, "17", "4", "401–29",
    ),
    Printed(
        "Chicago note, book",
        "Katherine Vale, A Short History of Fog (London: Harbour House, 2011), 88–90.",
        ("Vale, Katherine",), "A Short History of Fog", "2011", None, "Harbour House", pages="88–90",
    ),
    Printed(
        "Chicago author-date",
        "Thorne, Robert, and Mina Ostrander. 1992. “Caravans without Camels.” Economic Geography Review 8 (2): 15–44.",
        ("Thorne, Robert", "Ostrander, Mina"), "Caravans without Camels", "1992", "Economic Geography Review", None,
        "8", "2", "15–44",
    ),
    Printed(
        "Harvard",
        "Harker, J. and Vale, K. (2003) ‘Measuring silence in open-plan offices’, Building Acoustics Quarterly, 9(1), "
        "pp. 3–19.",
        ("Harker, J.", "Vale, K."), "Measuring silence in open-plan offices", "2003", "Building Acoustics Quarterly",
        None, "9", "1", "3–19",
    ),
    Printed(
        "IEEE article",
        "[7] J. A. Harker and T. Quennell, “Low-power clocks for buried sensors,” IEEE Trans. Embedded Timing, vol. 5, "
        "no. 2, pp. 101–110, Mar. 2017.",
        ("Harker, J. A.", "Quennell, T."), "Low-power clocks for buried sensors", "2017-03",
        "IEEE Trans. Embedded Timing", None, "5", "2", "101–110",
    ),
    Printed(
        "IEEE paper",
        "K. Vale, M. Ostrander, and R. Thorne, “Routing by rumor,” in Proc. 3rd Int. Conf. on Gossip Protocols, 2012, "
        "pp. 55–63.",
        ("Vale, K.", "Ostrander, M.", "Thorne, R."), "Routing by rumor", "2012",
        "Proc. 3rd Int. Conf. on Gossip Protocols", pages="55–63",
    ),
    Printed(
        "Vancouver",
        "Harker JA, Quennell T, Vale K. Night shifts and wound healing in nurses. J Occup Heal. 2015;33(6):512-20.",
        ("Harker, JA", "Quennell, T", "Vale, K"), "Night shifts and wound healing in nurses", "2015", "J Occup Heal",
        None, "33", "6", "512-20",
    ),
    Printed(
        "Nature",
        "Harker, J. A., Quennell, T. & Vale, K. Magnetic sense in juvenile eels. Nature 412, 301–304 (2001).",
        ("Harker, J. A.", "Quennell, T.", "Vale, K."), "Magnetic sense in juvenile eels", "2001", "Nature", None, "412",
        None, "301–304",
    ),
    Printed(
        "Science",
        "J. A. Harker, T. Quennell, K. Vale, Magnetic sense in juvenile eels. Science 293, 1110–1113 (2001).",
        ("Harker, J. A.", "Quennell, T.", "Vale, K."), "Magnetic sense in juvenile eels", "2001", "Science", None,
        "293", None, "1110–1113",
    ),
    Printed(
        "physics, without title",
        "J. A. Harker and K. Vale, Phys. Rev. Lett. 88, 171101 (2002).",
        ("Harker, J. A.", "Vale, K."), None, "2002", "Phys. Rev. Lett.", None, "88", None, "171101",
    ),
    Printed(
        "ACM",
        "Katherine Vale and Robert Thorne. 2018. Editing with One Hand: Keyboards for Nursing Parents. In Proceedings "
        "of the 12th Conference on Everyday Interfaces. ACM, New York, NY, 201–212.",
        ("Vale, Katherine", "Thorne, Robert"), "Editing with One Hand: Keyboards for Nursing Parents", "2018",
        "Proceedings of the 12th Conference on Everyday Interfaces", "ACM", pages="201–212",
    ),
    Printed(
        "German chapter",
        "Muster, Eva/Beispiel, Jan (2004): Die Stadt als Archiv. Zur Ordnung des Alltags. In: Probe, Karl (Hrsg.): "
        "Räume des Wissens. Wiesbaden: Testverlag, S. 45-67.",
        ("Muster, Eva", "Beispiel, Jan"), "Die Stadt als Archiv. Zur Ordnung des Alltags", "2004", "Räume des Wissens",
        "Testverlag", pages="45-67",
    ),
    Printed(
        "German article",
        "Muster, E. (1997): Tarifpolitik nach der Krise. In: Zeitschrift für Arbeitsforschung, 12. Jg., Heft 3, "
        "S. 201–219.",
        ("Muster, E.",), "Tarifpolitik nach der Krise", "1997", "Zeitschrift für Arbeitsforschung", None, "12", "3",
        "201–219",
    ),
    Printed(
        "German note of historians",
        "Eva Muster, Der vergessene Hafen. Handel und Schmuggel im 18. Jahrhundert, Göttingen 2005, S. 112.",
        ("Muster, Eva",), "Der vergessene Hafen. Handel und Schmuggel im 18. Jahrhundert", "2005", pages="112",
    ),
    Printed(
        "German book without publisher",
        "Muster, Eva (1999), Wege ins Ehrenamt. Biographien im Vergleich, Opladen.",
        ("Muster, Eva",), "Wege ins Ehrenamt. Biographien im Vergleich", "1999",
    ),
    Printed(
        "Russian article",
        "Примеров И. П. Память места // Вопросы географии. 2009. Т. 14, № 3. С. 55–70.",
        ("Примеров, И. П.",), "Память места", "2009", "Вопросы географии", None, "14", "3", "55–70",
    ),
    Printed(
        "Russian book",
        "Образцова А. Н. Язык рек и озёр. – М.: Наука, 1984. – 240 с.",
        ("Образцова, А. Н.",), "Язык рек и озёр", "1984", None, "Наука",
    ),
    Printed(
        "American judgment",
        "Harker v. Quennell, 512 U.S. 301 (1994).",
        (), "Harker v. Quennell", "1994",
    ),
    Printed(
        "news, APA",
        "Vale, K. (2019, March 4). Harbour town votes to keep its foghorn. The Example Gazette. "
        "https://news.example/2019/03/foghorn",
        ("Vale, K.",), "Harbour town votes to keep its foghorn", "2019-03-04", "The Example Gazette",
    ),
    Printed(
        "thesis",
        "Ostrander, M. (2010). Echoes in shallow water. Ph.D. thesis, University of Northmoor.",
        ("Ostrander, M.",), "Echoes in shallow water", "2010", None, "University of Northmoor",
    ),
    Printed(
        "French article",
        "Dupont-Martin, Claire (2008), « Les silences de l’archive », Revue d’histoire rurale, vol. 30, n° 2, p. 9-31.",
        ("Dupont-Martin, Claire",), "Les silences de l’archive", "2008", "Revue d’histoire rurale", None, "30", "2",
        "9-31",
    ),
    Printed(
        "preprint",
        "Harker, J., Vale, K.: Sparse tides: forecasting with few gauges. arXiv preprint arXiv:2101.00001 (2021).",
        ("Harker, J.", "Vale, K."), "Sparse tides: forecasting with few gauges", "2021",
    ),
    Printed(
        "MLA, page of a newspaper",
        "Ostrander, Mina. “Why the Foghorn Matters.” The Example Gazette, 14 Oct. 2018, www.news.example/foghorn. "
        "Accessed 2 Nov. 2018.",
        ("Ostrander, Mina",), "Why the Foghorn Matters", "2018-10-14", "The Example Gazette",
    ),
    Printed(
        "Harvard report",
        "Vale, K. et al. (2016) Report on coastal lights. Northmoor: Office of Harbours. Available at: "
        "https://example.org/lights.pdf (Accessed: 3 May 2017).",
        ("Vale, K.",), "Report on coastal lights", "2016", None, "Office of Harbours",
    ),
    Printed(
        "German newspaper",
        "Muster, Eva: „Der Hafen schweigt“, in: Beispielzeitung, 12.03.2014, S. 5.",
        ("Muster, Eva",), "Der Hafen schweigt", "2014-03-12", "Beispielzeitung", pages="5",
    ),
    Printed(
        "chemistry",
        "Kim, S.-H.; Vale, K. Crystals from Fog. J. Am. Fog Soc. 2012, 134, 9011–9014.",
        ("Kim, S.-H.", "Vale, K."), "Crystals from Fog", "2012", "J. Am. Fog Soc.", None, "134", None, "9011–9014",
    ),
    Printed(
        "Russian book with editor",
        "Образцова А. Н., Примеров И. П. Туман как ресурс / под ред. В. В. Тестова. СПб.: Питер, 2011.",
        ("Образцова, А. Н.", "Примеров, И. П."), "Туман как ресурс", "2011", None, "Питер",
    ),
)  # fmt: skip
