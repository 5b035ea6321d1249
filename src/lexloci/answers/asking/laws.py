"""Laws and cases that a question names: is there one on record, what does it do, how does it stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from msgspec import Struct, structs

from lexloci.answers.asking.locally import local_laws
from lexloci.answers.asking.numbered import bearers, newest
from lexloci.answers.asking.signed import signed_by
from lexloci.answers.checking.named import Index
from lexloci.answers.context import Context
from lexloci.answers.parts.history import bill_statement, case_statement
from lexloci.answers.parts.law import instrument_statement
from lexloci.answers.past import bill_status, happened
from lexloci.answers.statement import Statement
from lexloci.answers.words import say
from lexloci.core.dates import day_before, first_day
from lexloci.core.patterns import compiled
from lexloci.reading.asked import by_yes_or_no
from lexloci.reading.lexicon import data
from lexloci.reading.marks import Mark, marks
from lexloci.reading.question import Question
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

SMALL = compiled(
    r"(?<![\w.])(?:s\.?b|h\.?b|a\.?b|l\.?d|l\.?b|h\.?f|s\.?f|e\.?o)\.?\s?(?=\d)|\b(?:usc|cfr)\b", re.I
)
"""Letters before the number of a law, as people type them: ``sb 4``, ``8 usc 1373``."""
NOUNS = frozenset({"act", "law", "compact", "initiative"})
"""The last word of a law's name: ``trust act``, ``green light law``."""
OF_YEAR = compiled(r"(\d+) of (\d{4})\b")
MAX_LAWS = 4
TOLD = {"case": "about.cases", "bill": "about.bills"}
"""What a case or a bill is about besides its rules."""
LAW = frozenset({"signed"})
"""Standing of a bill that is a law now, told as one."""
VERSUS = frozenset({"v", "vs", "versus"})
BEFORE = frozenset({"before", "until", "pre", "antes", "hasta"})
NEAR = 40
"""How many characters after such a word the law may be named."""
JOINS = frozenset(
    {"of", "the", "for", "and", "city", "county", "state", "de", "del", "la", "ciudad", "condado"}
)
"""Words of a party's name that tell nothing."""
INSIDE_TITLE = frozenset({"and", "of", "for", "the", "in", "to"})
"""Small words inside the title of a law; as many as this may follow each other."""
MAX_SMALL = 3
SIDE_GAP = compiled(r"[\s.'’&-]*")
LONGEST_SIDE = 6
SEARCHED = 20
"""How many passages are searched for a case named by its sides."""
LONG = 5
"""Shorter words tell no case."""


class Sides(Struct, frozen=True):
    """A case named by its two sides.

    :ivar name: as it is written.
    :ivar words: the numbers of its words.
    """

    name: str
    one: frozenset[str]
    other: frozenset[str]
    words: frozenset[int]


class Laws(Struct, frozen=True):
    """What is said of the laws and cases that a question names.

    :ivar topics: what they are about, where they are on record.
    :ivar found: those that are on record.
    """

    statements: tuple[Statement, ...] = ()
    topics: tuple[str, ...] = ()
    found: tuple[Instrument, ...] = ()


def laws_named(context: Context, question: Question) -> Laws:
    """What the record holds of each law or case named, at the context's place; or that it holds none."""
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    numbers = marks(text)
    found = _found(context, question, text, numbers)
    if found:
        return told_with_signers(context, question, found[:MAX_LAWS])
    bill = any(mark.is_bill for mark in numbers)
    about = (TOLD["case"],) if sides_named(question) else (TOLD["bill"],) if bill else ()
    return Laws(tuple(_missing(context, question, text, numbers)), about)


def told_with_signers(context: Context, question: Question, found: Sequence[Instrument]) -> Laws:
    """What is said of instruments, behind who signed them where that is asked."""
    laws = told_of(context, found)
    signed = signed_by(context, question, found)
    return structs.replace(laws, statements=(*signed, *laws.statements))


def told_of(context: Context, found: Sequence[Instrument]) -> Laws:
    """What is said of instruments, and what they are about."""
    statements = tuple(told(context, instrument) for instrument in found)
    kinds = [TOLD[s.kind] for s in statements if s.kind in TOLD]
    variables = [p.variable for one in found if one.case is None for p in one.provisions]
    return Laws(statements, tuple(dict.fromkeys([*kinds, *variables])), tuple(found))


