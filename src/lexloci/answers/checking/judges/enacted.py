"""How a law came about and by whom, in a sentence on nothing else (``data/enacted.yaml``).

By what vote it passed, how the parties voted, who signed or vetoed it, who was for it: each is held against
what the record tells of the law on hand. Wrong is only what every vote and step that may be meant excludes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.enacting import Enacting, Saying, enacting
from lexloci.answers.checking.holders import Named
from lexloci.answers.checking.judges.backers import Sides, sides_of
from lexloci.answers.checking.judges.officials import held_then
from lexloci.answers.checking.judges.parties import facts_of
from lexloci.answers.checking.judges.plainly import ruled, unreal
from lexloci.answers.checking.judges.votes import CHAMBERS, FAR, HALF, STATE_DEEP, of_another_level
from lexloci.answers.checking.making import Making, Vote, making_of
from lexloci.answers.checking.onhand import DAY, MONTH, YEAR, dated, on_hand
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

LONG = 30
"""Words of a sentence from which on it is not read."""
WIDE = 58.0
"""Of a hundred votes, up to which a vote is no wide one."""
SPLIT = 70.0
"""Of a hundred votes, from which on nobody calls a body evenly split."""
AGES = 200
"""Days after which a veto can be said to have stood."""
PEOPLE = ("person_for", "person_against")
OFFICE_LEVEL = {"governor": (2,), "mayor": (3, 4), "county_executive": (3,)}
"""Slashes in the id of a government whose laws somebody signs."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the record excludes what the sentence says."""
    laws, words = on_hand(checking, claim), claim.whole.words
    if not laws or len(words) > LONG or _unsure(claim) or not _of_its_government(claim, laws):
        return []
    making, sides = making_of(checking, laws), _sides(checking, laws)
    told = enacting(checking, claim, laws, sides, dead=making.dead)
    if told is None:
        return []
    when = _When(dated(told.periods), checking.thread.hand_dates, told.months)
    if not when.allows(event.date for law in laws for event in law.timeline):
        return []
    for saying in told.says:
        if _wrong(checking, claim, saying, told, (making, sides, laws, when)):
            return [ruled(checking, laws[0], "contradicted", _why(saying.kind))]
    return []


class _When(Struct, frozen=True):
    """The times of a sentence: its own, those told of the law before it, and months without a year."""

    own: frozenset[str]
    before: frozenset[str]
    months: frozenset[int]

    def allows(self, dates: Iterable[str]) -> bool:
        """Whether something befell the law at each time that the sentence itself tells."""
        every = list(dates)
        return all(any(_may_be(date, told) for date in every) for told in self.own) and (
            not self.months or any(self._in_month(date) for date in every)
        )

    def among(self, dates: Sequence[str]) -> frozenset[str]:
        """Of some dates those that may be meant: as near to what is told as any is."""
        told = self.own or self.before
        found = frozenset(dates)
        for size in (DAY, MONTH, YEAR) if told else ():
            near = frozenset(d for d in found if any(_may_be(d[:size], one[:size]) for one in told))
            if near:
                found = near
                break
        else:
            found = frozenset() if told else found
        return frozenset(d for d in found if not self.months or self._in_month(d))

    def _in_month(self, date: str) -> bool:
        return len(date) < MONTH or int(date[5:7]) in self.months


def _may_be(date: str, told: str) -> bool:
    """Whether two beginnings of ISO dates may be of one day."""
    return date.startswith(told) or told.startswith(date)


def _unsure(claim: Claim) -> bool:
    """Whether something in the sentence is not, or not surely, so."""
    keys = claim.whole.words.keys
    real = [key for n, key in enumerate(keys) if not (key == "could" and keys[n + 1 : n + 2] == ["not"])]
    return unreal([key for key in real if key != "si"]) or claim.sentence.text.endswith("?")


def _wrong(
    checking: Checking, claim: Claim, saying: Saying, told: Enacting,
    known: tuple[Making, Sides, Sequence[Instrument], _When],
) -> bool:  # fmt: skip
    """Whether what the record tells excludes one thing that is said."""
    making, sides, laws, when = known
    if saying.kind in PEOPLE:
        alone = told.strangers and not told.people
        return (
            _of_strangers(saying.kind, making, told, when, sides)
            if alone
            else _of_people(saying.kind, told.people, sides)
        )
    words = claim.whole.words
    if saying.kind.startswith("party"):
        noted = when.among([e.date for law in laws for e in law.timeline if e.note is not None])
        return _of_parties(saying, facts_of(checking, laws, words, noted))
    if saying.kind in SIGNED:
        return _of_signing(checking, claim, saying.kind, told, known)
    if saying.kind in POLLED:
        return POLLED[saying.kind](making)
    chamber = _chamber(words)
    votes = _meant(making.votes, told, chamber, when)
    return VOTED[saying.kind](saying, votes, making, bool(chamber) or _one_chamber(laws))


def _why(kind: str) -> str:
    if kind in PEOPLE:
        return "check_backer"
    return "check_stands" if kind in SIGNED or kind in POLLED else "check_vote"


