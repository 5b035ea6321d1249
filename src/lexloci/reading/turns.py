"""Small turns of a sentence: where a clause ends, the "no" of an answer, what nobody is refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lexloci.reading.lexicon import LANGUAGES, Hit, Lexicon, data
from lexloci.reading.words import Words

PASSIVE = frozenset({"is", "are", "be", "es", "son"})
"""Words before a participle by which something is done to its subject."""
LETTING = 2
"""How many words before the participle they stand."""
OBJECTED = frozenset({"be", "ser"})
MADE = frozenset({
    "signed", "adopted", "entered", "made", "honored", "obeyed", "used", "passed", "enacted", "granted",
    "given",
    "firmado", "firmados", "adoptado", "adoptadas", "usado", "cumplidas", "cumplidos",
})  # fmt: skip
"""Participles of what brings a rule's object about, or follows it."""
STOPS = frozenset(",.;:—")
ANSWERS = frozenset({"no", "yes", "si"})
NONE_OF = frozenset({"no", "ningun", "ninguna", "nobody", "nadie"})
NONE_REACH = 3
WHOSE = frozenset({"quien", "quienes", "que", "who", "whoever"})
"""Words before a "no" that tells of people: "quien no tiene papeles"."""
PREDICATED = frozenset({"open", "available", "abierto", "abierta", "abiertos", "abiertas", "alcance"})
"""Words after "is" by which what stands before is what may be had."""
OBTAINED = frozenset({"had", "obtained", "gotten", "issued", "granted", "given"})
"""The same after "can be"."""
JUDGES = frozenset({
    "judge", "judges", "judicial", "magistrate", "criminal", "crime", "felony", "conviction",
    "juez", "jueza", "magistrado", "penal", "delito", "condena",
})  # fmt: skip
"""Words for a judge or a crime, and for what a court orders, by which any act is let."""
COURTS = ("court order", "court orders", "order from a court", "orden de un tribunal", "orden del tribunal")
BEHIND = 2
"""How many words after a modal they stand."""

LEAVE, OR = frozenset({"let", "allow", "permit", "dejar", "permitir"}), frozenset({"or", "nor", "o", "ni"})
"""Words of leave, and words that join them to a modal before: "may not hold a person or let ICE in"."""
ORDERED, TO = 8, frozenset({"to", "a"})
"""How many words after an order stands what somebody is ordered to let, and the word before that."""
WITHOUT, NOT = frozenset({"without", "sin"}), frozenset({"not", "doesnt", "dont", "no"})
DOING, PRONOUNS = frozenset({"do", "does", "did"}), frozenset({"they", "he", "she"})
LEADING = frozenset({
    "and", "but", "or", "so", "yet", "that", "because", "since", "then", "still", "also", "nor", "now",
    "today", "here", "law", "instead", "nonetheless", "nevertheless", "therefore", "however", "though",
    "ademas", "tambien", "pero", "y", "tampoco", "ellos", "ellas", "que", "aun", "asi", "hoy", "ahora",
    "luego", "entonces",
})  # fmt: skip
"""Words behind which "they" begins a clause; "inmates they may hold" does not."""
LIGHT_REACH = 16
"""How many words that tell no other act may stand between a modal and its act."""
WITHOUT_REACH, UNLIKE_REACH = 2, 4
"""How many words before an act stand a "without", and a "that does not"."""


def parted(words: Words, one: Hit, other: Hit) -> bool:
    """Whether a comma with "and" or "but" lies between: "must be let go, and a detainer changes nothing"."""
    first, last = min(one.last, other.last), max(one.first, other.first)
    return any(
        not {",", ";"}.isdisjoint(words.gap(n)) and words.keys[n + 1] in _joins() for n in range(first, last)
    )


@cache
def _joins() -> frozenset[str]:
    return frozenset(
        Words(phrase).keys[0] for lang in LANGUAGES for phrase in data(f"clauses/{lang}.yaml")["joins"]
    )


