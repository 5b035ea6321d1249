"""What a sentence says of a federal list or a certificate: who is on it and who is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.onlist import LIST, SURE, affirmed, contrast, is_tied, pieces_of, says_on
from lexloci.answers.checking.judges.rule import told_by
from lexloci.answers.checking.judges.spans import compatible
from lexloci.answers.checking.judges.whichlist import (
    MONTHS,
    VOCABULARY,
    goes_on,
    list_of,
    owners_of,
    told_by_ways,
    told_by_words,
    way,
)
from lexloci.answers.checking.oblique import only_thought
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import COUNTRY, states
from lexloci.reading.days import Period, periods
from lexloci.reading.lexicon import data
from lexloci.reading.setting import looked_up
from lexloci.reading.stance import modals
from lexloci.reading.words import Words, words_of

GONE = "dhs_list_2025"
"""The list that was taken down as a whole, so that whoever was on it is only told of as having been."""
BORNE = frozenset({"supported", "not_established"})
WELCOMING = "welcoming_certified"
ISSUED = {"doj_list_2025": "2025-08", "dhs_list_2025": "2025-05"}
ONLY = compiled(
    r" the only (?:\w+ ){0,2}?(?:city|county|place|community|town|jurisdiction|one) "
    r"| la unica (?:ciudad|comunidad|jurisdiccion) | el unico (?:condado|lugar) "
)
"""How a text says that nobody else of a state is on a list."""
CAPITAL = compiled(r" (?:its|the state|the states|su|la) capital ")
"""How a text speaks of the capital of the state that it names."""
WASHINGTON = compiled(
    r" washingtons? (?:s )?(?:own |federal |sanctuary |august |may |2025 |published )*(?:list|roster|roll) "
    r"| (?:lista|listado|nomina) (?:\S+ ){0,4}?(?:de|por) washington "
)
"""How a text calls a federal list by the capital of the nation."""
REASONS = {
    "supported": "check_supported", "contradicted": "check_contradicted", "outdated": "check_off_list",
}  # fmt: skip


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """One ruling, if the sentence names places and a list that the record knows whole."""
    variable = list_of(checking, claim)
    words = claim.whole.words
    if not variable:
        return _both(checking, claim)
    if not _plain(claim) or not _of_its_time(checking, words, claim.lang, variable):
        return []
    checking.thread.variable = variable
    again = goes_on(checking, claim)
    checking.thread.listed = claim.sentence.end
    told_of = again or _tells(words) or _certified(words, variable)
    return _on(checking, claim, variable) if told_of and not _open(claim) else []


def _tells(words: Words) -> bool:
    """Whether a text tells of somebody being on a list, or not, or no more."""
    named = told_by_words(words, "named", "absent", "escaped")
    return named or _taken_off(words) or told_by_ways(words, "left_out")


def _open(claim: Claim) -> bool:
    """Whether it is only granted, asked or thought that somebody is on a list."""
    return claim.whole.words.line.startswith(_granted()) or _left_open(claim) or only_thought(claim)


def _on(checking: Checking, claim: Claim, variable: str) -> list[Ruling]:
    """What is said of who is on a list: of one alone, of nobody, of so many, or of each that is named."""
    words = claim.whole.words
    if ONLY.search(words.line):
        return _alone(checking, claim, variable)
    if told_by_words(words, "nobody") and not told_by_words(words, "absent") and contrast(claim) < 0:
        return _nobody(checking, claim, variable)
    counted = _counted(checking, claim, variable)
    if counted is None:
        return [] if _unplain_county(claim) else _each(checking, claim, variable)
    return counted


def _certified(words: Words, variable: str) -> bool:
    """Whether a text tells of a certificate, which a place has or has not."""
    return variable == WELCOMING and told_by_ways(words, "certified")


def _unplain_county(claim: Claim) -> bool:
    """Whether a county is named of which it is not plain which one is meant."""
    if claim.own_places or not _county().search(claim.whole.words.text):
        return False
    place = claim.place
    return place is None or not (
        place.is_county and f" {Words(place.name).keys[0]} " in claim.whole.words.line
    )


def _each(checking: Checking, claim: Claim, variable: str) -> list[Ruling]:
    """The ruling on the place of which something wrong is said, or else of the first."""
    rulings = []
    for place, on_it in _told(checking, claim):
        if on_it is not None:
            lost = variable == WELCOMING and told_by_ways(claim.whole.words, "uncertified")
            ruling = _one(checking, variable, place, on_it and not lost, claim.whole.words)
            if ruling.verdict in BORNE or variable == WELCOMING or is_tied(claim, place):
                rulings.append(ruling)
    return _worst(rulings)


def _worst(rulings: Sequence[Ruling]) -> list[Ruling]:
    for verdict in ("contradicted", "outdated", "not_established", "supported"):
        for ruling in rulings:
            if ruling.verdict == verdict:
                return [ruling]
    return []


def _both(checking: Checking, claim: Claim) -> list[Ruling]:
    """``Boulder was on Homeland Security's list but is not on that of the Justice Department``."""
    words = claim.whole.words
    if len(owners_of(words)) < 2 or not claim.place or not is_tied(claim, claim.place):
        return []
    if _left_open(claim) or not _plain(claim):
        return []
    halves = [words_of(half) for half in compiled(data(VOCABULARY)["halves"]).split(words.text)]
    halves = [half for half in halves if owners_of(half)]
    if len(halves) != 2 or any(len(owners_of(half)) > 1 for half in halves):
        return []
    rulings = []
    neither = told_by_words(halves[0], "unplaced")
    said: bool | None = None
    for half in halves:
        (variable,) = owners_of(half)
        if not (neither or told_by_ways(half, "on_theirs")) or not _of_its_time(
            checking, half, claim.lang, variable
        ):
            return []
        tells = told_by_words(half, "tells", "absent", "escaped", "unplaced") or told_by_ways(
            half, "left_out"
        )
        said = False if neither else says_on(claim, half) if tells or said is None else said
        if said is None:
            return []
        rulings.append(_one(checking, variable, claim.place, said, half))
    return _worst(rulings)


