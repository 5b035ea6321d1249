"""``govern(place, variable, date) -> Finding``: the heart (design §4).

Pure: everything it looks at comes through a :class:`View`; it reads no file and no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct, structs

from lexloci.law.finding import CONTROLS, INFORMS, AgreementStanding, Cited, Finding
from lexloci.law.precedence import Candidate, Outcome, decide
from lexloci.law.reasons import Reason
from lexloci.law.surveys import Searched, searched
from lexloci.law.timeline import standing
from lexloci.places.agencies import Agency
from lexloci.places.model import COUNTY_KINDS, STATE_KINDS, Jurisdiction
from lexloci.record.compiled import AgreementEntry, Rule, Survey
from lexloci.record.model.codebook import Actor, Variable

BAN = "local_limits"
UNLISTED = "no"
AGREEMENT_VARIABLES = {"agreement_287g": "agreement", "detention_contract": "contract"}
LOCAL_TERMS = frozenset({"local_agencies", "local_governments"})
CUSTODY_TERMS = frozenset({"sheriff", "jail"})


class View(Protocol):
    """The record as the engine needs it."""

    def variable(self, name: str) -> Variable:
        """A variable of the codebook."""

    def actor(self, name: str) -> Actor:
        """An actor of the codebook."""

    def rules(self, variable: str, jurisdiction: str) -> Sequence[Rule]:
        """Rules on ``variable`` made by ``jurisdiction``."""

    def surveys(self, variable: str, jurisdiction: str) -> Sequence[Survey]:
        """Searches for rules on ``variable`` in ``jurisdiction``."""

    def agreements(self, kind: str, jurisdiction: str) -> Sequence[AgreementEntry]:
        """Agreements (287(g)) or contracts (detention) of agencies of ``jurisdiction``."""


class Where(Struct, frozen=True):
    """A place with its governments, worked out from the gazetteer by the caller.

    :ivar place: the place asked about.
    :ivar acting: the government that acts there.
    :ivar agency: who answers for the variable, or None where none in particular does.
    :ivar local: the agency's own local governments (ids), most local first; empty for a state.
    :ivar around: other local governments at the place (the county of a city), for information.
    :ivar state: id of the state, or None for the nation.
    :ivar nation: id of the nation.
    """

    place: Jurisdiction
    acting: Jurisdiction
    agency: Agency | None
    local: tuple[str, ...]
    around: tuple[str, ...]
    state: str | None
    nation: str

    @property
    def ids(self) -> frozenset[str]:
        """All governments that stand over the place."""
        above = (self.nation, *((self.state,) if self.state else ()))
        return frozenset((*self.local, *self.around, *above, self.place.id, *self.place.same_as))


def govern(
    view: View,
    where: Where,
    variable: str,
    on: str,
    *,
    subject: str | None = None,
    known_on: str | None = None,
) -> Finding:
    """What governs ``variable`` at a place on the day ``on``.

    :param subject: for variables with subjects (TPS: the country).
    :param known_on: answer as the record stood on this day.
    """
    question = _Question(view, where, view.variable(variable), on, subject, known_on)
    return question.finding()


class _Question:
    """One call of :func:`govern`, split into its steps."""

    def __init__(
        self,
        view: View,
        where: Where,
        variable: Variable,
        on: str,
        subject: str | None,
        known_on: str | None,
    ) -> None:
        self.view, self.where, self.variable = view, where, variable
        self.on, self.subject, self.known_on = on, subject, known_on
        self.bound = _bound_terms(view.actor(variable.actor), where)
        self.exact = variable.group == "designations"

    def finding(self) -> Finding:
        """Steps 1 to 4 of the design."""
        live, blocked, baseline, elsewhere = self._candidates()
        bans = self._bans()
        outcome = decide(live, bans, self.variable.scale)
        found = searched(
            self.view, self.where, self.variable, self.on, outcome.position is not None
        )
        position, status, extra = self._settle(outcome, baseline, found)
        meanwhile = None
        if blocked:
            would = decide([*live, *blocked], bans, self.variable.scale)
            if would.position is not None and would.position != outcome.position:
                meanwhile, position, status = position, would.position, "enjoined"
                outcome = _with_blocked(outcome, would)
        reasons = [*self._who(), *self._main(outcome), *outcome.reasons, *extra]
        reasons += [_reason("suspended", c) for c in blocked]
        reasons += [_reason("other_body", c) for c in elsewhere]
        cited = [candidate.cited(role) for candidate, role in outcome.roles]
        told = {c.rule.id for c in cited}
        cited += self._also(baseline, blocked, outcome, told)
        cited += [structs.replace(c.cited(INFORMS), elsewhere=True) for c in elsewhere]
        return Finding(
            place=self.where.place, variable=self.variable.id, on=self.on, position=position,
            status=status, reasons=tuple((*reasons, *found.reasons)), agency=self.where.agency,
            rules=tuple(_ordered(cited)), agreements=self._agreements(), surveys=found.surveys,
            surveyed_on=found.on, subject=self.subject, meanwhile=meanwhile,
        )  # fmt: skip

    def _candidates(
        self,
    ) -> tuple[list[Candidate], list[Candidate], list[Candidate], list[Candidate]]:
        live: list[Candidate] = []
        blocked: list[Candidate] = []
        baseline: list[Candidate] = []
        elsewhere: list[Candidate] = []
        for candidate, own in self._reaching(self.variable.id):
            if not candidate.standing.in_force:
                continue
            binds = self.exact or bool(self.bound.intersection(candidate.rule.binds))
            if candidate.rule.baseline and not self.exact:
                baseline.append(candidate)
            elif not own or not binds:
                elsewhere.append(candidate)
            elif candidate.standing.suspended:
                blocked.append(candidate)
            else:
                live.append(candidate)
        return live, blocked, baseline, elsewhere

    def _reaching(self, variable: str) -> list[tuple[Candidate, bool]]:
        """Rules that cover the place, each with whether its maker governs the acting agency."""
        where = self.where
        out = []
        levels = [(2, ident, True) for ident in where.local]
        levels += [(2, ident, self.variable.group == "services") for ident in where.around]
        levels += [(1, where.state, True)] if where.state else []
        levels.append((0, where.nation, True))
        for level, ident, own in levels:
            for rule in self.view.rules(variable, ident):
                if rule.subject == self.subject and self._covers(rule):
                    held = standing(rule.steps, where.ids, self.on, self.known_on)
                    out.append((Candidate(rule, held, level, int(bool(rule.applies_to))), own))
        return out

    def _covers(self, rule: Rule) -> bool:
        place = self.where.place
        named = self.exact and rule.position != UNLISTED
        ids = frozenset((place.id, *place.same_as)) if named else self.where.ids
        if rule.applies_to and not ids.intersection(rule.applies_to):
            return False
        return not ids.intersection(rule.except_in)

    def _bans(self) -> list[Candidate]:
        """State bans on local limits that reach this variable, in force and not blocked."""
        local = (*self.where.local, *self.where.around)
        if self.where.state is None or not local or "local" not in self.variable.levels:
            return []
        return [
            candidate
            for candidate, _ in self._reaching_bans()
            if self.variable.id in candidate.rule.reaches
            and candidate.standing.in_force
            and not candidate.standing.suspended
        ]

    def _reaching_bans(self) -> list[tuple[Candidate, bool]]:
        where = self.where
        out = []
        for rule in self.view.rules(BAN, where.state or ""):
            if rule.position == "prohibited" and self._covers(rule):
                held = standing(rule.steps, where.ids, self.on, self.known_on)
                out.append((Candidate(rule, held, 1, 0), True))
        return out

    def _settle(
        self, outcome: Outcome, baseline: list[Candidate], found: Searched
    ) -> tuple[str, str, list[Reason]]:
        top = outcome.controlling
        if outcome.position is not None and top is not None:
            extra = [_reason("disputed", top)] if top.standing.disputed else []
            extra += [_reason("uncertain", top)] if top.standing.uncertain else []
            if outcome.conflict:
                return outcome.position, "conflict", extra
            if outcome.tie or top.standing.disputed:
                return outcome.position, "contested", extra
            return outcome.position, "settled", extra
        status = "no_rule_found" if found.complete else "not_surveyed"
        if baseline:
            best = max(baseline, key=lambda c: (c.order, c.rule.id))
            return best.rule.position, status, [_reason("baseline", best)]
        return self.variable.baseline, status, [Reason("baseline_default")]

    def _also(
        self, baseline: list[Candidate], others: list[Candidate], outcome: Outcome, told: set[str]
    ) -> list[Cited]:
        """The federal background, rules that bind another body, and rules that are blocked."""
        best = max(baseline, key=lambda c: (c.order, c.rule.id)) if baseline else None
        answers = outcome.position is None
        out = [c.cited(CONTROLS if answers and c is best else INFORMS) for c in baseline]
        return out + [c.cited(INFORMS) for c in others if c.rule.id not in told]

    def _who(self) -> list[Reason]:
        where, out = self.where, []
        if where.acting.id != where.place.id:
            out.append(
                Reason("no_government", {"place": where.place.name, "acting": where.acting.label()})
            )
        if where.agency is not None:
            out.append(Reason("acts", {"agency": dict(where.agency.name)}))
        return out

    def _main(self, outcome: Outcome) -> list[Reason]:
        top = outcome.controlling
        if top is None or outcome.position is None:
            return []
        position = {
            lang: text.rstrip(".")
            for lang, text in _worded(self.variable, outcome.position).items()
        }
        return [
            Reason(
                "controls",
                {
                    "citation": top.rule.citation,
                    "position": position,
                    "since": top.standing.since or "",
                },
            )
        ]

    def _agreements(self) -> tuple[AgreementStanding, ...]:
        kind = AGREEMENT_VARIABLES.get(self.variable.id)
        if kind is None:
            return ()
        where = self.where
        homes = (*where.local, *where.around) or ((where.state,) if where.state else ())
        return tuple(
            agreement_standing(entry, where, self.on)
            for home in homes
            for entry in self.view.agreements(kind, home)
        )


def agreement_standing(entry: AgreementEntry, where: Where, on: str) -> AgreementStanding:
    """Whether an agreement is active on the day."""
    held = standing(entry.steps, where.ids, on)
    return AgreementStanding(entry, held.in_force and not held.suspended, held.since, held.until)


def _worded(variable: Variable, position: str) -> dict[str, str]:
    text = variable.positions[position]
    return {"en": text.en[:1].lower() + text.en[1:], "es": text.es[:1].lower() + text.es[1:]}


def _bound_terms(actor: Actor, where: Where) -> frozenset[str]:
    """The ``binds`` terms that reach the body that acts.

    A duty of sheriffs or jails does not reach an ordinary city, which has neither.
    """
    terms = set(actor.bound_by)
    agency = where.agency
    if agency is None:
        return frozenset(terms - CUSTODY_TERMS if _ordinary_city(where.acting) else terms)
    if agency.kind in ("sheriff", "sheriff_default"):
        terms.add("sheriff")
    if agency.known and agency.kind in ("jail", "corrections"):
        terms.discard("sheriff")
    if agency.kind in ("corrections", "state_police"):
        terms = (terms - LOCAL_TERMS) | {"state_agencies", "state_police"}
    return frozenset(terms)


def _ordinary_city(place: Jurisdiction) -> bool:
    custodial = (*COUNTY_KINDS, *STATE_KINDS, "independent_city")
    return place.kind not in custodial and not place.same_as


def _reason(code: str, candidate: Candidate) -> Reason:
    cause = candidate.standing.cause
    return Reason(code, {"citation": candidate.rule.citation, "since": cause.date if cause else ""})


def _with_blocked(outcome: Outcome, would: Outcome) -> Outcome:
    """The outcome had nothing been blocked, with what governs meanwhile kept for information."""
    told = {candidate.rule.id for candidate, _ in would.roles}
    rest = [(c, INFORMS) for c, _ in outcome.roles if c.rule.id not in told]
    would.roles += rest
    return would


ROLE_ORDER = {"controls": 0, "in_conflict": 1, "displaced": 2, "informs": 3}


def _ordered(cited: list[Cited]) -> list[Cited]:
    return sorted(cited, key=lambda c: (ROLE_ORDER[c.role], c.rule.id))


def where_of(
    place: Jurisdiction, acting: Jurisdiction, agency: Agency | None, state: str | None, nation: str
) -> Where:
    """The governments over ``place``, for an ``agency`` (or the acting government itself)."""
    home = (acting.id, *acting.same_as)
    county = tuple(ref.id for ref in acting.counties)
    if acting.kind in STATE_KINDS:
        return Where(place, acting, agency, (), (), state, nation)
    if agency is None or agency.jurisdiction in home:
        around = tuple(ident for ident in county if ident not in home)
        return Where(place, acting, agency, home, around, state, nation)
    if agency.jurisdiction == state:
        return Where(place, acting, agency, (), (*home, *county), state, nation)
    return Where(
        place,
        acting,
        agency,
        (agency.jurisdiction,),
        tuple(i for i in (*home, *county) if i != agency.jurisdiction),
        state,
        nation,
    )
