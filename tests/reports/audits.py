"""Audits built by hand: one with every state and reason, one of any size. No address in them is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from citecheck.model.audit import Audit, NetworkState, RunStats, TrendPoint, UnreadSource
from citecheck.model.capture import Capture
from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import (
    Applicability,
    Confidence,
    Edit,
    EditKind,
    Family,
    Finding,
    Muted,
    Need,
    Remedy,
    RuleDescriptor,
    Severity,
)
from citecheck.model.names import Name
from citecheck.model.page import Likeness, Page, PageComparison
from citecheck.model.reference import (
    Citation,
    Document,
    Format,
    Origin,
    Reference,
    ReferenceId,
    Remark,
    RemarkKind,
    Skipped,
    SourceField,
    Span,
    Suppression,
)
from citecheck.model.verdict import (
    ArchiveJudgement,
    ArchiveReason,
    ArchiveResult,
    Drift,
    FailureStreak,
    Hop,
    LinkJudgement,
    LinkReason,
    LinkResult,
    LinkRole,
    LinkState,
    state_of,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OUTLETS = ("The Example Times", "Weekly Example", "Example Radio", "Journal of Examples", "Example Agency")
STATUS = {LinkReason.OK: 200, LinkReason.MOVED: 200, LinkReason.NOT_FOUND: 404, LinkReason.GONE: 410}


def rule(code: str, name: str, severity: Severity, needs: Need = Need.NOTHING) -> RuleDescriptor:
    return RuleDescriptor(
        code=code,
        name=name,
        family=Family(code[:3]),
        severity=severity,
        confidence=Confidence.CERTAIN,
        needs=needs,
        default=True,
        default_reason="it is right nearly always",
        summary=f"Finds a {name.replace('-', ' ')}.",
        sections=(
            ("What it finds", f"A {name.replace('-', ' ')}."),
            ("Why it matters", "A reader cannot follow the citation."),
            ("Fix and its safety", "Write the value that the finding names. Safe."),
        ),
        since="0.1.0",
    )


DEAD = rule("LNK101", "dead-link", Severity.ERROR, Need.LIVE)
BROKEN = rule("ARC101", "broken-archive", Severity.ERROR, Need.ARCHIVE)
EARLY = rule("DAT104", "accessed-before-archived", Severity.WARNING)
DOUBLE = rule("DUP101", "duplicate-reference", Severity.WARNING)
STALE = rule("STL101", "stale-access", Severity.INFO)
UNCLOSED = rule("SYN101", "unclosed-entry", Severity.ERROR)
RETRACTED = rule("REG101", "retracted-work", Severity.ERROR, Need.REGISTRY)


class Builder:
    """Puts references and results together, counting lines and offsets as a reader would."""

    def __init__(self, path: str = "references.bib", source: int = 0) -> None:
        self.path = path
        self.source = source
        self.lines: list[str] = []
        self.citations: list[Citation] = []
        self.offset = 0
        self.line = 1

    def cite(self, key: str, **fields: object) -> Citation:
        title = fields.get("title")
        text = f"@online{{{key},\n  title = {{{title}}},\n}}"
        span = Span(self.offset, self.offset + len(text), self.line, 1)
        self.lines.append(text)
        self.offset += len(text) + 1
        self.line += text.count("\n") + 1
        title_at = text.index("title")
        reference = Reference(
            origin=Origin(self.path, Format.BIBTEX, span),
            text=text,
            key=key,
            fields=(SourceField("title", str(title), span.start + title_at + 9, span.start + title_at + 12),),
            **fields,  # type: ignore[arg-type]  # each test gives fields of a Reference
        )
        citation = Citation(ReferenceId(key), self.source, reference)
        self.citations.append(citation)
        return citation

    def document(self, **fields: object) -> Document:
        return Document(
            path=self.path,
            format=Format.BIBTEX,
            text="\n".join(self.lines) + "\n",
            references=tuple(citation.reference for citation in self.citations),
            **fields,  # type: ignore[arg-type]  # each test gives fields of a Document
        )


def finding(of: RuleDescriptor, message: str, *citations: Citation, remedy: Remedy | None = None) -> Finding:
    first = citations[0]
    return Finding(
        rule=of.code,
        name=of.name,
        severity=of.severity,
        confidence=of.confidence,
        message=message,
        references=tuple(citation.id for citation in citations),
        source=first.source,
        span=first.reference.origin.span,
        evidence={"status": 404, "tried": ["GET"], "certain": True},
        remedy=remedy,
    )


def mend(citation: Citation, title: str) -> Remedy:
    return Remedy(
        f"Write the title as {title}",
        Applicability.UNSAFE,
        (Edit(EditKind.SET, citation.id, "title", title),),
    )


def set_archive(citation: Citation, url: str) -> Remedy:
    return Remedy(
        f"Set the archive link to {url}",
        Applicability.SAFE,
        (
            Edit(EditKind.SET, citation.id, "archive_url", url),
            Edit(EditKind.SET, citation.id, "url_status", "dead"),
        ),
    )


def link(citation: Citation, reason: LinkReason, **fields: object) -> LinkResult:
    asked = reason not in {LinkReason.OFFLINE, LinkReason.INTERRUPTED, LinkReason.MALFORMED_URL}
    answered = reason in STATUS
    settings: dict[str, object] = {
        "status": STATUS.get(reason),
        "attempts": int(asked),
        "elapsed_s": 0.25 if asked else 0.0,
        "checked_at": NOON if asked else None,
        "error": None if answered else f"no answer: {reason.value}",
        "page": Page(title=citation.reference.title, is_html=True) if answered else None,
        **fields,
    }
    return LinkResult(
        url=citation.reference.url or "",
        role=LinkRole.ORIGINAL,
        references=(citation.id,),
        judgement=LinkJudgement(reason, (f"The answer was {reason.value}.",)),
        **settings,  # type: ignore[arg-type]  # each test gives fields of a LinkResult
    )


def rich_audit() -> Audit:
    """Every link and archive reason, every severity, and everything that an audit can carry besides."""
    bib, article = Builder(), Builder("notes/article.txt", 1)
    links = list(_a_link_a_reason(bib))
    archives = list(_an_archive_a_reason(article))
    twin = bib.cite("twin", title="A Title Cited Twice", type="article-newspaper", outlet=OUTLETS[0], published="2019")
    other = bib.cite("twin~2", title="A Title Cited Twice", outlet=OUTLETS[0], published="2019-05")
    paper = bib.cite(
        "paper",
        title="Examples, <b>Considered</b> & Counted",
        translated_title="Beispiele",
        type="article-journal",
        authors=(Name("Meier", "A. B."), Name(literal="Example Working Group")),
        editors=(Name("Roe", "Jane"),),
        outlet=OUTLETS[3],
        published="2004-21",
        accessed="2019-02-03",
        archived="2019-01-05",
        doi="10.5555/12345678",
        volume="12",
        issue="3",
        pages="1–20",
        language="German",
        quote="An example is worth two rules.",
        note="cited in passing",
        claims_archive=True,
        confidence={"title": 0.91},
        uses=(Span(5, 9, 1, 6),),
    )
    gone = next(citation for citation in bib.citations if citation.id == "link-not-found")
    broken = next(citation for citation in article.citations if citation.id == "archive-missing")
    findings = (
        Finding(
            *(UNCLOSED.code, UNCLOSED.name, UNCLOSED.severity, Confidence.CERTAIN),
            "The entry on line 2 does not close",
            (),
            0,
            Span(0, 4, 1, 1),
        ),
        finding(DEAD, "The page is gone (404)", gone, remedy=set_archive(gone, "https://archive.example/web/1/x")),
        finding(BROKEN, "The archive has no capture there", broken, remedy=mend(broken, "A better title")),
        finding(
            EARLY,
            "Accessed after it was archived",
            paper,
            remedy=Remedy("Check the two dates; `citecheck explain DAT104` says why", Applicability.DISPLAY),
        ),
        finding(
            DOUBLE,
            "The same work is cited twice",
            twin,
            other,
            remedy=Remedy(
                "Keep twin and drop twin~2",
                Applicability.UNSAFE,
                (
                    Edit(EditKind.REMOVE_REFERENCE, other.id, value=twin.id),
                    Edit(EditKind.REMOVE_FIELD, twin.id, "outlet"),
                ),
            ),
        ),
        finding(STALE, "Last looked at on 2019-02-03", paper),
    )
    wish = Suppression(("DUP101",), "the two editions differ", "2027-01-31", Span(0, 1), None)
    return Audit(
        started_at=NOON - timedelta(seconds=42),
        finished_at=NOON,
        network=NetworkState.UP,
        complete=False,
        documents=(
            bib.document(
                skipped=(Skipped(Span(0, 4, 2, 1), "entry does not close", "@article{half,"),),
                remarks=(Remark(RemarkKind.UNCLOSED_ENTRY, Span(0, 4, 2, 1), "half"),),
                suppressions=(wish,),
            ),
            article.document(),
        ),
        citations=(*bib.citations, *article.citations),
        links=tuple(links),
        archives=tuple(archives),
        registries=(
            RegistryAnswer(paper.id, "crossref", "10.5555/12345678", RegistryState.MATCHED, title="Examples"),
            RegistryAnswer(twin.id, "openlibrary", "9780000000002", RegistryState.UNAVAILABLE, detail="no answer"),
        ),
        findings=findings,
        muted=(
            Muted(finding(DOUBLE, "Cited twice, too", paper, twin), wish, "the two editions differ"),
            Muted(finding(STALE, "Old", twin), None, "in the baseline"),
        ),
        rules=(DEAD, BROKEN, EARLY, DOUBLE, STALE, UNCLOSED),
        not_run=((RETRACTED, "registries were not asked"),),
        unread=(UnreadSource("missing.bib", "there is no such file"),),
        incomplete_because="the run was interrupted after 30 of 60 links",
        notice="These pages stand in for the real web.",
        stats=RunStats({"requests": 30, "wall_s": 1.5, "libcurl": "8.23"}),
        trend=tuple(_trend()),
        tool_version="0.1.0",
    )


def large_audit(size: int = 2000) -> Audit:
    """As many references as asked for, over many outlets, years, hosts and states; one in three has a finding."""
    bib = Builder("large.bib")
    reasons = [*[LinkReason.OK] * 6, LinkReason.MOVED, LinkReason.NOT_FOUND, LinkReason.TIMEOUT, LinkReason.SOFT_404]
    links, archives, findings = [], [], []
    for number in range(size):
        year = 1998 + (number * 11 + number // 29) % 28
        host = f"host{number % 41}.example"
        old = number % 30 > year - 1996
        reason = LinkReason.NO_SUCH_HOST if old else reasons[number % len(reasons)]
        url = f"https://www.{host}/{year}/{number % 12 + 1:02}/an-article-about-example-number-{number}.html"
        copy = f"https://archive.example/web/{year + 1}0101000000/{url}"
        citation = bib.cite(
            f"example{number}",
            title=f"What example number {number} says of the {number % 97} others that were counted",
            type="article-newspaper",
            authors=(Name(f"Family{number % 300}", "Given"), Name("Roe", "Jane")),
            outlet=f"{OUTLETS[number % len(OUTLETS)]} {number % 9}",
            published=f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            accessed=f"{year + 1}-03-04",
            archived=f"{year + 1}-01-01" if number % 2 else None,
            url=url,
            archive_url=copy if number % 2 else None,
        )
        links.append(link(citation, reason))
        if number % 2:
            why = ArchiveReason.OK if number % 5 else ArchiveReason.MISSING
            archives.append(_archive(citation, why, captured_at=datetime(year + 1, 1, 1, tzinfo=UTC)))
        if state_of(reason) is LinkState.DEAD:
            findings.append(
                finding(DEAD, f"The page is gone: {reason.value}", citation, remedy=set_archive(citation, copy))
            )
        elif number % 7 == 0:
            findings.append(finding(STALE, f"Last looked at on {year + 1}-03-04", citation))
    return Audit(
        started_at=NOON - timedelta(minutes=9),
        finished_at=NOON,
        network=NetworkState.UP,
        complete=True,
        documents=(bib.document(),),
        citations=tuple(bib.citations),
        links=tuple(links),
        archives=tuple(archives),
        findings=tuple(findings),
        rules=(DEAD, STALE),
        trend=tuple(_trend(size)),
        tool_version="0.1.0",
    )


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</noscript></details><script>alert(3)</script>",
    "]]></system-out><failure/>",
    "javascript:alert(4)",
    "\x1b]0;owned\x07\x1b[2J\x1b[31mred",
    "\x9b31mred\x85next",
    "::set-output name=token::secret",
    "line\n::error file=x::injected\r\n%0A::warning::also",
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)",
    "\t=1+1",
    "\u202egnp.exe\u2066 hidden",
    "`code` | **bold** [link](javascript:alert(5)) ![i](http://evil.example/x.png) <b>html</b>",
    "@everyone #12 https://evil.example www.evil.example &lt;b&gt; $x$ ~~gone~~",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "\u0634\u0639\u0631 and \u05e9\u05dc\u05d5\u05dd",
    "nul \x00 and \ud800 half a pair \ufffe",
    "\U000e0041\U000e0042 tags",
    "a" * 100_000,
    "\u0301" * 100_000,
)
"""Texts that try to break out of one format or another."""


def hostile_audit() -> Audit:
    """Every text that can come from outside is an attack, each attack once in every place."""
    bib = Builder("x\u202e<b>\n::error::.bib")
    links, archives, findings, registries = [], [], [], []
    for number, attack in enumerate(ATTACKS):
        citation = bib.cite(
            f"{number}{attack}"[:5000],
            title=attack,
            authors=(Name(attack, attack), Name(literal=attack)),
            outlet=attack,
            publisher=attack,
            published=attack,
            url=("javascript:alert(1)//" + attack) if number % 2 else ("http://[" + attack),
            archive_url=attack,
            quote=attack,
            note=attack,
            doi=attack,
        )
        links.append(
            link(
                citation,
                LinkReason.MOVED,
                final_url=attack,
                hops=(Hop(attack, 301), Hop("javascript:alert(7)", 200)),
                error=attack,
                page=Page(title=attack, headline=attack),
                comparisons=((citation.id, PageComparison(page_title=attack)),),
            )
        )
        archives.append(
            _archive(
                citation,
                ArchiveReason.OTHER_PAGE,
                offered=Capture("1", attack, "javascript:alert(8)" + attack),
                lookup=attack,
                drift=Drift(0.5, (attack,), (attack,)),
            )
        )
        registries.append(
            RegistryAnswer(citation.id, "crossref", attack, RegistryState.MATCHED, attack, notices=((attack, attack),))
        )
        made = finding(
            DEAD,
            attack,
            citation,
            remedy=Remedy(
                attack,
                Applicability.SAFE,
                (
                    Edit(EditKind.SET, citation.id, "title", attack + "!"),
                    Edit(EditKind.SET, citation.id, attack, attack),
                    Edit(EditKind.REMOVE_REFERENCE, citation.id, value=attack),
                ),
            ),
        )
        findings.append(replace(made, name=attack, evidence={attack: attack}))
    wish = Suppression(ATTACKS, ATTACKS[0], ATTACKS[0], None, None, ATTACKS[0])
    return Audit(
        started_at=NOON,
        finished_at=NOON,
        network=NetworkState.REPLAY,
        complete=False,
        documents=(bib.document(skipped=tuple(Skipped(Span(0, 1), attack, attack[:200]) for attack in ATTACKS)),),
        citations=tuple(bib.citations),
        links=tuple(links),
        archives=tuple(archives),
        registries=tuple(registries),
        findings=tuple(findings),
        muted=tuple(Muted(each, wish, attack) for each, attack in zip(findings, ATTACKS, strict=True)),
        rules=(DEAD,),
        not_run=tuple((RETRACTED, attack) for attack in ATTACKS),
        unread=tuple(UnreadSource(attack, attack) for attack in ATTACKS),
        incomplete_because=ATTACKS[0],
        notice=ATTACKS[1],
        stats=RunStats({attack[:300]: attack[:300] for attack in ATTACKS}),
        tool_version="0.1.0",
    )


def few_audit() -> Audit:
    """The rich audit with a handful of its references, for reading whole reports."""
    rich = rich_audit()
    kept = {"link-ok", "link-moved", "link-not-found", "link-timeout", "archive-ok", "archive-missing"}
    kept |= {"archive-not-looked-up", "twin", "twin~2", "paper"}
    return replace(
        rich,
        citations=tuple(citation for citation in rich.citations if citation.id in kept),
        links=tuple(link for link in rich.links if kept.intersection(link.references)),
        archives=tuple(archive for archive in rich.archives if archive.reference in kept),
    )


def empty_audit() -> Audit:
    """Nothing was read, nothing was asked."""
    return Audit(NOON, NOON, NetworkState.OFFLINE, complete=True, documents=(), citations=())


def _a_link_a_reason(bib: Builder) -> Iterator[LinkResult]:
    for number, reason in enumerate(LinkReason):
        citation = bib.cite(
            f"link-{reason.value}",
            title=f"A page that is {reason.value}",
            type="webpage",
            authors=(Name("Doe", "J."),),
            outlet=OUTLETS[number % len(OUTLETS)],
            published=str(2004 + number % 20),
            accessed=f"{2005 + number % 20}-06-07",
            url=f"https://host{number % 7}.news.example/{reason.value}",
        )
        moved = reason is LinkReason.MOVED
        assert citation.reference.url is not None
        yield link(
            citation,
            reason,
            final_url="https://news.example/new" if moved else None,
            hops=(Hop(citation.reference.url, 301), Hop("https://news.example/new", 200)) if moved else (),
            from_cache=reason is LinkReason.GONE,
            comparisons=(
                (citation.id, PageComparison(Likeness.DIFFERENT, title_score=0.2, page_title="Something else")),
            )
            if moved
            else (),
            streak=FailureStreak(4, NOON - timedelta(days=9), NOON) if reason is LinkReason.TIMEOUT else None,
        )


def _an_archive_a_reason(article: Builder) -> Iterator[ArchiveResult]:
    second = count()
    for reason in ArchiveReason:
        url = f"https://news.example/{reason.value}"
        citation = article.cite(
            f"archive-{reason.value}",
            title=f"A copy that is {reason.value}",
            outlet=OUTLETS[1],
            published="2012-03",
            archived="2014-01-02",
            url=url,
            archive_url=f"https://archive.example/web/201401020000{next(second):02}/{url}",
        )
        missing = reason is ArchiveReason.MISSING
        offered = Capture("20150101000000", url, f"https://archive.example/web/20150101000000/{url}", 200, "text/html")
        yield _archive(
            citation,
            reason,
            offered=offered if missing else None,
            lookup="found" if missing else None,
            drift=Drift(0.4, ("This is new.",), ("This is gone.",)) if reason is ArchiveReason.OK else None,
            comparison=PageComparison(Likeness.MATCH, title_score=1.0) if reason is ArchiveReason.OK else None,
            captured_at=datetime(2014, 1, 2, tzinfo=UTC) if reason is ArchiveReason.OK else None,
        )


def _archive(citation: Citation, reason: ArchiveReason, **fields: object) -> ArchiveResult:
    return ArchiveResult(
        reference=citation.id,
        archive_url=citation.reference.archive_url,
        service="wayback",
        judgement=ArchiveJudgement(reason, (f"The copy was {reason.value}.",)),
        stated_at=datetime(2014, 1, 2, tzinfo=UTC),
        original_url=citation.reference.url,
        **fields,  # type: ignore[arg-type]  # each test gives fields of an ArchiveResult
    )


def _trend(size: int = 30) -> Iterator[TrendPoint]:
    for week in range(6):
        dead = size // 8 + week * size // 50
        yield TrendPoint(
            NOON - timedelta(days=7 * (6 - week)),
            {"live": size - size // 5 - dead, "dead": dead, "unknown": size // 5},
            {"verified": size // 3, "broken": week, "unknown": 3},
            {"error": dead, "warning": size // 9, "info": size // 6},
        )
