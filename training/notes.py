"""What stands in a note before the work that it names."""

from __future__ import annotations

from training.dice import Dice
from training.pieces import Print
from training.vocabulary import invent_title


def sentence_before(out: Print, language: str, dice: Dice) -> None:
    """Print what stands in a note before the work: a clause that ends in "see", or a whole sentence."""
    german = language == "de"
    topic = invent_title("de" if german else "en", dice).rstrip(".?!")
    topic = topic if german else topic[:1].lower() + topic[1:]
    before, sees, verbs, again = _LEADS_IN["de" if german else "en"]
    if dice.chance(0.6):
        out.add(dice.one(before) + topic + dice.one(sees))
    else:
        out.add(topic + dice.one(verbs) + ". " + dice.one(again))


_LEADS_IN = {
    "de": (
        ("Zur ", "Zum ", "Zu ", "Über "), (" siehe ", " vgl. ", ", siehe ", " s. "),
        (" ist umstritten", " bleibt offen", " wird hier nicht behandelt", " entsprach dem Stand der Dinge"),
        ("Siehe ", "Vgl. ", "So ", "Siehe dazu "),
    ),
    "en": (
        ("On ", "For ", "Regarding "), (" see ", ", see ", ", cf. "),
        (" is disputed", " has been shown", " remains an open question"), ("See ", "Cf. ", "See also "),
    ),
}  # fmt: skip
"""Before a topic, behind it, behind a sentence, and before the work that a new sentence names."""
