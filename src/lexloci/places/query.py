"""What people type for a place, taken apart: ZIP code, state, county, name, kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct, field

from lexloci.core.patterns import compiled
from lexloci.places.names import COUNTY_WORDS, fold
from lexloci.places.states import by_name

MAX_QUERY = 200
ZIP = compiled(r"(\d{5})(?<!\d\d{5})(?:-\d{4})?(?!\d)")
"""Five digits with none before or after them: what begins with what it needs is searched in half the time."""
ZIP_WORDS = compiled(r"\b(?:zip ?code|zip|postal code|código postal|codigo postal)\b", re.I)
PARTS = compiled(r"[,()\[\];|]+")
COUNTY_SIDE = compiled(r"^(?:county|condado) | (?:county|parish)$")
COUNTRIES = tuple(
    f" {name}"
    for name in ("usa", "us", "u s a", "u s", "united states", "united states of america",
                 "america", "estados unidos", "ee uu", "eeuu")
)  # fmt: skip
ARTICLES = ("the", "los")
"""What stands before the nation's name and is no place in it."""
COUNTY_LEAD = compiled(r"^(?:el |la )?(county|parish|condado|parroquia|municipio) (?:of|de|del) ")
CITY_LEAD = compiled(
    r"^(?:the |la |el )?(?:(?:unified|metropolitan|consolidated) government"
    r"|city and (?:county|borough)|independent city"
    r"|(?P<kind>city|town|village|charter township|township|borough|municipality|ciudad|cd|municipalidad"
    r"|pueblo|villa|aldea)"
    r"|county seat) (?:of|de|del)(?: the)? "
)
NOISE = (
    "in ", "near ", "at ", "en ", "the ", "el ", "la ", "my town ", "downtown ", "greater ", "metro ",
    "unincorporated ",
)  # fmt: skip
GOVERNMENTS = (
    "metropolitan government", "metro government", "unified government", "consolidated government",
    "urban county", "city and borough", "metro", "zona urbana", "corporation",
)  # fmt: skip
NAMED_KINDS = (
    "city", "town", "village", "charter township", "township", "borough", "municipality", "plantation", "cdp",
    "census designated place", "comunidad",
)  # fmt: skip
TAIL = compiled(rf" (?:{'|'.join(GOVERNMENTS)}|(?P<kind>{'|'.join(NAMED_KINDS)}))(?: balance)?$")
BALANCE = " balance"
TAIL_ENDS = frozenset({"balance", *(name.rpartition(" ")[2] for name in (*GOVERNMENTS, *NAMED_KINDS))})
"""Last words of what may stand behind a name; what has none of them need not be searched."""
URBAN = " urban county"
UNFINISHED = compiled(r"^(?:(?:el |la )?(?:county|parish|borough|condado|parroquia))$| (?:of|de|del)$")
"""What is no name yet: the state after it is the name's own last word."""
SHORT_COUNTY = frozenset({"co", "cnty", "cty"})
AMBIGUOUS_WORDS = frozenset({"borough", "municipio"})
"""Words that mean a county in one state and a city or town in the others."""
GENERIC = frozenset({"municipality", "municipalidad", "municipio", "comunidad"})
"""Words that say no more than that it is a place with a government, or a place at all."""
KINDS = frozenset(
    {"town", "township", "village", "borough", "plantation", "cdp", "designated", "pueblo", "villa", "aldea"}
)
CITY_OF = ("city of ", "the city of ", "ciudad de ", "la ciudad de ")
"""What a folded text has, or begins with, that names a kind of place beside the name."""

ENGLISH = {
    "ciudad": "city",
    "cd": "city",
    "pueblo": "town",
    "municipalidad": "city",
    "municipality": "city",
    "villa": "village",
    "aldea": "village",
    "comunidad": "cdp",
    "census designated place": "cdp",
    "charter township": "township",
}
POINTS = {"n": "north", "no": "north", "s": "south", "so": "south", "e": "east", "w": "west"}
SPELLED = {"univ": "university", "natl": "national", "cty": "city", "cy": "city", "is": "island"}
SHORT = (("saint", "saint"), ("st", "saint"), ("ft", "fort"), ("mt", "mount"))
PARTICLES = ("la", "le", "de", "du", "mc", "mac", "el", "los", "las", "o", "d", "van", "sea")
JOINED = (*PARTICLES, *(short for short, _ in SHORT))
"""What a word may begin with that was typed without its space."""


