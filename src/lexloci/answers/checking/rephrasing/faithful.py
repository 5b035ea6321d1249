"""Whether sentences that a language model returned say what the sentence said, as far as words can show."""

from __future__ import annotations

from collections.abc import Set

from msgspec import Struct

from lexloci.answers.checking.rephrasing.told import Bound, Told, parts, rules, told
from lexloci.places.gazetteer import Gazetteer

ONE = frozenset({"1"})
"""``one`` is a pronoun as often as a number."""


class Source(Struct, frozen=True):
    """A sentence of a page that is to be rephrased.

    :ivar before: what stands before it.
    :ivar place: the id of the place it speaks of; empty where that is not clear.
    """

    text: str
    before: str
    place: str
    lang: str


def hopeful(gazetteer: Gazetteer, source: Source) -> bool:
    """Whether a rephrasing could be decided: a plain clause, and a topic or a duty that points back."""
    own = told(gazetteer, source.text, source.lang)
    topical = own.concepts or (own.points_back and own.bound and source.before)
    hopeless = {*rules()["hopeless"], "conditional"}
    plain = any(not part.marks & hopeless for part in parts(gazetteer, source.text, source.lang))
    return bool(topical) and plain


def faithful(gazetteer: Gazetteer, source: Source, pieces: list[str]) -> bool:
    """Whether each of ``pieces`` brings in nothing, and all together leave out nothing that counts."""
    own = told(gazetteer, source.text, source.lang)
    before = told(gazetteer, source.before, source.lang) if own.points_back and source.before else own
    clauses = parts(gazetteer, source.text, source.lang)
    read = [told(gazetteer, piece, source.lang) for piece in pieces]
    return (
        all(_brings_nothing_in(piece, own, before) for piece in read)
        and all(any(_carries(part, piece, own, source.place) for part in clauses) for piece in read)
        and _leaves_nothing_out(read, own, source.place)
        and _denies_alike(read, own)
    )


def _brings_nothing_in(piece: Told, own: Told, before: Told) -> bool:
    """Topics, laws and words of the sentence, or of what it points back to; courts of its own."""
    pairs: tuple[tuple[Set[str], Set[str]], ...] = (
        (piece.courts, own.courts),
        (piece.laws, own.laws | before.laws),
        (piece.unclear, own.unclear),
        (piece.concepts, own.concepts | before.concepts | set(rules()["free"])),
    )
    new = piece.content - own.content - before.content
    few = len(new) <= rules()["new_words"] * len(piece.content)
    return few and all(inside <= allowed for inside, allowed in pairs)


def _carries(clause: Told, piece: Told, own: Told, place: str) -> bool:
    """Whether one clause of the sentence says what the piece says: its numbers, places, duties and doubts."""
    named = clause.places or (own.places if len(own.places) == 1 else frozenset())
    several = len(clause.places) > 1 and len({bound.concept for bound in clause.bound}) > 1
    return (
        not several
        and piece.numbers <= clause.numbers | ONE
        and piece.events <= clause.events
        and piece.places <= named | {place}
        and clause.marks <= piece.marks
        and all(any(_governs_alike(said, bound) for said in clause.bound) for bound in piece.bound)
    )


def _governs_alike(said: Bound, bound: Bound) -> bool:
    """Whether a duty, a leave or a denial of the sentence governs the word that it governs in the piece."""
    if bound.concept != said.concept:
        return False
    if bound.after:
        return bound.after[0] in said.after
    return not bound.before or bound.before[0] in said.before


def _leaves_nothing_out(pieces: list[Told], own: Told, place: str) -> bool:
    """Whether every number, law and place of the sentence stands in one of the pieces."""
    numbers = frozenset[str]().union(*(piece.numbers for piece in pieces))
    laws = frozenset[str]().union(*(piece.laws for piece in pieces))
    places = frozenset[str]().union(*(piece.places for piece in pieces)) | {place}
    return own.numbers - ONE <= numbers and own.laws <= laws and own.places <= places


def _denies_alike(pieces: list[Told], own: Told) -> bool:
    """Whether the pieces deny as often as the sentence; of one denial each piece may have its own."""
    said = sum(piece.denials for piece in pieces)
    return own.denials <= said <= own.denials * len(pieces)
