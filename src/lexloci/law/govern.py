"""``govern(place, variable, date) -> Finding``: the heart (design §4).

Pure: everything it looks at comes through a :class:`View`; it reads no file and no clock. What it worked out
for one place it uses again for those where all it looked at is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from lexloci.law.agreements import agreement_standing, agreements_at
from lexloci.law.bearing import BAN, borne
from lexloci.law.finding import CONTROLS, INFORMS, AgreementStanding, Cited, Finding
from lexloci.law.precedence import LEFT_BY_BAN, Candidate, Outcome, decide, last_ended
from lexloci.law.reasons import Particulars, Reason
from lexloci.law.surveys import Searched, searched, told
from lexloci.law.timeline import standing
from lexloci.law.view import View, Where
from lexloci.record.compiled import Rule
from lexloci.record.model.codebook import Variable

MANY = 20_000
"""Rulings that are kept."""
UNLISTED = "no"


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
    return Question(view, where, view.variable(variable), on, subject, known_on).finding()


class Decided(Struct, frozen=True, gc=False):
    """What the law decides, whatever was searched: many places share it.

    :ivar status: None where it hangs on the searches.
    :ivar ruled: a rule in force fixes the position.
    """

    position: str
    status: str | None
    ruled: bool
    rules: tuple[Cited, ...]
    agreements: tuple[AgreementStanding, ...]
    reasons: tuple[Reason, ...]
    meanwhile: str | None


def unruled(looked: bool) -> str:
    """The status where no rule was found.

    :param looked: everybody was searched who could have made one.
    """
    return "no_rule_found" if looked else "not_surveyed"


class Ruling(Struct, frozen=True, gc=False):
    """A Finding but for the names of the place and of those who act there: many places share it.

    :ivar reasons: from the rule that governs on; who acts comes before, and ``found`` after.
    """

    position: str
    status: str
    rules: tuple[Cited, ...]
    agreements: tuple[AgreementStanding, ...]
    reasons: tuple[Reason, ...]
    found: Searched
    meanwhile: str | None = None


class Argument(Struct, frozen=True, gc=False):
    """The steps that led to a ruling, with the names of the place and of those who act there."""

    where: Where
    variable: Variable
    ruling: Ruling

    def __call__(self) -> tuple[Reason, ...]:
        """Who acts, what the law decides, what was searched."""
        searches = told(self.where, self.variable, self.ruling.found)
        return (*_who(self.where), *self.ruling.reasons, *searches)


class Question:
    """One call of :func:`govern`, split into its steps.

    :ivar borne: who is bound, and what the ruling hangs on besides the day.
    :ivar exact: the variable is a list, which speaks of the places it names and of no others.
    """

    def __init__(
        self,
        view: View,
        where: Where,
        variable: Variable,
        on: str,
        subject: str | None,
        known_on: str | None = None,
    ) -> None:
        self.view, self.where, self.variable = view, where, variable
        self.on, self.subject, self.known_on = on, subject, known_on
        self.exact = variable.group == "designations"
        self.borne = borne(view, where, variable)

    def on_day(self, on: str) -> Question:
        """The same question about another ISO day."""
        other = Question.__new__(Question)
        other.__dict__.update(self.__dict__, on=on)
        return other

    def finding(self) -> Finding:
        """The Finding, from a ruling that was made before where one fits."""
        return self.told(self.ruling())

    def told(self, ruling: Ruling) -> Finding:
        """The Finding for this place."""
        return Finding(
            place=self.where.place, variable=self.variable.id, on=self.on, position=ruling.position,
            status=ruling.status, argument=Argument(self.where, self.variable, ruling),
            agency=self.where.agency, rules=ruling.rules, agreements=ruling.agreements,
            surveys=ruling.found.surveys, surveyed_on=ruling.found.on, subject=self.subject,
            meanwhile=ruling.meanwhile,
        )  # fmt: skip

    def ruling(self) -> Ruling:
        """What the law decides, and the searches that say how much else there may be."""
        kept: dict[object, Ruling] = self.view.kept.setdefault(govern, {})
        key = (self.on, self.subject, self.known_on, self.borne.whole)
        found = kept.get(key)
        if found is None:
            if len(kept) >= MANY:
                kept.clear()
            found = kept[key] = self._ruling()
        return found

    def _ruling(self) -> Ruling:
        made = self.decided()
        found = searched(self.view, self.where, self.variable, self.on, made.ruled, self.known_on)
        return Ruling(
            made.position, made.status or unruled(found.complete), made.rules, made.agreements, made.reasons,
            found, made.meanwhile,
        )  # fmt: skip

    def decided(self) -> Decided:
        """What the law decides, from what was decided before where it fits."""
        kept: dict[object, Decided] = self.view.kept.setdefault(Decided, {})
        key = (self.on, self.subject, self.known_on, self.borne.law)
        found = kept.get(key)
        if found is None:
            if len(kept) >= MANY:
                kept.clear()
            found = kept[key] = self._decided()
        return found

    def _decided(self) -> Decided:
        """Steps 1 to 4 of the design, without the searches."""
        reaching = self._reaching(self.variable.id)
        held = list(self._reaching_bans(self.where.state)) if self._may_be_banned() else []
        live, blocked, background, elsewhere = self._candidates(reaching)
        perhaps = self._perhaps(reaching, held)
        bans = [c for c in held if c.standing.in_force and not c.standing.suspended]
        stopped = [c for c in held if c.standing.in_force and c.standing.suspended]
        baseline = [c for c in background if not c.standing.suspended]
        stopped += [c for c in background if c.standing.suspended]
        outcome = decide(live, bans, self.variable.scale)
        ruled = outcome.position is not None
        position, status, extra = self._settle(outcome, baseline)
        if perhaps and not ruled:
            status = "not_surveyed"
        meanwhile = None
        if blocked:
            would = decide([*live, *blocked], bans, self.variable.scale)
            top = would.controlling
            if top is not None and top.standing.suspended and would.position != outcome.position:
                meanwhile, position, status = position, would.position or position, "enjoined"
                outcome = _with_blocked(outcome, would)
        reasons = [*self._main(outcome), *outcome.reasons, *extra]
        reasons += [_reason("suspended", c) for c in (*blocked, *stopped)]
        reasons += [_reason("other_body", c) for c in elsewhere]
        reasons += [_reason("seen_later" if c.standing.seen else "attested_later", c) for c in perhaps]
        open_ = not (ruled or blocked or perhaps)
        gone = last_ended((c for c, own in reaching if own and self._answers(c)), self.on) if open_ else []
        reasons += [_reason("ended", c) for c in gone]
        cited = [candidate.cited(role) for candidate, role in outcome.roles]
        told = {c.rule.id for c in cited}
        cited += self._also(baseline, [*blocked, *stopped], outcome, told)
        cited += [structs.replace(c.cited(INFORMS), elsewhere=True) for c in elsewhere]
        cited += [c.cited(INFORMS) for c in perhaps]
        cited += [structs.replace(c.cited(INFORMS), ended=True) for c in gone]
        rules = tuple(_ordered(cited))
        return Decided(position, status, ruled, rules, self._agreements(), tuple(reasons), meanwhile)

    def _candidates(
        self, reaching: list[tuple[Candidate, bool]]
    ) -> tuple[list[Candidate], list[Candidate], list[Candidate], list[Candidate]]:
        """Rules in force: those that answer, those blocked, the federal background, those of other bodies."""
        live: list[Candidate] = []
        blocked: list[Candidate] = []
        baseline: list[Candidate] = []
        elsewhere: list[Candidate] = []
        for candidate, own in reaching:
            if not candidate.standing.in_force:
                continue
            binds = self.exact or bool(self.borne.bound.intersection(candidate.rule.binds))
            if candidate.rule.baseline and not self.exact:
                baseline.append(candidate)
            elif not own or not binds:
                elsewhere.append(candidate)
            elif candidate.standing.suspended:
                blocked.append(candidate)
            else:
                live.append(candidate)
        return _without_remainder(live), blocked, baseline, elsewhere

    def _answers(self, candidate: Candidate) -> bool:
        """Whether a rule of one of the place's own governments binds the body that acts."""
        bound = self.exact or bool(self.borne.bound.intersection(candidate.rule.binds))
        return bound and not candidate.rule.baseline

    def _perhaps(self, reaching: list[tuple[Candidate, bool]], bans: list[Candidate]) -> list[Candidate]:
        """Rules that answer here, and bans that reach here, first seen on a later day."""
        later = [candidate for candidate in bans if candidate.standing.perhaps]
        return later + [
            candidate
            for candidate, own in reaching
            if candidate.standing.perhaps and own and self._answers(candidate)
        ]

    def _reaching(self, variable: str) -> list[tuple[Candidate, bool]]:
        """Rules that cover the place, each with whether its maker governs the acting agency."""
        where = self.where
        out = []
        levels = [(2, ident, True) for ident in where.local]
        levels += [(2, ident, self.variable.group == "services") for ident in where.around]
        levels += [(1, where.state, True)] if where.state else []
        levels.append((0, where.nation, True))
        for level, ident, own in levels:
            rules = [rule for rule in self.view.rules(variable, ident) if rule.subject == self.subject]
            for rule in sorted(rules, key=_by_id) if len(rules) > 1 else rules:
                if covers(rule, where, self.variable):
                    held = standing(rule.steps, where.ids, self.on, self.known_on)
                    out.append((Candidate(rule, held, level, int(bool(rule.applies_to))), own))
        return out

    def _may_be_banned(self) -> bool:
        """Whether a state ban on local limits can reach the question."""
        local = (*self.where.local, *self.where.around)
        reachable = "local" in self.variable.levels and LEFT_BY_BAN in self.variable.positions
        return self.where.state is not None and bool(local) and reachable

    def _reaching_bans(self, state: str | None) -> Iterator[Candidate]:
        if state is None:
            return
        name = self.variable.id
        bans = [r for r in self.view.rules(BAN, state) if r.position == "prohibited" and name in r.reaches]
        for rule in sorted(bans, key=_by_id):
            if covers(rule, self.where, self.variable):
                held = standing(rule.steps, self.where.ids, self.on, self.known_on)
                yield Candidate(rule, held, 1, 0)

    def _settle(self, outcome: Outcome, baseline: list[Candidate]) -> tuple[str, str | None, list[Reason]]:
        top = outcome.controlling
        if outcome.position is not None and top is not None:
            extra = [_reason("disputed", top)] if top.standing.disputed else []
            extra += [_reason("lapsed", top)] if top.standing.lapsed_since else []
            extra += [_reason("uncertain", top)] if top.standing.uncertain else []
            if outcome.conflict:
                return outcome.position, "conflict", extra
            if outcome.tie or top.standing.unsettled:
                return outcome.position, "contested", extra
            return outcome.position, "settled", extra
        if baseline:
            best = max(baseline, key=lambda c: (c.order, c.rule.id))
            return best.rule.position, None, [_reason("baseline", best)]
        return self.variable.baseline, None, [Reason("baseline_default")]

    def _also(
        self, baseline: list[Candidate], others: list[Candidate], outcome: Outcome, told: set[str]
    ) -> list[Cited]:
        """The federal background, rules that bind another body, and rules that are blocked."""
        best = max(baseline, key=lambda c: (c.order, c.rule.id)) if baseline else None
        answers = outcome.position is None
        out = [c.cited(CONTROLS if answers and c is best else INFORMS) for c in baseline]
        return out + [c.cited(INFORMS) for c in others if c.rule.id not in told]

    def _main(self, outcome: Outcome) -> list[Reason]:
        top = outcome.controlling
        if top is None or outcome.position is None:
            return []
        position = {lang: text.rstrip(".") for lang, text in _worded(self.variable, outcome.position).items()}
        held = top.standing
        told: Particulars = {
            "citation": top.rule.citation, "position": position, "since": held.since or held.seen or "",
        }  # fmt: skip
        if held.seen:
            return [Reason("controls_seen", told)]
        return [Reason("controls_attested" if held.attested else "controls", told)]

    def _agreements(self) -> tuple[AgreementStanding, ...]:
        entries = agreements_at(self.view, self.where, self.variable.id)
        held = (agreement_standing(entry, self.where, self.on, self.known_on) for entry in entries)
        return tuple(state for state in held if state is not None)


