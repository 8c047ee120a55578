"""Rules of family REF: fields and identifiers."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.ref.address_in_author import AddressInAuthor
from citecheck.rules.ref.address_in_outlet import AddressInOutlet
from citecheck.rules.ref.address_in_title import AddressInTitle
from citecheck.rules.ref.author_in_capitals import AuthorInCapitals
from citecheck.rules.ref.author_is_outlet import AuthorIsOutlet
from citecheck.rules.ref.bare_url import BareUrl
from citecheck.rules.ref.conflicting_identifiers import ConflictingIdentifiers
from citecheck.rules.ref.date_in_outlet import DateInOutlet
from citecheck.rules.ref.descending_pages import DescendingPages
from citecheck.rules.ref.doi_with_prefix import DoiWithPrefix
from citecheck.rules.ref.doi_with_trailing_text import DoiWithTrailingText
from citecheck.rules.ref.embedded_instruction import EmbeddedInstruction
from citecheck.rules.ref.entry_type_mismatch import EntryTypeMismatch
from citecheck.rules.ref.et_al_as_author import EtAlAsAuthor
from citecheck.rules.ref.glued_authors import GluedAuthors
from citecheck.rules.ref.identifier_only_in_url import IdentifierOnlyInUrl
from citecheck.rules.ref.isbn_before_isbn import IsbnBeforeIsbn
from citecheck.rules.ref.isbn_check_digit import IsbnCheckDigit
from citecheck.rules.ref.issn_check_digit import IssnCheckDigit
from citecheck.rules.ref.label_in_value import LabelInValue
from citecheck.rules.ref.malformed_arxiv_id import MalformedArxivId
from citecheck.rules.ref.malformed_doi import MalformedDoi
from citecheck.rules.ref.malformed_isbn import MalformedIsbn
from citecheck.rules.ref.malformed_issn import MalformedIssn
from citecheck.rules.ref.malformed_pmid import MalformedPmid
from citecheck.rules.ref.marked_author import MarkedAuthor
from citecheck.rules.ref.missing_author import MissingAuthor
from citecheck.rules.ref.missing_date import MissingDate
from citecheck.rules.ref.missing_identifier import MissingIdentifier
from citecheck.rules.ref.missing_locator import MissingLocator
from citecheck.rules.ref.missing_outlet import MissingOutlet
from citecheck.rules.ref.missing_publisher import MissingPublisher
from citecheck.rules.ref.missing_title import MissingTitle
from citecheck.rules.ref.outlet_in_title import OutletInTitle
from citecheck.rules.ref.placeholder_author import PlaceholderAuthor
from citecheck.rules.ref.placeholder_title import PlaceholderTitle
from citecheck.rules.ref.placeholder_value import PlaceholderValue
from citecheck.rules.ref.repeated_author import RepeatedAuthor
from citecheck.rules.ref.role_in_author import RoleInAuthor
from citecheck.rules.ref.title_in_capitals import TitleInCapitals
from citecheck.rules.ref.title_is_outlet import TitleIsOutlet
from citecheck.rules.ref.title_with_full_stop import TitleWithFullStop
from citecheck.rules.ref.truncated_title import TruncatedTitle
from citecheck.rules.ref.unbalanced_brackets import UnbalancedBrackets

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
    EtAlAsAuthor(),  # REF301
    GluedAuthors(),  # REF302
    PlaceholderAuthor(),  # REF303
    RoleInAuthor(),  # REF304
    MarkedAuthor(),  # REF305
    AddressInAuthor(),  # REF306
    AuthorInCapitals(),  # REF307
    RepeatedAuthor(),  # REF308
    AuthorIsOutlet(),  # REF309
    PlaceholderTitle(),  # REF401
    AddressInTitle(),  # REF402
    AddressInOutlet(),  # REF403
    DateInOutlet(),  # REF404
    TitleInCapitals(),  # REF405
    TitleWithFullStop(),  # REF406
    OutletInTitle(),  # REF407
    TitleIsOutlet(),  # REF408
    TruncatedTitle(),  # REF409
    UnbalancedBrackets(),  # REF410
    EmbeddedInstruction(),  # REF411
    PlaceholderValue(),  # REF412
    DescendingPages(),  # REF501
    LabelInValue(),  # REF502
    EntryTypeMismatch(),  # REF503
)
