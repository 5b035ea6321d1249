"""Places named in running text: ZIP codes, states, counties, cities, with the state said beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import structs

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.places.compile import STATE
from lexloci.places.gazetteer import Gazetteer, Ref
from lexloci.places.names import COUNTY_WORDS, fold
from lexloci.places.states import by_name
from lexloci.reading.kinds import describes, kind_said, one_name, only_a_kind, said_city
from lexloci.reading.lexicon import Hit, data
from lexloci.reading.marks import marks
from lexloci.reading.overlaps import THRESHOLD, likeliest, written_as_name
from lexloci.reading.persons import LARGE, county_officer, no_place, operation
from lexloci.reading.scan import AGENCIES, Mention, Scan
from lexloci.reading.slips import slips, slips_before
from lexloci.reading.statenames import INSIDE, ZIP, aliases, named_states, state_beside
from lexloci.reading.words import Words

__all__ = ["Mention", "mentions"]

MAX_NAME = 5
"""The longest name looked for, in words."""
BESIDE_STATE, COUNTY_WEIGHT, ZIP_WEIGHT = 3.0, 2.5, 6.0
SAME_STATE = 1.5
"""What a name gains if the text speaks of a state that has a place so called."""
LEAST = 0.5
PERSON = 2.5
"""What a name loses after a title, or before a word that shows it to be no place."""
UNKNOWN_COUNTY = 7.5
"""More than the place or the state that the county may be named after."""
LONGER = 3.0
"""For each further word of such a name: Kansas City County is not City County."""
NATIVE = 3.0
"""For the full name of a tribal nation, which has no population to weigh: Navajo is also a town."""
NATIVE_WORDS = frozenset(
    ["nation", "tribe", "tribes", "reservation", "pueblo", "band", "rancheria", "community"]
)
MAX_COUNTY, BESIDE_CUE = 3, 1.0
"""The longest county's name; what a name gains after "in" and the like, or before a word for an agency."""
LONGER_THAN_A_STATE = 1.0
"""What a name gains that goes on where a state's name ends: Iowa City."""
SHORT_NAME = ZIP_DIGITS = 5
FOLDED = 8_192  # Names whose keys are kept.
UNITS = frozenset({"unit", "units", "team", "teams", "crisis", "van", "vans", "command", "crew"})
SHORT_COUNTY = " co"
"""``Howard Co.``"""
OF_CITIES = (" city", " cities", " town", " village")
"""Small words behind a state by which no place of that name is meant."""
PLURAL_COUNTIES = frozenset({"counties", "condados", "parishes"})
ANY = frozenset({"a", "an", "any", "every", "each", "which", "what", "no", "another"})
AND = frozenset({"and", "y", "e"})
SAINTS = frozenset(["san", "santa", "santo", "los", "las", "la", "el", "saint", "st"])
"""Beginnings of Spanish names, which are longer than one word and often translated."""
COUNTY_LEADS = frozenset({"de", "del", "la", "el", "los", "las", "of"})
OWNED = compiled(r"[’']s ")
"""What is somebody's and no name: "San Diego's North County"."""
OPENERS = frozenset({
    "after", "before", "since", "when", "while", "once", "in", "at", "for", "from", "with", "if", "as",
    "under", "until", "because", "unlike", "by", "and", "but", "so", "both", "only", "even", "then", "though",
})  # fmt: skip
"""Words that begin a sentence and no county's name."""


def mentions(
    gazetteer: Gazetteer, words: Words, hits: Sequence[Hit], lang: str, *, edited: bool = False
) -> list[Mention]:
    """The places named in ``words``, in order; of names that overlap the likeliest only.

    Letters before the number of a law are none: SF in ``SF 481``.

    :param edited: it is edited text, in which names have capitals.
    """
    scan = structs.replace(
        _scan(lang), words=words, topical=frozenset(n for hit in hits for n in hit.words), edited=edited,
        cased=words.cased,
    )  # fmt: skip
    states = list(named_states(scan))
    found = [*_zips(gazetteer, words), *states, *_unknown_counties(gazetteer, scan)]
    found += [*_names(gazetteer, scan, states), *_counties(gazetteer, scan, states), *aliases(words)]
    found += [] if edited else _misspelt(gazetteer, scan, found)
    laws = {mark.start for mark in marks(words.text)} if found else ()
    return likeliest(scan, [m for m in found if words.spans[m.first][0] not in laws], states)


