"""Modal words that are not what they look like: the month of May, a task force, "the law says"."""

from __future__ import annotations

from lexloci.reading.fronted import of_an_aim
from lexloci.reading.lexicon import Hit
from lexloci.reading.words import Words

REACH = 4
"""How many words behind a modal word tell what it is."""
FROM_REACH = 8
"""How many words behind a "stop" its "from" may stand."""
LETTING = 2
"""How many words before "bill" somebody stands who pays it."""
SPEAKS = 5
"""How many words before "says" the law stands that says it."""
SOURCE_REACH = 6
"""How many words behind "according to" the law stands that says it."""
INCLUDING = frozenset({"including", "incluido", "incluida", "como"})
"""Words after which "some states" is one state after all."""
ARTICLES = frozenset({"the", "a", "that", "this", "any", "its", "their", "every", "no", "such", "his", "her"})
NOUNS = frozenset({"claim", "claims", "call", "promise", "promises", "pledge", "pledges", "demand"})
"""Words behind an article that report nothing."""
GIVING = frozenset({"gives", "give"})
JUDGES = frozenset({"judge", "court", "juez", "tribunal"})
"""Who orders a single thing."""
BEING_TO = frozenset({"is", "are", "es", "son"})
"""Words that order, "police are to", and order nothing behind an aim: "the aim is to"."""
BEING = frozenset({"be", "is", "are", "being"})
HALTING = frozenset({"stop", "stops", "stopping"})
HALTED = frozenset({
    "or", "and", "a", "an", "any", "anyone", "anybody", "people", "drivers", "cars", "someone", "residents",
    "hold", "question", "search", "pursue", "persons", "individuals", "immigrants", "motorists",
})  # fmt: skip
"""Words behind a "stop" that stops people, and no act: "do not stop or arrest"."""
LETS, GONE = frozenset({"let"}), frozenset({"go", "out", "loose"})
"""That somebody "is let go" is no leave."""
FREED = frozenset({"released", "freed", "let"})
CHARGED = frozenset({
    "felony", "charge", "charges", "case", "cases", "criminal", "trial", "hearing", "removal", "deportation",
    "misdemeanor", "warrant", "immigration",
})  # fmt: skip
"""Words behind "pending" that are no bill."""
FORCES = frozenset({"task", "police", "local", "city", "state", "peace", "in", "into", "of", "full", "the"})
"""Words before a force that orders nothing: "task force", "in force"."""
CHAMBERS = frozenset({"senate", "house", "assembly", "legislative"})
"""Words before a bill with a number, which is how a law is called too: "Senate Bill 4"."""
PAYING = frozenset({"pay", "pays", "paid", "foot", "foots", "footed", "paying"})
"""Words before a bill that is no proposal."""
SOURCES = frozenset({"according", "segun"})
"""Words before whoever says a thing, which may be a law."""
WHOSE = frozenset({"the", "its", "their", "his", "her"})
"""Words before a "most" that measures: "the most serious crimes"."""
MEASURED = frozenset({"that", "of", "a", "an", "any", "the", "he", "she", "it", "they", "people"})
"""Words behind a "most" that is a number: "the most that a court can hand down"."""
OF_CRIMES = frozenset({
    "serious", "violent", "grave", "listed", "felony", "felonies", "crimes", "convictions", "offenses",
    "criminal", "charges", "severe",
})  # fmt: skip
"""Words behind a "certain" by which a rule names crimes."""
VERBAL = frozenset({"to", "may", "can", "must", "shall", "cannot", "not", "should"})
"""Words before a verb that is also the name of a thing: "have to bill", "may support"."""
ACCUSED = frozenset({
    "anyone", "anybody", "everyone", "someone", "somebody", "people", "person", "persons", "those", "inmate",
    "inmates", "stands", "immigrant", "immigrants", "defendant", "defendants", "parent",
})  # fmt: skip
"""People before "accused of", whom nobody but the law accuses."""
LAWS = frozenset(
    {
        "sb",
        "hb",
        "sf",
        "hf",
        "ab",
        "lb",
        "act",
        "order",
        "section",
        "code",
        "orden",
        "seccion",
        "directive",
        "law",
        "statute",
        "ley",
        "ordenanza",
        "ordinance",
        "constitution",
        "policy",
        "guidelines",
        "politica",
    }
)
"""What says a rule itself: "the law says" reports nobody."""


