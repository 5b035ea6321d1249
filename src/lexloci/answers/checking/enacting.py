"""What a sentence says of how a law came about, where every word is known (``data/enacted.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.holders import Named, last_names, line_with, named_terms, put_sign, stranger
from lexloci.answers.checking.judges.backers import Sides, titles_of_people, untitled
from lexloci.answers.checking.judges.plainly import doubted, stated
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.judges.votes import BARE
from lexloci.answers.checking.marking import LEADS
from lexloci.answers.checking.named import titles
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.reading.days import Period
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.patterns import filled
from lexloci.reading.people import NAME
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

LAW, PERSON, OFFICER, STRANGER, READ = "lawname", "personname", "officeholder", "strangername", "|"
SHORTEST = 3
"""Words that a piece of a sentence has at least."""
PRONOUNS = {"en": frozenset({"it", "them"}), "es": frozenset({"la", "lo", "las", "los", "ella"})}
ONE = frozenset({"one", "un", "uno", "una"})
GROUP = compiled(r"\(\?P<(\w+)>")
REPEAL = {
    "en": r"(?:the )?(?:repeal(?:ed|ing)?|rescind(?:ed|ing)?|take back|taking back|took back)",
    "es": r"(?:la )?(?:derogacion|derog(?:o|aron|ar)|revoc(?:o|aron|ar))",
}
"""Words of a vote by which a law was undone."""
OVERRIDE = compiled(
    r" (?:the|that|an) override(?= (?:won|passed|carried|was|cleared|went|got|drew|squeaked)| $)"
    r"| (?:el|la) anulacion(?: del veto)?(?= )"
    r"|(?<= for) (?:the|that|an) override(?= )|(?<= against) (?:the|that|an) override(?= )"
)
"""Words of a vote over a veto that is told like that on a law."""


class Saying(Struct, frozen=True):
    """One thing said of how a law came about: ``kind`` as in the data, with its numbers and its party."""

    kind: str
    told: Mapping[str, str]

    def number(self, name: str, default: int) -> int:
        """A number of it; the default where none is told."""
        text = self._of(name)
        return int(text) if text.isdigit() else 1 if text in ONE else default

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
    :ivar people: the folded last names of those told of.
    :ivar named: the times in office of whoever is said to have signed.
    :ivar office: the office of whoever is said to have signed; nothing where nobody is.
    :ivar periods: the times that it tells.
    :ivar months: the months, by number, that it tells without a year.
    :ivar undoes: it is on the vote by which a law was undone; ``overrides``: on that over a veto.
    :ivar strangers: it names somebody with a title of whom the record does not tell.
    """

    says: tuple[Saying, ...]
    people: frozenset[str]
    named: tuple[Named, ...]
    office: str
    periods: tuple[Period, ...]
    months: frozenset[int]
    undoes: bool
    overrides: bool
    strangers: bool


def enacting(
    checking: Checking, claim: Claim, laws: Sequence[Instrument], sides: Sides, *, dead: bool
) -> Enacting | None:
    """What a sentence says of laws; None where it says anything else.

    :param dead: they failed, so that it may be told of the vote that they were turned down.
    """
    known = data("enacted.yaml")[claim.lang]
    if any(_elsewhere(claim, laws, sides)):
        return None
    periods = told_periods(claim.whole.words, claim.lang, checking.on)
    line, named, office = _with_officer(checking, claim, _line(claim, laws, periods))
    line, people = _with_people(claim, line, sides)
    people |= frozenset(one.last for one in named)
    months, line = _months(line, claim.lang)
    undoing = compiled(f" {REPEAL[claim.lang]}(?= )")
    undoes = undoing.search(line) is not None
    line = undoing.sub(f" {LAW}", line) if undoes else line
    over = OVERRIDE.search(line) is not None
    line = _numbered(OVERRIDE.sub(f" {LAW}", line) if over else line, claim.lang)
    for party, way in known["parties"].items():
        line = compiled(f" {way}(?= )").sub(f" party{party}", line)
    says = next(
        (told for piece in _pieces(line, claim) if (told := _read(piece, claim.lang, dead=dead))), None
    )
    if says is None:
        return None
    return Enacting(
        tuple(says), people, named, office, tuple(periods), months, undoes, over, STRANGER in line
    )