class Parts(Struct):
    """A query taken apart; every field is folded text, empty where absent.

    :ivar colorado: the state was only a final "co", which may also mean "county".
    :ivar rest: segments that none of the other fields took.
    """

    name: str = ""
    state: str = ""
    county: str = ""
    county_word: str = "county"
    zip: str = ""
    kind: str = ""
    colorado: bool = False
    rest: list[str] = field(default_factory=list)


def without_country(key: str) -> str:
    """Folded ``key`` without the nation's name at its end."""
    if key.endswith(COUNTRIES):
        rest = key[: -max(len(name) for name in COUNTRIES if key.endswith(name))]
        return key if rest in ARTICLES else rest
    return key


def names_a_kind(key: str) -> bool:
    """Whether folded ``key`` has a word for a kind of place; that may be part of a name."""
    return not KINDS.isdisjoint(key.split(" ")) or key.startswith(CITY_OF)


def split_state(text: str) -> tuple[str, str]:
    """``"clayton mo"`` → ``("clayton", "MO")``: a state at the end of folded text."""
    rest, _, last = text.rpartition(" ")
    of_several = _last_words().get(last)
    if of_several is None or not rest:
        return text, ""
    names = by_name()
    if of_several:
        words = text.split(" ")
        for size in (3, 2):
            state = names.get(" ".join(words[-size:])) if len(words) > size else None
            if state:
                return " ".join(words[:-size]), state
    state = names.get(last)
    return (rest, state) if state else (text, "")


@cache
def _last_words() -> dict[str, bool]:
    """The last words of names of states, each with whether it is that of a name of several words."""
    out: dict[str, bool] = {}
    for name in by_name():
        first, _, last = name.rpartition(" ")
        out[last] = bool(first) or out.get(last, False)
    return out


def without_noise(text: str) -> str:
    """Folded ``text`` without what may stand before a name."""
    if not text.startswith(NOISE):
        return text
    return text.removeprefix(next(noise for noise in NOISE if text.startswith(noise)))


def lead_of(text: str) -> re.Match[str] | None:
    """What stands before the name in folded ``text`` and says its kind: ``city of``."""
    return CITY_LEAD.match(text) if _has_of(text) else None


def county_lead_of(text: str) -> re.Match[str] | None:
    """What stands before the name of a county in folded ``text``: ``parish of``."""
    return COUNTY_LEAD.match(text) if _has_of(text) else None


def tail_of(text: str) -> re.Match[str] | None:
    """What stands behind the name in folded ``text`` and says its kind: ``township``."""
    return TAIL.search(text) if text.rpartition(" ")[2] in TAIL_ENDS else None


def _has_of(text: str) -> bool:
    """Whether there is a word that every lead ends with."""
    return " of " in text or " de " in text or " del " in text


def readings(key: str) -> Iterator[tuple[str, str]]:
    """Other ways to read folded ``key`` as one name, likeliest first, each with the kind it claims."""
    bare = without_noise(key)
    if bare != key:
        yield bare, ""
    lead = lead_of(key) or lead_of(bare)
    if lead:
        yield lead.string[lead.end() :], kind_of(lead)


def spellings(name: str) -> Iterator[tuple[str, str]]:
    """Ways to write folded ``name`` that a gazetteer may have, each with the kind it claims."""
    yield name, ""
    lead = lead_of(name)
    if lead:
        yield name[lead.end() :], kind_of(lead)
    tail = tail_of(name)
    if tail:
        yield name[: tail.start()], kind_of(tail)
    if name.endswith(BALANCE):
        yield from spellings(name.removesuffix(BALANCE))
    bare = without_noise(name)
    yield (bare, "") if bare != name else (f"the {name}", "")
    words = name.split(" ")
    for text in _expanded(words):
        yield text, ""
    if name.startswith(JOINED):
        for text in _respaced(words):
            yield text, ""


