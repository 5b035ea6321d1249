"""Places set against each other: "St. Louis vs. St. Louis County", "Kansas City MO or KS".

Read after the names are found and before they are put together, since elsewhere a county beside a city
says where the city lies, and a state by itself is a place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from lexloci.places.compile import STATE
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.names import COUNTY_WORDS
from lexloci.reading.lexicon import data
from lexloci.reading.scan import Mention
from lexloci.reading.words import Words

CODE = 2
"""Letters of a state's code: "and KS" goes on with the city named before, "and Kansas" may not."""


def paired(gazetteer: Gazetteer, words: Words, found: Sequence[Mention]) -> list[Mention]:
    """The mentions: those set against the one before marked, a city for a state that stands for it."""
    out: list[Mention] = []
    for mention in found:
        here = mention
        if out and (against := _against(words, out[-1], mention)):
            here = _same_city(gazetteer, out[-1], mention, against) or _apart(out[-1], mention, against)
        out.append(here)
    return out


def _against(words: Words, one: Mention, other: Mention) -> str:
    """How two mentions are set against each other: ``but`` or ``and``; empty where they are not."""
    between = " ".join(words.keys[one.last + 1 : other.first]).removeprefix("city ")
    return next((name for name, joins in data("places/pairs.yaml").items() if between in joins), "")


def _same_city(gazetteer: Gazetteer, one: Mention, other: Mention, against: str) -> Mention | None:
    """The namesake of a city in the state that follows it: "Portland ME or OR"."""
    goes_on = against == "but" or len(other.name) == CODE
    if other.kind != "state" or not one.state or one.kind == "state" or one.state == other.state:
        return None
    there = any(ref.state == other.state and ref.sort != STATE for ref in gazetteer.named(one.name))
    if not (goes_on and there):
        return None
    return structs.replace(one, first=other.first, last=other.last, state=other.state)


def _apart(one: Mention, other: Mention, against: str) -> Mention:
    kinds = {one.kind, other.kind}
    namesakes = _bare(one) == _bare(other) and kinds == {"place", "county"}
    return structs.replace(other, apart=against == "but" or namesakes)


def _bare(mention: Mention) -> str:
    """A name without the word for its kind."""
    words = mention.name.split(" ")
    return " ".join(words[:-1] if words[-1] in COUNTY_WORDS | {"city"} and len(words) > 1 else words)
