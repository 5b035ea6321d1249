"""Short answers to the question before them: "Must jails honor detainers? No."

What the question asks for is said, or its opposite. An answer that states a rule in its own words is read as
any sentence. Words are data (``data/answers.yaml`` of the reader).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct, convert, structs

from lexloci.answers.checking.claims import Claim, Part, part_of
from lexloci.answers.checking.follow import followed
from lexloci.core.patterns import compiled
from lexloci.reading.acts import acts_of
from lexloci.reading.lexicon import data, told_lexicon
from lexloci.reading.stance import Reading, Stance, modals
from lexloci.reading.words import Words, words_of

DENIED: dict[Stance, Stance] = {
    "must": "not_required", "may": "must_not", "must_not": "may", "not_required": "must", "does": "does_not",
}  # fmt: skip
"""What "no" says where the question asks for a stance."""
REVERSE = "reverse"
"""The concept of verbs that turn an act round: "refuse to hold"."""
UNSURE = frozenset({"hedge", "proposal", "reported", "past"})


class _Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of answers.

    :ivar yes: words that an answer begins with; ``no``: the same.
    :ivar narrows: words after them by which it is no plain yes or no: "No, unless".
    :ivar needing: what asks whether papers are a condition, which "no" says they are not; ``needed_for``: the
        services.
    :ivar being: verbs before the subject of a question, which stand before one of ``states`` when it is told.
    :ivar opens: words that open a question and stand before its verb when it is told; ``doing`` are left out.
    :ivar whole: after "no", words by which it is a plain no: "not at all"; ``brief``: the subjects of a brief
        answer, ``so`` and ``not_so`` what follows them: "They cannot."
    """

    yes: frozenset[str]
    no: frozenset[str]
    narrows: frozenset[str]
    needing: str
    needed_for: frozenset[str]
    being: frozenset[str]
    states: frozenset[str]
    opens: frozenset[str]
    doing: frozenset[str]
    whole: tuple[str, ...]
    brief: frozenset[str]
    so: frozenset[str]
    not_so: frozenset[str]


@cache
def _wording(lang: str) -> _Wording:
    return convert(data("answers.yaml")[lang], _Wording)


def with_answers(claims: Iterable[Claim]) -> Iterator[Claim]:
    """``claims`` in order; a yes or no with what it says by the question before it."""
    before: Claim | None = None
    for claim in claims:
        asked = before is not None and before.sentence.text.rstrip().endswith("?")
        told = _answering(claim, before) if asked and before is not None else claim
        if before is not None and told.answered is None:
            told = _following(claim, before)
        yield told
        before = claim


def _following(claim: Claim, before: Claim) -> Claim:
    """The sentence with what it says of what the one before it tells."""
    part = followed(claim, before)
    if part is None:
        return claim
    return structs.replace(claim, answered=part, places=claim.own_places or before.places)


def _answering(claim: Claim, question: Claim) -> Claim:
    own = claim.whole
    if own.topic is not None and own.act and own.stance.stance is not None:
        return claim
    part = _asked(question)
    said = _said(part, own.words, claim.lang)
    if said is None:
        return claim
    told = part.but(stance=said, details=(*part.details, *own.details))
    places = claim.own_places or question.places
    return structs.replace(claim, answered=told, places=places)


def _asked(question: Claim) -> Part:
    """What a question asks for, told: "Are sheriffs allowed to" is "sheriffs are allowed to"."""
    words, told = question.whole.words, _wording(question.lang)
    first = words.keys[0] if len(words) else ""
    if first in told.opens | told.doing:
        return _opened(question, first in told.doing)
    at = next((n for n, key in enumerate(words.keys) if n and key in told.states), 0)
    if first not in told.being or not at:
        return question.whole
    texts = [words.original(1, at - 1), words.original(0, 0).lower(), words.original(at, len(words) - 1)]
    turned = words_of(" ".join(texts) if at > 1 else words.text)
    return part_of(turned, told_lexicon(question.lang).hits(turned), question.lang)


def _first(answer: Words, told: _Wording) -> str:
    """The word that an answer begins with; of a brief one, "They cannot", the yes or no it stands for."""
    keys = answer.keys
    if len(keys) > 1 and keys[0] in told.brief and "_".join(keys[1:]) in told.so | told.not_so:
        return min(told.yes if "_".join(keys[1:]) in told.so else told.no)
    return keys[0] if keys else ""


def _opened(question: Claim, doing: bool) -> Part:
    """What "Can an emergency room turn me away" asks, told: "an emergency room can turn me away".

    :param doing: whether the word that opens it only asks: "Does the jail hold people".
    """
    words, topic = question.whole.words, question.whole.topic
    acts = acts_of(topic.id, list(question.whole.hits)) if topic is not None else []
    verbs = frozenset(data("verbs.yaml")[question.lang])
    at = min(
        (
            n
            for n in (
                *(act.first for act in acts),
                *(hit.first for hit in modals(words, question.lang) if hit.concept == REVERSE),
                *(n for n, key in enumerate(words.keys) if key in verbs),
            )
            if n > 1
        ),
        default=0,
    )
    if not at:
        return question.whole
    texts = [words.original(1, at - 1), words.original(0, 0).lower(), words.original(at, len(words) - 1)]
    turned = words_of(" ".join(texts[::2] if doing else texts))
    return part_of(turned, told_lexicon(question.lang).hits(turned), question.lang)


def _needs_papers(part: Part, lang: str) -> bool:
    """Whether it is asked if a service needs papers: "do I need papers to enroll my child"."""
    told = _wording(lang)
    asked = compiled(f" {told.needing} ").search(part.words.line) is not None
    return asked and part.topic is not None and part.topic.id in told.needed_for


def _said(part: Part, answer: Words, lang: str) -> Reading | None:
    """The stance that an answer takes; None where it is no plain yes or no, or nothing plain was asked."""
    told = _wording(lang)
    first = _first(answer, told)
    asked: Stance | None = "must_not" if _needs_papers(part, lang) else part.stance.stance
    if first not in told.yes | told.no or part.topic is None or not part.act or asked is None:
        return None
    rest = answer.keys[1:]
    unsure = any(hit.concept in UNSURE for hit in modals(answer, lang))
    stance = asked if first in told.yes else DENIED.get(asked)
    whole = f" {' '.join(rest)} ".startswith(tuple(f" {words} " for words in told.whole))
    narrowed = bool(told.narrows & set(rest)) or (rest[:1] == ["not"] and not whole)
    if stance is None or unsure or not part.stance.plain or narrowed:
        return None
    return structs.replace(part.stance, stance=stance)
