"""Whether a sentence tells what a local body does as a rule: "jail clerks tell ICE when inmates go"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from lexloci.core.patterns import compiled
from lexloci.reading.breadth import defied
from lexloci.reading.lexicon import Hit
from lexloci.reading.words import Words

BODIES = frozenset({"police", "sheriff", "jail", "dmv", "officer_word"})
"""Concepts of local bodies that act."""
OTHERS = frozenset({"ice", "agents", "federal", "private_employer", "contract"})
"""Concepts of whom no local rule binds; one of them nearer to the act is its subject."""
UNSURE = frozenset({
    "if", "when", "where", "once", "should", "a", "an", "some", "any", "many", "few", "other", "another",
    "no",
    "that", "who", "which", "whose", "what", "how", "whether", "private", "because", "after", "were", "was",
    "expected", "supposed", "likely", "fewer", "espera", "menos",
    "si", "cuando", "donde", "un", "una", "unos", "unas", "algunos", "algunas", "ciertos", "otros", "otras",
    "que", "quien", "quienes", "cual", "como", "privado", "privada", "porque", "ningun", "ninguna",
})  # fmt: skip
"""Words up to the act by which no one body, or a case that is only thought of, is spoken of."""
NARROWED = frozenset({
    "nothing", "nobody", "no", "only", "least", "less", "wrong", "unlawful", "illegal", "unconstitutional",
    "risk", "risks", "leave", "leaves", "length", "distance", "away", "avoid", "avoids", "bay", "clear",
    "without", "none", "instead", "little", "stay", "stays", "train", "training", "deja", "dejan", "lejos",
    "distancia", "evita", "evitan", "sin", "nada", "nadie", "solo", "ilegal", "ilegalmente", "citizens",
    "consent", "agrees", "neutral", "neutrales",
})  # fmt: skip
"""Words anywhere by which the act is narrowed, or told to be wrong."""

STOPS = frozenset(",;")
OPENING = frozenset({
    "if", "when", "once", "unless", "until", "should", "before", "after", "were", "had", "whenever",
    "in", "si",
    "cuando", "hasta", "antes", "despues", "en",
})  # fmt: skip
"""Beginnings of conditions and of times."""
ON_CALL = compiled(
    r" (?:if|when|whenever|si|cuando) (?:the |los )?"
    r"(?:ice|agents|federal agents|ice agents|officers from ice|agentes) "
    r"(?:\S+ ){0,2}?(?:call|calls|ask|asks|request|requests|want|wants|phone|phones|piden|llaman|lo piden) "
)
"""A condition that is none: that ICE asks for it."""
UNDONE = frozenset({"to", "from", "of", "for", "para", "de"})
"""Words right before an act that is only thought of: "the power to hold"."""
PAST = frozenset(
    {"held", "kept", "gave", "told", "sent", "let", "retuvo", "aviso", "entrego", "dio", "pregunto"}
)
"""Acts told as done."""
BARE = frozenset({"jails", "police", "sheriffs", "officers", "deputies", "carceles", "policias", "agentes"})
"""Bodies of which, with no "the", some may be meant."""
ROUTINE = frozenset({
    "routinely", "whenever", "every", "each", "always", "regularly", "request", "here", "call",
    "siempre", "cada", "solicitud", "rutina", "aqui", "during",
})  # fmt: skip
"""Words by which they are said to do it as a rule."""


def practised(words: Words, hits: Sequence[Hit], acts: Sequence[Hit], others: Set[str] = OTHERS) -> bool:
    """Whether a local body is said to do the act as a matter of course, without a condition or a doubt.

    :param hits: the concepts of the sentence; ``acts``: those of them that name the act.
    :param others: concepts of whom the rule does not bind.
    """
    first = min((act.first for act in acts), default=0)
    start = _clause(words, first)
    led = [h for h in hits if start <= h.first and h.last < first and h.concept in BODIES | OTHERS]
    if not led or led_by_others(led, others) or words.there & NARROWED:
        return False
    if first and (words.keys[first - 1] in UNDONE or _past(words, first)):
        return False
    if start and words.keys[0] in OPENING and ON_CALL.match(words.line) is None:
        return False
    bare = words.keys[0] in BARE and words.there.isdisjoint(ROUTINE)
    return not bare and UNSURE.isdisjoint(words.keys[start:first]) and not defied(words)


def on_call(words: Words) -> bool:
    """Whether the only condition is that ICE asks for it."""
    return ON_CALL.match(words.line) is not None


def _past(words: Words, first: int) -> bool:
    """Whether the act is told as done: "held people for ICE", but not "people are held"."""
    told = words.keys[first] in PAST or words.keys[first].endswith("ed")
    return told and words.keys[first - 1] not in ("is", "are", "gets", "get")


def _clause(words: Words, first: int) -> int:
    """Where the clause begins in which word ``first`` stands."""
    cut = [n for n in range(first) if not STOPS.isdisjoint(words.gap(n))]
    return cut[-1] + 1 if cut else 0


def led_by_others(led: Sequence[Hit], others: Set[str]) -> bool:
    """Whether the one nearest to the act is no local body."""
    last = max(hit.last for hit in led)
    return any(hit.last == last and hit.concept in others for hit in led)
