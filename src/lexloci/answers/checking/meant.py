"""The law or case that a sentence means without naming it, by the words of what the record tells of it.

"The legislature accepted the Stonegarden money 22 to 6" means the one resolution of the place of which the
record tells with these words. Who did it, what became of it, people and numbers do not count: they may be
told wrongly.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import befell_then, told_periods
from lexloci.answers.checking.named import Index
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.checking.telling import Telling, rules, stem_of, stems_in
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.people import people
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

SHARE = 0.75
"""The share of its words, rare ones counting for more, that the record must tell of what a sentence means."""
HALF = 0.5
ENOUGH, SINGLE = 8.0, 4.0
"""How much these must weigh together; that is enough for what is the only one of its kind in the place."""
AHEAD = 1.35
"""How much more must be told of it than of any other thing."""
TALLY = compiled(r"\b\d{1,3}\s?(?:-|–|to|a|contra)\s?\d{1,3}\b|[$]\s?\d")
CAPITALS = compiled(
    r"(?:(?<=[\w,;:’'”)] )|^The )[A-Z][\w’'-]*(?: (?:of |and |the |y |de |del )?[A-Z][\w’'-]*)*"
)
KIND = compiled(r"(?= (\w+) (?:ordinance|resolution|moratorium|directive) )")
"""A word right before the kind of a law."""


class _Asked(Struct, frozen=True):
    """What of a sentence is looked for: words that must be told, and names that may be."""

    stems: frozenset[str]
    names: frozenset[str]


def by_words(checking: Checking, claim: Claim, index: Index) -> list[Instrument]:
    """At most one instrument of the governments of the place that the sentence speaks of."""
    words = words_of(claim.sentence.read or claim.sentence.text)
    place = claim.place or checking.subject
    if place is None or not _tells_of_a_deed(words, claim.lang):
        return []
    asked = _asked(checking, claim, words)
    homes = _homes(checking, claim, words, place)
    telling = index.telling(claim.lang, checking.record.kept.setdefault("pieces", {}))
    named = _by_people(telling, claim, words, homes)
    if named:
        return named if befell_then(named[0], words, claim.lang, checking.on) else []
    found = _weighed(telling, asked, homes)
    if not found:
        return []
    (best, law), *others = found
    rival = max((weight for weight, other in others if other.id not in law.relates), default=0.0)
    alone = best >= SINGLE and not rival
    if not (alone or (best >= ENOUGH and best >= AHEAD * rival)):
        return []
    return [law] if befell_then(law, words, claim.lang, checking.on) else []


def fits(checking: Checking, claim: Claim, law: Instrument, index: Index, least: float = HALF) -> bool:
    """Whether the record tells of a law with so much, by default half, of what a sentence is about."""
    return _share(checking, claim, core(checking, claim), law, index) >= least


def called_so(checking: Checking, claim: Claim, law: Instrument, index: Index) -> bool:
    """Whether the record has the word by which a sentence tells a law from others: "the mask ordinance"."""
    words = words_of(claim.sentence.read or claim.sentence.text)
    before = {match[1] for match in KIND.finditer(words.line)} - _words(claim.lang, "passed")
    return _share(checking, claim, frozenset(stems_in(sorted(before), claim.lang)), law, index) > 0


def _share(checking: Checking, claim: Claim, stems: frozenset[str], law: Instrument, index: Index) -> float:
    """How much of some words, rare ones counting for more, the record tells of a law; all of no words."""
    telling = index.telling(claim.lang, checking.record.kept.setdefault("pieces", {}))
    weights = {stem: telling.rare(stem) for stem in stems if not stem.isdigit()}
    held = next((held for one, held in telling.held(weights, {law.jurisdiction}) if one.id == law.id), ())
    return sum(weights[stem] for stem in held) / sum(weights.values()) if weights else 1.0


def core(checking: Checking, claim: Claim) -> frozenset[str]:
    """The words of what a sentence is about, without endings: neither who did it, nor what, nor when."""
    return _asked(checking, claim, words_of(claim.sentence.read or claim.sentence.text)).stems


def _tells_of_a_deed(words: Words, lang: str) -> bool:
    """Whether it tells of a vote, a sum, or of what somebody did about a law."""
    return not words.there.isdisjoint(_words(lang, "deeds")) or TALLY.search(words.text) is not None


def _homes(checking: Checking, claim: Claim, words: Words, place: Jurisdiction) -> frozenset[str]:
    """The governments whose laws may be meant: the place's that is named, or those with the body named."""
    context = checking.context(place)
    if claim.own_places:
        return frozenset(context.own)
    homes = {
        "place": context.own,
        "county": (*context.counties, *context.own),
        "state": (context.state or "",),
    }
    told = data("meant.yaml")[claim.lang]["levels"]
    named = [level for level in homes if not words.there.isdisjoint(told[level])]
    return frozenset(home for level in named or homes for home in homes[level])


def _asked(checking: Checking, claim: Claim, words: Words) -> _Asked:
    lang, told_of = claim.lang, rules(claim.lang)
    dated = {n for p in told_periods(words, lang, checking.on) for n in range(p.begin, p.end + 1)}
    places = (*claim.own_places, *((checking.subject,) if checking.subject is not None else ()))
    passed = {key for place in places for key in words_of(place.name).keys} | _words(lang, "passed")
    called = [words_of(match[0]).keys for match in CAPITALS.finditer(words.text)]
    named = {key for keys in called if _words(lang, "things").isdisjoint(keys) for key in keys}
    stems: set[str] = set()
    names: set[str] = set()
    for n, (key, stem) in enumerate(zip(words.keys, stems_in(words.keys, lang), strict=True)):
        if n in dated or key in passed or key in told_of["beside"] or stem.isdigit() or " " in stem:
            continue
        (names if key in named else stems).add(stem)
    return _Asked(frozenset(stems), frozenset(names))


def _by_people(telling: Telling, claim: Claim, words: Words, homes: frozenset[str]) -> list[Instrument]:
    """The only thing of which the record tells with the people who are named: "Dale Miller brought it"."""
    last = people(words.text, claim.lang)
    stems = {stem_of(name, claim.lang) for name in last}
    found = [law for law, held in telling.held(stems, homes) if held >= stems] if stems else []
    return found if len(found) == 1 else []


def _weighed(telling: Telling, asked: _Asked, homes: frozenset[str]) -> list[tuple[float, Instrument]]:
    """What is told with enough of the words, each with their weight, the heaviest first."""
    weights = {stem: telling.rare(stem) for stem in asked.stems | asked.names}
    whole = sum(weights[stem] for stem in asked.stems)
    held = telling.held(weights, homes)
    out = []
    for law, stems in held:
        own = sum(weights[stem] for stem in stems & asked.stems)
        if own >= SHARE * whole:
            out.append((own + sum(weights[stem] for stem in stems & asked.names), law))
    return sorted(out, key=lambda one: -one[0])


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    told = data("meant.yaml")[lang]
    if name == "passed":
        empty = data("likeness.yaml")[lang]["empty"]
        return frozenset([*empty, *told["deeds"], *told["bodies"], *told["vague"]])
    return frozenset(told[name])
