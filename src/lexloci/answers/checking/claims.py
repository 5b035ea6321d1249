"""The claims of a page: each sentence with its clauses, their topics, places and stances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from lexloci.answers.checking.before import ADJACENT, Before
from lexloci.answers.checking.doers import done_by_ice, known_subject
from lexloci.answers.checking.oddkinds import odd_kinds
from lexloci.answers.checking.part import Part, details
from lexloci.answers.checking.subject import subject_of
from lexloci.answers.checking.topical import BROAD, CARRIED_STRENGTH, CLAIM_STRENGTH, topic_of
from lexloci.answers.checking.whereabouts import (
    in_state_law,
    is_capital,
    is_compared,
    is_wherever,
    own_county,
    own_places,
    premises,
    spoken_of,
)
from lexloci.core.patience import ENDLESS, Patience
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction, Premise
from lexloci.reading.actors import asks, first_actor, is_body, meant_by_pronoun
from lexloci.reading.acts import (
    about,
    acts_of,
    at_hand,
    flipped,
    goes_on,
    inverted,
    of_people,
    of_people_with_papers,
    rivals,
    sibling,
)
from lexloci.reading.clauses import Clause, clauses
from lexloci.reading.ellipsis import filled_in
from lexloci.reading.leadins import bare, lead_in, led
from lexloci.reading.lexicon import Hit, data, told_lexicon
from lexloci.reading.likeness import not_all
from lexloci.reading.limits import LOCAL_HELP, LOCAL_LIMITS, limiting
from lexloci.reading.places import Mention, mentions
from lexloci.reading.reworded import reworded
from lexloci.reading.rows import rows
from lexloci.reading.sayings import saying
from lexloci.reading.sentences import Sentence, sentences
from lexloci.reading.setting import setting
from lexloci.reading.stance import MODALS, TURNED, Reading, modals, read_stance
from lexloci.reading.topics import Topic
from lexloci.reading.words import Words, words_of

__all__ = ["BROAD", "Claim", "Page", "Part", "details", "part_of", "read_page"]

LONG = 6
"""Letters from which on other words for a state are no abbreviation: "MassHealth", "Medi-Cal"."""
MAX_WORDS = 400
"""A longer sentence is not read."""
JOINED = frozenset({"let", "allow", "permit", "or", "nor", "ni"})
"""First words of a clause that goes on with the modal before it: "may not hold a person, or let ICE in"."""
PEOPLE = frozenset({"undocumented", "unlawful", "status"})
"""Concepts of whom a rule is about: a "not" in their words is none of the rule."""
EACH = frozenset({"each", "every", "any", "no", "cada", "ningun", "cualquier", "un", "algun", "otro"})
"""Words before a county that is one of many."""
LEAD = 3
"""How many words before its name they stand: "ningún condado de"."""
NOWHERE = Sentence("", 0, 0, "sentence")
"""What stands for a sentence until it is known where it stands."""
BACK_PEOPLE = "back_people"
BACK = "back"
"""The concept of words that point back: "that law", "such an agreement", "those students"."""


class Claim(Struct, frozen=True, kw_only=True):
    """A sentence read.

    :ivar parts: its clauses; one, the whole, where it cannot be cut.
    :ivar places: the places it speaks of; none where that is not clear.
    :ivar own_places: those it names itself.
    :ivar premise: what it wrongly takes for granted of a place.
    :ivar answered: what it says as the short answer to the question before it: "No."
    :ivar before: the variable that the sentence before it was about, if it had one.
    :ivar located: the premise is only where a place that exists is said to lie ("Clayton, Missouri County").
    """

    sentence: Sentence
    lang: str
    whole: Part
    parts: tuple[Part, ...]
    places: tuple[Jurisdiction, ...]
    own_places: tuple[Jurisdiction, ...]
    premise: tuple[Premise, ...]
    located: bool = False
    before: str = ""
    answered: Part | None = None

    @property
    def place(self) -> Jurisdiction | None:
        """The place it speaks of, if it is only one."""
        return self.places[0] if len(self.places) == 1 else None


class Page(Struct, frozen=True):
    """A page read: its language, the place it is about, its claims."""

    lang: str
    subject: Jurisdiction | None
    claims: tuple[Claim, ...]


def read_page(
    gazetteer: Gazetteer, text: str, place: Jurisdiction | None, spoken: str, patience: Patience = ENDLESS
) -> Page:
    """Read ``text``.

    :param place: the place it is about; by default the one its title names.
    :raises OutOfTime: it takes too long.
    """
    pieces = sentences(text, spoken)
    subject = place or subject_of(gazetteer, text, pieces, spoken)
    claims: list[Claim] = []
    county = _only_county(gazetteer, subject)
    before, headed, above = Before(), "", ""
    for found in sorted([*pieces, *rows(gazetteer, text, spoken)], key=lambda piece: piece.start):
        patience.spend()
        piece = _led(found, above, spoken)
        near = before if 0 <= piece.start - before.end <= ADJACENT and piece.kind != "row" else Before()
        near = structs.replace(near, headed=headed) if headed else near
        claim = _claim(gazetteer, piece, subject, spoken, county, near)
        claims.append(claim)
        before = _told(claim, near)
        if piece.kind not in ("item", "row"):
            above = piece.text
        if piece.kind == "heading":
            headed = before.topic if goes_on(before.topic, before.concepts) else ""
        if piece.kind != "row":
            county = next((place for place in claim.own_places if place.is_county), county)
    return Page(spoken, subject, tuple(claims))


def _led(piece: Sentence, above: str, lang: str) -> Sentence:
    """An item of a list, read with the line above the list, which leads into it."""
    if piece.kind != "item" or piece.read:
        return piece
    return structs.replace(piece, read=led(piece.text, lead_in(above, lang), lang))


def _told(claim: Claim, near: Before) -> Before:
    """What the next sentence may go on with: the topic of this one, or that of the one before it."""
    topic = claim.whole.topic or next((part.topic for part in claim.parts if part.topic), None)
    own = topic.id if topic is not None and not topic.id.startswith(BROAD) else ""
    if topic is not None and near.topic and _touched_on(claim, topic):
        own = ""
    kind = claim.sentence.kind
    return Before(
        concepts=claim.whole.concepts | (frozenset() if own else near.concepts), topic=own or near.topic,
        said=claim.sentence.read or claim.sentence.text,
        end=claim.sentence.end if kind not in ("heading", "row") else -ADJACENT,
        actors=first_actor(claim.whole.hits) or (near.actors if is_body(near.actors) else frozenset()),
    )  # fmt: skip


def _touched_on(claim: Claim, topic: Topic) -> bool:
    """Whether a sentence that points back only touches on another topic: "it leaves emergencies alone"."""
    acting = any(part.act and part.topic == topic for part in (claim.whole, *claim.parts))
    return not acting and topic.strength <= CLAIM_STRENGTH and _points(claim.whole.words, claim.lang)


def _only_county(gazetteer: Gazetteer, subject: Jurisdiction | None) -> Jurisdiction | None:
    """The county of the page's place, if it lies in one."""
    if subject is None or subject.is_county or len(subject.counties) != 1:
        return subject if subject is not None and subject.is_county else None
    return gazetteer.by_id(subject.counties[0].id)