def of_answer(words: Words, hit: Hit) -> bool:
    """Whether a hit begins with the "no" that answers a question: "No, the law forbids it"."""
    return hit.first == 0 and words.keys[0] in ANSWERS and not STOPS.isdisjoint(words.gap(0))


NOBODIES = frozenset({"nobody", "nadie"})


def for_nobody(words: Words, leave: Hit, *, ordered: bool = False) -> bool:
    """Whether what is allowed is allowed to no one: "may let no agent in".

    :param ordered: it is ordered, "must let nobody in"; "must hold him no longer" is then not meant.
    """
    near = range(leave.last + 1, min(leave.last + 1 + NONE_REACH, len(words)))
    none = NOBODIES if ordered else NONE_OF
    return any(words.keys[n] in none and words.keys[n - 1] not in WHOSE for n in near)


def of_a_judge(words: Words) -> bool:
    """Whether a judge or a crime is spoken of: what is enough with them is no leave to do without."""
    return not JUDGES.isdisjoint(words.there) or any(f" {told} " in words.line for told in COURTS)


def refused_to_nobody(words: Words, against: Sequence[Hit]) -> bool:
    """Whether "no student is refused" is all that turns a sentence round."""
    nobody, refused = ([hit for hit in against if hit.concept == name] for name in ("no_subject", "reverse"))
    if len(nobody) != 1 or len(refused) != 1 or nobody[0].first != 0:
        return False
    others = any(hit.concept in ("not", "does_not") and hit.first for hit in against)
    before = words.keys[max(0, refused[0].first - LETTING) : refused[0].first]
    return not others and not PASSIVE.isdisjoint(before)


def of_its_object(words: Words, modal: Hit) -> bool:
    """Whether what stands before a modal is what is made or used: "agreements may be signed"."""
    after = words.keys[modal.last + 1 : modal.last + 3]
    return len(after) > 1 and after[0] in OBJECTED and after[1] in MADE


def joined_acts(words: Words, modal: Hit, act: Hit) -> bool:
    """Whether an act is the second that a modal governs: "may sign the paper and pay as residents"."""
    return modal.last < act.first and bool(
        {"and", "y"} & set(words.keys[max(modal.last, act.first - 2) : act.first])
    )


def hits_over_fillers(lexicon: Lexicon, words: Words, lang: str) -> list[Hit]:
    """The hits of a lexicon, with those that hold a word that only leads over: "is therefore required to"."""
    found, fillers = lexicon.hits(words), _fillers(lang)
    kept = [n for n, key in enumerate(words.keys) if key not in fillers]
    if len(kept) == len(words):
        return found
    short = Words.folded([words.keys[n] for n in kept])
    more = {Hit(hit.concept, kept[hit.first], kept[hit.last]) for hit in lexicon.hits(short)}
    inner = {hit for hit in found if not any(_inside(hit, one) for one in more)}
    return sorted(inner | more, key=lambda hit: (hit.first, hit.last, hit.concept))


def _inside(hit: Hit, other: Hit) -> bool:
    return hit.concept == other.concept and other.first <= hit.first and hit.last <= other.last


@cache
def endings() -> frozenset[str]:
    """Last words of modals that end a clause, whose subject is the act: "to hold them is mandatory"."""
    return frozenset(word for words in data("endings.yaml").values() for word in words)


@cache
def _fillers(lang: str) -> frozenset[str]:
    return frozenset(data("fillers.yaml")[lang])


def had(words: Words, modal: Hit) -> bool:
    """Whether what stands before a modal may be had: "is open to", "can be obtained"."""
    after = words.keys[modal.last + 1 : modal.last + 1 + BEHIND]
    obtained = after[:1] == ["be"] and not OBTAINED.isdisjoint(after)
    return obtained or not PREDICATED.isdisjoint(words.keys[modal.first : modal.first + 2])


@cache
def relatives(lang: str) -> frozenset[str]:
    """Words by which a clause tells more of a word before it: "people who", "a firm that"."""
    return frozenset(data("relatives.yaml")[lang])


NOTHING = frozenset({"nothing", "nobody", "nada", "nadie", "ninguna"})


