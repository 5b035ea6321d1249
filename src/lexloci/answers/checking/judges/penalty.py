"""What who breaks a law faces: years, dollars, grades of crime, against the penalties of the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import LAW
from lexloci.answers.checking.judges.plainly import live_rules, ruled, sentences_of, stated
from lexloci.answers.checking.linking import apart, controlling, just_named, meant
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import FAR, NEAR, speaks_of
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.words import Words
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

MONEY = compiled(r"\$\s?(\d[\d,]*)|(\d[\d.,]*) d[oó]l")
THOUSANDS = compiled(r"[.,](?=\d{3}(?!\d))|[.,]$")
ONE = {"one": 1, "a": 1, "un": 1, "uno": 1}
FINES = frozenset({"fine", "fines"})
BRIEF = 20
"""Words of a sentence that tells a penalty of the law before it and no more."""
LOOSE = ("about", "over", "under")
"""Kinds of words by which a number is not exact."""
ROUNDED = 0.1
"""By how much of it a number may then differ."""
SPAN = 2.0
"""Years in prison from which on a misdemeanor cannot be meant."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on the penalty that the sentence gives for a law it names."""
    if not _talks(claim.lang).stand_in(claim.whole.words) or not stated(claim):
        return []
    if compiled(data("penalty.yaml")[claim.lang]["befell"]).search(claim.whole.words.line):
        return []  # what somebody got, which may be less than the law has
    found = _law(checking, claim)
    laws = [i for i in found if i.case is None]
    found = laws if not speaks_of(claim, "case") else found
    return _on(checking, claim, found) if found and not any(i.case is not None for i in found) else []


