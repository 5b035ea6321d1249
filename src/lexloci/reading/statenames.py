"""States named in running text, by their names or letters, and places called by another name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lexloci.core.patterns import compiled
from lexloci.places.names import COUNTY_WORDS
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.scan import Mention, Scan
from lexloci.reading.words import Words

BESIDE = compiled(r"[\s,()./-]*")
"""What may stand between a name and its state."""
INSIDE = compiled(r"[\s.'’–-]*")
"""What may stand between the words of one name."""
ZIP = compiled(r"\d{5}")
ALONE_STATE, ALONE_CODE, ALIAS_WEIGHT = 2.5, 2.1, 3.0
"""A state by itself: its name, and its two letters; a name that only one place goes by."""
LONGER = 3.0
"""For each further word of such a name."""
ARTICLE = "la"
MAX_ALIAS = 4
"""The longest such name, in words."""
LONGEST_STATE = 3
"""Words of the longest name of a state that is looked for."""
CODE = 2
"""Letters of a state's code."""
OF_THE_CODE = "u"
"""Before letters of a state, it makes them those of the United States Code: 8 U.S.C. 1373."""
PAPERS = frozenset({"id"})
"""Letters of a state that also are a paper, and the state only right after "in" or a comma."""
WITHIN = frozenset({"in", "en"})
"""After these, two small letters that are no word are a state's code."""
LONGER_NAME = frozenset({"county", "city", "parish"})
"""What makes the name of a state the beginning of another name: Kansas City, Washington County."""


def named_states(scan: Scan) -> Iterator[Mention]:
    """States named by themselves, in full or by their capital letters."""
    words, names = scan.words, by_name()
    begins = _begins()
    for first in range(len(words)) if begins.keys() & words.there else ():
        if words.keys[first] not in begins:
            continue
        for size in begins[words.keys[first]]:
            key = " ".join(words.keys[first : first + size])
            if first + size > len(words) or key not in names:
                continue
            last = first + size - 1
            if _apart_letters(key) and first > 0 and words.keys[first - 1] == OF_THE_CODE:
                continue
            plain = key in scan.ordinary or _apart_letters(key)
            if plain and (not words.capitalized(first) or _in_capitals(words, first, last)):
                continue
            if len(key) > 2 or _code_alone(scan, first, key):
                capital = 1.5 * (scan.cased and words.capitalized(first))
                weight = ALONE_STATE + capital + 0.4 * (size - 1) if len(key) > 2 else ALONE_CODE
                yield Mention(first, last, key, "state", names[key], weight)
                break


def _in_capitals(words: Words, first: int, last: int) -> bool:
    """Whether a word beside is in capitals too, so that capitals show no name: LA VOZ DEL VALLE."""
    beside = [n for n in (first - 1, last + 1) if 0 <= n < len(words)]
    return any(len(words.keys[n]) > 1 and words.given[n].isupper() for n in beside)


@cache
def _begins() -> dict[str, list[int]]:
    """First words of the names of states, with how many words such names have, the longest first."""
    out: dict[str, list[int]] = {}
    for size, first in sorted({(len(n.split(" ")), n.split(" ")[0]) for n in by_name()}, reverse=True):
        if size <= LONGEST_STATE:
            out.setdefault(first, []).append(size)
    return out


@cache
def _alias_begins() -> frozenset[str]:
    """First words of other names of places."""
    return frozenset(name.split(" ")[0] for name in _alias_file())


def _apart_letters(key: str) -> bool:
    """Whether a key is a state's letters one by one: ``d c``."""
    return all(len(word) == 1 for word in key.split(" "))


