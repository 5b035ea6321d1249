"""A page against itself: sentences of it that cannot both be true."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.detailed import of_some_size
from lexloci.answers.checking.report import Checked
from lexloci.answers.words import say
from lexloci.places.names import fold
from lexloci.reading.bothsides import Page, both_sides, bound
from lexloci.reading.clash import clash, near, on_other_days, trace
from lexloci.reading.contrary import at_other_hours, contrary, of_other_units
from lexloci.reading.deeds import deed, limits
from lexloci.reading.elsewhere import elsewhere, named_apart, whereabouts
from lexloci.reading.likeness import gist, opposed, stemmed
from lexloci.reading.ofwhat import Phrase, belongs, is_topic, told_apart
from lexloci.reading.outright import outright, told
from lexloci.reading.quantities import quantities
from lexloci.reading.said import Said, no_place
from lexloci.reading.sides import first_phrase, matters, sides
from lexloci.reading.things import Things, of_two, things
from lexloci.reading.traits import traits
from lexloci.reading.twice import in_other_state, told_otherwise, twice_told
from lexloci.reading.undone import needless, of_few, of_others, of_two_sorts, undone
from lexloci.reading.wholes import may_deny, whole
from lexloci.reading.wholly import left_over, may_clash, spoken_of, wholly

OPPOSITE = {"must": {"must_not", "not_required"}, "must_not": {"must", "may"}}
"""Stances that cannot both be true of one rule."""
FEW_SENTENCES = 3
"""In how many sentences of a page a word may stand that tells what they are about."""
WRONG = frozenset({"contradicted", "outdated", "false_premise"})
"""Verdicts on a sentence whose opposite may well be right."""
MOST = 100
"""With how many later ones a sentence is told to clash: one sentence after another, a long page of two that
clash would have as many clashes as the square of its length.
"""
CLOSE = 3
"""How many sentences further on one is still held against a denial, even without a rare word in common."""
AGENCIES = frozenset({"ice", "dhs", "cbp", "fbi", "uscis"})
"""Names that tell nothing apart."""
FIRST = ("first", "primer")
"""Begins what is denied with "yet to": its first card."""
BACK = 4
"""How many sentences back what an "it" stands for is looked for."""
SINCE = frozenset({"since", "desde"})
MAX_COMPARED = 600
"""Sentences of a longer page are only compared by the stances they take."""


def against_itself(claims: Sequence[Claim], checked: Sequence[Checked]) -> list[Checked]:
    """``checked`` with what clashes named; a sentence that nothing else decided is then inconsistent."""
    pairs = _by_stance(claims, checked) | (_by_words(claims) if len(claims) <= MAX_COMPARED else set())
    clashes: dict[int, list[int]] = {}
    for one, other in sorted(pairs):
        clashes.setdefault(one, []).append(other)
        clashes.setdefault(other, []).append(one)
    out = []
    for n, claim in enumerate(checked):
        others = tuple(checked[m].id for m in sorted(clashes.get(n, ())))
        told = structs.replace(claim, conflicts_with=others)
        open_ = [m for m in clashes.get(n, ()) if checked[m].verdict not in WRONG]
        if open_ and told.verdict in ("not_established", "not_checkable"):
            told = structs.replace(told, verdict="inconsistent", reason=say("check_inconsistent"))
        out.append(told)
    return out


def _by_stance(claims: Sequence[Claim], checked: Sequence[Checked]) -> set[tuple[int, int]]:
    """Sentences on one rule of one place that take stances which cannot both be true."""
    groups: dict[tuple[str, str], list[int]] = {}
    for n, one in enumerate(checked):
        stance = claims[n].whole.stance
        if (
            one.variable
            and one.place is not None
            and one.asserted
            and not (stance.exception or claims[n].whole.again)
        ):
            groups.setdefault((one.variable, one.place.id), []).append(n)
    pairs = {pair for group in groups.values() for pair in _opposed(group, checked)}
    return {(a, b) for a, b in pairs if not _of_others(claims[a], claims[b], checked[a].variable or "")}


def _of_others(one: Claim, other: Claim, variable: str) -> bool:
    """Whether they are of employers of different sizes."""
    if not variable.startswith("everify") or not (of_some_size(one.whole) or of_some_size(other.whole)):
        return False
    sizes = [quantities(claim.whole.words.text, claim.lang) for claim in (one, other)]
    return not any(a.meets(b) for a in sizes[0] for b in sizes[1])


def _opposed(group: Sequence[int], checked: Sequence[Checked]) -> Iterator[tuple[int, int]]:
    """Each sentence with the next that take an opposite stance."""
    by_stance: dict[str, list[int]] = {}
    for n in group:
        by_stance.setdefault(checked[n].asserted or "", []).append(n)
    against = {
        one: sorted(n for other, found in by_stance.items() if _cannot_both(one, other) for n in found)
        for one in by_stance
    }
    for a in group:
        others = against[checked[a].asserted or ""]
        after = bisect_right(others, a)
        yield from ((a, b) for b in others[after : after + MOST])


def _cannot_both(one: str, other: str) -> bool:
    return other in OPPOSITE.get(one, ()) or one in OPPOSITE.get(other, ())


def _by_words(claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """Sentences that plainly speak of one thing and say the opposite of it."""
    page = _Page(claims)
    pairs = list(near(page.traces, page.rare))
    found = {(a, b) for a, b in pairs if page.opposite(a, b)}
    limited, denying, says = page.limited, page.denying, page.says
    states = [bool(page.twofold(n).states) for n in range(len(page.numbers))]
    found |= {(a, b) for a, b in pairs if states[a] and states[b] and page.in_two_states(a, b)}
    beside = _near(pairs, len(page.numbers))
    found |= {(a, b) for a, b in beside if (limited[a] or limited[b]) and page.denied(a, b)}
    found |= {(a, b) for a, b in beside if (denying[a] or denying[b]) and page.wholly(a, b)}
    things = _pairs_of_things(page.things)
    found |= {(a, b) for a, b in things if says[a] and says[b] and page.contrary(a, b)}
    found |= {(a, b) for a, b in matters(page.sides) if page.both_sides(a, b)}
    return {(page.numbers[a], page.numbers[b]) for a, b in found}


class _Page:
    """The sentences of a page that state something, read as far as they are held against each other.

    :ivar numbers: the numbers of these among all claims; ``things``: what each speaks of.
    :ivar rare: beginnings of words that stand in few sentences.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.numbers = [n for n, claim in enumerate(claims) if claim.sentence.kind not in ("heading", "row")]
        self.stated = stated = [claims[n] for n in self.numbers]
        words = [(claim.whole.words, claim.lang) for claim in stated]
        gists = [gist(claim.whole.words, claim.lang, _labels(claim)) for claim in claims]
        self.counts, self.sentences = Counter(stem for one in gists for stem in one.content), len(gists)
        self.rare = frozenset(stem for stem, times in self.counts.items() if times <= FEW_SENTENCES)
        self.home = Counter(place.id for claim in claims for place in claim.places).most_common(1)
        own = [gists[n] for n in self.numbers]
        self.traces = traces = [
            trace(*words[n], own[n], frozenset(fold(place.name) for place in claim.places))
            for n, claim in enumerate(stated)
        ]
        self.things = [things(*one) for one in words]
        self.limited = [limits(*one) for one in words]
        self.denying = [may_deny(*one) for one in words]
        self.about = about = cache(lambda n: whereabouts(*words[n], traces[n].gist))
        self.told = cache(lambda n: told(*words[n], traces[n].gist))
        self.twofold = cache(lambda n: twice_told(*words[n], traces[n].gist))
        self.said = cache(lambda n: Said(traits(*words[n]), traces[n].gist, lambda: about(n).times))
        self.says = [self.said(n).says if its.signs else False for n, its in enumerate(self.things)]
        self.sides = [sides(*one) for one in words]
        self.deed = cache(lambda n: deed(*words[n]))
        self.whole = cache(lambda n: whole(*words[n]))
        at_home = {ident for ident, _ in self.home}
        names = {fold(place.name) for claim in claims for place in claim.places if place.id in at_home}
        self.own = frozenset(stemmed(key) for name in names for key in name.split())
        self.begin = begin = cache(lambda n: first_phrase(*words[n]))
        self.about_what = Page(
            [one for one, _ in words], lambda n: _antecedent(begin, n, words[n][1]), self.own
        )

    def opposite(self, a: int, b: int) -> bool:
        """Whether the words of two sentences are opposite, of one thing at one time."""
        return (
            (self._clash(a, b) or self._outright(a, b))
            and not (self._elsewhere(a, b) or of_two_sorts(self.deed(a), self.deed(b)))
            and not at_other_hours(self.said(a), self.said(b))
            and not of_other_units(self.said(a), self.said(b))
            and not self._begin_apart(a, b)
            and _same_place(self.stated[a], self.stated[b])
        )

    def _clash(self, a: int, b: int) -> bool:
        """Whether words of the one are turned round in the other, which names nothing else."""
        one, other = self.traces[a], self.traces[b]
        told = opposed(one.gist, other.gist) or clash(one, other, one.lang, self.rare)
        mine, yours = one.gist, other.gist
        counted = (mine.quantities and yours.quantities) or (mine.years and yours.years)
        return told and bool(counted or not left_over(self.whole(a), self.whole(b), self.own))

    def _begin_apart(self, a: int, b: int) -> bool:
        """Whether what they begin with are two things, or a thing and its own."""
        one, other = ((self.begin(n), self.about_what.words[n]) for n in (a, b))
        return told_apart(one[0], other[0], self.own) or belongs(one, other)

    def in_two_states(self, a: int, b: int) -> bool:
        """Whether one thing is told to be in two states."""
        if not in_other_state(self.twofold(a), self.twofold(b), self.rare):
            return False
        times = self.about(a).times, self.about(b).times
        return (
            not (all(times) and times[0] != times[1]) and not self._apart(a, b) and self._of_one_place(a, b)
        )

    def denied(self, a: int, b: int) -> bool:
        """Whether one denies what the other tells, or says of some what it says of all, or asks for."""
        if not (self.limited[a] or self.limited[b]):
            return False
        one, other = self.deed(a), self.deed(b)
        told = of_few(one, other) or needless(one, other)
        told = told or (undone(one, other) and not spoken_of(self.whole(a), self.whole(b)))
        apart = told and (self._elsewhere(a, b) or self._named_apart(a, b))
        return told and not apart and self._of_one_place(a, b)

    def wholly(self, a: int, b: int) -> bool:
        """Whether one wholly denies what the other tells of in words of the same kind."""
        if not (self.denying[a] or self.denying[b]):
            return False
        none, some = (a, b) if self.whole(a).none else (b, a)
        if not may_clash(self.whole(none), self.whole(some), self.own):
            return False
        told = wholly(self.whole(none), self.whole(some), (self.deed(none), self.deed(some)))
        groups = (
            {one for one in self.said(none).traits.groups if not one.startswith(FIRST)} if told else set()
        )
        alike = told and groups <= self.said(some).traits.groups and not self._named_apart(a, b)
        return alike and self._of_one_place(a, b)

    def contrary(self, a: int, b: int) -> bool:
        """Whether they say of one thing what cannot both be so."""
        if not contrary(self.said(a), self.said(b), self.things):
            return False
        if self._named_apart(a, b):
            return False
        within = _within(self.stated[a], self.things[a], self.stated[b], self.things[b])
        return within or self._of_one_place(a, b)

    def both_sides(self, a: int, b: int) -> bool:
        """Whether they take two sides of one matter that cannot both be so."""
        one, other = self.sides[a], self.sides[b]
        if self.stated[a].lang != self.stated[b].lang:
            return False
        if not both_sides((a, one), (b, other), self.about_what, self.stated[a].lang):
            return False
        return self._at_one_time(a, b, bound(one, other)) and self._of_one_place(a, b)

    def _at_one_time(self, a: int, b: int, held: int | None) -> bool:
        """Whether two sentences are of one time, of the same people and of nothing that each names alone.

        :param held: which of them tells of any time, or of now; see :func:`~lexloci.reading.bothsides.bound`.
        """
        one, other = self.said(a), self.said(b)
        months = one.months and other.months and one.months.isdisjoint(other.months) and held != -1
        if months or self._apart(a, b) or self._named_apart(a, b):
            return False
        if held in (0, 1):
            return _holds(*((one, other) if held == 0 else (other, one)))
        if one.traits.groups != other.traits.groups or one.traits.shifts != other.traits.shifts:
            return False
        return held == -1 or ((one.times ^ other.times) <= {"now"} and one.gist.years == other.gist.years)

    def _outright(self, a: int, b: int) -> bool:
        """Whether one says that a thing never was, or tells it otherwise."""
        one, other = self.told(a), self.told(b)
        denying = one.denied is not None or other.denied is not None
        denied = denying and outright(one, other, self.counts, self.rare, self.sentences)
        if denied and not (
            left_over(self.whole(a), self.whole(b), self.own) or of_others(self.deed(a), self.deed(b))
        ):
            return True
        first, second = self.twofold(a), self.twofold(b)
        telling = first.tells and second.tells
        return telling and told_otherwise(first, second, self.rare) and self._of_one_place(a, b)

    def _named_apart(self, a: int, b: int) -> bool:
        """Whether each names what the other does not, and no language, month or the page's own place."""
        but = self.own | {stemmed(word) for word in no_place(self.stated[a].lang)} | AGENCIES
        return named_apart(self.about(a), self.about(b), but)

    def _apart(self, a: int, b: int) -> bool:
        return of_two(self.things[a], self.things[b]) or on_other_days(self.traces[a], self.traces[b])

    def _elsewhere(self, a: int, b: int) -> bool:
        """Whether they speak of two things, times or groups of people."""
        groups = self.said(a).traits.groups != self.said(b).traits.groups
        return groups or self._apart(a, b) or elsewhere(self.about(a), self.about(b))

    def _of_one_place(self, a: int, b: int) -> bool:
        return _nowhere_else(self.stated[a], self.stated[b], self.home)


