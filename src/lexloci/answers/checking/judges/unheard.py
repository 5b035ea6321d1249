"""A court said to have ruled on a law of which the record has never heard: "the Capital Welcome Act".

That a law is not on record proves nothing by itself. A high court's ruling on a law of this field would be
there, under the law's name or under its place; where neither is, the sentence takes for granted what never
was (``data/unheard.yaml``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.upheld import touched
from lexloci.answers.checking.linking import around
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.names import fold
from lexloci.places.states import COUNTRY, by_name, states
from lexloci.reading.courts import courts, one_rank
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.ways import Way
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

COURT = frozenset({
    "court", "courts", "circuit", "justices", "panel", "corte", "cortes", "tribunal", "circuito",
    "magistrados",
})  # fmt: skip
"""Words without one of which a sentence names no court that is looked at."""
CAP = r"[A-ZÁÉÍÓÚÑ][\w.'’-]*"
JOINS = r"(?:of|and|the|for|our|to|in|on|de|del|la|las|los|el|y|para)"
YEAR = r"(?:19|20)\d\d"
SIGN = "lawu"
"""Stands for the law in a line."""
PLAIN_WORDS = frozenset(
    {"city", "county", "town", "village", "state", "parish", "ciudad", "condado", "estado", "pueblo"}
)
BEGINNING = 6
"""Letters by which a word of one name is one of another: a "Welcome" act may be the "Welcoming" one."""
SHORT = 3
"""Letters of what is no state's name but its abbreviation, or a word."""
MADE = frozenset({"ordinance", "resolution"})
CHARTERS = frozenset({"charter", "carta"})
"""A city's own constitution, of which it has one, and for which no ordinance is taken."""
RULES = frozenset({"declaro", "declarara", "declared", "held", "found", "ruled"})
"""What a court says is no hearsay."""
HIGH = ("us_supreme", "state_supreme", "state_appeals", "circuit")
REPORTED = frozenset({"reported", "hedge", "proposal"})
MOST = 60
"""Words of a sentence that is looked at."""


class Named(Struct, frozen=True):
    """A law as a sentence names it.

    :ivar keys: the words of its name; ``first``, ``last``: where they stand.
    :ivar local: it is a city's or a county's.
    :ivar plain: it has no name of its own: "the city's sanctuary ordinance".
    """

    keys: tuple[str, ...]
    first: int
    last: int
    local: bool
    plain: bool = False


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where a court is said to have ruled on a law that nobody made."""
    words, lang = claim.whole.words, claim.lang
    if words.there.isdisjoint(COURT) or len(words) > MOST or tells_of_none(words, lang):
        return []
    for law in laws_named(words, lang):
        if _ruled_on(words, law, lang) and not is_unreal(claim, law) and not is_known(checking, claim, law):
            return [Ruling(verdict="false_premise", reason=say("check_unheard"))]
    return []


def laws_named(words: Words, lang: str) -> Iterator[Named]:
    """The laws on this field that a sentence names."""
    told = data("unheard.yaml")[lang]
    if not words.there.isdisjoint(_nouns(lang)):
        for match in _title(lang).finditer(words.text):
            first, last = (
                bisect_right([s for s, _ in words.spans], at) - 1 for at in (match.start(), match.end() - 1)
            )
            while first < last and words.keys[first] in told["taken"] + ["the", "that", "la", "el", "los"]:
                first += 1
            keys = tuple(words.keys[first : last + 1])
            noun = keys[0] if lang == "es" else next(key for key in reversed(keys) if key in _nouns(lang))
            if len(keys) > 1 and _of_the_field(keys, words, lang, local=noun in told["local"]):
                yield Named(keys, first, last, noun in told["local"])
    plain = _plain(lang).search(words)
    if plain is not None:
        first = words.index(plain.start() + 1)
        last = words.index(plain.end() - 2)
        yield Named(tuple(words.keys[first : last + 1]), first, last, local=True, plain=True)


def _of_the_field(keys: Sequence[str], words: Words, lang: str, *, local: bool) -> bool:
    """Whether a law is one on this field, by its name; of a city's with a year by its sentence too."""
    told, name = data("unheard.yaml")[lang], f" {' '.join(keys)} "
    if any(f" {word} " in words.line for word in told["off"]) or any(
        f" {one} " in name for one in told["federal"]
    ):
        return False
    if any(f" {word}" in name for word in told["field"] if word != "ice") or " ice " in name:
        return True
    dated = re.fullmatch(YEAR, keys[-1]) is not None
    return local and dated and not words.there.isdisjoint(told["fields"])