def _missing(context: Context, question: Question, text: str, numbers: Sequence[Mark]) -> list[Statement]:
    """That a law or a case named is not on record; nothing where none is named."""
    bills = [mark for mark in numbers if mark.is_bill]
    if bills and not context.place.state:
        return [Statement(say("law_where"), "notice")]
    case = sides_named(question)
    if case is not None:
        near = _cases(context.record.at(Instrument, context.chain), case.one | case.other)
        unknown = Statement(say("case_unknown", name=case.name), "not_known")
        return [unknown, *(told(context, instrument) for instrument in near)]
    name = next(iter([*(_written(text, m) for m in (bills or numbers)), *_titled(question)]), "")
    if not name:
        return []
    if not context.place.state:
        return [Statement(say("law_unknown_nation", name=name), "not_known")]
    return [Statement(say("law_unknown", name=name, place=context.state_name), "not_known")]


def _written(text: str, mark: Mark) -> str:
    """A number as it is written, a bare section with its sign."""
    told = " ".join(text[mark.start : mark.end].split())
    return f"§ {told}" if told[:1].isdigit() and mark.name.startswith("section ") else told


def _titled(question: Question) -> list[str]:
    """Where a law is called by a name with capitals: ``the Rainbow Harmony Act``."""
    words, placed = question.words, {n for mention in question.mentions for n in mention.words}
    out = []
    for last in _law_nouns(question) if words.cased else ():
        first = last
        while (back := _led_by(words, first)) < first:
            first = back
        first += first == 0 or first in placed
        while first < last and words.keys[first] in INSIDE_TITLE:
            first += 1
        if words.capitalized(last) and first < last:
            out.append(words.original(first, last))
    return out


def _led_by(words: Words, n: int) -> int:
    """The word of a title before word ``n``, past small words: "Immigration Reform and Control Act"."""
    for back in range(n - 1, max(-1, n - 1 - MAX_SMALL), -1):
        if words.gap(back) != " ":
            return n
        if words.capitalized(back):
            return back
        if words.keys[back] not in INSIDE_TITLE:
            return n
    return n


def before_law(context: Context, question: Question, topics: Sequence[str]) -> tuple[str, Instrument] | None:
    """The last day before a law took effect, where the question asks for the time before it, and the law.

    ``before the Values Act took effect``; an ISO day, or None where it asks for no such time.
    """
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    numbers = marks(text)
    if not asks_before(question):
        return None
    laws = [law for law in _found(context, question, text, numbers) if law.case is None]
    begun = [
        (first_day(e.date), law)
        for law in laws
        for e in law.timeline
        if e.event == "effective" and e.date >= _year(law, numbers)
    ]
    if not begun:
        return None
    day, law = min(begun, key=lambda found: (found[0], not _on(found[1], topics), found[1].id))
    return day_before(day), law


def _year(law: Instrument, numbers: Sequence[Mark]) -> str:
    """The year of the bill that is named, where the citation of a law it changed has it: ``HB 9 of 2024``."""
    found = OF_YEAR.findall(law.citation)
    named = {mark.name.rpartition(" ")[2] for mark in numbers}
    return next((year for number, year in found if number in named), "")


def _on(law: Instrument, topics: Sequence[str]) -> bool:
    """Whether a law has a rule on one of ``topics``."""
    return any(provision.variable in topics for provision in law.provisions)


def asks_before(question: Question) -> bool:
    """Whether it asks for the time before a law."""
    words = question.words
    leads = [words.spans[n][1] for n, key in enumerate(words.keys) if key in BEFORE]
    if not leads:
        return False
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    numbers = marks(text)
    named = [mark.start for mark in numbers] + [words.spans[n - 1][0] for n in _law_nouns(question)]
    return any(0 < at - lead <= NEAR for lead in leads for at in named)


def bills_elsewhere(context: Context, question: Question) -> list[tuple[Context, Statement]]:
    """Each state of which the record holds a bill that the question names by number, and the bill."""
    text = SMALL.sub(lambda match: match.group().upper(), question.text)
    found = bearers(context.engine, marks(text), text)
    near = [(Context(context.engine, place, context.on), bill) for place, bill in found]
    return [(at, told(at, bill)) for at, bill in near]


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
    local = [] if sides or numbers or names else local_laws(context, question)
    if sides or not (numbers or names or parties):
        return sides or local
    all_here = list(context.record.at(Instrument, context.chain))
    by_number = Index.of(i for i in all_here if _bears(i, numbers)).by_number(text)
    by_number = sorted(by_number, key=newest, reverse=True)
    by_name = [i for i in all_here if names and _called(context, i, names)]
    return _once([*by_number, *by_name]) or local or _cases(all_here, parties)


