"""A step in the life of a law that a sentence tells of, against the law's dated events (``data/lives.yaml``).

Passed in another year, vetoed though it is law, dead or pending though it holds, struck down or repealed
though nothing of the kind is on record, standing though it ended, never blocked though a court blocked it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import SUITS
from lexloci.answers.checking.judges.plainly import (
    UNSIGNED,
    granted,
    live_rules,
    notes_of,
    ruled,
    stated,
    veto_told,
)
from lexloci.answers.checking.judges.spans import (
    compatible,
    of_the_step,
    only_announced,
    precise,
    told_periods,
)
from lexloci.answers.checking.linking import around, meant, of_another, told
from lexloci.answers.checking.oblique import told_of_it
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.suits import BY_NATION, NATION
from lexloci.core.dates import first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.law.timeline import standing
from lexloci.reading.days import Period
from lexloci.reading.lives import told_steps
from lexloci.reading.others import of_the_law, was_open
from lexloci.record.model.instrument import Instrument

LAWS = frozenset(
    {"statute", "ordinance", "resolution", "executive_order", "policy", "regulation", "constitution"}
)
GONE = frozenset(
    {"repealed", "vacated", "terminated", "withdrawn", "expired", "lapses", "superseded", "failed"}
)
COURTS = frozenset({
    "enjoined", "stayed", "vacated", "ruling", "challenged", "filed", "appealed", "upheld", "unblocked",
    "cleared", "settled",
})  # fmt: skip
UNHARMING = frozenset({"challenged", "filed", "appealed", "upheld", "unblocked", "cleared"})
"""Steps in court after which a law that holds whole was not struck down."""
BLOCKS = frozenset({"enjoined", "stayed"})
MADE = frozenset({"passed", "enacted", "signed", "announced", "effective", "attested"})
BEGUN = frozenset({"effective", "enacted", "signed"})
ENACTED = frozenset({"enacted", "signed", "effective"})
CHANGED = frozenset({"amended"})
"""Steps by which a law got a version of its own, which may be the one that a text means."""
AGREEMENTS = frozenset({"agreement", "contract"})
"""Concepts of what else a text may say was signed or ended."""
POLLS = frozenset({"polls", "ballot", "voters", "urnas", "votantes"})
VOTED = compiled(r"(?:approved|passed|adopted) by (?:the )?voters|voters (?:approved|passed|adopted)", re.I)
"""How the record tells that a measure passed at the polls."""
SUED = frozenset({"filed", "challenged"})
DECIDED = frozenset({"upheld", "cleared", "vacated", "settled"})
"""Steps by which a court may have decided whether a law is valid."""
LOWER = frozenset({
    "judge", "district", "trial", "lower", "first", "initially", "part", "parts", "some", "provision",
    "provisions", "section", "sections", "juez", "jueza", "inferior", "parte", "partes",
})  # fmt: skip
"""Words of a court below, or of a piece of a law."""
OF_SUIT = compiled(
    r" (?:suit|lawsuit|case|challenge|complaint|appeal) (?:was|were|is|got|has been|had been) "
    r"| (?:threw|tossed|dismissed|rejected|dropped|withdrew|ended) (?:out )?(?:the|that|this) (?:\w+ )?"
    r"(?:suit|lawsuit|case|challenge|complaint|appeal) "
    r"|^ (?:la demanda|el caso|el pleito|la impugnacion) (?:fue|ha sido|quedo) "
)
"""A suit of which something is told, and not the law it is over."""
HARMED = frozenset({"struck", "ended", "vetoed"})
BEFALLING = frozenset({
    "vetoed", "died", "struck", "ended", "doomed", "pending", "unsigned", "made", "began", "valid",
})  # fmt: skip
"""Steps that something else may take: a bid to repeal the law, a suit over it."""
OF_LAWS = frozenset({"vetoed", "died", "unsued", "unsued_us", "enforced", "never_blocked"})
"""Steps of a law, whatever case over it is meant with it."""
BESIDE = frozenset({"applied", "unsued", "unsued_us", "never_blocked", "valid"})
"""Steps told with the law beside something else: "has filed nothing against it"."""
YEARS = 1
"""Years that a step may be off: sources count sessions, signatures and first days differently."""
TAKEN = frozenset({"struck", "ended", "vetoed", "unsigned", "doomed"})
"""Steps that a sentence may take for granted: "now that the law was repealed"."""
UNTIL = compiled(r" (?:until|before|hasta|antes de) (?:\w+ ){0,3}?((?:19|20)\d\d) ")


class Life(Struct, frozen=True):
    """What the record has of the life of one law, in one piece or several.

    :ivar events: kinds of its events up to the day; ``dates``: their dates by kind.
    :ivar live: every rule of it holds, and no court blocks one.
    :ivar dead: none holds.
    :ivar blocked: a court blocks each that would hold.
    :ivar free: each rule of it holds, and no court blocks one, though somebody may dispute it.
    :ivar unsigned: it became law without a signature.
    """

    events: frozenset[str]
    dates: Mapping[str, Sequence[str]]
    live: bool
    dead: bool
    blocked: bool
    free: bool
    unsigned: bool

    def of(self, kinds: frozenset[str]) -> list[str]:
        """The dates of events of these kinds, oldest first."""
        return sorted(date for kind in kinds for date in self.dates.get(kind, ()))


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, by the first step that the record decides."""
    said = _told(claim)
    plain = stated(claim) or said & {"not_until", "stands", "pending"}
    if not said or not (plain or ("taken" in said and granted(claim))):
        return []
    found = meant(checking, claim)
    if AGREEMENTS & claim.whole.concepts and not any("agreement" in i.title.en for i in found):
        return []
    if said & OF_LAWS:
        found = [law for law in found if law.case is None]
    if not found or any(i.kind not in LAWS or i.bill is not None for i in found) or "partly" in said:
        return []
    if said & HARMED and of_another(checking, claim, lambda words: told_steps(words, claim.lang) & HARMED):
        return []
    life = life_of(checking, found)
    for step, decide in STEPS.items():
        verdict = decide(checking, claim, life) if step in said else None
        if verdict is not None:
            taken = "taken" in said and verdict == "contradicted" and step in TAKEN
            wrong = "false_premise" if taken else verdict
            ruling = ruled(checking, found[0], wrong, WHY.get(step, "check_stands"))
            return [ruling] if step in BESIDE else told_of_it(checking, claim, [ruling])
    return []


