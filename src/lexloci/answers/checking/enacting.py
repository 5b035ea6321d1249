"""What a sentence says of how a law came about, read only where every word of it is known (``data/enacted.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.holders import Named, last_names, line_with, named_terms, put_sign, stranger
from lexloci.answers.checking.judges.backers import Sides, titles_of_people, untitled
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.marking import LEADS
from lexloci.answers.checking.named import titles
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.reading.days import Period
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.patterns import filled
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

LAW, PERSON, OFFICER, READ = "lawname", "personname", "officeholder", "|"
PRONOUNS = {"en": frozenset({"it", "them"}), "es": frozenset({"la", "lo", "las", "los", "ella"})}
ONE = frozenset({"one", "un", "uno", "una"})
GROUP = compiled(r"\(\?P<(\w+)>")
REPEAL = {
    "en": r"(?:the )?(?:repeal(?:ed|ing)?|rescind(?:ed|ing)?|take back|taking back|took back)",
    "es": r"(?:la )?(?:derogacion|derog(?:o|aron|ar)|revoc(?:o|aron|ar))",
}
"""Words of a vote by which a law was undone."""


class Saying(Struct, frozen=True):
    """One thing said of how a law came about: ``kind`` as in the data, with its numbers and its party."""

    kind: str
    told: Mapping[str, str]

    def number(self, name: str, default: int) -> int:
        """A number of it; the default where none is told."""
        text = self._of(name)
        return int(text) if text.isdigit() else default

    @property
    def party(self) -> str:
        """The party that it is told of, ``r`` or ``d``; empty where of neither, or of both."""
        return self._of("p")[-1:]

    def _of(self, name: str) -> str:
        """What a group of that name matched, of whichever alternative of the pattern."""
        return next((text for key, text in self.told.items() if text and key.split("_")[0] == name), "")


class Enacting(Struct, frozen=True):
    """A sentence read whole.

    :ivar says: what it says.
    :ivar people: the folded last names of those told of; ``named``: the times in office of who is said to have signed.
    :ivar office: the office of whoever is said to have signed; nothing where nobody is.
    :ivar periods: the times that it tells.
    :ivar undoes: it is on the vote by which a law was undone.
    """

    says: tuple[Saying, ...]
    people: frozenset[str]
    named: tuple[Named, ...]
    office: str
    periods: tuple[Period, ...]
    undoes: bool


def enacting(
    checking: Checking, claim: Claim, laws: Sequence[Instrument], sides: Sides, *, dead: bool
) -> Enacting | None:
    """What a sentence says of laws; None where it says anything else.

    :param dead: they failed, so that it may be told of the vote that they were turned down.
    """
    known = data("enacted.yaml")[claim.lang]
    periods = told_periods(claim.whole.words, claim.lang, checking.on)
    line, people = _with_people(claim, _line(claim, laws, periods), sides)
    line, named, office = _with_officer(checking, claim, line)
    undoing = compiled(f" {REPEAL[claim.lang]}(?= )")
    undoes = undoing.search(line) is not None
    line = _numbered(undoing.sub(" ", line) if undoes else line, claim.lang)
    for party, way in known["parties"].items():
        line = compiled(f" {way}(?= )").sub(f" party{party}", line)
    says = []
    for kind, pattern in _says(claim.lang):
        match = pattern.search(line)
        while match is not None:
            says.append(Saying(kind, match.groupdict()))
            line = f"{line[: match.start()]} {READ} {line[match.end() :].lstrip()}"
            line = line if line.endswith(" ") else f"{line} "
            match = pattern.search(line)
    passed = _passed(claim.lang) | (frozenset(known["turning"]) if dead else frozenset())
    rest = [key for key in line.split() if key not in passed]
    if rest or not says:
        return None
    return Enacting(tuple(says), people, named, office, tuple(periods), undoes)


def _line(claim: Claim, laws: Sequence[Instrument], periods: Sequence[Period]) -> str:
    """The line without times and names of places, with one word for what names or points to the law."""
    words, gone = claim.whole.words, set[int]()
    for period in periods:
        first = period.begin
        while first and words.keys[first - 1] in LEADS:
            first -= 1
        gone.update(range(first, period.end + 1))
    keys = list(words.keys)
    for first, last in _names(words):
        keys[first] = LAW
        gone.update(range(first + 1, last + 1))
    line = f" {' '.join(key for n, key in enumerate(keys) if n not in gone)} "
    for place in claim.own_places:
        line = line.replace(words_of(place.name).line, " ")
    return _pointing(claim.lang).sub(f" {LAW}", line)


def _names(words: Words) -> Iterator[tuple[int, int]]:
    """First and last word of each name of a law."""
    for mark in marks(words.text):
        inside = [n for n, (start, end) in enumerate(words.spans) if start < mark.end and end > mark.start]
        if inside:
            yield inside[0], inside[-1]
    for name in titles(words.text):
        keys = name.split()
        found = (n for n in range(len(words.keys) - len(keys) + 1) if words.keys[n : n + len(keys)] == keys)
        yield from ((n, n + len(keys) - 1) for n in found)


@cache
def _pointing(lang: str) -> re.Pattern[str]:
    """What points back to a law."""
    known = data("enacted.yaml")[lang]
    things = "|".join(known["things"])
    return compiled(f" (?:{known['pointing'].replace('THING', f'(?:{things})')})(?= )")


def _with_people(claim: Claim, line: str, sides: Sides) -> tuple[str, frozenset[str]]:
    """The line with a sign for whom the record has on a side, and their names."""
    words, found = claim.whole.words, set[str]()
    for n, key in enumerate(words.keys):
        if key in sides.everybody and words.capitalized(n):
            found.add(key)
    for name in found:
        given = {
            words.keys[n - 1]
            for n in range(1, len(words))
            if words.keys[n] == name and words.capitalized(n - 1)
        }
        line = put_sign(line, name, given - titles_of_people(), (), PERSON)
    groups = {group for group in sides.everybody if " " in group or group in _groups()}
    for group in groups:
        way = compiled(f" (?:the |la |el )?{group}(?= )")
        if way.search(line):
            line, found = way.sub(f" {PERSON}", line), found | {group}
    line = untitled().sub(PERSON, line.replace(PERSON, "personname"))
    return _joined(line), frozenset(found)


def _groups() -> frozenset[str]:
    return frozenset(("prosecutor", "sheriff"))


def _joined(line: str) -> str:
    """The line with one sign for several people in a row."""
    return compiled(rf" {PERSON}(?: (?:and|y|e|,))?(?: {PERSON}(?: (?:and|y|e))?)*(?: {PERSON})(?= )").sub(
        f" {PERSON}", line
    )


def _with_officer(checking: Checking, claim: Claim, line: str) -> tuple[str, tuple[Named, ...], str]:
    """The line with a sign for whoever is said to have signed, the times in office of that person, the office."""
    offices: Mapping[str, str] = data("enacted.yaml")[claim.lang]["offices"]
    every = named_terms(checking, claim)
    names = last_names(every, line) if every else set()
    named = [one for one in every if one.last in names] if len(names) == 1 else []
    named = named or ([] if names else stranger(claim, every))
    if len({one.office for one in named}) > 1 or len(names) > 1:
        return line, (), ""
    if named:
        signed = line_with(claim.whole.words, line, named, claim.lang, OFFICER)
        if signed:
            return signed, tuple(named), named[0].term.holder.office
        return line, (), ""
    for office, way in offices.items():
        pattern = compiled(f" {way}(?= )")
        if pattern.search(line):
            return pattern.sub(f" {OFFICER}", line), (), office
    return line, (), ""


def _numbered(line: str, lang: str) -> str:
    """The line with digits for numbers; a one may be no number."""
    numbers = data("quantities.yaml")[lang]["numbers"]
    keys = (key if key in ONE or key == "dozen" else str(numbers.get(key, key)) for key in line.split())
    return f" {' '.join(keys)} "


@cache
def _says(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = data("enacted.yaml")[lang]
    ways = ((kind, filled(way, known["blanks"])) for kind, way in known["says"])
    return tuple((kind, compiled(f" (?:{_each_named(way)})(?= )")) for kind, way in ways)


def _each_named(way: str) -> str:
    """A pattern with another name for each group: one name may stand for a number in several alternatives."""
    numbers = count()
    return GROUP.sub(lambda group: f"(?P<{group[1]}_{next(numbers)}>", way)


@cache
def _passed(lang: str) -> frozenset[str]:
    known = data("enacted.yaml")[lang]
    return frozenset(chain(known["passed"], (LAW, READ), PRONOUNS[lang]))
