"""Write the word lists that the model's features look into: given names, family names, places.

Names come from the lists of the Python package Faker (MIT licence), which knows common ones of many countries, and from
``asian_names.txt``; places from ``places.txt``. One line a list, folded words sorted, so that a change shows as such.
"""

from __future__ import annotations

import importlib
import shlex
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
_LOCALES = """
    de_DE de_AT de_CH en_US en_GB en_IN en_IE fr_FR fr_CH es_ES es_MX it_IT nl_NL pl_PL pt_BR pt_PT cs_CZ sv_SE
    no_NO da_DK fi_FI hu_HU ro_RO hr_HR sl_SI tr_TR ru_RU uk_UA bg_BG lt_LT lv_LV et_EE sk_SK vi_VN id_ID
"""
LOCALES = tuple(_LOCALES.split())
_SHORTEST = 2


def faker_names(locale: str, kind: str) -> list[str]:
    """Give the names of a locale, ``kind`` being ``first_name`` or ``last_name``, in a fixed order."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    names: set[str] = set()
    for attribute in dir(provider):
        listed = getattr(provider, attribute)
        if attribute.startswith(kind) and isinstance(listed, (tuple, list, dict)):
            names.update(str(name[0] if isinstance(name, tuple) else name) for name in listed)
    return sorted(names)


def listed(name: str) -> list[str]:
    """Give the words of a list of ours; several words in quotation marks are one entry."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in shlex.split(line)]


def _folded(names: Iterable[str]) -> str:
    words = {word.casefold().strip(".") for name in names for word in name.split()}
    return " ".join(sorted(word for word in words if len(word) >= _SHORTEST and word[0].isalpha()))


def write_lexicon(path: Path) -> None:
    """Write the lists to a file."""
    given = [name for locale in LOCALES for name in faker_names(locale, "first_name")]
    family = [name for locale in LOCALES for name in faker_names(locale, "last_name")]
    rows = {"given": given, "family": [*family, *listed("asian_names.txt")], "place": listed("places.txt")}
    path.write_text("".join(f"{name} {_folded(words)}\n" for name, words in rows.items()), encoding="utf-8")