def _code_alone(scan: Scan, n: int, key: str) -> bool:
    """Whether word ``n``, two letters, is a state: in capitals, or small where one is looked for."""
    words = scan.words
    before = words.keys[n - 1] if n else ""
    if key in PAPERS and before not in WITHIN and not (n and "," in words.gap(n - 1)):
        return False
    if words.given[n][:CODE].isupper() and scan.cased:
        return key not in scan.letters or before in scan.before or (n == 0 and _against(words))
    if key in scan.letters or scan.edited:
        return False
    if key in scan.codes:
        return True
    subject = n + 1 < len(words) and n + 1 in scan.topical
    return n + 1 == len(words) or before in WITHIN or (subject and (n == 0 or before in scan.before))


def _against(words: Words) -> bool:
    """Whether the first word is set against another place: "LA or NYC", and no "OK, or"."""
    joined = len(words) > 1 and words.keys[1] in data("places/pairs.yaml")["but"] and words.gap(0) == " "
    return joined and words.keys[0] not in data("places/en.yaml")["openers"]


def state_beside(scan: Scan, last: int) -> tuple[str, int]:
    """The state said right after word ``last``, and the number of its last word; ``""`` if none."""
    words, names = scan.words, by_name()
    for size in (3, 2, 1):
        first, end = last + 1, last + size
        if end >= len(words) or not BESIDE.fullmatch(words.gap(last)):
            continue
        key = " ".join(words.keys[first : end + 1])
        if key in names and _may_be_state(scan, first, end, key):
            return names[key], end
    return "", last


def _may_be_state(scan: Scan, first: int, end: int, key: str) -> bool:
    """Two letters that are also a word are a state in capitals, at the end, or after a comma.

    After a comma they are a word where a name follows: ``Clayton, in Missouri County``.
    """
    words = scan.words
    following = words.keys[end + 1] if end + 1 < len(words) else ""
    if following in LONGER_NAME and INSIDE.fullmatch(words.gap(end)):
        return False
    if scan.edited and len(key) == CODE and not words.original(first, end).isupper():
        return False
    if len(key) > 2 or key not in scan.letters:
        return True
    after = words.gap(end).strip()
    at_end = end + 1 == len(words) or bool(after) or bool(ZIP.fullmatch(words.keys[end + 1]))
    if words.original(first, end).isupper() or at_end:
        return True
    leads_on = following in _begins() or (scan.cased and words.capitalized(end + 1))
    return "," in words.gap(first - 1) and not leads_on


def aliases(words: Words) -> Iterator[Mention]:
    """Agencies, programs and people by which a place is meant: ``NYPD``, ``MaineCare``, ``Texans``."""
    names = by_name()
    for first, last in _alias_spans(words):
        place = _alias_file()[" ".join(words.keys[first : last + 1])]
        name = str(place[0])
        kind = "state" if len(place) == 1 else "place"
        if name.rpartition(" ")[2] in COUNTY_WORDS:
            kind = "county"
        state = names[name] if kind == "state" else str(place[1])
        yield Mention(first, last, name, kind, state, ALIAS_WEIGHT + LONGER * (last - first))


def alias_words(words: Words) -> frozenset[int]:
    """Words that name a place by naming something else, of which they speak too: MaineCare."""
    return frozenset(n for first, last in _alias_spans(words) for n in range(first, last + 1))


def _alias_spans(words: Words) -> Iterator[tuple[int, int]]:
    begins, names = _alias_begins(), _alias_file()
    for first in range(len(words)) if not begins.isdisjoint(words.there) else ():
        if words.keys[first] not in begins:
            continue
        for size in range(min(MAX_ALIAS, len(words) - first), 0, -1):
            if " ".join(words.keys[first : first + size]) not in names:
                continue
            whole = all(INSIDE.fullmatch(words.gap(n)) for n in range(first, first + size - 1))
            if whole and (words.keys[first] != ARTICLE or _letters(words, first)):
                yield first, first + size - 1
                break


def _letters(words: Words, n: int) -> bool:
    """Whether "LA" is Los Angeles and no Spanish article: in capitals, or after an English one."""
    return words.given[n].isupper() or (n > 0 and words.keys[n - 1] == "the")


@cache
def _alias_file() -> dict[str, list[str]]:
    return data("places/aliases.yaml")
