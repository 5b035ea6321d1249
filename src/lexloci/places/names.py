"""Names as keys: one folding for the gazetteer and for what people type."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from string import ascii_lowercase, ascii_uppercase

_APOSTROPHES, _MARKS = "'`", '.,;:!?()[]{}"/\\|_-&+*#'
_PUNCTUATION = str.maketrans({**dict.fromkeys(f"{_APOSTROPHES}’‘´ʻ"), **dict.fromkeys(f"{_MARKS}“”–—", " ")})
_PLAIN = bytes.maketrans(
    f"{_MARKS}{ascii_uppercase}".encode(), f"{' ' * len(_MARKS)}{ascii_lowercase}".encode()
)
"""The same for text that is all ASCII, as bytes, which takes a third of the time; capitals go too."""
_PLAIN_DROP = _APOSTROPHES.encode()
_SHORT = {
    "st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain",
    "twp": "township", "hts": "heights", "hgts": "heights", "spgs": "springs", "pt": "point",
    "vlg": "village", "co": "county", "cnty": "county", "jct": "junction", "ctr": "center",
}  # fmt: skip
_SHORTS = frozenset(_SHORT)
_OCD_DROP = str.maketrans({".": None, ",": None, "'": "~", "’": "~", "(": "~", ")": "~", "/": "~", " ": "_"})

COUNTY_WORDS = frozenset({"county", "parish", "borough", "municipio", "condado", "parroquia"})


def fold(text: str) -> str:
    """``"St. Louis,  MO"`` → ``"saint louis mo"``: accents, case and punctuation gone.

    A final ``co`` is kept as typed, since it may be Colorado, and so is ``cty`` (city or county);
    callers decide.
    """
    if text.isascii():
        words = text.encode().translate(_PLAIN, _PLAIN_DROP).decode().split()
    else:
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
        words = text.translate(_PUNCTUATION).casefold().split()
    if not words:
        return ""
    if _SHORTS.isdisjoint(words):
        return " ".join(words)
    last = len(words) - 1
    return " ".join(
        word if word not in _SHORT or (index == last and word in ("co", "mt", "pt")) else _SHORT[word]
        for index, word in enumerate(words)
    )


folded = cache(fold)
"""The same for who folds a name again and again: the makers of a gazetteer, a hundred thousand of them."""


def capitalized(key: str) -> str:
    """A folded name with capitals: ``clayton heights`` as ``Clayton Heights``."""
    return " ".join(word.capitalize() for word in key.split(" "))


def abbreviates(short: str, name: str) -> bool:
    """Whether folded ``short`` abbreviates folded ``name``: ``colo springs``, ``slc``, ``phila``."""
    if short == name:
        return False
    shorts, words = short.split(" "), name.split(" ")
    if len(shorts) == 1 and len(words) > 2 and short == "".join(word[0] for word in words):
        return True
    return len(shorts) == len(words) and all(map(_shortens, shorts, words))


def _shortens(short: str, word: str) -> bool:
    """Whether ``short`` is ``word``, or its first letter and some of the others in order."""
    if short == word:
        return True
    letters = iter(word)
    return len(short) < len(word) and short[0] == word[0] and all(x in letters for x in short)


def ocd_slug(name: str) -> str:
    """The last part of an Open Civic Data id for ``name``: ``O'Fallon`` → ``o~fallon``."""
    return name.strip().lower().translate(_OCD_DROP)


COUNTY_SUFFIXES = (
    ("City and Borough", "borough"), ("Census Area", "census_area"), ("Municipality", "borough"),
    ("Planning Region", "county"), ("Municipio", "municipio"), ("County", "county"),
    ("Parish", "parish"), ("Borough", "borough"),
)  # fmt: skip


def county_parts(full_name: str) -> tuple[str, str]:
    """``"Acadia Parish"`` → ``("Acadia", "parish")``: the bare name and the OCD type."""
    for suffix, kind in COUNTY_SUFFIXES:
        if full_name.endswith(" " + suffix):
            return full_name[: -len(suffix) - 1], kind
    return full_name, "county"


_PLACE_SUFFIX = re.compile(
    r"\s+(?:city and borough|metropolitan government|consolidated government|metro government"
    r"|unified government|urban county|city|town|village|borough|municipality|CDP|corporation"
    r"|comunidad|zona urbana)(?: \(balance\))?$"
)


def bare_place(full_name: str) -> str:
    """``"Clayton city"`` → ``"Clayton"``: a Census place name without its legal suffix."""
    return _PLACE_SUFFIX.sub("", full_name) or full_name


_COUSUB_SUFFIX = re.compile(
    r"\s+(?:charter township|township|plantation|town|city|borough|village|gore|grant|location"
    r"|purchase|CCD|UT|unorganized|district|precinct|barrio|barrio-pueblo)$"
)


def bare_subdivision(full_name: str) -> str:
    """``"Ada township"`` → ``"Ada"``."""
    return _COUSUB_SUFFIX.sub("", full_name) or full_name
