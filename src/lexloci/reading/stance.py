"""What a sentence says of its topic: ordered, barred, allowed, left open, done, not done.

Modal words are data (``data/modals/``, ``data/bidden/``). A verb that turns the act round ("refuse to hold")
turns the stance round too. What is only proposed, reported or hedged is marked, so that nobody takes it for a
plain statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from lexloci.reading.denials import denied
from lexloci.reading.fronted import fronted, only_about
from lexloci.reading.lexicon import Hit, Lexicon, made
from lexloci.reading.predicates import says_something_else
from lexloci.reading.seeming import of_something_else
from lexloci.reading.turns import (
    NONE_OF,
    WITHOUT,
    endings,
    for_nobody,
    had,
    hits_over_fillers,
    in_relative,
    joined_acts,
    leads,
    left_out,
    light_between,
    of_a_judge,
    of_answer,
    of_its_object,
    parted,
    reaches_far,
    refused_to_nobody,
    relatives,
    told_of_whom,
    within_relative,
)
from lexloci.reading.words import Words

Stance = Literal["must", "must_not", "may", "not_required", "optional", "no_rule", "does", "does_not"]

MODALS: tuple[Stance, ...] = ("no_rule", "optional", "not_required", "must_not", "must", "may")
TURNED: dict[Stance, Stance] = {
    "must": "must_not", "must_not": "must", "may": "not_required", "not_required": "may",
    "does": "does_not", "does_not": "does", "no_rule": "no_rule", "optional": "optional",
}  # fmt: skip
NOBODY: dict[Stance, Stance] = {
    "may": "must_not", "must": "not_required", "must_not": "may", "not_required": "must",
}  # fmt: skip
"""What becomes of a stance whose subject is "no city", "nobody"."""
GOVERNS = 7
"""How many words after a modal the act may stand that it is about."""
LONG_REACH = 12
"""The same after "it is illegal", "it is up to the sheriff"."""
SUBJECT = 4
"""How many words before a modal the act may stand that is its subject."""
LONG_SUBJECT = 10
"""The same before a modal that ends its clause: "to ask a witness about her papers is off limits"."""
CAUSED = 5
"""How many words after "makes" whoever is made to do it stands."""
SOFT = ("reported", "proposal", "hedge", "past", "exception")
"""Concepts that take away from what is said; inside a longer modal word they do not."""
BEGUN = frozenset({"sanctuary_act", "staff_barred", "ask"})
"""Acts that may begin with a modal word: "forbid its police to", "require proof"."""
OF_ACTS = frozenset({"exception", "hedge", "reported", "proposal"})
"""The same where they are a part of the act: "support ICE raids", "agree to hold requests"."""
OBJECTS = frozenset({
    "with", "has", "have", "had", "without", "of", "is", "are", "was", "were", "there", "con", "tiene",
    "tienen", "hay", "de", "es",
})  # fmt: skip
"""Words after which "no" begins no subject."""
FROM_REACH = 8
"""How many words after "keep" the "from" stands that makes it a barring."""
IF = frozenset({"if", "si"})
"""Words by which a choice is told, "decides if it signs", and no exception."""
FREE_WILL, ENOUGH, ACTING = "free_will", "enough", "ing"
BOUND = {"bound": "must", "bound_may": "may"}
"""Concepts of words by which a practice is a rule: what is done "as the law requires" is ordered."""
CHOICE: set[Stance] = {"may", "not_required"}
"""What is allowed and not required, "may tell ICE but need not", is left open."""
AND, BARRING, FORBIDDING = frozenset({"and", "y"}), frozenset({"bar"}), 3
PURPOSE = frozenset({"to", "for", "para", "condition", "before", "antes"})
REACH = 7
"""How many words after a modal, and before the act, the verb stands that may turn it round."""


class Reading(Struct, frozen=True):
    """The stance of a sentence, and how plainly it is said.

    :ivar stance: None where none can be told, or several contradict each other.
    :ivar exception: it names an exception ("unless", "only with a warrant").
    :ivar plain: it is neither proposed, nor reported of somebody, nor hedged.
    :ivar judicial: the only exception is a judge's warrant.
    """

    stance: Stance | None
    exception: bool
    plain: bool
    judicial: bool = False


@cache
def modal_lexicon(lang: str) -> Lexicon:
    """The modal words of a language."""
    return made("modals", lang)


def read_stance(
    words: Words, lang: str, acts: Sequence[Hit] = (), topical: Sequence[Hit] = (),
    rivals: Sequence[Hit] = (), *, known: bool = False,
) -> Reading:  # fmt: skip
    """The stance of one sentence.

    :param acts: where the act stands that it is about; a modal word far from it says nothing of it.
    :param rivals: where other acts stand; what is ordered for the sake of an act is not the act.
    :param topical: where its topic is spoken of; a "not" inside it ("no papers") turns nothing round.
    :param known: whether the "they" that it begins with is a body which the sentence before told of.
    """
    hits = modals(words, lang, acts, topical)
    rivals = [rival for rival in rivals if not any(_longer(hit, rival) for hit in hits)]
    own = [act for act in acts if not _served(words, act, rivals)]
    if acts and (not own or only_about(words, own, lang)):
        return Reading(None, exception=False, plain=bool(own))
    acts = own
    hits = [hit for hit in hits if hit.concept not in OF_ACTS or not any(_within(hit, act) for act in acts)]
    found = {hit.concept for hit in hits}
    stance, judicial = _stance(words, hits, acts, lang, known), _judicial(words, hits)
    if judicial and stance == "may" and "judge_only" in found:
        stance = "must_not"
    excepted = any(
        hit.concept == "exception" and not (stance == "optional" and words.keys[hit.first] in IF)
        for hit in hits
    )
    return Reading(
        stance=stance, exception=excepted and not judicial,
        plain=not found.intersection(("proposal", "reported", "hedge", "past"))
        and not (_in_question(hits) and stance not in ("optional", "no_rule")),
        judicial=judicial,
    )  # fmt: skip


def _judicial(words: Words, hits: list[Hit]) -> bool:
    """Whether a judge's warrant is the only exception that is told."""
    judge = [hit for hit in hits if hit.concept in ("judge", "judge_only")]
    return bool(judge) and all(any(_within(o, h) for h in judge) for o in hits if o.concept == "exception")