def _claim(
    gazetteer: Gazetteer,
    piece: Sentence,
    subject: Jurisdiction | None,
    lang: str,
    county: Jurisdiction | None,
    near: Before,
) -> Claim:
    if not piece.read and piece.kind != "row":
        read = reworded(piece.text, lang)
        filled = "" if read else filled_in(piece.text, near.said, lang)
        piece = structs.replace(piece, read=read or filled)
        near = structs.replace(near, pointing=bool(filled))
    words = words_of(piece.read or piece.text)
    if len(words) > MAX_WORDS or (piece.kind == "item" and not piece.read and bare(piece.text, lang)):
        words = Words("")
    asked = (
        gazetteer, lang, subject and subject.id, county and county.id, near.topic, near.concepts, near.headed,
        near.actors, near.pointing,
    )  # fmt: skip
    claim = words.lately(_claim, asked, lambda: _read(gazetteer, words, (subject, county), lang, near))
    premise = claim.premise or odd_kinds(gazetteer, piece.text, words.there, subject)
    return structs.replace(claim, sentence=piece, premise=premise)


def _read(
    gazetteer: Gazetteer,
    words: Words,
    about: tuple[Jurisdiction | None, Jurisdiction | None],
    lang: str,
    near: Before,
) -> Claim:
    """A sentence read, wherever it stands.

    :param about: the place that the page is about, and the county spoken of.
    """
    subject, county = about
    hits = told_lexicon(lang).hits(words)
    named = [
        m
        for m in _named(gazetteer, words, hits, lang)
        if not (is_capital(words, m, subject) or is_compared(words, m) or is_wherever(words, m, subject))
    ]
    where = setting(gazetteer, named, frozenset())
    free = _free(hits, named, words)
    own = own_places(gazetteer, where, subject)
    whole = part_of(words, free, lang, near=near)
    cut = clauses(words, lang)
    return Claim(
        sentence=NOWHERE, lang=lang, whole=whole,
        parts=tuple(_clauses(cut, words, named, lang, near)) if len(cut) > 1 else (whole,),
        places=own if where.results else spoken_of(gazetteer, words, free, subject, county),
        own_places=own, premise=premises(words, named, where) or own_county(gazetteer, named, where, subject),
        located=_located(named), before=near.topic,
    )  # fmt: skip