@cache
def _scan(lang: str) -> Scan:
    """A scan of nothing, with the lists of a language."""
    lists = data(f"places/{lang}.yaml")
    return Scan(
        Words(""),
        frozenset(),
        frozenset(lists["ordinary"]) | frozenset(data("places/en.yaml")["ordinary"]),
        frozenset(lists["never"]) | frozenset(data("languages.yaml")[lang]),
        frozenset(lists["before"]),
        frozenset(lists["titles"]),
        frozenset(lists["namers"]),
        frozenset(lists["no_place"]),
        frozenset(lists["police"]),
        frozenset(data("places/people.yaml")["officials"]),
        frozenset(data("places/people.yaml")["acting"]),
        frozenset(lists["letters"]),
        frozenset(lists["codes"]),
        tuple(lists["county_lead"]),
        cased=False,
        edited=False,
    )


def _zips(gazetteer: Gazetteer, words: Words) -> Iterator[Mention]:
    numbering = data("places/numbering.yaml")["numbers"]
    for n, key in enumerate(words.keys):
        numbered = n and words.keys[n - 1] in numbering
        if len(key) == ZIP_DIGITS and not numbered and ZIP.fullmatch(key) and gazetteer.zip(key) is not None:
            yield Mention(n, n, key, "zip", "", ZIP_WEIGHT)


def _names(gazetteer: Gazetteer, scan: Scan, states: list[Mention]) -> Iterator[Mention]:
    words, named = scan.words, operation(scan.words)
    for first, capital in enumerate(words.capitals):
        if (scan.edited and not capital) or first in named:
            continue
        longest = _longest(gazetteer, words, first)
        if not longest:
            continue
        lead_at = _county_lead(scan, first)
        for last in range(_reach(words, first, longest), first - 1, -1):
            key = _folded(words.original(first, last))
            if not key:
                continue
            known = [] if _city_of_a_state(scan, first, last, key) else gazetteer.named(key)
            refs = _meant(scan, last, key, known)
            if refs and not only_a_kind(words, first, last):
                yield _mention(scan, first, last, key, refs, states)
            if key in scan.never:
                continue
            lead = lead_at
            short = key.endswith(SHORT_COUNTY)
            if short:
                lead, key = first, key.removesuffix(SHORT_COUNTY)
            bare = _bare_county(scan, first, last) and all(ref.is_county for ref in known)
            counties = gazetteer.named(f"{key} county") if short or lead < first or bare else []
            if counties:
                yield _mention(scan, lead, last, f"{key} county", counties, states)


@remembered(FOLDED)
def _folded(name: str) -> str:
    """A name as a key, without the ``'s`` of an owner."""
    key = fold(name)
    return key.removesuffix("s") if name.endswith(("'s", "’s")) else key


def _longest(gazetteer: Gazetteer, words: Words, first: int) -> int:
    """How many words the longest name has that may begin with word ``first``; 0 if none does."""
    begins = _begins(words.given[first])
    return max(map(gazetteer.longest, begins)) if begins else MAX_NAME


@remembered(FOLDED)
def _begins(word: str) -> tuple[str, ...]:
    """How the folded name of a place may begin that begins with ``word``."""
    whole = fold(f"{word} x").split(" ")[:-1]
    return tuple({whole[0], _folded(word).split(" ")[0]}) if whole else ()


def _reach(words: Words, first: int, longest: int) -> int:
    """The last word, of ``longest`` and :data:`MAX_NAME` at most, of a name that begins with ``first``."""
    end = min(first + min(longest, MAX_NAME), len(words)) - 1
    return next((n for n in range(first, end) if not INSIDE.fullmatch(words.gap(n))), end)


def _city_of_a_state(scan: Scan, first: int, last: int, key: str) -> bool:
    """Whether "the only Texas city" tells of a city of that state, and not of Texas City."""
    small = scan.edited and first < last and not scan.words.capitals[last]
    return small and key.endswith(OF_CITIES) and key.rpartition(" ")[0] in by_name()


def _bare_county(scan: Scan, first: int, last: int) -> bool:
    """Whether a name that no place has may be a county's by itself: ``in Karnes``."""
    before = scan.words.keys[first - 1] if first else ""
    if scan.edited or before not in scan.before or len(scan.words.keys[first]) < SHORT_NAME:
        return False
    plain = scan.ordinary | scan.never
    return not any(n in scan.topical or scan.words.keys[n] in plain for n in range(first, last + 1))


