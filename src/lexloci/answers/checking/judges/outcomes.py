"""How a case came out: a sentence that says a court upheld what it struck down, or the other way round."""

from __future__ import annotations

import re

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.history import history_of
from lexloci.answers.checking.judges.plainly import notes_of, ruled
from lexloci.answers.checking.judges.rulings import case_of
from lexloci.answers.checking.judges.spans import compatible, told_periods
from lexloci.answers.checking.linking import around, told
from lexloci.answers.checking.pieces import WHOLE, in_pieces, is_split
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.past import OPEN_CASES
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.reading.events import happenings
from lexloci.reading.stance import modals
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

MERITS = {
    "en": (
        r" (?:held|ruled|found|concluded|declared|decided) that .* (?:is|was|are|were) "
        r"(?:constitutional|unconstitutional|valid|invalid|sound) ",
        r" (?:held|ruled|found|concluded) that .* discriminatory intent ",
        r" (?:held|ruled|found|concluded|decided) that .* (?:violates?|violated|breaks?|offends?|squares with"
        r"|fits|is in line with|agrees with|complies with) the (?:\w+ )?constitution ",
        r" (?:held|ruled|found|declared|called|judged) .* (?:constitutional|unconstitutional|valid|invalid) ",
        r" upheld .* (?:as (?:constitutional|valid)|on the merits) ",
        r" (?:ruled|decided|found|held) .* on the merits ",
    ),
    "es": (
        r" (?:fallo|dictamino|declaro|sostuvo|resolvio|decidio|determino|concluyo) .* "
        r"(?:constitucional|inconstitucional|valid[oa]|invalid[oa]) ",
        r" (?:fallo|dictamino|declaro|sostuvo|resolvio|decidio|avalo|ratifico) .* en cuanto al fondo ",
        r" (?:fallo|dictamino|sostuvo|resolvio|decidio|determino|concluyo) que .* "
        r"(?:viola|contradice|respeta|se ajusta a) la (?:\w+ )?constitucion ",
    ),
}  # fmt: skip
"""How a text says that a court decided whether a law is valid."""
VALID = frozenset({
    "constitutional", "unconstitutional", "constitution", "valid", "invalid", "sound", "merits", "intent",
    "constitucional", "inconstitucional", "constitucion", "valida", "valido", "invalida", "invalido", "fondo",
})  # fmt: skip
"""Words of which each way to say that has one."""
UNDECIDED = compiled(
    r" (?:not|never|without|no|nunca|sin) (?:\w+ )?(?:decid|rul|reach|say|said|address|fall|resol|dij)\w* "
    r"| whether | si "
)
"""How a text says that it did not."""
NO_MERITS = compiled(
    r"as moot|lack of standing|lacked standing|did not (?:rule|reach|decide)[^.]* (?:merits|valid)"
    r"|not reach the merits"
)
"""Words of the record by which the court did not."""
FOR_GOOD = (
    "once and for all", "for good", "definitively", "finally", "de una vez por todas", "definitivamente",
    "en definitiva",
)  # fmt: skip
"""How a text says that a case is over."""
REVIEW = frozenset({
    "block", "injunction", "ruling", "judgment", "dismissal", "fallo", "sentencia", "bloqueo", "rechazo",
    "desestimacion", "sentence", "frase", "part", "parts", "parte", "partes",
    "rest", "resto", "demas", "some",
})  # fmt: skip
"""What else than the law a court upholds or sets aside."""
LOWER = frozenset({"judge", "justice", "lower", "trial", "district", "juez", "jueza", "inferior"})
"""Words for a court below, whose ruling is upheld or set aside."""
LOWER_COURT = frozenset({
    "trial", "lower", "district", "first", "part", "parts", "some", "appealed", "inferior", "distrito",
    "primera", "parte", "partes",
})  # fmt: skip
"""Words of a ruling on the way, or on a piece of a law."""
NEXT = 4
"""Within how many words after the verb they stand."""
ORDER = compiled(
    r"(?<!denial of an )(?:\border|\borders|\binjunction|\bjudgment|\bblock)\b[^.;]* (?:affirmed|upheld)"
    r"|(?:affirmed|upheld) (?:the |an |its )?(?:orders?|injunction|judgment|block|ruling)\b"
    r"|in part(?:,| and) reversed"
)
"""Sentences of the record on a ruling below that was upheld: the law itself may have fallen by it."""
ORDERS = {
    "stood": compiled(r"\b(?:affirmed|upheld)\b"),
    "fell": compiled(r"\b(?:vacated|reversed|overturned|set aside)\b"),
}
AFTER = 7
"""Within how many words after the verb its object stands."""
FELL, STOOD = frozenset({"struck", "blocked"}), frozenset({"upheld"})
FELL_EVENTS = frozenset({"enjoined", "stayed"})
STOOD_EVENTS = frozenset({"upheld", "cleared"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling on each clause that tells the outcome of a case it names by its parties."""
    subject = (checking.subject,) if checking.subject is not None else ()
    case = next(iter(checking.index((*claim.places, *subject)).by_party(claim.whole.words)), None)
    if case is None:
        found = told(checking, claim)
        case = found[0] if len(found) == 1 else None
    merits = _on_merits(claim)
    if merits and (case is None or case.case is None):
        case = case_of(checking, claim) or _case_over(checking, claim)
    if case is None or case.case is None:
        return []
    if merits and _for_good(claim) and case.case.status in OPEN_CASES:
        return [ruled(checking, case, "contradicted", "check_outcome")]
    if merits and _never_reached(checking, claim, case):
        return [ruled(checking, case, "contradicted", "check_outcome")]
    rulings = [_on_part(checking, claim.lang, part, case) for part in claim.parts]
    return [ruling for ruling in rulings if ruling is not None]


def _for_good(claim: Claim) -> bool:
    """Whether the last word is said to have been spoken."""
    return any(f" {phrase} " in claim.whole.words.line for phrase in FOR_GOOD)


def _on_merits(claim: Claim) -> bool:
    """Whether the sentence says that a court held a law valid or invalid."""
    words = claim.whole.words
    if VALID.isdisjoint(words.there) or UNDECIDED.search(words.line):
        return False
    return any(re.search(way, words.line) for way in MERITS[claim.lang])


def _case_over(checking: Checking, claim: Claim) -> Instrument | None:
    """The one case over the law last spoken of, of those of its number, with a step at the time told."""
    laws = [i.id for i in told(checking, claim) if any(p.variable == claim.before for p in i.provisions)]
    when = told_periods(claim.whole.words, claim.lang, checking.on) if laws else []
    known = checking.index(around(checking, claim)).known if len(when) == 1 else []
    cases = [
        case
        for case in known
        if case.case is not None
        and not set(laws).isdisjoint(case.relates)
        and any(compatible(when[0], event.date) for event in case.timeline)
    ]
    return cases[0] if len(cases) == 1 else None


def _never_reached(checking: Checking, claim: Claim, case: Instrument) -> bool:
    """Whether the case ended without a ruling on the law, and no ruling before that end may be meant."""
    assert case.case is not None
    words = claim.whole.words
    if not NO_MERITS.search(" ".join(notes_of(case)).casefold()) or LOWER_COURT & words.there:
        return False
    when = [p for p in told_periods(words, claim.lang, checking.on) if p.relation != "before"]
    last = max((event.date for event in case.timeline), default="")
    return all(compatible(period, last) or period.first > last for period in when)


def _on_part(checking: Checking, lang: str, part: Part, case: Instrument) -> Ruling | None:
    said = _side({hit.concept for hit in happenings(part.words, lang)})
    denied = {hit.concept for hit in modals(part.words, lang)} & {"not", "does_not", "no_subject", "proposal"}
    lower = _of_lower_court(part, lang)
    known = _known_order(case) if lower else _known_of(checking, case)
    if not said or not known or denied or (not lower and _of_else(part, lang)):
        return None
    if known == "split":
        known = "fell" if said == "stood" and WHOLE & part.words.there else "stood"
        if not WHOLE & part.words.there:
            return None
    if said == "fell" and happenings_of(case) & FELL:
        return None
    right = said == known
    if (right and is_split(case)) or (not right and in_pieces(case) and not WHOLE & part.words.there):
        return None
    return Ruling(
        verdict="supported" if right else "contradicted",
        reason=say("check_supported" if right else "check_outcome"),
        truth=history_of(checking, case), instrument=case.id,
    )  # fmt: skip


def _of_else(part: Part, lang: str) -> bool:
    """Whether what is upheld or set aside is a ruling, or only a piece of the law."""
    keys = part.words.keys
    return any(REVIEW & set(keys[hit.last + 1 : hit.last + AFTER]) for hit in happenings(part.words, lang))


def _of_lower_court(part: Part, lang: str) -> bool:
    """Whether what is upheld or set aside is what a judge or a court below did."""
    keys = part.words.keys
    return any(LOWER & set(keys[hit.last + 1 : hit.last + NEXT]) for hit in happenings(part.words, lang))


def happenings_of(case: Instrument) -> set[str]:
    """Every event that the record's words on a case name."""
    assert case.case is not None
    notes = " ".join(event.note.en for event in case.timeline if event.note)
    told = f"{case.case.outcome.en} {case.summary.en} {notes}"
    return {hit.concept for hit in happenings(Words(told), "en")}


def _known_of(checking: Checking, case: Instrument) -> str:
    """The same as :func:`_known`, kept from page to page."""
    kept: dict[str, str] = checking.record.kept.setdefault("outcomes", {})
    found = kept.get(case.id)
    if found is None:
        found = kept[case.id] = _known(case)
    return found


def _known(case: Instrument) -> str:
    """``fell`` or ``stood`` by what the record tells of the case; empty if it tells both or neither."""
    assert case.case is not None
    texts = (*_sentences(case.case.outcome.en), *_sentences(case.summary.en))
    laws = " ".join(text for text in texts if not ORDER.search(text.casefold()))
    said = {hit.concept for hit in happenings(Words(laws), "en")}
    events = {event.event for event in case.timeline}
    if not said & (FELL | STOOD) and "dismissed" not in said:
        said |= {"blocked"} if events & FELL_EVENTS else set()
        said |= {"upheld"} if events & STOOD_EVENTS else set()
    return _side(said)


def _known_order(case: Instrument) -> str:
    """``fell``, ``stood`` or ``split``: what the record says became of the ruling below; empty if nothing."""
    assert case.case is not None
    found = set()
    for text in _sentences(case.case.outcome.en):
        for side, pattern in ORDERS.items():
            found |= {side} if pattern.search(text.casefold()) else set()
    return "split" if len(found) > 1 else "".join(found)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.;])\s+", text)


def _side(concepts: set[str]) -> str:
    fell, stood = bool(concepts & FELL), bool(concepts & STOOD)
    return "" if fell == stood else "fell" if fell else "stood"
