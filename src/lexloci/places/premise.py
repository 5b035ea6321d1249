"""False premises about places: counties that do not exist, places that are no government."""

from __future__ import annotations

import msgspec

from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import COUNTY_KINDS, Jurisdiction, Premise
from lexloci.places.names import fold
from lexloci.places.query import Parts
from lexloci.places.states import data, states

WORDS_ES = {"county": "condado", "parish": "parroquia", "borough": "distrito", "municipio": "municipio"}


def lies_in(place: Jurisdiction, county: str, word: str) -> bool:
    """Whether the county so named (folded) is one the place lies in, or is the place itself."""
    names = {fold(ref.name) for ref in place.counties}
    if place.kind in COUNTY_KINDS or place.kind == "independent_city":
        names.add(fold(place.name))
    return (
        any(name == county or name.rpartition(" ")[0] == county for name in names)
        or not place.counties
        and place.kind == "place"
    )


def no_such_county(parts: Parts, place: Jurisdiction) -> Premise:
    """``parts`` names a county that its state does not have; ``place`` has that name."""
    return _correction(parts, place)


def wrong_county(gazetteer: Gazetteer, parts: Parts, place: Jurisdiction) -> Premise | None:
    """The county named beside ``place`` does not exist, or is another one than the place's."""
    real = gazetteer.county_in(parts.county, place.state)
    if real is None:
        near = [
            item
            for item in gazetteer.similar(f"{parts.county} county")
            if any(ref.is_county and ref.state == place.state for ref in item[2])
        ]
        if near and any(lies_in(place, fold(n).rpartition(" ")[0], "county") for n, _, _ in near):
            return None
        return _correction(parts, place)
    where = _where(place)
    text = f"{place.name} in {real.name}"
    return Premise(
        text,
        {
            "en": f"{place.name} is not in {real.name}. {where['en']}",
            "es": f"{place.name} no está en {_county_es(real.name)}. {where['es']}",
        },
    )


def about(gazetteer: Gazetteer, place: Jurisdiction) -> list[Premise]:
    """What everyone should know of ``place`` before reading on (no government, another's rules)."""
    if place.state == "CT" and place.kind in (*COUNTY_KINDS,):
        note = msgspec.convert(data("connecticut"), dict[str, object])["note"]
        return [Premise(place.name, msgspec.convert(note, dict[str, str]))]
    if place.governed_by:
        who = gazetteer.by_id(place.governed_by[0])
        return [
            Premise(
                place.name,
                {
                    "en": f"{place.name} has no government of its own. {who.label()} governs it.",
                    "es": f"{place.name} no tiene gobierno propio. Lo gobierna {who.label()}.",
                },
            )
        ]
    if place.governs is False and place.counties:
        county = place.counties[0].name
        return [
            Premise(
                place.name,
                {
                    "en": f"{place.name} is a place name without a government of its own. The rules of {county} apply.",
                    "es": f"{place.name} es un nombre de lugar sin gobierno propio. Rigen las reglas de {_county_es(county)}.".replace(" de el ", " del "),
                },
            )
        ]
    if place.kind == "tribal_nation":
        return [
            Premise(
                place.name,
                {
                    "en": f"{place.name} is a tribal nation with its own law and police. State and local rules reach it only in part.",
                    "es": f"{place.name} es una nación tribal con sus propias leyes y policía. Las reglas estatales y locales solo la alcanzan en parte.",
                },
            )
        ]
    return []


def _correction(parts: Parts, place: Jurisdiction) -> Premise:
    state = states().get(place.state)
    word = parts.county_word if parts.county_word in WORDS_ES else "county"
    name = " ".join(part.capitalize() for part in parts.county.split(" "))
    title = f"{name} {word.capitalize()}"
    where = _where(place)
    same = state is None or fold(state.en) == parts.county
    in_state = "" if same or state is None else f" in {state.en}"
    in_state_es = "" if same or state is None else f" en {state.es}"
    return Premise(
        title,
        {
            "en": f"There is no {title}{in_state}. {where['en']}".strip(),
            "es": f"No existe el {WORDS_ES[word]} de {name}{in_state_es}. {where['es']}".strip(),
        },
    )


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
            "es": f"{place.name} es la cabecera de {_county_es(first)}.".replace(" de el ", " del "),
        }
    if len(names) == 1:
        return {"en": f"{place.name} is in {first}.", "es": f"{place.name} está en {_county_es(first)}."}
    listed, listed_es = ", ".join(names[:-1]), ", ".join(map(_county_es, names[:-1]))
    return {
        "en": f"{place.name} lies in {listed} and {names[-1]}.",
        "es": f"{place.name} está en {listed_es} y {_county_es(names[-1])}.",
    }


def _county_es(name: str) -> str:
    for word, spanish in WORDS_ES.items():
        suffix = f" {word.capitalize()}"
        if name.endswith(suffix):
            return (
                f"el {spanish} de {name.removesuffix(suffix)}"
                if word != "parish"
                else f"la parroquia de {name.removesuffix(suffix)}"
            )
    return name
