"""What a sentence says of a federal list or a certificate: who is on it and who is not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import structs

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.rule import told_by
from lexloci.answers.checking.judges.spans import compatible
from lexloci.answers.checking.judges.whichlist import VOCABULARY, goes_on, list_of, told_by_words
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import COUNTRY, states
from lexloci.reading.days import periods
from lexloci.reading.lexicon import data
from lexloci.reading.setting import looked_up
from lexloci.reading.stance import modals
from lexloci.reading.words import Words

ISSUED = {"doj_list_2025": "2025-08", "dhs_list_2025": "2025-05"}
ONLY = compiled(
    r" the only (?:\w+ ){0,2}?(?:city|county|place|community|town|jurisdiction|one) "
    r"| la unica (?:ciudad|comunidad|jurisdiccion) | el unico (?:condado|lugar) "
)
"""How a text says that nobody else of a state is on a list."""
CONTRAST = compiled(
    r" (?:but|though|although|yet|and) not (?!\w+ (?:on|named|listed|there))"
    r"| (?:pero|mas|aunque|y) no (?:a |al |el |la )"
)
"""How a text leaves somebody out of what it has just said of others."""
CAPITAL = compiled(r" (?:its|the state|the states|su|la) capital ")
"""How a text speaks of the capital of the state that it names."""
SURE = compiled(r"\b[Ss]í\b")
"""The Spanish yes, which without its accent is "if"."""
REASONS = {
    "supported": "check_supported", "contradicted": "check_contradicted", "outdated": "check_off_list",
}  # fmt: skip


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """One ruling, if the sentence names places and a list that the record knows whole."""
    variable = list_of(checking, claim)
    if not variable or not _plain(claim) or not _of_its_time(checking, claim, variable):
        return []
    checking.thread.variable = variable
    again = goes_on(checking, claim)
    checking.thread.listed = claim.sentence.end
    line = claim.whole.words.line
    told_of = again or _taken_off(claim) or told_by_words(claim.whole.words, "named", "absent", "escaped")
    if not told_of or line.startswith(_granted()) or _left_open(claim):
        return []
    if ONLY.search(line):
        return _alone(checking, claim, variable)
    told = _told(checking, claim)
    if told_by_words(claim.whole.words, "nobody"):
        return _nobody(checking, claim, variable)
    rulings = [
        _one(checking, variable, place, affirmed, claim) for place, affirmed in told if affirmed is not None
    ]
    for verdict in ("contradicted", "outdated", "not_established", "supported"):
        for ruling in rulings:
            if ruling.verdict == verdict:
                return [ruling]
    return []


def _plain(claim: Claim) -> bool:
    """Whether it is said outright who is on the list; "had been listed" does that too."""
    found = {hit.concept for hit in modals(claim.whole.words, claim.lang)}
    return claim.whole.stance.plain or found.isdisjoint(("proposal", "reported", "hedge", "whether"))


def _left_open(claim: Claim) -> bool:
    """Whether it is left open who is on it; "Sí aparece" leaves nothing open."""
    sure = SURE.search(claim.sentence.text) is not None
    return not sure and told_by_words(claim.whole.words, "whether")


def _told(checking: Checking, claim: Claim) -> list[tuple[Jurisdiction, bool | None]]:
    """The places, and whether each is said to be on the list; none where it is not plain who is left out."""
    told = [(place, _affirmed(claim, place)) for place in _places(checking, claim)]
    unclear = CONTRAST.search(claim.whole.words.line) and all(affirmed for _, affirmed in told)
    return [] if unclear else told


def _of_its_time(checking: Checking, claim: Claim, variable: str) -> bool:
    """Whether the sentence names no time, or only that of the list's first issue."""
    found = periods(claim.whole.words, claim.lang, checking.on)
    issued = ISSUED.get(variable)
    return all(p.relation == "during" and issued is not None and compatible(p, issued) for p in found)


def _places(checking: Checking, claim: Claim) -> list[Jurisdiction]:
    """The places named, and the state where "the state itself" is said beside them."""
    found = list(claim.own_places or claim.places)
    line = claim.whole.words.line
    if claim.own_places and told_by_words(claim.whole.words, "state_itself"):
        held = {place.state for place in found if place.state}
        if len(held) == 1 and not any(place.kind in STATE_KINDS for place in found):
            found.append(checking.engine.gazetteer.by_id(states()[held.pop()].id))
    found += _capital(checking, found, line)
    return [place for place in found if place.id != COUNTRY]


def _capital(checking: Checking, found: list[Jurisdiction], line: str) -> list[Jurisdiction]:
    """The capital of the state that is named beside it: "Colorado but not its capital"."""
    named = [place for place in found if place.kind in STATE_KINDS]
    if not CAPITAL.search(line) or len(named) != 1:
        return []
    name = next((city for city, code in data("places/capitals.yaml").items() if code == named[0].state), None)
    result = looked_up(checking.engine.gazetteer, f"{name}, {named[0].state}") if name else None
    return [result.matches[0].place] if result is not None and result.clear else []


