"""Who does what a sentence tells: ICE itself, or a local body.

A rule that binds police says nothing of ICE: "ICE may arrest on its own warrant" is true where police may not.
Words are data (``data/actors.yaml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lexloci.reading.lexicon import Hit, data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words

ICE = "ice"
LOCAL = frozenset({"police", "officer_word", "sheriff", "local", "jail"})
OF = frozenset({"of", "from", "de", "del"})
"""Words between "agents" and the agency they are of."""
NEAR = 2
"""How many words behind ICE what it does stands: "ICE may only arrest"."""
MODAL = frozenset({"may", "must"})
PASSIVE = frozenset({"be", "ser", "get", "have"})
"""Words after a modal by which ICE is what something is done to."""


def by_ice(words: Words, lang: str, hits: Sequence[Hit], acts: Sequence[Hit]) -> bool:
    """Whether ICE does the act, and no local body: "an administrative warrant lets ICE arrest".

    :param hits: the concepts of the sentence.
    :param acts: where the act stands.
    """
    own = [hit for hit in hits if hit.concept == ICE and not _of_a_paper(words, hit, lang)]
    if not own:
        return False
    led = [hit for hit in modals(words, lang) if hit.concept in MODAL]
    begins = {hit.last for hit in own if _first(words, hit) <= 1}
    if any(h.first - 1 in begins and PASSIVE.isdisjoint(words.keys[h.last + 1 : h.last + 2]) for h in led):
        return True
    if any(hit.concept in LOCAL and not _of_ice(words, hit, own) for hit in hits):
        return False
    return any(_acts(words, hit, acts, led, lang) for hit in own)


def _first(words: Words, hit: Hit) -> int:
    """Where a name of ICE begins, "an agent of ICE" included."""
    led = hit.first > 1 and words.keys[hit.first - 1] in OF
    return hit.first - 2 if led else hit.first


def _of_a_paper(words: Words, hit: Hit, lang: str) -> bool:
    """Whether ICE only tells whose paper it is: "ICE warrant", "orden de ICE"."""
    after = set(words.keys[hit.last + 1 : hit.last + 1 + NEAR])
    before = words.keys[hit.first - 2 : hit.first] if hit.first > 1 else []
    papers = _listed(lang, "papers")
    return not papers.isdisjoint(after) or (len(before) > 1 and before[0] in papers and before[1] in OF)


def _of_ice(words: Words, hit: Hit, own: Sequence[Hit]) -> bool:
    """Whether "officers" are ICE's: "immigration officers", "agentes de ICE"."""
    return any(
        ice.first <= hit.last <= ice.last
        or (hit.last < ice.first <= hit.last + NEAR and words.keys[ice.first - 1] in OF)
        for ice in own
    )


def _acts(words: Words, hit: Hit, acts: Sequence[Hit], led: Sequence[Hit], lang: str) -> bool:
    """Whether ICE is the one that acts: "lets ICE arrest", "arrests by ICE", "ICE needs no more"."""
    before = words.keys[hit.first - 1] if hit.first else ""
    doing = range(hit.last + 1, hit.last + 2 + NEAR)
    if any(one.first in doing for one in (*acts, *led)) and before not in _listed(lang, "helped"):
        return True
    return before in _listed(lang, "by") and any(0 < hit.first - act.last <= 1 + NEAR for act in acts)


@cache
def _listed(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("actors.yaml")[lang][name])
