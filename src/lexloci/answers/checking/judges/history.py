"""What a sentence says happened to a law or a case that it names: when, and whether it still stands."""

from __future__ import annotations

from collections.abc import Sequence

from lexloci.answers.checking.byyear import ROOTS
from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.spans import (
    close,
    compatible,
    of_the_step,
    only_announced,
    precise,
    told_periods,
)
from lexloci.answers.checking.judges.whose import deal_told
from lexloci.answers.checking.linking import apart, around, just_named, named
from lexloci.answers.checking.named import titles, years_of
from lexloci.answers.checking.oblique import told_of_it
from lexloci.answers.checking.pieces import is_split
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.standings import Facts
from lexloci.answers.past import OPEN_CASES
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.answers.words import dated, lower_first, say
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.law.timeline import standing
from lexloci.reading.days import Period
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import Hit, data
from lexloci.reading.marks import marks
from lexloci.reading.others import DOUBTED, of_the_law, was_open
from lexloci.reading.stance import modals
from lexloci.record.model.instrument import Instrument

KINDS: dict[str, frozenset[str]] = {
    "made": frozenset({"passed", "enacted", "signed", "announced"}),
    "began": frozenset({"effective", "signed"}),
    "blocked": frozenset({"enjoined", "stayed"}),
    "struck": frozenset({"vacated", "enjoined", "stayed", "repealed", "terminated", "ruling"}),
    "ended": frozenset(
        {
            "repealed",
            "superseded",
            "withdrawn",
            "terminated",
            "expired",
            "vacated",
            "lapses",
            "failed",
        }
    ),
    "vetoed": frozenset({"vetoed"}),
    "sued": frozenset({"filed"}),
    "dismissed": frozenset({"dismissed"}),
    "upheld": frozenset({"upheld", "cleared", "unblocked", "ruling", "dismissed", "vacated"}),
}
"""The events of the record that bear out each event of a sentence."""
CHAMBERS = compiled(
    r" (?:senate|house|chamber|committee|senado|camara|comite)(?! (?:bill|file|joint|concurrent|resolution)) "
)
"""Words of a vote by which a law is not yet made, and not of a bill's name."""
NO_MORE = compiled(r" ya no est(?:a|an) | no longer ")
AS_MADE = compiled(
    r" (?:un(?:changed|altered)|intact[ao]?|without (?:a |any )?changes?|sin (?:ningun )?cambios?) "
)
"""That a law was never changed, which its being in force does not bear out."""
HELD = frozenset({"still_blocked", "in_force", "waiting"})
ENDS = frozenset({"struck", "ended", "vetoed"})
LIVES = frozenset({"struck", "ended", "vetoed", "still_blocked", "in_force"})
LAW = frozenset({"law", "act", "ley", "vote"})
"""What is told of the law that was just named, and words by which it is called."""
PARTLY = frozenset(
    {"part", "parts", "partly", "some", "portion", "portions", "provision", "provisions", "parte", "partes"}
)
"""Words by which only a piece of a law fell."""
SUITS = frozenset({
    "suit", "lawsuit", "case", "appeal", "challenge", "complaint", "demanda", "caso", "apelacion", "recurso",
})  # fmt: skip
"""Words of a case: what is told of it is not told of the law."""
SLACK = 400
"""Days that may lie between the making of a law and its first day."""
DEPENDENT = frozenset({
    "now that", "since", "ever since", "after", "when", "because", "once", "given that", "ahora que",
    "desde que", "despues de que", "cuando", "porque", "una vez que", "ya que", "puesto que",
})  # fmt: skip
"""Openers of clauses that take for granted what they say."""
DATED = frozenset({"blocked", "sued", "dismissed"})
"""Steps whose date counts only where the law or case is named."""
PROPOSING = frozenset({"would", "proposed", "proposes", "propuso", "propone", "propuesto"})
"""Words by which a step is only wished for."""
IN_PASSING = compiled(
    r"^ (?:since|after|with|desde|tras|con) (?:a|an|the|its|un|una|el|la|su) (?:\w+ ){0,2}?"
    r"(?:change|amendment|revision|update|cambio|reforma|enmienda) "
)
"""A step that a sentence begins with, to say something else: "since a change in 2018 it allows"."""
UNREAL_REACH = 6
"""How many words before an event a word stands that makes it unreal."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """Rulings on every event that the sentence tells of what it names."""
    found = named(checking, claim) or _just_named(checking, claim)
    if not found or deal_told(checking, claim):
        return []
    facts = _facts(checking, found, claim)
    out = []
    for part in claim.parts:
        hits = happenings(part.words, claim.lang)
        taken = {n for hit in hits for n in hit.words}
        outside = [hit for hit in modals(part.words, claim.lang) if not taken.issuperset(hit.words)]
        modal = {hit.concept for hit in outside}
        if "proposal" in modal - _bill_words(part) or not hits:
            continue
        denied = bool(modal & {"not", "does_not", "no_subject"})
        for hit in hits:
            if _imagined(part, hit, claim.lang) or _of_else(claim, part, hit):
                continue
            ruling = _on_event(checking, claim, part, hit, facts, denied)
            if ruling is not None:
                lives = hit.concept in ENDS | HELD
                out += told_of_it(checking, claim, [ruling]) if lives else [ruling]
    if IN_PASSING.match(claim.whole.words.line) is not None:
        return [ruling for ruling in out if ruling.verdict != "supported"]
    return out


def _just_named(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law of the sentence before, where this one tells what became of it."""
    if not any(hit.concept in LIVES for hit in happenings(claim.whole.words, claim.lang)):
        return []
    found = just_named(checking, claim, apart(claim.lang) - LAW)
    return found if all(i.case is None for i in found) else []