def reaches_far(words: Words, modal: Hit) -> bool:
    """Whether the act may stand far behind a modal word: "it is up to", "nothing stops the jail from"."""
    return modal.concept == "optional" or words.keys[modal.first] in NOTHING


PAPERS = frozenset({
    "papers", "papeles", "documents", "documentos", "status", "estatus", "visa", "visas", "documentacion",
})  # fmt: skip
"""What people are without, who then do the act: "students without papers pay"."""


def left_out(words: Words, act: Hit, lang: str) -> bool:
    """Whether an act is what is done without: "may not hire without E-Verify" orders its use.

    So does "no contract for a firm that does not use it".
    """
    before = words.keys[max(0, act.first - UNLIKE_REACH) : act.first]
    unlike = any(told_of_whom(words, n, lang) for n in range(act.first - len(before), act.first))
    near = range(max(0, act.first - WITHOUT_REACH), act.first)
    return unlike or any(
        words.keys[n] in WITHOUT
        and PAPERS.isdisjoint(words.keys[n : act.first])
        and all(STOPS.isdisjoint(words.gap(k)) for k in range(n, act.first))
        for n in near
    )


def told_of_whom(words: Words, n: int, lang: str) -> bool:
    """Whether word ``n`` is a "not" of a clause that tells of whom: "a firm that does not"."""
    led = words.keys[max(0, n - 2) : n]
    led = led[:-1] if led[-1:] and led[-1] in DOING else led
    return words.keys[n] in NOT and not relatives(lang).difference(PRONOUNS).isdisjoint(led[-1:])


def in_relative(words: Words, modal: Hit, lang: str, *, known: bool) -> bool:
    """Whether a modal only tells more of a word before it: "those who may", "a duty that no jail can".

    :param known: whether a "they" that begins the sentence is a body which the sentence before told of.
    """
    relative = relatives(lang)
    before = words.keys[max(0, modal.first - NONE_REACH) : modal.first]
    if any(one in relative and two in NONE_OF for one, two in pairwise(before)):
        return True
    if not before or before[-1] not in relative:
        return False
    return not (known and before[-1] in PRONOUNS and begins(words, modal.first - 1))


def within_relative(modal: Hit, beside: Sequence[Hit], acts: Sequence[Hit]) -> bool:
    """Whether every act stands in a clause that tells more of a word: "must pass laws that bar asking"."""
    first = min((hit.first for hit in beside), default=-1)
    return bool(acts) and all(act.first > first > modal.last for act in acts)


def begins(words: Words, n: int) -> bool:
    """Whether a pronoun is the subject of its clause: "Even so, they may", "says that they may"."""
    return not n or words.keys[n - 1] in LEADING or not STOPS.isdisjoint(words.gap(n - 1))


def _to_let(words: Words, modal: Hit, leave: Hit) -> bool:
    """Whether somebody is ordered or forbidden to let another: "forbids the agency to allow ICE in"."""
    near = 0 < leave.first - modal.last <= ORDERED and words.keys[leave.first] in LEAVE
    return near and words.keys[leave.first - 1] in TO


def leads(words: Words, modal: Hit, leave: Hit) -> bool:
    """Whether a modal stands right before a word of leave, or joined to it: "may not let", "or let"."""
    joined = modal.last < leave.first and words.keys[leave.first] in LEAVE
    joined = joined and modal.concept == "must_not" and words.keys[leave.first - 1] in OR
    joined = joined or _to_let(words, modal, leave)
    return modal is not leave and (joined or 0 < leave.first - modal.last <= LETTING)


def light_between(words: Words, one: Hit, other: Hit) -> bool:
    """Whether all between a modal and an act tells who does it, and with what: "the sheriff of each"."""
    between = words.keys[one.last + 1 : other.first]
    stopped = any(not STOPS.isdisjoint(words.gap(n)) for n in range(one.last, other.first))
    return 0 < len(between) <= LIGHT_REACH and not stopped and _light().issuperset(between)


@cache
def _light() -> frozenset[str]:
    return frozenset(key for lang in LANGUAGES for key in data("light.yaml")[lang])
