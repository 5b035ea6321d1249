"""A clause of a sentence, or the whole of it, read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import Hit
from lexloci.reading.past import tells_what_was
from lexloci.reading.quantities import quantities
from lexloci.reading.stance import Reading
from lexloci.reading.topics import Topic
from lexloci.reading.words import Words

NUMBER = compiled(r"\d+")


class Part:
    """A clause of a sentence, or the whole of it; what few readers ask for is worked out when one does.

    :ivar hits: what stands in it and is no part of a place's name; ``concepts``: the concepts of that.
    :ivar act: it names the act that its topic is about; else it may only touch on it.
    :ivar topic: the variable it is about; None where it is about none, or about several.
    :ivar opener: the word that makes it depend on the rest ("since", "now that"); empty if none does.
    :ivar again: its topic is that of the sentence before it.
    """

    act: bool = False
    topic: Topic | None = None
    again: bool = False

    def __init__(
        self, words: Words, lang: str, hits: Sequence[Hit], opener: str, stance: Callable[[], Reading]
    ) -> None:
        self.words, self.lang, self.hits, self.opener = words, lang, tuple(hits), opener
        self.concepts = frozenset([hit.concept for hit in hits])
        self._stance = stance

    @Lazily
    def stance(self) -> Reading:
        """What it says of its topic's rule."""
        return self._stance()

    @Lazily
    def details(self) -> tuple[str, ...]:
        """Numbers and years in it, which a verdict must not pass over."""
        return details(self.words, self.lang)

    @Lazily
    def counts(self) -> bool:
        """Whether it counts something."""
        return bool(quantities(self.words.text, self.lang))

    @Lazily
    def past(self) -> bool:
        """Whether a verb in it tells of what was."""
        return tells_what_was(self.words, self.lang)

    def but(self, **told: object) -> Part:
        """The same with something told otherwise."""
        other = object.__new__(Part)
        vars(other).update(vars(self), **told)
        return other


def details(words: Words, lang: str) -> tuple[str, ...]:
    """The numbers of a clause, in digits or in words, as digits."""
    digits = NUMBER.findall(words.text.replace("287(g)", ""))
    written = [f"{q.most:.0f}" for q in quantities(words.text, lang) if q.most == q.least]
    return tuple(dict.fromkeys([*digits, *written]))