def _imagined(part: Part, hit: Hit, lang: str) -> bool:
    """Whether the event is only a possibility: "until it is repealed", "may be struck down"."""
    before = part.words.keys[max(0, hit.first - UNREAL_REACH) : hit.first]
    return bool(set(before) & set(data("clauses/unreal.yaml")[lang]))


def _of_else(claim: Claim, part: Part, hit: Hit) -> bool:
    """Whether an end is only somebody's view, or that of something else: "a bid to repeal it failed"."""
    if hit.concept not in ENDS | HELD:
        return False
    own = of_the_law(part.words, claim.lang)
    gone = own is not part.words and hit.concept not in {one.concept for one in happenings(own, claim.lang)}
    return gone or (hit.concept in ENDS and DOUBTED.search(claim.whole.words) is not None)


def _bill_words(part: Part) -> set[str]:
    """``bill`` in the number of a law is no word of a proposal."""
    return {"proposal"} if PROPOSING.isdisjoint(part.words.there) else set()


def _facts(checking: Checking, found: Sequence[Instrument], claim: Claim) -> Facts:
    dates: dict[str, list[str]] = {}
    for instrument in found:
        for event in instrument.timeline:
            if not only_announced(instrument, event):
                dates.setdefault(event.event, []).append(event.date)
    chain = {ident for place in around(checking, claim) for ident in checking.context(place).chain}
    standings = tuple(
        standing(rule.steps, chain, checking.on)
        for instrument in found
        for variable in {p.variable for p in instrument.provisions if p.variable in checking.variables}
        for rule in checking.record.rules(variable, instrument.jurisdiction)
        if rule.instrument == instrument.id
    )
    topics = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic}
    nearest = sorted(
        found, key=lambda i: (i.case is not None, not topics & {p.variable for p in i.provisions})
    )
    return Facts(tuple(nearest), dates, standings)


def _on_event(
    checking: Checking, claim: Claim, part: Part, hit: Hit, facts: Facts, denied: bool
) -> Ruling | None:
    concept = hit.concept
    suits = bool(SUITS & part.words.there)
    if concept == "waiting":
        suits = suits or was_open(part.words, claim.lang)
        beside = suits and (facts.instruments[0].case is None or not SUITS & part.words.there)
        return None if beside else _waiting(checking, facts)
    if concept == "still_blocked" and _then(checking, claim, part, hit):
        return None
    if concept in ("still_blocked", "in_force"):
        return _standing(checking, facts, concept, denied, part.words.line)
    return None if denied else _on_turn(checking, claim, part, hit, facts)


def _then(checking: Checking, claim: Claim, part: Part, hit: Hit) -> bool:
    """Whether the block is told of another time: "on hold in 2017", not "on hold since a ruling of 2017"."""
    keys = part.words.keys
    if "still" in keys:
        return False
    ends = next((n for n in range(hit.last, len(keys)) if keys[n] in DEPENDENT), len(keys))
    return any(period.end < ends for period in told_periods(part.words, claim.lang, checking.on))