def _in_question(hits: list[Hit]) -> bool:
    """Whether a "whether" stands before what is ordered or allowed: it is not known, or left to somebody."""
    first = min((hit.first for hit in hits if hit.concept in MODALS), default=0)
    return any(hit.concept == "whether" and hit.first < first for hit in hits)


def modals(words: Words, lang: str, acts: Sequence[Hit] = (), topical: Sequence[Hit] = ()) -> list[Hit]:
    """The modal words of ``words`` that are what they look like."""
    if acts or topical:
        return [hit for hit in words.told(_firm, lang) if _counts(words, hit, acts, topical)]
    return list(words.told(_plain, lang))


def _plain(words: Words, lang: str) -> list[Hit]:
    return [hit for hit in words.told(_firm, lang) if _counts(words, hit, (), ())]


def _firm(words: Words, lang: str) -> list[Hit]:
    """The modal words without those that a longer one holds, under the stance each stands for."""
    found = hits_over_fillers(modal_lexicon(lang), words, lang)
    firm = [hit for hit in found if hit.concept in (*MODALS, FREE_WILL, ENOUGH)]
    rules = [hit for hit in found if hit.concept in BOUND]
    kept = [
        hit
        for hit in found
        if not (hit.concept in SOFT and any(_longer(one, hit) for one in firm))
        and not (hit.concept not in BOUND and any(_longer(one, hit) for one in rules))
    ]
    return [told for hit in kept if (told := _resolved(words, hit, kept)) is not None]


def _longer(one: Hit, hit: Hit) -> bool:
    return _within(hit, one) and hit.last - hit.first < one.last - one.first


def _resolved(words: Words, hit: Hit, found: list[Hit]) -> Hit | None:
    """A hit under the stance it stands for: "keeps police from asking" bars, "makes jails hold" orders."""
    if hit.concept == "bar_from":
        until = _barred_from(words, hit)
        return Hit("must_not", hit.first, until) if until else None
    if hit.concept in ("causes", "causes_not"):
        near = [o for o in found if o.concept == "actor" and 0 < o.first - hit.last <= CAUSED]
        stance = "must" if hit.concept == "causes" else "not_required"
        return Hit(stance, hit.first, near[0].last) if near else None
    if hit.concept == ENOUGH:
        return Hit("hedge" if of_a_judge(words) else "may", hit.first, hit.last)
    return None if hit.concept == "actor" else hit


def _barred_from(words: Words, hit: Hit) -> int:
    """Where the "from" of "keep … from asking" stands; 0 where what follows is no act."""
    for n in range(hit.last + 1, min(hit.last + 1 + FROM_REACH, len(words) - 1)):
        if words.keys[n] == "from":
            return n if words.keys[n + 1].endswith(ACTING) else 0
    return 0


def _counts(words: Words, hit: Hit, acts: Sequence[Hit], topical: Sequence[Hit]) -> bool:
    """Whether a hit is what it looks like: no month, no part of the topic, a subject where it is one."""
    if of_answer(words, hit):
        return False
    if hit.concept in ("not", "does_not", "no_subject") and any(_within(hit, o) for o in (*topical, *acts)):
        return False
    if hit.concept == "no_subject":
        return not hit.first or words.keys[hit.first - 1] not in OBJECTS
    if hit.concept == "reverse":
        return not any(_within(hit, act) for act in acts) and not of_something_else(words, hit)
    begun = any(a.concept in BEGUN and a.first == hit.first and _within(hit, a) for a in acts)
    return not (begun or any(_longer(o, hit) for o in topical) or of_something_else(words, hit))


