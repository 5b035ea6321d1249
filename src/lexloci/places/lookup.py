"""From messy text to jurisdictions: ranked, never silently guessed, false premises mended.

A look-up tries the cheapest reading first: the whole text as a name (with a state at its end), then
the text taken apart (ZIP code, county, kind), then names one slip away, then the closest names of
all. Where several places answer, each is scored by the quality of the name and its share of the
population of all that answer; the first is used without asking back only if it stands out.
"""

from __future__ import annotations

from lexloci.core.errors import AmbiguousPlace, BadInput, UnknownPlace
from lexloci.places import premise
from lexloci.places.gazetteer import Gazetteer, Ref
from lexloci.places.model import Jurisdiction, Match, PlaceResult, Premise
from lexloci.places.names import CITY_WORDS, fold
from lexloci.places.query import MAX_QUERY, Parts, parse, split_state
from lexloci.places.states import by_name

CLEAR_SHARE = 0.9
MAX_MATCHES = 12
SHARPNESS = 8
MIN_WEIGHT = 150
TYPO = 0.92


def lookup(gazetteer: Gazetteer, query: str) -> PlaceResult:
    """Places that ``query`` may mean.

    :raises BadInput: an empty or overlong text.
    """
    if len(query) > MAX_QUERY:
        raise BadInput(
            f"a place of {len(query)} characters", where=query[:40] + "…", remedy=f"Use at most {MAX_QUERY}."
        )
    key = fold(query)
    if not key:
        raise BadInput("no place was given", where=repr(query), remedy='Name one, for example "Clayton, MO".')
    if query.startswith("ocd-division/"):
        return PlaceResult(query, (Match(gazetteer.by_id(query), 1.0),), clear=True)
    if not any(mark in query for mark in "(;|[") and not key[-1].isdigit():
        ranked = _plain(gazetteer, key)
        if ranked:
            return _result(query, ranked, premise.about(gazetteer, ranked[0].place))
    return _taken_apart(gazetteer, query, parse(query))


def resolve(gazetteer: Gazetteer, query: str) -> tuple[Jurisdiction, PlaceResult]:
    """The one place meant by ``query``.

    :raises UnknownPlace: none found.
    :raises AmbiguousPlace: several, none of which stands out.
    """
    result = lookup(gazetteer, query)
    if not result.matches:
        raise UnknownPlace(
            "no such place was found",
            where=repr(query),
            remedy='Check the spelling or add a state, for example "Clayton, MO".',
        )
    if not result.clear:
        names = "; ".join(_full(match.place) for match in result.matches[:5])
        raise AmbiguousPlace(
            "several places have that name", where=repr(query), remedy=f"Say which: {names}."
        )
    return result.matches[0].place, result


def _full(place: Jurisdiction) -> str:
    county = f" ({place.counties[0].name})" if place.counties else ""
    return f"{place.label()}{county}"


def _plain(gazetteer: Gazetteer, key: str) -> list[Match]:
    """The whole text as a name, or as a name and a state."""
    refs = gazetteer.named(key)
    rest, state = split_state(key)
    if not refs and state:
        refs = [ref for ref in gazetteer.named(rest) if ref.state == state]
    return _rank(gazetteer, refs)


def _rank(gazetteer: Gazetteer, refs: list[Ref], factor: float = 1.0) -> list[Match]:
    if len(refs) == 1:
        return [Match(gazetteer.by_number(refs[0].n), refs[0].quality * factor)]
    weights = [ref.quality**SHARPNESS * (ref.weight + MIN_WEIGHT) for ref in refs]
    total = sum(weights)
    order = sorted(range(len(refs)), key=lambda i: (-weights[i], refs[i].n))[:MAX_MATCHES]
    return [
        Match(
            gazetteer.by_number(refs[i].n),
            factor * refs[i].quality * _score(weights[i] / total),
            weights[i] / total,
        )
        for i in order
    ]


def _score(share: float) -> float:
    """A share of all that answer, as a factor that leaves the last of them 0.3."""
    return 0.3 + 0.7 * share


def _result(query: str, matches: list[Match], notes: list[Premise]) -> PlaceResult:
    clear = len(matches) == 1 or bool(matches) and matches[0].share >= CLEAR_SHARE
    return PlaceResult(query, tuple(matches), tuple(notes), clear)