def _who(where: Where) -> list[Reason]:
    out = []
    if where.acting.id != where.place.id:
        out.append(Reason("no_government", {"place": where.place.name, "acting": where.acting.label()}))
    if where.place.kind == "tribal_nation":
        out.append(Reason("tribal", {"place": where.place.name}))
    if where.agency is not None:
        out.append(Reason("acts", {"agency": dict(where.agency.name)}))
        out += _several_counties(where)
    return out


def _several_counties(where: Where) -> list[Reason]:
    """A city in several counties: the agency of one of them answers."""
    counties = {ref.id: ref.name for ref in where.acting.counties}
    home = where.agency.jurisdiction if where.agency else ""
    if len(counties) < 2 or home not in counties:
        return []
    listed = ", ".join(counties.values())
    return [
        Reason(
            "several_counties",
            {"place": where.acting.name, "counties": listed, "county": counties[home]},
        )
    ]


def _without_remainder(live: list[Candidate]) -> list[Candidate]:
    """The rules in force, less what a list says of the places it does not name where it names this one."""
    naming = {candidate.rule.instrument for candidate in live if not candidate.rule.baseline}
    return [c for c in live if not (c.rule.baseline and c.rule.instrument in naming)]


def covers(rule: Rule, where: Where, variable: Variable) -> bool:
    """Whether a rule of one of the place's governments covers the place.

    A list names exactly the places on it; other rules cover all that lies in the places they name.
    """
    named = variable.group == "designations" and rule.position != UNLISTED
    ids = frozenset((where.place.id, *where.place.same_as)) if named else where.ids
    if rule.applies_to and not ids.intersection(rule.applies_to):
        return False
    return not ids.intersection(rule.except_in)