def _named(gazetteer: Gazetteer, words: Words, hits: list[Hit], lang: str) -> list[Mention]:
    """The places that a sentence names, read once."""
    known, asked = words.known, (_named, gazetteer, lang)
    if asked not in known:
        found = mentions(gazetteer, words, hits, lang, edited=True)
        known[asked] = [m for m in found if not _any_county(words, m)]
    kept: list[Mention] = known[asked]
    return kept


def _any_county(words: Words, mention: Mention) -> bool:
    """Whether "each Nevada county" is no county of that name."""
    kin = mention.kind == "county" and " county" in f" {mention.name}"
    return kin and bool(EACH & set(words.keys[max(0, mention.first - LEAD) : mention.first]))


def _located(named: Sequence[Mention]) -> bool:
    """Whether every county named stands right beside a place."""
    counties = [m for m in named if m.kind == "county"]
    others = [m for m in named if m.kind == "place"]
    return all(any(m.first - 1 == o.last or m.last + 1 == o.first for o in others) for m in counties)


def _free(hits: Sequence[Hit], named: Sequence[Mention], words: Words) -> list[Hit]:
    """Hits that are not merely words of a place's name; a programme's name tells of more than the place."""
    covered = {
        n
        for m in named
        for n in m.words
        if m.kind != "state"
        or f" {words.keys[n]} " in f" {m.name} "
        or len(words.original(m.first, m.last)) < LONG
    }
    return [hit for hit in hits if not (covered.issuperset(hit.words) or in_state_law(words, hit))]


def _clauses(
    cut: Sequence[Clause], words: Words, named: Sequence[Mention], lang: str, near: Before
) -> Iterator[Part]:
    """The clauses of a sentence read; "they" in one of them are who was spoken of in the one before it."""
    for clause in cut:
        part = _clause(clause, words, named, lang, near)
        yield part
        near = structs.replace(near, actors=first_actor(part.hits) or near.actors)


def _clause(clause: Clause, words: Words, named: Sequence[Mention], lang: str, near: Before) -> Part:
    own = words_of(clause.text(words))
    inside = [
        Mention(m.first - clause.first, m.last - clause.first, m.name, m.kind, m.state, m.strength)
        for m in named
        if clause.first <= m.first and m.last <= clause.last
    ]
    part = part_of(own, _free(told_lexicon(lang).hits(own), inside, own), lang, clause.opener, near)
    if not clause.conditional and JOINED.isdisjoint(own.keys[:1]):
        return part
    return part.but(topic=None, act=False, counts=False, past=False, again=False)


def part_of(words: Words, free: list[Hit], lang: str, opener: str = "", near: Before | None = None) -> Part:
    """A clause, or a whole sentence, read.

    :param free: what stands in it and is no part of a place's name.
    :param near: what the sentence before it was about, which this one may go on with.
    """
    asked = (
        part_of,
        lang,
        opener,
        near and (near.topic, near.concepts, near.headed, near.actors, near.pointing),
        tuple(free),
    )
    part: Part | None = words.known.get(asked)
    if part is None:
        part = words.known[asked] = _part(words, free, lang, opener, near)
    return part