def _of_its_government(claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether a body that the sentence names may be that of the laws' government."""
    there, known = claim.whole.words.there, data("enacted.yaml")[claim.lang]
    of_state = not there.isdisjoint(known["state_bodies"])
    of_place = not there.isdisjoint(known["local_bodies"])
    home = laws[0].jurisdiction
    if home.endswith("district:dc"):
        return True
    if of_another_level(claim.whole.words, laws):
        return False
    if home.count("/") > STATE_DEEP:
        legislature = any("egislature" in (law.issuer or "") + law.citation for law in laws)
        return of_place or legislature or not of_state
    return of_state or not of_place


def _sides(checking: Checking, laws: Sequence[Instrument]) -> Sides:
    """Who was for laws and who against, of all of them."""
    every = [sides_of(checking, [law]) for law in laws]
    return Sides(
        backers=frozenset().union(*(one.backers for one in every)),
        opponents=frozenset().union(*(one.opponents for one in every)),
        every=len(every) == 1 and every[0].every,
    )


def _chamber(words: Words) -> str:
    """The one chamber of which the sentence speaks."""
    found = {name for key, name in _chambers().items() if key in words.there}
    return found.pop() if len(found) == 1 and "general" not in words.there else ""


@cache
def _chambers() -> Mapping[str, str]:
    return {**CHAMBERS, "senator": "senate", "representatives": "house", "delegate": "house"}


def _meant(votes: Sequence[Vote], told: Enacting, chamber: str, when: _When) -> list[Vote]:
    """The votes that may be meant: of the kind, the chamber and the time that are told."""
    over = any(saying.kind.startswith("overrid") for saying in told.says) or told.overrides
    kind = "override" if over else "repeal" if told.undoes else ""
    others = {"override", "repeal", "committee"}
    found = [v for v in votes if (kind in v.ways if kind else not v.ways & others)]
    dates = when.among([vote.date for vote in found])
    return [vote for vote in found if vote.date in dates and (not chamber or vote.body == chamber)]


def _one_chamber(laws: Sequence[Instrument]) -> bool:
    """Whether laws are of a government of one chamber, so that numbers are told from no others."""
    home = laws[0].jurisdiction
    return home.count("/") > STATE_DEEP or home.endswith(("district:dc", "state:ne"))


def _of_people(kind: str, people: frozenset[str], sides: Sides) -> bool:
    other = sides.opponents - sides.backers if kind == "person_for" else sides.backers - sides.opponents
    return bool(people & other) and people <= other


def _of_strangers(kind: str, making: Making, told: Enacting, when: _When, sides: Sides) -> bool:
    """Whether somebody of whom the record does not tell cannot have been against a law."""
    votes = _meant(making.votes, told, "", when)
    return kind == "person_against" and ((bool(votes) and all(vote.nobody for vote in votes)) or sides.every)


# By what vote.


def _counted(votes: Sequence[Vote]) -> list[Vote]:
    return [vote for vote in votes if vote.yes >= 0]


def _share(vote: Vote) -> float:
    return 100 * max(vote.yes, vote.no) / max(1, vote.whole)


def _nobody(_: Saying, votes: Sequence[Vote], making: Making, __: bool) -> bool:
    """Nobody was against it: each vote had somebody against it."""
    return bool(votes) and all(not vote.nobody and vote.no > 0 for vote in votes)


def _somebody(_: Saying, votes: Sequence[Vote], making: Making, __: bool) -> bool:
    return bool(votes) and all(vote.nobody for vote in votes)


def _even(_: Saying, votes: Sequence[Vote], making: Making, __: bool) -> bool:
    return bool(votes) and all(vote.nobody or _share(vote) >= SPLIT for vote in votes)


def _against(saying: Saying, votes: Sequence[Vote], making: Making, exact: bool) -> bool:
    """So many were against it."""
    number = saying.number("n", 1)
    if bool(votes) and all(vote.nobody for vote in votes):
        return True
    if making.dead:
        return False
    return exact and bool(_counted(votes)) and all(not v.nobody and v.no != number for v in votes)


def _for(saying: Saying, votes: Sequence[Vote], making: Making, exact: bool) -> bool:
    number, counted = saying.number("n", 0), _counted(votes)
    return (
        exact and not making.dead and len(counted) == len(votes) > 0 and all(v.yes != number for v in counted)
    )


def _tally(saying: Saying, votes: Sequence[Vote], making: Making, exact: bool) -> bool:
    yes, no = saying.number("yes", -1), saying.number("no", -1)
    if bool(votes) and all(vote.nobody for vote in votes) and no > 0:
        return True
    counted = [{v.yes, v.no} for v in _counted(votes)]
    return exact and len(counted) == len(votes) > 0 and {yes, no} not in counted


def _nothing(saying: Saying, votes: Sequence[Vote], making: Making, exact: bool) -> bool:
    number, counted = saying.number("n", 0), _counted(votes)
    if _nobody(saying, votes, making, exact):
        return True
    return exact and len(counted) == len(votes) > 0 and all((v.yes, v.no) != (number, 0) for v in counted)


def _by_so_many(saying: Saying, votes: Sequence[Vote], making: Making, exact: bool) -> bool:
    number = saying.number("n", 1)
    if bool(votes) and all(vote.nobody for vote in votes):
        return number <= 1 or all(v.yes > number for v in _counted(votes))
    counted = _counted(votes)
    return len(counted) == len(votes) > 0 and all(abs(v.yes - v.no) != number for v in counted)


def _by_one(saying: Saying, votes: Sequence[Vote], making: Making, exact: bool) -> bool:
    return bool(votes) and all(vote.nobody or abs(vote.yes - vote.no) > 1 for vote in votes)


def _close(_: Saying, votes: Sequence[Vote], making: Making, __: bool) -> bool:
    shares = [100.0 if vote.nobody else _share(vote) for vote in votes]
    shares += list(making.shares) if not votes else []
    return bool(shares) and all(abs(share - HALF) > FAR for share in shares)


def _wide(_: Saying, votes: Sequence[Vote], making: Making, __: bool) -> bool:
    return bool(votes) and all(not vote.nobody and _share(vote) < WIDE for vote in votes)


VOTED: Mapping[str, Callable[[Saying, Sequence[Vote], Making, bool], bool]] = {
    "none": _nobody, "some": _somebody, "even": _even, "against": _against, "but": _against, "for": _for,
    "tally": _tally, "sided": _tally, "nothing": _nothing, "margin": _by_so_many, "one": _by_one,
    "close": _close, "wide": _wide,
}  # fmt: skip
"""What the record's votes make of each thing that is said of a vote."""


# What the voters did.


def _kept(making: Making) -> bool:
    return "kept" in making.polls


def _voted_no(making: Making) -> bool:
    return "voters_no" in making.polls and "voters_yes" not in making.polls


def _voted_yes(making: Making) -> bool:
    return "voters_no" not in making.polls and bool(making.polls & {"voters_yes", "kept"})


POLLED: Mapping[str, Callable[[Making], bool]] = {
    "voters_undid": _kept, "voters_no": _voted_yes, "voters_yes": _voted_no, "few_voters": _voted_yes,
}  # fmt: skip


# Who signed it.

OVERRIDDEN = (
    (frozenset({"override_failed", "killed"}), frozenset({"overridden"})),
    (frozenset({"signed", "unsigned"}), frozenset({"overridden", "vetoed"})),
)
"""What excludes that a veto was overridden, unless something else is there."""
SIGNED: Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {
    "signed": ((frozenset({"unsigned", "overridden", "vetoed"}), frozenset({"signed"})),),
    "vetoed": ((frozenset({"signed", "unsigned"}), frozenset({"vetoed", "overridden", "override_failed"})),),
    "unsigned": ((frozenset({"signed", "overridden", "vetoed"}), frozenset({"unsigned"})),),
    "not_signed": ((frozenset({"signed"}), frozenset({"unsigned", "overridden", "vetoed"})),),
    "overridden": OVERRIDDEN,
    "override_failed": ((frozenset({"overridden"}), frozenset({"override_failed"})),),
    "both_vetoed": OVERRIDDEN,
}
"""What of the record excludes each thing said of whoever signs laws, unless something else is there."""


def _held(one: Named, date: str) -> bool:
    return one.term.held(first_day(date), last_day(date))


def _of_signing(
    checking: Checking, claim: Claim, kind: str, told: Enacting,
    known: tuple[Making, Sides, Sequence[Instrument], _When],
) -> bool:  # fmt: skip
    """Whether the record excludes what is said to have become of a law on a desk, or by whom."""
    making, _, laws, when = known
    home = laws[0].jurisdiction
    if told.office and home.count("/") not in OFFICE_LEVEL.get(told.office, ()):
        return False
    if told.named and told.named[0].office[0] != home:
        return False
    every = [date for _, date in making.signing]
    dates = when.among(every) or (frozenset(every) if len({d[:4] for d in every}) == 1 else frozenset())
    steps = {step for step, date in making.signing if date in dates}
    if making.killed and days_between(last_day(making.killed), checking.on) > AGES:
        steps |= {"killed"}
    by_another = bool(told.named) and not held_then(
        checking, claim, told.named, laws, when.among([e.date for law in laws for e in law.timeline])
    )
    had_part = all(any(_held(one, date) for one in told.named) for date in dates) if told.named else True
    if kind != "signed" and not had_part:
        return False  # who was not in office each time may rightly be told to have had no part in it
    if any(steps & excluding and not steps & sparing for excluding, sparing in SIGNED[kind]):
        return True
    return kind == "signed" and by_another


# How the parties voted.

OTHER = {"r": "d", "d": "r"}


def _of_parties(saying: Saying, facts: frozenset[tuple[str, str]]) -> bool:
    """Whether the facts that the record tells of the parties exclude what is said of one, or of both."""
    side = OTHER.get(saying.party, "") if saying.kind == "party_only" else saying.party
    excluding = data("enacted.yaml")["parties"][saying.kind]
    sparing = excluding.get("spared", [])
    own = {fact for fact, whose in facts if whose in ("", side)}
    own |= {f"{fact}_of_one" for fact, whose in facts if whose}
    return bool(own.intersection(excluding["wrong"])) and not own.intersection(sparing)
