"""The gauntlet's cases about content and statuses, judged directly: no program, no sockets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.links import judge_link
from citecheck.model.observation import Purpose

Json = Any
GROUPS = ("plain", "moved", "dead", "soft-404", "unknown")


def judge(web: Any, url: str) -> LinkVerdict | None:
    """Judge a link as the engine does: with a path test where one is wanted."""
    observation = web.see(url)
    if observation is None:
        return None
    context = LinkContext(network_up=False)
    verdict = judge_link(observation, context)
    if verdict.wants_path_test:
        test = web.see(verdict.wants_path_test, Purpose.PATH_TEST)
        assert test is not None
        verdict = judge_link(observation, replace(context, path_test=test))
        assert verdict.wants_path_test is None
    return verdict


def wrongs(verdict: LinkVerdict, expect: Json) -> list[str]:
    wrong = []
    state, reason = verdict.judgement.state.value, verdict.judgement.reason.value
    states = expect["state"] if isinstance(expect["state"], list) else [expect["state"]]
    if state not in states or (expect.get("reasons") and reason not in expect["reasons"]):
        wrong.append(f"{state}/{reason} for {states}/{expect.get('reasons')}: {verdict.judgement.signs}")
    title = verdict.page.title if verdict.page else None
    if state == "live" and expect.get("title") and expect["title"] not in (title or ""):
        wrong.append(f"title {title!r} for {expect['title']!r}")
    if expect.get("final_url") and verdict.final_url != expect["final_url"]:
        wrong.append(f"final {verdict.final_url} for {expect['final_url']}")
    if len(verdict.hops) < expect.get("hops_min", 0):
        wrong.append(f"{len(verdict.hops)} hops")
    return wrong


def test_every_case_that_gives_an_answer_is_judged_right(
    gauntlet_cases: list[Json], gauntlet_web: Callable[[Json, int], Any]
) -> None:
    wrong, judged = [], 0
    for number, case in enumerate(gauntlet_cases):
        if case["group"] not in GROUPS or not case.get("serve"):
            continue
        web = gauntlet_web(case, number)
        for url in web.case.get("urls") or [web.case["url"]]:
            verdict = judge(web, url)
            if verdict is not None:
                judged += 1
                wrong += [f"{case['id']}: {text}" for text in wrongs(verdict, web.case["expect"])]
    assert not wrong, "\n".join(wrong)
    assert judged > 130