def _ruled_on(words: Words, law: Named, lang: str) -> bool:
    """Whether a high court is said to have done something to the law."""
    line = _fallen([*words.keys[: law.first], SIGN, *words.keys[law.last + 1 :]], lang)
    return _ways(lang, vague=False).search(line) is not None or (
        any("sanct" in key or "sant" in key for key in law.keys)
        and _ways(lang, vague=True).search(line) is not None
    )


def is_unreal(claim: Claim, law: Named) -> bool:
    """Whether it is told as what may be, was not so, or is only somebody's word."""
    words = claim.whole.words
    unreal = set(data("unheard.yaml")[claim.lang]["unreal"])
    comma = words.text.find(",", words.spans[law.last][1])
    ends = sum(start < comma for start, _ in words.spans) if comma > 0 else len(words)
    hits = (h for h in modals(words, claim.lang) if h.first < ends and words.keys[h.first] not in RULES)
    said = {hit.concept for hit in hits}
    told = _fallen(words.keys[:ends], claim.lang)
    return not unreal.isdisjoint(told.keys) or bool(said & REPORTED) or doubted(words)


def _fallen(keys: list[str], lang: str) -> Words:
    """The words with "fell" for "did not survive"."""
    line = f" {' '.join(keys)} "
    for phrase in data("unheard.yaml")[lang]["fell"]:
        line = line.replace(f" {phrase} ", " fell ")
    return Words.folded(line.split())


def is_known(checking: Checking, claim: Claim, law: Named) -> bool:
    """Whether the record has the law, one that may be meant, or a ruling of such a court on such a law."""
    words = claim.whole.words
    name = words.original(law.first, law.last)
    index = checking.index(around(checking, claim))
    if index.by_title(name) or index.by_short_name(name) or index.by_number(words.text):
        return True
    places = [p for p in (*claim.own_places, *claim.places, *_subject(checking)) if p.id != COUNTRY]
    codes = {place.state for place in places if place.state} | states_named(words)
    if not codes or len(codes) > 1:
        return True
    code = next(iter(codes))
    local = [place for place in places if place.kind not in STATE_KINDS]
    own = frozenset(ident for place in local for ident in checking.context(place).own)
    if any(set(fold(place.name).split()) <= {*law.keys} for place in local):
        law = structs.replace(law, local=True)
    if _on_record(checking, law, states()[code].id, own, _telling(law, code, places)):
        return True
    return _ruled_before(checking, words, law, own if law.local else frozenset(), code)


def _subject(checking: Checking) -> list[Jurisdiction]:
    return [checking.subject] if checking.subject is not None else []


def states_named(words: Words) -> set[str]:
    """The states whose names stand in the words."""
    keys, found, at = words.keys, set[str](), 0
    while at < len(keys):
        names = ((" ".join(keys[at : at + size]), size) for size in (3, 2, 1))
        name, size = next(((n, s) for n, s in names if len(n) > SHORT and n in by_name()), ("", 1))
        found |= {by_name()[name]} if name else set()
        at += size
    return found


def _telling(law: Named, code: str, places: Sequence[Jurisdiction]) -> frozenset[str]:
    """The words of a law's name that tell it from others of the state: no place, no kind of law, no year."""
    passed = {key for place in places for key in fold(place.name).split()} | PLAIN_WORDS
    passed |= {key for name in (states()[code].en, states()[code].es) for key in fold(name).split()}
    passed |= {fold(noun) for lang in ("en", "es") for noun in data("unheard.yaml")[lang]["nouns"]}
    return frozenset(
        key for key in law.keys if key not in passed and not key.isdigit() and not re.fullmatch(JOINS, key)
    )


def _on_record(
    checking: Checking, law: Named, state: str, own: frozenset[str], telling: frozenset[str]
) -> bool:
    """Whether a law of the state that the record has may be the one that is meant."""
    years = {key for key in law.keys if re.fullmatch(YEAR, key)}
    for one in _of_state(checking, state):
        if one.case is not None:
            continue
        mine = one.jurisdiction in own
        dated = not years or bool(years & {event.date[:4] for event in one.timeline})
        kinds = {"charter"} if CHARTERS & {*law.keys} else MADE
        if law.local and mine and one.kind in kinds and dated and touched(one):
            return True
        meant = not own if law.local else one.jurisdiction == state or len(telling) > 1
        meant = (touched(one) or one.kind not in MADE) if law.local and mine else meant
        if meant and telling and {key[:BEGINNING] for key in telling} <= _title_of(one):
            return True
    return False