def _taken_off(claim: Claim) -> bool:
    """Whether the sentence says that a place came off the list."""
    return told_by_words(claim.whole.words, "taken_off")


def _affirmed(claim: Claim, place: Jurisdiction) -> bool | None:
    """Whether the place is said to be on the list, by the clause that names it; None if that is not plain."""
    part = _clause_of(claim, place)
    contrast = CONTRAST.search(claim.whole.words.line)
    if contrast is not None:
        return _beside(claim, place, contrast.start())
    against = {hit.concept for hit in modals(part.words, claim.lang)}
    if "exception" in against and not SURE.search(claim.sentence.text):
        return None
    if told_by_words(part.words, "absent"):
        return False
    denied = bool(against & {"not", "does_not", "no_subject"} or told_by_words(part.words, "unplaced"))
    escaped = told_by_words(part.words, "escaped")
    return denied if escaped else not denied


def _beside(claim: Claim, place: Jurisdiction, cut: int) -> bool | None:
    """``It lists Denver but not the state``: what stands before the "but not" is on it, the rest is not."""
    line = claim.whole.words.line
    others = data(VOCABULARY)["state_itself"] if place.kind in STATE_KINDS else ("capital",)
    names = (Words(place.name).line, *(f" {phrase} " for phrase in others))
    at = {line.find(name) < cut for name in names if name in line}
    denied = told_by_words(Words(line[:cut]), "denying") or told_by_words(
        claim.whole.words, "absent", "escaped"
    )
    return at.pop() if len(at) == 1 and not denied else None


def _clause_of(claim: Claim, place: Jurisdiction) -> Part:
    name = Words(place.name).line
    inside = [part for part in claim.parts if name in part.words.line]
    return inside[0] if len(inside) == 1 else claim.whole


def _one(checking: Checking, variable: str, place: Jurisdiction, affirmed: bool, claim: Claim) -> Ruling:
    finding = checking.context(place).finding(variable)
    truth = told_by(finding, checking.record.variables[variable])
    verdict = _weighed(finding.position, affirmed, claim)
    if finding.status != "settled" or not truth.citations or not verdict:
        return Ruling(
            verdict="not_established", reason=say("check_list_unknown"), variable=variable, finding=finding,
            truth=truth,
        )  # fmt: skip
    return Ruling(
        verdict=verdict, reason=say(REASONS[verdict]), variable=variable,  # type: ignore[arg-type]
        finding=finding, truth=truth,
    )  # fmt: skip


def _weighed(position: str, affirmed: bool, claim: Claim) -> str:
    """The verdict by where the place stands; one that came off the list was on it once."""
    if _taken_off(claim):
        return {"withdrawn": "supported", "yes": "contradicted"}.get(position, "")
    if position != "withdrawn":
        return "supported" if (position == "yes") == affirmed else "contradicted"
    past = told_by_words(claim.whole.words, "past")
    if affirmed:
        return "supported" if past else "outdated"
    return "" if past else "supported"


def _nobody(checking: Checking, claim: Claim, variable: str) -> list[Ruling]:
    """``No place in Missouri is on that list``."""
    state = next((place for place in claim.places if place.kind in STATE_KINDS), None)
    if state is None:
        return []
    own = _one(checking, variable, state, False, claim)
    if own.verdict != "supported":
        return [own]
    for finding in _inside(checking, variable, state):
        if finding.status == "settled" and finding.position == "yes":
            return [_one(checking, variable, finding.place, False, claim)]
    return [own]


def _alone(checking: Checking, claim: Claim, variable: str) -> list[Ruling]:
    """``Chicago is the only city of Illinois on the list``."""
    named = [p for p in claim.own_places or claim.places if p.kind not in STATE_KINDS and p.state]
    if len(named) != 1 or {h.concept for h in modals(claim.whole.words, claim.lang)} & {"not", "does_not"}:
        return []
    own = _one(checking, variable, named[0], True, claim)
    if own.verdict != "supported":
        return [own]
    state = checking.engine.gazetteer.by_id(states()[named[0].state].id)
    same = {named[0].id, *named[0].same_as}
    others = [f for f in _inside(checking, variable, state) if f.position == "yes" and f.place.id not in same]
    cities = [f for f in others if not f.place.is_county]
    whole = checking.context(state).finding(variable)
    if cities or (others and " place " in claim.whole.words.line):
        return [structs.replace(own, verdict="contradicted", reason=say("check_only_place"))]
    return [own] if not others and whole.position != "yes" else []


def _inside(checking: Checking, variable: str, state: Jurisdiction) -> Iterable[Finding]:
    """Findings of the places of ``state`` that the record says anything of on the list."""
    for rule in checking.record.rules(variable, COUNTRY):
        for ident in rule.applies_to:
            if ident.startswith(f"{state.id}/"):
                yield checking.context(checking.engine.gazetteer.by_id(ident)).finding(variable)


@cache
def _granted() -> tuple[str, ...]:
    """Beginnings of sentences that take a place on the list for granted."""
    return tuple(data(VOCABULARY)["granted"])
