"""What a run cost and what it had to wait for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class Figures:
    """Counts of one run; none of them enters a verdict."""

    requests: int = 0
    """Sent, redirects and second tries included."""
    retries: int = 0
    redirects: int = 0
    received_bytes: int = 0
    """Of headers and bodies as received, without TLS and framing."""
    local_faults: int = 0
    waits: int = 0
    """Times a host asked us to wait."""

    def summary(
        self,
        *,
        wall_s: float,
        lower_bound_s: float,
        any_order_s: float,
        connections: int,
        most_in_flight: int,
        places: int,
    ) -> Mapping[str, float | int | str]:
        """Give all as ``ProbeSummary.figures`` has it."""
        return {
            "wall_s": round(wall_s, 3),
            "lower_bound_s": round(lower_bound_s, 3),
            "lower_bound_slowest_first_s": round(any_order_s, 3),
            "wall_to_lower_bound": round(wall_s / lower_bound_s, 3) if lower_bound_s > 0 else 1.0,
            "requests": self.requests,
            "redirects": self.redirects,
            "retries": self.retries,
            "connections": connections,
            "bytes": self.received_bytes,
            "local_faults": self.local_faults,
            "waits": self.waits,
            "most_in_flight": most_in_flight,
            "in_flight_limit": places,
        }
