"""Rows of tables read as sentences: the title of the row, the head of the column, what the cell says.

``| ICE detainers | must be honored |`` below the head ``Rule`` says "ICE detainers must be honored", below
the head ``Texas`` "In Texas, ICE detainers must be honored". What is no plain statement is not read. Words
are data (``data/rows/<language>.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.places.gazetteer import Gazetteer
from lexloci.reading.days import YEAR
from lexloci.reading.lexicon import data, lexicon
from lexloci.reading.places import mentions
from lexloci.reading.sentences import Sentence
from lexloci.reading.stance import modal_lexicon
from lexloci.reading.tables import Cell, Table, tables
from lexloci.reading.words import Words

BEFORE = 300
"""Characters before a table that may tell what it is about."""
MAX_TITLE, MAX_CELL = 12, 60
"""Words of a title and of a cell that are read."""
LEAST = 4
"""Words of a cell that is a sentence of its own."""
NOTED = compiled(r"[*†‡§]\s*$|\[\w{1,3}\]\s*$|\(\w{1,2}\)\s*$|[¹²³]")
"""A mark that leads to a note, which may say that it is not so."""
MARKUP = compiled(r"!?\[([^\]\n]*)\]\([^)\n]*\)|\*\*|__|`|\\(?=\|)")
PARAGRAPH = compiled(r"\n[ \t\r]*\n")


class _Wording(Struct, frozen=True, forbid_unknown_fields=True):
    kinds: list[str]
    labels: list[str]
    verbs: list[str]
    predicates: list[str]
    yes: list[str]
    no: list[str]
    lacking: dict[str, str]
    one: str
    several: str
    denied: str
    none_one: str
    none_several: str
    beside: str
    apart: list[str]


class _Column(Struct, frozen=True):
    """What the head of a column gives to a sentence.

    :ivar place: the place it names.
    :ivar topic: what it speaks of, in a table whose rows are places.
    :ivar predicate: what yes and no in it mean ("required").
    """

    place: str = ""
    topic: str = ""
    predicate: str = ""


def rows(gazetteer: Gazetteer, text: str, lang: str) -> list[Sentence]:
    """The cells of tables that state something, each with the sentence it is read as."""
    if "|" not in text:
        return []
    return [
        Sentence(cell.text, cell.start, cell.end, "row", said)
        for table in tables(text)
        if not _apart(text, table, lang)
        for cell, said in _Reader(gazetteer, lang).read(table)
    ]


def _apart(text: str, table: Table, lang: str) -> bool:
    """Whether what stands before a table speaks of a proposal, of somebody's words or of a time."""
    before = PARAGRAPH.split(text[max(0, table.start - BEFORE) : table.start].rstrip())[-1]
    words = Words(before)
    apart = set(_wording(lang).apart)
    doubtful = any(hit.concept in apart for hit in modal_lexicon(lang).hits(words))
    return doubtful or any(YEAR.fullmatch(key) for key in words.keys)


