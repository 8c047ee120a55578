"""What the parts of one round share."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.clock import Clock
from citecheck.net.chain import Chain
from citecheck.net.figures import Figures
from citecheck.net.interface import ProbeTools
from citecheck.net.ledger import Ledger
from citecheck.net.orders import Orders
from citecheck.net.resolving import NameDesk
from citecheck.net.schedule import Schedule, Turn
from citecheck.net.settings import NetSettings
from citecheck.net.transfers import Transfers
from citecheck.net.uplink import Uplink

ChainTurn = Turn[Chain]


@dataclass(slots=True)
class Parts:
    """One round's own; made for it and thrown away."""

    settings: NetSettings
    tools: ProbeTools
    orders: Orders
    schedule: Schedule[Chain]
    ledger: Ledger
    transfers: Transfers[ChainTurn]
    desk: NameDesk
    uplink: Uplink
    figures: Figures
    places: int
    """Requests that may be in flight at once."""
    connections: int
    """Connections that may be held, idle ones included."""
    interrupted: bool = False
    unattended_s: float = 0.0
    """Seconds in which nobody served the connections, because an answer took the caller long."""

    @property
    def clock(self) -> Clock:
        """The clock of the tools."""
        return self.tools.clock