def _served(words: Words, act: Hit, rivals: Sequence[Hit]) -> bool:
    """Whether an act is only what another one is for: "check status to treat an emergency"."""
    return any(
        rival.last < act.first and set(words.keys[rival.last + 1 : act.first]) & PURPOSE
        for rival in rivals
        if act.first - rival.last <= GOVERNS
    )


def _within(hit: Hit, other: Hit) -> bool:
    return other.first <= hit.first and hit.last <= other.last


def _stance(words: Words, hits: list[Hit], acts: Sequence[Hit], lang: str, known: bool) -> Stance | None:
    relative = relatives(lang)
    modal = outermost([hit for hit in hits if hit.concept in MODALS])
    lawless = _lawless(words, modal, acts)
    if lawless is not None or any(_of_what(words, hit, relative) for hit in modal):
        return lawless
    front = [hit for hit in modal if any(fronted(words, hit, act, lang) for act in acts)]
    beside = [hit for hit in modal if hit not in front and in_relative(words, hit, lang, known=known)]
    modal = [hit for hit in modal if hit not in beside]
    if modal and within_relative(modal[0], beside, acts):
        return None
    modal = [h for h in modal if h.concept != "may" or not any(leads(words, o, h) for o in modal)]
    if any(hit.concept == "whether" for hit in hits):
        modal = [hit for hit in modal if hit.concept in ("optional", "no_rule")] or modal
    if any(_forbids(one, other) for one in modal for other in modal):
        return _freed(words, hits, modal, acts)
    near = [
        hit for hit in modal if not acts or hit in front or any(_governs(words, hit, act) for act in acts)
    ]
    if any(_barred(hit, hits, acts) or denied(words, hit, hits) for hit in near):
        return None
    if any(hit.concept == "no_subject" for hit in hits) and _lacking(words, hits, acts, lang):
        return None
    stances = {_turned(words, hit, hits, acts) for hit in near}
    if stances == CHOICE:
        stance: Stance | None = "optional"
    elif stances or modal:
        stance = stances.pop() if len(stances) == 1 else None
    else:
        whose = any(act.first - hit.last == 1 for hit in beside for act in acts)
        stance = None if whose else _ruled(_practice(words, hits, acts, lang), hits)
    return TURNED[stance] if stance and acts and all(left_out(words, act, lang) for act in acts) else stance


def _lawless(words: Words, modal: list[Hit], acts: Sequence[Hit]) -> Stance | None:
    """What "has no law that forbids" or "that requires" leaves: the act is allowed, or not required."""
    for none in (hit for hit in modal if hit.concept == "no_rule"):
        for hit in modal:
            near = 0 < hit.first - none.last <= REACH and hit.concept in NOBODY and hit.concept != "may"
            if near and (not acts or any(_governs(words, hit, act) for act in acts)):
                return NOBODY[hit.concept]  # type: ignore[index]
    return None


def _of_what(words: Words, hit: Hit, relative: frozenset[str]) -> bool:
    """Whether it is told what the law that is missing would say: "has no law that …", "no law making …"."""
    after = words.keys[hit.last + 1] if hit.last + 1 < len(words) else ""
    return hit.concept == "no_rule" and (after in relative or after.endswith(ACTING))


def _lacking(words: Words, hits: list[Hit], acts: Sequence[Hit], lang: str) -> bool:
    """Whether a "without" is said of somebody, and is neither of a judge's warrant nor of every act."""
    judge = {n for hit in hits if hit.concept in ("judge", "judge_only") for n in hit.words}
    if acts and all(left_out(words, act, lang) for act in acts):
        return False
    return any(key in WITHOUT and n not in judge for n, key in enumerate(words.keys))


def _freed(words: Words, hits: list[Hit], modal: list[Hit], acts: Sequence[Hit]) -> Stance | None:
    """That an act stays allowed where to forbid it is forbidden: "may not keep police from asking"."""
    if len(modal) != 2:
        return None
    first, second = sorted(modal, key=lambda hit: hit.first)
    over = not acts or any(_governs(words, second, act) for act in acts)
    freed = _turned(words, first, hits, ()) == "must_not" and over
    return "may" if freed and not any(hit.concept in BARRING for hit in hits) else None


