"""The 20 questions of places that the record does not describe: laid out once for all that are alike, with
blanks for their names.

What is said there hangs on the governments and agencies that answer for a place. Of a county that has
nothing on record it only counts that there is one, so its name is a blank too.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from msgspec import Struct, structs

from lexloci.answers.engine import Engine
from lexloci.answers.guide import guide
from lexloci.answers.placenames import IN_SPANISH
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.escaping import escaped
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages.questions import Told, laid_out, pieces

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

OPEN, CLOSE = "\ue000", "\ue001"
BLANK = re.compile(f"{OPEN}([0-9]+){CLOSE}".encode())
OPENED = OPEN.encode()
MANY = 12_000
"""Texts between names that are kept."""
NOTHING = (0,)
"""The numbers of no question: what stands around them is the place's own."""


class Blanks(Struct, frozen=True, gc=False):
    """A part of a page in pieces that other pages share.

    :ivar places: of each name, the pieces it takes the place of.
    """

    pieces: tuple[bytes, ...]
    places: tuple[array[int], ...]

    def filled(self, names: list[bytes]) -> bytes:
        """The part with names."""
        out = list(self.pieces)
        for name, places in zip(names, self.places, strict=True):
            for at in places:
                out[at] = name
        return b"".join(out)


class _Nameless:
    """The gazetteer, with blanks for the names of some places."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.blank: dict[str, str] = {}

    def by_id(self, ident: str) -> Jurisdiction:
        """A place by its id."""
        return self.without(self._gazetteer.by_id(ident))

    def without(self, place: Jurisdiction) -> Jurisdiction:
        """A place without the names."""
        counties = tuple(
            structs.replace(ref, name=self.blank.get(ref.id, ref.name)) for ref in place.counties
        )
        return structs.replace(place, name=self.blank.get(place.id, place.name), counties=counties)


def questions(site: Site, asked: Asked, place: Jurisdiction) -> Told:
    """What :func:`laid_out` gives, with the questions from those of a place that is alike."""
    own = laid_out(site.lx.guide(place, asked.lang, asked.on, questions=NOTHING))
    ids, split = _names(site, place)
    kinds = tuple(kind for _, kind in split)

    def made() -> dict[str, Blanks]:
        nameless, engine = _engine(site)
        nameless.blank = {
            ident: f"{OPEN}{n}{CLOSE}{kind}"
            for n, (ident, kind) in enumerate(zip(ids, kinds, strict=True))
        }  # fmt: skip
        told = guide(engine, nameless.without(place), asked.on, asked.lang)
        return {name: _blanks(found, len(ids)) for name, found in pieces(told).items()}

    found = site.shared(asked, ("questions", *sort(site, place)), made)
    names = [escaped(rest).encode() for rest, _ in split]
    return structs.replace(own, laid={name: part.filled(names) for name, part in found.items()})


def sort(site: Site, place: Jurisdiction) -> tuple[object, ...]:
    """Equal for places that are alike but for names."""
    return (*(kind for _, kind in _names(site, place)[1]), *site.memory.key(place))


def _names(site: Site, place: Jurisdiction) -> tuple[list[str], list[tuple[str, str]]]:
    """The ids of the place and of its governments of which the record says nothing, and their names."""
    ids = _silent(site, place)
    return ids, [_split(site.lx.gazetteer.by_id(ident).name) for ident in ids]


def _silent(site: Site, place: Jurisdiction) -> list[str]:
    """The place and those of its governments of which the record says nothing."""
    over = (*place.governed_by, *(county.id for county in place.counties))
    return [place.id, *(i for i in dict.fromkeys(over) if i not in site.described and i != place.id)]


def _split(name: str) -> tuple[str, str]:
    """A name without the kind of government at its end, which Spanish puts elsewhere; and that kind."""
    rest, space, kind = name.rpartition(" ")
    return (rest, space + kind) if rest and kind in IN_SPANISH else (name, "")


def _engine(site: Site) -> tuple[_Nameless, Engine]:
    """An engine of its own for each record, so that what it keeps is of nameless places only."""
    kept: dict[str, tuple[_Nameless, Engine]] = site.lx.record.kept.setdefault(_Nameless, {})
    if "" not in kept:
        nameless = _Nameless(site.lx.gazetteer)
        kept[""] = nameless, Engine(cast(Gazetteer, nameless), site.lx.record)
    return kept[""]


def _blanks(found: list[bytes], names: int) -> Blanks:
    pieces, done = [], 0
    places = tuple([array("I") for _ in range(names)])
    for at in [at for at, piece in enumerate(found) if OPENED in piece]:
        pieces += found[done:at]
        for n, part in enumerate(BLANK.split(found[at])):
            if n % 2:
                places[int(part)].append(len(pieces))
            pieces.append(b"" if n % 2 else _one(part))
        done = at + 1
    return Blanks((*pieces, *found[done:]), places)


@lru_cache(MANY)
def _one(text: bytes) -> bytes:
    """The one object for a text between names: most sorts of places have the same."""
    return text
