"""Who does the act of a topic: a body that its rule binds, or ICE, which it does not."""

from __future__ import annotations

from collections.abc import Sequence

from lexloci.reading.actors import by_ice, is_body, is_people, only_ice
from lexloci.reading.acts import about, is_local, is_theirs, of_people
from lexloci.reading.lexicon import Hit
from lexloci.reading.topics import Topic
from lexloci.reading.words import Words


def known_subject(actors: frozenset[str], topic: Topic | None, concepts: frozenset[str]) -> bool:
    """Whether "they" are those of the sentence before whom the topic's rule is about.

    That is a body, where this sentence names itself what its rule is about; or people without a status, where
    the rule is about them.

    :param actors: whoever the sentence before spoke of first.
    :param concepts: what this sentence speaks of.
    """
    if topic is None:
        return False
    if of_people(topic.id):
        return is_people(actors)
    return is_body(actors) and about(topic.id, concepts)


def done_by_ice(
    words: Words, lang: str, topic: Topic | None, acts: Sequence[Hit], hits: Sequence[Hit]
) -> bool:
    """Whether ICE does what the topic's rule says of local bodies alone."""
    if topic is None:
        return False
    if is_theirs(topic.id) and only_ice(words, hits, lang):
        return True
    return is_local(topic.id) and by_ice(words, lang, hits, acts)
