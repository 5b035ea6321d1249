"""What full-text search finds an entry by: its title, and the rest of its words, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lexloci.record.fulltext import LANGUAGES
from lexloci.record.model.common import Entry, Source, Text
from lexloci.record.tables import Passage

NAMING = frozenset({"citation", "name", "by", "pollster", "authors", "agency", "number", "docket"})
"""Keys whose plain text is searched too."""


def passages(entry: Entry) -> Iterator[Passage]:
    """The rows of the full-text index for ``entry``, one a language."""
    for lang in LANGUAGES:
        texts = list(_texts(entry, lang))
        title = _title(entry, lang)
        yield lang, title, " ".join(text for text in texts if text != title)


def _title(entry: Entry, lang: str) -> str:
    for field in ("title", "label", "name", "question", "measure"):
        value = getattr(entry, field, None)
        if isinstance(value, Text):
            return str(getattr(value, lang))
        if isinstance(value, str):
            return value
    return ""


def _texts(value: Any, lang: str) -> Iterator[str]:
    if isinstance(value, Text):
        yield str(getattr(value, lang))
    elif isinstance(value, Source):
        yield value.title
    elif isinstance(value, Entry):
        for field in value.__struct_fields__:
            item = getattr(value, field)
            if isinstance(item, str):
                if field in NAMING:
                    yield item
            else:
                yield from _texts(item, lang)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, lang)
