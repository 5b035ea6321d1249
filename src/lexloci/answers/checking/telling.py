"""What the record tells of each law and case, piece by piece, and which piece holds most of a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from math import log
from typing import Any

from msgspec import Struct

from lexloci.core.memory import remembered
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.words import words_of
from lexloci.record.model.common import Text
from lexloci.record.model.instrument import Event, Instrument, Provision

YEAR = 4
MONTH, DAY = slice(5, 7), slice(8, 10)
"""Where year, month and day of the month stand in a date."""
SENTENCE_ENDS = ".;:"
REMEMBERED = 32_768
"""Words whose stems are kept."""
ROUNDED = 1e-9
"""More than sums of the same weights differ by."""


class Piece(Struct, frozen=True):
    """A rule, an event or the summary of an instrument, as the record tells it in one language.

    :ivar told: the texts themselves.
    :ivar stems: the words of the texts, and those by which the instrument is called, without endings.
    :ivar called: those by which the instrument is called.
    :ivar dates: the days on which what is told happened or began.
    :ivar sources: ids of the sources that show it; None where all do.
    """

    instrument: Instrument
    lang: str
    told: tuple[Text, ...]
    stems: frozenset[str]
    called: frozenset[str]
    dates: tuple[str, ...]
    sources: list[str] | None = None
    provision: Provision | None = None
    event: bool = False

    @property
    def text(self) -> str:
        """What is told, in the language of the piece."""
        return _joined(self.told, self.lang)


class Held(Struct, frozen=True):
    """How much of a sentence a piece holds.

    :ivar share: of the sentence's words, the rare ones counting for more, from 0 to 1; without those by which
        the instrument is called.
    """

    piece: Piece
    share: float


class Told:
    """The pieces of the instruments of one government in one language, and of each word in which it stands.

    :param kept: the pieces of each instrument, for others that hold it too.
    """

    def __init__(self, instruments: Sequence[Instrument], lang: str, kept: dict[Any, Any]) -> None:
        self.home = instruments[0].jurisdiction
        self.pieces: list[Piece] = []
        self.holding: dict[str, list[int]] = {}
        for instrument in instruments:
            key = ("pieces", instrument.id, lang)
            if key not in kept:
                kept[key] = tuple(_pieces(instrument, lang))
            self.pieces += kept[key]
        for number, piece in enumerate(self.pieces):
            for stem in piece.stems:
                self.holding.setdefault(stem, []).append(number)


class Telling:
    """The pieces of the instruments of several governments, by the words in them.

    What is told of the instruments of one government is kept for all places under it.

    :param kept: what was made for others of the same record.
    """

    def __init__(self, instruments: Sequence[Instrument], lang: str, kept: dict[Any, Any]) -> None:
        self._order = {instrument.id: n for n, instrument in enumerate(instruments)}
        made: dict[str, list[Instrument]] = {}
        for instrument in instruments:
            made.setdefault(instrument.jurisdiction, []).append(instrument)
        self._told = [_told(some, lang, kept) for some in made.values()]
        self._size = sum(len(told.pieces) for told in self._told)

    def most(self, stems: Collection[str], least: float) -> list[Held]:
        """The pieces that hold at least the share ``least`` of some stems, in the order of the record."""
        weights = {stem: self.rare(stem) for stem in stems}
        whole = sum(weights.values())
        needed = _of_which_one(weights, whole - least * whole)
        found = []
        for told in self._told:
            for number in {number for stem in needed for number in told.holding.get(stem, ())}:
                piece = told.pieces[number]
                share = sum([weight for stem, weight in weights.items() if stem in piece.stems])
                held = self._held(piece, share, whole, weights) if share >= least * whole else None
                if held is not None and held.share >= least:
                    found.append((self._order[piece.instrument.id], number, held))
        return [held for _, _, held in sorted(found, key=lambda one: one[:2])]

    def held(self, stems: Collection[str], homes: Collection[str]) -> list[tuple[Instrument, frozenset[str]]]:
        """Which of some stems the record tells of the instruments of some governments that have any."""
        found: dict[str, tuple[Instrument, set[str]]] = {}
        for told in (told for told in self._told if told.home in homes):
            for stem in stems:
                for number in told.holding.get(stem, ()):
                    law = told.pieces[number].instrument
                    found.setdefault(law.id, (law, set()))[1].add(stem)
        return [(law, frozenset(held)) for law, held in found.values()]

    def _held(self, piece: Piece, share: float, whole: float, weights: dict[str, float]) -> Held:
        name = sum(weight for stem, weight in weights.items() if stem in piece.called)
        return Held(piece, (share - name) / (whole - name) if whole > name else 0.0)

    def rare(self, stem: str) -> float:
        """How much a stem weighs: the fewer pieces have it, the more."""
        times = sum([len(told.holding.get(stem, ())) for told in self._told])
        return log(1 + self._size / (1 + times))


def _told(instruments: Sequence[Instrument], lang: str, kept: dict[Any, Any]) -> Told:
    key = ("told", lang, *(instrument.id for instrument in instruments))
    found: Told | None = kept.get(key)
    if found is None:
        found = kept[key] = Told(instruments, lang, kept)
    return found


def _of_which_one(weights: dict[str, float], most: float) -> list[str]:
    """The rarest stems, one of which stands in every piece that lacks no more than ``most`` by weight."""
    found, lacked = [], 0.0
    for stem in sorted(weights, key=weights.__getitem__, reverse=True):
        if lacked > most + ROUNDED:
            break
        found.append(stem)
        lacked += weights[stem]
    return found


@remembered(REMEMBERED)
def stem_of(key: str, lang: str) -> str:
    """A folded word without its ending; number words as digits, one word for several."""
    told_of = rules(lang)
    key = told_of["numbers"].get(key) or told_of["same"].get(key, key)
    return key if key.isdigit() else stemmed(key)


def sentences(text: str) -> Iterator[str]:
    """The sentences of what the record tells, and what stands between semicolons and colons."""
    for end in SENTENCE_ENDS:
        text = text.replace(f"{end} ", f"{SENTENCE_ENDS[0]}\n")
    return (line for line in text.split("\n") if line.strip())


def turning(text: str, lang: str) -> list[str]:
    """The words of a text that turn its meaning round or forbid, without idioms that do neither."""
    told_of, line = rules(lang), words_of(text).line
    for idiom in told_of["idioms"]:
        line = line.replace(f" {idiom} ", " ")
    return [key for key in line.split() if key in told_of["against"]]


@cache
def rules(lang: str) -> dict[str, Any]:
    """``repeats.yaml`` of a language."""
    return {name: _set(value) for name, value in data("repeats.yaml")[lang].items()}


def _set(value: Any) -> Any:
    """A list as a set; a table of lists as one of sets."""
    if isinstance(value, list):
        return frozenset(value)
    return {name: _set(some) if isinstance(some, list) else some for name, some in value.items()}


def _pieces(instrument: Instrument, lang: str) -> Iterator[Piece]:
    called = _stems(_called(instrument, lang), lang) | {event.date[:YEAR] for event in instrument.timeline}
    dates = tuple(event.date for event in instrument.timeline)
    for provision in instrument.provisions:
        texts = _there(provision.summary, provision.conditions, provision.penalty)
        own = tuple(e.date for e in instrument.timeline if not e.provisions or provision.id in e.provisions)
        stems = _stems(f"{_joined(texts, lang)} {provision.variable.replace('_', ' ')}", lang) | called
        yield Piece(instrument, lang, texts, stems, called, own, provision.sources, provision)
    yield _whole(instrument, lang, instrument.summary, "", called, dates)
    if instrument.case is not None:
        yield _whole(instrument, lang, instrument.case.outcome, instrument.case.court, called, dates)
    for event in instrument.timeline:
        yield _of_event(instrument, event, called, lang)


def _whole(
    instrument: Instrument, lang: str, text: Text, beside: str, called: frozenset[str], dates: tuple[str, ...]
) -> Piece:
    stems = _stems(f"{_joined([text], lang)} {beside}", lang) | called
    return Piece(instrument, lang, (text,), stems, called, dates)


def _of_event(instrument: Instrument, event: Event, called: frozenset[str], lang: str) -> Piece:
    texts, how = _there(event.note), rules(lang)["events"].get(event.event, event.event)
    months: list[str] = data(f"dates/{lang}.yaml")["months"]
    when = [months[int(event.date[MONTH]) - 1]] if len(event.date) > MONTH.start else []
    when += [str(int(event.date[DAY]))] if len(event.date) > DAY.start else []
    stems = _stems(" ".join([_joined(texts, lang), how, *when]), lang) | called
    return Piece(instrument, lang, texts, stems, called, (event.date,), event.sources, event=True)


def _called(instrument: Instrument, lang: str) -> str:
    """By what an instrument is called: title, citation, kind, who made it."""
    title, kind = getattr(instrument.title, lang), instrument.kind.replace("_", " ")
    bill = instrument.bill.number if instrument.bill is not None else ""
    agency = instrument.agreement.agency if instrument.agreement is not None else ""
    return f"{title} {instrument.citation} {kind} {instrument.issuer or ''} {bill} {agency}"


def _there(*texts: Text | None) -> tuple[Text, ...]:
    return tuple(text for text in texts if text is not None)


def _joined(texts: Sequence[Text], lang: str) -> str:
    return " ".join(getattr(text, lang) for text in texts)


def _stems(text: str, lang: str) -> frozenset[str]:
    return frozenset(stems_in(words_of(text).keys, lang))


def stems_in(keys: Sequence[str], lang: str) -> list[str]:
    """Folded words without endings, in order; what counts with the word behind it joined to it: "class a"."""
    with_next, stems = rules(lang)["joined"], [stem_of(key, lang) for key in keys]
    joined = {n for n, key in enumerate(keys[:-1]) if key in with_next}
    return [f"{stem} {stems[n + 1]}" if n in joined else stem for n, stem in enumerate(stems)]
