"""The law or case that a sentence is about: named, pointed back to, or the one that rules its topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from lexloci.answers.checking.bykind import by_kind_and_year
from lexloci.answers.checking.byyear import ROOTS, YEAR, by_year, one_act, years_told
from lexloci.answers.checking.claims import BROAD, Claim
from lexloci.answers.checking.judges.spans import compatible, precise, told_periods
from lexloci.answers.checking.meant import by_words, called_so, fits
from lexloci.answers.checking.named import has_versus, titles
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.checking.suits import suit_against, suit_led, suit_of_its_time
from lexloci.answers.checking.thread import (
    FAR,
    NEAR,
    described,
    described_case,
    other_things,
    pointed_back,
    ruled_before,
    speaks_of,
    told_by_itself,
)
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.days import Period
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

SAME_RULING = compiled(
    r" (?:that|this|the same|esa|ese|este|esta|la misma|el mismo) "
    r"(?:ruling|decision|judgment|opinion|fallo|sentencia|decision) "
)
"""``With that ruling``, which may name the law that it was on."""
LIMITS = "local_limits"
THE_BAN = compiled(
    r" (?:the|that|this) (?:present |current |state |statewide |sanctuary |same )?ban (?!on |of |against )"
    r"| (?:la|esa|esta) prohibicion (?:actual |vigente |estatal )?(?!de |del |contra )"
)
"""A ban that is called by no more than that."""
OF_ELSE = compiled(
    r" (?:the|that) (?:city |county |new |old )?(?:ban|law|rule|ordinance|policy) (?:on|against|about) "
    r"(?:smoking|tobacco|noise|guns|weapons|trash|litter\w*|plastic|alcohol|dogs|parking|fireworks|camping) "
    r"| (?:la|esa) (?:prohibicion|ordenanza|norma|ley) (?:de|contra|sobre) "
    r"(?:fumar|tabaco|ruido|armas|basura|plastico|alcohol|perros|trafico|estacionar)"
)
"""A law that is called by what it is on, which is nothing that is spoken of here."""
SHORT = 14
"""Words of a sentence that speaks of what the sentence before named, and of nothing else."""
ENACTED = frozenset({"statute", "ordinance", "constitution"})
CASES = frozenset({"case", "court"})
OBJECT = compiled(
    r" (?:the|a|an|another|its|their|la|el|una|un|otra|otro) (?:\w+ ){0,3}?"
    r"(?:order|ordinance|law|act|ban|resolution|policy|statute|rule|measure|orden|ordenanza|ley|norma) "
)
"""A law that is the object of a verb."""
HELP_TO_ICE = frozenset({
    "local_limits", "joint_operations", "information_sharing", "agreement_287g", "status_inquiry",
})  # fmt: skip
"""Topics of texts on help to ICE as a whole: a "sanctuary rule" may be on any part of it."""
GOES_ON = compiled(
    r" (?:it|its|he|she|they|that|two of them|lo|la|el (?:concejo|alcalde|juez)"
    r"|the (?:council|board|measure|vote|proposal|order|ordinance|resolution|mayor|suit|letter|judge|veto"
    r"|commissioners|supervisors|text|plan)) "
)
"""How a sentence begins that goes on with what was told before."""
ANOTHER = compiled(
    r" (?:(?:yet |still )?another|a (?:second|third|separate|different|newer)|one more"
    r"|otra|una (?:segunda|tercera|nueva)) "
    r"(?:(?:new|recent|state|city|county|nueva) )*"
    r"(?:law|act|ordinance|statute|bill|measure|order|resolution|ley|ordenanza|medida|orden|resolucion) "
)
"""How a sentence begins that turns to another law than the one spoken of."""
TO_COME = compiled(
    r" (?:draft|write|prepare|study|explore|redactar|preparar|estudiar)(?:ing)? (?:\w+ ){0,2}?(?:an?|una?) "
)
"""What is not made yet: "voted to draft an ordinance"."""
VOTED = compiled(r"\bvot(?:e|es|ed)\b|\bunanimous")
DIGITS = compiled(r"\d+")
YEAR_ALONE = compiled(r" ((?:19|20)\d\d)(?= )")


def named(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law or case that the sentence is about: named, pointed back to, or the one that rules its topic."""
    thread = checking.thread
    if thread.read != claim.sentence.start:
        thread.read, thread.age = claim.sentence.start, thread.age + 1
        thread.before, thread.since = thread.ruled, thread.since + 1
        thread.years_before, thread.years = thread.years, _years(claim)
        thread.making_before = thread.making
        thread.official_before, thread.official = thread.official, ("", "", "")
        thread.making = not claim.whole.words.there.isdisjoint(data("officials.yaml")[claim.lang]["making"])
        thread.called_before = thread.called
        thread.limits = 0 if _on_limits(claim) else thread.limits + 1
        thread.meant, thread.told = _spoken_of(checking, claim), bool(thread.age == 0)
        topical = [] if thread.meant or names_unknown(checking, claim) else _ruling_its_topic(checking, claim)
        cases = [i for i in thread.meant if i.case is not None] if thread.told else []
        if len(cases) == 1 and not _same_ruling(claim):
            thread.case, thread.since = cases[0], 0
        thread.meant = thread.meant or topical
        thread.ruled = topical or controlling(checking, claim) or (thread.meant and thread.ruled)
        thread.called = bool(thread.ruled) and all(_called(claim, law) for law in thread.ruled)
    return thread.meant