def _title_of(law: Instrument) -> set[str]:
    """The beginnings of the words of a law's title."""
    return {key[:BEGINNING] for text in (law.title.en, law.title.es) for key in words_of(text).keys}


def _ruled_before(checking: Checking, words: Words, law: Named, own: frozenset[str], code: str) -> bool:
    """Whether the record has a case of such a court on a law of the place, or of the state."""
    state = states()[code].id
    said = {court for court in courts(words.text, code) if court.startswith(HIGH)}
    for one in _of_state(checking, state):
        if one.case is None or (own and not _concerns(one, own)):
            continue
        if own and _of_its_year(one, law):
            return True
        told = courts(f"{one.case.court} {one.citation} {one.summary.en}", code)
        field = {key[:BEGINNING] for key in words_of(one.title.en).keys} & {
            key[:BEGINNING] for key in words.keys
        }
        if not own and one_rank(said, told) and field & _field_beginnings():
            return True
    return False


def _of_its_year(case: Instrument, law: Named) -> bool:
    """Whether a case may be on a law of the year that the law's name has."""
    years = {key for key in law.keys if re.fullmatch(YEAR, key)}
    text = f"{case.summary.en} {' '.join(event.date[:4] for event in case.timeline)}"
    return not years or any(year in text for year in years)


def _concerns(case: Instrument, own: frozenset[str]) -> bool:
    """Whether a case is about one of these governments, or names it."""
    names = {ident.rsplit(":", 1)[-1].replace("_", " ") for ident in own}
    line = words_of(f"{case.title.en} {case.summary.en}").line
    return not own.isdisjoint((case.jurisdiction, *case.about)) or any(f" {name} " in line for name in names)


@cache
def _field_beginnings() -> frozenset[str]:
    return frozenset(
        word[:BEGINNING] for lang in ("en", "es") for word in data("unheard.yaml")[lang]["field"]
    )


def _of_state(checking: Checking, state: str) -> list[Instrument]:
    """The instruments of a state and of all governments in it."""
    held = [place for place in checking.record.placed(Instrument) if f"{place}/".startswith(f"{state}/")]
    return [one for one in checking.record.at(Instrument, held) if one.jurisdiction.startswith(state)]


@cache
def _nouns(lang: str) -> frozenset[str]:
    return frozenset(fold(noun) for noun in data("unheard.yaml")[lang]["nouns"])


@cache
def _title(lang: str) -> re.Pattern[str]:
    """A name with capitals and the noun of a law, with its year if it has one."""
    nouns, joined = "|".join(data("unheard.yaml")[lang]["nouns"]), rf"(?:{JOINS} )*"
    if lang == "es":
        return compiled(rf"\b(?:{nouns}) {joined}{CAP}(?: {joined}(?:{CAP}|{YEAR})){{0,6}}")
    return compiled(rf"\b{CAP} (?:{joined}{CAP} ){{0,6}}?{joined}(?:{nouns})\b(?: of {YEAR})?")


@cache
def _plain(lang: str) -> Way:
    return Way(rf" {data('unheard.yaml')[lang]['plain']}(?: of {YEAR}| de {YEAR})?(?= )")


def tells_of_none(words: Words, lang: str) -> bool:
    """Whether a text says itself that there is no such thing, or that it was made up."""
    return _nothing(lang).search(words) is not None


@cache
def _nothing(lang: str) -> Way:
    return Way(rf" (?:{'|'.join(data('unheard.yaml')[lang]['nothing'])})(?= )")


@cache
def _ways(lang: str, *, vague: bool) -> Way:
    told = data("unheard.yaml")[lang]
    pieces = {
        "DOING": told["doing"], "DONE": told["done"], "LOSS": told["loss"], "ACT": told["acts"],
        "COURT": told["vague_courts" if vague else "courts"], "LAW": [SIGN],
    }  # fmt: skip
    text = "|".join(told["ways"])
    for name, ways in pieces.items():
        text = text.replace(name, f"(?:{'|'.join(ways)})")
    unreal = "|".join(told["unreal"])
    return Way(rf" (?:{text})(?= )".replace("~", rf"(?!(?:{unreal}) )\S+"))
