"""Whom of the record's officeholders a sentence names, and what that person did (``data/officials.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from msgspec import Struct, structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.linking import around
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.offices import Term, names_of, terms
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.people import GENERATIONS
from lexloci.reading.words import Words
from lexloci.record.model.place import JurisdictionFile

ACTS = ("signed", "vetoed", "issued", "ruled", "served")
"""What may be told of somebody, the plainest first."""
SIGN = "officialname"
"""Stands for the person in a line, so that the patterns are the same for all."""
NEVER = "1000-01-01"
INITIALS, TITLE = 2, 3
"""Words of initials and of a title that stand before a name."""


class Named(Struct, frozen=True):
    """A time in office with the folded first and last name of the person."""

    term: Term
    first: str
    last: str

    @property
    def office(self) -> tuple[str, str]:
        """The government and the office."""
        return self.term.place.id, self.term.holder.office


def named_terms(checking: Checking, claim: Claim) -> Sequence[Named]:
    """The times in office that the record has of the governments over the places of a sentence."""
    chain = tuple(
        dict.fromkeys(i for place in around(checking, claim) for i in checking.context(place).chain)
    )
    kept: dict[tuple[str, ...], tuple[Named, ...]] = checking.record.kept.setdefault("named terms", {})
    if chain not in kept:
        kept[chain] = tuple(Named(one, *names_of(one.holder.name)) for one in terms(checking.record, chain))
    return kept[chain]


def somebody(checking: Checking, words: Words) -> bool:
    """Whether a last name stands in a text that any officeholder of the record has: a cheap test."""
    kept: dict[str, frozenset[str]] = checking.record.kept.setdefault("last names in office", {})
    if "all" not in kept:
        files = checking.record.all(JurisdictionFile)
        kept["all"] = frozenset(names_of(one.name)[1] for file in files for one in file.officeholders)
    return not kept["all"].isdisjoint(words.there)


def last_names(every: Sequence[Named], line: str) -> set[str]:
    """The last names that stand in a line, without those that are only part of another name in it."""
    called = {one.last for one in every if one.last in line and f" {one.last} " in line}
    if len(called) > 1:
        for one in every:
            full = Words(one.term.holder.name).line
            if one.last in called and full in line:
                called -= {
                    last for last in called - {one.last} if line.count(f" {last} ") == full.count(f" {last} ")
                }
    return called


def stranger(claim: Claim, every: Sequence[Named]) -> list[Named]:
    """Somebody with a title whom the record knows in no office: "Governor Jane Roe signed it".

    The person is given the term of nobody, so that any day shows who did hold the office.
    """
    known = data("officials.yaml")[claim.lang]
    titled = _titled(claim.lang)
    found = list(titled.finditer(claim.whole.words.text))
    if len(found) != 1 or found[0]["unlike"]:
        return []
    title = Words(found[0]["title"]).line.strip()
    keys = [key for key in Words(found[0]["name"]).keys if key not in GENERATIONS]
    offices = {one.office: one for one in every if title in known["titles"][one.term.holder.office]}
    taken = {key for one in every for key in Words(one.term.holder.name).keys}
    if len(offices) != 1 or not keys or not taken.isdisjoint(keys):
        return []
    (like,) = offices.values()
    nobody = structs.replace(like.term.holder, began=NEVER, ended=NEVER)
    return [Named(Term(nobody, like.term.place), keys[0], keys[-1])]


@cache
def _titled(lang: str) -> re.Pattern[str]:
    known = data("officials.yaml")[lang]
    titles = "|".join(known["led"])
    name = r"(?:[A-ZÁÉÍÓÚÑ][\w’'-]*\.? ){0,3}[A-ZÁÉÍÓÚÑ][\w’'-]+"
    return compiled(
        rf"(?P<unlike>\b(?i:{'|'.join(known['unlike'])})[ -])?(?<!\w)"
        rf"(?P<title>(?i:{titles}))\.? (?P<name>{name})"
    )


def act_of(words: Words, named: Sequence[Named], lang: str) -> str:
    """What the person is said to have done; empty where the name may be somebody else's."""
    line, denied = line_with(words, words.line, named, lang), data("officials.yaml")[lang]["denied"]
    if not line or compiled(f" {denied} (?:el |la )?{SIGN} ").search(line):
        return ""
    office = named[0].term.holder.office
    return next((act for act, pattern in _ways(lang, office).items() if pattern.search(line)), "")