def _years(claim: Claim) -> frozenset[str]:
    return frozenset(YEAR_ALONE.findall(claim.whole.words.line))


def _called(claim: Claim, law: Instrument) -> bool:
    """Whether a sentence on what a law rules speaks of a law of its sort, of its own year if it names one."""
    own = {event.date[:YEAR] for event in law.timeline}
    return speaks_of(claim, law.kind) and years_told(claim) <= own


def same_case(checking: Checking, claim: Claim) -> list[Instrument]:
    """The case of the sentence before, where this one tells what else "that ruling" did."""
    near = checking.thread.case if checking.thread.since <= NEAR and _same_ruling(claim) else None
    return [near] if near is not None else []


def _same_ruling(claim: Claim) -> bool:
    return SAME_RULING.search(claim.whole.words.line) is not None


def told(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law or case that the sentence names or points back to; not one that merely rules its topic."""
    found = named(checking, claim)
    return found if checking.thread.told else []


def meant(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law or case that it names or points back to; else the one that it means by what it tells of it.

    A sentence that tells of nothing else goes on with what one or two before it meant.
    """
    found, thread, start = told(checking, claim), checking.thread, claim.sentence.start
    if found or thread.guessed_at == start:
        return found or thread.guess
    before, gap = thread.guess, thread.guess_age
    thread.guessed_at, thread.guess = start, []
    if not names_unknown(checking, claim):
        thread.guess = by_words(checking, claim, checking.index(around(checking, claim)))
    thread.guess_age = 0 if thread.guess else gap + 1
    goes_on = not claim.own_places and GOES_ON.match(claim.whole.words.line) is not None
    if not thread.guess and before and thread.guess_age <= NEAR + 1 and goes_on and not thread.instruments:
        thread.guess = before
    return thread.guess


def just_named(checking: Checking, claim: Claim, others: Set[str]) -> list[Instrument]:
    """The law of the sentence before, where this one is short and names no place and none of ``others``."""
    words, found = claim.whole.words, checking.thread.instruments
    elsewhere = any(place.id != COUNTRY for place in claim.own_places)
    near = checking.thread.age <= NEAR and len(words) <= SHORT and not elsewhere
    if (
        not (near and checking.thread.alone)
        or not words.there.isdisjoint(others)
        or _on_another_topic(claim, found)
    ):
        return []
    return list(found)


def adopted(checking: Checking, claim: Claim, told_so: bool) -> list[Instrument]:
    """The one thing on the topic of the sentence that the place spoken of made at the time it gives.

    The sentences after it go on with that.
    """
    place = claim.place or checking.subject
    topics = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic} or {claim.before} - {""}
    if not told_so or place is None or not topics or names_unknown(checking, claim):
        return []
    when = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.relation == "during"]
    if len(when) != 1 or not precise(when[0]):
        return []
    own = checking.context(place).own
    made = [
        i
        for i in checking.index(around(checking, claim)).known
        if i.jurisdiction in own and i.case is None and _made_during(i, when[0])
    ]
    close = [i for i in made if not topics.isdisjoint({*i.topics, *(p.variable for p in i.provisions)})]
    made = close or (made if topics & HELP_TO_ICE else [])
    if len(made) > 1:
        made = [i for i in made if i.agreement is None]  # the vote is on what let an agency sign one
    if len(made) != 1 or not fits(checking, claim, made[0], checking.index(around(checking, claim))):
        return []
    checking.thread.instruments, checking.thread.age, checking.thread.alone = made, 0, True
    return made


