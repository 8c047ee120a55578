"""What reading and judging pages costs: CPU microseconds a page, best of five rounds.

    python benchmarks/pages.py [--json FILE]

The pages are made up here, shaped like those that reference lists lead to: an article's head as it arrives when reading
stops at ``</head>``, a small page read whole, an error page, and a page of 170 KB read whole.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from citecheck.judge.interface import LinkContext
from citecheck.judge.links import judge_link
from citecheck.model.names import Name
from citecheck.model.observation import Exchange, Observation, Purpose
from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.pages.drift import drift
from citecheck.pages.enough import enough
from citecheck.pages.read import read, read_page

ROUNDS = 5
URL = "https://news.example/2014/05/tidal-power-returns.html"
TITLE = "Tidal power returns to the estuary after eleven years"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
STYLE = "".join(f".c{i}{{margin:{i}px;color:#{i:06x}}}" for i in range(300))
SCRIPT = ";".join(f"var v{i}={i}" for i in range(600))
META = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    f"<title>{TITLE} | Harrow Gazette</title>"
    '<meta name="description" content="The first of four turbines was lowered into the water on Tuesday.">'
    f'<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">'
    f'<meta property="og:url" content="{URL}"><meta property="og:site_name" content="Harrow Gazette">'
    '<meta property="article:published_time" content="2014-05-06T06:30:00Z">'
    f'<meta name="author" content="Marta Keel"><link rel="canonical" href="{URL}">'
    '<meta name="twitter:card" content="summary"><link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.png">'
)
JSON_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "'
    + TITLE
    + '", "datePublished": "2014-05-06", "author": [{"@type": "Person", "name": "Marta Keel"}]}</script>'
)
PARAGRAPH = (
    "After eleven years on paper, the first of four turbines was lowered into the estuary on Tuesday morning, watched"
    " by some three hundred people on the old ferry pier. Engineers said it would turn for fourteen hours a day."
)
HEAD = (
    f'<!doctype html><html lang="en"><head>{META}{JSON_LD}<style>{STYLE}</style><script>{SCRIPT}</script></head><body>'
)
SMALL = (
    f"<!doctype html><html lang=en><head><title>{TITLE} | Harrow Gazette</title></head><body><nav><a href=/>Home</a>"
    f"</nav><main><h1>{TITLE}</h1>{f'<p>{PARAGRAPH}</p>' * 4}</main></body></html>"
)
ERROR = (
    "<!doctype html><html lang=en><head><title>Page not found | Harrow Gazette</title></head><body><nav>"
    "<a href=/>Home</a></nav><main><h1>Oops! That page can't be found.</h1><p>The page you are looking for has moved or"
    " was removed. Try a search, or go back to the home page.</p></main></body></html>"
)
LARGE = (
    HEAD.replace("og:", "x:") + f'<div class="c1"><h3><a href="/x/1">{TITLE}</a></h3><p>{PARAGRAPH}</p></div>\n' * 450
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="also write the figures to a file")
    options = parser.parse_args()
    figures = measure()
    for name, cost in figures.items():
        print(f"{name:<44} {cost:>9.1f} us")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure() -> dict[str, float]:
    reference = Reference(
        Origin("list", Format.TEXT, Span(0, 0)),
        "",
        title=TITLE,
        outlet="Harrow Gazette",
        authors=(Name(family="Keel", given="Marta"),),
        published="2014-05-06",
    )
    head, small, error = (exchange(text) for text in (HEAD, SMALL, ERROR))
    large, cited = exchange(LARGE), LinkContext((reference,), network_up=True)
    text = read_page(large, keep_text=True)
    return {
        "enough: a head that has not ended": cost(lambda: enough(HEAD[:12_000].encode(), "text/html")),
        "enough: a head that has": cost(lambda: enough(HEAD.encode(), "text/html")),
        "read_page: a typical head (18 KB)": cost(lambda: read_page(head)),
        "read: a small page": cost(lambda: read(small)),
        f"read: a large page ({len(LARGE) // 1000} KB)": cost(lambda: read(large), 40),
        "judge: a typical live page, head only": cost(lambda: judge_link(seen(head), LinkContext(network_up=True))),
        "judge: the same, with its citation": cost(lambda: judge_link(seen(head), cited)),
        "judge: a small live page": cost(lambda: judge_link(seen(small), cited)),
        "judge: a soft 404": cost(lambda: judge_link(seen(error), cited)),
        "judge: a large page read whole": cost(lambda: judge_link(seen(large), cited), 40),
        "drift: two versions of a long text": cost(lambda: drift(text, text.text + PARAGRAPH if text.text else ""), 20),
    }


def exchange(text: str) -> Exchange:
    return Exchange(URL, 200, HTML, text.encode(), truncated=not text.endswith("</html>"))


def seen(answer: Exchange) -> Observation:
    return Observation(URL, Purpose.ORIGINAL, datetime(2026, 1, 1, tzinfo=UTC), (answer,))


def cost(work: Callable[[], object], times: int = 200) -> float:
    """CPU microseconds a call, best of several rounds, after one that fills the caches."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - began) / times)
    return min(rounds) * 1e6


if __name__ == "__main__":
    main()