def _bears(instrument: Instrument, numbers: Sequence[Mark]) -> bool:
    """Whether the digits of a number stand in what an instrument is called."""
    told = " ".join(
        [instrument.citation, instrument.title.en, instrument.bill.number if instrument.bill else ""]
        + [provision.pinpoint for provision in instrument.provisions]
    ).casefold()
    return any(mark.name.rpartition(" ")[2] in told for mark in numbers)


def _names(question: Question) -> list[str]:
    """Ends of names of laws: ``trust act``, ``green light law``, the former also for "Ley TRUST"."""
    keys = question.words.keys
    spanish = [f"{key} act" for lead, key in pairwise(keys) if lead == "ley"]
    return [f"{keys[n - 1]} {keys[n]}" for n in _law_nouns(question)] + spanish


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


def sides_named(question: Question) -> Sides | None:
    """The case that the question names by both sides; None where it names none.

    Two places against each other are a case only with capitals and a "v.": ``Nevada vs Utah`` compares.
    """
    words, placed = question.words, {n for mention in question.mentions for n in mention.words}
    for n, key in enumerate(words.keys):
        if key not in VERSUS or not 0 < n < len(words) - 1:
            continue
        one, other = _side(words, n - 1, -1), _side(words, n + 1, 1)
        if key == "v" or (not placed.issuperset({n - 1, n + 1}) and _opposed(words, n, placed)):
            left, right = words.keys[one[-1] : n], words.keys[n + 1 : other[-1] + 1]
            name = words.original(one[-1], other[-1])
            return Sides(name, _parties_of(left), _parties_of(right), frozenset([*one, n, *other]))
    return None


def _opposed(words: Words, n: int, placed: Set[int]) -> bool:
    """Whether both words beside a "vs" may name parties: "administrative vs judicial" sets words apart."""
    nation = data("named.yaml")["nation"]
    return all(m in placed or words.capitalized(m) or words.keys[m] in nation for m in (n - 1, n + 1))


def _side(words: Words, n: int, step: int) -> list[int]:
    """The words of one side of a case, from word ``n`` on: as long as they have capitals or join names."""
    out = [n]
    while 0 <= n + step < len(words) and len(out) < LONGEST_SIDE and words.cased:
        gap = words.gap(n if step > 0 else n - 1)
        n += step
        if not SIDE_GAP.fullmatch(gap) or not (words.capitalized(n) or words.keys[n] in JOINS):
            break
        out.append(n)
    while len(out) > 1 and (words.keys[out[-1]] in JOINS or (out[-1] == 0 and by_yes_or_no(words, "en"))):
        out.pop()
    return out


def _parties_of(keys: Sequence[str]) -> frozenset[str]:
    """Words that tell a party, the federal government by every name."""
    known = frozenset(keys) - JOINS
    nation = data("named.yaml")["nation"]
    return known | frozenset(nation) if known & frozenset(nation) else known


def _of_parties(context: Context, question: Question) -> list[Instrument]:
    """Cases named by both sides, wherever they were decided: ``Arizona v. United States``."""
    sides = sides_named(question)
    if sides is None:
        return []
    here = context.record.at(Instrument, context.chain)
    near = [context.record.find(hit.id) for hit in context.record.search(question.text, "en", SEARCHED)]
    cases = _once(e for e in (*near, *here) if isinstance(e, Instrument) and e.case is not None)
    return [case for case in cases if _between(case, sides)]


def _between(case: Instrument, sides: Sides) -> bool:
    """Whether a case is one between these sides."""
    one, versus, other = Words(case.title.en).line.partition(" v ")
    return bool(versus) and bool(sides.one & {*one.split()}) and bool(sides.other & {*other.split()})


def _cases(all_here: Iterable[Instrument], parties: frozenset[str]) -> list[Instrument]:
    """Cases of which a party is named, if they are few."""
    common = frozenset(data("named.yaml")["parties"])
    cases = [i for i in all_here if i.kind == "case"]
    found = [i for i in cases if parties & (frozenset(Words(i.title.en).keys) - common)]
    return found if len(found) <= MAX_LAWS else []


def _once(found: Iterable[Instrument]) -> list[Instrument]:
    return list({instrument.id: instrument for instrument in found}.values())
