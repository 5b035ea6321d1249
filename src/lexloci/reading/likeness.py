"""Two sentences against each other: do they speak of one thing, and do they say the opposite of it?

Content words are compared without their endings. What says nothing and what turns a meaning round is data
(``data/likeness.yaml``). Deliberately cautious: most pairs of sentences are "neither".
"""

from __future__ import annotations

from functools import cache

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.quantities import Quantity, quantities
from lexloci.reading.stance import modal_lexicon
from lexloci.reading.words import Words, words_of

STEM = 6
"""Letters of a word that count: ``sharing``, ``shared`` and ``shares`` are one."""
LONGEST_WHOLE = 3
"""A word of so many letters has no ending."""
AKIN = 4
"""Letters that one of two forms of a word has, at the least."""
SHORTEST = 3
"""Beginnings of fewer letters tell nothing."""
LEAST_COMMON = 4
ALIKE = 0.7
"""The share of their words that both must have to contradict each other by a "not"."""
RATHER_ALIKE = 0.5
"""The same, where one says "only" and the other counts."""
SOMEWHAT_ALIKE = 0.35
"""The same, where each gives a number."""
NOT_PLAIN = frozenset({"proposal", "reported", "hedge", "past"})
COUNTED = compiled(r"[$]?\d[\d,.]*%?")


class Gist:
    """What of a sentence is compared; most of it is worked out only where it is.

    :ivar content: its content words, without endings.
    """

    def __init__(self, words: Words, lang: str, names: str) -> None:
        self._words, self._lang, self._rules = words, lang, _rules(lang)
        self._main = _plainly(words, self._rules["idioms"])
        passed, others = self._rules["passed"], words_of(names).there
        self.content = frozenset(
            [
                stemmed(key)
                for key in self._main.there
                if key not in passed and key not in others and not key.isdigit()
            ]
        )

    def _has(self, name: str) -> bool:
        return not self._main.there.isdisjoint(self._rules[name])

    @Lazily
    def years(self) -> frozenset[str]:
        """The years it names."""
        numbers = [number.strip(",.") for number in COUNTED.findall(self._words.text)]
        return frozenset(number for number in numbers if len(number) == 4 and number[:2] in ("19", "20"))

    @Lazily
    def against(self) -> int:
        """How many words turn its meaning round."""
        if not self._has("negative"):
            return 0
        negative = self._rules["negative"]
        return sum(key in negative for key in _main(self._main.keys, self._rules["relative"]))

    @Lazily
    def denied(self) -> str:
        """The content word after the first that turns it round: "never rehearses"."""
        return _denied(self._main.keys, self._rules) if self.against else ""

    @Lazily
    def only(self) -> bool:
        """Whether it says that there is no more than it tells."""
        return self._has("only")

    @Lazily
    def counts(self) -> bool:
        """Whether a word in it counts: "several"."""
        return self._has("counts")

    @Lazily
    def part(self) -> bool:
        """Whether its number may be that of a part: "a quorum is four", "closed 12 schools"."""
        return self._has("part")

    @Lazily
    def bars(self) -> bool:
        """Whether it forbids, refuses or ends something, which is a "no" of its own."""
        return self._has("bars")

    @Lazily
    def quantities(self) -> tuple[Quantity, ...]:
        """What it counts."""
        return tuple(quantities(self._words.text, self._lang))

    @Lazily
    def _marks(self) -> frozenset[str]:
        return frozenset([hit.concept for hit in modal_lexicon(self._lang).hits(self._words)])

    @Lazily
    def excepted(self) -> bool:
        """Whether it names an exception."""
        return "exception" in self._marks

    @Lazily
    def plain(self) -> bool:
        """Whether it is neither proposed nor hedged, and denies nothing twice."""
        return self.plain_but(frozenset())

    def plain_but(self, marks: frozenset[str]) -> bool:
        """Whether it is plain, or only by these marks is not."""
        return not (self.against and self._has("without")) and not self._marks & NOT_PLAIN - marks


def gist(words: Words, lang: str, names: str = "") -> Gist:
    """What of ``words``, one sentence, is compared.

    :param names: the places it names, which do not count.
    """
    return words.lately(gist, (lang, names), lambda: Gist(words, lang, names))


def _plainly(words: Words, idioms: frozenset[str]) -> Words:
    """The words without phrases in which a "not" denies nothing: "no more than"."""
    line = words.line
    if line.isascii() and not any(idiom in line for idiom in idioms):
        return words
    for idiom in idioms:
        line = line.replace(idiom, " ")
    return Words(line)


def _denied(keys: list[str], rules: dict[str, frozenset[str]]) -> str:
    """What the first word that turns the meaning round stands before."""
    at = next(n for n, key in enumerate(keys) if key in rules["negative"])
    return next((stemmed(key) for key in keys[at + 1 :] if key not in rules["passed"]), "")


def not_all(words: Words, lang: str) -> bool:
    """Whether it says something of some only: "not every employer"."""
    return any(f" {phrase} " in words.line for phrase in _rules(lang)["not_all"])


def _main(keys: list[str], relative: frozenset[str]) -> list[str]:
    """The words before a relative clause: "a person who does not speak" denies nothing."""
    cut = next((n for n, key in enumerate(keys) if n and key in relative), len(keys))
    return keys[:cut]


@cache
def _rules(lang: str) -> dict[str, frozenset[str]]:
    rules = {name: frozenset(words) for name, words in data("likeness.yaml")[lang].items()}
    idioms = frozenset(f" {idiom} " for idiom in rules["idioms"] | rules["not_all"])
    return {**rules, "idioms": idioms, "passed": rules["empty"] | rules["common"]}


def passed(lang: str) -> frozenset[str]:
    """Words that say nothing of what a text in this field is about."""
    return _rules(lang)["passed"]


def stemmed(key: str) -> str:
    """A word without its ending."""
    return key[:STEM].rstrip("s") if len(key) > LONGEST_WHOLE else key


def akin(stem: str, known: str) -> bool:
    """Whether two beginnings are of one word: "sign" and "signed"."""
    return stem == known or (
        min(len(stem), len(known)) >= AKIN and (stem.startswith(known) or known.startswith(stem))
    )


def common(one: Gist, other: Gist) -> float:
    """The share of the two sentences' content words that stand in both; 0 if too few."""
    shared = len(one.content & other.content)
    return shared / (len(one.content) + len(other.content) - shared) if shared >= LEAST_COMMON else 0.0


def opposed(one: Gist, other: Gist) -> bool:
    """Whether two sentences plainly speak of one thing and cannot both be true."""
    alike = common(one, other)
    if alike < SOMEWHAT_ALIKE or not (one.plain and other.plain) or one.years != other.years:
        return False
    if alike >= RATHER_ALIKE and one.only != other.only:
        return not one.against and not other.against and (one.counts if other.only else other.counts)
    if _other_number(one, other):
        return True
    return alike >= ALIKE and turned(one, other)


def turned(one: Gist, other: Gist) -> bool:
    """Whether one denies and the other does not, both of every case, or of those of one number."""
    excepted = one.excepted or other.excepted or one.bars or other.bars
    others = one.quantities and other.quantities and one.quantities != other.quantities
    if bool(one.against) == bool(other.against) or excepted or others:
        return False
    denied = one.denied or other.denied
    return not denied or denied in one.content & other.content


def _other_number(one: Gist, other: Gist) -> bool:
    """Whether each gives one quantity, and the two exclude each other."""
    single = len(one.quantities) == len(other.quantities) == 1 and one.part == other.part
    return single and one.quantities[0].apart(other.quantities[0])