def _near(pairs: Iterable[tuple[int, int]], sentences: int) -> set[tuple[int, int]]:
    """``pairs``, and each sentence with the next few."""
    return {*pairs, *((n, m) for n in range(sentences) for m in range(n + 1, min(n + 1 + CLOSE, sentences)))}


def _pairs_of_things(page: Sequence[Things]) -> Iterator[tuple[int, int]]:
    """Sentences, by number, that speak of things of one kind, the earlier first; of many such the nearest."""
    by_head: dict[str, list[int]] = {}
    for b, its in enumerate(page):
        yield from ((a, b) for a in sorted({a for head in its.signs for a in by_head.get(head, [])[-MOST:]}))
        for head in its.signs:
            by_head.setdefault(head, []).append(b)


def _holds(still: Said, then: Said) -> bool:
    """Whether what holds at any time, or now, holds at the time and for the people of the other sentence."""
    since = still.gist.years and then.gist.years and min(then.gist.years) >= max(still.gist.years)
    timely = not still.gist.years or (since and not SINCE.isdisjoint(still.traits.words.there))
    narrower = still.traits.groups - then.traits.groups or still.traits.shifts - then.traits.shifts
    return bool(timely) and not (still.times - {"now"} or narrower)


def _antecedent(begin: Callable[[int], Phrase | None], at: int, lang: str) -> Phrase | None:
    """What a sentence points back to: what the nearest before it begins with that tells of something anew."""
    for n in range(at - 1, max(-1, at - 1 - BACK), -1):
        found = begin(n)
        if found is not None and is_topic(found, lang):
            return found
    return None


def _labels(claim: Claim) -> str:
    return " ".join(place.label() for place in claim.places)


def _nowhere_else(one: Claim, other: Claim, home: list[tuple[str, int]]) -> bool:
    """Whether neither names a place but the one that the page is mostly about."""
    known = {ident for ident, _ in home}
    named = [{place.id for place in claim.own_places} - known for claim in (one, other)]
    return named[0] == named[1]


def _within(one: Claim, its: Things, other: Claim, others: Things) -> bool:
    """Whether only one names places, and only to tell which thing it speaks of: "the desk in Elm Falls"."""
    if bool(one.own_places) == bool(other.own_places):
        return False
    claim, told = (one, its) if one.own_places else (other, others)
    stems = frozenset(stem for thing in told.found for stem in thing.told)
    return all(stemmed(key) in stems for place in claim.own_places for key in fold(place.name).split())


def _same_place(one: Claim, other: Claim) -> bool:
    return not one.own_places or not other.own_places or one.own_places == other.own_places
