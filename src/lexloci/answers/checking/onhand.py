"""The law on hand: named in a sentence or a little before, for sentences on nothing but its making."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import DURING, compatible, precise, told_periods
from lexloci.answers.checking.judges.votes import STATE_DEEP
from lexloci.answers.checking.linking import around, meant, names_unknown
from lexloci.answers.checking.meant import HALF, TALLY, fits
from lexloci.answers.checking.named import titles
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.checking.thread import other_things
from lexloci.core.patterns import compiled
from lexloci.reading.days import Period
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

FAR = 2
"""How many sentences may lie between a law and a sentence on its making."""
LEAST = 0.25
"""The share of a sentence's words that must be told of what came about on the day that it names."""
CORE = 4
"""Words that the title of a law has at least to be known by them."""
PLACED = compiled(r" (?:de|of|in) [A-ZÁÉÍÓÚÑ][\w ]+$| \(.*\)|, \d{4}$")
"""The place, the number and the year at the end of a title."""
LONG = 24
"""Words of a sentence from which on it may be on more than the law before it."""
DAY, MONTH, YEAR = 10, 7, 4
"""Characters of a date with its day, without it, and of a year."""
ROOTS = frozenset({"passed", "enacted", "signed", "effective", "announced", "amended", "failed", "repealed"})
INDEFINITE = compiled(
    r" (?:a|an|another|una?|otr[oa]) (?:\w+ ){0,2}?(?:bill|measure|ordinance|resolution|law|act|plan|motion"
    r"|proposal|budget|amendment|ley|ordenanza|resolucion|medida|mocion|enmienda|proyecto) "
)
"""How something is brought up that was not spoken of before."""


def on_hand(checking: Checking, claim: Claim) -> list[Instrument]:
    """The one act that the sentence, or one or two before it, spoke of; nothing where that is not plain.

    Has to be asked for every sentence of a page, in their order.
    """
    thread, start = checking.thread, claim.sentence.start
    if thread.hand_at == start:
        return list(thread.hand)
    thread.hand_at = start
    thread.hand_age += 1
    own = [law for law in meant(checking, claim) if law.case is None]
    if _goes_on(claim) and (not thread.alone if thread.told else thread.hand):
        own = []  # what is only guessed does not turn away from a law, and "it" may be something else
    own = next((some for some in _narrowed(checking, claim, own) if _one_act(some)), [])
    own = own or _by_its_core(checking, claim) or _made_then(checking, claim)
    same = {law.id for law in own} == {law.id for law in thread.hand}
    if own:
        thread.hand, thread.hand_age = tuple(own), 0
        called = thread.told and {law.id for law in own} == {law.id for law in thread.instruments}
        thread.hand_alone = not (called and _others(claim, own)) and not _another(checking, claim, own)
    elif not thread.hand_alone or thread.hand_age > FAR or (thread.hand_age and _turns_away(checking, claim)):
        thread.hand = ()
    when = dated(told_periods(claim.whole.words, claim.lang, checking.on))
    if when:
        thread.hand_dates = when
    elif own and not same:
        thread.hand_dates = frozenset()
    return list(thread.hand)


def dated(periods: Sequence[Period]) -> frozenset[str]:
    """Times as beginnings of ISO dates: a day, a month or a year."""
    out = set()
    for period in periods:
        size = DAY if period.first == period.last else MONTH if precise(period) else YEAR
        if period.first[:YEAR] == period.last[:YEAR]:
            out.add(period.first[:size])
    return frozenset(out)


def _others(claim: Claim, own: Sequence[Instrument]) -> bool:
    """Whether the sentence speaks of something else beside a law that it names, in words not of its title."""
    words, things = claim.whole.words, data("thread.yaml")["things"][claim.lang]
    called = {key for name in titles(words.text) for key in name.split()}
    return not (words.there - called).isdisjoint(things) and other_things(claim, own)


def _another(checking: Checking, claim: Claim, own: Sequence[Instrument]) -> bool:
    """Whether the sentence calls another law of the places spoken of by its number."""
    text, ids = claim.whole.words.text, {law.id for law in own}
    numbers = marks(text)
    index = checking.index(around(checking, claim)) if len(numbers) > 1 else None
    found = (index.by_number(text[mark.start : mark.end]) for mark in numbers if index is not None)
    return any(some and ids.isdisjoint(law.id for law in some) for some in found)


def _one_act(laws: Sequence[Instrument]) -> bool:
    """Whether laws are one, or sections that one act may have made or changed."""
    if len(laws) < 2:
        return bool(laws)
    years = [{e.date[:YEAR] for e in law.timeline if e.event in ROOTS} for law in laws]
    alike = {(law.jurisdiction, law.kind) for law in laws} == {(laws[0].jurisdiction, "statute")}
    return alike and bool(set.intersection(*years))


