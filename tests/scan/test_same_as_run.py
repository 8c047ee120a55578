"""One document through ``scan`` and through ``run`` gives the same findings, however many owners its hosts have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.scan.scans import (
    ManyHands,
    config,
    findings_in,
    findings_of,
    rows,
    scanned,
    verdicts_in,
    verdicts_of,
)
from tests.scan.test_dump import FOOTER, HEADER, element
from tests.scan.web import HTML, Asked, Reply, Script, Web, missing, moved, page, served
from tests.webarchive.captures import Capture
from tests.webarchive.front import Answered, WaybackFront
from tests.webarchive.index import Index, Row

from citecheck.assemble import finished_audit
from citecheck.cli.watching import Watchers
from citecheck.engine.modes import ArchiveMode
from citecheck.engine.scan import driver
from citecheck.engine.scan.layout import Table
from citecheck.engine.scan.owning import owner_of
from citecheck.links.surt import surt

pytestmark = pytest.mark.sockets


def with_cookie(asked: Asked) -> Reply:
    """Send everybody to the counter first, and show the page to who comes back with its cookie."""
    if asked.cookie is None:
        return moved("http://counter.example/sign?back=1", 302, ("Set-Cookie", "seen=1; Path=/"))
    return page("Tides of the estuary")


REPLIES: dict[str, Script] = {
    "news.example/good": page("Tides of the estuary"),
    "news.example/other": page("Quite another thing"),
    "news.example/gone": Reply(410),
    "news.example/moved": moved("/good"),
    "old.example/story": moved("http://new.example/story-2"),
    "new.example/story-2": page("The harbour bell"),
    "new.example/*": missing(),
    "short.example/x": moved("http://hop.example/y", 302),
    "hop.example/y": moved("http://last.example/z", 302),
    "last.example/z": page("Harvest of salt"),
    "away.example/*": moved("http://home.example/"),
    "home.example/": page("Welcome"),
    "soft.example/*": page("Example Times", "<p>Nothing about it.</p>"),
    "soft2.example/*": moved("http://shell.example/any"),
    "shell.example/any": page("Example Times", "<p>Nothing about it.</p>"),
    "loop-a.example/1": moved("http://loop-b.example/1"),
    "loop-b.example/1": moved("http://loop-a.example/1"),
    "wall.example/in": with_cookie,
    "counter.example/sign?back=1": moved("http://wall.example/in", 302),
    "broken.example/*": Reply(500, HTML, "<html><body>error</body></html>"),
    "into-nothing.example/*": moved("http://nothing.example/"),
    "bad.example/*": moved("ftp://files.example/x"),
}

TEXT = """@misc{good, title={Tides of the estuary}, url={http://news.example/good}, urldate={2020-01-02}}
@misc{frag, title={Tides of the estuary}, url={http://news.example/good#part}}
@misc{other, title={Tides and bells}, url={http://news.example/other}}
@misc{gone, title={What is gone}, url={http://news.example/gone}}
@misc{moved, title={Tides of the estuary}, url={http://news.example/moved}}
@misc{across, title={The harbour bell}, url={http://old.example/story}}
@misc{hops, title={Harvest of salt}, url={http://short.example/x}}
@misc{home, title={A deep page}, url={http://away.example/a/deep/page-1234.html}}
@misc{soft, title={Something long ago}, url={http://soft.example/2010/05/story-of-something.html}}
@misc{soft2, title={Something else}, url={http://soft2.example/2010/05/story-of-else}}
@misc{loop, title={Round and round}, url={http://loop-a.example/1}}
@misc{wall, title={Tides of the estuary}, url={http://wall.example/in}}
@misc{broken, title={A fault}, url={http://broken.example/x}}
@misc{none, title={No host}, url={http://nothing.example/x}}
@misc{intonone, title={To no host}, url={http://into-nothing.example/x}}
@misc{bad, title={Bad redirect}, url={http://bad.example/x}}
@misc{ill, title={Malformed}, url={http://bad host/x}}
@misc{archived, title={Tides of the estuary}, url={http://news.example/good},
  archiveurl={https://web.archive.org/web/20200102030405/http://news.example/good}, urldate={2020-01-02}}
@misc{lost, title={What is gone}, url={http://news.example/gone},
  archiveurl={https://web.archive.org/web/20190102030405/http://news.example/gone}}
@misc{today, title={X}, url={http://news.example/gone}, archiveurl={https://archive.today/20121209212901/http://a.example/}}
@misc{onlycopy, title={Tides of the estuary}, url={https://web.archive.org/web/20200102030405/http://news.example/good}}
@article{doi, title={Tides}, author={Ball, A.}, year=2019, doi={10.1000/182}}
"""

BODY = "<html><head><title>{0}</title></head><body><h1>{0}</h1>" + "<p>Words of it, many of them.</p>" * 60
CAPTURES = (
    Capture("http://news.example/good", "20200102030405", BODY.format("Tides of the estuary")),
    Capture("http://news.example/gone", "20180101000000", BODY.format("What is gone")),
    Capture("http://nothing.example/x", "20150101000000", BODY.format("No host")),
)


@pytest.fixture(scope="module")
def archive() -> Iterator[WaybackFront]:
    kept = {(surt(each.url), each.timestamp): each for each in CAPTURES}

    def replay(row: Row, _: str) -> Answered:
        found = kept[row.urlkey, row.timestamp]
        return found.status, list(found.headers), str(found.body).encode()

    index = Index(
        Row(surt(each.url), each.timestamp, each.url, "text/html", "200", f"{number:032X}", "500")
        for number, each in enumerate(CAPTURES)
    )
    with WaybackFront(index, replay) as front:
        yield front


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with served(REPLIES) as web:
        yield web


@pytest.mark.parametrize(
    "owners", [pytest.param(1, marks=pytest.mark.heavy), 2, pytest.param(7, marks=pytest.mark.heavy)]
)
def test_findings_and_verdicts_are_those_of_run(
    tmp_path: Path, web: Web, archive: WaybackFront, owners: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "FEWEST_LINKS_A_SHARD", 1)
    source = tmp_path / "list.bib"
    source.write_text(TEXT, encoding="utf-8")
    settings = config(web.port, archive.base, resolve=("nothing.example=-",))
    settings = replace(settings, cache=replace(settings.cache, directory=str(tmp_path / "cache")))
    web.log.clear()
    audit = finished_audit([str(source)], settings, watcher=Watchers())
    by_run = Counter(web.asked())
    web.log.clear()
    scanned([source], tmp_path / "set", settings, lambda: ManyHands(places=owners))
    assert verdicts_in(tmp_path / "set", str(source)) == verdicts_of(audit)
    assert findings_in(tmp_path / "set", str(source)) == findings_of(audit)
    assert Counter(web.asked()) <= by_run, "no page is asked more often than by run"
    observed = [row["url"] for row in rows(tmp_path / "set", Table.OBSERVATIONS)]
    assert len(observed) == len(set(observed))
    if owners == 7:
        hosts = ("old.example", "new.example", "soft2.example", "shell.example", "wall.example", "counter.example")
        assert len({owner_of(host, owners) for host in hosts}) > 1, "some redirects cross between owners"


WIKITEXT = """The estuary has tides.<ref name="a">{{cite web |title=Tides of the estuary |url=http://news.example/good
|access-date=2 January 2020 |archive-url=https://web.archive.org/web/20200102030405/http://news.example/good
|archive-date=2 January 2020 |url-status=live}}</ref> They were told of twice.<ref name="a" />
It rang.<ref>{{cite news |last=Bell |first=A. |title=The harbour bell |newspaper=Example Times |date=31 June 2012
|url=http://old.example/story |access-date=2011-05-04}}</ref>
It is gone.<ref>{{cite web |title=What is gone |url=http://news.example/gone |date=May 2010
|archive-url=https://web.archive.org/web/20190102030405/http://news.example/gone}}</ref>
Salt.<ref>[http://short.example/x Harvest of salt], retrieved 2014</ref>
Round.<ref>{{cite web |title=Round and round |url=http://loop-a.example/1}}</ref>
Soft.<ref>{{cite web |title=Something else |url=http://soft2.example/2010/05/story-of-else |year=2010}}</ref>
Home.<ref>{{cite web |title=A deep page |url=http://away.example/a/deep/page-1234.html |year=2009}}</ref>
Wall.<ref>{{cite journal |title=Tides |doi=10.1000/182 |url=http://wall.example/in}}</ref>
Muted.<ref>{{cite web |title=A fault |url=http://broken.example/x}}<!-- citecheck: ignore LNK --></ref>
== References ==
{{reflist}}
* {{cite book |last=Ball |first=A. |title=Tides |year=2019 |isbn=978-3-16-148410-1}}
"""


@pytest.mark.parametrize("owners", [5])
def test_a_page_of_wikitext_and_the_same_page_in_a_dump_are_judged_as_in_run(
    tmp_path: Path, web: Web, archive: WaybackFront, owners: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "FEWEST_LINKS_A_SHARD", 1)
    source = tmp_path / "Tides.wiki"
    source.write_text(WIKITEXT, encoding="utf-8")
    dump = tmp_path / "enwiki-pages.xml"
    dump.write_text(HEADER + element("Tides", WIKITEXT) + FOOTER, encoding="utf-8")
    settings = config(web.port, archive.base, resolve=("nothing.example=-",))
    settings = replace(settings, cache=replace(settings.cache, directory=str(tmp_path / "cache")))
    audit = finished_audit([str(source)], settings, watcher=Watchers())
    assert len(audit.findings) > 5
    scanned([source, dump], tmp_path / "set", settings, lambda: ManyHands(places=owners))
    for name in (str(source), "wikipedia:en:Tides"):
        assert verdicts_in(tmp_path / "set", name) == verdicts_of(audit)
        assert findings_in(tmp_path / "set", name) == findings_of(audit)
    observed = [row["url"] for row in rows(tmp_path / "set", Table.OBSERVATIONS)]
    assert len(observed) == len(set(observed)), "what two documents cite is asked once"


@pytest.mark.parametrize("mode", list(ArchiveMode))
def test_archives_are_asked_as_in_run_whatever_the_mode(
    tmp_path: Path, web: Web, archive: WaybackFront, mode: ArchiveMode
) -> None:
    source = tmp_path / "list.bib"
    source.write_text(
        TEXT.replace("http://broken.example/x", "http://news.example/x"), encoding="utf-8"
    )  # no late retry
    settings = config(web.port, archive.base, resolve=("nothing.example=-",))
    settings = replace(
        settings,
        archives=replace(settings.archives, mode=mode, budget=3),
        cache=replace(settings.cache, directory=str(tmp_path / "cache")),
    )
    archive.forget()
    audit = finished_audit([str(source)], settings, watcher=Watchers())
    by_run = sorted(asked.path for asked in archive.log)
    archive.forget()
    scanned([source], tmp_path / "set", settings)
    assert sorted(asked.path for asked in archive.log) == by_run
    assert verdicts_in(tmp_path / "set", str(source)) == verdicts_of(audit)
    assert findings_in(tmp_path / "set", str(source)) == findings_of(audit)


def test_an_offline_scan_is_an_offline_run(tmp_path: Path) -> None:
    source = tmp_path / "list.bib"
    source.write_text(TEXT, encoding="utf-8")
    settings = replace(config(), cache=replace(config().cache, directory=str(tmp_path / "cache")))
    audit = finished_audit([str(source)], settings, watcher=Watchers())
    scanned([source], tmp_path / "set", settings)
    assert verdicts_in(tmp_path / "set", str(source)) == verdicts_of(audit)
    assert findings_in(tmp_path / "set", str(source)) == findings_of(audit)
    assert not rows(tmp_path / "set", Table.OBSERVATIONS)


@pytest.mark.heavy
def test_real_pages_are_judged_as_in_run(tmp_path: Path, shared: Path) -> None:
    source = shared / "data" / "wikitext-dev" / "Abacus.wiki"
    settings = replace(config(), cache=replace(config().cache, directory=str(tmp_path / "cache")))
    audit = finished_audit([str(source)], settings, watcher=Watchers())
    scanned([source], tmp_path / "set", settings)
    assert verdicts_in(tmp_path / "set", str(source)) == verdicts_of(audit)
    assert findings_in(tmp_path / "set", str(source)) == findings_of(audit)
