"""Names of places that are none where they stand: those of a person, a party, an act, an operation."""

from __future__ import annotations

from lexloci.reading.kinds import one_name
from lexloci.reading.lexicon import data
from lexloci.reading.scan import Scan
from lexloci.reading.statenames import INSIDE
from lexloci.reading.words import Words

LARGE = 60_000
"""So large a place is meant where its name is also a word ("Mobile police") or a person's ("v. Boston")."""
NAMED = "named"
HEADS = frozenset({
    "ejecutivo", "ejecutiva", "administrador", "administradora", "gerente", "comisionado", "comisionada",
    "supervisor", "supervisora", "fiscal", "portavoz", "vocero", "vocera", "abogado", "abogada",
})  # fmt: skip
"""Who speaks or acts for a county, before its name or their own."""
OPERATIONS = frozenset({"operation", "operacion", "operativo"})


def no_place(scan: Scan, n: int, size: int) -> bool:
    """Whether word ``n``, a name of places, is a person's ("Mayor Johnson") or part of another ("Riley Act").

    :param size: people of the largest place of that name.
    """
    keys = scan.words.keys
    after = keys[n + 1] if n + 1 < len(keys) else ""
    acts = keys[n] in scan.officials and after in scan.acting
    named = _titled(scan, n) or _behind_first_name(scan.words, n)
    return acts or after in scan.no_place or named or (size < LARGE and _party(keys, n))


def _titled(scan: Scan, n: int) -> bool:
    """Whether a title stands before word ``n``, or before the first name in front of it."""
    keys, words = scan.words.keys, scan.words
    named = n > 1 and words.capitalized(n - 1) and keys[n - 1] not in scan.before | scan.titles
    return any(
        at > 0 and keys[at - 1] in scan.titles and not _namer(scan, at - 1) and one_name(words, at - 1, n)
        for at in (n, n - 1 if named else 0)
    )


def _behind_first_name(words: Words, n: int) -> bool:
    """Whether word ``n`` is a last name: "Ed Gonzalez"."""
    known = data("places/people.yaml")["first_names"]
    return n > 0 and words.keys[n - 1] in known and words.capitalized(n - 1) and one_name(words, n - 1, n)


def _namer(scan: Scan, n: int) -> bool:
    """Whether word ``n`` is the "named" of "the department named Boston", which is no title."""
    return scan.words.keys[n] == NAMED and n > 0 and scan.words.keys[n - 1] in scan.namers


def _party(keys: list[str], n: int) -> bool:
    """Whether word ``n`` is a party to a case: "Doe v. Smith"."""
    return "v" in keys[n + 1 : n + 2] or (n > 0 and keys[n - 1] == "v")


def county_officer(words: Words, n: int) -> bool:
    """Whether word ``n`` begins the name of who heads a county: "el ejecutivo del condado Marc Elrich"."""
    led = words.keys[max(0, n - 3) : n]
    return led[1:] == ["del", "condado"] and led[0] in HEADS and words.capitalized(n)


def operation(words: Words) -> frozenset[int]:
    """Words that are the name of an operation of officers: "Operation Midway Blitz"."""
    if words.there.isdisjoint(OPERATIONS):
        return frozenset()
    known = data("places/people.yaml")["operations"]
    out: set[int] = set()
    for n, key in enumerate(words.keys):
        if key in OPERATIONS:
            end = n + 1
            while end < len(words) and words.capitalized(end) and INSIDE.fullmatch(words.gap(end - 1)):
                end += 1
            named = " ".join(words.keys[n + 1 : n + 3]) in known
            out.update(range(n, max(end, n + 3 if named else 0)))
    return frozenset(out)
