"""Rules of family REG: registries of works."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.reg.corrected_work import CorrectedWork
from citecheck.rules.reg.identifier_of_other_work import IdentifierOfOtherWork
from citecheck.rules.reg.registered_author_mismatch import RegisteredAuthorMismatch
from citecheck.rules.reg.registered_year_mismatch import RegisteredYearMismatch
from citecheck.rules.reg.registry_unavailable import RegistryUnavailable
from citecheck.rules.reg.retracted_work import RetractedWork
from citecheck.rules.reg.superseded_preprint import SupersededPreprint
from citecheck.rules.reg.unregistered_identifier import UnregisteredIdentifier
from citecheck.rules.reg.work_of_concern import WorkOfConcern

REG: tuple[Rule, ...] = (
    UnregisteredIdentifier(),  # REG101
    IdentifierOfOtherWork(),  # REG102
    RetractedWork(),  # REG103
    CorrectedWork(),  # REG104
    WorkOfConcern(),  # REG105
    RegistryUnavailable(),  # REG106
    RegisteredYearMismatch(),  # REG107
    RegisteredAuthorMismatch(),  # REG108
    SupersededPreprint(),  # REG109
)
