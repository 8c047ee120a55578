"""Ask the original addresses and judge what comes back.

Answers are judged and stored as they come, and their bytes are let go. Silence is judged last, when it is known whether
the silence was ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit

from citecheck.clock import Clock
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import Plan, asked_address, context_key
from citecheck.engine.ports import Prober, Store, Watcher
from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.links import judge_link
from citecheck.judge.path_test import path_test_url
from citecheck.model.observation import Exchange, Observation, ProbeRequest, ProbeSummary, Provenance, Purpose
from citecheck.model.page import NOTHING_COMPARED
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkJudgement, LinkReason, LinkResult, LinkRole, LinkState

_OURS = frozenset({LinkReason.NETWORK_DOWN, LinkReason.INTERRUPTED, LinkReason.OFFLINE})
"""Reasons that say nothing of the page, so that they are no part of its history."""
_HTTP_OK = 200
_RECALLED_AT_ONCE = 2_000
"""Addresses; what the store gives for them is held until they are settled."""
_ALIKE = 2
"""So many addresses of a host with one body are a reason to ask how the host says "not found"."""


@dataclass(frozen=True, slots=True)
class Probed:
    """The original links, judged."""

    results: Mapping[str, LinkResult]
    """By address as spelled."""
    summary: ProbeSummary
    network_up: bool | None
    """What is known of our own network: ``None`` when nobody had to ask."""


class LinkProbing:
    """One round over the original links of a plan."""

    def __init__(self, plan: Plan, options: RunOptions, store: Store, watcher: Watcher, clock: Clock) -> None:
        """Sort the links by the address that is asked for them: fragments share one request."""
        self.plan = plan
        self.options = options
        self.store = store
        self.watcher = watcher
        self.clock = clock
        self.asked = tuple(dict.fromkeys(map(asked_address, plan.originals)))
        self._spelled = _other_spellings(plan.originals)
        self.results: dict[str, LinkResult] = {}
        self._silent: dict[str, Observation] = {}
        self._waiting: dict[str, list[Observation]] = defaultdict(list)
        """Address that cannot exist -> observations whose verdict hangs on its answer."""
        self._tests: dict[str, Observation] = {}
        self._known: set[str] = set()
        """Addresses whose answer came from the store."""
        self._bodies: dict[tuple[str, int, int], list[str]] = defaultdict(list)
        """Host, length and hash of a body with status 200 -> who answered with it first."""
        self._network_up: bool | None = None
        """Not known while answers come in; it explains silence, which is judged last."""
        self._heard = False
        """Somebody outside every opened range has answered, so our network is up."""

    def run(self, prober: Prober) -> Probed:
        """Ask what is not known already; every link of the plan has a result afterwards."""
        if self.options.offline:
            for asked in self.asked:
                self._place(asked, self._result(asked, LinkVerdict(LinkJudgement(LinkReason.OFFLINE)), None))
            return Probed(self.results, ProbeSummary(), network_up=None)
        requests = self._recall()
        requests += [ProbeRequest(asked, Purpose.ORIGINAL) for asked in self.asked if not self._is_known(asked)]
        if requests:
            self._warm_up()
        summary = prober.probe(requests, self._answered) if requests else ProbeSummary()
        self._network_up = True if self._heard or self.options.replay else summary.control_resolves
        if summary.captive:
            self._network_up = False
        for asked, observation in self._silent.items():
            self._judge_and_settle(asked, observation)
        for waiting in list(self._waiting.values()):  # the test itself was never answered: judge without it
            for observation in waiting:
                self._judge_and_settle(observation.url, observation)
        return Probed(self.results, summary, self._network_up)

    def _warm_up(self) -> None:
        """Load what judging needs before the first answer comes: later, answers would pile up behind it."""
        body = b"<html><head><title>Not found</title></head><body><h1>Not found</h1><p>A page.</p></body></html>"
        exchange = Exchange("http://warm-up.invalid/a", _HTTP_OK, (("Content-Type", "text/html"),), body)
        judge_link(Observation(exchange.url, Purpose.ORIGINAL, self.clock.now(), (exchange,)), LinkContext())

    def _recall(self) -> list[ProbeRequest]:
        """Take what an earlier run saw and is still young enough; give what must be asked because of it."""
        requests: list[ProbeRequest] = []
        for start in range(0, len(self.asked), _RECALLED_AT_ONCE):
            requests += self._recall_some(self.asked[start : start + _RECALLED_AT_ONCE])
        return requests

    def _recall_some(self, addresses: Iterable[str]) -> Iterator[ProbeRequest]:
        contexts = {asked: self._context(asked) for asked in addresses}
        for asked, kept in self.store.fresh(contexts, Purpose.ORIGINAL, self.clock.now()).items():
            if kept.result is not None:
                if kept.result.status is None and kept.result.state is LinkState.UNKNOWN:
                    continue  # silence of an unfinished run: nobody had answered, so ask again
                self._place(asked, self._recalled(asked, kept.result))
            elif kept.observation is not None and kept.observation.final is not None:
                yield from self._judge_or_test(replace(kept.observation, provenance=Provenance.STORE))
                self._known.add(asked)

    def _answered(self, observation: Observation) -> Iterable[ProbeRequest]:
        """Take one observation; give what must be asked because of it."""
        if observation.purpose is Purpose.PATH_TEST:
            self._tests[observation.url] = observation
            self.store.keep(observation, LinkState.LIVE, "")
            for waiting in self._waiting.pop(observation.url, ()):
                self._judge_and_settle(waiting.url, waiting)
            return ()
        if observation.purpose is not Purpose.ORIGINAL:
            return ()
        if observation.exchanges and not observation.in_opened_range:
            self._heard = True
        if observation.final is None:
            self._silent[observation.url] = observation
            verdict = self._judge(observation.url, observation)
            self.watcher.link_done(self._result(observation.url, verdict, observation))
            return ()
        return self._judge_or_test(observation)

    def _judge_or_test(self, observation: Observation) -> Iterable[ProbeRequest]:
        asked = observation.url
        verdict = self._judge(asked, observation, alike=self._bodies_like(observation))
        test = verdict.wants_path_test
        if test is None:
            self._keep(asked, verdict, observation)
            return ()
        if self._is_tested(test):
            self._judge_and_settle(asked, observation)
            return ()
        if observation.provenance is Provenance.NETWORK:  # it was answered: a killed run must not ask it again
            self.store.keep(observation, verdict.judgement.state, verdict.judgement.reason)
        first = test not in self._waiting
        self._waiting[test].append(observation)
        return (ProbeRequest(test, Purpose.PATH_TEST),) if first else ()

    def _is_tested(self, test: str) -> bool:
        """Tell whether the answer for an impossible path is known, from this run or an earlier one."""
        if test not in self._tests and test not in self._waiting:
            kept = self.store.fresh({test: ""}, Purpose.PATH_TEST, self.clock.now()).get(test)
            if kept is not None and kept.observation is not None:
                self._tests[test] = kept.observation
        return test in self._tests

    def _bodies_like(self, observation: Observation) -> tuple[str, ...]:
        """Give other addresses of the host that answered with the very same bytes."""
        final = observation.final
        if final is None or final.status != _HTTP_OK or not final.body:
            return ()
        same = self._bodies[_host(final.url), len(final.body), hash(final.body)]
        others = tuple(url for url in same if url != observation.url)
        if len(same) < _ALIKE and observation.url not in same:
            same.append(observation.url)
        return others

    def _judge(self, asked: str, observation: Observation, alike: tuple[str, ...] = ()) -> LinkVerdict:
        # where other addresses have the same body, the answer for an impossible path will be wanted anyhow
        known = self._tests.get(path_test_url(asked)) if alike else None
        context = LinkContext(
            references=tuple(citation.reference for citation in self._cited_by(asked)),
            path_test=known,
            network_up=self._network_up,
            accept_as_live=frozenset(self._accepted(asked)),
            same_body_as=alike,
        )
        verdict = judge_link(observation, context)
        test = self._tests.get(verdict.wants_path_test or "")
        return verdict if test is None or test is known else judge_link(observation, replace(context, path_test=test))

    def _judge_and_settle(self, asked: str, observation: Observation) -> None:
        self._keep(asked, self._judge(asked, observation, self._bodies_like(observation)), observation)

    def _keep(self, asked: str, verdict: LinkVerdict, observation: Observation) -> None:
        """Settle a link and, when it was asked in this run, store what was seen."""
        result = self._result(asked, verdict, observation)
        if observation.provenance is Provenance.NETWORK and result.reason not in _OURS:
            self.store.keep_link(observation, result, self._context(asked))
        self._place(asked, result)

    def _place(self, asked: str, result: LinkResult) -> None:
        """Write the result under every spelling of the address."""
        told = result
        ask_history = result.state is not LinkState.LIVE and result.reason not in _OURS
        streak = self.store.streak(asked) if ask_history else None
        if streak is None and asked not in self._spelled:
            self.results[asked] = told
        else:
            for url in self._spellings(asked):
                references = tuple(citation.id for citation in self.plan.originals[url])
                told = replace(result, url=url, references=references, streak=streak)
                self.results[url] = told
        if asked not in self._silent:  # silence was already told when it was met
            self.watcher.link_done(told)

    def _recalled(self, asked: str, kept: LinkResult) -> LinkResult:
        """Give a result from the store with what it shares with others in this run: its row has copies of its own."""
        citations = self._cited_by(asked)
        return replace(
            kept,
            url=asked,
            references=tuple(citation.id for citation in citations),
            judgement=_one(kept.judgement),
            final_url=asked if kept.final_url == asked else kept.final_url,
            from_cache=True,
            comparisons=tuple(
                (citation.id, NOTHING_COMPARED if comparison == NOTHING_COMPARED else _one(comparison))
                for citation, (_, comparison) in zip(citations, kept.comparisons, strict=False)
            ),
        )

    def _result(self, asked: str, verdict: LinkVerdict, observation: Observation | None) -> LinkResult:
        citations = self._cited_by(asked)
        return LinkResult(
            url=asked,
            role=LinkRole.ORIGINAL,
            references=tuple(citation.id for citation in citations),
            judgement=verdict.judgement,
            status=verdict.status,
            final_url=asked if verdict.final_url == asked else verdict.final_url,  # one string, not two
            hops=verdict.hops,
            attempts=0 if observation is None else observation.attempts,
            elapsed_s=0.0 if observation is None else round(observation.elapsed_s, 3),
            checked_at=None if observation is None else observation.asked_at,
            from_cache=observation is not None and observation.provenance is Provenance.STORE,
            error=verdict.error,
            page=verdict.page,
            comparisons=tuple(
                (citation.id, comparison) for citation, comparison in zip(citations, verdict.comparisons, strict=False)
            ),
        )

    def _spellings(self, asked: str) -> Sequence[str]:
        return self._spelled.get(asked) or (asked,)

    def _cited_by(self, asked: str) -> tuple[Citation, ...]:
        spelled = self._spelled.get(asked)
        if spelled is None:
            return self.plan.originals[asked]
        return tuple(citation for url in spelled for citation in self.plan.originals[url])

    def _context(self, asked: str) -> str:
        return context_key(self.options.version, self._cited_by(asked), self._accepted(asked))

    def _accepted(self, asked: str) -> Collection[int]:
        """Give the statuses that the settings take for an answer of this host."""
        return self.options.accept.get(_host(asked), ()) if self.options.accept else ()

    def _is_known(self, asked: str) -> bool:
        return asked in self._known or self._spellings(asked)[0] in self.results


Value = TypeVar("Value")


@lru_cache(maxsize=256)
def _one(value: Value) -> Value:
    """Give the first of equal values."""
    return value


def _other_spellings(urls: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Give how references spell an address that is asked, where that is not, or not only, the address itself."""
    asked = {url: asked_address(url) for url in urls}
    spelled: dict[str, list[str]] = {address: [] for url, address in asked.items() if address != url}
    for url, address in asked.items():
        if address in spelled:
            spelled[address].append(url)
    return spelled


def _host(url: str) -> str:
    """Give the host of an address that was asked, lower case, without its port."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
