"""Whether a rule holds on a day: its events replayed in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from lexloci.core.dates import first_day, last_day
from lexloci.record.compiled import Step
from lexloci.record.timeline import Effect, effect_of


class Standing(Struct, frozen=True):
    """The standing of a rule on a day.

    :ivar in_force: it has begun and not ended (blocked or not).
    :ivar suspended: a court or agency blocks it.
    :ivar disputed: officials or litigants openly dispute that it applies; no court has decided.
    :ivar since: the date it began, as precise as the source; None before it began.
    :ivar until: the date it ended or will end, where one is recorded.
    :ivar uncertain: the record knows a date of it only as a year or month around this day.
    :ivar cause: the last event that changed its standing.
    """

    in_force: bool = False
    suspended: bool = False
    disputed: bool = False
    since: str | None = None
    until: str | None = None
    uncertain: bool = False
    cause: Step | None = None


def standing(
    steps: Iterable[Step], places: Collection[str], on: str, known_on: str | None = None
) -> Standing:
    """Replay ``steps`` up to the day ``on`` for a place.

    A beginning known only as a year or month counts from its last day, when it had surely begun; an
    end likewise. Steps with ``only_in`` reach only those places.

    :param places: ids of the place and the governments above it.
    :param known_on: leave out what the record learned after this day.
    """
    in_force = suspended = disputed = uncertain = False
    since: str | None = None
    until: str | None = None
    cause: Step | None = None
    for step in steps:
        if known_on is not None and step.known_on > known_on:
            continue
        if step.only_in and not any(place in places for place in step.only_in):
            continue
        effect = effect_of(step.event)
        if effect is Effect.NOTHING:
            continue
        if last_day(step.date) > on:
            uncertain = uncertain or first_day(step.date) <= on
            if effect is Effect.END and in_force and until is None:
                until = step.date
            continue
        cause = step
        if effect is Effect.BEGIN:
            in_force, suspended, disputed, since, until = True, False, False, step.date, None
        elif effect is Effect.END:
            in_force, suspended, disputed, until = False, False, False, step.date
        elif effect is Effect.SUSPEND:
            suspended = True
        elif effect is Effect.RESTORE:
            suspended = False
            if not in_force and since is not None:
                in_force, until = True, None
        elif effect is Effect.DISPUTE:
            disputed = True
        else:
            disputed = False
    return Standing(
        in_force, suspended and in_force, disputed and in_force, since, until, uncertain, cause
    )


def turning_days(steps: Iterable[Step]) -> list[str]:
    """The days on which a rule's standing can change (the first day each change is certain)."""
    return sorted({last_day(s.date) for s in steps if effect_of(s.event) is not Effect.NOTHING})
