"""The places of a sentence: those it names, those it speaks of, what it wrongly takes for granted of them."""

from __future__ import annotations

from collections.abc import Sequence

from lexloci.core.patterns import compiled
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction, PlaceResult, Premise
from lexloci.places.names import fold
from lexloci.places.premise import no_such_county
from lexloci.places.query import Parts
from lexloci.places.states import COUNTRY, by_name, states
from lexloci.reading.lexicon import Hit
from lexloci.reading.phrases import Phrases
from lexloci.reading.places import Mention
from lexloci.reading.setting import Setting, looked_up
from lexloci.reading.words import Words

COUNTY_PHRASES = Phrases((
    "the county", "this county", "county jail", "county sheriff", "el condado", "del condado", "este condado",
))  # fmt: skip
"""How a page speaks of the county it has named, or lies in."""
WASHINGTON = "WA"
IN_THE_STATE, OF_THE_STATE = (
    frozenset({"state", "estado", "in", "en", "of"}),
    frozenset({"state", "law", "ley"}),
)
"""Words before and behind Washington by which the state is meant on a page about another."""
AND = frozenset({"and", "y", "e"})
REFUGE = "refuge"
"""No name of a county: "the City and County of Refuge Ordinance"."""
"""Words that join a place and a county."""
SET_APART = frozenset({"not", "no", "and", "y", "rather", "than", "but", "sino", "pero"})
"""Words that alone stand between two places set against each other: "Baltimore County, not Montgomery"."""


def is_compared(words: Words, mention: Mention) -> bool:
    """Whether a place is only held beside another: "…, as people in New Jersey can", "Unlike Texas, …"."""
    line = " ".join(words.keys[max(0, mention.first - COMPARED_REACH) : mention.first])
    match = COMPARED.search(f" {line}")
    if match is None:
        return False
    first = mention.first - len(match.group().split())
    return first == 0 or "," in words.gap(first - 1)


def is_capital(words: Words, mention: Mention, subject: Jurisdiction | None) -> bool:
    """Whether "Washington" is the federal government, on a page about another state: "if Washington pays"."""
    if subject is None or subject.state == WASHINGTON or mention.kind != "state":
        return False
    before, after = words.keys[max(0, mention.first - 1) : mention.first], words.keys[mention.last + 1 :][:1]
    there = not IN_THE_STATE.isdisjoint(before) or not OF_THE_STATE.isdisjoint(after)
    return mention.name == "washington" and not there


def is_wherever(words: Words, mention: Mention, subject: Jurisdiction | None) -> bool:
    """Whether the nation is only where somebody is: "not lawfully present in the United States"."""
    led = words.keys[mention.first - 1 : mention.first] if mention.first else []
    led = words.keys[mention.first - 2 : mention.first - 1] if led in NATION_LEADS else led
    return subject is not None and mention.name in NATION and led in WITHIN


def in_state_law(words: Words, hit: Hit) -> bool:
    """Whether "in state" is part of "in state law", and no tuition."""
    led = words.keys[hit.first : hit.last + 1] == list(IN_STATE)
    return led and not OF_STATES.isdisjoint(words.keys[hit.last + 1 : hit.last + 2])


IN_STATE = ("in", "state")
OF_STATES = frozenset({"law", "laws", "court", "courts", "prison", "prisons", "custody", "code", "statute"})
NATION = frozenset({"united states", "estados unidos"})
NATION_LEADS, WITHIN = (["the"], ["los"]), (["in"], ["en"])
COMPARED_REACH = 4
"""How many words before a place those stand by which it is held beside another."""
COMPARED = compiled(
    r" (?:(?:just |much )?as|like|unlike|como|igual que|a diferencia de)"
    r"(?: (?:people|drivers|residents|those|they|students|immigrants|workers|police|sheriffs|cities|counties"
    r"|los|las|personas))?"
    r"(?: (?:in|en|de))?$"
)


def own_places(
    gazetteer: Gazetteer, where: Setting, subject: Jurisdiction | None
) -> tuple[Jurisdiction, ...]:
    """The places named, if each is clear, or clear within the state that the page is about."""
    found = [_clear(gazetteer, result, subject) for result in where.results]
    return tuple(place for place in found if place is not None) if all(found) else ()


