"""What a question says or takes for granted, held against the record: corrections, and a plain yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lexloci.answers.engine import Engine
from lexloci.answers.findings import brief
from lexloci.answers.statement import Statement
from lexloci.answers.words import say
from lexloci.law.agreements import AGREEMENT_VARIABLES
from lexloci.places.model import Jurisdiction, Premise
from lexloci.reading.asked import by_yes_or_no, granted, presumed, states
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import lexicon
from lexloci.reading.question import Question
from lexloci.reading.words import Words

if TYPE_CHECKING:
    from lexloci.answers.checking.report import Checked

LAWS = frozenset({"back", "ban", "policy"})
"""Concepts that stand for a law which a clause speaks of."""
MAKING = frozenset({
    "sign", "signed", "veto", "vetoed", "issue", "issued", "firmo", "firmado", "vetado", "dicto", "dictado",
})  # fmt: skip
"""What somebody does to a law: a rule that holds does not answer whether this person did."""
WRONG = frozenset({"contradicted", "false_premise", "outdated"})
RULED = {"required": "by_law_yes", "prohibited": "by_law_no"}
"""A rule tells what is to be done; whether it is done is another matter."""


class Judged(Struct, frozen=True):
    """What was found.

    :ivar premise: what it wrongly takes for granted.
    :ivar first: statements that come before the answer.
    :ivar lead: how the answer begins: yes or no, and the statement it rests on.
    """

    premise: tuple[Premise, ...] = ()
    first: tuple[Statement, ...] = ()
    lead: Statement | None = None


def judged(engine: Engine, question: Question, place: Jurisdiction, on: str) -> Judged:
    """Hold ``question`` against the record at ``place``."""
    words, lang = question.words, question.lang
    clause = granted(words, lang) or presumed(words, question.mentions, lang)
    text = _plainly(clause or question.text, question, place)
    if clause and (stands := _standing(engine, question, clause, place, on)) is not None:
        return stands
    if clause or states(words, lang):
        return _corrected(_checked(engine, text, on, place, lang))
    variable = question.topics[0].id if len(question.topics) == 1 else ""
    if variable and by_yes_or_no(words, lang):
        claims = _checked(engine, text, on, place, lang)
        made = not MAKING.isdisjoint(words.there) and any(claim.instrument is None for claim in claims)
        return Judged() if made else Judged(lead=_lead(claims, variable))
    return Judged()


def _standing(engine: Engine, question: Question, clause: str, place: Jurisdiction, on: str) -> Judged | None:
    """That a rule is in force, where the clause has "the ban" struck down; None where it does not."""
    words = Words(clause)
    hits = lexicon(question.lang).hits(words)
    struck = any(hit.concept == "struck" for hit in happenings(words, question.lang))
    variable = engine.record.variables.get(question.topics[0].id) if question.topics else None
    if not struck or variable is None or variable.subjects or not LAWS & {hit.concept for hit in hits}:
        return None
    finding = engine.law(place, variable.id, on)
    if finding.status != "settled" or finding.position not in RULED:
        return None
    truth = structs.replace(brief(finding, variable), kind="premise")
    return Judged(premise=(Premise(clause, say("rule_stands")),), first=(truth,))


def _plainly(text: str, question: Question, place: Jurisdiction) -> str:
    """The text with the place called by its name alone, as edited text has it: ``Clayton``."""
    for mention in question.mentions:
        if mention.kind == "place" and len(question.where.results) == 1 and not place.is_county:
            text = text.replace(question.words.original(mention.first, mention.last), place.name)
    return text


def led(statements: Sequence[Statement], lead: Statement | None) -> list[Statement]:
    """The statements with the lead first, in place of the same statement without yes or no."""
    if lead is None:
        return list(statements)
    rest = [s for s in statements if not lead.text["en"].endswith(s.text["en"])]
    return [lead, *rest]


def _checked(engine: Engine, text: str, on: str, place: Jurisdiction, lang: str) -> list[Checked]:
    """The verdicts on ``text``, put as a statement."""
    # Imported here, because the judges of pages take a while to load and many questions need none.
    from lexloci.answers.checking.check import check

    plain = text.strip(" ¿?¡!.")
    stated = f"{plain[:1].upper()}{plain[1:]}." if plain else ""
    return list(check(engine, stated, on, place, lang).claims) if stated else []


def _corrected(claims: Sequence[Checked]) -> Judged:
    wrong = [c for c in claims if c.verdict in WRONG and c.truth is not None]
    return Judged(
        premise=tuple(Premise(c.text.rstrip("."), c.reason) for c in wrong),
        first=tuple(structs.replace(c.truth, kind="premise") for c in wrong if c.truth is not None),
    )


def _lead(claims: Sequence[Checked], variable: str) -> Statement | None:
    """Yes or no, where one Finding or instrument on what is asked decides it."""
    if len(claims) != 1 or claims[0].variable != variable or claims[0].truth is None:
        return None
    claim, truth = claims[0], claims[0].truth
    decided = {"supported": "yes", "contradicted": "no"}.get(claim.verdict)
    key = _by_law(claim) if not decided or claim.reason == say("check_practice") else decided
    if key is None or not truth.citations:
        return None
    return structs.replace(truth, text=say(key, text=truth.text), kind="finding")


def _by_law(claim: Checked) -> str | None:
    """The answer to whether something is done, where a settled rule orders or bars it."""
    finding = claim.finding
    settled = finding is not None and finding.status == "settled" and claim.asserted == "does"
    settled = settled and claim.variable not in AGREEMENT_VARIABLES
    return RULED.get(finding.position) if finding is not None and settled else None
