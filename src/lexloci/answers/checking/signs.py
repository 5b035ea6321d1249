"""A sentence with a sign in place of each law that it means: "the council turned lawx0 down"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from lexloci.answers.checking.bykind import by_kind_and_year
from lexloci.answers.checking.byyear import ROOTS
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.linking import apart, around, just_named, meant, told
from lexloci.answers.checking.named import CALLED_LAW, by_own_number, titles
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.checking.thread import sort_of
from lexloci.core.patterns import compiled
from lexloci.reading.fortunes import CLITIC, PRONOUN, SIGN
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.others import PIECES
from lexloci.reading.patterns import state_names
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

FREE = frozenset(
    {"law", "act", "vote", "council", "ley", "concejo", "votacion", "policy", "ordinance", "ordenanza"}
)
"""Words of a sentence that goes on with a law, which are words of another case's sentence."""
LEVEL = {"state": "state", "territory": "state", "county": "county", "place": "city", "cousub": "city"}
"""How the levels of governments are called before a law."""
MANY = 4
"""Laws that may bear one number."""
MOST = 60
"""Words of a sentence that is read so."""
VERBS = (
    r"(?=(?:is|was|has|had|remains?|still|never|did|does|took|went|died|failed"
    r"|sigue|esta|fue|ha|continua|nunca|no|ya|murio|entro) )"
)
"""What comes next where something was only told in passing."""
APPOSED = compiled(
    rf"((?:{SIGN}|{PRONOUN})\d(?: (?:of|de) (?:19|20)\d\d)?) , "
    r"(?:(?:the|a|an|also|known|formally|called|on|about|against|sponsored by"
    r"|la|el|una?|conocid[ao]|llamad[ao]|sobre|contra) "
    r"|(?:which|that|que) (?!(?:is|was|has|had|never|did|fue|ha|se|no|nunca) ))"
    rf"[^,]{{2,90}} , {VERBS}"
)
"""What a law is, or who made it, told in passing between the law and the verb."""
MADE_IN = compiled(
    rf"({SIGN}\d) (?:(?:passed|enacted|signed|adopted|approved|aprobad[ao]|firmad[ao]|promulgad[ao]) "
    rf"(in|en) )?((?:19|20)\d\d) {VERBS}"
)
"""The year in which a law was made, behind its name."""
POSSESSED = compiled(r"['’ʼ]s?$")


class Signed(Struct, frozen=True):
    """A sentence with the signs of laws in it.

    :ivar words: its words with the signs.
    :ivar laws: what each sign may stand for, each an act, whole or in pieces: two may bear one number.
    """

    words: Words
    laws: dict[str, list[list[Instrument]]]

    def options(self, sign: str) -> list[list[Instrument]]:
        """What a sign may stand for; without one the law that the sentence means, if it is one."""
        if sign or len(self.laws) != 1:
            return self.laws.get(sign, [])
        return next(iter(self.laws.values()))


def signed(checking: Checking, claim: Claim) -> Signed | None:
    """The sentence with signs for the laws that it names or points back to; None where it means none."""
    if len(claim.whole.words) > MOST:
        return None
    found = [law for law in told(checking, claim) if law.case is None]
    named = _named(checking, claim, found)
    if named:
        line = _replaced(claim.whole.words, named)
        groups = [group for _, group in _groups(named)]
        laws = {f"{SIGN}{n}": _acts(group) for n, group in enumerate(groups)}
        if len(groups) == 1:
            head, sign, tail = line.partition(f"{SIGN}0")
            line = f"{head}{sign} {_pointed(tail, claim.lang, groups[0])}"
        line = _plainer(line)
        return Signed(Words(line), {sign: _of_year(line, sign, acts) for sign, acts in laws.items()})
    dated = by_kind_and_year(checking, claim, around(checking, claim))
    if dated is not None and (not found or dated.laws == found):
        line = f" {_replaced(claim.whole.words, [])} ".replace(f" {dated.called} ", f" {SIGN}0 ", 1)
        return Signed(Words(line.strip()), {f"{SIGN}0": [dated.laws]})
    several = _of_one_number(checking, claim) if not found else None
    if several is not None:
        return several
    found = found or [
        law for law in just_named(checking, claim, apart(claim.lang) - FREE) if law.case is None
    ]
    return _of_laws(claim, found) if found else _guessed(checking, claim)


def _of_laws(claim: Claim, found: Sequence[Instrument]) -> Signed | None:
    """The sentence with a sign for the words that point to laws, if they are one act."""
    if not _one_act(found):
        return None
    line = _pointed(_replaced(claim.whole.words, []), claim.lang, found)
    return Signed(Words(line), {f"{SIGN}0": _acts(found)})