def _narrowed(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> Iterator[list[Instrument]]:
    """Laws, and those of them that the body named may have made, and that came about in the year told."""
    yield list(laws)
    there, known, years = claim.whole.words.there, data("enacted.yaml")[claim.lang], checking.thread.years
    local = not there.isdisjoint(known["local_bodies"]) and there.isdisjoint(known["state_bodies"])
    if local:
        yield [law for law in laws if law.jurisdiction.count("/") > STATE_DEEP]
    yield [law for law in laws if any(e.date[:4] in years and e.event in ROOTS for e in law.timeline)]


def _goes_on(claim: Claim) -> bool:
    """Whether the sentence names nothing itself."""
    return not marks(claim.whole.words.text) and not any(titles(claim.whole.words.text))


def _turns_away(checking: Checking, claim: Claim) -> bool:
    """Whether a sentence may be on something else than the law before it, so that what follows may be too."""
    words = claim.whole.words
    known = data("enacted.yaml")[claim.lang]
    return (
        len(words) > LONG
        or not words.there.isdisjoint(known["turned"])
        or INDEFINITE.search(words.line) is not None
        or names_unknown(checking, claim)
    )


def _by_its_core(checking: Checking, claim: Claim) -> list[Instrument]:
    """The one law of the places spoken of whose title, without its place, stands in the sentence."""
    if checking.thread.told or names_unknown(checking, claim):
        return []
    index = checking.index(around(checking, claim))
    kept: dict[tuple[str, str], str] = checking.record.kept.setdefault("cores of titles", {})
    line = claim.whole.words.line.replace(" la ", " ")
    found = []
    for law in index.known:
        if law.case is None:
            asked = law.id, claim.lang
            core = kept.get(asked)
            if core is None:
                core = kept[asked] = _core(law, claim.lang)
            if core and core in line:
                found.append(law)
    return found if len(found) == 1 else []


def _core(law: Instrument, lang: str) -> str:
    """The title of a law without its government and year, if it is long enough to be told from others."""
    title = law.title.es if lang == "es" else law.title.en
    words = words_of(PLACED.sub("", title))
    home = frozenset(law.jurisdiction.rsplit(":", 1)[-1].replace("_", " ").split())
    keys = [key for key in words.keys if key not in home and key not in ("la", "city", "county")]
    own = sum(words.capitalized(n) for n, key in enumerate(words.keys) if key not in home)
    long = len(keys) > CORE if lang == "es" else len(keys) >= CORE and own >= CORE - 1
    return f" {' '.join(keys)} " if long else ""


def _made_then(checking: Checking, claim: Claim) -> list[Instrument]:
    """The only thing that the place's government did on the day, or in the month, that is told."""
    place, words = claim.place or checking.subject, claim.whole.words
    known = data("enacted.yaml")[claim.lang]
    doers = {*known["local_bodies"], *known["state_bodies"], *_its_words(claim)}
    if place is None or checking.thread.told or words.there.isdisjoint(doers):
        return []
    when = [p for p in told_periods(words, claim.lang, checking.on) if p.relation == DURING]
    acted = not words.there.isdisjoint(known["acting"]) or TALLY.search(words.text) is not None
    if len(when) != 1 or not _is_told(when[0], acted=acted) or names_unknown(checking, claim):
        return []
    own, index = checking.context(place).own, checking.index(around(checking, claim))
    made = [law for law in index.known if law.jurisdiction in own and _befell(law, when[0])]
    ruling = [law for law in made if law in checking.thread.ruled]
    made = ruling or made
    least = LEAST if when[0].first == when[0].last else HALF
    fitting = len(made) == 1 and (ruling or fits(checking, claim, made[0], index, least))
    return made if fitting else []


def _is_told(when: Period, *, acted: bool) -> bool:
    """Whether a time is a day, or a month in which somebody is said to have done something."""
    return when.first == when.last or (acted and precise(when))


def _its_words(claim: Claim) -> frozenset[str]:
    """The words of the names of places in the sentence."""
    return frozenset(key for place in claim.own_places for key in words_of(place.name).keys)


def _befell(law: Instrument, when: Period) -> bool:
    """Whether a law, no case and no agreement, came about in a month or on a day, for all that is known."""
    return (
        law.case is None
        and law.agreement is None
        and any(len(e.date) >= MONTH and e.event in ROOTS and compatible(when, e.date) for e in law.timeline)
    )
