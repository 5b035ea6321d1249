"""Sentences that say only how something stands, of what the sentence or the question before them tells.

"ICE asks the jail to keep people. State law forbids it.", "Does the jail call ICE? It has to." What is done
is told by the sentence before, how it stands by this one. Words are data (``data/follow.yaml``).
"""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.before import ADJACENT
from lexloci.answers.checking.claims import Claim, Part
from lexloci.core.patterns import compiled
from lexloci.reading.actors import ICE, first_actor
from lexloci.reading.acts import acts_of, flipped, inverted, of_people
from lexloci.reading.lexicon import data
from lexloci.reading.stance import Reading, Stance, modals
from lexloci.reading.ways import Way
from lexloci.reading.words import Words, words_of

STANCES: tuple[Stance, ...] = ("optional", "not_required", "must_not", "must", "may")
BLANKS = {"W": "who", "L": "law", "I": "it", "D": "do", "N": "no_do"}
"""Letters that stand in the patterns for other patterns."""
LETTER = compiled(r"\b[WLIDN]\b")
LONGEST = 24
"""Words of the longest sentence that is read so."""
TURNING = frozenset({"reverse", "bar", "no_subject", "no_rule", "not", "does_not"})
"""Concepts by which the sentence before tells that the act is refused or barred, and not the act."""
ASKED_FOR = frozenset({"ask", "detainer"})
"""Concepts one of which stands where ICE asks a local body for the act, and does not do it itself."""
TOLD = frozenset({"does", "may", "must"})
ENTERED = frozenset({"jail_access", "sensitive_locations", "courthouse_arrests"})
"""Rules on what ICE itself does, so that it may be "they"."""
AT_ODDS = (
    (frozenset({"yes", "si", "sure", "claro"}), frozenset({"not_required", "must_not"})),
    (frozenset({"no", "nope"}), frozenset({"must", "may"})),
)
"""Answers that take back what they begin with: "Yes, but no law makes him"."""
SHORT = (
    (compiled(r"\b([Cc]an|[Ww]o)'t\b"), r"\1not"),
    (compiled(r"n't\b"), " not"),
    (compiled(r"\b([Ii]t|[Tt]hat|[Tt]his|[Hh]e|[Ss]he|[Tt]here)'s\b"), r"\1 is"),
    (compiled(r"'re\b"), " are"),
)
"""Short forms of verbs, and what they stand for."""


def followed(claim: Claim, before: Claim) -> Part | None:
    """What ``claim`` says of the rule that the sentence before was about; None where it says none so.

    :param before: the sentence or question before it.
    """
    words, asked = _written_out(claim.whole.words), before.sentence.text.rstrip().endswith("?")
    if not 0 < len(words) <= LONGEST or any(_says(part) for part in (claim.whole, *claim.parts)):
        return None
    if not asked and not 0 <= claim.sentence.start - before.sentence.end <= ADJACENT:
        return None
    part = _told_of(before, asked)
    stance = _stance(words, claim.lang) if part is not None else None
    if part is None or stance is None or _of_another(claim, before, part, asked):
        return None
    return part.but(stance=stance, details=(*part.details, *claim.whole.details), again=False)


def _written_out(words: Words) -> Words:
    """The sentence with "it's", "they're" and "isn't" written out."""
    text = words.text.replace("’", "'")
    for short, long in SHORT if "'" in text else ():
        text = short.sub(long, text)
    return words if text == words.text else words_of(text)


def _says(part: Part) -> bool:
    """Whether a clause states a rule itself."""
    return part.topic is not None and part.act and not part.again and part.stance.stance is not None


def _told_of(before: Claim, asked: bool) -> Part | None:
    """The one clause before that names the act of a variable, plainly and not turned round."""
    acting = [part for part in (before.whole, *before.parts) if part.act and part.topic is not None]
    if len({part.topic.id for part in acting if part.topic}) != 1:
        return None
    part = acting[0]
    topic = part.topic.id if part.topic else ""
    acts = acts_of(topic, list(part.hits))
    if not acts or flipped(topic, acts) or inverted(topic, acts, -1):
        return None
    found = {hit.concept for hit in modals(part.words, before.lang)}
    if found & TURNING or (not asked and ICE in first_actor(part.hits) and not part.concepts & ASKED_FOR):
        return None
    stance = part.stance.stance
    return part if stance is None or stance in TOLD else None


def _of_another(claim: Claim, before: Claim, part: Part, asked: bool) -> bool:
    """Whether the sentence speaks of another place than the one before, or "they" may be ICE."""
    line, lang = claim.whole.words.line, claim.lang
    moved = bool(before.own_places) and before.own_places != claim.places
    if moved and compiled(rf" {data('follow.yaml')[lang]['elsewhere']}(?= )").search(line):
        return True
    if asked or part.topic is None or part.topic.id in ENTERED or of_people(part.topic.id):
        return False
    own = compiled(rf"^ ?(?:{data('follow.yaml')[lang]['own']}) ").search(f"{line.strip()} ") is not None
    unspoken = lang == "es" and _way(lang, "must").search(claim.whole.words) is None
    return (own or unspoken) and ICE in first_actor(before.whole.hits)


def _stance(words: Words, lang: str) -> Reading | None:
    """How a sentence says that something stands; None where it says more, or nothing of the kind."""
    found = next((name for name in STANCES if _way(lang, name).search(words)), None)
    if found is None or any(found in out and words.keys[0] in begun for begun, out in AT_ODDS):
        return None
    return Reading(found, exception=False, plain=True)


@cache
def _way(lang: str, name: Stance) -> Way:
    told = data("follow.yaml")[lang]
    filled = {letter: told[blank] for letter, blank in BLANKS.items()}
    filled["W"] = f"(?:{told['own']}|{told['who']})"
    ways = "|".join(f"(?:{pattern})" for pattern in told[name])
    ways = LETTER.sub(lambda found: filled[found[0]], ways)
    unsure = rf"(?! (?:\S+ )*?{told['unsure']} )"
    return Way(rf"^{unsure} ?{told['lead']}{{0,3}}(?:{ways}){told['tail']}{{0,3}} ?$")
