"""What the record knows of the laws and cases that a sentence names, taken together."""

from __future__ import annotations

from msgspec import Struct

from lexloci.law.timeline import Standing
from lexloci.record.model.instrument import Instrument

GONE = frozenset({"vacated", "repealed", "terminated", "withdrawn", "expired"})
SUED = frozenset({"filed", "challenged", "ruling", "argued", "appealed"})


class Facts(Struct, frozen=True):
    """What the record knows of the instruments that a sentence names, taken together."""

    instruments: tuple[Instrument, ...]
    dates: dict[str, list[str]]
    standings: tuple[Standing, ...]

    def of(self, kinds: frozenset[str]) -> list[str]:
        """The dates of events of these kinds, oldest first."""
        return sorted(date for kind in kinds for date in self.dates.get(kind, ()))

    @property
    def in_force(self) -> bool:
        """A rule of it holds, and a court blocks none."""
        return any(s.in_force for s in self.standings) and not any(s.suspended for s in self.standings)

    @property
    def whole(self) -> bool:
        """Every rule of it holds, unblocked and undisputed, and no court ever set it aside."""
        sound = all(s.in_force and not s.suspended and not s.unsettled for s in self.standings)
        return bool(self.standings) and sound and not self.dates.keys() & GONE

    @property
    def untouched(self) -> bool:
        """It stands, and no suit over it is on record."""
        return self.whole and not self.dates.keys() & SUED

    @property
    def suspended(self) -> bool:
        """A court blocks every rule of it that would hold."""
        held = [s for s in self.standings if s.in_force]
        return bool(held) and all(s.suspended for s in held)
