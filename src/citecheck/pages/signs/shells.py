"""Signs that there is nothing to read: a blank page, or one that only a script fills or leads on from."""

from __future__ import annotations

from citecheck.pages.interface import Reading, Sign, SignKind
from citecheck.pages.signs.told import Told
from citecheck.pages.vocabulary import Speech, fold

BLANK_CHARS = 3
"""A page with no more visible text than this, and no picture, shows nothing."""
SHELL_CHARS = 150
"""A page that only a script fills has a name and a notice at most. Our choice."""
EMPTY_CHARS = 60
"""Beside an element that a script is to fill: a spinner's word, a name. Our choice."""
_FEW_WORDS = 4
_LOADING = frozenset(
    {
        "loading", "laden", "ladt", "lade", "chargement", "cargando", "caricamento", "carregando", "ladowanie",
        "загрузка", "завантаження", "laddar", "laster", "indlaeser", "ladataan", "nacitani", "yukleniyor", "로딩",
        "加载中", "載入中",
    }
)  # fmt: skip
"""What a page says while a script fills it, folded."""
FORWARD_S = 10.0
"""A page that refreshes itself later than this is meant to be read first."""


def shell_signs(reading: Reading, told: Told) -> tuple[Sign, ...]:
    """Look at the amount of text beside the scripts."""
    signs: list[Sign] = []
    refresh = reading.traits.refresh
    if refresh is not None and refresh[0] <= FORWARD_S:
        signs.append(Sign(SignKind.FORWARD, 2, "it forwards to another address by a refresh"))
    if not reading.page.is_complete:
        return tuple(signs)
    shown = sum(len(block.text) for block in reading.blocks)
    main = sum(len(block.text) for block in reading.blocks if not block.boilerplate)
    traits = reading.traits
    wants_script = told.count(Speech.SCRIPT) > 0 or _is_loading(reading)
    if main <= SHELL_CHARS and traits.scripts and (wants_script or (traits.has_app_root and main <= EMPTY_CHARS)):
        signs.append(Sign(SignKind.SCRIPT_SHELL, 3, "only a script would fill it"))
    elif shown <= BLANK_CHARS and not traits.frames and not traits.media:
        says = "it shows nothing; a script may have been meant to fill it" if traits.scripts else "it shows nothing"
        signs.append(Sign(SignKind.BLANK, 3, says))
    return tuple(signs)


def _is_loading(reading: Reading) -> bool:
    """Whether all that a page says is that it is loading."""
    words = [
        word.strip(".… ") for block in reading.blocks if not block.boilerplate for word in fold(block.text).split()
    ]
    return 0 < len(words) <= _FEW_WORDS and any(word in _LOADING or word.startswith("読み込み") for word in words)