def _counties(gazetteer: Gazetteer, scan: Scan, states: list[Mention]) -> Iterator[Mention]:
    """``Monroe, Wayne and Yates counties``, ``los condados de Otero, Torrance y Cibola``.

    Where only states are named, their counties are meant: ``Colorado counties``.
    """
    words = scan.words
    for n, key in enumerate(words.keys) if PLURAL_COUNTIES & words.there else ():
        if key not in PLURAL_COUNTIES:
            continue
        spanish = n + 1 < len(words) and words.keys[n + 1] == "de"
        step, at = (1, n + 2) if spanish else (-1, n - 1)
        series = list(_series(words, at, step))
        if all(fold(words.original(first, last)) in by_name() for first, last in series):
            continue
        for first, last in series:
            name = f"{fold(words.original(first, last))} county"
            refs = gazetteer.named(name)
            if refs:
                yield _mention(scan, first, last, name, refs, states)


def _series(words: Words, at: int, step: int) -> Iterator[tuple[int, int]]:
    """Names joined by commas and "and", read from word ``at`` forward or backward."""
    names: list[int] = []
    while 0 <= at < len(words) and (words.capitalized(at) or words.keys[at] in AND):
        joined = at + 1 < len(words) and "," in words.gap(at) if step < 0 else at and "," in words.gap(at - 1)
        if names and (joined or words.keys[at] in AND):
            yield min(names), max(names)
            names = []
        if words.keys[at] not in AND:
            names.append(at)
        at += step
    if names:
        yield min(names), max(names)


def _meant(scan: Scan, last: int, key: str, refs: list[Ref]) -> list[Ref]:
    """The places that ``key`` may mean: what names no place, or a state, does so only beside a state."""
    if not refs or not (key in scan.never or key in by_name()):
        return refs
    state, _ = state_beside(scan, last)
    return [ref for ref in refs if state and ref.state == state and ref.sort != STATE]


def _county_lead(scan: Scan, first: int) -> int:
    """Where ``condado de`` begins before word ``first``; ``first`` if it does not stand there."""
    if not _has_lead(scan):
        return first
    line = " ".join(scan.words.keys[max(0, first - 2) : first])
    for lead in scan.county_lead:
        if line.endswith(lead):
            return first - lead.count(" ") - 1
    return first


def _has_lead(scan: Scan) -> bool:
    """Whether ``condado de`` and the like stand anywhere in the text."""
    known, asked = scan.words.known, (_has_lead, scan.county_lead)
    if asked not in known:
        known[asked] = any(lead in scan.words.line for lead in scan.county_lead)
    return bool(known[asked])


def _mention(scan: Scan, first: int, last: int, key: str, refs: list[Ref], states: list[Mention]) -> Mention:
    said, named = kind_said(scan, first, last)
    state, end = state_beside(scan, named)
    inside = [ref for ref in refs if ref.state == state]
    if not inside:
        state, end = "", named
    county = " " in key and key.rpartition(" ")[2] in COUNTY_WORDS
    strength = _strength(scan, first, last, key, inside or refs)
    if state:
        strength += BESIDE_STATE
    elif strength >= LEAST and _state_elsewhere(states, first, last) & {ref.state for ref in refs}:
        strength += SAME_STATE
    kind = "county" if county else "place"
    strength += COUNTY_WEIGHT * county
    return Mention(first, end, key, kind, state, strength, said_city(scan, first), "" if county else said)


def _state_elsewhere(states: list[Mention], first: int, last: int) -> set[str]:
    """States that the text names by other words than ``first`` to ``last``."""
    return {m.state for m in states if m.last < first or last < m.first}


def _strength(scan: Scan, first: int, last: int, key: str, refs: list[Ref]) -> float:
    """How likely words that are a place's name mean the place: by size, capitals, the word before."""
    words = scan.words
    size = last - first + 1
    out = 0.4 * size + min(2.0, max(0.0, math.log10(max(ref.weight for ref in refs) + 1) - 3.5))
    if size > 1 and words.keys[last] in NATIVE_WORDS and max(ref.quality for ref in refs) == 1:
        out += NATIVE
    capital = scan.cased and words.capitalized(first)
    if capital:
        out += 1.5 if first > 0 or size > 1 else 0.7
    led = first > 0 and words.keys[first - 1] in scan.before
    if led or (not scan.cased and _before_agency(scan, last, anywhere=True)):
        out += BESIDE_CUE
    if size > 1 and len(words.keys[first]) > len("tx") and words.keys[first] in by_name():
        out += LONGER_THAN_A_STATE
    if first == last and no_place(scan, first, _people(refs)):
        out -= PERSON
    if all(n in scan.topical for n in range(first, last + 1)):
        out -= 3.0
    elif size == 1 and key in scan.ordinary:
        large = max(ref.weight for ref in refs) >= LARGE
        out -= 1.0 if capital and first > 0 else 0.0 if large and _before_agency(scan, last) else 3.0
    elif all(word in scan.ordinary for word in words.keys[first : last + 1]):
        out -= 1.0 if written_as_name(scan, first, last) else 2.0
    return out


