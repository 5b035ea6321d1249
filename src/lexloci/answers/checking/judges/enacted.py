"""How a law came about and by whom, in a sentence on nothing else (``data/enacted.yaml``).

By what vote it passed, how the parties voted, who signed or vetoed it, who was for it: each held against what the
record tells of the law that is on hand. Wrong is only what every vote, and every step, that may be meant excludes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.enacting import Enacting, Saying, enacting
from lexloci.answers.checking.judges.backers import Sides, sides_of
from lexloci.answers.checking.judges.officials import held_then
from lexloci.answers.checking.judges.parties import facts_of
from lexloci.answers.checking.judges.plainly import ruled, unreal
from lexloci.answers.checking.judges.votes import CHAMBERS, FAR, HALF, STATE_DEEP
from lexloci.answers.checking.making import Making, Vote, making_of
from lexloci.answers.checking.onhand import on_hand
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

LONG = 30
"""Words of a sentence from which on it is not read."""
WIDE = 58.0
"""Of a hundred votes, up to which a vote is no wide one."""
SPLIT = 70.0
"""Of a hundred votes, from which on nobody calls a body evenly split."""
PEOPLE = ("person_for", "person_against")
OFFICE_LEVEL = {"governor": (2,), "mayor": (3, 4), "county_executive": (3,)}
"""Slashes in the id of a government whose laws somebody signs."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the record excludes what the sentence says."""
    laws = on_hand(checking, claim)
    words, known = claim.whole.words, data("enacted.yaml")[claim.lang]
    if not laws or len(words) > LONG or words.there.isdisjoint(_gate(claim.lang)) or unreal(words.keys):
        return []
    if not _of_its_government(claim, laws, known):
        return []
    making, sides = making_of(checking, laws), _sides(checking, laws)
    told = enacting(checking, claim, laws, sides, dead=making.dead)
    if told is None:
        return []
    years = _years(checking, told)
    votes = _meant(making.votes, told, _chamber(words), years)
    for saying in told.says:
        if saying.kind in PEOPLE:
            wrong = _of_people(saying.kind, told.people, sides)
        elif saying.kind.startswith("party"):
            wrong = _of_parties(saying, facts_of(checking, laws, words, years))
        elif saying.kind in SIGNED:
            wrong = _of_signing(checking, claim, saying.kind, told, making, years, laws)
        elif saying.kind in POLLED:
            wrong = POLLED[saying.kind](making)
        else:
            chamber = bool(_chamber(words))
            wrong = VOTED[saying.kind](saying, votes, making, _numbers_count(laws, chamber=chamber))
        if wrong:
            return [ruled(checking, laws[0], "contradicted", _why(saying.kind))]
    return []


def _why(kind: str) -> str:
    if kind in PEOPLE:
        return "check_backer"
    return "check_stands" if kind in SIGNED or kind in POLLED else "check_vote"


def _of_its_government(claim: Claim, laws: Sequence[Instrument], known: Mapping[str, Sequence[str]]) -> bool:
    """Whether a body, or a place, that the sentence names may be that of the laws."""
    there, home = claim.whole.words.there, laws[0].jurisdiction
    local = home.count("/") > STATE_DEEP
    of_state = not there.isdisjoint(known["state_bodies"])
    of_place = not there.isdisjoint(known["local_bodies"])
    legislature = any("egislature" in (law.issuer or "") + law.citation for law in laws)
    if local and of_state and not of_place and not legislature:
        return False
    if not local and of_place and not of_state:
        return False
    return all(home == place.id or home.startswith(f"{place.id}/") for place in claim.own_places)


def _sides(checking: Checking, laws: Sequence[Instrument]) -> Sides:
    """Who was for laws and who against, of all of them."""
    every = [sides_of(checking, [law]) for law in laws]
    return Sides(
        backers=frozenset().union(*(one.backers for one in every)),
        opponents=frozenset().union(*(one.opponents for one in every)),
        every=len(every) == 1 and every[0].every,
    )


