"""An act of a state that the record has never heard of, told as law: "the Utah Sanctuary Act of 2024".

That an act is not on record proves nothing by itself. The record has the acts of every state on this field
with their bills: one that bears the field's own word, its state and its year in its name would be there.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.unheard import (
    MOST,
    YEAR,
    Named,
    is_known,
    is_unreal,
    laws_named,
    states_named,
    tells_of_none,
)
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

ACTS = frozenset({"act", "law", "statute", "ley"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where such an act is told to be or to have been in force."""
    words, lang = claim.whole.words, claim.lang
    if len(words) > MOST or words.there.isdisjoint(ACTS) or _own(lang).search(words) is None:
        return []
    if tells_of_none(words, lang) or claim.sentence.text.endswith("?"):
        return []
    for law in laws_named(words, lang):
        state = _state_of(law)
        if not state or is_unreal(claim, law) or is_known(checking, claim, law):
            continue
        if not _made_any(checking, state, {key for key in law.keys if re.fullmatch(YEAR, key)}):
            return [Ruling(verdict="false_premise", reason=say("check_unmade"))]
    return []


def _state_of(law: Named) -> str:
    """The code of the one state in a name that has a year and the field's own word too; empty otherwise."""
    name = Words(" ".join(law.keys))
    dated = any(re.fullmatch(YEAR, key) for key in law.keys)
    own = any(_own(lang).search(name) is not None for lang in ("en", "es"))
    found = states_named(name)
    return found.pop() if not (law.local or law.plain) and dated and own and len(found) == 1 else ""


def _made_any(checking: Checking, state: str, years: Set[str]) -> bool:
    """Whether the state made such a law in the year, which somebody may call by a name of his own."""
    variables, ident = checking.record.variables, states()[state].id
    return any(
        not years.isdisjoint({event.date[:4] for event in one.timeline})
        and any(variables[name].scale == "cooperation" for name in one.topics if name in variables)
        for one in checking.record.at(Instrument, [ident])
        if one.case is None
    )


@cache
def _own(lang: str) -> Way:
    return Way(rf" (?:{data('unheard.yaml')[lang]['own']}) ")
