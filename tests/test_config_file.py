from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.config_file import find_config, read_config
from citecheck.config_values import age_s
from citecheck.engine.modes import ArchiveMode, FailOn
from citecheck.errors import ConfigError

WHOLE = """\
fail-on = "warning"
select = ["LNK", "ARC104"]
ignore = "dead-link"
output = ["audit.html"]
baseline = "known.json"

[network]
timeout = 5
connect-timeout = 2.5
per-host = 2
interval = 1
concurrency = 50
allow-net = ["10.0.0.0/8"]
contact = "https://news.example/about"

[hosts."News.example"]
slots = 1
interval = 2.5
headers = { "X-Key" = "value" }
accept = [403]
skip = false

[archives]
mode = "given"
budget = 7
fetch = ["archiveis"]

[cache]
max-age = "3d"
dead-max-age = "6h"

[registries]
ask = true
bases = { crossref = "http://127.0.0.1:8000" }

[rules]
stale-access-days = 100

[per-path-ignores]
"docs/old/*.md" = ["LNK101"]

[[suppress]]
rules = ["LNK101"]
path = "a.bib"
reason = "the publisher knows"
expires = 2027-01-31
"""


def written(folder: Path, text: str, name: str = "citecheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_of_a_file_is_read(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, WHOLE))
    assert config.fail_on is FailOn.WARNING
    assert config.rules.select == ("LNK", "ARC104")
    assert config.rules.ignore == ("dead-link",)
    assert config.network.timeout_s == 5
    assert config.network.interval_s == 1
    assert config.network.hosts["news.example"].accept == (403,)
    assert config.network.hosts["news.example"].interval_s == 2.5
    assert config.archives.mode is ArchiveMode.GIVEN
    assert config.archives.budget == 7
    assert (config.cache.live_max_age_s, config.cache.dead_max_age_s) == (3 * 86400, 6 * 3600)
    assert config.registries.bases == {"crossref": "http://127.0.0.1:8000"}
    assert config.rules.stale_access_days == 100
    assert [wish.path for wish in config.rules.suppressions] == ["a.bib", "docs/old/*.md"]
    assert config.rules.suppressions[0].expires == "2027-01-31"
    assert config.baseline == str(tmp_path / "known.json")


def test_the_same_is_read_from_a_pyproject(tmp_path: Path) -> None:
    path = written(tmp_path, "[project]\nname = 'x'\n[tool.citecheck]\nfail-on = 'info'\n", "pyproject.toml")
    assert read_config(path).fail_on is FailOn.INFO


def test_the_nearest_file_upwards_counts_and_a_pyproject_without_our_table_does_not(tmp_path: Path) -> None:
    outer = written(tmp_path, "fail-on = 'info'")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    assert find_config(inner) == outer
    own = written(inner, "[tool.citecheck]\n", "pyproject.toml")
    assert find_config(inner) == own


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("fail_on = 'error'", 1, "did you mean fail-on"),
        ("\n[network]\ntimeot = 5", 3, "did you mean timeout"),
        ("[network]\n\ntimeout = 0", 3, "above 0"),
        ("[network]\ntimeout = '5'", 2, "number of seconds"),
        ("[network]\nper-host = 0", 2, "at least 1"),
        ("[archives]\nmode = 'some'", 2, "none of given, missing, all, off"),
        ("[cache]\nmax-age = '7 fortnights'", 2, "such as 7d"),
        ("select = 5", 1, "list of strings"),
        ("[[suppress]]\nrules = ['LNK101']", 1, "reason"),
        ("[[suppress]]\nreason = 'x'\nexpires = 'soon'", 3, "2027-01-31"),
        ("network = 5", 1, "must be a table"),
        ('[hosts."a.example"]\nskip = 1', 2, "true or false"),
        ("[hosts.'a.example']\naccept = [true]", 2, "whole number"),
        ("fail-on = 'error'\nfail-on =", 2, "no TOML"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_to_write(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match=said) as caught:
        read_config(path)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert caught.value.exit_code == 2


def test_a_file_that_is_missing_not_utf8_or_huge_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "citecheck.toml")
    path = tmp_path / "citecheck.toml"
    path.write_bytes(b"fail-on = 'error'\n# \xff\n")
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        read_config(path)
    assert caught.value.line == 2
    path.write_bytes(b"#" * 1_100_000)
    with pytest.raises(ConfigError, match="1 MB"):
        read_config(path)


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), ("6h", 21600), ("7d", 604800), ("1.5 d", 129600)]
)
def test_ages_are_read_with_their_unit(text: str, seconds: float) -> None:
    assert age_s(text) == seconds


@pytest.mark.parametrize("text", ["7", "d", "-1d", "7 days", "", "1e9d"])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="such as 7d"):
        age_s(text)