def _practice(words: Words, hits: list[Hit], acts: Sequence[Hit], lang: str) -> Stance | None:
    """What is done or not done; nothing where a "not" stands far from the act."""
    if any(hit.concept in BARRING for hit in hits):
        return None
    against = [hit for hit in hits if hit.concept in ("does_not", "not", "no_subject", "reverse")]
    near = [hit for hit in against if not acts or any(_governs(words, hit, act) for act in acts)]
    if any(told_of_whom(words, n, lang) for hit in near for n in hit.words):
        return None
    if {"no_subject", "reverse"} <= {hit.concept for hit in against}:
        return "does" if refused_to_nobody(words, against) else None
    if not against:
        return None if says_something_else(words, acts, lang) else "does"
    kinds = {hit.concept == "reverse" for hit in near}
    return "does_not" if len(kinds) == 1 else None


def _refused(hits: list[Hit], acts: Sequence[Hit], modal: Hit) -> bool:
    """Whether the act that is the subject of a modal is refused: "refusing to hold them is not an option"."""
    before = [act for act in acts if act.last < modal.first]
    return bool(before) and any(
        hit.concept == "reverse" and 0 < before[0].first - hit.last <= REACH for hit in hits
    )


def _ruled(practice: Stance | None, hits: list[Hit]) -> Stance | None:
    """What a practice is by a law that it follows: "they tell ICE, as the law requires" is a duty."""
    ruled = {BOUND[hit.concept] for hit in hits if hit.concept in BOUND}
    if len(ruled) != 1 or practice is None:
        return practice
    stance: Stance = ruled.pop()  # type: ignore[assignment]
    return stance if practice == "does" else TURNED[stance]


def _forbids(modal: Hit, other: Hit) -> bool:
    """Whether what is allowed or forbidden is to forbid: "no city may forbid", "bars cities from banning"."""
    return other.concept == "must_not" and 0 < other.first - modal.last <= FORBIDDING


def _barred(modal: Hit, hits: list[Hit], acts: Sequence[Hit]) -> bool:
    """Whether it is the barring that is ordered or forbidden: "may not limit sharing" orders no sharing."""
    last = min((act.first for act in acts if act.first > modal.last), default=modal.last + 1 + REACH)
    near = range(modal.last + 1, max(last, modal.last + 1 + REACH))
    barring = [h for h in hits if h.concept in BARRING and not any(_within(h, act) for act in acts)]
    return any(hit.first in near for hit in barring)


def _governs(words: Words, modal: Hit, act: Hit) -> bool:
    """Whether the act stands right after the modal word, holds it, or is its subject."""
    long = reaches_far(words, modal) or _ends(words, modal) or joined_acts(words, modal, act)
    reach = LONG_REACH if long else GOVERNS
    if parted(words, modal, act):
        return False
    after = (act.first <= modal.last + reach or light_between(words, modal, act)) and act.last >= modal.first
    plain = modal.concept in ("must", "may") and not (of_its_object(words, modal) or had(words, modal))
    subject = act.last < modal.first <= act.last + SUBJECT and not plain
    return after or subject or (_ends(words, modal) and act.last < modal.first <= act.last + LONG_SUBJECT)


def _ends(words: Words, modal: Hit) -> bool:
    """Whether a modal ends its clause, so that the act is its subject."""
    return words.keys[modal.last] in endings() or modal.concept == "optional"


def outermost(hits: list[Hit]) -> list[Hit]:
    """Of modals that overlap the longest, of equal ones the first, or the bar: "tells them not to"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.words), hit.first, hit.concept != "must_not")):
        if not any(hit.first <= other.last and other.first <= hit.last for other in kept):
            kept.append(hit)
    return kept


def _turned(words: Words, hit: Hit, hits: list[Hit], acts: Sequence[Hit]) -> Stance:
    """The stance of a modal word, turned round by a verb like "refuse", or by "no" after it or before it."""
    stance: Stance = hit.concept  # type: ignore[assignment]
    if stance in ("may", "must") and for_nobody(words, hit, ordered=stance == "must"):
        return "must_not"
    reach = LONG_REACH if _ends(words, hit) else REACH
    first = min((act.first for act in acts if act.first > hit.last), default=hit.last + 1 + reach)
    near = range(hit.last + 1, min(first, hit.last + reach) + 1)
    turned = any(
        other.concept == "reverse"
        and other.first in near
        and not set(words.keys[hit.last + 1 : other.first]) & (AND | NONE_OF)
        for other in hits
    )
    turned = turned or (_ends(words, hit) and _refused(hits, acts, hit))
    between = max((m.first for m in hits if m.concept in MODALS and m.last < hit.first), default=-1)
    nobody = any(
        other.concept == "no_subject" and between < other.first < hit.first and not parted(words, other, hit)
        for other in hits
    )
    if nobody:
        stance = "must_not" if words.keys[hit.first] == "shall" else NOBODY.get(stance, stance)
    return TURNED[stance] if turned else stance
