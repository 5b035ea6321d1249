"""What a sentence says of a rule, held against the Finding of its place."""

from __future__ import annotations

from msgspec import structs

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.customs import (
    DENIED,
    alike,
    bar_told_as_duty,
    close_to,
    follows_rule,
    is_practice,
    is_refusal,
    of_another_card,
    of_other_body,
    with_nobody_asked,
)
from lexloci.answers.checking.detailed import details_known, left_to_one, of_some_size
from lexloci.answers.checking.inpart import told_in_part
from lexloci.answers.checking.judges.reach import of_unbound
from lexloci.answers.checking.judges.whose import by_agreement
from lexloci.answers.checking.meaning import BROKEN, Meaning, bolder, despite, meaning
from lexloci.answers.checking.nomatter import no_matter, of_a_crime
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling, survey_citations
from lexloci.answers.checking.shut import opened_to_all
from lexloci.answers.checking.sole import barred_alone
from lexloci.answers.checking.statelaw import by_state_law
from lexloci.answers.findings import brief
from lexloci.answers.statement import Statement
from lexloci.answers.words import bound, say
from lexloci.core.dates import day_before
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.attributed import attributed
from lexloci.reading.breadth import of_every_size, of_some_employers
from lexloci.reading.days import periods
from lexloci.reading.events import happenings
from lexloci.reading.patterns import way_of
from lexloci.reading.stance import MODALS
from lexloci.reading.unlike import unlike
from lexloci.reading.words import words_of
from lexloci.record.compiled import Words
from lexloci.record.model.codebook import Variable

LISTS = frozenset({"doj_list_2025", "dhs_list_2025", "welcoming_certified"})
"""Decided by :mod:`lists`."""
LOOK_BACK_YEARS = 20
UNDECIDED = {
    "conflict": "check_conflict", "contested": "check_contested", "enjoined": "check_enjoined",
    "no_rule_found": "check_no_rule_found", "not_surveyed": "check_not_surveyed",
}  # fmt: skip
"""Why a Finding that is not settled decides nothing."""
IN_PART = Meaning(frozenset({"limited", "prohibited"}), frozenset())
"""What was so when a body did in some cases only what it now must do in all, or may do in none."""
STATEWIDE = frozenset({"everify", "service"})
"""Scales of rules whose absence a search of a state's law can show."""
COVERED = (
    frozenset({"pregnant", "pregnancy", "prenatal", "expecting", "embarazadas", "embarazada", "embarazo"}),
    frozenset({"elderly", "seniors", "65", "older", "mayores"}),
)  # fmt: skip
"""Groups that services for some are for, as texts and the record call them."""
COVERS = frozenset({"covers", "cover", "cubre", "cubren", "pays", "pay", "paga", "pagan"})
"""Words by which something is given, whatever is denied beside it."""
LEAVING = frozenset({"leave", "leaves", "left", "deja", "dejan"})
FATES = frozenset(
    {
        "struck",
        "ended",
        "vetoed",
        "blocked",
        "still_blocked",
        "waiting",
        "dismissed",
        "upheld",
        "sued",
        "swept",
    }
)
"""What happens to laws: a clause that tells of it states no rule."""


