"""Statements: the only thing put before a reader. Each is cited, or says that nothing is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

from lexloci.record.compiled import Cite, Words
from lexloci.record.model.common import Source, Text

Kind = Literal[
    "finding", "rule", "definition", "evidence", "argument", "directory", "agreement", "agency",
    "case", "bill", "event", "premise", "notice", "not_known",
]  # fmt: skip
UNCITED = frozenset({"not_known", "notice", "premise"})


class Citation(Struct, frozen=True, gc=False):
    """A source behind a statement: where in it, and when it was read."""

    title: str
    url: str
    as_of: str
    pinpoint: str | None = None
    primary: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The shape of design §6."""
        return {
            "title": self.title, "pinpoint": self.pinpoint, "url": self.url,
            "as_of": self.as_of, "primary": self.primary,
        }  # fmt: skip


class Statement(Struct, frozen=True, gc=False):
    """One sentence or two for a reader, in every language, with its citations.

    :ivar label: a short heading for lists (a topic, a name), where it helps.
    """

    text: Words
    kind: Kind
    citations: tuple[Citation, ...] = ()
    label: Words | None = None

    def to_dict(self, lang: str) -> dict[str, Any]:
        """The shape of design §6."""
        return {
            "text": self.text[lang],
            "kind": self.kind,
            "label": self.label[lang] if self.label else None,
            "citations": [citation.to_dict() for citation in self.citations],
        }


def from_cites(cites: Iterable[Cite], pinpoint: str | None = None) -> tuple[Citation, ...]:
    """Citations of a compiled rule; the pinpoint belongs to the first."""
    return tuple(
        Citation(c.title, c.url, c.read_on, pinpoint if index == 0 else None, c.primary)
        for index, c in enumerate(cites)
    )


def from_sources(sources: Iterable[Source], wanted: Iterable[str] | None = None) -> tuple[Citation, ...]:
    """Citations of an entry's own sources, primary first."""
    names = None if wanted is None else set(wanted)
    chosen = [s for s in sources if names is None or s.id in names]
    chosen.sort(key=lambda s: (not s.primary, s.mirror))
    return tuple(Citation(s.title, s.url, s.read_on, None, s.primary) for s in chosen)


def both(text: Text) -> Words:
    """A record text by language."""
    return {"en": text.en, "es": text.es}
