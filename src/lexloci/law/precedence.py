"""What controls: one table of how two positions meet, and one fold over the tiers of authority.

Rules are sorted into tiers, highest first: nation, state, local government; within one of these,
constitutional text and rulings, statutes and ordinances, orders and regulations, an agency's own
policy. Going down, each tier's rule meets the one that controls so far, and :data:`MEETING` says
what happens. The test behind the table is whether one officer could obey both: a stricter local
limit under a state limit can be obeyed together with it; a local limit under a state duty cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from lexloci.core.dates import last_day
from lexloci.law.finding import CONTROLS, DISPLACED, IN_CONFLICT, INFORMS, Cited
from lexloci.law.reasons import Reason
from lexloci.law.timeline import Standing
from lexloci.record.compiled import Rule


class Meeting(Enum):
    """What happens when a lower rule meets the higher one that controls so far."""

    CHOICE = "the higher leaves the choice: the lower controls"
    WITHIN = "the lower is stricter and fits: the lower controls"
    SAME = "both say the same: the higher controls, the lower agrees"
    YIELDS = "both can be obeyed, the higher decides: the lower is displaced"
    APART = "they would clash, but a state speaks to its own bodies alone: the lower controls its own"
    CLASH = "no one can obey both: the higher controls, in conflict with the lower"


_SILENT = {"no_rule": "YIELDS"}
_COOPERATION = {
    "required": {"permitted": "YIELDS", "limited": "CLASH", "prohibited": "CLASH", **_SILENT},
    "permitted": {"required": "CHOICE", "limited": "CHOICE", "prohibited": "CHOICE", **_SILENT},
    "limited": {"required": "CLASH", "permitted": "YIELDS", "prohibited": "WITHIN", **_SILENT},
    "prohibited": {"required": "CLASH", "permitted": "YIELDS", "limited": "YIELDS", **_SILENT},
    "no_rule": {
        "required": "CHOICE",
        "permitted": "CHOICE",
        "limited": "CHOICE",
        "prohibited": "CHOICE",
    },
}
_EVERIFY = {
    "required": {"limited": "YIELDS", "prohibited": "CLASH", **_SILENT},
    "limited": {"required": "CHOICE", "prohibited": "CLASH", **_SILENT},
    "prohibited": {"required": "CLASH", "limited": "CLASH", **_SILENT},
    "no_rule": {"required": "CHOICE", "limited": "CHOICE", "prohibited": "CHOICE"},
}
"""A duty of some employers (``limited``) and a duty of all can both be obeyed; neither can beside a bar."""
_SERVICES = {
    "available": {"limited": "YIELDS", "unavailable": "YIELDS", "prohibited": "CLASH"},
    "limited": {"available": "CHOICE", "unavailable": "YIELDS", "prohibited": "CHOICE"},
    "unavailable": {"available": "CHOICE", "limited": "CHOICE", "prohibited": "CHOICE"},
    "prohibited": {"available": "CLASH", "limited": "CLASH", "unavailable": "YIELDS"},
}
_DESIGNATIONS = {
    "yes": {"no": "YIELDS", "withdrawn": "YIELDS"},
    "no": {"yes": "YIELDS", "withdrawn": "YIELDS"},
    "withdrawn": {"yes": "YIELDS", "no": "YIELDS"},
}
MEETING: dict[str, dict[tuple[str, str], Meeting]] = {
    scale: {(higher, lower): Meeting[name] for higher, row in table.items() for lower, name in row.items()}
    for scale, table in {
        "cooperation": _COOPERATION,
        "everify": _EVERIFY,
        "service": _SERVICES,
        "designation": _DESIGNATIONS,
    }.items()
}

LEFT_BY_BAN = "permitted"
"""What remains on a topic where a state bars local limits. Bans reach only scales that have it."""

BANNED = frozenset({"limited", "prohibited"})
"""Positions a local government may not take on a topic that a state ban on local limits reaches."""

STATE_BODIES = frozenset({"state_agencies", "state_police"})
"""Whom a rule of a state alone can bind: no local rule speaks to them."""

RANK = {
    "constitution": 5, "charter": 5, "statute": 4, "ordinance": 4, "case": 4, "consent_decree": 4,
    "regulation": 3, "executive_order": 3, "resolution": 3, "list": 3, "designation": 3,
    "opinion": 2, "guidance": 2, "policy": 2, "agreement": 2, "contract": 2, "bill": 0,
}  # fmt: skip
CONSTITUTIONAL_RANK = 5


class Candidate(Struct, frozen=True, gc=False):
    """A rule that reaches the place and its agency, with its standing on the day.

    :ivar level: 0 for the nation, 1 for a state, 2 for a local government.
    :ivar specificity: 1 when the rule names the places it covers, 0 when it covers all.
    """

    rule: Rule
    standing: Standing
    level: int
    specificity: int

    @property
    def tier(self) -> tuple[int, int]:
        """Smaller is higher: the sovereign first, then the rank of the instrument."""
        rank = CONSTITUTIONAL_RANK if self.rule.constitutional else RANK[self.rule.kind]
        return self.level, -rank

    @property
    def order(self) -> tuple[int, str]:
        """Within a tier, the larger wins: more specific, then later (by the first certain day)."""
        since = self.standing.since
        return self.specificity, last_day(since) if since else ""

    def cited(self, role: str) -> Cited:
        """This rule, in the part it plays."""
        standing = self.standing
        since = standing.since or standing.attested_later
        return Cited(
            self.rule, role, since, standing.until, standing.suspended, standing.unsettled,
            attested=standing.attested or standing.attested_later is not None, seen=standing.seen,
        )  # fmt: skip


def last_ended(candidates: Iterable[Candidate], on: str) -> list[Candidate]:
    """Of those that had begun and were surely over by the day ``on``, those that ended last."""
    over = [(last_day(c.standing.until or ""), c) for c in candidates if c.standing.ended_by(on)]
    latest = max((day for day, _ in over), default="")
    return [candidate for day, candidate in over if day == latest]


def _apart(higher: Candidate, lower: Candidate) -> bool:
    """Whether a state speaks to its own bodies alone and a local government to its own: each can obey."""
    return higher.level < lower.level and STATE_BODIES.issuperset(higher.rule.binds)


class Outcome(Struct):
    """What the fold found. ``position`` is None when nothing controls."""

    position: str | None
    conflict: bool
    tie: bool
    roles: list[tuple[Candidate, str]]
    reasons: list[Reason]

    @property
    def controlling(self) -> Candidate | None:
        """The rule that fixes the position."""
        return next((candidate for candidate, role in self.roles if role == CONTROLS), None)


def decide(candidates: Sequence[Candidate], bans: Sequence[Candidate], scale: str) -> Outcome:
    """Fold ``candidates`` (in force, not blocked) and ``bans`` on local limits into one outcome."""
    tiers: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        tiers.setdefault(candidate.tier, []).append(candidate)
    ranked = sorted(bans, key=lambda c: (c.order, c.rule.id), reverse=True)
    state = _Fold(scale, sorted(ranked, key=lambda c: c.tier))
    for tier in sorted(tiers):
        state.meet(state.best_of(tiers[tier]))
    return state.outcome()


class _Fold:
    """The running state of :func:`decide`."""

    def __init__(self, scale: str, bans: list[Candidate]) -> None:
        self.table = MEETING[scale]
        self.bans = bans
        self.top: Candidate | None = None
        self.position: str | None = None
        self.conflict = self.tie = False
        self.roles: dict[str, tuple[Candidate, str]] = {}
        self.reasons: list[Reason] = []

    def best_of(self, tier: list[Candidate]) -> Candidate:
        """The one rule that speaks for a tier; the others are given their roles."""
        ranked = sorted(tier, key=lambda c: (c.order, c.rule.id), reverse=True)
        best = ranked[0]
        for other in ranked[1:]:
            if other.rule.position == best.rule.position:
                self._role(other, INFORMS)
            elif other.order == best.order:
                self.tie = True
                self._role(other, IN_CONFLICT)
                self._because("tie", winner=best, loser=other)
            else:
                self._role(other, DISPLACED)
                self._because("same_rank", winner=best, loser=other)
        return best

    def meet(self, lower: Candidate) -> None:
        """Let the next tier's rule meet what controls so far."""
        ban = next((b for b in self.bans if b.level < lower.level), None)
        if ban is not None and lower.rule.position in BANNED:
            self._collide(ban, lower)
            if self.top is None:
                self._crown(ban, LEFT_BY_BAN)
            return
        higher = self.top
        if higher is None:
            self._crown(lower, lower.rule.position)
            return
        self._apply(self._meeting(higher, lower), higher, lower)

    def _meeting(self, higher: Candidate, lower: Candidate) -> Meeting:
        if higher.rule.bars is not None and lower.rule.position in higher.rule.bars:
            return Meeting.CLASH
        if self.position == lower.rule.position:
            return Meeting.WITHIN if self.position == "limited" else Meeting.SAME
        meeting = self.table[self.position or "", lower.rule.position]
        return Meeting.APART if meeting is Meeting.CLASH and _apart(higher, lower) else meeting

    def _apply(self, meeting: Meeting, higher: Candidate, lower: Candidate) -> None:
        if meeting in (Meeting.CHOICE, Meeting.WITHIN, Meeting.APART):
            self._role(higher, INFORMS)
            self._crown(lower, lower.rule.position)
            self._because(
                {
                    Meeting.CHOICE: "leaves_choice",
                    Meeting.WITHIN: "within_limits",
                    Meeting.APART: "own_bodies",
                }[meeting],
                higher=higher,
                lower=lower,
            )
        elif meeting is Meeting.SAME:
            self._role(lower, INFORMS)
            self._because("agrees", higher=higher, lower=lower)
        elif meeting is Meeting.YIELDS:
            self._role(lower, DISPLACED)
            self._because("displaced", higher=higher, lower=lower)
        else:
            self._collide(higher, lower)

    def _collide(self, higher: Candidate, lower: Candidate) -> None:
        """No one can obey both. What no source shows in force any more gives way without a conflict."""
        if lower.standing.lapsed_since is not None:
            self._role(lower, DISPLACED)
            self._because("displaced", higher=higher, lower=lower)
            since = lower.standing.lapsed_since
            self.reasons.append(Reason("lapsed", {"citation": lower.rule.citation, "since": since}))
            return
        self.conflict = True
        self._role(lower, IN_CONFLICT)
        self._because("conflict", higher=higher, lower=lower)

    def _crown(self, candidate: Candidate, position: str) -> None:
        self.top, self.position = candidate, position
        self._role(candidate, CONTROLS)

    def _role(self, candidate: Candidate, role: str) -> None:
        self.roles[candidate.rule.id] = (candidate, role)

    def _because(self, code: str, **rules: Candidate) -> None:
        self.reasons.append(Reason(code, {name: c.rule.citation for name, c in rules.items()}))

    def outcome(self) -> Outcome:
        """The result; a ban that met nothing still settles that local limits are barred."""
        if self.position is None and self.bans:
            self._crown(self.bans[0], LEFT_BY_BAN)
        for ban in self.bans:
            self._because("ban_reaches", higher=ban)
            self.roles.setdefault(ban.rule.id, (ban, INFORMS))
        return Outcome(self.position, self.conflict, self.tie, list(self.roles.values()), self.reasons)
