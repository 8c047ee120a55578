"""How long a second audit of the same addresses takes within ``--max-age``, when nothing has to be asked.

    python benchmarks/rerun.py                                  # 10,000 addresses on 1,000 hosts
    python benchmarks/rerun.py --urls 100000 --hosts 10000

The web of ``probe.py``, with short pages and without latencies and faults, is audited by the program itself into an
empty cache. Then it is switched off, and the same command is timed again: wall time, processor time and memory of the
whole process, reports and history included. It has to tell the same state of every address, each from the cache.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from probe import DOMAIN, served


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hosts = random.Random(options.seed).choices(range(options.hosts), k=options.urls)
        listed = folder / "urls.txt"
        listed.write_text("".join(f"http://h{host}.{DOMAIN}/short/0/{number}\n" for number, host in enumerate(hosts)))
        with served(None) as (port, _):
            first = audited(folder, port, "first.json")
        print("first:", json.dumps(first), flush=True)
        print("again:", json.dumps(audited(folder, port, "again.json")))
        # Read only now: a process is born as large as the one that starts it, and its peak would be ours.
        seen, recalled = links_of(folder / "first.json"), links_of(folder / "again.json")
    same = {url: state for url, (state, _) in seen.items()} == {url: state for url, (state, _) in recalled.items()}
    from_cache = all(kept for _, kept in recalled.values())
    print(f"{len(recalled)} of {options.urls} addresses, states the same: {same}, all from the cache: {from_cache}")
    return 0 if same and from_cache and len(recalled) == options.urls else 1


def audited(folder: Path, port: int, report: str) -> dict[str, float]:
    """Run the program; give what it took."""
    command = [
        *(sys.executable, "-m", "citecheck", "run", str(folder / "urls.txt"), "--from", "urls"),
        *("--resolve", f"*=127.0.0.1:{port}", "--allow-net", "127.0.0.0/8", "--max-age", "7d"),
        *("--per-host", "100", "--interval", "0", "--fail-on", "never", "--no-progress", "-q"),
        *("-o", str(folder / report)),
    ]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, env={**os.environ, "CITECHECK_CACHE": str(folder / "cache")})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "wall_s": round(time.monotonic() - began, 2),
        "cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2),
        "peak_mb_so_far": after.ru_maxrss // 1024,
    }


def links_of(report: Path) -> dict[str, tuple[str, bool]]:
    """Give the state of each address, and whether it came from the cache."""
    links = json.loads(report.read_bytes())["links"]
    return {link["url"]: (link["state"], link["from_cache"]) for link in links}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--urls", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
