"""What each kind of event does to a rule: one table, used by validation and by the law engine."""

from __future__ import annotations

from enum import Enum


class Effect(Enum):
    """The effect of an event on the provisions it touches."""

    BEGIN = "begin"
    ATTEST = "attest"
    SEEN = "seen"
    END = "end"
    SUSPEND = "suspend"
    LIFT = "lift"
    REVIVE = "revive"
    DISPUTE = "dispute"
    CLEAR = "clear"
    LAPSE = "lapse"
    RENEW = "renew"
    NOTHING = "nothing"


BEGINNINGS = frozenset({Effect.BEGIN, Effect.ATTEST})
"""From then on a rule holds: it began on that day, or it is shown to have begun by then."""
SHOWN = BEGINNINGS | {Effect.SEEN}
"""What a rule needs to hold on some day: a day of law, or else the day on which somebody read it in force."""
UNTOLD = frozenset({Effect.NOTHING, Effect.SEEN})
"""Events that are no turn of the law."""
BEFORE_FORCE = frozenset({"introduced", "passed", "enacted"})
"""Steps on the way: before them a rule cannot have held."""

_BY_EFFECT = {
    Effect.BEGIN: ("effective", "signed"),
    Effect.ATTEST: ("attested",),
    Effect.SEEN: ("reviewed",),
    Effect.END: ("repealed", "superseded", "expired", "terminated", "withdrawn", "vacated"),
    Effect.SUSPEND: ("enjoined", "stayed"),
    Effect.LIFT: ("unblocked",),
    Effect.REVIVE: ("reinstated",),
    Effect.DISPUTE: ("challenged",),
    Effect.CLEAR: ("cleared", "upheld"),
    Effect.LAPSE: ("lapses",),
    Effect.RENEW: ("extended",),
}

EFFECTS = {event: effect for effect, events in _BY_EFFECT.items() for event in events}


def effect_of(event: str) -> Effect:
    """The effect of an event kind; kinds that only tell history have none."""
    return EFFECTS.get(event, Effect.NOTHING)
