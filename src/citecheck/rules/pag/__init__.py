"""Rules of family PAG: the page against its citation."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.pag.archived_title_mismatch import ArchivedTitleMismatch
from citecheck.rules.pag.author_mismatch import AuthorMismatch
from citecheck.rules.pag.date_mismatch import DateMismatch
from citecheck.rules.pag.language_mismatch import LanguageMismatch
from citecheck.rules.pag.near_title import NearTitle
from citecheck.rules.pag.non_canonical_url import NonCanonicalUrl
from citecheck.rules.pag.outlet_mismatch import OutletMismatch
from citecheck.rules.pag.title_mismatch import TitleMismatch

PAG: tuple[Rule, ...] = (
    TitleMismatch(),  # PAG101
    OutletMismatch(),  # PAG102
    AuthorMismatch(),  # PAG103
    DateMismatch(),  # PAG104
    NearTitle(),  # PAG105
    ArchivedTitleMismatch(),  # PAG106
    NonCanonicalUrl(),  # PAG107
    LanguageMismatch(),  # PAG108
)
