"""Sentences of the corpora held against the record: what is said of each."""

from __future__ import annotations

from functools import cache

from lexloci.library import Lexloci
from lexloci.places.model import Jurisdiction
from lexloci.places.states import states

DAY = "2026-11-28"
PROBLEMS = frozenset({"contradicted", "outdated", "false_premise", "inconsistent"})


@cache
def lexloci() -> Lexloci:
    return Lexloci()


@cache
def place(name: str) -> Jurisdiction:
    """The place that a corpus names: a state by its postal code, another by its name."""
    known = states().get(name)
    found = lexloci().gazetteer.by_id(known.id) if known else lexloci().place(name).matches[0].place
    assert found is not None
    return found


def said(text: str, where: Jurisdiction, lang: str) -> str:
    """``problem``, ``supported`` or ``open``, whichever is the worst that is said of the sentence."""
    full = text.replace("{s}", where.name).replace("{c}", where.name)
    found = {claim.verdict for claim in lexloci().check(full, place=where, on=DAY, lang=lang).claims}
    return "problem" if found & PROBLEMS else "supported" if "supported" in found else "open"
