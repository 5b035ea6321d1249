"""Official lists of places as a user has read them: who is on one on a day, beside what the record says.

The record states a list's dates and sources; a reading adds the names. A name the record lacks counts
from the list's first day when the reading is of its first week, else from the day of the reading. One
that is missing from a later reading was taken off by then. The list then answers for every place, save
in states where a name could not be given to a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from lexloci.core.dates import days_between, first_day, last_day
from lexloci.record.compiled import Rule, Step, Words
from lexloci.record.timeline import Effect, effect_of

LISTED, UNLISTED, TAKEN_OFF = "yes", "no", "withdrawn"
FIRST_DAYS = 7
"""A reading of a list's first days tells of the list as it was put out."""
ADDED: Words = {"en": "On the list by {on}.", "es": "En la lista a más tardar el {on}."}
REMOVED: Words = {"en": "Off the list by {on}.", "es": "Fuera de la lista a más tardar el {on}."}


class ListReading(Struct, frozen=True):
    """A list as it stood on a day.

    :ivar places: ids of the places it names.
    :ivar open_states: ids of the states in which a name could not be given to a place.
    :ivar known_on: the day the record learned of it.
    """

    on: str
    known_on: str
    places: tuple[str, ...]
    open_states: tuple[str, ...]


def extended(rules: Sequence[Rule], readings: Iterable[ListReading]) -> tuple[Rule, ...]:
    """The record's rules of one list with what the readings add."""
    out = list(rules)
    for reading in sorted(readings, key=lambda one: one.on):
        out = _with(out, reading)
    return tuple(out)


def running(rules: Iterable[Rule], on: str) -> Rule | None:
    """The rule of the list itself, when the list was up on the day."""
    return next((rule for rule in rules if rule.position == LISTED and _runs(rule, None, on)), None)


def _with(rules: list[Rule], reading: ListReading) -> list[Rule]:
    main = running(rules, reading.on)
    if main is None:
        return rules
    held = {
        place for rule in rules if rule.position == LISTED
        for place in rule.applies_to if _runs(rule, place, reading.on)
    }  # fmt: skip
    added = tuple(sorted(set(reading.places) - held))
    gone = tuple(sorted(p for p in held - set(reading.places) if not _lies_in(p, reading.open_states)))
    out = [_answering(rule, reading) for rule in rules]
    if added and days_between(_begun(main), reading.on) <= FIRST_DAYS:
        out = [_wider(rule, main, added) for rule in out]
    elif added:
        out.append(_made(main, f"listed-{reading.on}", LISTED, added, reading, ADDED))
    if gone:
        end = Step(reading.on, "superseded", reading.known_on, only_in=gone)
        out = [_ended(rule, gone, end) for rule in out]
        out.append(_made(main, f"removed-{reading.on}", TAKEN_OFF, gone, reading, REMOVED))
    return out


def _answering(rule: Rule, reading: ListReading) -> Rule:
    """That a place is not on the list, said of all places but those of the open states."""
    if rule.position != UNLISTED:
        return rule
    return structs.replace(rule, applies_to=(), except_in=reading.open_states, baseline=True)


def _wider(rule: Rule, main: Rule, added: tuple[str, ...]) -> Rule:
    """The list itself, or what its end left behind, for more places."""
    same = rule.id == main.id or (rule.position == TAKEN_OFF and bool(_begins(rule) & _ends(main)))
    return structs.replace(rule, applies_to=(*rule.applies_to, *added)) if same else rule


def _ended(rule: Rule, gone: tuple[str, ...], end: Step) -> Rule:
    if rule.position != LISTED or not set(gone) & set(rule.applies_to):
        return rule
    return structs.replace(rule, steps=(*rule.steps, end))


def _made(
    main: Rule, name: str, position: str, places: tuple[str, ...], reading: ListReading, summary: Words
) -> Rule:
    words = {lang: text.format(on=reading.on) for lang, text in summary.items()}
    begin = Step(reading.on, "effective", reading.known_on)
    return structs.replace(
        main, provision=name, position=position, applies_to=places, summary=words, steps=(begin,),
        quote=None, conditions=None, penalty=None,
    )  # fmt: skip


def _runs(rule: Rule, place: str | None, on: str) -> bool:
    """Whether the rule had begun by the day and not ended by then (for a place, or for all)."""
    state = False
    for step in sorted(rule.steps, key=lambda one: first_day(one.date)):
        if last_day(step.date) > on or (step.only_in and place not in step.only_in):
            continue
        effect = effect_of(step.event)
        state = effect is Effect.BEGIN or (state and effect is not Effect.END)
    return state


def _begun(rule: Rule) -> str:
    return min(first_day(step.date) for step in rule.steps if effect_of(step.event) is Effect.BEGIN)


def _begins(rule: Rule) -> set[str]:
    """Days on which the rule began everywhere."""
    return _days(rule, Effect.BEGIN)


def _ends(rule: Rule) -> set[str]:
    """Days on which the rule ended everywhere."""
    return _days(rule, Effect.END)


def _days(rule: Rule, effect: Effect) -> set[str]:
    return {first_day(s.date) for s in rule.steps if not s.only_in and effect_of(s.event) is effect}


def _lies_in(place: str, states: Iterable[str]) -> bool:
    return any(place == state or place.startswith(f"{state}/") for state in states)