def _guessed(checking: Checking, claim: Claim) -> Signed | None:
    """The sentence with a sign for the words by which it means a law that it does not name."""
    found = [law for law in meant(checking, claim) if law.case is None]
    phrases = list(_called(claim.lang).finditer(claim.whole.words.line)) if found else []
    if len(phrases) != 1:
        return None
    phrase, line = phrases[0], claim.whole.words.line
    line = f"{line[: phrase.start()]} {SIGN}0 {line[phrase.end() :]}"
    return Signed(Words(" ".join(line.split())), {f"{SIGN}0": [found]})


@cache
def _called(lang: str) -> re.Pattern[str]:
    """How a law is called that is not named: "the city property ordinance"."""
    nouns = "|".join(data("meant.yaml")[lang]["nouns"])
    if lang == "es":
        led, more = r"(?:la|el|una?|es[ae]|est[ae])", r"(?: (?:de|del|sobre|contra)(?: l[ao]s?)? \w+){0,3}"
        return compiled(rf" {led} (?:{nouns}){more}(?= )")
    led = r"(?:the|an?|its|this|that|their) (?:[\w’]+ ){0,4}?"
    more = (
        r"(?: (?:on|to|for|against|in support of) (?:\w+ ){0,5}?\w+(?= (?:by|in|on|with|after)? ?\d|$| $))?"
    )
    return compiled(rf" {led}(?:{nouns}){more}(?= )")


def _plainer(line: str) -> str:
    """The line without what is told of a law in passing: "lawx0 , the detainer law , is on hold"."""
    line = APPOSED.sub(r"\1 ", line) if "," in line else line
    line = MADE_IN.sub(lambda made: f"{made[1]} {'de' if made[2] == 'en' else 'of'} {made[3]} ", line)
    for pattern in _of_state():
        line = pattern.sub(r"\1", line)
    return line.replace("proyecto de ley ", "proyecto ")


