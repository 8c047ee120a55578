"""A rule's page in Markdown, from its descriptor: for ``explain``, the documentation and SARIF's help."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Family, Need, RuleDescriptor

FAMILIES = {
    Family.SYN: "How the file is written",
    Family.REF: "Fields and identifiers",
    Family.DAT: "Dates and their order",
    Family.LNK: "Addresses and live links",
    Family.ARC: "Archive links and copies",
    Family.DUP: "Duplicates",
    Family.PAG: "The page against its citation",
    Family.STL: "What has grown stale",
    Family.REG: "Registries of works",
}
"""Family -> what its rules are about, as a heading."""
_NEEDS = {
    Need.NOTHING: "nothing but the source, so it runs off-line",
    Need.LIVE: "links that were asked",
    Need.ARCHIVE: "archives that were asked",
    Need.PAGE: "pages that were read",
    Need.REGISTRY: "registries that were asked",
}


def rule_page(told: RuleDescriptor) -> str:
    """Give the page of one rule, ending in a line end."""
    lines = [
        f"# {told.code} {told.name}",
        "",
        told.summary,
        "",
        f"- severity: {told.severity}, confidence: {told.confidence}",
        f"- needs: {_NEEDS[told.needs]}",
        f"- {'on' if told.default else 'off'} unless asked otherwise: {told.default_reason.removeprefix('off: ')}",
        f"- since {told.since}",
    ]
    if told.suppresses:
        lines.append(f"- speaks in place of {', '.join(told.suppresses)} where both would")
    for heading, text in told.sections:
        lines += ["", f"## {heading}", "", _shown(text)]
    lines += ["", _switch(told), ""]
    return "\n".join(lines)


def index(rules: Iterable[RuleDescriptor], *, folder: str = "") -> str:
    """Give a table of rules by family, each linked to its page ``CODE.md`` in ``folder``, ending in a line end."""
    by_family: dict[Family, list[RuleDescriptor]] = {}
    for told in rules:
        by_family.setdefault(told.family, []).append(told)
    lines = ["# Rules", "", "Names and codes may both be used to select, ignore and suppress a rule.", ""]
    for family, members in by_family.items():
        lines += [
            f"## {family} {FAMILIES[family]}",
            "",
            "| rule | name | severity | on | what it finds |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(told, folder) for told in members]
        lines.append("")
    return "\n".join(lines)


def _row(told: RuleDescriptor, folder: str) -> str:
    summary = told.summary.replace("|", "\\|")
    link = f"[{told.code}]({folder}{told.code}.md)"
    return f"| {link} | {told.name} | {told.severity} | {'yes' if told.default else 'no'} | {summary} |"


def _shown(text: str) -> str:
    """Give a section as readers see it: the marks of the examples become words."""
    lines = []
    for line in text.splitlines():
        head = line.removeprefix("```").split()
        if line.startswith("```") and head[1:] == ["bad"]:
            lines += ["Found:", "", f"```{_language(head[0])}"]
        elif line.startswith("```") and head[1:] == ["good"]:
            lines += ["Not found:", "", f"```{_language(head[0])}"]
        elif line.startswith("```") and head == ["facts"]:
            lines += ["where the run saw:", "", "```text"]
        elif line == "```":
            lines += [line, ""]
        else:
            lines.append(line)
    return "\n".join(lines).rstrip()


def _language(form: str) -> str:
    return "text" if form in {"none", "urls"} else form


def _switch(told: RuleDescriptor) -> str:
    if told.default:
        return f"Switch it off with `--ignore {told.name}`."
    return f"Switch it on with `--select DEFAULT --select {told.name}`."
