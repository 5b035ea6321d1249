"""A bill said to be still open that would make what the law has already (``data/stale.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.statelaw import by_own_law
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of

GIVEN = "available"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, by the law of the state on what the bill would do."""
    words, lang = claim.whole.words, claim.lang
    if way_of("stale.yaml", lang, "open").search(words) is None:
        return []
    bill = way_of("stale.yaml", lang, "bill").search(words)
    place = claim.place or checking.subject
    if bill is None or place is None or place.state not in states() or doubted(words):
        return []
    known = data("stale.yaml")[lang]
    if not words.there.isdisjoint(known["beside"]) or years_told(claim) or told(checking, claim):
        return []
    home = checking.engine.gazetteer.by_id(states()[place.state].id)
    topics = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic}
    for position, variables in data("stale.yaml")["of"].items():
        makes = compiled(f" {known['makes'][position]} ").search(f"{words.line[bill.start() :]} ")
        if makes is None or (position == GIVEN and way_of("stale.yaml", lang, "whom").search(words) is None):
            continue
        for variable in topics.intersection(variables):
            finding = checking.context(home).finding(variable)
            if by_own_law(finding, home.id) == position:
                return [resting_on(checking, finding, "outdated", say("check_decided"))]
    return []
