"""Laws and cases that a question names: is there one on record, what does it do, how does it stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lexloci.answers.checking.named import Index
from lexloci.answers.context import Context
from lexloci.answers.parts.history import bill_statement, case_statement
from lexloci.answers.parts.law import instrument_statement
from lexloci.answers.past import bill_status, happened
from lexloci.answers.statement import Statement
from lexloci.answers.words import say
from lexloci.core.dates import day_before, first_day
from lexloci.reading.lexicon import data
from lexloci.reading.marks import Mark, marks
from lexloci.reading.question import Question
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

SMALL = re.compile(
    r"(?<![\w.])(?:s\.?b|h\.?b|a\.?b|l\.?d|l\.?b|h\.?f|s\.?f|e\.?o)\.?\s?(?=\d)|\b(?:usc|cfr)\b", re.I
)
"""Letters before the number of a law, as people type them: ``sb 4``, ``8 usc 1373``."""
NOUNS = frozenset({"act", "law", "compact", "initiative"})
"""The last word of a law's name: ``trust act``, ``green light law``."""
MAX_LAWS = 4
LAW = frozenset({"signed"})
"""Standing of a bill that is a law now, told as one."""
VERSUS = frozenset({"v", "vs", "versus"})
BEFORE = frozenset({"before", "until", "pre", "antes", "hasta"})
NEAR = 40
"""How many characters after such a word the law may be named."""
SEARCHED = 20
"""How many passages are searched for a case named by its sides."""
LONG = 5
"""Shorter words tell no case."""


def laws_named(context: Context, question: Question) -> list[Statement]:
    """What the record holds of each law or case named, at the context's place; or that it holds none."""
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    numbers = marks(text)
    found = _found(context, question, text, numbers)
    if found:
        return [told(context, instrument) for instrument in found[:MAX_LAWS]]
    missing = [mark for mark in numbers if mark.is_bill]
    if not missing:
        return []
    if not context.place.state:
        return [Statement(say("law_where"), "notice")]
    name = " ".join(text[missing[0].start : missing[0].end].split())
    return [Statement(say("law_unknown", name=name, place=context.state_name), "not_known")]


def before_law(context: Context, question: Question) -> str | None:
    """The last day before a law took effect, where the question asks for the time before it.

    ``before the Values Act took effect``; an ISO day, or None where it asks for no such time.
    """
    words = question.words
    leads = [words.spans[n][1] for n, key in enumerate(words.keys) if key in BEFORE]
    if not leads:
        return None
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    numbers = marks(text)
    named = [mark.start for mark in numbers] + [words.spans[n - 1][0] for n in _law_nouns(question)]
    if not any(0 < at - lead <= NEAR for lead in leads for at in named):
        return None
    laws = [law for law in _found(context, question, text, numbers) if law.case is None]
    begun = [first_day(e.date) for law in laws for e in law.timeline if e.event == "effective"]
    return day_before(min(begun)) if begun else None


def names_law(question: Question) -> bool:
    """Whether it names a law by number."""
    return bool(marks(SMALL.sub(lambda match: match.group().upper(), question.text)))


def bears_law(context: Context, question: Question) -> bool:
    """Whether a law that the question names is one of a government of the place below the nation."""
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    found = _found(context, question, text, marks(text))
    return any(instrument.jurisdiction != context.nation for instrument in found)


def told(context: Context, instrument: Instrument) -> Statement:
    """One law, bill or case as it stood on the day."""
    if instrument.kind == "case" and instrument.case is not None and happened(instrument, context.on):
        return case_statement(context, instrument)
    if instrument.bill is not None and happened(instrument, context.on):
        status = bill_status(instrument, context.on)
        if status[0] not in LAW:
            return bill_statement(instrument, *status)
    return instrument_statement(instrument, context.on)


def _found(context: Context, question: Question, text: str, numbers: Sequence[Mark]) -> list[Instrument]:
    names = _names(question)
    parties = _parties(question)
    sides = _of_parties(context, question)
    if sides or not (numbers or names or parties):
        return sides
    all_here = list(context.record.at(Instrument, context.chain))
    by_number = Index(i for i in all_here if _bears(i, numbers)).by_number(text)
    by_name = [i for i in all_here if names and _called(context, i, names)]
    return _once([*by_number, *by_name]) or _cases(all_here, parties)


def _bears(instrument: Instrument, numbers: Sequence[Mark]) -> bool:
    """Whether the digits of a number stand in what an instrument is called."""
    told = " ".join(
        [instrument.citation, instrument.title.en, instrument.bill.number if instrument.bill else ""]
        + [provision.pinpoint for provision in instrument.provisions]
    ).casefold()
    return any(mark.name.rpartition(" ")[2] in told for mark in numbers)


def _names(question: Question) -> list[str]:
    """Ends of names of laws: ``trust act``, ``green light law``."""
    keys = question.words.keys
    return [f"{keys[n - 1]} {keys[n]}" for n in _law_nouns(question)]


def _law_nouns(question: Question) -> list[int]:
    """The last words of such names, by number."""
    keys, placed = question.words.keys, {n for mention in question.mentions for n in mention.words}
    general = frozenset(data("named.yaml")["before_law"])
    return [
        n
        for n, key in enumerate(keys)
        if n and key in NOUNS and n - 1 not in placed and keys[n - 1] not in general
    ]


def _called(context: Context, instrument: Instrument, names: Sequence[str]) -> bool:
    """Whether an instrument is called by one of ``names``."""
    kept, asked = context.record.kept, (_called, instrument.id)
    line = kept.get(asked)
    if line is None:
        line = kept[asked] = _line(instrument)
    return any(f" {name} " in line for name in names)


def _line(instrument: Instrument) -> str:
    """What an instrument is called, as folded words."""
    return Words(f"{instrument.title.en} . {instrument.citation}").line


def _parties(question: Question) -> frozenset[str]:
    """Words that may be a party's name: strange ones, where a case is spoken of."""
    placed = {n for mention in question.mentions for n in mention.words}
    spoken = "case" in question.concepts
    words = question.words
    if not spoken:
        return frozenset()
    named = {n for n in range(1, len(words)) if n not in placed and words.capitalized(n)}
    told = set(range(len(words))) - {n for hit in question.hits for n in hit.words}
    return frozenset(words.keys[n] for n in named | told if len(words.keys[n]) >= LONG)


def _of_parties(context: Context, question: Question) -> list[Instrument]:
    """Cases named by both sides, wherever they were decided: ``Arizona v. United States``."""
    keys = question.words.keys
    sides = [(keys[n - 1], keys[n + 1]) for n in range(1, len(keys) - 1) if keys[n] in VERSUS]
    if not sides:
        return []
    near = [context.record.find(hit.id) for hit in context.record.search(question.text, "en", SEARCHED)]
    return [
        entry
        for entry in near
        if isinstance(entry, Instrument)
        and entry.case is not None
        and any(f" {one} v {other} " in Words(entry.title.en).line for one, other in sides)
    ]


def _cases(all_here: Iterable[Instrument], parties: frozenset[str]) -> list[Instrument]:
    """Cases of which a party is named, if they are few."""
    common = frozenset(data("named.yaml")["parties"])
    cases = [i for i in all_here if i.kind == "case"]
    found = [i for i in cases if parties & (frozenset(Words(i.title.en).keys) - common)]
    return found if len(found) <= MAX_LAWS else []


def _once(found: Iterable[Instrument]) -> list[Instrument]:
    return list({instrument.id: instrument for instrument in found}.values())
