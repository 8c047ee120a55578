"""Read what a page says about itself: bytes and headers in, ``Page`` out.

The head is cut out first and thinned to the elements of interest; only those go through lxml. The body is walked
without a tree when it is there, and only the lines round its headline go through beautifulsoup4, when the head lacks
author or date. A whole page never goes through a parser that builds a tree.
"""

from __future__ import annotations

from dataclasses import replace

from citecheck.model.observation import Exchange
from citecheck.model.page import Page
from citecheck.pages.blocks import MOST_TEXT_CHARS, Walk, walk_body
from citecheck.pages.byline import read_byline
from citecheck.pages.charsets import text_of
from citecheck.pages.dates import edtf_of
from citecheck.pages.decode import decode_body
from citecheck.pages.head import find_head, json_ld_in_body
from citecheck.pages.interface import Block, Reading, Traits
from citecheck.pages.jsonld import LinkedData, read_json_ld
from citecheck.pages.metadata import Metadata, read_metadata
from citecheck.pages.pdf import is_pdf, pdf_title
from citecheck.pages.suffices import body_needed

TITLE_LIMIT_CHARS = 500
_MOST_HEADINGS = 10
_MOST_AUTHORS = 20
_MARKUP_LIMIT_CHARS = 524_288
_TEXT_KEPT_CHARS = 60_000
"""Most text kept for a comparison of two versions; our choice, about 10,000 words."""
_SNIFF_BYTES = 1_024
_CHALLENGES = {
    "_cf_chl_opt": "Cloudflare",
    "cf-challenge": "Cloudflare",
    "px-captcha": "HUMAN",
    "captcha-delivery.com": "DataDome",
    "_Incapsula_Resource": "Imperva",
    "awsWafCookieDomainList": "AWS WAF",
    "AwsWafIntegration": "AWS WAF",
    "anubis_challenge": "Anubis",
    ".within.website/x/cmd/anubis": "Anubis",
    "KPSDK": "Kasada",
    "bobcmn": "F5",
    "validate.perfdrive.com": "Radware",
    "distil_r_captcha": "Imperva",
    "sucuri_cloudproxy_js": "Sucuri",
    "ddos-guard/js-challenge": "DDoS-Guard",
}
"""Marks in the markup of robot checks -> who makes them; as seen in public write-ups of such pages, 2026-11."""
_CHALLENGE_CHARS = 60_000
"""Robot checks are 1..40 KB; larger pages hold such scripts beside their content."""
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xhtml", "text/xhtml"})


def read_page(exchange: Exchange, *, keep_text: bool = False) -> Page:
    """Read the metadata of an answer.

    Args:
        exchange: The answer, its body cut anywhere, content codings still on it.
        keep_text: Keep the visible text in ``Page.text``, for ``drift``.
    """
    return read(exchange, keep_text=keep_text).page


def read(exchange: Exchange, *, keep_text: bool = False) -> Reading:
    """Read an answer with all that signs look at. Arguments as for ``read_page``."""
    decoded = decode_body(exchange)
    header = exchange.header("Content-Type")
    media = media_type(header)
    if not decoded.readable:
        page = Page(content_type=media)
        return Reading(exchange.url, exchange.status, page, readable=False, headers=exchange.headers)
    if is_html(media, decoded.body):
        markup = text_of(decoded.body, header)[:_MARKUP_LIMIT_CHARS]
        return _read_html(exchange, markup, complete=decoded.complete, keep_text=keep_text)
    title = None
    if is_pdf(media, decoded.body):
        media = media or "application/pdf"
        title = _folded(pdf_title(decoded.body))
    page = Page(title=title, content_type=media, is_complete=decoded.complete)
    return Reading(exchange.url, exchange.status, page, body_chars=len(decoded.body), headers=exchange.headers)


def media_type(content_type: str | None) -> str | None:
    """Give the media type without parameters, lower case."""
    if not content_type:
        return None
    return content_type.partition(";")[0].strip().lower() or None


def is_html(media: str | None, body: bytes) -> bool:
    """Whether a body is a web page, by its type, or by its first bytes where the type says nothing."""
    if media in _HTML_TYPES:
        return not body.startswith(b"%PDF-")
    if media is not None and media not in ("application/octet-stream", "unknown/unknown", "text/plain", "*/*"):
        return False
    start = body[:_SNIFF_BYTES].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if media == "text/plain":
        return False
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")) or b"<title" in start


