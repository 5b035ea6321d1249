"""What became of a law that a sentence names or points back to, and who did it, against its history.

A fate is wrong only where the record has one that excludes it (``excludes`` in ``data/fortunes.yaml``): a
bill that failed was not signed, what was signed was not vetoed, what stands was not withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.fared import Fared, fared
from lexloci.answers.checking.judges.officials import names_another, something_else
from lexloci.answers.checking.judges.plainly import UNSURE, doubted, granted, ruled, stated, unreal
from lexloci.answers.checking.judges.spans import lately, told_periods
from lexloci.answers.checking.oblique import in_case, only_thought
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.signs import signed
from lexloci.core.dates import last_day
from lexloci.core.patterns import compiled
from lexloci.reading.days import Period
from lexloci.reading.fortunes import Fortune, fortunes
from lexloci.reading.lexicon import data
from lexloci.reading.others import PIECES, of_the_law
from lexloci.reading.stance import modals
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

OF_ITS_YEAR = compiled(
    r"\b(?:of|de|del(?: año)?) (?:19|20)\d\d\b|\((?:19|20)\d\d\)"
    r"|\b(?:[Tt]he|that|this|s) (?:19|20)\d\d (?=[A-Za-z])"
    r"|\b(?:passed|enacted|signed|adopted|aprobada|firmada|promulgada) (?:in|en) (?:19|20)\d\d"
    r"(?=,? (?:is|was|has|remains|still|sigue|está|fue|continúa))"
)
"""The year by which a law is called, which tells nothing of when something became of it."""
START = r"^(?: \w+)?"
"""The beginning of a sentence, and one word: "Ever since …"."""
WOULD = compiled(r", (?:which|that) (?:would|could|might) [^,;]{2,90},")
"""What a bill would do, told in passing."""
ALWAYS = "9999-12-31"
ENTERED = frozenset({"entro", "took", "went", "came"})
"""Verbs of a law's first day, which tell nothing of today."""
NEAR = 1
"""Years between a law's making and what is told of it, if it is not of another law before it."""
LEVELS = {"place": "city", "cousub": "city", "county": "county", "state": "state", "territory": "state"}
BODIES = {"city": "city", "county": "county", "legislature": "state"}
"""The level of whose laws each body makes."""
PASSED = compiled(r"\b[Pp]assed the (?:House|Senate|Assembly)\b|\b(?:House|Senate|Assembly) passed\b")
OPPOSED = (
    frozenset({"rejected", "died", "vetoed"}),
    frozenset({"passed", "law", "in_force", "overridden", "signed"}),
)
"""Fates one law may have had one after the other: "the council rejected it twice before it adopted it"."""
WHY = {
    "pending": "check_decided",
    "in_force": "check_decided",
    "suspended": "check_stands",
    "signed": "check_bill",
}
BODY = frozenset({"passed", "law"})
AT_A_DESK = frozenset({"signed", "vetoed"})
"""Fates on the desk of whoever signs laws."""
CHAMBERS = frozenset({"house", "senate", "assembly"})
VOTED_ON = frozenset({"statute", "ordinance", "resolution"})


