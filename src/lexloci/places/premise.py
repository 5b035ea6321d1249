"""False premises about places: counties that do not exist, places that are no government."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction, Premise
from lexloci.places.names import capitalized, fold
from lexloci.places.query import Parts
from lexloci.places.ranking import misspelt_county
from lexloci.places.states import data, states

TOWN_STATES = frozenset({"CT", "MA", "ME", "NH", "NJ", "NY", "PA", "RI", "VT"})
"""States where every place lies in a city, town, township or borough."""
INACTIVE = frozenset({"I", "N"})
"""Functional status of a government that exists in law and does not act."""

OLD_AND_NEW = frozenset({"former_county", "planning_region"})
"""Connecticut has both; a place may be known to lie in one without the other being known."""

WORDS_ES = {"county": "condado", "parish": "parroquia", "borough": "distrito", "municipio": "municipio"}


def lies_in(gazetteer: Gazetteer, place: Jurisdiction, county: str) -> bool:
    """Whether the county so named (folded) is one the place lies in, or is the place itself."""
    names = [fold(ref.name) for ref in place.counties]
    alone = place.kind == "independent_city" and gazetteer.county_in(county, place.state) is None
    if place.is_county or alone:
        names.append(fold(place.name))
    if not place.counties and place.kind == "place":
        return gazetteer.county_in(county, place.state) is not None
    said = county.replace(" ", "")
    return any(said in (_joined(name), _joined(name.rpartition(" ")[0])) for name in names)


def _joined(name: str) -> str:
    return name.replace(" ", "")


def no_such_county(parts: Parts, place: Jurisdiction) -> Premise:
    """``parts`` names a county that its state does not have; ``place`` has that name."""
    return _correction(parts, place)


def wrong_county(gazetteer: Gazetteer, parts: Parts, place: Jurisdiction) -> Premise | None:
    """The county named beside ``place`` does not exist, or is another one than the place's."""
    real = gazetteer.county_in(parts.county, place.state)
    if real is None:
        near = misspelt_county(gazetteer, parts.county, parts.county_word, place.state)
        if any(match.place.id in {ref.id for ref in place.counties} for match in near):
            return None
        return _correction(parts, place)
    kinds = {gazetteer.by_id(ref.id).kind for ref in place.counties}
    if real.kind in OLD_AND_NEW and real.kind not in kinds:
        return None
    where = _where(place)
    text = f"{place.name} in {real.name}"
    return Premise(
        text,
        {
            "en": f"{place.name} is not in {real.name}. {where['en']}".strip(),
            "es": f"{place.name} no está en {county_es(real.name)}. {where['es']}".strip(),
        },
    )


def in_no_county(gazetteer: Gazetteer, parts: Parts) -> Premise:
    """Of the places that ``parts`` may name in any state none is in its county, if there is such a county."""
    county = _title(parts)
    if not any(ref.is_county for ref in gazetteer.named(f"{parts.county} {parts.county_word}")):
        told = {lang: f"{_no_county(parts, lang)}." for lang in ("en", "es")}
        return Premise(county, told)
    told = worded(
        "none_in_county", name=capitalized(parts.name), county={"en": county, "es": county_es(county)}
    )
    return Premise(county, told)


def about(gazetteer: Gazetteer, place: Jurisdiction) -> list[Premise]:
    """What everyone should know of ``place`` before reading on: that it is no government."""
    if place.state == "CT" and place.is_county:
        return [Premise(place.name, worded("connecticut"))]
    if place.governed_by:
        who = gazetteer.by_id(place.governed_by[0]).label()
        return [Premise(place.name, worded("governed_by", name=place.name, who=who))]
    if place.governs is False:
        return [Premise(place.name, _no_government(gazetteer, place))]
    return []


def read_as(query: str, place: Jurisdiction) -> Premise:
    """Nothing has the name said: which one it was taken for."""
    return Premise(query, worded("read_as", said=query.strip(), name=place.label()))


def caution(place: Jurisdiction) -> dict[str, str] | None:
    """What to bear in mind of a place that is none of the ordinary kinds."""
    return worded("tribal", name=place.name) if place.kind == "tribal_nation" else None