def line_with(words: Words, line: str, named: Sequence[Named], lang: str, sign: str = SIGN) -> str:
    """The line with a sign for a person, title and first name included; empty where it may be somebody else.

    :param line: that of ``words``, which may have signs for others already.
    """
    known, last = data("officials.yaml")[lang], named[0].last
    titles = known["titles"][named[0].term.holder.office]
    firsts, heads = {one.first for one in named}, frozenset(known["heads"])
    if not all(
        _of_them(words, n, (titles, firsts, heads)) for n, key in enumerate(words.keys) if key == last
    ):
        return ""
    return put_sign(line, last, firsts, titles, sign)


def put_sign(line: str, last: str, firsts: Set[str], titles: Sequence[str], sign: str) -> str:
    """A line with a sign for a last name, and for the first name and the title before it.

    It is put in word by word: a pattern for each name would have to be compiled.
    """
    keys = line.split()
    for n in reversed([n for n, key in enumerate(keys) if key == last]):
        start = n - 1 if keys[max(0, n - 1)] in firsts else n
        if start == n and n > 1 and keys[n - 2] in firsts:
            start = n - 2
        while start == n - 1 or start == n:
            initial = start > 0 and len(keys[start - 1]) == 1 and n - start < INITIALS
            if not initial or (start == n - 1 and len(keys[start]) > 1):
                break
            start -= 1
        before = " ".join(keys[max(0, start - TITLE) : start])
        led = max((len(one.split()) for one in titles if f" {before}".endswith(f" {one}")), default=0)
        keys[start - led : n + 1] = [sign]
    return f" {' '.join(keys)} "


@cache
def _ways(lang: str, office: str) -> dict[str, re.Pattern[str]]:
    """For each act the patterns by which it is told, with a sign for the name."""
    known = data("officials.yaml")[lang]
    between = rf"(?:(?:{'|'.join(known['between'])}) ){{0,4}}?"
    blanks = {
        "BETWEEN": between, "NAME": f"{SIGN}{_behind(lang, office)}", "PEN": known["pen"],
        "MADE": known["made"], "TITLE": f"(?:{'|'.join(known['titles'][office])})",
    }  # fmt: skip
    out = {}
    for act in ACTS:
        pattern = "|".join(known[act])
        for blank, text in blanks.items():
            pattern = pattern.replace(blank, text)
        out[act] = compiled(f" (?:{pattern}) ")
    return out


@cache
def _behind(lang: str, office: str) -> str:
    """What may stand between a name and what is told of the person: "the mayor at the time"."""
    known = data("officials.yaml")[lang]
    return f"(?: (?:{'|'.join(known['behind'])}))?".replace(
        "TITLE", f"(?:{'|'.join(known['titles'][office])})"
    )


def _of_them(words: Words, n: int, known: tuple[Sequence[str], Set[str], Set[str]]) -> bool:
    """Whether word ``n`` is a name, and neither another title nor another first name leads it in.

    :param known: titles, first names, and words at the head of a sentence that are neither.
    """
    titles, firsts, heads = known
    before = words.keys[max(0, n - 2) : n]
    if words.cased and not words.capitalized(n):
        return False
    if not before or not words.capitalized(n - 1) or len(before[-1]) == 1:
        return True
    if n == 1 and before[-1] in heads:
        return True
    ends = {title.rpartition(" ")[2] for title in titles}
    return before[-1] in ends or not firsts.isdisjoint(before)
