"""Rules of family DAT: dates and their order."""

from __future__ import annotations

from citecheck.rules.dat.access_before_publication import AccessBeforePublication
from citecheck.rules.dat.access_before_the_web import AccessBeforeTheWeb
from citecheck.rules.dat.access_date_incomplete import AccessDateIncomplete
from citecheck.rules.dat.access_date_missing import AccessDateMissing
from citecheck.rules.dat.access_date_without_url import AccessDateWithoutUrl
from citecheck.rules.dat.access_in_future import AccessInFuture
from citecheck.rules.dat.ambiguous_date import AmbiguousDate
from citecheck.rules.dat.conflicting_dates import ConflictingDates
from citecheck.rules.dat.date_not_in_url import DateNotInUrl
from citecheck.rules.dat.impossible_date import ImpossibleDate
from citecheck.rules.dat.publication_in_future import PublicationInFuture
from citecheck.rules.dat.unreadable_date import UnreadableDate
from citecheck.rules.interface import Rule

DAT: tuple[Rule, ...] = (
    ImpossibleDate(),  # DAT101
    UnreadableDate(),  # DAT102
    ConflictingDates(),  # DAT103
    AmbiguousDate(),  # DAT104
    AccessDateIncomplete(),  # DAT105
    AccessDateMissing(),  # DAT106
    PublicationInFuture(),  # DAT201
    AccessInFuture(),  # DAT202
    AccessBeforePublication(),  # DAT203
    AccessDateWithoutUrl(),  # DAT204
    AccessBeforeTheWeb(),  # DAT205
    DateNotInUrl(),  # DAT206
)
