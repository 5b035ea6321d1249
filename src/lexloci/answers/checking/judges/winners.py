"""Who won a case between the federal government and a state, city or county (``data/winners.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import notes_of, ruled, unreal
from lexloci.answers.checking.judges.rulings import COURTS, case_of, of_money, sides, undecided
from lexloci.answers.checking.named import VERSUS
from lexloci.answers.checking.pieces import in_pieces
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.suits import NATION
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

UNSURE = frozenset({"not", "does_not", "no_subject", "hedge", "reported", "proposal"})
DECIDED = frozenset({"ruled", "found", "decided", "agreed", "fallo", "resolvio", "decidio"})
CLEARED, WRONGS = (
    frozenset({"nothing", "nada"}),
    frozenset({"wrong", "unlawful", "illegal", "improper", "malo", "ilegal"}),
)
"""Words of a "not" that is in somebody's favor: "the county had done nothing wrong"."""
NAMED = {
    "nation": compiled(r"\b(?:ruled|judgment|ruling)\b[^.;]* for the (?:United States|government)\b", re.I),
    "local": compiled(
        r"\b(?:state|city|county|cities) won\b|\bruled for the (?:state|city|county|cities)\b", re.I
    ),
    "suing": compiled(r"\b(?:judgment|injunctions?|ruling)\b[^.;]* for the plaintiffs\b", re.I),
}
"""How the record says outright who won."""
PUBLIC = ("public",)
OTHER = {"nation": "local", "local": "nation", "public": "private"}
GOVERNING = frozenset(
    {"county", "city", "sheriff", "state", "town", "village", "governor", "attorney", "people"}
)
"""Words of the name of a side that governs."""
LOCAL = ("county:", "place:", "cousub:")
BEATEN = compiled(
    r"unlawful|\bfor the plaintiffs?\b|writ was sustained|broke the|violated|\bvoid\b|liable"
    r"|no (?:power|basis|authority)",
    re.I,
)
"""How the record says that a government lost to somebody whom it does not govern with."""
UNBEATEN = compiled(r"upheld|dismiss|immun|reversed|moot|denied|vacated|standing|no ruling|appeal|part", re.I)
"""Words of the record by which that may not be all."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where one case is meant, and the side that is said to have won it did not."""
    words = claim.whole.words
    if words.there.isdisjoint(COURTS) and not VERSUS.search(words.text):
        return []
    said, of_public = _said(claim), _said(claim, PUBLIC)
    if (said is None and of_public is None) or _unsure(claim) or _parted(claim):
        return []
    case = case_of(checking, claim)
    if case is None or "tps" in case.topics or of_money(claim, case):
        return []
    winner = _winner(case)
    wrong = said is not None and winner is not None and winner != said
    lost = _public_lost(case) if of_public is not None else None
    wrong = wrong or (lost is not None and lost != (of_public != "public"))
    return [ruled(checking, case, "contradicted", "check_case")] if wrong else []


def _unsure(claim: Claim) -> bool:
    """Whether it is denied, doubted, wished for or told as somebody's words: "ruled" is what courts do."""
    words = claim.whole.words
    hits = [
        hit
        for hit in modals(words, claim.lang)
        if not DECIDED & set(words.keys[hit.first : hit.last + 1])
        and not (words.keys[hit.last] in CLEARED and WRONGS & set(words.keys[hit.last + 1 : hit.last + 2]))
    ]
    return bool({hit.concept for hit in hits} & UNSURE) or unreal(words.keys)


def _said(claim: Claim, sides_: tuple[str, ...] = ("nation", "local")) -> str | None:
    """The side that the sentence says won: ``nation`` or ``local``; None where it names neither or both."""
    found = set()
    for how, side in _ways(claim.lang, sides_).found(claim.whole.words):
        found.add(side if how == "won" else OTHER[side])
    return found.pop() if len(found) == 1 else None


def _parted(claim: Claim) -> bool:
    return any(f" {word} " in claim.whole.words.line for word in data("winners.yaml")["parted"])


def _winner(case: Instrument) -> str | None:
    """The side that won by the record; ``""`` where no ruling came; None where that is unclear."""
    assert case.case is not None
    title = case.title.en.split("(")[0]
    ours, _, theirs = title.partition(" v. ")
    suing = title.startswith(NATION)
    sued = not Words(theirs).there.isdisjoint(data("named.yaml")["nation"])
    if suing == sued or not ours or in_pieces(case):
        return None
    if undecided(case):
        return ""
    named = {side for side, pattern in NAMED.items() if pattern.search(case.case.outcome.en)}
    if len(named) == 1:
        side = named.pop()
        return side if side != "suing" else "nation" if suing else "local"
    outcome = sides([case.case.outcome.en])
    if len(outcome) != 1 or len(sides(list(notes_of(case)))) != 1:
        return None
    won = outcome == {"block"}
    return "nation" if won == suing else "local"


def _public_lost(case: Instrument) -> bool | None:
    """Whether a county, a city or a sheriff lost to a person who sued it; None where that is unclear."""
    assert case.case is not None
    ours, _, theirs = case.title.en.split("(")[0].partition(" v. ")
    person = " ex rel. " in ours or GOVERNING.isdisjoint(Words(ours).there)
    local = any(ident.rsplit("/", 1)[-1].startswith(LOCAL) for ident in (case.jurisdiction, *case.about))
    governs = local or " ex rel. " in ours or not GOVERNING.isdisjoint(Words(theirs).there)
    if (
        case.title.en.startswith(NATION)
        or not (person and governs and theirs)
        or case.case.status == "pending"
    ):
        return None
    outcome = case.case.outcome.en
    return True if BEATEN.search(outcome) and not UNBEATEN.search(outcome) else None


@cache
def _ways(lang: str, sides_: tuple[str, ...]) -> Ways[tuple[str, str]]:
    """How it is told that each side won, or lost."""
    told = data("winners.yaml")
    return Ways(
        {
            (how, side): f" (?:{'|'.join(told[how][lang]).replace('WHO', told[side][lang])}) "
            for how in ("won", "lost")
            for side in sides_
        }
    )
