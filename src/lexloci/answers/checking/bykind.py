"""The one law that a sentence calls by its kind and year, of the places around: "the license law of 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

YEAR = compiled(r" (?:19|20)\d\d ")
ROOTS = frozenset({"introduced", "passed", "enacted", "signed", "announced", "vetoed", "failed", "effective"})
"""Events of whose year a law is called."""
LEVELS = {"place": "city", "cousub": "city", "county": "county", "state": "state", "territory": "state"}
STEM = 5
"""Letters by which a word of a title is known."""


class Dated(Struct, frozen=True):
    """A law called by its kind and year, with the words that call it so."""

    called: str
    laws: list[Instrument]


def by_kind_and_year(checking: Checking, claim: Claim, places: Sequence[Jurisdiction]) -> Dated | None:
    """The one law that the sentence calls so; None where none or several may be meant.

    :param places: those whose governments' laws it may speak of.
    """
    line = claim.whole.words.line
    if YEAR.search(line) is None:
        return None
    told = data("fortunes.yaml")[claim.lang]["bykind"]
    for match, noun, year, others in _called(line, claim.lang):
        found = [law for law in _known(checking, places) if law.kind in told["nouns"][noun]]
        found = [law for law in found if any(e.date[:4] == year and e.event in ROOTS for e in law.timeline)]
        found = [law for law in found if _fits(law, others, told)]
        if len(found) == 1 and (_by_title(found[0], others, told) or _on_its_topic(claim, found[0])):
            return Dated(match.group().strip(), found)
    return None


def _called(line: str, lang: str) -> Iterator[tuple[re.Match[str], str, str, list[str]]]:
    """Each law called by kind and year: where, the noun, the year, the words beside."""
    for pattern in _patterns(lang):
        for match in pattern.finditer(line):
            yield match, match["noun"], match["year"], f"{match['a'] or ''} {match['b'] or ''}".split()


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    told = data("fortunes.yaml")[lang]["bykind"]
    noun, year = rf"(?P<noun>{'|'.join(told['nouns'])})", r"(?P<year>(?:19|20)\d\d)"
    lead, word = rf" {told['lead']}", r"(?:[a-z]+ )"
    behind = rf"{lead} (?P<a>{word}{{0,3}}?){noun} (?P<b>{word}{{0,3}}?){told['in_year']} {year}(?= )"
    before = rf"{lead} (?P<a>{word}{{0,3}}?){year} (?P<b>{word}{{0,2}}?){noun}(?= )"
    return (compiled(behind),) if lang == "es" else (compiled(before), compiled(behind))


def _known(checking: Checking, places: Sequence[Jurisdiction]) -> list[Instrument]:
    """The laws and bills of the governments around, without those of the nation."""
    own = {ident for place in places for ident in checking.context(place).chain} - {COUNTRY}
    return [
        law for law in checking.index(tuple(places)).known if law.case is None and law.jurisdiction in own
    ]


def _fits(law: Instrument, others: Sequence[str], told: Mapping[str, Any]) -> bool:
    """Whether the words beside the noun are of the law's level, place or title."""
    level = LEVELS.get(law.jurisdiction.rsplit("/", 1)[-1].split(":")[0], "")
    plain = {*told["plain"], *_place(law)}
    title = _title(law)
    return all(
        told["levels"][word] == level if word in told["levels"] else word in plain or word[:STEM] in title
        for word in others
    )


def _by_title(law: Instrument, others: Sequence[str], told: Mapping[str, Any]) -> bool:
    """Whether a word beside the noun is the law's own: "license" in "the license law of 2015"."""
    common = {*told["plain"], *told["levels"], *_place(law)}
    return any(word not in common and word[:STEM] in _title(law) for word in others)


def _on_its_topic(claim: Claim, law: Instrument) -> bool:
    """Whether the sentence, or the one before it, is on what the law is on."""
    said = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic} | {claim.before}
    return not said.isdisjoint({*law.topics, *(provision.variable for provision in law.provisions)})


def _title(law: Instrument) -> set[str]:
    return {key[:STEM] for text in (law.title.en, law.title.es, law.citation) for key in Words(text).keys}


def _place(law: Instrument) -> set[str]:
    """The words of the name of its government: "kansas", "city"."""
    return set(law.jurisdiction.rsplit(":", 1)[-1].split("_"))
