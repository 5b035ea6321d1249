"""A page cut into sentences, headings and list items, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words, fold_word

Kind = Literal["sentence", "heading", "item", "row"]

ITEM = r"[-*•‣]|[–—](?=[ \t]+[\"“'‘«(¿¡]*[A-ZÁÉÍÓÚÑ0-9])|\d{1,3}[.)]|\(?[a-z]\)|\(\d{1,3}\)"
"""What begins an item of a list: a bullet, a number, a letter; a dash only before a capital."""
SPEAKER = r"(?:[QAPR]|Question|Answer|Pregunta|Respuesta)(?: ?\d{1,2})?"
LABEL = rf"[*_]{{0,3}}(?:{SPEAKER}[*_]{{0,3}}:|Q\.|A\.(?=[*_]{{0,3}} +(?:Yes|No|Sí)\b))[*_]{{0,3}}[ \t]+"
"""What marks the question and the answer on a page of questions: ``Q:``, ``**A:**``, ``Respuesta:``."""
BLOCK = compiled(rf"[^\n]+(?:\n(?![ \t\r]*\n)(?![ \t]*(?:(?:{ITEM}|#{{1,6}})[ \t]|\||{LABEL}))[^\n]+)*")
"""Lines up to a blank line, a list item or a heading."""
CODE = compiled(r"^(`{3,}|~{3,}).*?^\1[^\n]*$|`[^`\n]+`", re.M | re.S)
"""Code in Markdown, fenced or in a line: no sentence."""
MARK = compiled(rf"[ \t]*(?:(?P<heading>#{{1,6}})|(?P<item>{ITEM}|>))[ \t]+")
DATELINE = compiled(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ .,]+(?:\([A-Z]+\) ?)?[—–-]+ ")
"""``ROCHESTER, N.Y. —`` before the first sentence of a report."""
STOP = compiled(r"[.!?…]+[\"'”’»)\]*_]*(?=\s+[\"'“‘«(\[¿¡*_]*[A-ZÁÉÍÓÚÑ0-9]|\s*$)")
LAST_WORD = compiled(r"([\w.]+)\.$")
LABELLED = compiled(LABEL)
EMPHASIS = compiled(r"(?P<marks>\*{1,3}|_{1,3})(?=\S)(?P<told>(?:(?!(?P=marks)).)+)(?P=marks)", re.S)
"""A piece that is emphasized from its beginning to its end: ``**Can police ask?**``."""
INITIALS = compiled(r"[^\W\d_](?:\.[^\W\d_])?")
"""``J`` of "J. Edgar", ``J.B`` of "J.B. Pritzker"."""
NUMBERED = compiled(r"\d-[A-Z]\.$")
"""``Senate Bill 4-C.``, whose letter is no initial."""
ENDING = 60
"""Characters before a full stop among which the word is that it may abbreviate."""
GAP = 16
"""Characters after a full stop among which the next word begins."""
CLOCK = frozenset({"a.m", "p.m"})
"""What may shorten and end a sentence at once: "at 8 p.m. The council then voted"."""
WORD = compiled(r"[^\W\d_]+")
MAX_HEADING = 140
"""A longer line without a full stop is no heading."""


class Sentence(Struct, frozen=True):
    """A piece of a text, from character ``start`` up to ``end``.

    :ivar read: the sentence it is read as, where it is none itself: a cell of a table.
    """

    text: str
    start: int
    end: int
    kind: Kind
    read: str = ""


def sentences(text: str, lang: str) -> list[Sentence]:
    """The sentences, headings and list items of ``text``, in order; offsets in characters."""
    prose = CODE.sub(lambda match: _blank(match.group()), text)
    return [
        Sentence(text[piece.start : piece.end], piece.start, piece.end, piece.kind)
        for block in BLOCK.finditer(prose)
        if not block.group().lstrip().startswith("|")
        for piece in _of_block(prose, block, lang)
    ]


def _blank(code: str) -> str:
    """``code`` blotted out: as long as it was, with its line breaks."""
    return "".join(c if c == "\n" else " " for c in code)


def _of_block(text: str, block: re.Match[str], lang: str) -> Iterator[Sentence]:
    start, end = block.span()
    mark = MARK.match(text, start, end)
    begin = mark.end() if mark else start
    line = DATELINE.match(text, begin, end)
    begin = line.end() if line else begin
    kind: Kind = "item" if mark and mark.group("item") else "sentence"
    begin, end = _bare(text, begin, end)
    raw = text[begin:end]
    ends_open = not raw.endswith((".", "!", "…", ":", ";", ","))
    short = "\n" not in raw and len(raw) <= MAX_HEADING
    asked = raw.endswith("?")
    bare = short and ends_open and (kind != "item" or asked) and not _sentence_like(raw, lang)
    if (mark and mark.group("heading")) or bare:
        kind = "heading"
        yield from _piece(text, begin, end, kind)
        return
    for first, last in _cuts(text, begin, end, lang):
        yield from _piece(text, first, last, kind)


def _sentence_like(raw: str, lang: str) -> bool:
    """Several sentences, or one without its stop, which has a verb; a question on its line is a heading."""
    verbs = data("verbs.yaml")[lang]
    return len(STOP.findall(raw)) > 1 or (not raw.endswith("?") and bool(set(Words(raw).keys) & set(verbs)))


def _cuts(text: str, begin: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    first = begin
    for stop in STOP.finditer(text, begin, end):
        piece = text[max(first, stop.end() - ENDING) : stop.end()]
        after = text[stop.end() : stop.end() + GAP].lstrip()
        if not _abbreviates(piece, after, lang):
            yield first, stop.end()
            first = stop.end()
    if text[first:end].strip():
        yield first, end


def _abbreviates(piece: str, after: str, lang: str) -> bool:
    """Whether the full stop at the end of ``piece`` belongs to an abbreviation or an initial.

    :param after: what follows: "no." is a number only before a digit.
    """
    last = LAST_WORD.search(piece.rsplit(None, 1)[-1]) if piece.endswith(".") else None
    if last is None or NUMBERED.search(piece):
        return False
    word, told = last.group(1), data("abbreviations.yaml")
    if word.casefold() in told["numbered"]:
        return after[:1].isdigit() or after[:1] == "§"
    if word.casefold() in CLOCK:
        return not _begins(after, lang)
    if word.islower() and word in told["capital"]:
        return False
    return (word.isupper() and INITIALS.fullmatch(word) is not None) or word.casefold() in told[lang]


def _begins(after: str, lang: str) -> bool:
    """Whether what follows an hour begins a sentence, and is no day, month or zone of time."""
    word = WORD.match(after)
    if word is None or len(word[0]) < 2 or word[0].isupper():
        return False
    told = data(f"dates/{lang}.yaml")
    days = {day for spoken in data("measures.yaml").values() for day in spoken["weekdays"]}
    beside = {*told["months"], *told["short_months"], *days, *data("abbreviations.yaml")["zones"]}
    return fold_word(word[0]) not in beside


def _bare(text: str, first: int, last: int) -> tuple[int, int]:
    """Where a piece begins and ends without the blanks, the marks of emphasis and the label around it."""
    raw = text[first:last]
    first, last = first + len(raw) - len(raw.lstrip()), first + len(raw.rstrip())
    emphasized = EMPHASIS.fullmatch(text, first, last) if first < last else None
    if emphasized is not None:
        return _bare(text, *emphasized.span("told"))
    label = LABELLED.match(text, first, last)
    return _bare(text, label.end(), last) if label is not None else (first, max(first, last))


def _piece(text: str, first: int, last: int, kind: Kind) -> Iterator[Sentence]:
    start, end = _bare(text, first, last)
    if start < end:
        yield Sentence(text[start:end], start, end, kind)
