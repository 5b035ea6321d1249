"""Whether a sentence states something outright, and what the record says in words of a law or case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lexloci.answers.checking.byyear import MADE
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import history_of
from lexloci.answers.checking.linking import ENACTED
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.timeline import standing
from lexloci.reading.others import DOUBTED
from lexloci.reading.stance import modals
from lexloci.reading.words import Words
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

UNSURE = frozenset({"reported", "hedge"})
BILL_WORDS = frozenset(
    {
        "bill",
        "pending",
        "filed",
        "introduced",
        "proyecto",
        "pendiente",
        "awaiting",
        "awaits",
        "proposal",
        "propuesta",
        "draft",
        "borrador",
    }
)
"""Words of a proposal that also stand in the name or the history of a law."""
UNREAL = frozenset({
    "if", "would", "should", "could", "might", "unless", "whether", "wants", "hopes", "until", "perhaps",
    "si", "podria", "podrian", "quiza", "quizas", "seria", "hasta", "deberia", "quiere",
})  # fmt: skip
"""Words by which a sentence tells of what is not, or not yet, so."""


UNSIGNED = compiled(
    r"without (?:(?:a|the governor\W*s?|the mayor\W*s?|his|her) )?signature"
    r"|overr(?:ode|idd?en?)[^.]{0,40}veto"
    r"|veto[^.]{0,40}overr(?:ode|idden)|\bover (?:a|the|his|her|that) (?:\w+ )?veto", re.I
)  # fmt: skip
"""How the record tells that nobody signed a law."""
GRANTED = frozenset({"only", "narrowly", "barely", "just"})
"""Words behind an "if" that doubts nothing: "passed, if only narrowly"."""

WILL = frozenset(
    {
        "please",
        "pleases",
        "like",
        "likes",
        "wish",
        "wishes",
        "choose",
        "chooses",
        "quiere",
        "quieren",
        "desea",
        "desean",
    }
)
"""Words behind an "if" that leaves it to somebody: "if they please"."""


WEIGHING = frozenset({"weighing", "deciding", "considering", "mulling"})
"""Words before a "whether" that leaves open only what is still to be done."""
WAITING = ["la", "espera"]
"""Words of what waits for something, and hopes for nothing."""
TO_NOW = (["now"], ["hoy"], ["ahora"])
"""Words behind an "until" that doubts nothing."""


def stated(claim: Claim) -> bool:
    """Whether the sentence states what is so, in its own name and without a hedge."""
    known, asked = claim.whole.words.known, (stated, claim.lang, claim.sentence.text)
    if asked not in known:
        known[asked] = _stated(claim)
    return bool(known[asked])


def _stated(claim: Claim) -> bool:
    words = claim.whole.words
    if unreal(words.keys):
        return False
    hits = [hit for hit in modals(words, claim.lang) if words.keys[hit.first - 1 : hit.first + 1] != WAITING]
    proposal = [
        h
        for h in hits
        if h.concept == "proposal"
        and not BILL_WORDS & set(words.keys[h.first : h.last + 1])
        and words.keys[h.first : h.last + 2] != ["ballot", "box"]
    ]
    return not proposal and not any(hit.concept in UNSURE for hit in hits)


def unreal(keys: Sequence[str]) -> bool:
    """Whether a word stands there by which something is not, or not yet, so."""
    return any(key in UNREAL and not _granted_by(keys, n) for n, key in enumerate(keys))


def _granted_by(keys: Sequence[str], at: int) -> bool:
    """Whether a word doubts nothing after all: "if only narrowly", "if they please", "whether or not"."""
    key, behind = keys[at], keys[at + 1 : at + 3]
    if behind[:1] in TO_NOW or keys[at : at + 3] == ["hasta", "la", "fecha"]:
        return True
    if key == "whether" and WEIGHING.intersection(keys[max(0, at - 1) : at]):
        return True
    if key in ("whether", "if", "si"):
        return bool(GRANTED.intersection(behind[:1]) or WILL.intersection(behind)) or behind == ["or", "not"]
    return False


def doubted(words: Words) -> bool:
    """Whether what is said is told to be wrong, or to be only what somebody holds."""
    return DOUBTED.search(words) is not None


def granted(claim: Claim) -> bool:
    """Whether what stands before the first comma is said outright, whatever is hedged behind it."""
    words, comma = claim.whole.words, claim.whole.words.text.find(",")
    ends = sum(start < comma for start, _ in words.spans)
    unsure = any(hit.concept in UNSURE and hit.first < ends for hit in modals(words, claim.lang))
    return ends > 0 and not unsure and UNREAL.isdisjoint(words.keys[:ends]) and words.keys[0] != "had"


def live_rules(checking: Checking, found: Sequence[Instrument]) -> list[Rule]:
    """The rules of instruments that hold on the day; all of them where none does."""
    every = rules_of(checking, found)
    live = [rule for rule in every if standing(rule.steps, (rule.jurisdiction,), checking.on).in_force]
    return live or every


def rules_of(checking: Checking, found: Sequence[Instrument]) -> list[Rule]:
    """The rules of instruments, of whatever time."""
    return [
        rule
        for instrument in found
        for variable in {p.variable for p in instrument.provisions}
        for rule in checking.record.rules(variable, instrument.jurisdiction)
        if rule.instrument == instrument.id
    ]


def sentences_of(found: Sequence[Instrument], rules: Sequence[Rule]) -> Iterator[str]:
    """What the record says of instruments in English, folded, sentence by sentence."""
    texts = [instrument.summary.en for instrument in found]
    for rule in rules:
        texts += [(rule.conditions or {}).get("en", ""), rule.summary.get("en", "")]
    for text in texts:
        yield from (piece.strip() for piece in re.split(r"[.;]\s+|[.;]$", text) if piece.strip())


def notes_of(instrument: Instrument) -> Iterator[str]:
    """Summary, notes and outcome of an instrument in English."""
    yield instrument.summary.en
    yield from (event.note.en for event in instrument.timeline if event.note)
    if instrument.case is not None:
        yield instrument.case.outcome.en


def veto_told(instruments: Iterable[Instrument]) -> bool:
    """Whether the record tells of a veto in words, as it does of one that was overridden."""
    return any("veto" in note.casefold() for law in instruments for note in notes_of(law))


def laws_among(found: Sequence[Instrument]) -> list[Instrument]:
    """What was voted on and signed: no case, and no resolution on a law beside that law."""
    laws = [i for i in found if i.case is None]
    made = [i for i in laws if i.kind in ENACTED]
    return made if len(made) == 1 else laws


def act_alone(found: Sequence[Instrument]) -> list[Instrument]:
    """Of several sections that one act made, the one that tells of that act alone; else what was found."""
    laws = laws_among(found)
    years = [{e.date[:4] for e in i.timeline if e.event in MADE} for i in laws]
    shared = set[str]().union(*years).intersection(*years) if years else set()
    alone = [i for i, own in zip(laws, years, strict=True) if own == shared]
    return alone[:1] if len(laws) > 1 and len(shared) == 1 and alone else laws


def ruled(checking: Checking, instrument: Instrument, verdict: Verdict, key: str = "") -> Ruling:
    """A ruling that rests on an instrument."""
    reason = say("check_supported" if verdict == "supported" else key or "check_contradicted")
    return Ruling(
        verdict=verdict, reason=reason, truth=history_of(checking, instrument), instrument=instrument.id
    )
