"""What a plain search would say of a page: the nearest text of the record, by words or by characters.

A sentence is called supported if the nearest text is near enough and both or neither deny something,
contradicted if only one of them does, else not established. No package offers a sentence model that is not
downloaded at run time, so the second baseline compares vectors of character sequences.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from lexloci import Lexloci
from lexloci.answers.checking.claims import read_page
from lexloci.places.model import Jurisdiction
from lexloci.reading.likeness import gist
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

Likeness = Callable[[Sequence[str]], Callable[[str], list[tuple[float, int]]]]
"""From texts to a search among them: scores from 0 to 1 with the number of the text, best first."""
NEAR = 0.35
K1, B = 1.5, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza 2009)."""
GRAMS = (3, 4, 5)


def by_words(texts: Sequence[str]) -> Callable[[str], list[tuple[float, int]]]:
    """BM25, divided by the score of the query against itself."""
    bags = [Counter(Words(text).keys) for text in texts]
    mean = sum(sum(bag.values()) for bag in bags) / max(1, len(bags))
    where: dict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for word in bag:
            where[word].append(n)

    def idf(word: str) -> float:
        found = len(where.get(word, ()))
        return math.log(1 + (len(bags) - found + 0.5) / (found + 0.5))

    def search(query: str) -> list[tuple[float, int]]:
        scores: dict[int, float] = defaultdict(float)
        words = set(Words(query).keys)
        for word in words:
            for n in where.get(word, ()):
                times, size = bags[n][word], sum(bags[n].values())
                scores[n] += idf(word) * times * (K1 + 1) / (times + K1 * (1 - B + B * size / mean))
        best = sum(idf(word) * (K1 + 1) / (1 + K1) for word in words) or 1.0
        return sorted(((score / best, n) for n, score in scores.items()), reverse=True)[:1]

    return search


def by_characters(texts: Sequence[str]) -> Callable[[str], list[tuple[float, int]]]:
    """The cosine of vectors of character sequences, rare ones weighing more."""
    bags = [_grams(text) for text in texts]
    seen = Counter(gram for bag in bags for gram in bag)
    vectors = [_vector(bag, seen, len(bags)) for bag in bags]

    def search(query: str) -> list[tuple[float, int]]:
        asked = _vector(_grams(query), seen, len(bags))
        scores = [
            (sum(w * vector.get(g, 0.0) for g, w in asked.items()), n) for n, vector in enumerate(vectors)
        ]
        return sorted(scores, reverse=True)[:1]

    return search


def _grams(text: str) -> Counter[str]:
    line = Words(text).line
    return Counter(line[n : n + size] for size in GRAMS for n in range(len(line) - size + 1))


def _vector(bag: Counter[str], seen: Counter[str], total: int) -> dict[str, float]:
    raw = {gram: times * math.log((1 + total) / (1 + seen[gram])) for gram, times in bag.items()}
    size = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {gram: weight / size for gram, weight in raw.items()}


class Retrieval:
    """A checker that only searches."""

    def __init__(self, lx: Lexloci, likeness: Likeness, day: str) -> None:
        self.lx, self.likeness, self.day = lx, likeness, day

    def check(self, text: str, _: str) -> dict[str, str]:
        """A verdict for each sentence of ``text``."""
        page = read_page(self.lx.gazetteer, text, None, None)
        texts = self._texts(page.subject, page.lang)
        search = self.likeness(texts)
        return {c.sentence.text: _verdict(c.sentence.text, texts, search, page.lang) for c in page.claims}

    def _texts(self, place: Jurisdiction | None, lang: str) -> list[str]:
        """What the record says of the page's place, its state and the nation, text by text."""
        from lexloci.answers.context import Context

        if place is None:
            return []
        found = self.lx.record.at(Instrument, Context(self.lx.engine, place, self.day).chain)
        return [
            getattr(text, lang)
            for instrument in found
            for text in (instrument.summary, *(provision.summary for provision in instrument.provisions))
        ]


def _verdict(
    sentence: str, texts: Sequence[str], search: Callable[[str], list[tuple[float, int]]], lang: str
) -> str:
    best = search(sentence) if texts else []
    if not best or best[0][0] < NEAR:
        return "not_established"
    denied = [bool(gist(Words(text), lang).against) for text in (sentence, texts[best[0][1]])]
    return "supported" if denied[0] == denied[1] else "contradicted"