def _clear(gazetteer: Gazetteer, result: PlaceResult, subject: Jurisdiction | None) -> Jurisdiction | None:
    """The place that is meant; of several of one name the one in the page's own state."""
    if result.clear:
        return _or_subject(result.matches[0].place, subject)
    if result.kind is not None:
        return None
    state = subject.state if subject is not None else ""
    near = [match.place for match in result.matches if state and match.place.state == state]
    near = [place for place in near if not place.is_county] or near
    if len(near) == 1:
        return near[0]
    if near or not state:
        return None
    inside = looked_up(gazetteer, f"{result.matches[0].place.name}, {state}")
    best = inside.matches[0].place if inside is not None and inside.clear else None
    return best if best is not None and best.state == state else None


def _or_subject(place: Jurisdiction, subject: Jurisdiction | None) -> Jurisdiction:
    """On the page of Nassau County "Nassau" is that county, though a village there has the name too."""
    if subject is None or not subject.is_county or place.is_county or place.state != subject.state:
        return place
    bare = fold(subject.name).removesuffix(" county").removesuffix(" parish")
    return subject if fold(place.name) == bare else place


def premises(words: Words, named: Sequence[Mention], where: Setting) -> tuple[Premise, ...]:
    """What is wrongly taken for granted; not that a place has no government, nor of places joined."""
    known = {match.place.name for result in where.results for match in result.matches}
    joined = any(
        _joins(words.keys[one.last + 1 : other.first])
        for one in named
        for other in named
        if one.last < other.first and {one.kind, other.kind} == {"county", "place"}
    )
    notes = [n for n in where.premise if n.text not in known and not _of_a_state(words, n)]
    return () if joined else tuple(notes)


def _joins(between: Sequence[str]) -> bool:
    """Whether words between a place and a county join them, or set one against the other."""
    return not AND.isdisjoint(between) or (bool(between) and SET_APART.issuperset(between))


def own_county(
    gazetteer: Gazetteer, named: Sequence[Mention], where: Setting, subject: Jurisdiction | None
) -> tuple[Premise, ...]:
    """A county of the name of a city in the page's state, which has no such county: "Newark County"."""
    state = subject.state if subject is not None else ""
    told = {match.place.state for result in where.results if result.clear for match in result.matches[:1]}
    for mention in (m for m in named if m.kind == "county" and not m.state and state):
        base = mention.name.rpartition(" ")[0]
        inside = [ref for ref in gazetteer.named(base) if ref.state == state and not ref.is_county]
        elsewhere = gazetteer.named(mention.name)
        own = subject is not None and fold(subject.name) == base
        if base in by_name() or not inside or any(ref.state == state for ref in elsewhere):
            continue
        if own or not (elsewhere or told - {state}):
            found = no_such_county(Parts(county=base, state=state), gazetteer.by_id(states()[state].id))
            return (found,) if found is not None else ()
    return ()


def _of_a_state(words: Words, note: Premise) -> bool:
    """Whether "county of Virginia" means any county of the state, and no county of that name."""
    name = Words(note.text).line.replace(" county ", " ").strip()
    if REFUGE in name.split():
        return True
    return name in by_name() and any(f" {lead} of {name} " in words.line for lead in ("county", "counties"))


def spoken_of(
    gazetteer: Gazetteer, words: Words, hits: list[Hit], subject: Jurisdiction | None,
    county: Jurisdiction | None,
) -> tuple[Jurisdiction, ...]:  # fmt: skip
    """The place of a sentence that names none: "the county", "the state", or the page's own."""
    concepts = {hit.concept for hit in hits}
    if subject is None:
        return ()
    if county is not None and COUNTY_PHRASES.stand_in(words):
        return (county,)
    if "state_word" in concepts and subject.state:
        return (gazetteer.by_id(states()[subject.state].id),)
    return (gazetteer.by_id(COUNTRY) if "federal" in concepts and "local" not in concepts else subject,)
