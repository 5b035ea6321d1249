"""How a law came about, as the record's notes tell it: votes, signature, veto (``data/enacted.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.judges.votes import NOBODY, PERCENT, chamber_of, votes_in
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Event, Instrument

SENTENCE = compiled(r"[.;]\s+|[.;]$")
PIECE = compiled(r", (?=the (?:House|Senate|Assembly)\b)|, (?=after )")
"""Where a sentence of a note goes over from one vote to another."""
INHERITED = frozenset({"override", "repeal"})
"""What a vote is that is told behind one of its kind."""
SIGNING = ("overridden", "override_failed", "unsigned", "signed", "vetoed")
POLLS = ("kept", "voters_yes", "voters_no")
WAYS = ("committee", "first", "put_off", "repeal", "override")
BY_ALL = compiled(r"\bby all\b|\bby all votes\b|\bAll members\b|\bAll (?:\w+ )?commissioners\b|none against")
SIGNED_ON = compiled(r"\bsigned (?:on )?[A-Z][a-z]{2,8}\.? \d")
MADE = frozenset({"passed", "enacted", "signed", "effective"})
DEAD = frozenset({"failed", "withdrawn"})
OVER_VETO = frozenset({"passed", "enacted", "effective"})


class Vote(Struct, frozen=True):
    """A vote of which the record tells.

    :ivar yes, no: how many were for it and against it; -1 where only is told that nobody was against it.
    :ivar body: ``house``, ``senate``, or nothing where no chamber is named.
    :ivar ways: what kind of vote it was, if not the one by which something was made.
    """

    date: str
    event: str
    body: str
    yes: int
    no: int
    nobody: bool
    ways: frozenset[str]

    @property
    def whole(self) -> int:
        """How many voted."""
        return self.yes + self.no


class Making(Struct, frozen=True):
    """What the record tells of how laws came about.

    :ivar votes: the votes; ``shares``: the percent of the vote at the polls that was for it, if told.
    :ivar signing: ``signed``, ``vetoed``, ``overridden`` …, each with the dates of the events that tell so.
    :ivar polls: what voters did with it.
    :ivar killed: the day of a veto after which nothing came.
    :ivar dead: it failed or was withdrawn, and was never made.
    """

    votes: tuple[Vote, ...]
    shares: tuple[float, ...]
    signing: tuple[tuple[str, str], ...]
    polls: frozenset[str]
    dead: bool
    killed: str = ""


def making_of(checking: Checking, laws: Sequence[Instrument]) -> Making:
    """How laws came about; what is told of each is kept with the record."""
    kept: dict[str, Making] = checking.record.kept.setdefault("making of laws", {})
    found = []
    for law in laws:
        if law.id not in kept:
            kept[law.id] = _of(law)
        found.append(kept[law.id])
    return Making(
        votes=tuple(vote for one in found for vote in one.votes),
        shares=tuple(share for one in found for share in one.shares),
        signing=tuple(step for one in found for step in one.signing),
        polls=frozenset(told for one in found for told in one.polls),
        dead=bool(found) and all(one.dead for one in found),
        killed=found[0].killed if len(found) == 1 else "",
    )


def _of(law: Instrument) -> Making:
    kinds = {event.event for event in law.timeline}
    notes = [event.note.en for event in law.timeline if event.note]
    return Making(
        votes=tuple(vote for event in law.timeline for vote in _votes_of(event)),
        shares=tuple(float(share) for note in notes for share in PERCENT.findall(note)),
        signing=(*((step, e.date) for e in law.timeline for step in _signing(e, law)), *_as_cited(law)),
        polls=frozenset(told for told in POLLS if any(_way(told).search(note) for note in notes)),
        dead=bool(kinds & DEAD) and not kinds & (MADE - {"passed"}),
        killed=_killed(law, kinds),
    )


def _killed(law: Instrument, kinds: Set[str]) -> str:
    """When something was vetoed that was never made."""
    vetoes = [event.date for event in law.timeline if event.event == "vetoed"]
    never = law.bill is None or law.bill.status == "vetoed"
    return max(vetoes) if vetoes and never and not kinds & (MADE - {"passed"}) else ""


def _votes_of(event: Event) -> Iterator[Vote]:
    """The votes of which the note on a step tells."""
    note = event.note.en if event.note else ""
    before: frozenset[str] = frozenset()
    for piece, goes_on in _pieces(note):
        body = chamber_of(Words(piece))
        ways = frozenset(way for way in WAYS if _way(way).search(piece)) | (before if goes_on else set())
        before = ways & INHERITED
        nobody = NOBODY.search(piece.casefold()) is not None or BY_ALL.search(piece) is not None
        counts = list(votes_in(piece, "en"))
        for yes, no in counts:
            yield Vote(event.date, event.event, body, yes, no, nobody or not no, ways)
        if nobody and not counts:
            bodies = ("house", "senate") if "ouse and the Senate" in piece else (body,)
            yield from (Vote(event.date, event.event, one, -1, -1, True, ways) for one in bodies)


def _pieces(note: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a note, and whether each goes on with what the one before began."""
    for sentence in SENTENCE.split(note):
        for n, piece in enumerate(PIECE.split(sentence)):
            yield piece, n > 0


def _as_cited(law: Instrument) -> Iterator[tuple[str, str]]:
    """The signature under a law that is called by its day: "SB 245 of 2026 (signed February 17, 2026)"."""
    made = [event.date for event in law.timeline if event.event in ("enacted", "signed")]
    if law.agreement is None and made and SIGNED_ON.search(f"{law.title.en} {law.citation}"):
        yield "signed", made[-1]


def _signing(event: Event, law: Instrument) -> Iterator[str]:
    """What became of something on the desk of whoever signs laws, as a step and its note tell it."""
    note = event.note.en if event.note else ""
    if event.event == "vetoed":
        yield "vetoed"
    for piece in SENTENCE.split(note) if event.event not in ("reviewed", "introduced") else ():
        told = [step for step in SIGNING if _way(step).search(piece)]
        if "override_failed" in told:
            told = ["override_failed"] if event.event == "failed" else []
        if "overridden" in told and (event.event not in OVER_VETO or law.bill is not None):
            told = []
        yield from told


@cache
def _way(name: str) -> re.Pattern[str]:
    return compiled(data("enacted.yaml")["record"][name])
