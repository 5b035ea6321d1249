"""What the record tells became of a law or a bill by the day, in the words of ``data/fortunes.yaml``.

Facts are ``made``, ``signed``, ``vetoed``, ``overridden``, ``passed``, ``failed``, ``live`` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lexloci.answers.checking.judges.lives import COURTS, GONE, LAWS, VOTED, Life, life_of
from lexloci.answers.checking.judges.plainly import UNSIGNED, notes_of, veto_told
from lexloci.answers.checking.ruling import Checking
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.record.model.instrument import Event, Instrument

ENACTED = frozenset({"enacted", "signed", "effective"})
MADE = ENACTED | {"passed", "announced", "attested"}
SIGNING = frozenset({"signed", "enacted", "passed"})
HARMING = (COURTS | {"ruling"}) - {"filed", "challenged", "upheld", "appealed"}
"""Steps in court by which a law may have been stopped for a time."""
BY_VOTE = frozenset({"ordinance", "resolution"})
VOTED_DOWN = compiled(
    r"voters (?:rejected|defeated|turned (?:it )?down|voted it down)|rejected by (?:the )?voters", re.I
)
"""How the record tells that a measure failed at the polls."""
SIGNED = compiled(
    r"(?:governor|gov\.|mayor|executive|president)\b(?:(?!\bnot\b|never|refus|declin)[^.;]){0,30} signed\b"
    r"|signed by (?:the )?(?:governor|mayor|president|county executive)|signed (?:it )?into law",
    re.I,
)
"""How the record tells that somebody signed a law."""
OVERRIDDEN = compiled(r"overr(?:ode|idden|ide)", re.I)
REFERRED = compiled(r"governor[^.]{0,40}signed|signed by (?:the )?governor", re.I)
CHAMBER = compiled(
    r"\b(?:by the (?:senate|house|assembly)|(?:senate|house|assembly|delegates) (?:only|passed))\b", re.I
)
BOTH = compiled(r"\bhouse\b.*\bsenate\b|\bsenate\b.*\b(?:house|assembly)\b|\blegislature\b|\bboth\b", re.I)
AGES = 200
"""Days after which a veto can be said to have stood."""
BILL_ENDS = {"failed": "failed", "withdrawn": "failed", "vetoed": "bill_vetoed", "signed": "signed"}


class Fared(Struct, frozen=True):
    """What became of an act by the day.

    :ivar facts: as ``excludes`` in ``data/fortunes.yaml`` calls them.
    :ivar years: the years in which it was made, or failed.
    :ivar ended: the day from which it was no more; ``looked``: that on which an open bill was last looked at.
    """

    facts: frozenset[str]
    years: frozenset[int] = frozenset()
    ended: str = ""
    looked: str = ""


def fared(checking: Checking, laws: Sequence[Instrument]) -> Fared | None:
    """What became of one act, or of a bill; None where it is neither."""
    if all(law.bill is not None or _dead(checking, law) for law in laws):
        return _bill(checking, laws)
    if any(law.bill is not None or law.kind not in LAWS for law in laws):
        return None
    return _law(checking, laws)


def _events(checking: Checking, laws: Sequence[Instrument]) -> Iterator[Event]:
    return (e for law in laws for e in law.timeline if first_day(e.date) <= checking.on)


def _dead(checking: Checking, law: Instrument) -> bool:
    """Whether an ordinance, a resolution or a measure was voted down, or vetoed, and never made."""
    kinds = {event.event for event in _events(checking, [law])}
    return (
        bool(kinds & {"failed", "vetoed"})
        and not kinds & ENACTED
        and not (kinds & {"passed"} and "vetoed" not in kinds)
    )


def _bill(checking: Checking, bills: Sequence[Instrument]) -> Fared | None:
    ends = {_end(bill) for bill in bills}
    events = list(_events(checking, bills))
    kinds = {event.event for event in events}
    if len(ends) != 1:
        return None
    end = ends.pop()
    facts = {end} | (kinds & {"vetoed", "signed"})
    if end != "signed" and kinds & ENACTED:
        return None
    if end == "open":
        looked = min((last_day(bill.bill.as_of) for bill in bills if bill.bill is not None), default="")
        return Fared(frozenset(facts), looked=looked)
    notes = [note for bill in bills for note in notes_of(bill)]
    facts |= {"passed"} if any(_passed(event) for event in events) else set()
    facts |= {"voters_no"} if any(VOTED_DOWN.search(note) for note in notes) else set()
    facts |= {"veto_told"} if veto_told(bills) else set()
    facts |= {"made"} if end == "signed" else set()
    vetoes = [event.date for event in events if event.event == "vetoed"]
    if vetoes and days_between(last_day(max(vetoes)), checking.on) > AGES:
        facts |= {"long_since"}
    years = frozenset(int(event.date[:4]) for event in events)
    return Fared(frozenset(facts), years)


def _end(bill: Instrument) -> str:
    if bill.bill is None:
        kinds = {event.event for event in bill.timeline}
        return "bill_vetoed" if "vetoed" in kinds else "failed"
    return BILL_ENDS.get(bill.bill.status, "open")


def _passed(event: Event) -> bool:
    """Whether an event is a passage by the whole body, and not by one chamber."""
    note = event.note.en if event.note else ""
    return event.event == "passed" and (not CHAMBER.search(note) or BOTH.search(note) is not None)


def _law(checking: Checking, laws: Sequence[Instrument]) -> Fared:
    life = life_of(checking, laws)
    notes = [note for law in laws for note in notes_of(law)]
    facts = set(_of_making(laws, life, notes))
    gone = life.of(GONE - {"superseded", "failed", "lapses"})
    ahead = {event.event for law in laws for event in law.timeline}
    facts |= {"gone"} if ahead & (GONE - {"failed", "lapses"}) else set()
    facts |= {"ended"} if ahead & (GONE - {"failed", "lapses", "superseded"}) else set()
    facts |= {"harmed"} if life.events & HARMING else set()
    facts |= {"lapses"} if "lapses" in life.events else set()
    facts |= {"touched"} if life.events & (COURTS | {"ruling"}) else set()
    facts |= {"live"} if life.live else {"dead"} if life.dead or _over(laws, life) else set()
    facts |= {"blocked"} if life.blocked else {"free"} if life.free else set()
    years = {int(date[:4]) for date in life.of(MADE)}
    return Fared(frozenset(facts), frozenset(years), ended=gone[-1] if "dead" in facts and gone else "")


def _over(laws: Sequence[Instrument], life: Life) -> bool:
    """Whether a law of which no rule is coded has ended, and nothing came after that."""
    ends = life.of(GONE - {"failed", "lapses"})
    begun = life.of(MADE | {"extended", "reinstated", "amended"})
    coded = any(law.provisions for law in laws)
    return not coded and bool(ends) and (not begun or last_day(begun[-1]) <= first_day(ends[-1]))


def _made_anew(life: Life) -> bool:
    """Whether a law was passed once more in a later year than that of the last veto."""
    vetoes, passages = life.of(frozenset({"vetoed"})), life.of(frozenset({"passed"}))
    return bool(vetoes and passages) and max(passages)[:4] > max(vetoes)[:4]


def _of_making(laws: Sequence[Instrument], life: Life, notes: Sequence[str]) -> Iterator[str]:
    """How it came to be law."""
    made = life.events & ENACTED or (life.events & {"passed"} and all(law.kind in BY_VOTE for law in laws))
    signs = [e.note.en if e.note else "" for law in laws for e in law.timeline if e.event in SIGNING]
    if made:
        yield "made"
    noted = any(SIGNED.search(note) for note in signs)
    if ("signed" in life.events or noted) and not any(UNSIGNED.search(note) for note in signs):
        yield "signed"
    anew = _made_anew(life)
    if "vetoed" in life.events and life.dates.get("vetoed") and not anew:
        yield "vetoed"
    if veto_told(laws) and not anew:
        yield "veto_told"
    if life.unsigned:
        yield "unsigned"
    if any(OVERRIDDEN.search(note) for note in notes):
        yield "overridden"
    if any(VOTED.search(note) for note in notes):
        yield "voters_yes"
    if any(REFERRED.search(note) for note in notes):
        yield "referred"
