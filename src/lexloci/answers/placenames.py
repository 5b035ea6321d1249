"""Names of places in each language: ``Harris County`` is ``el condado de Harris`` in Spanish."""

from __future__ import annotations

from lexloci.answers.words import NATION
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import states
from lexloci.record.compiled import Words

IN_SPANISH = {
    "County": "el condado de", "Parish": "la parroquia de", "Borough": "el distrito de",
    "Township": "el municipio de", "Municipio": "el municipio de",
}  # fmt: skip
"""The kind of government at the end of a name, and how Spanish puts it before the name."""


def named(place: Jurisdiction) -> Words:
    """The name of a place as it stands inside a sentence."""
    if place.kind == "nation":
        return dict(NATION)
    if place.kind in STATE_KINDS and place.state:
        return {"en": place.name, "es": states()[place.state].es}
    return called(place.name)


def called(name: str) -> Words:
    """The name of a government below the states."""
    rest, _, kind = name.rpartition(" ")
    lead = IN_SPANISH.get(kind) if rest else None
    return {"en": name, "es": f"{lead} {rest}" if lead else name}


def labelled(place: Jurisdiction) -> Words:
    """The name with its state: ``Clayton, MO``."""
    name = named(place)
    alone = not place.state or place.kind in STATE_KINDS
    return name if alone else {lang: f"{text}, {place.state}" for lang, text in name.items()}