class _Exclusion(Struct, frozen=True, forbid_unknown_fields=True, rename={"all": "with"}):
    """Facts of the record that exclude a fate.

    :ivar all: facts that must all be there; ``without``: facts of which none may be.
    :ivar whose: by whom it must be said to have been done; ``not_by``: by whom not.
    :ivar near: what is told must be dated near the law's own making, if at all; ``later``: not before it.
    :ivar present: it is told as being so now; ``since_end``: it is dated after the law was no more.
    :ivar same: a body of the law's own level, if one is named.
    """

    all: frozenset[str]
    without: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    not_by: frozenset[str] = frozenset()
    then: Verdict = "contradicted"
    near: bool = False
    later: bool = False
    present: bool = False
    since_end: bool = False
    same: bool = False


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, by the first fate that the record excludes."""
    if claim.sentence.text.endswith("?") or not (_stated(claim) or granted(claim) or _asks(claim)):
        return []
    meant = signed(checking, claim)
    words = of_the_law(meant.words, claim.lang) if meant is not None else None
    told = fortunes(words, claim.lang) if words is not None else []
    if meant is None or words is None or not told or _unsure(claim, words, told):
        return []
    for one in told:
        acts = meant.options(one.sign)
        if one.fate in AT_A_DESK and something_else(claim):
            continue
        if _denied(words, one, told, claim.lang):
            continue
        if not (_stated(claim) or _granted(words, one) or _asked_of(claim, words, one)):
            continue
        verdicts = {_verdict(checking, claim, one, act) for act in acts}
        verdict = verdicts.pop() if len(verdicts) == 1 else None
        if verdict is not None and one.fate == "neversigned" and names_another(checking, claim, acts[0]):
            verdict = None  # it was not this person who signed it
        if verdict is not None:
            led = _asked_of(claim, words, one) or _taken(words, one, claim.lang, START)
            taken = verdict == "contradicted" and bool(one.sign) and led
            key = "check_bill" if acts[0][0].bill is not None else WHY.get(one.fate, "check_stands")
            return [ruled(checking, acts[0][0], "false_premise" if taken else verdict, key)]
    return []


def _stated(claim: Claim) -> bool:
    """Whether it states what is so, but for what a bill would do: "HB 1, which would ban that, died"."""
    rest = _beside_what_it_would(claim)
    if stated(claim) or rest is claim.whole.words:
        return stated(claim)
    unsure = {hit.concept for hit in modals(rest, claim.lang)} & UNSURE
    return not unsure and not unreal(rest.keys)


def _beside_what_it_would(claim: Claim) -> Words:
    words = claim.whole.words
    return words_of(WOULD.sub(" ", words.text)) if WOULD.search(words.text) else words


def _unsure(claim: Claim, words: Words, told: Sequence[Fortune]) -> bool:
    """Whether it is only somebody's view, or of a piece of a law, or two fates are told in turn."""
    if (
        doubted(_beside_what_it_would(claim))
        or only_thought(claim)
        or in_case(claim)
        or not _told_words(claim.lang, "partly").isdisjoint(words.there)
    ):
        return True
    fates = {one.fate for one in told}
    return all(fates & side for side in OPPOSED)


def _denied(words: Words, one: Fortune, told: Sequence[Fortune], lang: str) -> bool:
    """Whether a "not" stands outside the words of what is told, in its piece of the sentence or before it."""
    last = len(words.text)
    at, line = 0, words.line
    for match in PIECES.finditer(words.text):
        if len(Words(words.text[: match.start()]).line) >= one.end:
            last = match.start()
            break
    ends, outside = len(Words(words.text[:last]).line), []
    for other in told:
        outside += line[at : max(at, min(other.start, ends))].split()
        at = max(at, other.end)
    outside += line[at : max(at, ends)].split()
    return not _words(lang, "negative").isdisjoint(outside)


def _granted(words: Words, one: Fortune) -> bool:
    """Whether what is taken for granted stands before the first comma: "since it was repealed, …"."""
    comma = words.text.find(",")
    return comma > 0 and one.end <= len(Words(words.text[:comma]).line)


def _asks(claim: Claim) -> bool:
    """Whether somebody asks something, and nothing else makes it unsure."""
    words = claim.whole.words
    return not _told_words(claim.lang, "asks").isdisjoint(words.there) and not unreal(words.keys)


def _asked_of(claim: Claim, words: Words, one: Fortune) -> bool:
    """Whether a question takes it for granted: "many ask what changed when the governor signed it"."""
    return _asks(claim) and _taken(words, one, claim.lang)


def _taken(words: Words, one: Fortune, lang: str, start: str = "") -> bool:
    """Whether it is taken for granted: "now that the law was repealed".

    :param start: where in the sentence that must stand.
    """
    led = data("fortunes.yaml")[lang]["taken"]
    return (
        re.search(rf"{start} (?:{'|'.join(led)}) (?:\w+ ){{0,4}}?$", words.line[: one.start + 1]) is not None
    )


