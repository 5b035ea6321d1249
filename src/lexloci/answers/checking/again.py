"""A sentence that was read or judged before, with the same before it, is neither read nor judged anew.

Who mends a page checks it again with most sentences as they were. What was found is kept with the words of
the sentence, and goes with them: the last of each, so that a sentence of many pages does not pile up.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.report import Span
from lexloci.answers.checking.ruling import Checking, Ruling, Thread

LONG_AGO = 99
"""Sentences, or characters, from which on it does not matter how long ago something was."""

Judged = tuple[Ruling, Span | None]
"""The ruling on a sentence, and the clause of it that is wrong, by characters from its beginning."""


class _Known(Struct, frozen=True):
    """What was ruled.

    :ivar asked: what the ruling rests on; ``held``: objects in it that are known by their identity.
    :ivar after: the thread after the sentence.
    :ivar listed: how far behind the beginning of the sentence a list was last spoken of; None if not in it.
    """

    asked: tuple[object, ...]
    held: tuple[object, ...]
    judged: Judged
    after: Thread
    listed: int | None


def judged_once(checking: Checking, claim: Claim, judge: Callable[[Checking, Claim], Judged]) -> Judged:
    """The ruling of ``judge``, or the one that it gave on the same sentence after the same sentences."""
    if claim.premise or claim.answered is not None:
        return judge(checking, claim)
    kept, start = claim.whole.words.known, claim.sentence.start
    asked = _asked(checking, claim)
    known: _Known | None = kept.get(judged_once)
    if known is not None and known.asked == asked:
        listed = checking.thread.listed if known.listed is None else start + known.listed
        checking.thread = structs.replace(
            known.after,
            read=start,
            listed=listed,
            program_at=start,
            guessed_at=-1,
            hand_at=start,
        )
        return known.judged
    before = checking.thread.listed
    judged = judge(checking, claim)
    after = checking.thread
    kept[judged_once] = _Known(
        asked=asked, held=(claim, checking.engine), judged=judged, after=structs.replace(after),
        listed=None if after.listed == before else after.listed - start,
    )  # fmt: skip
    return judged


def _asked(checking: Checking, claim: Claim) -> tuple[object, ...]:
    """All that a ruling rests on."""
    thread, subject, sentence = checking.thread, checking.subject, claim.sentence
    named = (thread.instruments, thread.meant, thread.ruled, thread.before)
    return (
        id(checking.engine), checking.on, subject and subject.id, claim.lang, sentence.text, sentence.kind,
        sentence.read, id(claim.whole), *map(id, claim.parts), claim.before,
        *(place.id for place in claim.places), None, *(place.id for place in claim.own_places), None,
        *(tuple([instrument.id for instrument in some]) for some in named),
        thread.case and thread.case.id, thread.variable, thread.agreement, thread.told,
        thread.alone, thread.program, thread.making, thread.official, *sorted(thread.years), None,
        *sorted(thread.numbers), None, *(law.id for law in thread.hand), min(thread.hand_age, LONG_AGO),
        *sorted(thread.hand_dates), None, thread.hand_alone,
        thread.deals, thread.models, thread.binding, thread.called, thread.called_before,
        min(thread.limits, LONG_AGO), min(thread.age, LONG_AGO), min(thread.since, LONG_AGO),
        min(sentence.start - thread.listed, LONG_AGO), thread.read == sentence.start,
    )  # fmt: skip