def _on_turn(checking: Checking, claim: Claim, part: Part, hit: Hit, facts: Facts) -> Ruling | None:
    """A dated step in the life of a law or a case, or its end."""
    concept = hit.concept
    if concept == "same_day":
        return _same_day(checking, facts)
    if concept in ("struck", "ended", "vetoed"):
        return _fallen(checking, claim, part, facts, concept) if facts.standings else None
    when = _when(checking, claim, part, hit)
    explicit = facts.instruments[0].id in {i.id for i in checking.thread.instruments}
    if when is None or not (concept in ("made", "began") or (explicit and concept in DATED)):
        return None
    first = any(other.concept == "first" for other in happenings(part.words, claim.lang))
    ruling = _dated(checking, facts, concept, when, first)
    by_half = concept == "made" and CHAMBERS.search(part.words.line)  # the other chamber comes later
    return None if by_half and ruling is not None and ruling.verdict == "contradicted" else ruling


def _when(checking: Checking, claim: Claim, part: Part, hit: Hit) -> Period | None:
    """The one period of the clause that dates the event; "since 2019" dates a beginning."""
    keys = part.words.keys
    found = [
        p
        for p in of_the_step(part.words, told_periods(part.words, claim.lang, checking.on))
        if p.end + 1 >= len(keys) or keys[p.end + 1] not in data("clauses/unreal.yaml")["called"]
    ]
    single = [
        p for p in found if p.relation == "during" or (hit.concept == "began" and p.relation != "before")
    ]
    return single[0] if len(single) == 1 and len(found) == 1 else None


def _dated(checking: Checking, facts: Facts, concept: str, when: Period, first: bool) -> Ruling | None:
    kinds = KINDS[concept] if concept != "made" else ROOTS
    dates = facts.of(kinds)
    if concept == "made" and precise(when):  # a first day of which only the year is known bears nothing out
        dates = [date for date in dates if len(date) > 4] or dates
    others = [date for kind, all_dates in facts.dates.items() for date in all_dates if kind not in kinds]
    if any(compatible(when, date) for date in dates):
        return _ruled(checking, facts, "supported", "check_supported")
    if not dates or (not first and any(compatible(when, date) for date in others)):
        return None
    if any(date < min(dates) for date in facts.of(frozenset({"amended"}))):
        return None  # the first version is older than what is on record
    if concept == "made" and not (_made_elsewhen(facts, when) or _another_year(facts, when)):
        return None
    if any(close(when, date) for date in dates):
        return None
    return _ruled(checking, facts, "contradicted", "check_date")


def _made_elsewhen(facts: Facts, when: Period) -> bool:
    """Whether a law cannot have been made in ``when``, whatever step of its making is meant."""
    steps = facts.of(KINDS["made"])
    if precise(when):
        return bool(steps) and all(len(date) > 4 for date in steps)
    earliest, latest = min(facts.of(ROOTS)), max(facts.of(ROOTS))
    before = days_between(when.last, first_day(earliest)) if when.last < first_day(earliest) else 0
    return before > SLACK or when.first > last_day(latest)


def _another_year(facts: Facts, when: Period) -> bool:
    """Whether an act that the record has in several pieces was made in one year, and not in ``when``."""
    years = years_of(facts.instruments, ROOTS) if len(facts.instruments) > 1 else set()
    return len(years) == 1 and all(abs(int(year) - int(when.first[:4])) > 1 for year in years)


def _same_day(checking: Checking, facts: Facts) -> Ruling | None:
    """``It took effect the day it was signed``."""
    signed = facts.of(frozenset({"enacted", "signed"}))
    began = facts.of(frozenset({"effective"}))
    if not signed or not began or len(signed[0]) < 10 or len(began[0]) < 10:
        return None
    same = signed[0] == began[0]
    return _ruled(checking, facts, "supported" if same else "contradicted",
                  "check_supported" if same else "check_date")  # fmt: skip


COUNTED = frozenset({"fell", "collapsed", "cayo", "cayeron"})
"""Words by which a number falls as well as a law."""


def _fallen(checking: Checking, claim: Claim, part: Part, facts: Facts, concept: str) -> Ruling | None:
    """``The court struck it down``, of a law that stands and that nothing ever touched."""
    of_veto = concept != "vetoed" and "veto" in part.words.there  # "anuló el veto": what fell is the veto
    if SUITS & set(part.words.keys) or facts.instruments[0].case is not None or of_veto:
        return None
    split = any(i.case is not None and is_split(i) for i in facts.instruments)
    if split or (part.counts and COUNTED & part.words.there):
        return None
    touched = facts.of(KINDS[concept] | (KINDS["blocked"] if concept == "struck" else frozenset()))
    whole = facts.whole and concept != "vetoed" and not PARTLY & set(part.words.keys)
    if not facts.in_force or (touched and not whole):
        return None
    if not (_speaks_of_it(claim, part, facts) or _of_the_law_before(checking, claim, facts)):
        return None
    dependent = part.opener in DEPENDENT
    notes = [event.note.en for i in facts.instruments for event in i.timeline if event.note]
    if concept == "vetoed" and (not dependent or any("veto" in note.casefold() for note in notes)):
        return None
    return _ruled(checking, facts, "false_premise" if dependent else "contradicted", "check_stands")


