"""A page against itself: sentences of it that cannot both be true."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.rule import of_some_size
from lexloci.answers.checking.report import Checked
from lexloci.answers.words import say
from lexloci.places.names import fold
from lexloci.reading.clash import clash, near, on_other_days, trace
from lexloci.reading.contrary import Said, contrary, of_other_units
from lexloci.reading.deeds import Deed, deed, needless, of_few, of_others, of_two_sorts, undone
from lexloci.reading.elsewhere import elsewhere, whereabouts
from lexloci.reading.likeness import gist, opposed, stemmed
from lexloci.reading.outright import outright, told
from lexloci.reading.quantities import quantities
from lexloci.reading.things import Things, of_two, things
from lexloci.reading.traits import traits
from lexloci.reading.twice import in_other_state, told_otherwise, twice_told

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
    stated = [claim for claim in claims if claim.sentence.kind not in ("heading", "row")]
    numbers = [n for n, claim in enumerate(claims) if claim.sentence.kind not in ("heading", "row")]
    gists = [gist(c.whole.words, c.lang, _labels(c)) for c in claims]
    counts = Counter(stem for one in gists for stem in one.content)
    rare = frozenset(stem for stem, times in counts.items() if times <= FEW_SENTENCES)
    traces = [
        trace(claim.whole.words, claim.lang, gists[n], frozenset(fold(p.name) for p in claim.places))
        for n, claim in zip(numbers, stated, strict=True)
    ]
    about = cache(lambda n: whereabouts(stated[n].whole.words, stated[n].lang, traces[n].gist))
    denials = cache(lambda n: told(stated[n].whole.words, stated[n].lang, traces[n].gist))
    home = Counter(place.id for claim in claims for place in claim.places).most_common(1)
    twofold = cache(lambda n: twice_told(stated[n].whole.words, stated[n].lang, traces[n].gist))
    said = cache(
        lambda n: Said(traits(stated[n].whole.words, stated[n].lang), traces[n].gist, lambda: about(n).times)
    )
    deeds = cache(lambda n: deed(stated[n].whole.words, stated[n].lang))
    page = [things(claim.whole.words, claim.lang) for claim in stated]
    pairs = list(near(traces, rare))
    apart = cache(lambda a, b: of_two(page[a], page[b]) or on_other_days(traces[a], traces[b]))
    by_words = {
        (a, b)
        for a, b in pairs
        if (
            opposed(traces[a].gist, traces[b].gist)
            or clash(traces[a], traces[b], stated[a].lang, rare)
            or (
                outright(denials(a), denials(b), counts, rare, len(gists))
                and not of_others(deeds(a), deeds(b))
            )
            or (told_otherwise(twofold(a), twofold(b), rare) and _nowhere_else(stated[a], stated[b], home))
        )
        and not (apart(a, b) or elsewhere(about(a), about(b)) or of_two_sorts(deeds(a), deeds(b)))
        and said(a).traits.groups == said(b).traits.groups
        and not of_other_units(said(a), said(b))
        and _same_place(stated[a], stated[b])
    }
    undone_ = {
        (a, b)
        for a, b in _near(pairs, len(stated))
        if _says_otherwise(deeds(a), deeds(b))
        and not (apart(a, b) or elsewhere(about(a), about(b)))
        and said(a).traits.groups == said(b).traits.groups
        and _nowhere_else(stated[a], stated[b], home)
    }
    in_states = {
        (a, b)
        for a, b in pairs
        if in_other_state(twofold(a), twofold(b), rare)
        and not (about(a).times and about(b).times and about(a).times != about(b).times)
        and not apart(a, b)
        and _nowhere_else(stated[a], stated[b], home)
    }
    of_things = {
        (a, b)
        for a, b in _by_things(page, said)
        if _nowhere_else(stated[a], stated[b], home) or _within(stated[a], page[a], stated[b], page[b])
    }
    return {(numbers[a], numbers[b]) for a, b in by_words | undone_ | in_states | of_things}


def _near(pairs: Iterable[tuple[int, int]], sentences: int) -> set[tuple[int, int]]:
    """``pairs``, and each sentence with the next few."""
    return {*pairs, *((n, m) for n in range(sentences) for m in range(n + 1, min(n + 1 + CLOSE, sentences)))}


def _says_otherwise(one: Deed, other: Deed) -> bool:
    """Whether one denies what the other tells, of all or of most, or what it asks for."""
    return undone(one, other) or of_few(one, other) or needless(one, other)


def _by_things(page: Sequence[Things], said: Callable[[int], Said]) -> Iterator[tuple[int, int]]:
    """Sentences, by number, that say of one thing what cannot both be so."""
    yield from ((a, b) for a, b in _pairs_of_things(page) if contrary(said(a), said(b), page))


def _pairs_of_things(page: Sequence[Things]) -> Iterator[tuple[int, int]]:
    """Sentences, by number, that speak of things of one kind, the earlier first; of many such the nearest."""
    by_head: dict[str, list[int]] = {}
    for b, its in enumerate(page):
        yield from ((a, b) for a in sorted({a for head in its.signs for a in by_head.get(head, [])[-MOST:]}))
        for head in its.signs:
            by_head.setdefault(head, []).append(b)


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
