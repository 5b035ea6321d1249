"""By what vote something passed, and who signed it (``data/votes.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import notes_of, ruled, stated
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

VOTE = re.compile(
    r"(?<![\w§.-])(\w{1,8})\s?(?:-|–| (?:votes |votos )?(?:to|a|contra|against|frente a) )\s?(\w{1,8})"
    r"(?![\w.-]*\d|-)"
)
CHAMBERS = ("house", "senate", "camara", "senado")
ENGLISH = {"camara": "house", "senado": "senate"}
NOBODY = re.compile(r"without a vote against|unanim|no vote against|without dissent")
LARGEST = 500
NO_SUM = re.compile(r"\b(?:19|20)\d\d\b")

OFFICES: Mapping[str, tuple[str, ...]] = {
    "governor": ("governor", "gov", "gobernador", "gobernadora"),
    "mayor": ("mayor", "alcalde", "alcaldesa"),
    "president": ("president", "presidente"),
    "executive": ("county executive",),
    "manager": ("city manager", "manager"),
    "attorney": ("attorney general", "procurador", "fiscal general"),
}
"""Who signs orders, as texts and the record's issuers call them."""
SIGNED = {"en": r"(?:signed|issued)", "es": r"(?:firmo|dicto|emitio)"}
BY = {"en": r"(?:signed|issued) by(?: the)?", "es": r"(?:firmad\w|dictad\w|emitid\w) por(?: el| la)?"}
UNSIGNED = re.compile(
    r"without (?:a|the governor\W*s?) signature|veto (?:was )?overridden|overrode the veto", re.I
)
VOTERS = re.compile(r"(?:by|to) (?:the )?voters|voters (?:approved|passed)|at the polls", re.I)
LOCAL = frozenset({"ordinance", "resolution"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """Rulings on the vote and the signer that the sentence gives for what it names."""
    found = told(checking, claim)
    if len(found) != 1 or not stated(claim):
        return []
    vote, office = _vote_said(claim), _office_said(claim)
    out = []
    if vote is not None and (right := _vote_right(claim, found[0], vote)) is not None:
        out.append(ruled(checking, found[0], "supported" if right else "contradicted", "check_vote"))
    elif vote is None and _pattern(claim.lang, "unanimous").search(claim.whole.words.line):
        out += [ruled(checking, found[0], v, "check_vote") for v in _of_one_mind(claim, found[0])]
    elif vote is None and _margin_wrong(claim, found[0]):
        out.append(ruled(checking, found[0], "contradicted", "check_vote"))
    if office and not _may_have_signed(found[0], office):
        out.append(ruled(checking, found[0], "contradicted", "check_signer"))
    return out


def _vote_said(claim: Claim) -> tuple[int, int] | None:
    """The one vote of the sentence."""
    if claim.whole.words.there.isdisjoint(_words(claim.lang, "around")):
        return None
    votes = set(_votes(claim.whole.words.text, claim.lang))
    return votes.pop() if len(votes) == 1 else None


def _votes(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Every vote that stands in ``text``, in digits or words."""
    numbers: dict[str, int] = {**data("quantities.yaml")[lang]["numbers"], "one": 1, "none": 0, "zero": 0,
                               "uno": 1, "cero": 0}  # fmt: skip
    for mark in reversed(marks(text)):
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    for match in VOTE.finditer(text.casefold()):
        sides = [int(g) if g.isdigit() else numbers.get(g) for g in match.groups()]
        if None not in sides and max(sides) < LARGEST and not NO_SUM.search(match.group()):  # type: ignore[type-var,operator]
            yield sides[0], sides[1]  # type: ignore[misc]


def _vote_right(claim: Claim, instrument: Instrument, vote: tuple[int, int]) -> bool | None:
    """Whether the record has the vote; None where it has none for that chamber."""
    chamber = _chamber(claim)
    notes = _notes(instrument, chamber)
    known = {v for note in notes for v in _votes(note, "en")}
    if vote in known:
        return True
    if known:
        return False if instrument.bill is None or chamber else None
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    return False if nobody and vote[1] > 0 else None


def _chamber(claim: Claim) -> str:
    """The chamber that the sentence names."""
    return next((ENGLISH.get(key, key) for key in claim.whole.words.keys if key in CHAMBERS), "")


def _notes(instrument: Instrument, chamber: str) -> list[str]:
    """The sentences of its notes; with a chamber those that name it."""
    notes = [note for text in notes_of(instrument) for note in re.split(r"(?<=[.;])\s", text)]
    return [note for note in notes if chamber in Words(note).there] if chamber else notes


def _of_one_mind(claim: Claim, instrument: Instrument) -> Iterator[Verdict]:
    """The verdict on "unanimously", where the record has the one vote, or says that nobody was against it."""
    if not claim.whole.words.there.isdisjoint(_words(claim.lang, "on_the_way")):
        return
    notes = _notes(instrument, _chamber(claim))
    known = {vote for note in notes for vote in _votes(note, "en")}
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    if known and not nobody and all(vote[1] > 0 for vote in known):
        yield "contradicted"
    elif nobody and not any(vote[1] > 0 for vote in known) and not claim.whole.details:
        yield "supported"


def _margin_wrong(claim: Claim, instrument: Instrument) -> bool:
    """Whether it is said that somebody was against what nobody was against, or that one vote decided."""
    words = claim.whole.words
    if not words.there.isdisjoint(_words(claim.lang, "on_the_way") | _words(claim.lang, "nobody")):
        return False
    notes = _notes(instrument, _chamber(claim))
    known = {vote for note in notes for vote in _votes(note, "en")}
    if _pattern(claim.lang, "by_one").search(words.line):
        return bool(known) and all(abs(yes - no) > 1 for yes, no in known)
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    return (
        nobody
        and not any(no for _, no in known)
        and (_pattern(claim.lang, "against").search(words.line) is not None)
    )


def _office_said(claim: Claim) -> str:
    """The office of the one person who is said to have signed."""
    line = claim.whole.words.line
    if len(re.findall(rf" {SIGNED[claim.lang]} | {BY[claim.lang]} ", line)) != 1:
        return ""
    if re.search(rf" {SIGNED[claim.lang]} (?:a|an|un|una) ", line):
        return ""
    held = {
        office
        for office, names in OFFICES.items()
        for name in names
        if re.search(
            rf" {name} (?:\w+ ){{0,3}}?{SIGNED[claim.lang]} | {BY[claim.lang]} (?:\w+ )?{name} ", line
        )
    }
    every = {office for office, names in OFFICES.items() for name in names if f" {name} " in line}
    return held.pop() if len(held) == 1 and len(every | held) == 1 else ""


def _may_have_signed(instrument: Instrument, office: str) -> bool:
    """Whether whoever holds the office may have signed it, for all the record says."""
    level = instrument.jurisdiction.rsplit("/", 1)[-1].split(":")[0]
    if instrument.kind in LOCAL | {"executive_order"} and level in ("place", "county"):
        issuer = (instrument.issuer or "").casefold()
        if issuer and instrument.kind == "executive_order":
            return any(name in issuer for name in OFFICES[office])
        return office not in ("governor", "president")
    if level in ("state", "territory") and instrument.kind in ("statute", "executive_order", "bill"):
        if office == "governor" and any(VOTERS.search(note) for note in notes_of(instrument)):
            return False
        if office == "governor":
            return not any(UNSIGNED.search(note) for note in notes_of(instrument))
        return office in ("attorney", "president")
    return True


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("votes.yaml")[lang][name])


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(data('votes.yaml')[lang][name])}) ")
