"""Rules of family ARC: archive links and copies."""

from __future__ import annotations

from citecheck.rules.arc.archive_address_unrecognised import ArchiveAddressUnrecognised
from citecheck.rules.arc.archive_after_access import ArchiveAfterAccess
from citecheck.rules.arc.archive_as_main_url import ArchiveAsMainUrl
from citecheck.rules.arc.archive_before_1996 import ArchiveBefore1996
from citecheck.rules.arc.archive_before_publication import ArchiveBeforePublication
from citecheck.rules.arc.archive_calendar import ArchiveCalendar
from citecheck.rules.arc.archive_claimed_without_link import ArchiveClaimedWithoutLink
from citecheck.rules.arc.archive_date_mismatch import ArchiveDateMismatch
from citecheck.rules.arc.archive_date_missing import ArchiveDateMissing
from citecheck.rules.arc.archive_date_off_by_a_day import ArchiveDateOffByADay
from citecheck.rules.arc.archive_excluded import ArchiveExcluded
from citecheck.rules.arc.archive_identical_to_url import ArchiveIdenticalToUrl
from citecheck.rules.arc.archive_in_future import ArchiveInFuture
from citecheck.rules.arc.archive_long_after_access import ArchiveLongAfterAccess
from citecheck.rules.arc.archive_lookup_failed import ArchiveLookupFailed
from citecheck.rules.arc.archive_save_command import ArchiveSaveCommand
from citecheck.rules.arc.archive_shows_other_time import ArchiveShowsOtherTime
from citecheck.rules.arc.archive_target_mismatch import ArchiveTargetMismatch
from citecheck.rules.arc.archive_unreachable import ArchiveUnreachable
from citecheck.rules.arc.archive_without_original import ArchiveWithoutOriginal
from citecheck.rules.arc.blank_capture import BlankCapture
from citecheck.rules.arc.broken_archive_link import BrokenArchiveLink
from citecheck.rules.arc.deprecated_archive_service import DeprecatedArchiveService
from citecheck.rules.arc.error_capture import ErrorCapture
from citecheck.rules.arc.gone_archive_service import GoneArchiveService
from citecheck.rules.arc.home_page_capture import HomePageCapture
from citecheck.rules.arc.http_archive_link import HttpArchiveLink
from citecheck.rules.arc.impossible_archive_timestamp import ImpossibleArchiveTimestamp
from citecheck.rules.arc.login_wall_capture import LoginWallCapture
from citecheck.rules.arc.malformed_archive_link import MalformedArchiveLink
from citecheck.rules.arc.missing_snapshot import MissingSnapshot
from citecheck.rules.arc.moved_archive_service import MovedArchiveService
from citecheck.rules.arc.nested_archive_link import NestedArchiveLink
from citecheck.rules.arc.never_archived import NeverArchived
from citecheck.rules.arc.other_page_capture import OtherPageCapture
from citecheck.rules.arc.parked_capture import ParkedCapture
from citecheck.rules.arc.raw_archive_link import RawArchiveLink
from citecheck.rules.arc.short_archive_link import ShortArchiveLink
from citecheck.rules.arc.short_archive_timestamp import ShortArchiveTimestamp
from citecheck.rules.arc.snapshot_not_cited import SnapshotNotCited
from citecheck.rules.arc.soft_404_capture import Soft404Capture
from citecheck.rules.arc.unknown_url_status import UnknownUrlStatus
from citecheck.rules.arc.untidy_archive_link import UntidyArchiveLink
from citecheck.rules.arc.url_status_inconsistent import UrlStatusInconsistent
from citecheck.rules.arc.url_status_without_archive import UrlStatusWithoutArchive
from citecheck.rules.interface import Rule

ARC: tuple[Rule, ...] = (
    ArchiveClaimedWithoutLink(),  # ARC101
    ArchiveDateMissing(),  # ARC102
    ArchiveWithoutOriginal(),  # ARC103
    ArchiveAsMainUrl(),  # ARC104
    ArchiveIdenticalToUrl(),  # ARC105
    ArchiveTargetMismatch(),  # ARC106
    ArchiveAddressUnrecognised(),  # ARC107
    ArchiveCalendar(),  # ARC111
    ArchiveSaveCommand(),  # ARC112
    ShortArchiveTimestamp(),  # ARC113
    ImpossibleArchiveTimestamp(),  # ARC114
    MalformedArchiveLink(),  # ARC115
    ShortArchiveLink(),  # ARC116
    NestedArchiveLink(),  # ARC117
    HttpArchiveLink(),  # ARC118
    UntidyArchiveLink(),  # ARC119
    RawArchiveLink(),  # ARC120
    DeprecatedArchiveService(),  # ARC121
    GoneArchiveService(),  # ARC122
    MovedArchiveService(),  # ARC123
    ArchiveDateMismatch(),  # ARC201
    ArchiveDateOffByADay(),  # ARC202
    ArchiveBeforePublication(),  # ARC203
    ArchiveInFuture(),  # ARC204
    ArchiveLongAfterAccess(),  # ARC205
    ArchiveAfterAccess(),  # ARC206
    ArchiveBefore1996(),  # ARC207
    ArchiveShowsOtherTime(),  # ARC210
    MissingSnapshot(),  # ARC301
    ErrorCapture(),  # ARC302
    HomePageCapture(),  # ARC303
    Soft404Capture(),  # ARC304
    BlankCapture(),  # ARC305
    LoginWallCapture(),  # ARC306
    OtherPageCapture(),  # ARC307
    ParkedCapture(),  # ARC308
    BrokenArchiveLink(),  # ARC309
    ArchiveUnreachable(),  # ARC311
    ArchiveExcluded(),  # ARC312
    SnapshotNotCited(),  # ARC401
    NeverArchived(),  # ARC402
    ArchiveLookupFailed(),  # ARC403
    UnknownUrlStatus(),  # ARC501
    UrlStatusWithoutArchive(),  # ARC502
    UrlStatusInconsistent(),  # ARC503
)
