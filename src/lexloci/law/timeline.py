"""Whether a rule holds on a day: its events replayed in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from lexloci.core.dates import day_before, first_day, is_day, last_day
from lexloci.record.compiled import Step
from lexloci.record.timeline import BEFORE_FORCE, BEGINNINGS, UNTOLD, Effect, effect_of

MANY = 2000
FULL = len("2008-08-28")


class Standing(Struct, frozen=True, gc=False):
    """The standing of a rule on a day.

    :ivar in_force: it has begun and not ended (blocked or not).
    :ivar suspended: a court or agency blocks it.
    :ivar disputed: officials or litigants openly dispute that it applies; no court has decided.
    :ivar since: the date it began, as precise as the source; None before it began.
    :ivar until: the date it ended or will end, where one is recorded.
    :ivar uncertain: the record knows a date of it only as a year or month around this day.
    :ivar suspended_since: the date of the event that blocks it.
    :ivar disputed_since: the date from which it is disputed.
    :ivar attested: ``since`` is only the first day on which a source shows the rule in force.
    :ivar attested_later: it has not surely begun, but a source shows it in force at this later date.
    :ivar seen: the day on which somebody read it in force, where no day of law is known: it holds from then
        on, with no ``since``, and what held before is not known.
    :ivar lapsed_since: the day after its last known period; whether it was renewed is not recorded.
    """

    in_force: bool = False
    suspended: bool = False
    disputed: bool = False
    since: str | None = None
    until: str | None = None
    uncertain: bool = False
    suspended_since: str | None = None
    disputed_since: str | None = None
    lapsed_since: str | None = None
    attested: bool = False
    attested_later: str | None = None
    seen: str | None = None

    @property
    def perhaps(self) -> bool:
        """Whether it may have held: it is first shown, or was first read, on a later day."""
        return not self.in_force and (self.attested_later or self.seen) is not None

    @property
    def unsettled(self) -> bool:
        """Whether it is open if it applies: somebody disputes it, or its period has run out."""
        return self.disputed or self.lapsed_since is not None

    def ended_by(self, on: str) -> bool:
        """Whether it had begun and was surely over by the day ``on``."""
        over = self.since is not None and self.until is not None and not self.in_force
        return over and last_day(self.until or "") <= on


_KNOWN: dict[int, tuple[Sequence[Step], str, str | None, Standing]] = {}
"""By the identity of its steps, how a rule last stood that holds alike everywhere: a state's rule is asked
for at each of its places. The steps, a tuple that nobody can change, are kept too, so that no other object
can have their identity."""


def standing(
    steps: Sequence[Step], places: Collection[str], on: str, known_on: str | None = None
) -> Standing:
    """Replay ``steps`` (oldest first) up to the day ``on`` for a place.

    A beginning known only as a year or month counts from its last day, when it had surely begun; an
    end likewise. Steps with ``only_in`` reach only those places. A block or a dispute may come before
    the beginning (a court often rules just before the day of effect); the beginning does not lift it.

    :param places: ids of the place and the governments above it.
    :param known_on: leave out what the record learned after this day.
    """
    known = _KNOWN.get(id(steps))
    if known is not None and known[0] is steps and known[1:3] == (on, known_on):
        return known[3]
    found = _replayed(steps, places, on, known_on)
    if isinstance(steps, tuple) and not any(step.only_in for step in steps):
        if len(_KNOWN) >= MANY:
            _KNOWN.clear()
        _KNOWN[id(steps)] = (steps, on, known_on, found)
    return found


def _replayed(steps: Sequence[Step], places: Collection[str], on: str, known_on: str | None) -> Standing:
    replay = _Replay(any(effect_of(step.event) in BEGINNINGS for step in steps))
    for step in steps:
        unknown = known_on is not None and step.known_on > known_on
        elsewhere = step.only_in and not any(place in places for place in step.only_in)
        if unknown or elsewhere:
            continue
        date = step.date
        if (date if len(date) == FULL else last_day(date)) <= on:
            replay.take(step)
        else:
            replay.expect(step, on)
    return replay.standing()


class _Replay:
    """The state of a rule while its events are replayed."""

    def __init__(self, dated: bool) -> None:
        self.dated = dated
        self.seen: str | None = None
        self.in_force = self.uncertain = False
        self.since: str | None = None
        self.until: str | None = None
        self.suspended: str | None = None
        self.disputed: str | None = None
        self.lapsed: str | None = None
        self.attested = self.unborn = False
        self.later: str | None = None

    def take(self, step: Step) -> None:
        """Let a past event have its effect."""
        effect = effect_of(step.event)
        if effect is Effect.BEGIN:
            self.in_force, self.since, self.until, self.lapsed = True, step.date, None, None
            self.attested = False
        elif effect is Effect.ATTEST and not self.in_force:
            self.in_force, self.since, self.until, self.attested = True, step.date, None, True
        elif effect is Effect.SEEN and not self.dated and self.until is None:
            self.in_force, self.seen = True, self.seen or step.date
        elif effect is Effect.END:
            self.in_force, self.until = False, step.date
            self.suspended = self.disputed = self.lapsed = None
        elif effect is Effect.SUSPEND:
            self.suspended = step.date
        elif effect is Effect.LIFT:
            self.suspended = None
        elif effect is Effect.REVIVE and self.since is not None:
            self.in_force, self.until = True, None
        elif effect in (Effect.DISPUTE, Effect.CLEAR):
            self.disputed = step.date if effect is Effect.DISPUTE else None
        elif effect in (Effect.LAPSE, Effect.RENEW):
            self.lapsed = step.date if effect is Effect.LAPSE else None

    def expect(self, step: Step, on: str) -> None:
        """Note an event that has not surely happened by ``on``."""
        effect = effect_of(step.event)
        self.unborn = self.unborn or step.event in BEFORE_FORCE or effect is Effect.BEGIN
        if effect is Effect.ATTEST and self.since is None and not self.unborn:
            self.later = step.date
        if effect is Effect.SEEN and not (self.dated or self.seen or self.unborn):
            self.seen = step.date
        if effect in UNTOLD or effect in (Effect.RENEW, Effect.ATTEST):
            return
        self.uncertain = self.uncertain or first_day(step.date) <= on
        if effect is Effect.END and self.in_force and self.until is None:
            self.until = step.date
        elif effect is Effect.LAPSE and self.in_force and self.until is None:
            self.until = day_before(step.date) if is_day(step.date) else step.date

    def standing(self) -> Standing:
        """Where the rule stands after all events."""
        if not self.in_force:
            return Standing(
                since=self.since, until=self.until, uncertain=self.uncertain, attested_later=self.later,
                seen=None if self.until else self.seen,
            )  # fmt: skip
        return Standing(
            True, self.suspended is not None, self.disputed is not None, self.since, self.until,
            self.uncertain, self.suspended, self.disputed, self.lapsed, self.attested, seen=self.seen,
        )  # fmt: skip


def turning_days(steps: Iterable[Step]) -> list[str]:
    """The days on which a rule's standing can change (the first day each change is certain)."""
    return sorted({last_day(s.date) for s in steps if effect_of(s.event) is not Effect.NOTHING})