def _told(claim: Claim) -> frozenset[str]:
    """The steps that are told of a law; what is pending, or was thrown out, may be a suit over it."""
    said = told_steps(claim.whole.words, claim.lang)
    if said & BEFALLING:
        said -= BEFALLING - told_steps(of_the_law(claim.whole.words, claim.lang), claim.lang)
        said -= {"struck", "ended"} if "veto" in claim.whole.words.there else set()  # what fell is the veto
    if SUITS.isdisjoint(claim.whole.words.there):
        return said
    return said - {"pending"} - (HARMED if OF_SUIT.search(claim.whole.words.line) else frozenset())


def life_of(checking: Checking, found: Sequence[Instrument]) -> Life:
    """What the record has of the life of one law, in one piece or several, up to the day."""
    dates: dict[str, list[str]] = {}
    for one, event in ((law, event) for law in found for event in law.timeline):
        if first_day(event.date) <= checking.on and not only_announced(one, event):
            dates.setdefault(event.event, []).append(event.date)
    stands = [standing(rule.steps, (rule.jurisdiction,), checking.on) for rule in live_rules(checking, found)]
    held = [s for s in stands if s.in_force]
    if veto_told(found):
        dates.setdefault("vetoed", [])
    return Life(
        events=frozenset(dates), dates=dates,
        live=bool(held) and len(held) == len(stands) and not any(s.suspended or s.unsettled for s in held),
        dead=bool(stands) and not held, blocked=bool(held) and all(s.suspended for s in held),
        free=bool(held) and len(held) == len(stands) and not any(s.suspended for s in held),
        unsigned=any(UNSIGNED.search(note) for law in found for note in notes_of(law)),
    )  # fmt: skip