def kind_of(match: re.Match[str]) -> str:
    """The English word for the kind that ``match`` names; ``city`` where it names none."""
    word = match.group("kind") or "city"
    return ENGLISH.get(word, word)


def _expanded(words: list[str]) -> Iterator[str]:
    """``n las vegas`` → ``north las vegas``, ``okla city`` → ``oklahoma city``."""
    first, rest = words[0], words[1:]
    if first in POINTS and rest:
        yield " ".join([POINTS[first], *rest])
    if not SPELLED.keys().isdisjoint(words):
        yield " ".join([SPELLED.get(word, word) for word in words])
    state = by_name().get(first) if len(first) > 2 else None
    if state:
        full = next(name for name, postal in by_name().items() if postal == state)
        if full != first:
            yield " ".join([full, *rest])


def _respaced(words: list[str]) -> Iterator[str]:
    """``la grange`` → ``lagrange`` and back, ``stlouis`` → ``saint louis``."""
    first, rest = words[0], words[1:]
    if rest and first in PARTICLES:
        yield " ".join([first + rest[0], *rest[1:]])
    for particle in PARTICLES:
        if first.startswith(particle) and len(first) > len(particle) + 2:
            yield " ".join([particle, first[len(particle) :], *rest])
    for short, full in SHORT:
        if first.startswith(short) and len(first) > len(short) + 2:
            yield " ".join([full, first[len(short) :], *rest])


def parse(query: str) -> Parts:
    """Take ``query`` (any case, order and punctuation) apart."""
    parts = Parts()
    found = ZIP.search(query)
    if found:
        parts.zip = found.group(1)
        query = query[: found.start()] + " " + query[found.end() :]
        query = ZIP_WORDS.sub(" ", query)
    segments = []
    for part in PARTS.split(query):
        segments += _sides(part) if "/" in part else [fold(part)]
    segments = [text for text in segments if text]
    if len(segments) > 1 and f" {segments[-1]}" in COUNTRIES:
        segments.pop()
    names = by_name()
    for index, segment in enumerate(segments):
        stated = not names.keys().isdisjoint(segments[index + 1 :])
        _segment(parts, without_country(segment), later=index > 0, stated=stated)
    if parts.county_word in AMBIGUOUS_WORDS and parts.state not in ("", "AK", "PR"):
        parts.name = parts.name or parts.county
        parts.kind = "borough" if parts.county_word == "borough" else ""
        parts.county, parts.county_word = "", "county"
    return parts


def _sides(part: str) -> list[str]:
    """``"Wyandotte County / Kansas City"`` has two sides; ``"Sperry/Goodrich"`` is one name."""
    sides = [fold(side) for side in part.split("/")]
    return sides if any(map(COUNTY_SIDE.search, sides)) else [fold(part)]


def _segment(parts: Parts, text: str, *, later: bool, stated: bool) -> None:
    names = by_name()
    if later and not parts.state and text in names:
        parts.state = names[text]
        return
    if not parts.state and not stated:
        rest, state = split_state(text)
        if state and not UNFINISHED.search(rest) and not _is_tail(rest):
            parts.colorado = text.endswith(" co")
            text, parts.state = rest, state
    county = _county(text)
    if county and (parts.name or not parts.county):
        parts.county, parts.county_word = county
    elif not parts.name:
        parts.name = text
    else:
        parts.rest.append(text)


def _is_tail(text: str) -> bool:
    """Whether folded ``text`` says a kind and no name."""
    tail = tail_of(f" {text}")
    return tail is not None and tail.start() == 0


def _county(text: str) -> tuple[str, str] | None:
    lead = county_lead_of(text)
    if lead:
        return text[lead.end() :], lead.group(1)
    name, _, word = text.rpartition(" ")
    if name and word in SHORT_COUNTY:
        return name, "county"
    if name and word in COUNTY_WORDS and not (lead_of(text) or text.endswith(URBAN)):
        return name, word
    return None
