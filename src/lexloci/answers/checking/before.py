"""What the sentence before one was about, with which it may go on."""

from __future__ import annotations

from msgspec import Struct

ADJACENT = 3
"""Characters between two sentences of one paragraph."""


class Before(Struct, frozen=True):
    """What the sentence right before one was about, in the same paragraph.

    :ivar concepts: the concepts that stood in it; ``topic``: its variable, if it had one.
    :ivar end: where it ended.
    :ivar headed: the variable of the heading above.
    :ivar actors: who it spoke of first, or the one before it (:func:`lexloci.reading.actors.first_actor`).
    :ivar said: the sentence itself, as it was read; ``pointing``: the next leaves out what it has said.
    """

    concepts: frozenset[str] = frozenset()
    topic: str = ""
    end: int = -ADJACENT
    headed: str = ""
    actors: frozenset[str] = frozenset()
    said: str = ""
    pointing: bool = False