def _made(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    return _in_its_year(checking, claim, life, life.of(MADE))


def _began(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    return _in_its_year(checking, claim, life, life.of(MADE)) if life.of(BEGUN) else None


def _in_its_year(checking: Checking, claim: Claim, life: Life, dates: list[str]) -> Verdict | None:
    """Whether a step came in the one period that the sentence names; wrong only where it is years off."""
    words = claim.whole.words
    found = of_the_step(words, told_periods(words, claim.lang, checking.on))
    when = found[0] if len(found) == 1 and found[0].relation != "before" else None
    changed = life.of(CHANGED)
    if when is None or not dates or any(date < min(dates) for date in changed):
        return None
    fits = [date for date in dates if compatible(_first(when), date)]
    if fits:
        sharp = not precise(when) or any(len(date) > 4 for date in fits)
        return "supported" if sharp else None
    if any(compatible(_first(when), date) for date in changed):
        return None
    year = int(when.first[:4])
    off = year < int(min(dates)[:4]) - YEARS or year > int(max(dates)[:4]) + YEARS
    single = {date[:4] for date in dates}
    return "contradicted" if off or (len(single) == 1 and abs(year - int(single.pop())) > YEARS) else None


def _first(when: Period) -> Period:
    """The beginning of a period that is told by a "since"."""
    if when.relation == "during":
        return when
    size = 10 if when.first[5:] != "01-01" else 4
    return Period(
        when.first,
        last_day(when.first[:size] if size == 4 else when.first[:7]),
        "during",
        when.begin,
        when.end,
    )


def _not_until(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    match = UNTIL.search(claim.whole.words.line)
    first = min(life.of(BEGUN), default="")
    if match is None or not first or not (life.live or life.dead):
        return None
    year = int(match[1])
    if year == int(first[:4]):
        return "supported"
    begun = {int(date[:4]) for date in life.of(BEGUN)}  # a later version may be meant
    off = abs(year - int(first[:4])) > YEARS and year not in begun
    return "contradicted" if off else None


def _unsigned(_: Checking, __: Claim, life: Life) -> Verdict | None:
    return "contradicted" if "signed" in life.events else None


def _vetoed(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    """A law that was signed or let pass unsigned was not vetoed, nor one that holds and tells of no veto.

    In another year than its own an earlier bill may have been.
    """
    made = [int(date[:4]) for date in life.of(MADE)]
    when = told_periods(claim.whole.words, claim.lang, checking.on)
    own = all(any(abs(int(p.first[:4]) - year) <= YEARS for year in made) for p in when)
    let_pass = "signed" in life.events or life.unsigned or (life.live and own and bool(life.events & ENACTED))
    return "contradicted" if let_pass and "vetoed" not in life.events else None


def _undone(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    polls = not POLLS.isdisjoint(claim.whole.words.there) and _by_voters(told(checking, claim))
    return "contradicted" if (life.live or polls) and life.events & ENACTED else None


def _by_voters(laws: Sequence[Instrument]) -> bool:
    """Whether the record tells that voters approved what is meant."""
    return all(any(VOTED.search(note) for note in notes_of(law)) for law in laws)


def _pending(_: Checking, claim: Claim, life: Life) -> Verdict | None:
    if was_open(claim.whole.words, claim.lang):
        return None
    return "outdated" if (life.live or life.blocked or life.dead) and life.events & ENACTED else None


def _struck(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    harmed = (COURTS - UNHARMING) | (GONE - {"superseded"})
    if not life.live:
        return None
    return "contradicted" if not life.events & harmed or _held(checking, claim, life, harmed) else None


def _held(checking: Checking, claim: Claim, life: Life, harmed: frozenset[str]) -> bool:
    """Whether a higher court let the whole law stand in the end, and no lower one is spoken of."""
    upheld, harm = life.of(frozenset({"upheld"})), life.of(harmed)
    when = told_periods(claim.whole.words, claim.lang, checking.on)
    early = any(when_.first < first_day(upheld[-1]) for when_ in when) if upheld else True
    return not early and max(harm) <= upheld[-1] and LOWER.isdisjoint(claim.whole.words.there)


def _valid(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    """A law that a court is said to have found valid, where the last one only stopped it or let it run."""
    last = max(((date, kind) for kind in COURTS - SUED for date in life.dates.get(kind, ())), default=None)
    open_ = last is not None and last[1] in BLOCKS | {"unblocked"} and not life.events & DECIDED
    return "contradicted" if open_ and not told_periods(claim.whole.words, claim.lang, checking.on) else None


def _unsued(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    return "contradicted" if life.events & SUED or _suits(checking, claim) else None


def _unsued_us(checking: Checking, claim: Claim, _: Life) -> Verdict | None:
    """The federal government is said never to have sued over it."""
    mine = BY_NATION.search(claim.whole.words.line) is not None
    federal = any(case.title.en.startswith(NATION) for case in _suits(checking, claim))
    return "contradicted" if mine and federal else None


def _suits(checking: Checking, claim: Claim) -> list[Instrument]:
    """Every case that names the laws that are meant, and began after them."""
    found = told(checking, claim)
    known = checking.index(around(checking, claim)).known
    mine = {law.id for law in found}
    return [c for c in known if c.case is not None and mine & set(c.relates) and _began_after(c, found)]


def _began_after(case: Instrument, laws: Sequence[Instrument]) -> bool:
    began = min((event.date[:4] for event in case.timeline), default="")
    return all(began >= min(event.date[:4] for event in law.timeline) for law in laws if law.timeline)


def _ended(checking: Checking, claim: Claim, life: Life) -> Verdict | None:
    gone = life.of(GONE - {"superseded", "failed"})
    if life.live and not gone and not _will_end(told(checking, claim)):
        return "contradicted"
    return _in_its_year(checking, claim, life, gone) if life.dead and gone else None


def _will_end(laws: Sequence[Instrument]) -> bool:
    """Whether an end of it is on record, on whatever day: a repeal that begins later was passed before."""
    return any(event.event in GONE - {"superseded", "failed"} for law in laws for event in law.timeline)


def _stands(_: Checking, __: Claim, life: Life) -> Verdict | None:
    if life.dead and life.events & GONE:
        return "outdated"
    return "supported" if life.live and not life.events & COURTS else None


def _applied(_: Checking, claim: Claim, life: Life) -> Verdict | None:
    """A law that is told as ruling now, and that has ended."""
    return "outdated" if life.dead and life.events & GONE and not claim.whole.past else None


def _never_blocked(_: Checking, __: Claim, life: Life) -> Verdict | None:
    return "contradicted" if life.events & BLOCKS else None


def _enforced(_: Checking, __: Claim, life: Life) -> Verdict | None:
    return "contradicted" if life.blocked else None


STEPS = {
    "unsued": _unsued, "unsued_us": _unsued_us, "valid": _valid,
    "never_blocked": _never_blocked, "enforced": _enforced, "unsigned": _unsigned, "vetoed": _vetoed,
    "doomed": _undone, "died": _undone, "pending": _pending, "struck": _struck, "ended": _ended,
    "not_until": _not_until, "began": _began, "made": _made, "stands": _stands, "applied": _applied,
}  # fmt: skip
"""What decides each step, the plainest first."""
WHY = {
    "made": "check_date", "began": "check_date", "not_until": "check_date", "never_blocked": "check_date",
    "pending": "check_decided", "stands": "check_decided", "enforced": "check_is_blocked",
    "applied": "check_decided", "unsued": "check_date", "unsued_us": "check_date", "valid": "check_outcome",
}  # fmt: skip