def _made_during(instrument: Instrument, when: Period) -> bool:
    """Whether it was made, or voted on, in a month or on a day, for all that is known."""
    return any(
        len(e.date) > YEAR
        and compatible(when, e.date)
        and (e.event in ROOTS or (e.note is not None and VOTED.search(e.note.en) is not None))
        for e in instrument.timeline
    )


def _on_another_topic(claim: Claim, found: Sequence[Instrument]) -> bool:
    """Whether the sentence is about a variable that none of the instruments is about: "the tuition case"."""
    topic = claim.whole.topic.id if claim.whole.topic else ""
    known = {name for i in found for name in (*i.topics, *(p.variable for p in i.provisions))}
    return bool(topic) and not topic.startswith(BROAD) and topic not in known


def apart(lang: str) -> frozenset[str]:
    """Words of a sentence that is on something else than the case of the sentence before."""
    return frozenset(data("thread.yaml")["apart"][lang])


def _spoken_of(checking: Checking, claim: Claim) -> list[Instrument]:
    """What it names or points back to; the thread goes on with that."""
    if names_unknown(checking, claim):
        checking.thread.instruments = []
        return []
    if OF_ELSE.search(claim.whole.words.line):
        return []
    back = "back" in claim.whole.concepts and not told_by_itself(claim)
    before = checking.thread.instruments if back and checking.thread.age <= FAR else []
    near = before if checking.thread.age <= NEAR else []
    anew = _by_name(checking, claim)
    if not anew and ANOTHER.match(claim.whole.words.line) is not None:
        checking.thread.instruments = []
        return []
    if anew:
        called = marks(claim.whole.words.text)
        checking.thread.numbers = frozenset(n for mark in called for n in DIGITS.findall(mark.name))
    ban = _the_ban(checking, claim)
    nearer = ban if checking.thread.limits < checking.thread.age else []
    found = anew or nearer or near or ruled_before(checking, claim) or before
    found = found or pointed_back(checking, claim) or ban
    if found:
        thread = checking.thread
        thread.alone = (bool(anew) or thread.alone) and not other_things(claim, found)
        thread.binding = (bool(anew) or thread.binding) and not other_things(claim, found, binding=True)
        case = _beside(checking, claim)
        found = [i for i in found if not case or i.case is None] or case
        checking.thread.instruments, checking.thread.age = (
            list({i.id: i for i in (*found, *case)}.values()),
            0,
        )
    return found


def _on_limits(claim: Claim) -> bool:
    return any(part.topic is not None and part.topic.id == LIMITS for part in (claim.whole, *claim.parts))


def _the_ban(checking: Checking, claim: Claim) -> list[Instrument]:
    """The state's ban on limits of cities, where those were just spoken of: "the present ban"."""
    place = claim.place or checking.subject
    if checking.thread.limits > FAR or place is None or THE_BAN.search(claim.whole.words.line) is None:
        return []
    finding = checking.context(place).finding(LIMITS)
    top = finding.controlling
    if finding.status != "settled" or finding.position != "prohibited" or top is None:
        return []
    law = checking.record.get(Instrument, top.rule.instrument)
    return [law] if law is not None and law.kind in ENACTED else []


