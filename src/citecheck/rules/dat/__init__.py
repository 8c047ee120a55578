"""Rules of family DAT: dates and their order."""

from __future__ import annotations

from citecheck.rules.dat.access_before_publication import AccessBeforePublication
from citecheck.rules.dat.access_date_without_url import AccessDateWithoutUrl
from citecheck.rules.dat.access_in_future import AccessInFuture
from citecheck.rules.dat.impossible_date import ImpossibleDate
from citecheck.rules.dat.publication_in_future import PublicationInFuture
from citecheck.rules.interface import Rule

DAT: tuple[Rule, ...] = (
    ImpossibleDate(),  # DAT101
    PublicationInFuture(),  # DAT201
    AccessInFuture(),  # DAT202
    AccessBeforePublication(),  # DAT203
    AccessDateWithoutUrl(),  # DAT204
)
