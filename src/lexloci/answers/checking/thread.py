"""What sentences point back to: "that order", "the same act", "the ruling", "it" after a law was named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import compatible, told_periods
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.reading.courts import courts, one_rank, rules_on_something
from lexloci.reading.days import Period
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import data
from lexloci.reading.lives import told_steps
from lexloci.reading.marks import marks
from lexloci.reading.phrases import Phrases
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

FAR, NEAR = 5, 1
"""How many sentences may lie between a law and "that law", and between it and "the law" or "it"."""
DESCRIBED = frozenset({"executive_order", "ordinance", "resolution"})
"""Kinds that texts call by their date: "the order of February 5, 2026"."""
BEGAN = frozenset({"passed", "enacted", "signed", "announced", "effective", "attested", "failed"})
FALLEN = frozenset({"struck", "ended", "vetoed"})
GENERAL = frozenset({
    "order", "ordin", "resol", "execu", "city", "count", "state", "immig", "polic", "feder", "mayor", "that",
    "this", "with", "from", "counc", "law", "rule", "ban",
})  # fmt: skip
"""Beginnings of words that do not tell one order from another."""
VERSION = compiled(r" (?:the|la) ((?:19|20)\d\d) version | la version de ((?:19|20)\d\d) ")
"""``the 2025 version``."""
BILLS = frozenset({"bill", "proyecto"})
"""Words that stand in the number of a law: "Senate Bill 4"."""
STEPS = frozenset({"ruling", "vacated", "dismissed", "upheld", "enjoined", "effective", "settled"})
"""Steps by which a court decides."""
ANY_KIND = {"statute": ("statute", "regulation", "constitution"), "policy": ("policy", "guidance")}
"""Kinds of the record that one sort of noun stands for."""


def pointed_back(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law or case named before that the sentence points back to, if it does."""
    thread = checking.thread
    if not thread.instruments or thread.age > FAR:
        return []
    nouns = _nouns(claim.lang)
    for kind in dict.fromkeys(i.kind for i in thread.instruments):
        patterns = nouns.get(sort_of(kind))
        line = claim.whole.words.line
        if patterns and (patterns[0].search(line) or (thread.age <= NEAR and patterns[1].search(line))):
            found = [i for i in thread.instruments if i.kind == kind]
            narrow = [i for i in found if any(p.variable == claim.before for p in i.provisions)]
            return narrow if " crimes " in line and narrow else found
    if (
        thread.age > NEAR
        or not _pronoun(claim)
        or told_by_itself(claim)
        or (_fell(claim) and not thread.alone)
    ):
        return []
    first = thread.instruments[0].case is None
    return [i for i in thread.instruments if (i.case is None) == first]


def described(checking: Checking, claim: Claim, known: Sequence[Instrument]) -> list[Instrument]:
    """The one order, ordinance or resolution that the sentence calls by its date."""
    line = claim.whole.words.line
    kinds = {k for k in DESCRIBED if _plain_nouns(claim.lang, k).stand_in(claim.whole.words)}
    found = told_periods(claim.whole.words, claim.lang, checking.on) if kinds else []
    when = [p for p in found if p.relation == "during"]
    version = VERSION.search(line) if " version " in line else None
    if version is not None and not when:
        own = {ident for place in claim.places for ident in checking.context(place).own}
        year = next(group for group in version.groups() if group)
        made = [i for i in known if i.jurisdiction in own and i.kind in kinds and _made_in(i, year)]
        return made if len(made) == 1 else []
    if len(when) != 1:
        return []
    made = [i for i in known if i.kind in kinds and _began_in(i, when[0])]
    if len(made) > 1 and " county " not in line:
        own = {ident for place in claim.places for ident in checking.context(place).own}
        made = [i for i in made if i.jurisdiction in own] or made
    if len(made) > 1:
        common = set(_stems(Words(" ".join(p.name for p in claim.places)))) | GENERAL
        said = set(_stems(claim.whole.words)) - common
        made = [i for i in made if said & set(_stems(Words(i.title.en)))]
    return made if len(made) == 1 else []


def _stems(words: Words) -> list[str]:
    """Long words without their endings."""
    return [key[:5].rstrip("s") for key in words.keys if len(key) > 3]


def described_case(checking: Checking, claim: Claim, known: Sequence[Instrument]) -> list[Instrument]:
    """The one case in which the court that the sentence names ruled at the time it gives."""
    words = claim.whole.words
    if words.there.isdisjoint(data("thread.yaml")["judges"][claim.lang]):
        return []
    when = [p for p in told_periods(words, claim.lang, checking.on) if p.relation == "during"]
    if len(when) != 1 or not rules_on_something(words):
        return []
    state = claim.places[0].state if claim.places else ""
    said = courts(words.text, state)
    precise = when[0].first[:7] == when[0].last[:7]
    if len(said) > 1 or not (precise or said):
        return []
    found = [
        i
        for i in known
        if i.case is not None
        and any(e.event in STEPS and _within(when[0], e.date) for e in i.timeline)
        and (not said or one_rank(said, courts(" ".join((i.case.court, i.citation, i.summary.en)), state)))
    ]
    places = claim.places or ((checking.subject,) if checking.subject is not None else ())
    own = {ident for place in places for ident in checking.context(place).own}
    near = [i for i in found if i.jurisdiction in own]
    names = [Words(place.name).line for place in places]
    near = near or [
        i
        for i in found
        if i.jurisdiction.count("/") > 1
        and (own & set(i.about) or any(name in Words(i.summary.en).line for name in names))
    ]
    return found if len(found) == 1 else near if len(near) == 1 else []


