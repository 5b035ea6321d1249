"""The place that a question means by whom it names: "did Kathy Hochul sign …" is asked of New York.

Only whoever the record has in office counts, named with first and last name, where no place is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from lexloci.answers.asking.answer import Answer
from lexloci.answers.engine import Engine
from lexloci.answers.offices import Term, names_of, told
from lexloci.places.model import Match, PlaceResult
from lexloci.reading.lexicon import data
from lexloci.reading.question import Question
from lexloci.reading.words import Words
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.store import RecordStore

BETWEEN = 2
"""Words that may stand between a first and a last name: "John Bel Edwards"."""
OFFICES = {
    "governor": frozenset({"governor", "gov", "gobernador", "gobernadora"}),
    "mayor": frozenset({"mayor", "alcalde", "alcaldesa"}),
    "county_executive": frozenset({"executive", "ejecutivo", "ejecutiva"}),
}
"""Titles before the name of who holds an office."""


def in_office(engine: Engine, question: Question, on: str) -> tuple[Term, ...]:
    """The terms of the one person named, of the one government that it held office in.

    Whoever is not in office on the ISO day ``on`` must be named with the title: others may be meant by now.
    """
    found = list(_named(engine.record, question.words, on))
    spoken = {key for _, keys in found for key in keys}
    where = question.where.results
    if not found or any(not spoken.issuperset(Words(result.query).keys) for result in where):
        return ()
    titled = [term for term, keys in found if _titled(question.words.keys, keys, term)]
    places = {term.place.id for term in titled or [term for term, _ in found if term.held(on, on)]}
    return tuple(term for term, _ in found if term.place.id in places) if len(places) == 1 else ()


def set_there(engine: Engine, question: Question, terms: Sequence[Term]) -> Question:
    """The question as one on the government of ``terms``, if there are any."""
    if not terms:
        return question
    place = engine.gazetteer.by_id(terms[0].place.id)
    result = PlaceResult(place.name, (Match(place, 1.0),), clear=True)
    return structs.replace(question, where=structs.replace(question.where, results=(result,), premise=()))


def told_of_holder(answer: Answer, terms: Sequence[Term]) -> Answer:
    """Says after the lead whose office the place was taken from."""
    if not terms or not answer.statements:
        return answer
    first, *others = answer.statements
    statement = told(terms)
    return structs.replace(
        answer, statements=(first, statement, *(one for one in others if one.text != statement.text))
    )


def _named(record: RecordStore, words: Words, on: str) -> Iterator[tuple[Term, list[str]]]:
    """The terms of those named in full, each with the words of the name; "Governor Kemp" is enough.

    The record has the governors of every state, so one who governs on the day is told by title and last name.
    """
    known, keys = _holders(record), words.keys
    for n, last in enumerate(keys):
        for first, term in known.get(last, ()):
            if n and keys[n - 1] in OFFICES["governor"] and term.holder.office == "governor":
                if term.held(on, on):
                    yield term, [last]
                continue
            spots = range(n - 1, max(-1, n - 2 - BETWEEN), -1)
            begin = next((m for m in spots if first in (keys[m], "".join(keys[m:n]))), None)
            if begin is not None and _one_name(words, begin, n) and not _of_other_office(keys, begin, term):
                yield term, keys[begin : n + 1]


def _one_name(words: Words, first: int, last: int) -> bool:
    """Whether the words between a first and a last name are names too, or initials."""
    return all(words.capitalized(n) or len(words.keys[n]) == 1 for n in range(first + 1, last))


def _titled(every: Sequence[str], name: Sequence[str], term: Term) -> bool:
    """Whether the title of the office stands before the name."""
    spots = (n for n in range(1, len(every)) if list(every[n : n + len(name)]) == list(name))
    return any(every[n - 1] in OFFICES.get(term.holder.office, frozenset()) for n in spots)


def _of_other_office(keys: Sequence[str], first: int, term: Term) -> bool:
    """Whether another title stands before the name: "Sheriff Mike Johnson" is no mayor."""
    before = keys[first - 1] if first else ""
    titles = frozenset(title for lang in ("en", "es") for title in data(f"places/{lang}.yaml")["titles"])
    return before in titles and before not in OFFICES.get(term.holder.office, frozenset())


def _holders(record: RecordStore) -> dict[str, list[tuple[str, Term]]]:
    """Each time in office by the last name of the person, with the first name; kept with the record."""
    kept: dict[str, list[tuple[str, Term]]] = record.kept.setdefault("holders by last name", {})
    if not kept:
        for file in record.all(JurisdictionFile):
            for holder in file.officeholders:
                first, last = names_of(holder.name)
                kept.setdefault(last, []).append((first, Term(holder, file)))
    return kept