def _counted(checking: Checking, claim: Claim, variable: str) -> list[Ruling] | None:
    """``The list names three cities in New Jersey``: None where the sentence gives no number of places."""
    told_ = data(VOCABULARY)
    match = _number().search(claim.whole.words.line)
    named = [place for place in claim.own_places if place.kind in STATE_KINDS]
    if match is None or len(claim.own_places) != 1 or len(named) != 1 or variable == GONE:
        return None
    kind, wanted = told_["kinds"][match[2]], told_["numbers"][match[1]]
    denied = {hit.concept for hit in modals(claim.whole.words, claim.lang)} & {"not", "does_not"}
    if denied or told_by_words(claim.whole.words, "about"):
        return []
    inside = [
        finding
        for finding in _inside(checking, variable, named[0])
        if kind == "any" or finding.place.is_county == (kind == "county")
    ]
    now = [finding for finding in inside if finding.position == "yes"]
    once = [finding for finding in inside if finding.position in ("yes", "withdrawn")]
    if not once or (kind == "any" and match[2].startswith("jurisd")):
        return []
    right = wanted in (len(now), len(once))
    own = _one(checking, variable, once[0].place, True, claim.whole.words)
    verdict: Verdict = "supported" if right else "contradicted"
    return [structs.replace(own, verdict=verdict, reason=say(REASONS[verdict]))]


def _plain(claim: Claim) -> bool:
    """Whether it is said outright who is on the list; "had been listed" does that too.

    A hedge counts only in the piece that tells of the list: "…, which is not on it, has nothing to fear".
    """
    if claim.whole.stance.plain:
        return True
    found = {hit.concept for hit in modals(claim.whole.words, claim.lang)}
    if " said list " in claim.whole.words.line:
        found.discard("reported")
    if not found.isdisjoint(("proposal", "reported", "whether")):
        return False
    pieces = [piece for piece in pieces_of(claim.whole.words.text) if LIST.search(piece.line)]
    hedged = [{hit.concept for hit in modals(piece, claim.lang)} for piece in pieces or [claim.whole.words]]
    return not any("hedge" in concepts for concepts in hedged)


def _left_open(claim: Claim) -> bool:
    """Whether it is left open who is on it; "Sí aparece" leaves nothing open."""
    sure = SURE.search(claim.sentence.text) is not None
    return not sure and told_by_words(claim.whole.words, "whether")


def _told(checking: Checking, claim: Claim) -> list[tuple[Jurisdiction, bool | None]]:
    """The places, and whether each is said to be on the list; none where it is not plain who is left out."""
    told = [(place, affirmed(claim, place)) for place in _places(checking, claim)]
    unclear = contrast(claim) >= 0 and all(on_it for _, on_it in told)
    return [] if unclear else told


def _of_its_time(checking: Checking, words: Words, lang: str, variable: str) -> bool:
    """Whether a text names no time, or only that of the list's first issue."""
    found = periods(words, lang, checking.on)
    issued = ISSUED.get(variable)
    return all(issued is not None and p.relation != "before" and _as_issued(p, issued) for p in found)


def _as_issued(period: Period, issued: str) -> bool:
    """Whether a period is that of the first issue, or began with it: "since August 2025"."""
    return period.first[:7] == issued if period.relation == "after" else compatible(period, issued)