class _Reader:
    def __init__(self, gazetteer: Gazetteer, lang: str) -> None:
        self._gazetteer, self._lang, self._words = gazetteer, lang, _wording(lang)

    def read(self, table: Table) -> Iterator[tuple[Cell, str]]:
        """The cells that state something, with the sentence."""
        if not table.rows:
            return
        first = table.rows[0]
        headed = table.headed or self._are_heads(first)
        heads = [self._column(cell.text) for cell in first] if headed else []
        for row in table.rows[1:] if headed else table.rows:
            title = _bare(row[0].text)
            place = self._place(title)
            for n, cell in enumerate(row[1:], 1):
                column = heads[n] if n < len(heads) else None
                if not headed:
                    column = _Column() if len(row) == 2 else None
                said = self._said(title, place, column, cell.text) if column is not None else ""
                if said:
                    yield cell, said

    def _are_heads(self, first: Sequence[Cell]) -> bool:
        """Whether a first row that is not said to be the heads looks like them."""
        kind = " ".join(Words(_bare(first[0].text)).keys)
        columns = [self._column(cell.text) for cell in first[1:]]
        plain = all(column is not None and not column.topic for column in columns)
        return bool(columns) and (plain or kind in self._words.kinds)

    def _column(self, raw: str) -> _Column | None:
        text = _bare(raw).rstrip("?:").strip(" ¿")
        key = " ".join(Words(text).keys)
        if not key:
            return None
        place = self._place(text)
        if place:
            return _Column(place=place)
        if key in self._words.labels:
            return _Column()
        found = next((p for p in self._words.predicates if f" {key}".endswith(f" {p}")), "")
        if found:
            size = found.count(" ") + 1
            return _Column(topic=" ".join(text.split()[:-size]), predicate=found)
        return _Column(topic=text) if self._topical(text) else None

    def _topical(self, text: str) -> bool:
        """Whether a head speaks of lexloci's field, so that rows that are places say something of it."""
        return len(text.split()) <= MAX_TITLE and bool(lexicon(self._lang).hits(Words(text)))

    def _said(self, title: str, place: str, column: _Column, raw: str) -> str:
        """The sentence of a cell; empty where it is none."""
        text = _bare(raw)
        words = Words(text)
        fits = not column.place if place else not column.topic
        if not title or not fits or NOTED.search(text) or len(words) > MAX_CELL or "?" in title + text:
            return ""
        topic = column.topic if place else title
        said = self._sentence(topic, column, words, text) if len(topic.split()) <= MAX_TITLE else ""
        where = place or column.place
        return self._words.beside.format(place=where, said=_small(said)) if said and where else said

    def _sentence(self, topic: str, column: _Column, words: Words, text: str) -> str:
        key = " ".join(words.keys)
        bare = key or text.strip()
        if bare in (*self._words.yes, *self._words.no):
            return self._answered(topic, column.predicate, bare in self._words.yes)
        if column.predicate:
            return ""
        if _is_sentence(words, text, self._lang) and not _begins(key, self._words.verbs):
            return text if text.endswith(".") else f"{text}."
        return _told(self._words, topic, key, words) if topic else ""

    def _answered(self, topic: str, predicate: str, yes: bool) -> str:
        if not predicate or not topic:
            return ""
        if yes:
            return _is(self._words, topic, predicate)
        if predicate in self._words.lacking.values():
            return _is(self._words, topic, predicate, none=True)
        return _is(self._words, topic, self._words.denied.format(said=predicate))

    def _place(self, text: str) -> str:
        """The text, if it is the name of a place and nothing else."""
        words = Words(text)
        if not 0 < len(words) <= 6:
            return ""
        named = mentions(self._gazetteer, words, lexicon(self._lang).hits(words), self._lang, edited=True)
        whole = len(named) == 1 and (named[0].first, named[0].last) == (0, len(words) - 1)
        return text if whole else ""


def _told(wording: _Wording, topic: str, key: str, words: Words) -> str:
    """A cell that begins with a verb ("must be …") or with what something is ("available to …")."""
    end = words.text.rstrip(" .;")
    if _begins(key, wording.verbs):
        return f"{topic} {_small(end)}."
    for phrase, there in wording.lacking.items():
        if f"{key} ".startswith(f"{phrase} "):
            rest = words.text[words.spans[phrase.count(" ")][1] :].rstrip(" .;")
            return _is(wording, topic, f"{there}{rest}", none=True)
    return _is(wording, topic, _small(end)) if _begins(key, wording.predicates) else ""


def _is(wording: _Wording, topic: str, said: str, *, none: bool = False) -> str:
    last = Words(topic).keys[-1:] or [""]
    plural = last[0].endswith("s") and not last[0].endswith(("ss", "us"))
    one, several = (wording.none_one, wording.none_several) if none else (wording.one, wording.several)
    return (several if plural else one).format(topic=_small(topic) if none else topic, said=said)


def _begins(key: str, phrases: Sequence[str]) -> bool:
    return any(f"{key} ".startswith(f"{phrase} ") for phrase in phrases)


def told_of(topic: str, said: str, lang: str) -> str:
    """What a line that puts ``said`` after ``topic`` states; empty where it states nothing."""
    words = Words(said)
    wording = _wording(lang)
    return _told(wording, topic, " ".join(words.keys), words)


def _is_sentence(words: Words, text: str, lang: str) -> bool:
    """Whether a cell is a sentence by itself: words before a verb, and a stop or some length."""
    verbs = set(data("verbs.yaml")[lang])
    return len(words) >= LEAST and text[:1].isupper() and bool(set(words.keys[1:]) & verbs)


def _bare(text: str) -> str:
    """A cell without Markdown's marks."""
    return " ".join(MARKUP.sub(lambda match: match.group(1) or "", text).split())


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


@cache
def _wording(lang: str) -> _Wording:
    return msgspec.convert(data(f"rows/{lang}.yaml"), _Wording)
