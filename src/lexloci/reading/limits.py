"""What a city or county may do to keep its own people from helping ICE (``data/limits.yaml``).

"The council may order its police never to assist agents" says nothing of what the police may do: it says that
local limits are allowed. "No city may bar its officers from asking" says that they are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from lexloci.reading.lexicon import Hit, data
from lexloci.reading.stance import MODALS, NOBODY, Stance, modals, outermost
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

LOCAL_LIMITS = "local_limits"
"""The variable of what cities may forbid their own people."""
LOCAL_HELP = frozenset({
    "status_inquiry", "detainer_hold", "release_notification", "information_sharing", "joint_operations",
    "jail_access", "custody_transfer", LOCAL_LIMITS,
})  # fmt: skip
"""Variables of what local people do for ICE."""
NEAR = 9
"""How many words after the modal the forbidding stands: "can, if it so votes, forbid its police"."""
SUBJECT = 9
"""How many words before the modal the local body stands; it may stand behind it too: "bars cities from"."""
HELP = frozenset({"ice", "status", "detainer", "agreement", "help_act"})
"""Concepts by which what is forbidden is help to ICE."""
AGAIN = frozenset({"ask", "cooperate", "help", "share", "notify", "hold", "transfer", "access"})
"""Those by which it is, where the sentence before was about such help and this one points back to it."""


LIMITING = "limiting"
"""The concept of the forbidding."""


class Limit(Struct, frozen=True):
    """What a sentence says of local limits.

    :ivar act: where the forbidding stands.
    :ivar stance: what is said of it: allowed, forbidden, ordered, left open.
    """

    act: Hit
    stance: Stance


def limiting(words: Words, lang: str, hits: Sequence[Hit], *, again: bool) -> Limit | None:
    """What ``words``, one clause, says of a local body that forbids its own people to help; None if nothing.

    :param again: the sentence before was about a rule on such help: "that question".
    """
    match = _forbidding(lang).search(words)
    if match is None:
        return None
    first, last = words.index(match.start() + 1), words.index(match.end() - 2)
    back = again and not _words(lang, "pointing").isdisjoint(words.keys[last:])
    helped = HELP | AGAIN if back else HELP
    if not any(hit.concept in helped and hit.last > last for hit in hits):
        return None
    found = modals(words, lang)
    if any(h.concept == "reverse" and h.last < first <= h.last + NEAR for h in found):
        return None
    lead = outermost([h for h in found if h.concept in MODALS and h.last < first <= h.last + NEAR])
    if len(lead) != 1:
        return None
    modal = lead[0]
    before = words.keys[max(0, modal.first - SUBJECT) : first]
    if _words(lang, "bodies").isdisjoint(before):
        return None
    stance: Stance = modal.concept  # type: ignore[assignment]
    beside = (hit.first for hit in found if hit.concept == "no_subject" and hit.first not in modal.words)
    if any(begun < first for begun in beside):
        stance = NOBODY.get(stance, stance)
    return Limit(Hit(LIMITING, first, last), stance)


@cache
def _forbidding(lang: str) -> Way:
    return Way(f" (?:{'|'.join(data('limits.yaml')[lang]['forbidding'])}) ")


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("limits.yaml")[lang][name])
