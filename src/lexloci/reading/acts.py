"""Which words name the act that a claim on a topic is about (``data/acts.yaml``)."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from lexloci.reading.lexicon import Hit, data


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """The concepts that name the act of a topic, and those of which one must stand beside it."""

    acts: list[str]
    about: list[str] = []


@cache
def _known() -> dict[str, Act]:
    return msgspec.convert(data("acts.yaml"), dict[str, Act])


def acts_of(topic: str, hits: list[Hit]) -> list[Hit]:
    """Where the act of ``topic`` is named; nowhere, if the sentence is not about whom the rule is about."""
    act = _known().get(topic)
    if act is None or (act.about and not {hit.concept for hit in hits}.intersection(act.about)):
        return []
    return [hit for hit in hits if hit.concept in act.acts]
