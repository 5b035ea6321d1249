"""``check``: every sentence of a page gets a verdict; what cannot be decided is ``not_established``."""

from __future__ import annotations

from msgspec import Struct, structs

from lexloci.answers.checking.claims import Claim, Page, read_page
from lexloci.answers.checking.meaning import Meaning, meaning
from lexloci.answers.checking.report import Checked, Report, Verdict
from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.findings import brief
from lexloci.answers.words import bound, dated, say
from lexloci.core.dates import day_before
from lexloci.core.errors import BadInput
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.record.compiled import Words

MAX_TEXT = 2_000_000
"""Characters of a page that are read."""
LOOK_BACK_YEARS = 20
UNDECIDED = {
    "conflict": "check_conflict", "contested": "check_contested", "enjoined": "check_enjoined",
    "no_rule_found": "check_no_rule_found", "not_surveyed": "check_not_surveyed",
}  # fmt: skip
"""Why a Finding that is not settled decides nothing."""
OPPOSITE = {"must": {"must_not", "not_required"}, "must_not": {"must", "may"}}
"""Stances that cannot both be true of one rule."""


class Checking(Struct):
    """One page being checked: the engine, the day, and a context for each place met."""

    engine: Engine
    on: str
    contexts: dict[str, Context]

    def context(self, place: Jurisdiction) -> Context:
        """The context of ``place``, made once."""
        if place.id not in self.contexts:
            self.contexts[place.id] = Context(self.engine, place, self.on)
        return self.contexts[place.id]


def check(
    engine: Engine, text: str, on: str, place: Jurisdiction | None = None, lang: str | None = None
) -> Report:
    """Check ``text``, a page of plain text, as of the ISO day ``on``.

    :param place: the place it is about; by default the one its title names.
    :raises BadInput: there is no text, or more than :data:`MAX_TEXT` characters of it.
    """
    if not text.strip():
        raise BadInput("the page has no text", remedy="Give a page with sentences in it.")
    if len(text) > MAX_TEXT:
        raise BadInput(
            f"the page has {len(text):,} characters", remedy=f"Give at most {MAX_TEXT:,} at a time."
        )
    page = read_page(engine.gazetteer, text, place, lang)
    checking = Checking(engine, on, {})
    claims = [_verdict(checking, claim, f"c{number:03}") for number, claim in enumerate(_stated(page), 1)]
    notice = say("notice", date=dated(engine.record.meta["read_on"]))
    return Report(
        subject=page.subject, lang=page.lang, on=on, claims=tuple(_against_itself(claims)), notice=notice
    )


def _stated(page: Page) -> list[Claim]:
    """Sentences that state something: no questions, and headings only for what they take for granted."""
    return [
        claim
        for claim in page.claims
        if not claim.sentence.text.endswith("?") and (claim.sentence.kind != "heading" or claim.premise)
    ]


def _verdict(checking: Checking, claim: Claim, ident: str) -> Checked:
    if claim.premise:
        return _checked(claim, ident, "false_premise", claim.premise[0].correction)
    topic = claim.topic
    record = checking.engine.record
    if topic is None or topic.id not in record.variables or record.variables[topic.id].subjects:
        verdict: Verdict = "not_checkable" if topic is None else "not_established"
        return _checked(claim, ident, verdict, say("check_no_topic" if topic is None else "check_other"))
    if claim.place is None:
        return _checked(claim, ident, "not_established", say("check_no_place"))
    finding = checking.context(claim.place).finding(topic.id)
    decided = _decide(checking, claim, finding)
    truth = brief(finding, record.variables[topic.id])
    return structs.replace(
        _checked(claim, ident, decided[0], decided[1]), variable=topic.id, truth=truth, finding=finding
    )


def _decide(checking: Checking, claim: Claim, finding: Finding) -> tuple[Verdict, Words]:
    stance = claim.stance
    variable = checking.engine.record.variables[finding.variable]
    means = meaning(variable.scale, stance.stance, stance.exception) if stance.stance else None
    if means is None or not claim.act or not stance.plain:
        return "not_established", say("check_not_plain")
    if finding.status != "settled":
        return "not_established", say(UNDECIDED[finding.status])
    if finding.position in means.refuted:
        until = _true_until(checking, claim, finding, means)
        return ("outdated", say("check_outdated", date=bound(until))) if until else (
            "contradicted", say("check_contradicted"))  # fmt: skip
    if finding.position in means.borne_out:
        if _details_known(claim, finding):
            return "supported", say("check_supported")
        return "not_established", say("check_details")
    return "not_established", say("check_undecided")


def _details_known(claim: Claim, finding: Finding) -> bool:
    """Whether every number of the sentence stands in the rule's citation, place or dates."""
    top = finding.controlling
    told = ""
    if top is not None:
        rule = top.rule
        told = " ".join(
            [rule.citation, rule.pinpoint, *(step.date for step in rule.steps),
             *(summary for summary in (rule.conditions or {}).values()), *rule.summary.values()]
        )  # fmt: skip
    return all(number in told for number in claim.details)


def _true_until(checking: Checking, claim: Claim, finding: Finding, means: Meaning) -> str | None:
    """The last day on which the sentence was true, if it ever was."""
    assert claim.place is not None
    since = f"{int(checking.on[:4]) - LOOK_BACK_YEARS}-01-01"
    for change in reversed(checking.engine.changes(claim.place, since, checking.on, [finding.variable])):
        before = change.before
        if before.status == "settled" and before.position in means.borne_out:
            return day_before(change.on)
    return None


def _checked(claim: Claim, ident: str, verdict: Verdict, reason: Words) -> Checked:
    sentence = claim.sentence
    return Checked(
        id=ident, text=sentence.text, start=sentence.start, end=sentence.end, verdict=verdict,
        reason=reason, place=claim.place,
        asserted=claim.stance.stance if claim.act and claim.stance.plain else None,
    )  # fmt: skip


def _against_itself(claims: list[Checked]) -> list[Checked]:
    """Sentences of one page that cannot both be true: each names the other."""
    out = []
    for claim in claims:
        told = structs.replace(
            claim, conflicts_with=tuple(other.id for other in claims if _clash(claim, other))
        )
        if told.conflicts_with and told.verdict == "not_established":
            told = structs.replace(told, verdict="inconsistent", reason=say("check_inconsistent"))
        out.append(told)
    return out


def _clash(one: Checked, other: Checked) -> bool:
    same = one.variable is not None and one.variable == other.variable and one.place == other.place
    stances = (one.asserted or "", other.asserted or "")
    return same and (stances[1] in OPPOSITE.get(stances[0], ()) or stances[0] in OPPOSITE.get(stances[1], ()))
