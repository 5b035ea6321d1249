"""The topic of a clause: a variable of the record before anything broader."""

from __future__ import annotations

from lexloci.reading.acts import acts_of, speaks_alone
from lexloci.reading.lexicon import Hit
from lexloci.reading.topics import Topic, topics

BROAD = "about."
"""How the names of topics begin that are no variables."""
CLAIM_STRENGTH = 4.0
"""A topic must speak at least this strongly in a sentence that is no question."""
ACT_STRENGTH = 2.0
"""How strongly it must speak where the sentence names its act."""
CARRIED_STRENGTH = 3.0
"""How strongly it must speak in a sentence that points back to what was said before."""
OF_TIME, TIMES = frozenset({"about.future", "about.changes"}), frozenset({"change", "turned"})
"""Topics of questions on what is new, and concepts by which a statement tells only when something was."""


def topic_of(free: list[Hit], *, back: bool, carried: bool) -> Topic | None:
    """The topic of a clause: a variable before anything broader; a weak one only where its act is named."""
    least = CARRIED_STRENGTH if back else CLAIM_STRENGTH
    told = [t for t in topics(free) if not t.out_of_scope]
    own = [t for t in told if not t.id.startswith(BROAD)]
    if not own and told and told[0].id in OF_TIME:
        told = [t for t in topics([h for h in free if h.concept not in TIMES]) if not t.out_of_scope]
        own = [t for t in told if not t.id.startswith(BROAD)]
    strong = [t for t in own if t.strength >= least]
    if len(strong) > 1 and strong[0].strength == strong[1].strength:
        strong = [t for t in strong if acts_of(t.id, free, carried=carried)] or strong
    weak = [
        t
        for t in own
        if t.strength >= ACT_STRENGTH and speaks_alone(t.id) and acts_of(t.id, free, carried=carried)
    ]
    return _one(strong or weak or [t for t in told if t.strength >= least])


def _one(found: list[Topic]) -> Topic | None:
    """The topic of a sentence, if one stands out: two equally strong ones decide nothing."""
    if not found or (len(found) > 1 and found[0].strength == found[1].strength):
        return None
    return found[0]