def _taken_apart(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    if not parts.name and not parts.county:
        if parts.zip:
            return _by_zip(gazetteer, query, parts.zip)
        return _by_state(gazetteer, query, parts)
    if not parts.name:
        return _by_county(gazetteer, query, parts)
    found, _ = _by_name(gazetteer, parts)
    matches, notes = found, []
    if parts.county:
        matches, notes = _mind_county(gazetteer, parts, found)
    if not matches and parts.zip:
        return _by_zip(gazetteer, query, parts.zip)
    if parts.zip and len(matches) > 1:
        matches = _mind_zip(gazetteer, parts.zip, matches)
    if matches and not notes:
        notes = premise.about(gazetteer, matches[0].place)
    return _result(query, matches, notes)


def _by_state(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    refs = gazetteer.named(parts.state.casefold()) if parts.state else []
    return _result(query, _rank(gazetteer, refs), [])


def _by_zip(gazetteer: Gazetteer, query: str, code: str) -> PlaceResult:
    found = gazetteer.zip(code)
    if found is None:
        raise UnknownPlace(
            f"ZIP code {code} is not in use", where=repr(query), remedy="Check the digits or name the city."
        )
    county, inside = found
    matches = [Match(place, 0.55 + 0.45 * share) for place, share in inside]
    if county is not None and county.id not in {match.place.id for match in matches}:
        matches.append(Match(county, 0.3 if matches else 1.0))
    clear = len(inside) <= 1 or inside[0][1] >= 2 * inside[1][1]
    notes = premise.about(gazetteer, matches[0].place) if matches else []
    return PlaceResult(query, tuple(matches[:MAX_MATCHES]), tuple(notes), bool(matches) and clear)


def _by_name(gazetteer: Gazetteer, parts: Parts) -> tuple[list[Match], bool]:
    """Matches for the name (within the state, if one was given) and whether it was misspelt."""
    for name in _spellings(parts):
        refs = [r for r in gazetteer.named(name) if not parts.state or r.state == parts.state]
        if parts.kind == "city":
            refs = [r for r in refs if not r.is_county] or refs
        if refs:
            return _rank(gazetteer, refs), False
    return _misspelt(gazetteer, parts.name, parts.state), True


def _spellings(parts: Parts) -> list[str]:
    out = [parts.name]
    head, _, tail = parts.name.rpartition(" ")
    if head and tail in CITY_WORDS:
        out.append(head)
    if parts.kind == "city":
        out.append(f"{parts.name} city")
    if parts.name.startswith("the "):
        out.append(parts.name[4:])
    return out


def _misspelt(gazetteer: Gazetteer, name: str, state: str) -> list[Match]:
    similar = gazetteer.similar(name)
    rest, tail_state = split_state(name)
    if not similar and not state and tail_state:
        name, state = rest, tail_state
        similar = gazetteer.similar(name)
    best: dict[int, Match] = {}
    for _, likeness, refs in similar or _state_slip(gazetteer, name, state) or gazetteer.nearest(name, state):
        pool = [ref for ref in refs if not state or ref.state == state]
        for ref in pool:
            weight = TYPO * ref.quality * likeness * (0.6 + 0.4 * _prominence(ref.weight))
            match = Match(gazetteer.by_number(ref.n), weight)
            if ref.n not in best or best[ref.n].score < weight:
                best[ref.n] = match
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.place.id))[:MAX_MATCHES]
    return _spread(ranked)


def _prominence(weight: int) -> float:
    """0 for a hamlet, 1 for a metropolis, by digits of the population."""
    return min(len(str(weight)), 7) / 7


def _spread(matches: list[Match]) -> list[Match]:
    """Widen the distance between misspelt candidates, so that a near tie is not taken for clear."""
    if len(matches) < 2:
        return matches
    shares = [match.score**24 for match in matches]
    total = sum(shares)
    return [
        Match(match.place, TYPO * _score(share / total), share / total)
        for match, share in zip(matches, shares, strict=True)
    ]


def _state_slip(gazetteer: Gazetteer, name: str, state: str) -> list[tuple[str, float, list[Ref]]]:
    """``"clayton misssouri"``: the slip is in the state."""
    from rapidfuzz import process

    if state:
        return []
    words = name.split(" ")
    for size in (2, 1):
        tail = " ".join(words[-size:])
        if len(words) <= size or len(tail) < 5:
            continue
        close = process.extractOne(tail, list(by_name()), score_cutoff=82)
        if close and len(close[0]) > 4:
            rest = " ".join(words[:-size])
            refs = [r for r in gazetteer.named(rest) if r.state == by_name()[close[0]]]
            if refs:
                return [(rest, 1.0, refs)]
    return []


def _by_county(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    """Only a county was named."""
    bare = parts.county.removeprefix("la ").removeprefix("el ")
    for key in (f"{parts.county} {parts.county_word}", f"{parts.county} county", parts.county, bare):
        refs = [r for r in gazetteer.named(key) if r.is_county and parts.state in ("", r.state)]
        if refs:
            matches = _rank(gazetteer, refs)
            return _result(query, matches, premise.about(gazetteer, matches[0].place))
    misspelt = _misspelt_county(gazetteer, parts)
    if misspelt:
        return _result(query, misspelt, premise.about(gazetteer, misspelt[0].place))
    found, slipped = _by_name(gazetteer, Parts(name=parts.county, state=parts.state))
    if found and not slipped:
        note = premise.no_such_county(parts, found[0].place)
        return PlaceResult(query, tuple(found), (note,), _result(query, found, []).clear)
    if parts.state:
        state = _by_state(gazetteer, query, parts).matches[0].place
        note = premise.no_such_county(parts, state)
        return PlaceResult(query, (Match(state, 0.3),), (note,), False)
    return PlaceResult(query, ())


def _misspelt_county(gazetteer: Gazetteer, parts: Parts) -> list[Match]:
    refs = {
        ref.n: ref
        for name, _, found in gazetteer.similar(f"{parts.county} {parts.county_word}")
        for ref in found
        if ref.is_county and parts.state in ("", ref.state) and name.endswith(parts.county_word)
    }
    return _rank(gazetteer, list(refs.values()), TYPO)


def _mind_county(gazetteer: Gazetteer, parts: Parts, found: list[Match]) -> tuple[list[Match], list[Premise]]:
    """Use the county named to choose; where it is wrong, say so."""
    inside = [m for m in found if premise.lies_in(m.place, parts.county, parts.county_word)]
    if inside:
        return _renormalised(inside), []
    if not found:
        return found, []
    wrong = premise.wrong_county(gazetteer, parts, found[0].place)
    return found, [wrong] if wrong else []


def _renormalised(matches: list[Match]) -> list[Match]:
    return [Match(matches[0].place, 1.0), *matches[1:]] if len(matches) == 1 else matches


def _mind_zip(gazetteer: Gazetteer, code: str, matches: list[Match]) -> list[Match]:
    found = gazetteer.zip(code)
    if found is None:
        return matches
    ids = {place.id for place, _ in found[1]} | ({found[0].id} if found[0] else set())
    inside = [match for match in matches if match.place.id in ids]
    return _renormalised(inside) if inside else matches
