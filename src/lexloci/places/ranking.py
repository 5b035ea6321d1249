"""Which of several places a name most likely means: by kind, by prominence, by slips of the pen.

A candidate's weight is its population, less where the name is not its own and much less for each
slip of spelling; its share of all the weight decides its place and whether the first stands out.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from lexloci.places.compile import (
    ALIAS,
    BOROUGH,
    CITY,
    COUNTY,
    STATE,
    STATISTICAL,
    TOWN,
    TOWNSHIP,
    VILLAGE,
)
from lexloci.places.gazetteer import Gazetteer, Near, Ref
from lexloci.places.model import Jurisdiction, Match
from lexloci.places.query import kind_of, lead_of, split_state, tail_of
from lexloci.places.states import by_name

CLEAR_SHARE = 0.9
MAX_MATCHES = 24
SHARPNESS = 8
MIN_WEIGHT = 150
TYPO = 0.92
SLIP_WEIGHTS = (1.0, 0.05, 0.004)
"""How much weight is left to a name read with no, one or two slips."""
OTHER_INITIAL = 0.1
"""People seldom mistake the first letter."""
STATE_CUTOFF = 80
OBSCURE = 2_000
"""Population below which a name without a state may well be a slip for a better-known one."""
SHORTEST = 3
"""Letters of a text that is too short to hold a slip."""
KNOWN = 20_000
"""Population from which a city may stand behind the name of a part of it without its state."""
KIND_READ = 0.6
"""How well a name fits whose last word, as typed, was only its kind."""
OF_KIND = {
    "city": {CITY}, "town": {TOWN, TOWNSHIP}, "village": {VILLAGE}, "borough": {BOROUGH},
    "township": {TOWN, TOWNSHIP}, "plantation": {TOWN}, "cdp": {STATISTICAL},
}  # fmt: skip
TOWNS = {"town": TOWN, "township": TOWNSHIP}
"""Of these two words either is said of both: which is meant first."""

Weighed = list[tuple[float, Ref, float]]
"""Candidates: weight, place, and how well it fits (0 to 1)."""


def exact(gazetteer: Gazetteer, name: str, state: str = "", kind: str = "") -> list[Ref]:
    """Places called ``name``, in ``state`` and of ``kind`` where these were said."""
    refs = gazetteer.named(name)
    if state and refs:
        refs = [ref for ref in refs if ref.state == state]
        if len(refs) > 1:
            refs = [ref for ref in refs if ref.sort != STATE] or refs
    return of_kind(refs, kind) if kind and refs else refs


def with_kind_read(gazetteer: Gazetteer, name: str, state: str, refs: list[Ref]) -> list[Ref]:
    """``refs`` of ``name``, and places whose kind its last word may be: Park city, Park City."""
    tail = tail_of(name)
    if tail is None:
        return refs
    kind = tail.group("kind") or "city"
    known = {ref.n for ref in refs}
    more = exact(gazetteer, name[: tail.start()], state, kind_of(tail))
    wanted = OF_KIND.get(kind, OF_KIND["city"])
    return refs + [
        structs.replace(ref, quality=min(ref.quality, KIND_READ))
        for ref in more
        if ref.n not in known and ref.sort in wanted
    ]


def of_kind(refs: list[Ref], kind: str) -> list[Ref]:
    """Those of the kind said, if any; else those that are no state, and no county if any are."""
    wanted = OF_KIND.get(kind, {CITY})
    chosen = [ref for ref in refs if ref.sort in wanted]
    own = TOWNS.get(kind)
    if own is not None:
        chosen = [ref for ref in chosen if ref.sort == own] or chosen
    if chosen:
        return [structs.replace(ref, quality=max(ref.quality, ALIAS)) for ref in chosen]
    return settlements([ref for ref in refs if ref.sort != STATE])


def settlements(refs: list[Ref]) -> list[Ref]:
    """Those that are no county and no state, if any."""
    return [ref for ref in refs if ref.sort not in (COUNTY, STATE)] or refs


def rank(gazetteer: Gazetteer, refs: list[Ref], factor: float = 1.0) -> list[Match]:
    """``refs`` as matches, the most prominent first."""
    if len(refs) == 1:
        return [Match(gazetteer.by_number(refs[0].n), refs[0].quality * factor)]
    return ordered(gazetteer, [(_weight(ref), ref, ref.quality * factor) for ref in refs])


def ordered(gazetteer: Gazetteer, weighed: Weighed) -> list[Match]:
    """Weighed candidates as matches; the score falls with the share of the weight, and never rises again."""
    if len(weighed) == 1:
        ((_, ref, fit),) = weighed
        return [Match(gazetteer.by_number(ref.n), fit)]
    total = sum([weight for weight, _, _ in weighed])
    best = sorted([(-weight, ref.n, fit) for weight, ref, fit in weighed])[:MAX_MATCHES]
    matches, score = [], 1.0
    for less, n, fit in best:
        score = min(score, fit * (0.3 - 0.7 * less / total))
        matches.append(Match(gazetteer.by_number(n), score, -less / total))
    return matches


def clear(matches: list[Match]) -> bool:
    """Whether the first match may be used without asking back."""
    return bool(matches) and matches[0].share >= CLEAR_SHARE


def around(gazetteer: Gazetteer, text: str, state: str) -> Jurisdiction | None:
    """The place of ``state`` that another is said to lie in; in no state said, one that people know."""
    refs = exact(gazetteer, text, state)
    if not state and all(ref.weight < KNOWN for ref in refs):
        return None
    matches = rank(gazetteer, refs)
    return matches[0].place if clear(matches) else None


def obscure(refs: list[Ref]) -> bool:
    """Whether nobody much would be meant by a name that only these places have."""
    return all(ref.weight < OBSCURE and ref.sort not in (COUNTY, STATE) for ref in refs)


def with_slips(gazetteer: Gazetteer, name: str, refs: list[Ref]) -> list[Match]:
    """``refs`` together with better-known places whose names are one slip away."""
    own = [(_weight(ref), ref, ref.quality) for ref in refs]
    bar = sum(weight for weight, _, _ in own)
    near = [item for item in _weigh(name, gazetteer.similar(name)) if item[0] > bar]
    seen = {ref.n for ref in refs}
    return ordered(gazetteer, [*own, *(item for item in near if item[1].n not in seen)])


def misspelt(gazetteer: Gazetteer, name: str, state: str, kind: str = "") -> list[Match]:
    """Places whose names are closest to ``name``, which nothing is called exactly."""
    rest, tail_state = ("", "") if state else split_state(name)
    for text, where in ((name, state), (rest, tail_state)):
        for find in (gazetteer.similar, gazetteer.nearest) if text else ():
            near = _where(find(text), where, kind)
            if near:
                weighed = _weigh(text, near)
                found = _doubted(ordered(gazetteer, weighed), weighed, text, where)
                return found if min(item.slips for item in near) == 1 else _guessed(found)
    lead, tail = lead_of(name), tail_of(name)
    if lead:
        return misspelt(gazetteer, name[lead.end() :], state, kind_of(lead))
    return misspelt(gazetteer, name[: tail.start()], state, kind_of(tail)) if tail else []


def _guessed(matches: list[Match]) -> list[Match]:
    return [structs.replace(match, guessed=True) for match in matches]


def _doubted(matches: list[Match], weighed: Weighed, text: str, state: str) -> list[Match]:
    """``matches`` of a misspelt name, none of which stands out where the slip itself is doubtful.

    Two or three letters with one wrong are another word, not a slip; and a name with no state beside it
    is hardly a slip for a place that few have heard of.
    """
    if len(text) > SHORTEST and (state or not obscure([ref for _, ref, _ in weighed])):
        return matches
    return [structs.replace(match, share=0.0) for match in matches]


def misspelt_county(gazetteer: Gazetteer, name: str, word: str, state: str) -> list[Match]:
    """Counties whose names are closest to ``name`` (without its ``word`` for a county)."""
    full = f"{name} {word}"
    for find in (gazetteer.similar, gazetteer.nearest):
        near = [near for near in _where(find(full), state) if near.name.endswith(word)]
        weighed = [item for item in _weigh(full, near) if item[1].is_county]
        if weighed:
            return ordered(gazetteer, weighed)
    return []


def state_slip(name: str) -> tuple[str, str]:
    """``"clayton misssouri"`` → ``("clayton", "MO")``: a misspelt state at the end."""
    words = name.split(" ")
    for size in (2, 1):
        tail = " ".join(words[-size:])
        if len(words) > size and len(tail) > 3:
            state = misspelt_state(tail)
            if state:
                return " ".join(words[:-size]), state
    return name, ""


def misspelt_state(text: str) -> str:
    """The state that ``text`` nearly names; empty where there is none."""
    from rapidfuzz import fuzz, process

    close = process.extractOne(
        text, [name for name in by_name() if len(name) > 3], scorer=fuzz.ratio, score_cutoff=STATE_CUTOFF
    )
    return by_name()[close[0]] if close else ""


def _weight(ref: Ref) -> float:
    quality = ref.quality
    return (ref.weight + MIN_WEIGHT) * (quality**SHARPNESS if quality < 1.0 else 1.0)


def _where(near: Iterable[Near], state: str, kind: str = "") -> list[Near]:
    """Only the places of ``state`` and ``kind``."""
    out = []
    for item in near:
        refs = [ref for ref in item.refs if not state or ref.state == state]
        if kind and refs:
            refs = of_kind(refs, kind)
        if refs:
            out.append(structs.replace(item, refs=refs))
    return out


def _weigh(name: str, near: Iterable[Near]) -> Weighed:
    """Each place once, under the name that suits it best."""
    best: dict[int, tuple[float, Ref, float]] = {}
    for item in near:
        factor = SLIP_WEIGHTS[item.slips] * (1.0 if item.name[0] == name[0] else OTHER_INITIAL)
        fit = TYPO * (1.0 - item.slips / (2 * len(name)))
        for ref in item.refs:
            weight = _weight(ref) * factor
            if ref.n not in best or best[ref.n][0] < weight:
                best[ref.n] = (weight, ref, fit * ref.quality)
    return list(best.values())
