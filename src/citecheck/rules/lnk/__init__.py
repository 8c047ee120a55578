"""Rules of family LNK: addresses and live links."""

from __future__ import annotations

from citecheck.rules.interface import Rule
from citecheck.rules.lnk.amp_page import AmpPage
from citecheck.rules.lnk.blocked_link import BlockedLink
from citecheck.rules.lnk.credentials_in_url import CredentialsInUrl
from citecheck.rules.lnk.dead_link import DeadLink
from citecheck.rules.lnk.default_port import DefaultPort
from citecheck.rules.lnk.dns_failure import DnsFailure
from citecheck.rules.lnk.double_encoded_url import DoubleEncodedUrl
from citecheck.rules.lnk.expiring_url import ExpiringUrl
from citecheck.rules.lnk.home_page_for_work import HomePageForWork
from citecheck.rules.lnk.http_though_https import HttpThoughHttps
from citecheck.rules.lnk.library_proxy import LibraryProxy
from citecheck.rules.lnk.link_timeout import LinkTimeout
from citecheck.rules.lnk.login_required import LoginRequired
from citecheck.rules.lnk.long_unanswered import LongUnanswered
from citecheck.rules.lnk.malformed_url import MalformedUrl
from citecheck.rules.lnk.markup_in_url import MarkupInUrl
from citecheck.rules.lnk.mobile_host import MobileHost
from citecheck.rules.lnk.moved_permanently import MovedPermanently
from citecheck.rules.lnk.moved_to_other_site import MovedToOtherSite
from citecheck.rules.lnk.no_such_host import NoSuchHost
from citecheck.rules.lnk.parked_domain import ParkedDomain
from citecheck.rules.lnk.private_address import PrivateAddress
from citecheck.rules.lnk.rate_limited_link import RateLimitedLink
from citecheck.rules.lnk.redirect_loop import RedirectLoop
from citecheck.rules.lnk.redirect_to_home import RedirectToHome
from citecheck.rules.lnk.redirector_url import RedirectorUrl
from citecheck.rules.lnk.refused_address import RefusedAddress
from citecheck.rules.lnk.refused_connection import RefusedConnection
from citecheck.rules.lnk.search_results_url import SearchResultsUrl
from citecheck.rules.lnk.server_error import ServerError
from citecheck.rules.lnk.session_id import SessionId
from citecheck.rules.lnk.shortened_url import ShortenedUrl
from citecheck.rules.lnk.soft_404 import Soft404
from citecheck.rules.lnk.tls_failure import TlsFailure
from citecheck.rules.lnk.tracking_parameters import TrackingParameters
from citecheck.rules.lnk.unreadable_answer import UnreadableAnswer
from citecheck.rules.lnk.unsupported_scheme import UnsupportedScheme
from citecheck.rules.lnk.url_trailing_punctuation import UrlTrailingPunctuation
from citecheck.rules.lnk.url_with_whitespace import UrlWithWhitespace
from citecheck.rules.lnk.url_without_scheme import UrlWithoutScheme

LNK: tuple[Rule, ...] = (
    MalformedUrl(),  # LNK101
    UrlWithoutScheme(),  # LNK102
    UrlWithWhitespace(),  # LNK103
    UnsupportedScheme(),  # LNK104
    PrivateAddress(),  # LNK105
    CredentialsInUrl(),  # LNK106
    TrackingParameters(),  # LNK107
    SessionId(),  # LNK108
    ShortenedUrl(),  # LNK109
    RedirectorUrl(),  # LNK110
    MobileHost(),  # LNK111
    AmpPage(),  # LNK112
    UrlTrailingPunctuation(),  # LNK113
    DoubleEncodedUrl(),  # LNK114
    MarkupInUrl(),  # LNK115
    DefaultPort(),  # LNK116
    LibraryProxy(),  # LNK117
    SearchResultsUrl(),  # LNK118
    ExpiringUrl(),  # LNK119
    HomePageForWork(),  # LNK120
    DeadLink(),  # LNK201
    NoSuchHost(),  # LNK202
    Soft404(),  # LNK203
    ParkedDomain(),  # LNK204
    RedirectToHome(),  # LNK205
    LongUnanswered(),  # LNK206
    BlockedLink(),  # LNK301
    LoginRequired(),  # LNK302
    RateLimitedLink(),  # LNK303
    ServerError(),  # LNK304
    LinkTimeout(),  # LNK305
    RefusedConnection(),  # LNK306
    TlsFailure(),  # LNK307
    RedirectLoop(),  # LNK308
    UnreadableAnswer(),  # LNK309
    DnsFailure(),  # LNK310
    RefusedAddress(),  # LNK311
    MovedPermanently(),  # LNK401
    HttpThoughHttps(),  # LNK402
    MovedToOtherSite(),  # LNK403
)