def _no_government(gazetteer: Gazetteer, place: Jurisdiction) -> dict[str, str]:
    if place.is_county:
        return worded("county", name=place.name, name_es=county_es(place.name))
    county = gazetteer.by_id(place.counties[0].id) if place.counties else None
    if county is None:
        key = "nowhere"
    elif county.governs is False:
        key = "town_only"
    else:
        key = "town_and_county" if place.state in TOWN_STATES else "county_rules"
    what = "inactive" if place.status in INACTIVE else "name_only"
    head, tail = worded(what, name=place.name), {"en": "", "es": ""}
    if county is not None:
        tail = worded(key, county=county.name, county_es=county_es(county.name))
    return {lang: f"{head[lang]} {tail[lang]}".strip() for lang in head}


@cache
def _wordings() -> dict[str, dict[str, str]]:
    return msgspec.convert(data("premises"), dict[str, dict[str, str]])


def worded(key: str, **values: str | Mapping[str, str]) -> dict[str, str]:
    """The wording ``key`` of ``premises.yaml`` in each language; a value may differ by language."""
    out = {}
    for lang, text in _wordings()[key].items():
        own = {name: value if isinstance(value, str) else value[lang] for name, value in values.items()}
        out[lang] = _contracted(text.format(**own))
    return out


def _contracted(text: str) -> str:
    """Spanish joins ``de`` and ``el``; no other language here has both in a row."""
    return text.replace(" de el ", " del ")


def _correction(parts: Parts, place: Jurisdiction) -> Premise:
    state = states().get(place.state)
    where = _where(place)
    same = state is None or fold(state.en) == parts.county
    in_state = "" if same or state is None else f" in {state.en}"
    in_state_es = "" if same or state is None else f" en {state.es}"
    return Premise(
        _title(parts),
        {
            "en": f"{_no_county(parts, 'en')}{in_state}. {where['en']}".strip(),
            "es": f"{_no_county(parts, 'es')}{in_state_es}. {where['es']}".strip(),
        },
    )


def _no_county(parts: Parts, lang: str) -> str:
    """``There is no Missouri County``, without its full stop."""
    if lang == "en":
        return f"There is no {_title(parts)}"
    article, _, rest = county_es(_title(parts)).partition(" ")
    return f"No existe {article} {rest}"


def _title(parts: Parts) -> str:
    """The county as ``parts`` name it, with capitals."""
    word = parts.county_word if parts.county_word in WORDS_ES else "county"
    return f"{capitalized(parts.county)} {word.capitalize()}"


def _where(place: Jurisdiction) -> dict[str, str]:
    if place.kind == "independent_city":
        return {
            "en": f"{place.name} is an independent city, in no county.",
            "es": f"{place.name} es una ciudad independiente, fuera de todo condado.",
        }
    if not place.counties:
        return {"en": "", "es": ""}
    names = [ref.name for ref in place.counties]
    first = names[0]
    if place.seat_of == place.counties[0].id:
        return {
            "en": f"{place.name} is the seat of {first}.",
            "es": _contracted(f"{place.name} es la cabecera de {county_es(first)}."),
        }
    if len(names) == 1:
        return {"en": f"{place.name} is in {first}.", "es": f"{place.name} está en {county_es(first)}."}
    listed, listed_es = ", ".join(names[:-1]), ", ".join(map(county_es, names[:-1]))
    return {
        "en": f"{place.name} lies in {listed} and {names[-1]}.",
        "es": f"{place.name} está en {listed_es} y {county_es(names[-1])}.",
    }


def county_es(name: str) -> str:
    """``St. Louis County`` in Spanish, with its article: ``el condado de St. Louis``."""
    for word, spanish in WORDS_ES.items():
        suffix = f" {word.capitalize()}"
        if name.endswith(suffix):
            return (
                f"el {spanish} de {name.removesuffix(suffix)}"
                if word != "parish"
                else f"la parroquia de {name.removesuffix(suffix)}"
            )
    return name
