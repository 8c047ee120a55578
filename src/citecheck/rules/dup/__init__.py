"""Rules of family DUP: duplicates."""

from __future__ import annotations

from citecheck.rules.dup.identical_reference import IdenticalReference
from citecheck.rules.dup.identifier_of_two_works import IdentifierOfTwoWorks
from citecheck.rules.dup.preprint_beside_article import PreprintBesideArticle
from citecheck.rules.dup.repeated_key import RepeatedKey
from citecheck.rules.dup.same_address import SameAddress
from citecheck.rules.dup.same_work import SameWork
from citecheck.rules.dup.shared_identifier import SharedIdentifier
from citecheck.rules.interface import Rule

DUP: tuple[Rule, ...] = (
    RepeatedKey(),  # DUP101
    IdenticalReference(),  # DUP102
    SharedIdentifier(),  # DUP103
    SameAddress(),  # DUP104
    SameWork(),  # DUP105
    PreprintBesideArticle(),  # DUP106
    IdentifierOfTwoWorks(),  # DUP107
)