def _places(checking: Checking, claim: Claim) -> list[Jurisdiction]:
    """The places named, and the state where "the state itself" is said beside them."""
    line = claim.whole.words.line
    found = [place for place in claim.own_places if not _is_capital(place, line)] or list(claim.places)
    if claim.own_places and told_by_words(claim.whole.words, "state_itself"):
        held = {place.state for place in found if place.state}
        if len(held) == 1 and not any(place.kind in STATE_KINDS for place in found):
            found.append(checking.engine.gazetteer.by_id(states()[held.pop()].id))
    found += _capital(checking, found, line)
    return [place for place in found if place.id != COUNTRY]


def _is_capital(place: Jurisdiction, line: str) -> bool:
    """Whether "Washington's list" is that of the federal government, and the state is not meant."""
    return place.kind in STATE_KINDS and place.state == "WA" and WASHINGTON.search(line) is not None


def _capital(checking: Checking, found: list[Jurisdiction], line: str) -> list[Jurisdiction]:
    """The capital of the state that is named beside it: "Colorado but not its capital"."""
    named = [place for place in found if place.kind in STATE_KINDS]
    if not CAPITAL.search(line) or len(named) != 1:
        return []
    name = next((city for city, code in data("places/capitals.yaml").items() if code == named[0].state), None)
    result = looked_up(checking.engine.gazetteer, f"{name}, {named[0].state}") if name else None
    return [result.matches[0].place] if result is not None and result.clear else []


def _taken_off(words: Words) -> bool:
    """Whether a text says that a place came off the list, and not that the list is gone."""
    if told_by_ways(words, "came_off"):
        return True
    return told_by_words(words, "taken_off") and not told_by_ways(words, "list_gone")


def _one(checking: Checking, variable: str, place: Jurisdiction, on_it: bool, words: Words) -> Ruling:
    finding = checking.context(place).finding(variable)
    truth = told_by(finding, checking.record.variables[variable])
    verdict = _weighed(finding.position, on_it, words, variable)
    if finding.status != "settled" or not truth.citations or not verdict:
        return Ruling(
            verdict="not_established", reason=say("check_list_unknown"), variable=variable, finding=finding,
            truth=truth,
        )  # fmt: skip
    return Ruling(
        verdict=verdict, reason=say(REASONS[verdict]), variable=variable,  # type: ignore[arg-type]
        finding=finding, truth=truth,
    )  # fmt: skip


def _weighed(position: str, on_it: bool, words: Words, variable: str) -> str:
    """The verdict by where the place stands; one that came off the list was on it once."""
    if _taken_off(words):
        return {"withdrawn": "supported", "yes": "contradicted"}.get(position, "")
    if position != "withdrawn":
        return "supported" if (position == "yes") == on_it else "contradicted"
    past = _past(words)
    dated = MONTHS[variable].search(words.line) is not None if variable in MONTHS else False
    if on_it:
        return "supported" if past else "" if dated and variable != GONE else "outdated"
    if not past:
        return "supported"
    missing = (dated or variable == GONE) and not told_by_words(words, "no_more")
    return "contradicted" if missing else ""


def _past(words: Words) -> bool:
    """Whether it is told as something that was so: "was named on it", and not "is not named on it"."""
    now = way("standing").search(words)
    line = words.line if now is None else words.line.replace(now.group().strip(), "is", 1)
    return told_by_ways(Words(line), "past")


def _nobody(checking: Checking, claim: Claim, variable: str) -> list[Ruling]:
    """``No place in Missouri is on that list``."""
    state = next((place for place in claim.places if place.kind in STATE_KINDS), None)
    if state is None:
        return []
    own = _one(checking, variable, state, False, claim.whole.words)
    if own.verdict != "supported":
        return [own]
    for finding in _inside(checking, variable, state):
        if finding.status == "settled" and finding.position == "yes":
            return [_one(checking, variable, finding.place, False, claim.whole.words)]
    return [own]


def _alone(checking: Checking, claim: Claim, variable: str) -> list[Ruling]:
    """``Chicago is the only city of Illinois on the list``."""
    named = [p for p in claim.own_places or claim.places if p.kind not in STATE_KINDS and p.state]
    if len(named) != 1 or {h.concept for h in modals(claim.whole.words, claim.lang)} & {"not", "does_not"}:
        return []
    own = _one(checking, variable, named[0], True, claim.whole.words)
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
def _number() -> re.Pattern[str]:
    """A number of places of one sort."""
    told_ = data(VOCABULARY)
    return compiled(
        rf"(?<! the) ({'|'.join(told_['numbers'])}) (?:(?!of |de )\S+ ){{0,2}}?({'|'.join(told_['kinds'])}) "
    )


@cache
def _county() -> re.Pattern[str]:
    return compiled(data(VOCABULARY)["county"])


@cache
def _granted() -> tuple[str, ...]:
    """Beginnings of sentences that take a place on the list for granted."""
    return tuple(data(VOCABULARY)["granted"])
