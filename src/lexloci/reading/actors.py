"""Who does what a sentence tells: ICE itself, or a local body; and whom "they" means.

A rule that binds police says nothing of ICE: "ICE may arrest on its own warrant" is true where police may
not, and "ICE may ask the jail to hold a person" where the jail may not.
Words are data (``data/actors.yaml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lexloci.reading.lexicon import Hit, data
from lexloci.reading.stance import modals
from lexloci.reading.turns import PRONOUNS, begins
from lexloci.reading.words import Words

ICE = "ice"
LOCAL = frozenset({"police", "officer_word", "sheriff", "local", "jail"})
BODIES = LOCAL | {"school", "hospital", "dmv", "employer", "public_employer", "landlord", "court"}
PEOPLE = frozenset({"undocumented", "unlawful", "whose_status", "child", "adult", "uvisa"})
WITHOUT_STATUS = frozenset({"undocumented", "unlawful"})
ACTORS = BODIES | PEOPLE | {ICE}
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


def only_ice(words: Words, hits: Sequence[Hit], lang: str) -> bool:
    """Whether ICE begins the sentence, and no body of local law stands in it."""
    own = [hit for hit in hits if hit.concept == ICE]
    local = any(
        hit.concept in ("local", "sheriff", "police") and not _of_ice(words, hit, own) for hit in hits
    )
    local = local or not _listed(lang, "jails").isdisjoint(words.there)
    return not local and any(_first(words, hit) <= 1 for hit in own)


def first_actor(hits: Sequence[Hit]) -> frozenset[str]:
    """The concepts of whoever is spoken of first: bodies of state or local law, ICE alone, or people."""
    ice = {n for hit in hits if hit.concept == ICE for n in hit.words}
    told = [hit for hit in hits if hit.concept in ACTORS and (hit.concept == ICE or hit.first not in ice)]
    first = min((hit.first for hit in told), default=0)
    return frozenset(hit.concept for hit in told if hit.first <= first + 1)


def is_body(actors: frozenset[str]) -> bool:
    """Whether these are a body of state or local law: police, a jail, a city, a school."""
    return not actors.isdisjoint(BODIES) and ICE not in actors


def is_people(actors: frozenset[str]) -> bool:
    """Whether these are people without a status, and nobody else."""
    return not actors.isdisjoint(WITHOUT_STATUS) and actors.isdisjoint(BODIES | {ICE})


def meant_by_pronoun(words: Words, lang: str, hits: Sequence[Hit], actors: frozenset[str]) -> list[Hit]:
    """Hits of the body or the people that a sentence means by "they" or by its verb alone.

    :param actors: whoever the sentence before spoke of first; nothing where this one names such itself.
    """
    if is_people(actors):
        if not _people_of(hits).isdisjoint(WITHOUT_STATUS):
            return []
        at = next((n for n, key in enumerate(words.keys) if key in _listed(lang, "them")), -1)
    elif is_body(actors) and not any(hit.concept in BODIES for hit in hits):
        at = next((n for n, key in enumerate(words.keys) if key in PRONOUNS and begins(words, n)), -1)
    else:
        return []
    if at < 0 and data("actors.yaml")[lang]["unspoken"]:
        at = next((hit.first for hit in modals(words, lang) if begins(words, hit.first)), -1)
    return [Hit(concept, at, at) for concept in sorted(actors)] if at >= 0 else []


def _people_of(hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset(hit.concept for hit in hits if hit.concept in PEOPLE)


def asks(words: Words, lang: str, hits: Sequence[Hit]) -> bool:
    """Whether ICE only asks for something: "ICE may ask the jail to hold a person".

    :param hits: the concepts of the sentence.
    """
    begins = {hit.last for hit in hits if hit.concept == ICE and _first(words, hit) <= 1}
    led = [h for h in modals(words, lang) if h.concept in MODAL and h.first - 1 in begins]
    return any(
        words.keys[h.last + 1 : h.last + 2] and words.keys[h.last + 1] in _listed(lang, "asks") for h in led
    )


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
