"""Rules of family SYN: how the file is written."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.syn.conflicting_fields import ConflictingFields
from citecheck.rules.syn.decomposed_letters import DecomposedLetters
from citecheck.rules.syn.empty_field import EmptyField
from citecheck.rules.syn.html_entity import HtmlEntity
from citecheck.rules.syn.html_markup import HtmlMarkup
from citecheck.rules.syn.invalid_key import InvalidKey
from citecheck.rules.syn.invisible_character import InvisibleCharacter
from citecheck.rules.syn.latex_outside_bibtex import LatexOutsideBibtex
from citecheck.rules.syn.missing_comma import MissingComma
from citecheck.rules.syn.missing_key import MissingKey
from citecheck.rules.syn.missing_parent import MissingParent
from citecheck.rules.syn.misspelt_field import MisspeltField
from citecheck.rules.syn.mojibake import Mojibake
from citecheck.rules.syn.not_utf_8 import NotUtf8
from citecheck.rules.syn.reference_redefined import ReferenceRedefined
from citecheck.rules.syn.reference_undefined import ReferenceUndefined
from citecheck.rules.syn.repeated_field import RepeatedField
from citecheck.rules.syn.replacement_character import ReplacementCharacter
from citecheck.rules.syn.text_outside_entry import TextOutsideEntry
from citecheck.rules.syn.unclosed_entry import UnclosedEntry
from citecheck.rules.syn.undecodable_bytes import UndecodableBytes
from citecheck.rules.syn.undefined_string import UndefinedString
from citecheck.rules.syn.unescaped_latex import UnescapedLatex
from citecheck.rules.syn.unknown_entry_type import UnknownEntryType
from citecheck.rules.syn.unknown_template_parameter import UnknownTemplateParameter
from citecheck.rules.syn.unread_block import UnreadBlock
from citecheck.rules.syn.unreadable_field import UnreadableField
from citecheck.rules.syn.unused_suppression import UnusedSuppression

SYN: tuple[Rule, ...] = (
    UnclosedEntry(),  # SYN101
    TextOutsideEntry(),  # SYN102
    RepeatedField(),  # SYN103
    ConflictingFields(),  # SYN104
    UndefinedString(),  # SYN105
    MissingComma(),  # SYN106
    MissingKey(),  # SYN107
    MissingParent(),  # SYN108
    UnknownTemplateParameter(),  # SYN109
    ReferenceRedefined(),  # SYN110
    ReferenceUndefined(),  # SYN111
    NotUtf8(),  # SYN112
    UndecodableBytes(),  # SYN113
    UnreadBlock(),  # SYN114
    UnreadableField(),  # SYN115
    UnusedSuppression(),  # SYN116
    UnknownEntryType(),  # SYN201
    MisspeltField(),  # SYN202
    InvalidKey(),  # SYN203
    EmptyField(),  # SYN204
    InvisibleCharacter(),  # SYN301
    ReplacementCharacter(),  # SYN302
    Mojibake(),  # SYN303
    HtmlEntity(),  # SYN304
    HtmlMarkup(),  # SYN305
    LatexOutsideBibtex(),  # SYN306
    UnescapedLatex(),  # SYN307
    DecomposedLetters(),  # SYN308
)