def _people(refs: list[Ref]) -> int:
    """The people of the largest of some places that is no county."""
    return max((ref.weight for ref in refs if not ref.is_county), default=0)


def _before_agency(scan: Scan, last: int, *, anywhere: bool = False) -> bool:
    """Whether a word for an agency follows, and no word for a part of one.

    :param anywhere: also where no word leads to a place.
    """
    following = scan.words.keys[last + 1 : last + 3]
    subject = anywhere or last == 0 or scan.words.keys[last - 1] in scan.before
    subject = subject and scan.words.keys[last] not in scan.police
    return subject and bool(following) and following[0] in AGENCIES and not UNITS & set(following)


def _unknown_counties(gazetteer: Gazetteer, scan: Scan) -> Iterator[Mention]:
    """``Everett County`` in a state that has none: kept, so that the premise can be mended."""
    words = scan.words
    for first, last, end in _county_names(scan):
        state, beside = state_beside(scan, end)
        small = words.keys[first] in scan.ordinary | scan.never or (first in scan.topical and first == last)
        owned = OWNED.search(words.original(first, last)) is not None
        small = small or owned or describes(words.keys[first : last + 1])
        name = fold(words.original(first, last))
        known = first == last and words.capitalized(first) and gazetteer.named(name)
        rest = fold(words.original(1, end)) if first == 0 < last else ""
        begun = rest and (gazetteer.named(rest) or words.keys[0] in OPENERS)
        longer = last == end > first and gazetteer.named(f"{name.split()[0]} county")
        named = state or written_as_name(scan, first, last) or known
        if not named or small or begun or longer or county_officer(words, first):
            continue
        name = f"{name} county"
        if not _tail_of_another(gazetteer, words, first, end) and not any(
            ref.state == state or not state for ref in gazetteer.named(name)
        ):
            weight = UNKNOWN_COUNTY + bool(state) + LONGER * (last - first)
            yield Mention(min(first, end), max(beside, last), name, "county", state, weight)


def _tail_of_another(gazetteer: Gazetteer, words: Words, first: int, end: int) -> bool:
    """Whether the words are the end of a longer county's name: (Los) Angeles County."""
    return any(
        gazetteer.named(fold(words.original(start, end)))
        for start in range(max(0, first - MAX_COUNTY), first)
        if one_name(words, start, end)
    )


def _county_names(scan: Scan) -> Iterator[tuple[int, int, int]]:
    """``X County`` and ``condado de X``: first and last word of the name, last word of the whole."""
    words, led = scan.words, _has_lead(scan)
    if not led and "county" not in words.there:
        return
    for n, key in enumerate(words.keys):
        if key == "county":
            for size in range(1, min(MAX_COUNTY, n) + 1):
                whole = one_name(words, n - size, n) and not (size == 1 and _any_of_state(words, n - 1))
                if whole and (size == 1 or written_as_name(scan, n - size, n - 1)):
                    yield n - size, n - 1, n
        lead = _county_lead(scan, n) if led else n
        if lead < n and key not in COUNTY_LEADS and key not in SAINTS:
            for last in range(n, min(n + MAX_COUNTY, len(words))):
                if last == n or (one_name(words, n, last) and written_as_name(scan, n, last)):
                    yield n, last, last


def _any_of_state(words: Words, n: int) -> bool:
    """``a Georgia county``: any of the counties of a state, and none of its name."""
    return n > 0 and words.keys[n] in by_name() and words.keys[n - 1] in ANY


def _misspelt(gazetteer: Gazetteer, scan: Scan, found: list[Mention]) -> list[Mention]:
    """Places whose names are a slip away from words of the text, if it names none (or a state only)."""
    sure = {m.kind for m in found if m.strength >= THRESHOLD} - {"zip"}
    if not sure:
        return list(_mended(gazetteer, scan))
    if sure > {"state"}:
        return []
    states = [m for m in found if m.kind == "state" and m.strength >= THRESHOLD]
    before = ((state, slips_before(gazetteer, scan, state.first, state.state)) for state in states)
    return [Mention(slip[0], m.last, slip[1], "place", m.state, BESIDE_STATE) for m, slip in before if slip]


def _mended(gazetteer: Gazetteer, scan: Scan) -> Iterator[Mention]:
    for first, last, name, state in slips(gazetteer, scan):
        if state:
            yield Mention(first, last, state.casefold(), "state", state, THRESHOLD)
            continue
        beside, end = state_beside(scan, last)
        kind = "county" if name.rpartition(" ")[2] in COUNTY_WORDS else "place"
        yield Mention(first, end, name, kind, beside, THRESHOLD + 0.1 * (last - first))