def ruled_before(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that rules the topic of the sentence before, where this one speaks of "that duty"."""
    again = _phrases(claim.lang, "duties").stand_in(claim.whole.words)
    return list(checking.thread.ruled) if again else []


def ruled_by_it(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that rules the topic of the sentence before, which this one calls "it"."""
    return list(checking.thread.before) if _pronoun(claim) and not told_by_itself(claim) else []


def told_by_itself(claim: Claim) -> bool:
    """Whether a law is told by what it does, and not by what was named: "the law that writes it down"."""
    return _described_law(claim.lang).search(claim.whole.words.line) is not None


@cache
def _described_law(lang: str) -> re.Pattern[str]:
    told = data("thread.yaml")[lang]
    nouns = "|".join(told["nouns"]["statute"])
    return compiled(rf" (?:{'|'.join(told['near'])}) (?:{nouns}) (?:{'|'.join(told['described'])}) ")


def _within(when: Period, date: str) -> bool:
    """Whether a date lies in the period for all that is known of it, and is as precise."""
    return compatible(when, date) and len(date) >= min(
        7, len(when.first) if when.first[:7] == when.last[:7] else 4
    )


def _made_in(instrument: Instrument, year: str) -> bool:
    return any(e.event in BEGAN and e.date[:4] == year for e in instrument.timeline)


def _began_in(instrument: Instrument, when: Period) -> bool:
    """Whether it came about in the period: on the day or in the month that is told, else in the year."""
    size = 4 if when.first[5:] == "01-01" and when.last[5:] == "12-31" else 7
    size = 10 if when.first == when.last else size
    return any(e.event in BEGAN and e.date[:size] == when.first[:size] for e in instrument.timeline)


def sort_of(kind: str) -> str:
    """The sort of act a kind is spoken of as: a regulation is a statute, guidance a policy."""
    return next((sort for sort, kinds in ANY_KIND.items() if kind in kinds), kind)


def _fell(claim: Claim) -> bool:
    """Whether something is said to have been struck down, ended or vetoed: it may be another thing."""
    return any(hit.concept in FALLEN for hit in happenings(claim.whole.words, claim.lang))


def _pronoun(claim: Claim) -> bool:
    words, lang = claim.whole.words, claim.lang
    line = words.line
    if line.startswith(_starts(lang)) or _phrases(lang, "inside").stand_in(words):
        return True
    return _phrases(lang, "objects").stand_in(words) and bool(
        told_steps(words, claim.lang) or happenings(words, claim.lang) or case_fates(words, claim.lang)
    )


@cache
def _starts(lang: str) -> tuple[str, ...]:
    return tuple(f" {word} " for word in data("thread.yaml")[lang]["starts"])


@cache
def _phrases(lang: str, name: str) -> Phrases:
    return Phrases(data("thread.yaml")[lang][name])


def case_fates(words: Words, lang: str) -> frozenset[str]:
    """What a text says became of a case."""
    return frozenset(_fates(lang).found(words))


@cache
def _fates(lang: str) -> Ways[str]:
    return Ways({fate: rf" (?:{'|'.join(ways)}) " for fate, ways in data("fates.yaml")["case"][lang].items()})


@cache
def _nouns(lang: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each sort of instrument how "that law" and "the law" are said."""
    told = data("thread.yaml")[lang]
    far, near = (f"(?:{'|'.join(told[lead])}) " for lead in ("far", "near"))
    described = f"(?!(?:{'|'.join(told['described'])}) )"
    return {
        sort: (
            compiled(rf" {far}(?:\w+ )?(?:{'|'.join(nouns)}) "),
            compiled(rf" {near}(?:{'|'.join(nouns)}) {described}"),
        )
        for sort, nouns in told["nouns"].items()
    }


def other_things(claim: Claim, found: Sequence[Instrument], *, binding: bool = False) -> bool:
    """Whether a sentence that names instruments speaks of something else too: a law that ends a policy.

    :param binding: only of what may bind people, as no agreement or program does.
    """
    told = data("thread.yaml")
    own = {noun for i in found for noun in told[claim.lang]["nouns"].get(sort_of(i.kind), ())}
    own |= set(told["unbinding"][claim.lang]) if binding else set()
    own |= BILLS if marks(claim.whole.words.text) else frozenset()
    return not claim.whole.words.there.isdisjoint(set(told["things"][claim.lang]) - own)


def speaks_of(claim: Claim, kind: str) -> bool:
    """Whether a noun stands in the sentence that instruments of a kind are called by."""
    nouns = data("thread.yaml")[claim.lang]["nouns"].get(sort_of(kind), ())
    return any(f" {noun} " in claim.whole.words.line for noun in nouns)


@cache
def _plain_nouns(lang: str, kind: str) -> Phrases:
    nouns = data("thread.yaml")[lang]["nouns"][kind]
    plain = (noun for noun in nouns if noun not in ("law", "ban", "rule", "norma"))
    return Phrases(" ".join(Words(noun).keys) for noun in plain)