A_YEAR = compiled(r"(?:19|20)\d\d")
OF_A_YEAR = compiled(
    r"(?<=[a-z’'] )(?:19|20)\d\d "
    r"(?=(?:[A-Za-z-]+ ){0,3}?(?:[Ll]aw|[Aa]ct|[Ss]tatute|[Oo]rdinance|[Oo]rder|policy|measure|[Rr]esolution"
    r"|rule|[Dd]irective|bylaw|opinion|guidelines?|guidance)\b)"
    r"|(?<=\b[Aa]s amended) in (?:19|20)\d\d\b"
    r"|(?<=, )(?:which )?(?:was |has been |is )?(?:signed|passed|enacted|adopted|approved|in force|in effect"
    r"|dating|on the books|took effect|became law|went into effect|came into force)(?: into law)?"
    r"(?: in| since| on| from)? (?:[A-Z]?\w+ ){0,2}(?:\d{1,2}, )?(?:19|20)\d\d(?=,)"
    r"|(?<=\b[A-Z]{2} \d)(?: of| de) (?:19|20)\d\d\b|(?<=[A-Z]{2} \d\d)(?: of| de) (?:19|20)\d\d\b"
    r"|(?<=[A-Z-]\d\d\d\d| \d\d\d\d)(?: of| de) (?:19|20)\d\d\b|(?<=[A-Z] \d\d\d)(?: of| de) (?:19|20)\d\d\b"
    r"|(?<=\b[Pp]roposition \d\d\d)(?: of|, of| \(of) (?:19|20)\d\d\b"
    r"|(?<=\b[Pp]roposición \d\d\d) de (?:19|20)\d\d\b"
    r"|(?<=\b(?:Act|Law|Ley)) (?:of|de) (?:19|20)\d\d\b"
)
"""The year of a law, which is not when what it orders was so: "under the 2001 tuition law"."""
SCHOOLS = "k12"
OF_SCHOOLS = compiled(
    r" (?:schools?|classrooms?|classes|kindergarten|districts?|education|educate\w*|pupils?|teachers?|plyler"
    r"|escuelas?|escolar\w*|aulas?|clases?|distritos?|educa\w+|alumn\w+|maestr\w+|jardin) "
)
"""Words one of which is in what is said of schools: other programs enroll children too."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling for each clause that says something plain of a rule."""
    if claim.answered is not None:
        return [ruling for ruling in [_on_part(checking, claim, claim.answered)] if ruling is not None]
    if by_agreement(checking, claim):
        return []
    parts = judged_parts(claim)
    cut = parts == [claim.whole] and claim.parts != (claim.whole,)
    if cut and not any(_of_fate(part, claim.lang) for part in claim.parts):
        parts = list(claim.parts) if _of_the_past(checking, claim, claim.whole) else parts
    rulings = [ruling for part in parts if (ruling := _on_part(checking, claim, part)) is not None]
    if rulings and len(parts) > 1 and any(_left_open(part) for part in parts):
        rulings.append(structs.replace(_open("check_undecided"), open=True))
    return rulings


def judged_parts(claim: Claim) -> list[Part]:
    """The sentence as a whole where it can be read so and tells of one rule, else its clauses."""
    whole = claim.whole
    if (
        whole.stance.plain
        and len({part.topic.id for part in claim.parts if part.topic and _orders(part)}) > 1
    ):
        return list(claim.parts)
    return [whole] if len(claim.parts) == 1 or (whole.topic and whole.stance.stance) else list(claim.parts)


def _left_open(part: Part) -> bool:
    """Whether a clause plainly orders, bars or allows something that is not known."""
    return part.stance.plain and part.stance.stance in MODALS and (part.topic is None or not part.act)


def _orders(part: Part) -> bool:
    """Whether a clause plainly orders, bars or allows the act of its topic."""
    return part.act and part.stance.plain and part.stance.stance in MODALS


def _on_part(checking: Checking, claim: Claim, part: Part) -> Ruling | None:
    topic = part.topic
    if topic is None or topic.id in LISTS or _of_fate(part, claim.lang) or _of_no_school(claim, part):
        return None
    if _of_the_past(checking, claim, part):
        return Ruling(verdict="not_established", reason=say("check_past"), variable=topic.id)
    if topic.id not in checking.variables or unlike(part.words, topic.id):
        return Ruling(verdict="not_established", reason=say("check_other"))
    if not claim.places:
        return Ruling(verdict="not_established", reason=say("check_no_place"), variable=topic.id)
    rulings = [at_place(checking, part, topic.id, place) for place in claim.places]
    if len({ruling.verdict for ruling in rulings}) == 1:
        return _open("check_undecided") if _own_policy(checking, claim, rulings[0]) else rulings[0]
    return Ruling(verdict="not_established", reason=say("check_undecided"), variable=topic.id)


def _of_no_school(claim: Claim, part: Part) -> bool:
    """Whether children are enrolled in something else than a school."""
    if part.topic is None or part.topic.id != SCHOOLS or claim.before == SCHOOLS:
        return False
    return OF_SCHOOLS.search(part.words.line) is None


def _own_policy(checking: Checking, claim: Claim, ruling: Ruling) -> bool:
    """Whether somebody tells of a duty or a bar where the law leaves a choice: it may be a body's own.

    What a body's own policy is said to be, a law of the state does not bear out.
    """
    finding = ruling.finding
    if ruling.verdict == "supported":
        top = finding.controlling if finding is not None else None
        if finding is None or top is None or top.rule.jurisdiction in checking.context(finding.place).own:
            return False
        return way_of("ownrule.yaml", claim.lang, "own_policy").search(claim.whole.words) is not None
    left = finding is not None and finding.position == "permitted"
    return left and ruling.verdict == "contradicted" and bool(attributed(claim.sentence.text, claim.lang))


def _of_fate(part: Part, lang: str) -> bool:
    """Whether the clause tells what happened to a law."""
    return any(hit.concept in FATES for hit in happenings(part.words, lang))