def _read_html(exchange: Exchange, markup: str, *, complete: bool, keep_text: bool) -> Reading:
    head = find_head(markup)
    if head.ended and not complete and not keep_text:
        needed = body_needed(markup[: head.end])
        markup = markup if needed is None else markup[: head.end + needed]
    has_body = head.ended and head.end < len(markup)
    scripts = head.json_ld
    if has_body:
        scripts += json_ld_in_body(markup, head.end, len(scripts))
    most_chars = _TEXT_KEPT_CHARS if keep_text else MOST_TEXT_CHARS
    walk = walk_body(markup[head.end :], most_text_chars=most_chars) if has_body else Walk()
    data = read_json_ld(scripts)
    meta = read_metadata(head.elements)
    if has_body:
        meta = _with_byline(meta, data, markup, head.end)
    page = _page(exchange, meta, data, walk, complete=complete)
    if keep_text:
        text = "\n".join(block.text for block in walk.blocks if not block.boilerplate)
        page = replace(page, text=text[:_TEXT_KEPT_CHARS])
    return Reading(
        url=exchange.url,
        status=exchange.status,
        page=page,
        blocks=tuple(walk.blocks),
        traits=_traits(exchange, markup, meta, data, walk),
        has_body=has_body or complete,
        body_chars=len(markup),
        headers=exchange.headers,
    )


def _with_byline(meta: Metadata, data: LinkedData, markup: str, start: int) -> Metadata:
    """Fill in from the printed line what a page does not state for machines."""
    dated, signed = data.published or meta.published, data.authors or meta.authors
    if dated and signed:
        return meta
    byline = read_byline(markup, start)
    authors = meta.authors if signed or not byline.author else (byline.author,)
    return replace(meta, authors=authors, published=meta.published or (None if dated else byline.published))


def _page(exchange: Exchange, meta: Metadata, data: LinkedData, walk: Walk, *, complete: bool) -> Page:
    whole = complete and not walk.cut
    return Page(
        title=_folded(meta.title),
        og_title=_folded(meta.og_title),
        headline=_folded(data.headline or meta.citation_title),
        headings=_headings(walk.blocks),
        site_name=_folded(meta.site_name or data.site_name),
        authors=(data.authors or meta.authors)[:_MOST_AUTHORS],
        published=edtf_of(data.published or meta.published),
        modified=edtf_of(data.modified or meta.modified),
        canonical_url=meta.canonical,
        language=meta.language or _folded(exchange.header("Content-Language")),
        description=_folded(meta.description),
        content_type=media_type(exchange.header("Content-Type")),
        visible_chars=sum(len(block.text) for block in walk.blocks) if whole else None,
        is_html=True,
        is_complete=complete,
    )


def _traits(exchange: Exchange, markup: str, meta: Metadata, data: LinkedData, walk: Walk) -> Traits:
    return Traits(
        has_password_field=walk.has_password_field,
        forms=walk.forms,
        scripts=walk.scripts,
        frames=walk.frames,
        media=walk.media,
        challenge=_challenge(markup) if meta.canonical is None else None,
        has_app_root=walk.has_app_root,
        noscript=" ".join(walk.noscript.split()),
        refresh=parse_refresh(exchange.header("Refresh")) or parse_refresh(meta.refresh),
        og_type=meta.og_type,
        og_url=meta.og_url,
        has_article_data=data.is_article or meta.is_article or bool(data.published or meta.published),
        robots=meta.robots,
    )


def _challenge(markup: str) -> str | None:
    """Name the maker of a robot check whose script stands in a page that is small enough to be one."""
    if len(markup) > _CHALLENGE_CHARS:
        return None
    return next((maker for mark, maker in _CHALLENGES.items() if mark in markup), None)


def parse_refresh(value: str | None) -> tuple[float, str] | None:
    """Read ``5; url=/elsewhere``; ``None`` when it names no other address."""
    if not value:
        return None
    seconds, _, rest = value.replace(",", ";", 1).partition(";")
    target = rest.strip()
    if target[:3].lower() == "url":
        target = target[3:].lstrip().removeprefix("=")
    target = target.strip().strip("'\"")
    try:
        delay = float(seconds.strip() or 0)
    except ValueError:
        return None
    return (delay, target) if target else None


def _headings(blocks: list[Block]) -> tuple[str, ...]:
    first = [block.text for block in blocks if block.tag == "h1"]
    second = [block.text for block in blocks if block.tag == "h2"]
    return tuple(text[:TITLE_LIMIT_CHARS] for text in (first + second)[:_MOST_HEADINGS])


def _folded(text: str | None) -> str | None:
    """Fold white space, and cut."""
    if text is None:
        return None
    return " ".join(text[: 8 * TITLE_LIMIT_CHARS].split())[:TITLE_LIMIT_CHARS] or None