def _pieces(line: str, claim: Claim) -> Iterator[str]:
    """The line, and what of it stands before what is only added to it, the longest first.

    Nothing is left out of a sentence that may not be meant.
    """
    yield line
    known, keys = data("enacted.yaml")[claim.lang], line.split()
    if not stated(claim) or doubted(claim.whole.words):
        return
    for n in reversed(range(SHORTEST, len(keys))):
        if keys[n] in known["cuts"] and frozenset(keys[n:]).isdisjoint((*known["turned"], *known["partial"])):
            yield f" {' '.join(keys[:n])} "


def _read(line: str, lang: str, *, dead: bool) -> list[Saying] | None:
    """What a line says; None where a word of it is not known, or nothing is said."""
    if not _vocabulary(lang, dead=dead).issuperset(line.split()):
        return None
    says = []
    for kind, pattern in _says(lang):
        match = pattern.search(line)
        while match is not None:
            says.append(Saying(kind, match.groupdict()))
            line = f"{line[: match.start()]} {READ} {line[match.end() :].lstrip()}"
            line = line if line.endswith(" ") else f"{line} "
            match = pattern.search(line)
    passed = _passed(lang) | (frozenset(data("enacted.yaml")[lang]["turning"]) if dead else frozenset())
    rest = (key for key in line.split() if key not in passed and not _adverb(lang).fullmatch(key))
    return None if any(rest) else says or None


@cache
def _adverb(lang: str) -> re.Pattern[str]:
    blanks = data("enacted.yaml")[lang]["blanks"]
    return compiled(blanks["LY" if lang == "en" else "MENTE"].replace(" )", "$)"))


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
    line = line.replace(" made it ", " made ") if claim.lang == "en" else _uncontracted(line)
    for place in claim.own_places:
        line = line.replace(words_of(place.name).line, " ")
    return _pointing(claim.lang).sub(f" {LAW}", line)


def _uncontracted(line: str) -> str:
    """A Spanish line with "a el" for "al" before what a law is called by."""
    things = "|".join(data("enacted.yaml")["es"]["things"])
    return compiled(rf" (al|del) (?=(?:{things}) )").sub(lambda word: f" {word[1][:-1]} el ", line)


def _names(words: Words) -> Iterator[tuple[int, int]]:
    """First and last word of each name of a law."""
    for mark in marks(words.text):
        inside = [n for n, (start, end) in enumerate(words.spans) if start < mark.end and end > mark.start]
        if inside and not BARE.fullmatch(words.text[mark.start : mark.end]):
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


def _elsewhere(claim: Claim, laws: Sequence[Instrument], sides: Sides) -> Iterator[Jurisdiction]:
    """Places that the sentence names by their own words, and that the laws are not of."""
    words, home = claim.whole.words, laws[0].jurisdiction
    for place in claim.own_places:
        keys = [key for key in words_of(place.name).keys if key not in ("county", "condado")]
        there = [n for n, key in enumerate(words.keys) if key in keys and words.capitalized(n)]
        by_name = len({words.keys[n] for n in there}) == len(set(keys)) and sides.everybody.isdisjoint(keys)
        if by_name and not (home == place.id or home.startswith(f"{place.id}/")):
            yield place


def _months(line: str, lang: str) -> tuple[frozenset[int], str]:
    """The months, or those of a season, that a line tells without a year, and the line without them."""
    names: Sequence[str] = data(f"dates/{lang}.yaml")["months"]
    seasons: Mapping[str, Sequence[int]] = data("elapsed.yaml")[lang]["seasons"]
    found, keys = set[int](), []
    for key in line.split():
        if key in names and key != "may":
            found.add(names.index(key) + 1)
        elif key in seasons:
            first, last = seasons[key]
            found.update((month - 1) % 12 + 1 for month in range(first, last + 1))
        else:
            keys.append(key)
    return frozenset(found), f" {' '.join(keys)} "


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
    line = untitled().sub(PERSON, line)
    for name in _strangers(claim.lang).findall(words.text):
        line = line.replace(words_of(name).line, f" {STRANGER} ")
    return _joined(line, claim.lang), frozenset(found)


@cache
def _strangers(lang: str) -> re.Pattern[str]:
    """People with a title in front of the name."""
    titles_ = data("backers.yaml")[lang]["title"]
    return compiled(rf"(?<!\w)(?:(?i:{titles_})\.? )+(?:{NAME}\.? |[A-Z]\. ){{0,2}}{NAME}(?!\w)")


def _groups() -> frozenset[str]:
    return frozenset(("prosecutor", "sheriff"))


