"""Rules for what every kind of entry has: text in two languages, sources, ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lexloci.core.dates import first_day, is_partial
from lexloci.core.readability import grade
from lexloci.record.model.common import Entry, Source, Text
from lexloci.record.problems import Complaint, Key
from lexloci.record.rules.context import Context

MAX_SUMMARY_WORDS = 60
MAX_GRADE = 13.0
FEW = 8
NEVER_SOURCES = frozenset(
    {
        "uscisguide.com",
        "stateregstoday.com",
        "legalclarity.org",
        "wikipedia.org",
        "en.wikipedia.org",
    }
)
PLACEHOLDER = "ADDRESS-OF-THE-TEXT"
"""What ``lexloci record new`` writes where the source's address belongs."""
PLACEHOLDERS = {
    "title": ("SHORT TITLE", "TÍTULO CORTO"),
    "citation": ("CITATION AS LAWYERS WRITE IT",),
    "summary": ("ONE OR TWO PLAIN SENTENCES", "UNA O DOS FRASES SENCILLAS"),
    "page": ("TITLE OF THE PAGE",),
    "publisher": ("WHO PUBLISHES IT",),
    "rule": ("WHAT THE RULE SAYS, IN PLAIN WORDS", "LO QUE DICE LA REGLA, EN PALABRAS SENCILLAS"),
    "pinpoint": ("SECTION",),
    "court": ("COURT",),
    "docket": ("DOCKET",),
    "outcome": ("WHAT CAME OF IT", "QUÉ RESULTÓ"),
    "number": ("NUMBER",),
    "session": ("SESSION",),
    "agency": ("AGENCY",),
}
"""What it writes elsewhere, in capitals, for the author to replace."""
_LEFT = frozenset(text for texts in PLACEHOLDERS.values() for text in texts)
SUMMARY_KEYS = frozenset({"summary", "finding", "text"})
DATE_KEYS = frozenset(
    {
        "date",
        "read_on",
        "published",
        "as_of",
        "fielded",
        "fielded_until",
        "seen_on",
        "eoir_recognized",
    }
)
PAST_KEYS = DATE_KEYS - {"date"}


def check(entry: Entry, context: Context) -> Iterator[Complaint]:
    """Every rule of this module, over the whole tree of ``entry``."""
    for key, value in walk(entry):
        if isinstance(value, Text):
            yield from _text(key, value)
        elif isinstance(value, str):
            yield from _characters(key, value)
            if value in _LEFT:
                yield Complaint(key, "is still the placeholder", "Write what belongs there.")
            if key[-1] in DATE_KEYS:
                yield from _date(key, value, context)
    sources = getattr(entry, "sources", None)
    if isinstance(sources, list) and sources and isinstance(sources[0], Source):
        yield from _sources(sources)


def walk(value: Any, key: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Every struct, list item and scalar below ``value``, each with its key."""
    todo = [(key, value)]
    while todo:
        key, value = todo.pop()
        yield key, value
        if isinstance(value, Entry):
            # The names alone: msgspec.structs.fields works out every annotation anew each time it is asked.
            names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
            below = [((*key, written), getattr(value, name)) for name, written in names]
        elif isinstance(value, list):
            below = [((*key, index), item) for index, item in enumerate(value)]
        elif isinstance(value, dict):
            below = [((*key, name), item) for name, item in value.items()]
        else:
            continue
        below.reverse()
        todo += below


def unique(key: Key, names: Iterable[str], what: str) -> Iterator[Complaint]:
    """No name twice."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield Complaint((*key, index, "id"), f"{what} {name!r} occurs twice", "Give each its own id.")
        seen.add(name)


def known(key: Key, names: Iterable[str], allowed: Collection[str], what: str) -> Iterator[Complaint]:
    """Every name is one of those allowed."""
    for index, name in enumerate(names):
        if name not in allowed:
            yield Complaint((*key, index), f"{what} {name!r} is not known", nearest(name, allowed))


def close(name: str, terms: Collection[str]) -> list[str]:
    """The terms that ``name`` may be a slip for, at most three."""
    from difflib import get_close_matches

    return get_close_matches(name, terms, 3, 0.5)


def nearest(name: str, pool: Iterable[str]) -> str:
    """A remedy that names the closest allowed terms."""
    terms = sorted(set(pool))
    found = close(name, terms)
    if found:
        return f"Did you mean {' or '.join(found)}?"
    return f"Use one of: {', '.join(terms)}." if 0 < len(terms) <= FEW else "Use one that the record defines."


def _characters(key: Key, value: str) -> Iterator[Complaint]:
    """What a reviewer cannot see (no-break spaces, direction marks) must not be in the record."""
    if not value.isprintable():
        unseen = next(c for c in value if not c.isprintable())
        yield Complaint(key, f"has the unseen character U+{ord(unseen):04X}", "Retype the text.")


def _text(key: Key, text: Text) -> Iterator[Complaint]:
    if text.en.strip() == text.es.strip() and len(text.en.split()) > 3:
        yield Complaint(key, "English and Spanish are the same", "Translate the text.")
    for language in ("en", "es"):
        value: str = getattr(text, language)
        if value != " ".join(value.split()):
            yield Complaint((*key, language), "has stray white space", "Write single spaces.")
    if not key or key[-1] not in SUMMARY_KEYS:
        return
    for language in ("en", "es"):
        count = len(getattr(text, language).split())
        limit = MAX_SUMMARY_WORDS if language == "en" else MAX_SUMMARY_WORDS + 15
        if count > limit:
            yield Complaint(
                (*key, language),
                f"has {count} words, more than {limit}",
                "Say the rule in fewer words.",
            )
    level = grade(text.en)
    if key[-1] == "summary" and level > MAX_GRADE:
        yield Complaint(
            (*key, "en"),
            f"reads at grade {level:.1f}, above {MAX_GRADE:.0f}",
            "Use shorter sentences and words.",
        )


def _date(key: Key, value: str, context: Context) -> Iterator[Complaint]:
    if not is_partial(value):
        yield Complaint(key, f"{value!r} is not a real date", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    elif key[-1] in PAST_KEYS and first_day(value) > context.today:
        yield Complaint(key, f"{value} lies in the future", "Write the day it really happened.")


def _sources(sources: list[Source]) -> Iterator[Complaint]:
    yield from unique(("sources",), (source.id for source in sources), "source")
    ids = {source.id for source in sources}
    for index, source in enumerate(sources):
        host = (urlsplit(source.url).hostname or "").removeprefix("www.")
        if PLACEHOLDER in source.url:
            yield Complaint(
                ("sources", index, "url"), "is still the placeholder", "Give the address of the text."
            )
        if host in NEVER_SOURCES:
            yield Complaint(
                ("sources", index, "url"),
                f"{host} is never a source",
                "Cite the text it speaks of.",
            )
        if source.via == source.id:
            yield Complaint(
                ("sources", index, "via"),
                f"source {source.via!r} cannot be read through itself",
                "Name the source through which it was read.",
            )
        elif source.via is not None and source.via not in ids:
            yield Complaint(
                ("sources", index, "via"),
                f"source {source.via!r} is not in this file",
                nearest(source.via, ids),
            )