def _law(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that is named or just was, or that rules what officials are spoken of for."""
    found = meant(checking, claim) or just_named(checking, claim, apart(claim.lang) - LAW)
    found = found or _carried(checking, claim) or _right_behind(checking, claim)
    officials = data("penalty.yaml")[claim.lang]["officials"]
    if found or claim.whole.words.there.isdisjoint(officials):
        return found
    return controlling(checking, claim)


def _on(checking: Checking, claim: Claim, found: list[Instrument]) -> list[Ruling]:
    """At most one ruling on the penalty of laws."""
    if all(i.kind == "resolution" for i in found) and _criminal(claim):
        return [ruled(checking, found[0], "contradicted", "check_penalty")]
    if _over(checking, claim, found):
        return [ruled(checking, found[0], "outdated", "check_penalty")]
    rules_ = live_rules(checking, found)
    if _no_suit(claim) and re.search(data("penalty.yaml")["sues"], _summed(found, rules_)):
        return [ruled(checking, found[0], "contradicted", "check_penalty")]
    texts = [text for rule in rules_ for text in _texts(rule)] or _summarized(found)
    verdict = _weighed(claim.whole.words, claim.lang, texts) if texts else None
    return [ruled(checking, found[0], verdict, "check_penalty")] if verdict else []


@cache
def _talks(lang: str) -> Phrases:
    return Phrases(data("penalty.yaml")[lang]["talks"])


def _carried(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law spoken of some sentences ago, or that rules what the one before was about: "ignores it"."""
    thread, place = checking.thread, claim.place or checking.subject
    ways = data("penalty.yaml")[claim.lang]["it"]
    line = claim.whole.words.line
    noun = thread.called_before and any(speaks_of(claim, law.kind) for law in thread.before)
    if not noun and not any(compiled(rf" {way} ").search(line) for way in ways):
        return []
    pieces = thread.age <= NEAR and not any(law.case for law in thread.instruments)
    if thread.age <= FAR and (len(thread.instruments) == 1 or (pieces and thread.instruments)):
        return thread.instruments
    if (thread.instruments and thread.age <= NEAR) or place is None:
        return []
    if claim.before not in checking.variables:
        found = thread.before if len(thread.before) == 1 else []
        return [law for law in found if _punishes(checking, law)]
    top = checking.context(place).finding(claim.before).controlling
    law = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
    return [law] if law is not None and _punishes(checking, law) else []


def _right_behind(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law of the sentence before, which spoke of nothing else that binds, where a penalty is told."""
    thread, words = checking.thread, claim.whole.words
    strong = any(f" {word} " in words.line for word in data("penalty.yaml")[claim.lang]["strong"])
    near = thread.age <= NEAR and thread.binding and len(words) <= BRIEF and not claim.own_places
    return list(thread.instruments) if near and strong else []


def _punishes(checking: Checking, law: Instrument) -> bool:
    """Whether the record tells a penalty of some rule of a law."""
    return any(rule.penalty for rule in live_rules(checking, [law])) or bool(_dead(checking, [law]))


def _dead(checking: Checking, found: Sequence[Instrument]) -> list[Rule]:
    """Rules with a penalty that are over, of laws that have others in force."""
    live = {rule.provision for rule in live_rules(checking, found)}
    return [
        rule
        for law in found
        for variable in {p.variable for p in law.provisions}
        for rule in checking.record.rules(variable, law.jurisdiction)
        if rule.instrument == law.id and rule.penalty and rule.provision not in live
    ]


def _over(checking: Checking, claim: Claim, found: Sequence[Instrument]) -> bool:
    """Whether the sentence gives as of now the crime of a rule that is over, where none else makes one."""
    words, told_ = claim.whole.words, data("penalty.yaml")[claim.lang]
    if re.search(told_["past"], words.line) or not re.search(told_["now"], words.line):
        return False
    dead = [text for rule in _dead(checking, found) for text in _texts(rule)]
    live = [text for rule in live_rules(checking, found) for text in _texts(rule)]
    crimes = (_of_crime(Words(text).line for text in texts) for texts in (live, dead))
    return list(crimes) == [False, True] and _weighed(words, claim.lang, dead) == "supported"


def _of_crime(lines: Iterable[str]) -> bool:
    return any(f" {word} " in line for line in lines for word in data("penalty.yaml")["crime"])


def _criminal(claim: Claim) -> bool:
    """Whether a crime is said to follow, which no resolution can make."""
    words, told_ = claim.whole.words, data("penalty.yaml")
    denied = any(compiled(rf" {way} ").search(words.line) for way in told_[claim.lang]["nothing"])
    return any(f" {phrase} " in words.line for phrase in told_[claim.lang]["criminal"]) and not denied


def _no_suit(claim: Claim) -> bool:
    ways = data("penalty.yaml")[claim.lang]["no_suit"]
    return any(compiled(rf" {way} ").search(claim.whole.words.line) for way in ways)


def _summed(found: Sequence[Instrument], rules: Sequence[Rule]) -> str:
    """What the record tells of laws and their rules, folded."""
    return " ".join(Words(text).line for text in sentences_of(found, rules))


def _texts(rule: Rule) -> Iterable[str]:
    """The penalty of a rule, with its summary, which may tell more of it."""
    return [rule.penalty["en"]] if rule.penalty else []


def _summarized(found: Sequence[Instrument]) -> list[str]:
    """What the summary of a law tells of its penalty, where its rules tell none."""
    behind_bars = {"jail", "prison"}
    pieces = sentences_of(found, []) if len(found) == 1 else ()
    return [text for text in pieces if behind_bars & Words(text).there and "days" in text]


def _weighed(words: Words, lang: str, texts: list[str]) -> Verdict | None:
    """What the penalties of the record make of the sentence's."""
    known = [Words(text) for text in texts]
    lines = compiled(data("penalty.yaml")["denied"]).sub(" ", " ".join(w.line for w in known))
    crime = _of_crime([lines])
    said, outright = _outright(words.line, lang, lines, crime=crime)
    if said:
        return outright
    turn = _of_turn(words.line, lang, lines)
    if turn is not None:
        return turn
    graded = _of_grade(_in_english(words.line), lines)
    if graded is not None:
        return graded
    if not crime and re.search(data("penalty.yaml")["civil"], lines) and _makes_crime(words.line, lang):
        return "contradicted"
    return _of_measures(words, lang, known, crime)


def _makes_crime(line: str, lang: str) -> bool:
    """Whether it is said outright that breaking the law is a crime."""
    return re.search(data("penalty.yaml")[lang]["is_crime"], line) is not None


def _outright(line: str, lang: str, lines: str, *, crime: bool) -> tuple[bool, Verdict | None]:
    """Whether a penalty is told without a measure, and the verdict: none, a warning, no loss of office."""
    rules, words = data("penalty.yaml")[lang], data("penalty.yaml")

    def told_so(name: str) -> bool:
        return any(compiled(rf" {way} ").search(line) for way in rules[name])

    def known(name: str) -> bool:
        return any(f" {word} " in lines for word in words[name])

    office, sues = (re.search(words[name], lines) is not None for name in ("office", "sues"))
    whole = told_so("at_all") and known("harsh")
    refuted = {
        "keeps_office": office, "unjailed": known("jailed"), "unfined": known("fined"),
        "nothing": crime or "discipline" in lines or whole, "mild": crime or known("harsh"),
        "only_fine": known("jailed") or office, "no_suit": sues, "uncrime": crime,
    }  # fmt: skip
    said = next((name for name in refuted if told_so(name)), "")
    if said:
        return True, "contradicted" if refuted[said] else None
    return told_so("suit"), "supported" if sues else None


def _of_turn(line: str, lang: str, lines: str) -> Verdict | None:
    """The verdict on a sort of crime said of the first breach, or of a later one, if the record has both."""
    told_ = data("penalty.yaml")
    cut = re.search(told_["later"], lines)
    said = [sort for sort in told_["sorts"] if f" {sort} " in _in_english(line)]
    first, later = (re.search(told_[lang][turn], line) for turn in ("first", "later"))
    if cut is None or len(said) != 1 or bool(first) == bool(later):
        return None
    piece = lines[: cut.start() + 1] if first else lines[cut.start() :]
    there = [sort for sort in told_["sorts"] if compiled(rf" {sort[:-1]}").search(piece)]
    return ("supported" if there == said else "contradicted") if len(there) == 1 else None


def _in_english(line: str) -> str:
    """A line with the Spanish words for sorts of crime in English, as the record has them."""
    for spanish, sort in data("penalty.yaml")["sorts_es"].items():
        line = line.replace(f" {spanish} ", f" {sort} ")
    return line


def _of_measures(words: Words, lang: str, known: list[Words], crime: bool) -> Verdict | None:
    """Years, dollars, percent of the sentence against those of the record."""
    there: dict[str, set[float]] = {}
    for text in known:
        for unit, numbers in _measures(text, "en").items():
            there.setdefault(unit, set()).update(numbers)
    minor = any(" misdemeanor " in w.line for w in known) and not any(" felony " in w.line for w in known)
    mild = not crime or minor or bool({"months", "days"} & there.keys())
    prison = any(f" {word} " in words.line for word in data("penalty.yaml")[lang]["prison"])
    fined = {key for text in known for key in text.keys}
    verdicts: set[Verdict] = set()
    for unit, told in _measures(words, lang).items():
        numbers = _rounded(told, there.get(unit, set()), words, lang)
        if unit in there and _capped(words, lang) and max(numbers) < max(there[unit]):
            continue  # which of several penalties is meant is not plain
        if unit in there and (numbers <= there[unit] or not numbers & there[unit]):
            verdicts.add("supported" if numbers <= there[unit] else "contradicted")
        elif (
            (unit != "dollars" and prison and not crime and FINES & fined and there.keys() == {"dollars"})
            or (unit == "dollars" and not there and not FINES & fined)
            or (unit == "years" and prison and max(numbers) >= SPAN and mild)
            or (prison and _shorter(unit, numbers, there))
        ):
            verdicts.add("contradicted")
    return "contradicted" if "contradicted" in verdicts else next(iter(verdicts), None)


def _capped(words: Words, lang: str) -> bool:
    """Whether a number is told as the highest there is: "no more than $500"."""
    return _led(words, lang, "most")


def _led(words: Words, lang: str, kind: str) -> bool:
    """Whether a word of a kind of ``amounts.yaml`` stands right before a number."""
    leads = data("amounts.yaml")[lang]["leads"][kind]
    numbers = [r"\d+", *data("quantities.yaml")[lang]["numbers"], *ONE]
    return compiled(rf" (?:{'|'.join(leads)}) (?:{'|'.join(numbers)}) ").search(words.line) is not None


def _rounded(told: set[float], known: set[float], words: Words, lang: str) -> set[float]:
    """Numbers that are told as rounded or as bounds, as the record has them: "about $25,000"."""
    if not any(_led(words, lang, kind) for kind in LOOSE):
        return told
    return {next((one for one in known if abs(one - number) <= ROUNDED * one), number) for number in told}


def _shorter(unit: str, numbers: set[float], there: dict[str, set[float]]) -> bool:
    """Whether months or days in prison are said where the record has years alone, and longer ones."""
    years = {"months": 1 / 12, "days": 1 / 365}.get(unit, 0)
    return (
        bool(years)
        and set(there) <= {"years", "dollars"}
        and "years" in there
        and max(numbers) * years < min(there["years"])
    )


def _of_grade(line: str, known: str) -> Verdict | None:
    """``a Class A misdemeanor`` against the grades of the record."""
    rules = data("penalty.yaml")
    said, there = _grades(line), _grades(known)
    if len(said) == 1 and there:
        (one,) = said
        same = {grade for grade in there if grade[1] == one[1]}
        return "supported" if said <= there else "contradicted" if same or len(there) == 1 else None
    if there and not said:
        there = set()
    sorts, kinds = ({s for s in rules["sorts"] if f" {s} " in text} for text in (line, known))
    if len(sorts) != 1 or len(kinds) != 1 or (_grades(line) and not _grades(known)):
        return None
    return "supported" if sorts == kinds else "contradicted"


def _grades(line: str) -> set[tuple[str, str]]:
    return {(m[1] or m[2], m[3]) for m in re.findall(data("penalty.yaml")["grades"], line)}


def _measures(words: Words, lang: str) -> dict[str, set[float]]:
    """Numbers by what they measure: years, dollars, percent."""
    out: dict[str, set[float]] = {}
    for match in MONEY.finditer(words.text):
        out.setdefault("dollars", set()).add(float(THOUSANDS.sub("", match[1] or match[2])))
    for unit, pattern in _patterns(lang):
        for match in pattern.finditer(words.line):
            number = _number(match[1], lang)
            if number is not None and unit != "dollars":
                out.setdefault(unit, set()).add(number)
    return out


def _number(key: str, lang: str) -> float | None:
    numbers: dict[str, Any] = {**data("quantities.yaml")[lang]["numbers"], **ONE}
    return float(key) if key.isdigit() else numbers.get(key)


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told_ = data("penalty.yaml")[lang]["measures"]
    ways = {unit: way.replace("NUM", r"(\w+)") for unit, way in told_.items()}
    return tuple((unit, compiled(rf"(?<= )(?:{way}) ")) for unit, way in ways.items())
