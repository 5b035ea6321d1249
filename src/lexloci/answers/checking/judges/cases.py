"""What became of a case: settled, moot, with or without prejudice, open or over, filed and decided when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.bills import DENIED, fates
from lexloci.answers.checking.judges.history import SUITS
from lexloci.answers.checking.judges.plainly import UNSURE, notes_of, ruled, stated
from lexloci.answers.checking.judges.rulings import undecided
from lexloci.answers.checking.judges.spans import compatible, told_periods
from lexloci.answers.checking.linking import apart, just_named, told
from lexloci.answers.checking.named import VERSUS
from lexloci.answers.checking.oblique import beside_case
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.suits import NATION, suit_meant
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.days import Period
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

OUTCOMES: Mapping[str, Mapping[str, Verdict]] = {
    "pending": {
        "pending": "supported",
        "settled": "contradicted",
        "over": "contradicted",
        "dismissed": "contradicted",
        "dropped": "contradicted",
        "won": "contradicted",
    },
    "on_appeal": {
        "pending": "supported",
        "appeal": "supported",
        "unappealed": "contradicted",
        "settled": "contradicted",
        "over": "contradicted",
        "dropped": "contradicted",
    },
    "decided": {"pending": "outdated", "silent": "outdated", "settled": "contradicted", "over": "supported"},
    "dismissed": {
        "dismissed": "supported",
        "won": "contradicted",
        "pending": "outdated",
        "silent": "outdated",
        "settled": "contradicted",
        "over": "supported",
    },
    "settled": {
        "pending": "outdated",
        "silent": "outdated",
        "settled": "supported",
        "over": "supported",
        "appeal": "outdated",
        "fought": "contradicted",
    },
}
"""What the status of a case makes of what a sentence says of it."""
GAVE_IN = r" (?:consent|agreed|joint motion|by agreement|settled|gave up) "
RESISTED = (
    r" (?:moved to dismiss|asked (?:\w+ ){1,4}?(?:be dismissed|dismiss|end the case)|motion to dismiss"
    r"|asked to dismiss|asked again to end) "
)
"""How the record tells that a side gave in, or that it asked a court to end a suit against it."""
WORDED: Mapping[str, tuple[str, str]] = {
    "with_prejudice": (r" with prejudice ", r" without prejudice "),
    "without_prejudice": (r" without prejudice ", r" with prejudice "),
    "moot": (r" moot ", ""),
    "gave_in": (GAVE_IN, RESISTED),
    "granted": ("", r" injunction denied | denied (?:the|an) \w*\s?injunction | refused to (?:stop|block) "),
    "denied": (r" injunction denied | denied (?:the|an) \w*\s?injunction | refused to (?:stop|block) ", ""),
}
"""Words of the record (English) that bear out what a sentence says, and words that refute it."""
OWN_NOT = frozenset({"gave_in", "silent", "unappealed", "pending"})
"""What is told with a "not" of its own."""
SAID = {
    "settled": compiled(r"settle|agree"),
    "dismissed": compiled(r"dismiss|threw|tossed|thrown|dropped"),
}
"""Words of the record by which a part of a case may have gone so."""
ANOTHER = compiled(
    r" (?:another|other|second|third|separate|earlier|otr[ao]s?|segund[ao]|distint[ao]) (?:\w+ )?"
    r"(?:suit|suits|lawsuit|lawsuits|case|cases|complaint|challenge|demandas?|pleitos?|casos?) "
)
"""A suit that is told of beside the one that was named."""
LAWMAKERS = frozenset({
    "legislature", "lawmakers", "legislators", "committee", "senate", "desk", "legislatura", "legisladores",
    "comision", "comite", "senado", "escritorio",
})  # fmt: skip
"""Words of what is pending, and is no case."""
NEAR = 62
"""Days by which a date may be off."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """Rulings on what the sentence says of the one case it names or points back to."""
    found = told(checking, claim) or (
        just_named(checking, claim, apart(claim.lang)) if fates(claim, "case") else []
    )
    cases = suit_meant(checking, claim, found)
    alone = (
        len(found) == 1
        or SUITS & claim.whole.words.there
        or VERSUS.search(claim.whole.words.text)
        or not any(i.case for i in found)
    )
    case = cases[0] if cases and alone else None
    if case is None or not (stated(claim) or _outright(claim)) or ANOTHER.search(claim.whole.words.line):
        return []
    if beside_case(claim) or not LAWMAKERS.isdisjoint(claim.whole.words.there):
        return []
    denied = {h.concept for h in modals(claim.whole.words, claim.lang)} & DENIED
    if denied and not fates(claim, "case") & OWN_NOT:
        return []
    said = fates(claim, "case")
    if case.case is not None and case.case.status == "on_appeal" and "silent" in said:
        said -= {"pending"}  # a court has ruled, and another has not yet
    verdicts = [(_of_status(case, fate) or _of_words(case, fate)) for fate in sorted(said)]
    verdicts += [_dated(checking, claim, case), _grounds(claim, case)]
    return [ruled(checking, case, v, "check_case") for v in verdicts if v is not None]


def _outright(claim: Claim) -> bool:
    """Whether a side is said, without a hedge, to have fought on, or a court to have said nothing yet.

    The "until the end" of the one is no doubt, nor is the "whether" of the other.
    """
    told_ = fates(claim, "case")
    unsure = {hit.concept for hit in modals(claim.whole.words, claim.lang)} & UNSURE
    return (told_ == {"fought"} and not unsure) or ("silent" in told_ and told_ <= {"pending", "silent"})


def _of_status(case: Instrument, fate: str) -> Verdict | None:
    assert case.case is not None
    verdict = OUTCOMES[case.case.status].get(fate)
    if fate == "won" and not (undecided(case) or _lost_by_nation(case)):
        return None
    if fate in SAID and verdict == "contradicted" and not undecided(case) and SAID[fate].search(_told(case)):
        return None
    return verdict


def _lost_by_nation(case: Instrument) -> bool:
    """Whether a court dismissed a case that the federal government brought, and it did not drop it itself."""
    assert case.case is not None
    return case.title.en.startswith(NATION) and "ropped" not in case.case.outcome.en


def _of_words(case: Instrument, fate: str) -> Verdict | None:
    right, wrong = WORDED.get(fate, ("", ""))
    line = _told(case)
    if right and re.search(right, line):
        return None if wrong and re.search(wrong, line) else "supported"
    return "contradicted" if wrong and re.search(wrong, line) else None


def _told(case: Instrument) -> str:
    return " ".join(Words(text).line for text in notes_of(case))


def _grounds(claim: Claim, case: Instrument) -> Verdict | None:
    """``The ruling rested on the Second Amendment``, where the record names another."""
    match = compiled(f" {data('fates.yaml')['grounds'][claim.lang]} ").search(claim.whole.words.line)
    known = set(re.findall(r" (\w+) amendment ", _told(case)))
    said = data("fates.yaml")["ordinals"].get(match[1], match[1]) if match is not None else ""
    return "contradicted" if said and known and said not in known else None


def _dated(checking: Checking, claim: Claim, case: Instrument) -> Verdict | None:
    """When it was filed or decided, against the dates on record."""
    found = told_periods(claim.whole.words, claim.lang, checking.on)
    when = found[0] if len(found) == 1 and found[0].relation == "during" else None
    if when is None:
        return None
    line = claim.whole.words.line
    filed, decided = (_pattern(sort, claim.lang).search(line) for sort in ("filed", "decided"))
    if filed and not decided and not fates(claim, "case"):
        return _of_dates(when, [e.date for e in case.timeline if e.event == "filed"])
    if decided and not filed and case.case is not None and case.case.status != "pending":
        return _of_dates(when, [e.date for e in case.timeline if e.event != "filed"])
    return None


def _of_dates(when: Period, dates: Iterable[str]) -> Verdict | None:
    dates = list(dates)
    if any(compatible(when, date) for date in dates):
        return "supported"
    gaps = [max(days_between(when.last, first_day(d)), days_between(last_day(d), when.first)) for d in dates]
    return "contradicted" if dates and min(gaps) > NEAR else None


@cache
def _pattern(sort: str, lang: str) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(data('fates.yaml')[sort][lang])}) ")
