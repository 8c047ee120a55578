"""Rules of family REF: fields and identifiers."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.ref.bare_url import BareUrl
from citecheck.rules.ref.conflicting_identifiers import ConflictingIdentifiers
from citecheck.rules.ref.doi_with_prefix import DoiWithPrefix
from citecheck.rules.ref.doi_with_trailing_text import DoiWithTrailingText
from citecheck.rules.ref.identifier_only_in_url import IdentifierOnlyInUrl
from citecheck.rules.ref.isbn_before_isbn import IsbnBeforeIsbn
from citecheck.rules.ref.isbn_check_digit import IsbnCheckDigit
from citecheck.rules.ref.issn_check_digit import IssnCheckDigit
from citecheck.rules.ref.malformed_arxiv_id import MalformedArxivId
from citecheck.rules.ref.malformed_doi import MalformedDoi
from citecheck.rules.ref.malformed_isbn import MalformedIsbn
from citecheck.rules.ref.malformed_issn import MalformedIssn
from citecheck.rules.ref.malformed_pmid import MalformedPmid
from citecheck.rules.ref.missing_author import MissingAuthor
from citecheck.rules.ref.missing_date import MissingDate
from citecheck.rules.ref.missing_identifier import MissingIdentifier
from citecheck.rules.ref.missing_locator import MissingLocator
from citecheck.rules.ref.missing_outlet import MissingOutlet
from citecheck.rules.ref.missing_publisher import MissingPublisher
from citecheck.rules.ref.missing_title import MissingTitle

REF: tuple[Rule, ...] = (
    MissingTitle(),  # REF101
    MissingAuthor(),  # REF102
    MissingDate(),  # REF103
    MissingOutlet(),  # REF104
    MissingPublisher(),  # REF105
    MissingLocator(),  # REF106
    MissingIdentifier(),  # REF107
    BareUrl(),  # REF108
    MalformedDoi(),  # REF201
    DoiWithPrefix(),  # REF202
    DoiWithTrailingText(),  # REF203
    IsbnCheckDigit(),  # REF204
    MalformedIsbn(),  # REF205
    IssnCheckDigit(),  # REF206
    MalformedIssn(),  # REF207
    MalformedArxivId(),  # REF208
    MalformedPmid(),  # REF209
    IdentifierOnlyInUrl(),  # REF210
    ConflictingIdentifiers(),  # REF211
    IsbnBeforeIsbn(),  # REF212
)
