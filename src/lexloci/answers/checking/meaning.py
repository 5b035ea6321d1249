"""What a stance says of a position: which positions bear it out, and which it cannot stand with.

A position in neither set decides nothing: then the verdict is ``not_established``, never wrong.
"""

from __future__ import annotations

from msgspec import Struct

from lexloci.reading.breadth import (
    alike,
    by_a_judge,
    lasting,
    of_any_status,
    of_every_employer,
    of_everyone,
    of_no_employer,
    of_some,
    of_some_employers,
    unbounded,
)
from lexloci.reading.stance import Stance
from lexloci.reading.words import Words
from lexloci.record.model.codebook import Variable


class Meaning(Struct, frozen=True):
    """Positions that bear a stance out, and positions that refute it."""

    borne_out: frozenset[str]
    refuted: frozenset[str]


def _meaning(borne_out: str, refuted: str) -> Meaning:
    return Meaning(frozenset(borne_out.split()), frozenset(refuted.split()))


# What an agency does or does not do is practice; only words of duty and leave speak of its rules.
COOPERATION: dict[Stance, Meaning] = {
    "must": _meaning("required", "prohibited permitted no_rule"),
    "must_not": _meaning("prohibited", "required permitted"),
    "may": _meaning("permitted", "prohibited"),
    "not_required": _meaning("permitted prohibited no_rule", "required"),
    "optional": _meaning("permitted", "required prohibited"),
    "no_rule": _meaning("no_rule", "required prohibited limited"),
}
SERVICE: dict[Stance, Meaning] = {
    "must": _meaning("available", "unavailable prohibited"),
    "must_not": _meaning("unavailable prohibited", "available"),
    "may": _meaning("available", "unavailable prohibited"),
    "not_required": _meaning("unavailable", ""),
    "no_rule": _meaning("unavailable", "available"),
    "does": _meaning("available", "unavailable prohibited"),
    "does_not": _meaning("unavailable prohibited", "available"),
}
EVERIFY: dict[Stance, Meaning] = {
    "must": _meaning("required", "no_rule prohibited"),
    "must_not": _meaning("prohibited", "required"),
    "may": _meaning("no_rule", ""),
    "not_required": _meaning("no_rule prohibited", "required"),
    "optional": _meaning("no_rule prohibited", "required"),
    "no_rule": _meaning("no_rule", "required"),
    "does": _meaning("required", "no_rule prohibited"),
    "does_not": _meaning("no_rule prohibited", "required"),
}
DESIGNATION: dict[Stance, Meaning] = {
    "does": _meaning("yes", "no withdrawn"),
    "does_not": _meaning("no withdrawn", "yes"),
}
MEANINGS = {
    "cooperation": COOPERATION, "service": SERVICE, "everify": EVERIFY, "designation": DESIGNATION,
}  # fmt: skip

WITH_EXCEPTION: dict[Stance, Meaning] = {
    "must": _meaning("required", ""),
    "must_not": _meaning("prohibited limited", "required"),
    "may": _meaning("limited", ""),
    "not_required": _meaning("permitted prohibited no_rule limited", ""),
}
"""The same where the sentence names an exception."""


BUT_BY_A_JUDGE: dict[Stance, Meaning] = {
    **COOPERATION, "must_not": _meaning("prohibited limited", "required permitted"),
}  # fmt: skip
"""The same where a judge's warrant is the only exception: a rule that asks for one is ``prohibited``."""
RIGHTS = frozenset({"k12", "emergency_care"})
"""Services that are owed: who need not give them denies them."""


UNTOLD: dict[str, tuple[Stance, ...]] = {
    "language_access": ("may",), "uvisa_certification": ("may",),
    "legal_defense_fund": ("may", "must_not", "not_required"),
}  # fmt: skip
"""What is said of what agencies may do, or of a right under federal law, says nothing of these services."""


LIMITED = frozenset({"limited"})
UNBOUNDED: frozenset[Stance] = frozenset({"must", "must_not", "may"})
"""What cannot stand with a rule for some cases where it is said of every case."""
GIVEN: frozenset[Stance] = frozenset({"does", "may", "must"})
"""What says that a service is given."""
FREED: frozenset[Stance] = frozenset({"not_required", "optional", "no_rule", "does_not"})
"""What says that nobody must do it."""
BROKEN: dict[Stance, frozenset[str]] = {
    "does": frozenset({"prohibited"}), "does_not": frozenset({"required"}),
}  # fmt: skip
"""Positions with which it cannot stand that agencies go on doing a thing, or go on leaving it undone."""


CARDS = frozenset({"drivers_license"})
"""Services of which "for some" means that only some statuses will do."""
PARTLY = frozenset({
    "officer_identification", "status_check_on_arrest", "courthouse_arrests", "detainer_hold",
    "joint_operations", "sensitive_locations",
})  # fmt: skip
"""Variables whose rule for some cases may be a duty in those, or is often told by its opposite."""


def bolder(means: Meaning, variable: Variable, stance: Stance, part: Words) -> Meaning:
    """``means`` with what the sentence says by how far it goes.

    A rule for some cases is refuted by "in every case", a service for some by "the same as citizens"; a
    bar without exceptions by leave in a case that no judge decides; a rule by what is said to go on
    being done against it. What is merely done is practice, and says nothing of the rule.
    """
    refuted = means.refuted
    if (
        variable.scale == "cooperation"
        and stance in UNBOUNDED
        and unbounded(part, barred=stance == "must_not")
    ):
        refuted |= LIMITED
    if (
        variable.scale == "cooperation"
        and stance == "must"
        and variable.id not in PARTLY
        and not of_some(part)
    ):
        refuted |= LIMITED
    if variable.scale == "service" and stance in GIVEN and (alike(part) or of_everyone(part)):
        refuted |= LIMITED
    if variable.id in CARDS and stance in GIVEN and of_any_status(part):
        refuted |= LIMITED
    if variable.id == "everify_private" and stance == "must" and _of_employers(part):
        refuted |= LIMITED
    if variable.id == "everify_private" and stance in FREED and of_no_employer(part):
        refuted |= LIMITED
    if variable.scale == "cooperation" and stance in BROKEN and lasting(part):
        refuted |= BROKEN[stance]
    return Meaning(means.borne_out, refuted)


def _of_employers(part: Words) -> bool:
    """Whether a clause speaks of all private employers, and not of contractors or of builders."""
    return of_every_employer(part) or not of_some_employers(part)


def despite(variable: Variable, stance: Stance, part: Words) -> Meaning | None:
    """What leave or a duty with an exception says: no bar, unless a judge or a crime is the exception."""
    barred = variable.scale == "cooperation" and stance in ("may", "must") and not by_a_judge(part)
    held = LIMITED if stance == "may" else frozenset({"required"})
    return Meaning(held, frozenset({"prohibited"})) if barred else None


def meaning(variable: Variable, stance: Stance, exception: bool, judicial: bool = False) -> Meaning | None:
    """What ``stance`` says of the positions of ``variable``; None where it says nothing of them."""
    if judicial and variable.scale == "cooperation":
        return BUT_BY_A_JUDGE.get(stance)
    if exception and variable.scale == "cooperation":
        return WITH_EXCEPTION.get(stance)
    if exception:
        return None
    if stance in UNTOLD.get(variable.id, ()):
        return None
    denied = variable.id in RIGHTS and stance == "not_required"
    return MEANINGS[variable.scale].get("must_not" if denied else stance)