def _beside(checking: Checking, claim: Claim) -> list[Instrument]:
    """The case that is named beside a law: "the act is tested in United States v. Iowa"."""
    if not has_versus(claim.whole.words.text):
        return []
    return checking.index(around(checking, claim)).by_party(claim.whole.words)


def _by_name(checking: Checking, claim: Claim) -> list[Instrument]:
    text, words = claim.whole.words.text, claim.whole.words
    index = checking.index(around(checking, claim))
    found = one_act(checking, claim, index.by_number(text)) or index.by_title(text)
    found = found or index.by_short_name(text)
    if not found and (claim.whole.concepts & CASES or has_versus(text)):
        found = index.by_party(words, {key for p in claim.own_places for key in Words(p.name).keys})
    if found:
        return found
    known = index.known
    called = [] if TO_COME.search(words.line) else described(checking, claim, known)
    called = [law for law in called if called_so(checking, claim, law, index)]
    found = by_year(checking, claim, known) or called
    found = found or described_case(checking, claim, known) or suit_of_its_time(checking, claim, known)
    found = found or suit_led(checking, claim, known) or suit_against(claim, known)
    dated = by_kind_and_year(checking, claim, around(checking, claim)) if not found else None
    return dated.laws if dated is not None else found


def names_unknown(checking: Checking, claim: Claim) -> bool:
    """Whether it names laws, by number or by a title of their own, and the record has none of them."""
    text = claim.whole.words.text
    if not (marks(text) or any(titles(text))):
        return False
    index = checking.index(around(checking, claim))
    if index.by_number(text) or index.by_title(text) or _tells_origin(claim):
        return False
    return bool(index.unknown_numbers(text) or index.unknown_titles(text))


def _tells_origin(claim: Claim) -> bool:
    """Whether the sentence tells of the first making of a law."""
    return any(hit.concept == "first" for hit in happenings(claim.whole.words, claim.lang))


def of_another(checking: Checking, claim: Claim, steps: Callable[[Words], object]) -> bool:
    """Whether what is told befell another law: "after it struck down the county's order, SB 4 stood alone".

    :param steps: what a piece of a sentence tells of; empty where it tells of nothing.
    """
    index = checking.index(around(checking, claim))
    pieces = claim.whole.words.text.split(",")
    called = [any((index.by_number(p), index.by_title(p), index.by_short_name(p))) for p in pieces]
    told_there = [
        not named_there and OBJECT.search(Words(piece).line) is not None
        for piece, named_there in zip(pieces, called, strict=True)
        if steps(Words(piece))
    ]
    return any(called) and bool(told_there) and all(told_there)


def around(checking: Checking, claim: Claim) -> tuple[Jurisdiction, ...]:
    """The places whose governments' laws a sentence may speak of: its own and the page's."""
    subject = (checking.subject,) if checking.subject is not None else ()
    return (*claim.places, *subject)


def controlling(checking: Checking, claim: Claim) -> list[Instrument]:
    """The instrument whose rule controls the topic, of whatever government."""
    topic = next((part.topic for part in (claim.whole, *claim.parts) if part.topic), None)
    if topic is None or topic.id not in checking.variables or claim.place is None:
        return []
    top = checking.context(claim.place).finding(topic.id).controlling
    found = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
    return [found] if found is not None else []


def _ruling_its_topic(checking: Checking, claim: Claim) -> list[Instrument]:
    """The instrument whose rule controls what the sentence is about."""
    topic = next((part.topic for part in (claim.whole, *claim.parts) if part.topic), None)
    if topic is None or topic.id not in checking.variables or claim.place is None:
        return []
    finding = checking.context(claim.place).finding(topic.id)
    top = finding.controlling
    if top is None or finding.status not in ("settled", "enjoined"):
        return []
    found = checking.record.get(Instrument, top.rule.instrument)
    own = found is not None and found.jurisdiction in checking.context(claim.place).own
    return [found] if found is not None and own and found.kind in ENACTED else []