def _worded(variable: Variable, position: str) -> dict[str, str]:
    text = variable.positions[position]
    return {"en": text.en[:1].lower() + text.en[1:], "es": text.es[:1].lower() + text.es[1:]}


def _reason(code: str, candidate: Candidate) -> Reason:
    held = candidate.standing
    dates = {
        "suspended": held.suspended_since, "disputed": held.disputed_since, "lapsed": held.lapsed_since,
        "attested_later": held.attested_later, "seen_later": held.seen, "ended": held.until,
    }  # fmt: skip
    since = dates.get(code)
    return Reason(code, {"citation": candidate.rule.citation, "since": since or ""})


def _by_id(rule: Rule) -> str:
    return rule.id


def _with_blocked(outcome: Outcome, would: Outcome) -> Outcome:
    """The outcome had nothing been blocked, with what governs meanwhile kept for information."""
    told = {candidate.rule.id for candidate, _ in would.roles}
    rest = [(c, INFORMS) for c, _ in outcome.roles if c.rule.id not in told]
    would.roles += rest
    return would


ROLE_ORDER = {"controls": 0, "in_conflict": 1, "displaced": 2, "informs": 3}


def _ordered(cited: list[Cited]) -> list[Cited]:
    return sorted(cited, key=lambda c: (ROLE_ORDER[c.role], c.rule.id))