def _part(words: Words, free: list[Hit], lang: str, opener: str, near: Before | None) -> Part:
    if near is not None:
        free = [*free, *meant_by_pronoun(words, lang, free, near.actors)]
    concepts = frozenset([hit.concept for hit in free])
    carried = BACK_PEOPLE in concepts
    back = carried or BACK in concepts
    topic = topic_of(free, back=back, carried=carried)
    again = None
    if near is not None and not carried:
        again = _again(words, free, lang, topic, near)
        carried = again is not None or (topic is not None and _of_whom(words, lang, topic.id, near))
        topic = again or topic
    acts = acts_of(topic.id, free, carried=carried, again=again is not None) if topic else []
    known = near is not None and again is None and known_subject(near.actors, topic, concepts)
    part = Part(words, lang, free, opener, lambda: _stance(words, lang, topic, acts, free, known))
    part.topic, part.act, part.again = topic, bool(acts), again is not None
    limit = limiting(words, lang, free, again=near is not None and near.topic in LOCAL_HELP)
    if limit is not None:
        local = Topic(LOCAL_LIMITS, CLAIM_STRENGTH, frozenset())
        return part.but(topic=local, act=True, stance=structs.replace(part.stance, stance=limit.stance))
    said = saying(words, lang, topic.id if topic else "", _gone_on_with(near) if topic is None else "")
    if said is None:
        return part
    told = Topic(said.topic, CLAIM_STRENGTH, frozenset())
    return part.but(topic=told, act=True, stance=Reading(said.stance, exception=False, plain=True))


def _gone_on_with(near: Before | None) -> str:
    """The service that the sentence before, or the heading, was about."""
    if near is None:
        return ""
    return near.topic if goes_on(near.topic, near.concepts) else near.headed


def _again(words: Words, free: list[Hit], lang: str, topic: Topic | None, near: Before) -> Topic | None:
    """The topic of the sentence before, where this one points back and names its act, and none of its own."""
    if not near.topic:
        return None
    concepts = frozenset(hit.concept for hit in free)
    known = sibling(near.topic, concepts)
    named = topic is not None and (topic.id == known or acts_of(topic.id, free))
    back = near.pointing or _points(words, lang) or (of_people(known) and about(known, concepts))
    if named or not back or not at_hand(known, concepts) or not acts_of(known, free, again=True):
        return None
    return Topic(known, CARRIED_STRENGTH, frozenset())


def _of_whom(words: Words, lang: str, topic: str, near: Before) -> bool:
    """Whether the sentence before tells whom this one is about: of a service only if this one points back."""
    return about(topic, near.concepts) and (not of_people(topic) or near.pointing or _points(words, lang))


def _points(words: Words, lang: str) -> bool:
    """Whether a sentence points back to the one before it: "they may", "such a license"."""
    told = data("thread.yaml")[lang]
    return not words.there.isdisjoint(told["pointers"]) or words.keys[:1] == ["that"]


def _stance(
    words: Words, lang: str, topic: Topic | None, acts: list[Hit], free: list[Hit], known: bool
) -> Reading:
    """The stance on the topic's rule; where an act is named that the rule is against, turned round."""
    people = [hit for hit in free if hit.concept in PEOPLE]
    others = rivals(topic.id, free) if topic is not None else []
    read = read_stance(words, lang, acts, people, others, known=known)
    if not_all(words, lang) or asks(words, lang, free) or done_by_ice(words, lang, topic, acts, free):
        return structs.replace(read, stance=None)
    if topic is not None and of_people(topic.id) and of_people_with_papers(words, free, lang):
        return structs.replace(read, stance=None)
    if topic is not None and read.stance is not None and flipped(topic.id, acts):
        return structs.replace(read, stance="does_not" if read.stance in ("does", "may", "must") else None)
    if topic is not None and read.stance is not None and inverted(topic.id, acts, _first_modal(words, lang)):
        return structs.replace(read, stance=TURNED[read.stance])
    return read


def _first_modal(words: Words, lang: str) -> int:
    relative = set(data("relatives.yaml")[lang])
    found = [hit for hit in modals(words, lang) if hit.concept in MODALS]
    return next((h.first for h in found if not (h.first and words.keys[h.first - 1] in relative)), -1)
