"""What people type for a place, taken apart: ZIP code, state, county, name, kind."""

from __future__ import annotations

import re

from msgspec import Struct

from lexloci.places.names import CITY_WORDS, COUNTY_WORDS, fold
from lexloci.places.states import by_name

MAX_QUERY = 200
ZIP = re.compile(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)")
PARTS = re.compile(r"[,()\[\];|]+")
COUNTY_LEAD = re.compile(r"^(?:county|parish|borough|condado|parroquia|municipio) (?:of|de|del) ")
CITY_LEAD = re.compile(
    r"^(?:(?:the )?(?:city|town|village|township|municipality|borough) of"
    r"|(?:la )?(?:ciudad|municipalidad) de|(?:el )?(?:pueblo|municipio) de|county seat)(?: the)? "
)
NOISE = re.compile(r"^(?:in|near|at|en|the|el|la|my town|downtown|greater|metro) ")
SHORT_COUNTY = re.compile(r"^(.+) (?:co|cnty|cty)$")


class Parts(Struct):
    """A query taken apart; every field is folded text, empty where absent."""

    name: str = ""
    state: str = ""
    county: str = ""
    county_word: str = "county"
    zip: str = ""
    kind: str = ""


def split_state(text: str) -> tuple[str, str]:
    """``"clayton mo"`` → ``("clayton", "MO")``: a state at the end of folded text."""
    words = text.split(" ")
    names = by_name()
    for size in (3, 2, 1):
        if len(words) > size:
            state = names.get(" ".join(words[-size:]))
            if state:
                return " ".join(words[:-size]), state
    return text, ""


def parse(query: str) -> Parts:
    """Take ``query`` (any case, order and punctuation) apart."""
    parts = Parts()
    found = ZIP.search(query)
    if found:
        parts.zip = found.group(1)
        query = query[: found.start()] + " " + query[found.end() :]
    for index, segment in enumerate(PARTS.split(query)):
        _segment(parts, fold(segment), last=index > 0)
    return parts


def _segment(parts: Parts, text: str, last: bool) -> None:
    if not text:
        return
    if last and not parts.state and text in by_name():
        parts.state = by_name()[text]
        return
    if not parts.state:
        rest, state = split_state(text)
        if state and not (rest in COUNTY_WORDS or rest in CITY_WORDS):
            text, parts.state = rest, state
    county = _county(text)
    if county and (parts.name or not parts.county):
        parts.county, parts.county_word = county
    elif not parts.name:
        parts.name, parts.kind = _name(text)


def _county(text: str) -> tuple[str, str] | None:
    lead = COUNTY_LEAD.match(text)
    if lead:
        return text[lead.end() :], lead.group().split(" ")[0]
    short = SHORT_COUNTY.match(text)
    if short:
        return short.group(1), "county"
    name, _, word = text.rpartition(" ")
    if name and word in COUNTY_WORDS:
        return NOISE.sub("", name), word
    return None


def _name(text: str) -> tuple[str, str]:
    lead = CITY_LEAD.match(text)
    if lead:
        return text[lead.end() :], "city"
    return NOISE.sub("", text), ""