def _verdict(checking: Checking, claim: Claim, one: Fortune, laws: Sequence[Instrument]) -> Verdict | None:
    """What the history of an act makes of a fate; None where it does not exclude it."""
    known = fared(checking, laws)
    if known is None:
        return None
    if _of_another_body(one, laws, known) or _passed_there(claim, one, laws):
        return "contradicted"
    when = _when(checking, claim)
    facts = known.facts | _open_then(when, known)
    for rule in _excludes().get(one.fate, ()):
        if (
            rule.all <= facts
            and rule.without.isdisjoint(facts)
            and _may_be_meant(rule, one, laws, (known, when), claim)
        ):
            return rule.then
    return None


def _may_be_meant(
    rule: _Exclusion,
    one: Fortune,
    laws: Sequence[Instrument],
    told: tuple[Fared, Sequence[Period]],
    claim: Claim,
) -> bool:
    """Whether the fate is told of this law, in its time, by whom the exclusion is about."""
    known, when = told
    if (rule.whose and one.who not in rule.whose) or one.who in rule.not_by:
        return False
    if rule.same and one.who in BODIES and BODIES[one.who] != _level(laws[0]):
        return False
    was = claim.whole.past and " being " not in claim.whole.words.line
    if rule.present and (when or was or not ENTERED.isdisjoint(claim.whole.words.there)):
        return False
    years = [int(period.first[:4]) for period in when]
    if rule.since_end:
        return bool(when) and all(period.first >= last_day(known.ended or ALWAYS) for period in when)
    if rule.near:
        return all(any(abs(year - own) <= NEAR for own in known.years) for year in years)
    return not rule.later or all(year >= min(known.years, default=0) for year in years)


def _when(checking: Checking, claim: Claim) -> list[Period]:
    """The periods that the sentence tells, without the year by which a law is called."""
    words = Words(OF_ITS_YEAR.sub(" ", claim.whole.words.text))
    found = told_periods(words, claim.lang, checking.on)
    near = lately(words, claim.lang, checking.on) if not found else None
    return found if near is None else [near]


def _open_then(when: Sequence[Period], known: Fared) -> frozenset[str]:
    """Whether a bill was still open after the one time that is told."""
    then = "open" in known.facts and len(when) == 1 and when[0].last < known.looked
    return frozenset({"open_then"}) if then else frozenset()


def _of_another_body(one: Fortune, laws: Sequence[Instrument], known: Fared) -> bool:
    """Whether a body of another level is said to have made the law: a city council a state's statute."""
    level = _level(laws[0])
    wrong = one.who in BODIES and BODIES[one.who] != level and all(law.kind in VOTED_ON for law in laws)
    named = any("legislature" in (law.issuer or "").casefold() for law in laws)  # a county may have one
    if one.fate not in BODY or not wrong or named or "made" not in known.facts or not level:
        return False
    return "state" in (level, BODIES[one.who])  # a county's board may be that of its city


def _passed_there(claim: Claim, one: Fortune, laws: Sequence[Instrument]) -> bool:
    """Whether a chamber is said to have voted down what the record has it passing."""
    if one.fate not in OPPOSED[0] - {"vetoed"} or one.who not in ("chamber", ""):
        return False
    told = CHAMBERS & claim.whole.words.there
    notes = [e.note.en for law in laws for e in law.timeline if e.event == "passed" and e.note]
    notes += [piece for law in laws for piece in law.summary.en.split(". ") if PASSED.search(piece)]
    return len(told) == 1 and any(told & Words(note).there for note in notes)


def _level(law: Instrument) -> str:
    return LEVELS.get(law.jurisdiction.rsplit("/", 1)[-1].split(":")[0], "")


@cache
def _excludes() -> Mapping[str, list[_Exclusion]]:
    return msgspec.convert(data("fortunes.yaml")["excludes"], dict[str, list[_Exclusion]])


@cache
def _told_words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("fortunes.yaml")[lang][name])


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("likeness.yaml")[lang][name])