def _of_the_past(checking: Checking, claim: Claim, part: Part) -> bool:
    """Whether the clause tells what was so in a time that is over: "In June 2019 a judge barred …"."""
    dated = part.details and A_YEAR.search(part.words.text) is not None
    words = words_of(OF_A_YEAR.sub(" ", part.words.text)) if dated else part.words
    found = periods(words, claim.lang, checking.on)
    return any(p.relation in ("during", "before") and p.last < checking.on for p in found)


def at_place(checking: Checking, part: Part, topic: str, place: Jurisdiction) -> Ruling:
    """What a clause on ``topic`` says, held against the Finding of ``place``."""
    finding = checking.context(place).finding(topic)
    variable = checking.record.variables[topic]
    ruling = _decide(checking, part, finding, variable, place)
    top = finding.controlling
    if ruling.verdict == "supported" and top is not None and _of_others_alone(part, finding):
        ruling = _open("check_other")
    if ruling.verdict == "supported" and variable.scale == "cooperation" and with_nobody_asked(part):
        ruling = _open("check_details")
    stated = part.act and part.stance.stance in MODALS
    return structs.replace(
        ruling, variable=topic, finding=finding, truth=told_by(finding, variable),
        open=stated and ruling.verdict == "not_established",
    )  # fmt: skip


def _of_others_alone(part: Part, finding: Finding) -> bool:
    """Whether something is ordered of a group that no rule of the position binds or names."""
    return all(of_unbound(part.words, part.lang, rule) for rule in alike(finding))


def told_by(finding: Finding, variable: Variable) -> Statement:
    """The point of the Finding; what was looked for in vain cites the search."""
    told = brief(finding, variable)
    return told if told.citations else structs.replace(told, citations=survey_citations(finding))


def resting_on(
    checking: Checking, finding: Finding, verdict: Verdict, reason: Words, instrument: str | None = None
) -> Ruling:
    """A ruling that rests on a Finding, whose point is what is right."""
    return Ruling(
        verdict=verdict, reason=reason, variable=finding.variable, finding=finding, instrument=instrument,
        truth=told_by(finding, checking.record.variables[finding.variable]),
    )  # fmt: skip


def _decide(
    checking: Checking, part: Part, finding: Finding, variable: Variable, place: Jurisdiction
) -> Ruling:
    stance = part.stance
    means = _meant(part, variable)
    told = part.past and stance.stance in ("does", "does_not")
    if means is None or not (part.act or stance.stance == "no_rule") or not stance.plain or told:
        return _open("check_past" if told else _unplain(part))
    if variable.scale == "cooperation" and (of_whom := _of_others(part, finding)):
        return _open(of_whom)
    if finding.status != "settled":
        return _searched(finding, variable, part, means)
    refuted = finding.position in means.refuted and not (variable.scale == "everify" and of_some_size(part))
    if refuted or bar_told_as_duty(part, finding, variable) or no_matter(part, finding, variable):
        beside = [checking.context(place).finding(name) for name in close_to(part, variable)]
        other = any(near.status == "settled" and near.position in means.borne_out for near in beside)
        other = other or (refuted and (of_another_card(part, finding) or left_to_one(part, finding)))
        return _open("check_undecided") if other else _refuted(checking, place, finding, means)
    if finding.position in means.borne_out or _as_the_rule(part, finding, variable):
        right = details_known(part, finding) and not part.again
        return Ruling(verdict="supported", reason=say("check_supported")) if right else _open("check_details")
    return _once(checking, part, finding, variable, place)


def _of_others(part: Part, finding: Finding) -> str:
    """Why a clause is on other bodies or people than the rule; empty if it is not."""
    if of_a_crime(part, finding):
        return "check_other"
    if "state_actor" in part.concepts:
        return "check_other_actor"
    return "check_other" if of_other_body(part, finding) else ""


def _as_the_rule(part: Part, finding: Finding, variable: Variable) -> bool:
    """Whether it bars what the rule bars, or tells of what is done by the rule."""
    followed = variable.scale == "cooperation" and follows_rule(part, finding)
    return followed or barred_alone(part, finding)