def of_something_else(words: Words, hit: Hit) -> bool:
    """Whether a hit is not what it looks like: the month of May, "may be used to", "the law says"."""
    before = words.keys[hit.first - 1] if hit.first else ""
    after = words.keys[hit.last + 1] if hit.last + 1 < len(words) else ""
    if hit.concept == "may":
        gone = words.keys[hit.last] in LETS and before in BEING and after in GONE
        month = len(hit.words) == 1 and words.capitalized(hit.first) and _before_day(words, hit.first)
        none = words.keys[hit.first] in GIVING and "no" in words.keys[hit.first : hit.last]
        return gone or month or none or _of_people(words, hit)
    if hit.concept == "reverse":
        return _of_people(words, hit)
    if hit.concept == "hedge":
        some = bool(INCLUDING & set(words.keys[hit.last + 1 : hit.last + 1 + REACH]))
        return some or _doubts_nothing(words.keys[hit.last], before, after)
    if hit.concept == "reported":
        return _of_no_report(words, hit, before, after)
    plain = {
        "must": before in JUDGES or (before in FORCES and words.keys[hit.first] == "force")
        or (words.keys[hit.first] in BEING_TO and of_an_aim(words, hit.first)),
        "proposal": _of_no_bill(words, hit, before, after),
        "past": words.keys[hit.first] == "used" and before in BEING,
    }  # fmt: skip
    return plain.get(hit.concept, False)


def _of_no_report(words: Words, hit: Hit, before: str, after: str) -> bool:
    """Whether nobody reports anything: "people accused of a crime", "his claim", "according to state law"."""
    if before in ARTICLES and words.keys[hit.first] in NOUNS:
        return True
    if words.keys[hit.last] == "accused":
        return after == "of" and before in ACCUSED
    source = words.keys[hit.first] in SOURCES
    behind = words.keys[hit.last + 1 : hit.last + 1 + SOURCE_REACH] if source else []
    return bool(LAWS & {*words.keys[max(0, hit.first - SPEAKS) : hit.first], *behind})


def _of_no_bill(words: Words, hit: Hit, before: str, after: str) -> bool:
    """Whether nothing is proposed: "pending charges", "Senate Bill 4", "colleges must bill students"."""
    key = words.keys[hit.first]
    if key == "bill" and (after.isdigit() if before in CHAMBERS else before in VERBAL):
        return True
    return after in FREED or _paid(words, hit) or (key == "pending" and after in CHARGED)


def _doubts_nothing(key: str, before: str, after: str) -> bool:
    """Whether a word takes nothing away: "the most serious crimes", "certain felonies", "to support ICE"."""
    return (
        (key == "most" and before in WHOSE and after not in MEASURED)
        or (key == "certain" and after in OF_CRIMES)
        or (key == "support" and before in VERBAL)
    )


def _of_people(words: Words, hit: Hit) -> bool:
    """Whether a "stop" stops people: "do not stop or arrest", but not "do not stop a city from"."""
    behind = words.keys[hit.last + 1 : hit.last + 1 + FROM_REACH]
    return words.keys[hit.last] in HALTING and bool(HALTED & set(behind[:1])) and "from" not in behind


def _paid(words: Words, hit: Hit) -> bool:
    """Whether somebody pays the bill."""
    return bool(PAYING & set(words.keys[max(0, hit.first - LETTING) : hit.first]))


def _before_day(words: Words, n: int) -> bool:
    """Whether a capital word ``May`` is the month."""
    following = words.keys[n + 1] if n + 1 < len(words) else ""
    return n > 0 or following[:1].isdigit()