def _of_the_law_before(checking: Checking, claim: Claim, facts: Facts) -> bool:
    """Whether the sentence is a short one, right behind one that names the law, and on nothing else."""
    near = {i.id for i in just_named(checking, claim, apart(claim.lang) - LAW)}
    return near.issuperset(i.id for i in facts.instruments)


def _speaks_of_it(claim: Claim, part: Part, facts: Facts) -> bool:
    """Whether the clause itself names the law: by number, or as the law on its topic."""
    variables = {p.variable for i in facts.instruments for p in i.provisions}
    on_topic = part.topic is not None and part.topic.id in variables
    law = bool(set(part.words.keys) & set(data("clauses/unreal.yaml")["laws"]))
    called = bool(marks(part.words.text)) or any(True for _ in titles(part.words.text))
    return called or (law and (on_topic or "back" in part.concepts))


def _standing(checking: Checking, facts: Facts, concept: str, denied: bool, line: str) -> Ruling | None:
    """``It still cannot be enforced``, ``it is in force``."""
    says_blocked = (concept == "still_blocked") != (denied and concept == "in_force")
    says_blocked = says_blocked and not (concept == "still_blocked" and NO_MORE.search(line))
    if facts.suspended:
        return _ruled(checking, facts, "supported" if says_blocked else "contradicted",
                      "check_supported" if says_blocked else "check_is_blocked")  # fmt: skip
    if not facts.in_force:
        return None
    if not says_blocked:
        plain = not denied and AS_MADE.search(line) is None
        return _ruled(checking, facts, "supported", "check_supported") if plain else None
    if facts.of(KINDS["blocked"]):
        return _ruled(checking, facts, "outdated", "check_no_longer_blocked")
    return _ruled(checking, facts, "contradicted", "check_stands") if facts.untouched else None


def _waiting(checking: Checking, facts: Facts) -> Ruling | None:
    """``It awaits the governor's signature``, ``the judge has not ruled``."""
    (instrument,) = facts.instruments if len(facts.instruments) == 1 else (None,)
    if instrument is not None and instrument.case is not None:
        if instrument.case.status in OPEN_CASES:
            if any(event.event == "ruling" for event in instrument.timeline):
                return None
            return _ruled(checking, facts, "supported", "check_supported")
        return _ruled(checking, facts, "outdated", "check_decided")
    done = [
        date
        for date in facts.of(frozenset({"enacted", "signed", "effective", "vetoed"}))
        if last_day(date) <= checking.on
    ]
    if (
        instrument is not None
        and instrument.bill is not None
        and instrument.bill.status in ("pending", "passed")
    ):
        return None
    return _ruled(checking, facts, "outdated", "check_decided") if done else None


def _ruled(checking: Checking, facts: Facts, verdict: str, key: str) -> Ruling:
    instrument = facts.instruments[0]
    variable = next(
        (p.variable for i in facts.instruments for p in i.provisions if p.variable in checking.variables),
        None,
    )
    place = checking.engine.gazetteer.by_id(instrument.jurisdiction)
    finding = checking.context(place).finding(variable) if variable else None
    return Ruling(
        verdict=verdict, reason=say(key), variable=variable, finding=finding,  # type: ignore[arg-type]
        truth=history_of(checking, instrument), instrument=instrument.id,
    )  # fmt: skip


def history_of(checking: Checking, instrument: Instrument) -> Statement:
    """An instrument with its dated events, kept from page to page."""
    kept: dict[str, Statement] = checking.record.kept.setdefault("histories", {})
    found = kept.get(instrument.id)
    if found is None:
        found = kept[instrument.id] = _history(checking, instrument)
    return found


def _history(checking: Checking, instrument: Instrument) -> Statement:
    labels = {w.id: lower_first(both(w.label)) for w in checking.record.codebook.events}
    told = [e for e in instrument.timeline if e.event != "reviewed"]
    steps = {
        lang: "; ".join(f"{labels[e.event][lang]} {dated(e.date)[lang]}" for e in told)
        for lang in ("en", "es")
    }
    title = both(instrument.title)
    text = say("check_history", title=title, citation=instrument.citation, steps=steps)
    if instrument.case is not None:
        outcome = both(instrument.case.outcome)
        text = {lang: f"{text[lang]} {outcome[lang]}" for lang in text}
    return Statement(text, "event", from_sources(instrument.sources))