@cache
def _of_state() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A law with the name of its state beside it: "Iowa's SF 2340", "la HB 4156 de Oklahoma"."""
    names = state_names()
    return compiled(rf"\b(?:{names}) (?:s )?({SIGN}\d)"), compiled(rf"({SIGN}\d) (?:of|de) (?:{names})\b")


def _acts(laws: Sequence[Instrument]) -> list[list[Instrument]]:
    """Laws by where and when they began: one number, or one title, may be that of several acts."""
    out: dict[tuple[str, str], list[Instrument]] = {}
    for law in laws:
        out.setdefault((law.jurisdiction, min(event.date for event in law.timeline)[:4]), []).append(law)
    return list(out.values())


def _of_one_number(checking: Checking, claim: Claim) -> Signed | None:
    """The sentence with a sign for the one number in it, which several laws bear: two called SB 4."""
    words = claim.whole.words
    whole = [mark for mark in marks(words.text) if mark.is_whole]
    if len(whole) != 1:
        return None
    text = words.text[whole[0].start : whole[0].end]
    acts = _acts([law for law in checking.index(around(checking, claim)).by_number(text) if law.case is None])
    inside = [
        n for n, (start, end) in enumerate(words.spans) if start < whole[0].end and end > whole[0].start
    ]
    if not 1 < len(acts) <= MANY or not inside:
        return None
    line = _plainer(_replaced(words, [(inside[0], inside[-1], acts[0])]))
    return Signed(Words(line), {f"{SIGN}0": _of_year(line, f"{SIGN}0", acts)})


def _of_year(line: str, sign: str, acts: list[list[Instrument]]) -> list[list[Instrument]]:
    """Of acts that bear one number those made in the year behind it, if it has one: "SB 4 of 2023"."""
    year = compiled(rf"{SIGN}(\d) (?:of|de|del) ((?:19|20)\d\d)\b").search(line) if len(acts) > 1 else None
    if year is None or f"{SIGN}{year[1]}" != sign:
        return acts
    return [act for act in acts if any(_made_in(law, year[2]) for law in act)] or acts


def _made_in(law: Instrument, year: str) -> bool:
    return any(event.event in ROOTS and event.date[:4] == year for event in law.timeline)


def _named(
    checking: Checking, claim: Claim, found: Sequence[Instrument]
) -> list[tuple[int, int, list[Instrument]]]:
    """Where laws of ``found`` are named: first and last word of the name, and the law."""
    words, ids = claim.whole.words, {law.id for law in found}
    index = checking.index(around(checking, claim)) if found else None
    out: list[tuple[int, int, list[Instrument]]] = []
    if index is None:
        return out
    for mark in marks(words.text):
        meant = [law for law in index.by_number(words.text[mark.start : mark.end]) if law.id in ids]
        inside = [n for n, (start, end) in enumerate(words.spans) if start < mark.end and end > mark.start]
        if meant and inside:
            out.append((inside[0], inside[-1], by_own_number(meant, mark.name)))
    for name in titles(words.text):
        keys = name.split()
        meant = [law for law in index.by_title(words.text) if law.id in ids and _is_called(law, name)]
        starts = range(len(words.keys) - len(keys) + 1) if meant else ()
        out += [(n, n + len(keys) - 1, meant) for n in starts if words.keys[n : n + len(keys)] == keys]
    for match in CALLED_LAW.finditer(words.text) if not out and found else ():
        inside = [
            n for n, (start, end) in enumerate(words.spans) if start < match.end() and end > match.start()
        ]
        out.append((inside[0], inside[-1], list(found)))
    return [one for one in out if not POSSESSED.search(words.given[one[1]])]


def _is_called(law: Instrument, name: str) -> bool:
    """Whether a law is called so, in English or with the Spanish word before its English name."""
    titles_ = _titles_of(law)
    return name in titles_ or (name.startswith("ley ") and f"{name.removeprefix('ley ')} act" in titles_)


def _titles_of(law: Instrument) -> str:
    return " ".join(Words(text).line for text in (law.title.en, law.title.es, law.citation, law.summary.en))


def _groups(named: Sequence[tuple[int, int, list[Instrument]]]) -> list[tuple[list[int], list[Instrument]]]:
    """The names, those of one act together, and the acts."""
    out: list[tuple[list[int], list[Instrument]]] = []
    for n, (_, _, laws) in enumerate(named):
        ids = {law.id for law in laws}
        near = next((one for one in out if ids & {law.id for law in one[1]}), None)
        if near is None:
            out.append(([n], list(laws)))
        else:
            near[0].append(n)
    return out


def _replaced(words: Words, named: Sequence[tuple[int, int, list[Instrument]]]) -> str:
    """The folded words, and the commas between them, with a sign for each name."""
    sign = {n: f"{SIGN}{number}" for number, (names, _) in enumerate(_groups(named)) for n in names}
    keys = list(words.keys)
    for n, (first, last, _) in enumerate(named):
        keys[first : last + 1] = [sign[n], *[""] * (last - first)]
    inside = {n for first, last, _ in named for n in range(first, last)}
    for n, (one, other) in enumerate(pairwise(words.spans)):
        if n not in inside and PIECES.search(words.text[one[1] : other[0]]):
            keys[n] += " ,"
    return " ".join(key.strip() for key in keys if key)


def _one_act(found: Sequence[Instrument]) -> bool:
    """Whether instruments are one law, or the sections of one act."""
    return len(found) == 1 or (
        len({(law.jurisdiction, law.kind) for law in found}) == 1 and all(law.bill is None for law in found)
    )


def _pointed(line: str, lang: str, laws: Sequence[Instrument]) -> str:
    """The line with the sign for what points to the one act that is meant."""
    line = f" {line} "
    for pattern, sign in _pointers(lang, tuple(sorted({sort_of(law.kind) for law in laws})), _level(laws[0])):
        line = pattern.sub(f" {sign}0 ", line)
    return line.strip()


def _level(law: Instrument) -> str:
    return LEVEL.get(law.jurisdiction.rsplit("/", 1)[-1].split(":")[0], "state")


@cache
def _pointers(lang: str, sorts: tuple[str, ...], level: str) -> list[tuple[re.Pattern[str], str]]:
    return list(_pointers_of(lang, sorts, level))


def _pointers_of(lang: str, sorts: tuple[str, ...], level: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """How an act of a sort and a level is pointed back to."""
    told_ = data("fortunes.yaml")[lang]["pointers"]
    nouns = [noun for sort in sorts for noun in data("thread.yaml")[lang]["nouns"].get(sort, ())]
    nouns += [noun for noun in told_["any"] if sorts != ("case",)]
    which = "|".join([*told_["which"], told_["levels"][level]])
    described = "|".join(data("thread.yaml")[lang]["described"])
    yield (
        compiled(
            rf" (?:{'|'.join(told_['lead'])}) (?:(?:{which}) ){{0,3}}?"
            rf"(?:{'|'.join(nouns)})(?: (?:{told_['tail']}))?"
            rf" (?!(?:{described}|{told_['on']}) )"
        ),
        SIGN,
    )
    yield compiled(rf" {told_['it']} "), PRONOUN
    if "clitic" in told_:
        yield compiled(rf" {told_['clitic']} "), CLITIC
        yield compiled(rf"^ (?={told_['unsaid']} )"), SIGN