def _years(checking: Checking, told: Enacting) -> frozenset[str]:
    """The years that are told, here or when the law was spoken of."""
    own = frozenset(p.first[:4] for p in told.periods) | frozenset(p.last[:4] for p in told.periods)
    return own or checking.thread.hand_years


def _chamber(words: Words) -> str:
    """The one chamber of which the sentence speaks."""
    found = {name for key, name in _chambers().items() if key in words.there}
    return found.pop() if len(found) == 1 and "general" not in words.there else ""


@cache
def _chambers() -> Mapping[str, str]:
    return {**CHAMBERS, "senator": "senate", "representatives": "house", "delegate": "house"}


def _meant(votes: Sequence[Vote], told: Enacting, chamber: str, years: frozenset[str]) -> list[Vote]:
    """The votes that may be meant: of the kind, the chamber and the years that are told."""
    over = any(saying.kind.startswith("overrid") for saying in told.says)
    kind = "override" if over else "repeal" if told.undoes else ""
    of_kind = [v for v in votes if (kind in v.ways if kind else not v.ways & {"override", "repeal", "committee"})]
    of_years = [vote for vote in of_kind if vote.date[:4] in years] if years else of_kind
    return [vote for vote in of_years if not chamber or vote.body == chamber]


def _numbers_count(laws: Sequence[Instrument], *, chamber: bool) -> bool:
    """Whether numbers of a vote can be told from those of another chamber."""
    return chamber or laws[0].jurisdiction.count("/") > STATE_DEEP or "place" in laws[0].jurisdiction


def _of_people(kind: str, people: frozenset[str], sides: Sides) -> bool:
    other = sides.opponents - sides.backers if kind == "person_for" else sides.backers - sides.opponents
    return bool(people & other) and people <= other


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
    return exact and not making.dead and len(counted) == len(votes) > 0 and all(v.yes != number for v in counted)


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

SIGNED: Mapping[str, frozenset[str]] = {
    "signed": frozenset({"unsigned", "overridden", "vetoed"}),
    "vetoed": frozenset({"signed", "unsigned"}),
    "unsigned": frozenset({"signed", "overridden", "vetoed"}),
    "overridden": frozenset({"override_failed", "signed", "unsigned"}),
    "override_failed": frozenset({"overridden"}),
    "both_vetoed": frozenset({"override_failed", "signed", "unsigned"}),
}
"""What of the record excludes each thing that is said of whoever signs laws."""
SPARED: Mapping[str, frozenset[str]] = {
    "signed": frozenset({"signed"}), "vetoed": frozenset({"vetoed", "overridden", "override_failed"}),
    "unsigned": frozenset({"unsigned"}), "overridden": frozenset({"overridden", "vetoed"}),
    "override_failed": frozenset({"override_failed"}), "both_vetoed": frozenset({"overridden", "vetoed"}),
}  # fmt: skip
"""What of it leaves each open all the same."""


def _of_signing(
    checking: Checking, claim: Claim, kind: str, told: Enacting, making: Making, years: frozenset[str],
    laws: Sequence[Instrument],
) -> bool:  # fmt: skip
    """Whether the record excludes what is said to have become of a law on a desk, or by whom."""
    home = laws[0].jurisdiction
    if told.office and home.count("/") not in OFFICE_LEVEL.get(told.office, ()):
        return False
    if told.named and told.named[0].office[0] != home:
        return False
    steps = {step for step, date in making.signing if not years or date[:4] in years}
    if not steps and years:
        steps = {step for step, _ in making.signing} if len({date[:4] for _, date in making.signing}) == 1 else set()
    if steps & SIGNED[kind] and not steps & SPARED[kind]:
        return True
    return kind == "signed" and bool(told.named) and not held_then(checking, claim, told.named, laws, years)


@cache
def _gate(lang: str) -> frozenset[str]:
    return frozenset(data("enacted.yaml")[lang]["gate"])


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
