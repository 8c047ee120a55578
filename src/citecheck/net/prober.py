"""Asks many addresses politely, redirects hop by hop, and says what was seen of each."""

from __future__ import annotations

import os
from collections.abc import Sequence

from citecheck.clock import SystemClock
from citecheck.model.observation import ProbeRequest, ProbeSummary
from citecheck.net.guard import Guard
from citecheck.net.interface import OnAnswer, ProbeTools
from citecheck.net.orders import Orders
from citecheck.net.settings import NetSettings, user_agent


class CurlProber:
    """Asks many addresses through libcurl; implements ``engine.ports.Prober``."""

    def __init__(self, settings: NetSettings | None = None, tools: ProbeTools | None = None) -> None:
        """Take what ``assemble`` chose."""
        self._settings = settings or NetSettings()
        self._tools = tools or ProbeTools(SystemClock())

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """Ask all; every request ends in exactly one call of ``on_answer``, also when the run is interrupted.

        Raises:
            UsageError: The file of ``--ca-bundle`` cannot be used.
        """
        from citecheck.net import run  # libcurl is loaded here, not by whoever only names the prober
        from citecheck.version import __version__

        settings, tools = self._settings, self._tools
        environment = os.environ if tools.environment is None else tools.environment
        orders = Orders(settings, Guard(settings.allow_net), user_agent(__version__, settings.contact), environment)
        return run.probe(settings, tools, orders, requests, on_answer)
