"""Courts named in a text, by rank: the nation's highest, a circuit, a federal district, a state's courts."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import Any

from lexloci.core.memory import remembered
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words, words_of

REMEMBERED = 4_096
"""Texts whose courts are kept: those of the record's cases are asked for again and again."""
ANY_CIRCUIT = "circuit"
"""A federal court of appeals that is not told by its number."""
RANKS = ("us_supreme", "state_supreme", "state_appeals", "us_district")


@remembered(REMEMBERED)
def courts(text: str, state: str = "") -> frozenset[str]:
    """The ranks of the courts that ``text`` names: ``us_supreme``, ``circuit 9``, ``us_district`` …

    :param state: USPS code of the state it is about; New York calls its highest court Court of Appeals.
    """
    return frozenset(_courts(words_of(text), state))


def _courts(words: Words, state: str) -> set[str]:
    rules, line = _rules(), words.line
    found = {rank for rank in RANKS if any(f" {phrase} " in line for phrase in rules[rank])}
    for n, key in enumerate(words.keys) if not words.there.isdisjoint(rules["circuit"]) else ():
        before = words.keys[n - 1] if n else ""
        after = words.keys[n + 1] if n + 1 < len(words) else ""
        number = rules["circuit_words"].get(before) or rules["circuit_words"].get(after)
        if key in rules["circuit"] and number:
            found.add(f"circuit {number}")
    if any(f" {phrase} " in line for phrase in rules["appeals"]) and not found:
        found.add(ANY_CIRCUIT)
    if "state_appeals" in found:
        return found - {"us_supreme"}
    if _appeals_of_a_state(words):
        found.add("state_appeals" if state != "NY" else "state_supreme")
    if _of_a_state(words):
        found = (found - {"us_supreme"}) | {"state_supreme"}
    if state == "NY" and " court of appeals " in line and not any(r.startswith("circuit") for r in found):
        found |= {"state_supreme"} if " us court of appeals " not in line else set()
    return found


def one_rank(said: Set[str], known: Set[str]) -> bool:
    """Whether some court of one text may be one of the other: any circuit, where the number is not told."""
    circuits = [any(rank.startswith(ANY_CIRCUIT) for rank in ranks) for ranks in (said, known)]
    return bool(said & known) or (ANY_CIRCUIT in said | known and all(circuits))


def rules_on_something(words: Words) -> bool:
    """Whether a verb of deciding stands in ``words``."""
    return not words.there.isdisjoint(_verbs())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(_rules()["rulings"])


def _of_a_state(words: Words) -> bool:
    """``Missouri Supreme Court``, ``Supreme Court of Missouri``, ``Corte Suprema de Nuevo México``."""
    keys = words.keys
    for n in range(len(keys) - 1):
        if keys[n : n + 2] in (["supreme", "court"], ["corte", "suprema"]):
            before = (" ".join(keys[max(0, n - 2) : n]), " ".join(keys[max(0, n - 1) : n]))
            rest = keys[n + 3 : n + 5] if n + 2 < len(keys) and keys[n + 2] in ("of", "de") else []
            names = (*before, " ".join(rest), " ".join(rest[:1]))
            if any(len(name) > 2 and name in by_name() for name in names):
                return True
    return False


def _appeals_of_a_state(words: Words) -> bool:
    """``North Carolina Court of Appeals``."""
    keys = words.keys
    return any(
        keys[n : n + 3] == ["court", "of", "appeals"]
        and any(" ".join(keys[max(0, n - size) : n]) in by_name() for size in (1, 2))
        and keys[n - 1] != "us"
        for n in range(1, len(keys) - 2)
    )


@cache
def _rules() -> dict[str, Any]:
    return dict(data("courts.yaml"))