def _once(
    checking: Checking, part: Part, finding: Finding, variable: Variable, place: Jurisdiction
) -> Ruling:
    """What the rule of today neither bears out nor refutes: outdated, if a rule of before bore it out."""
    if finding.position == "prohibited" and is_practice(part, variable):
        return Ruling(verdict="contradicted", reason=say("check_practice"))
    if told_in_part(part, finding, variable):
        return _refuted(checking, place, finding, IN_PART)
    stance, means = part.stance, _meant(part, variable)
    covered = variable.scale == "service" and stance.stance in DENIED and _covered(part, finding)
    if covered or is_refusal(part, finding, variable):
        return Ruling(verdict="contradicted", reason=say("check_contradicted"))
    if means is not None and opened_to_all(part, finding):
        return _refuted(checking, place, finding, means)
    until = None
    loosely = variable.scale == "cooperation" and (
        finding.position == "limited" or (stance.stance == "may" and finding.position == "required")
    )
    some = stance.stance in DENIED or any(group & part.words.there for group in COVERED)
    partly = finding.position == "limited" and variable.scale == "service" and some
    if means is not None and stance.stance in MODALS and not (stance.exception or loosely or partly):
        until = _true_until(checking, place, finding, means)
    if until:
        return Ruling(verdict="outdated", reason=say("check_outdated", date=bound(until)))
    return _open("check_undecided")


def _covered(part: Part, finding: Finding) -> bool:
    """Whether a service for some is denied to those whom the rule names as having it."""
    top = finding.controlling
    if top is None or finding.position != "limited":
        return False
    told = words_of(f"{top.rule.summary.get('en', '')} {(top.rule.conditions or {}).get('en', '')}").there
    if part.words.there & COVERS or told & {"not", "no", "except", "ended", "closed", "until"}:
        return False
    return any(not group.isdisjoint(part.words.there) and not group.isdisjoint(told) for group in COVERED)


def _unplain(part: Part) -> str:
    """Why nothing plain is said of the rule: it is only hoped or reported, or no act is named."""
    if not part.stance.plain:
        return "check_not_stated"
    return "check_not_plain" if part.act else "check_no_act"


def _meant(part: Part, variable: Variable) -> Meaning | None:
    """What the clause says of positions; "leaves it to each" is said of a choice that a rule gives too."""
    stance = part.stance
    if stance.stance is None:
        return None
    means = meaning(variable, stance.stance, stance.exception, stance.judicial)
    if means is None and variable.scale == "cooperation" and stance.stance in BROKEN:
        means = Meaning(frozenset(), frozenset())
    if stance.exception:
        means = despite(variable, stance.stance, part.words) or means
    if means is None:
        return None
    if stance.stance == "no_rule" and LEAVING & part.words.there:
        return Meaning(means.borne_out | {"permitted"}, means.refuted)
    return bolder(means, variable, stance.stance, part.words)


def _refuted(checking: Checking, place: Jurisdiction, finding: Finding, means: Meaning) -> Ruling:
    until = _true_until(checking, place, finding, means)
    if until:
        return Ruling(verdict="outdated", reason=say("check_outdated", date=bound(until)))
    return Ruling(verdict="contradicted", reason=say("check_contradicted"))


def against(
    checking: Checking, place: Jurisdiction, finding: Finding, borne_out: frozenset[str], reason: Words
) -> Ruling:
    """What the Finding refutes: outdated, where a position of ``borne_out`` once held, else contradicted."""
    until = _true_until(checking, place, finding, Meaning(borne_out, frozenset()))
    told = say("check_outdated", date=bound(until)) if until else reason
    return resting_on(checking, finding, "outdated" if until else "contradicted", told)


def _open(key: str) -> Ruling:
    return Ruling(verdict="not_established", reason=say(key))


def _searched(finding: Finding, variable: Variable, part: Part, means: Meaning) -> Ruling:
    """A duty or a service that a search of the state's law did not find."""
    statewide = variable.scale in STATEWIDE and (
        finding.place.kind in STATE_KINDS or "local" not in variable.levels
    )
    employers = variable.id == "everify_private" and of_some_employers(part.words)
    some = employers and not of_every_size(part.words)
    searched = (
        finding.status == "no_rule_found" and statewide and finding.surveyed_on is not None and not some
    )
    ordered = part.stance.stance == "must" or by_state_law(part.words)
    if searched and ordered and finding.position in means.refuted:
        return Ruling(verdict="contradicted", reason=say("check_searched"))
    return _open(UNDECIDED[finding.status])


def _true_until(checking: Checking, place: Jurisdiction, finding: Finding, means: Meaning) -> str | None:
    """The last day on which the clause was true, if it ever was."""
    since = f"{int(checking.on[:4]) - LOOK_BACK_YEARS}-01-01"
    for change in reversed(checking.engine.changes(place, since, checking.on, [finding.variable])):
        before = change.before
        if before.status == "settled" and before.position in means.borne_out:
            return day_before(change.on)
    return None