def _joined(line: str, lang: str) -> str:
    """The line with one sign for several people in a row, without what they are together."""
    line = compiled(rf" {PERSON}(?: (?:and|y|e))?(?: {PERSON}(?: (?:and|y|e))?)*(?: {PERSON})(?= )").sub(
        f" {PERSON}", line
    )
    led = data("enacted.yaml")[lang]["led"]
    return compiled(f" (?:{led} )+(?={PERSON} )").sub(" ", line)


def _with_officer(checking: Checking, claim: Claim, line: str) -> tuple[str, tuple[Named, ...], str]:
    """The line with a sign for whoever is said to have signed, that person's times in office, the office."""
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
            return _unled(signed), tuple(named), named[0].term.holder.office
        return line, (), ""
    for office, way in offices.items():
        pattern = compiled(f" {way}(?= )")
        if pattern.search(line):
            return _unled(pattern.sub(f" {OFFICER}", line)), (), office
    return line, (), ""


def _unled(line: str) -> str:
    """The line without an article before the sign for an officeholder."""
    return compiled(rf" (?:the|then|former|el|la|al|entonces) (?={OFFICER} )").sub(" ", line)


def _numbered(line: str, lang: str) -> str:
    """The line with digits for numbers; a one may be no number."""
    numbers = data("quantities.yaml")[lang]["numbers"]
    keys = (key if key in ONE or key == "dozen" else str(numbers.get(key, key)) for key in line.split())
    return f" {' '.join(keys)} "


@cache
def _says(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = data("enacted.yaml")[lang]
    ways = ((kind, _in_digits(filled(way, known["blanks"]), lang)) for kind, way in known["says"])
    return tuple((kind, compiled(f" (?:{_each_named(way)})(?= )")) for kind, way in ways)


def _in_digits(way: str, lang: str) -> str:
    """A pattern with digits for numbers, as the lines have them."""
    numbers = {name: str(n) for name, n in data("quantities.yaml")[lang]["numbers"].items()}
    told = "|".join(name for name in numbers if name not in ONE and name != "dozen")
    return compiled(rf"\b(?:{told})\b").sub(lambda word: numbers[word[0]], way)


def _each_named(way: str) -> str:
    """A pattern with another name for each group: one name may stand for a number in several alternatives."""
    numbers = count()
    return GROUP.sub(lambda group: f"(?P<{group[1]}_{next(numbers)}>", way)


class _Vocabulary(Struct, frozen=True):
    """The words of which a sentence may be made: a cheap test of whether it may be one that is read."""

    words: frozenset[str]
    ends: tuple[str, ...]

    def issuperset(self, keys: Sequence[str]) -> bool:
        """Whether every word may be in one of the patterns, or passed."""
        return all(key in self.words or key.isdigit() or key.endswith(self.ends) for key in keys)


@cache
def _vocabulary(lang: str, *, dead: bool) -> _Vocabulary:
    known = data("enacted.yaml")[lang]
    ways = chain.from_iterable(
        _written_out(filled(way, known["blanks"])) for way in chain((way for _, way in known["says"]))
    )
    passed = _passed(lang) | (frozenset(known["turning"]) if dead else frozenset())
    return _Vocabulary(
        frozenset(ways) | passed | {PERSON, OFFICER, STRANGER, "partyr", "partyd"}, ("ly", "mente")
    )


def _written_out(way: str) -> Iterator[str]:
    """The words of a pattern: those with endings in brackets with each of them."""
    way = compiled(r"\(\?P<\w+>|\(\?[:=!]|\\\w\+?").sub("(", way)
    for match in compiled(r"([a-z]+)\(([a-z|]+)\)(\?)?").finditer(way):
        yield from (match[1] + end for end in match[2].split("|"))
        yield match[1]
    for match in compiled(r"\(([a-z|]+)\)\(([a-z|]+)\)").finditer(way):
        yield from (one + end for one in match[1].split("|") for end in match[2].split("|"))
    for match in compiled(r"([a-z]+)\[([a-z]+)\]").finditer(way):
        yield from (match[1] + end for end in match[2])
    for match in compiled(r"([a-z]+)(\?)?").finditer(way):
        yield match[1]
        if match[2]:
            yield match[1][:-1]


@cache
def _passed(lang: str) -> frozenset[str]:
    known = data("enacted.yaml")[lang]
    return frozenset(chain(known["passed"], (LAW, READ), PRONOUNS[lang]))
