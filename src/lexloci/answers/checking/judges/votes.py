"""By what vote something passed, and who signed it (``data/votes.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import notes_of, ruled, stated
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
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
PIECES = re.compile(r"[,;]| (?:and|y|while|mientras) (?=(?:the|el|la) |\d)", re.I)
"""Where a sentence goes over from the vote of one chamber to that of the other."""
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
ENACTED = frozenset({"statute", "ordinance", "constitution"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """Rulings on the vote and the signer that the sentence gives for what it names."""
    found = _laws(told(checking, claim))
    if not found or not stated(claim):
        return []
    law, votes, office = found[0], _votes_said(claim), _office_said(claim) if len(found) == 1 else ""
    if not _one_act(found):
        return [_open(law)] if votes else []
    verdicts = [_of_vote(found, chamber, vote) for chamber, vote in votes]
    if not claim.whole.words.there.isdisjoint(_words(claim.lang, "later")):
        verdicts = [None if verdict == "contradicted" else verdict for verdict in verdicts]
    if not votes and _pattern(claim.lang, "unanimous").search(claim.whole.words.line):
        verdicts += _of_one_mind(claim, found)
    elif not votes and _margin_wrong(claim, found):
        verdicts.append("contradicted")
    out = [ruled(checking, law, v, "check_vote") for v in verdicts if v is not None]
    if office and not _may_have_signed(law, office):
        out.append(ruled(checking, law, "contradicted", "check_signer"))
    return [*out, _open(law)] if None in verdicts else out


def _open(law: Instrument) -> Ruling:
    """That a vote told is not on record, so that nothing else bears the sentence out."""
    return Ruling(verdict="not_established", reason=say("check_details"), instrument=law.id, open=True)


def _laws(found: Sequence[Instrument]) -> list[Instrument]:
    """What was voted on: no case, and no resolution on a law beside that law."""
    laws = [i for i in found if i.case is None]
    made = [i for i in laws if i.kind in ENACTED]
    return made if len(made) == 1 else laws


def _one_act(found: Sequence[Instrument]) -> bool:
    """Whether instruments are one law, or the sections of one act, and no case."""
    same = {(i.jurisdiction, i.kind) for i in found}
    return len(found) == 1 or (len(same) == 1 and all(i.case is None and i.bill is None for i in found))


def _votes_said(claim: Claim) -> list[tuple[str, tuple[int, int]]]:
    """The one vote of the sentence with the chamber it names, or one vote in each piece with its chamber."""
    words = claim.whole.words
    if words.there.isdisjoint(_words(claim.lang, "around")):
        return []
    votes = set(_votes(words.text, claim.lang))
    if len(votes) == 1:
        return [(_chamber(words), votes.pop())]
    pieces = [(_chamber(Words(p)), set(_votes(p, claim.lang))) for p in PIECES.split(words.text)]
    told_of = [(chamber, found) for chamber, found in pieces if found]
    if any(not chamber or len(found) != 1 for chamber, found in told_of):
        return []
    return [(chamber, found.pop()) for chamber, found in told_of]


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


def _of_vote(laws: Sequence[Instrument], chamber: str, vote: tuple[int, int]) -> Verdict | None:
    """The verdict on a vote; None where the record has none for that chamber."""
    notes = _notes(laws, chamber)
    known = {v for note in notes for v in _votes(note, "en")}
    if vote in known:
        return "supported"
    if known:
        return "contradicted" if laws[0].bill is None or chamber else None
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    return "contradicted" if nobody and vote[1] > 0 else None


def _chamber(words: Words) -> str:
    """The chamber that a text names."""
    return next((ENGLISH.get(key, key) for key in words.keys if key in CHAMBERS), "")


def _notes(laws: Sequence[Instrument], chamber: str) -> list[str]:
    """The sentences of the notes on laws; with a chamber those that name it."""
    notes = [n for law in laws for text in notes_of(law) for n in re.split(r"(?<=[.;])\s", text)]
    return [note for note in notes if chamber in Words(note).there] if chamber else notes


def _of_one_mind(claim: Claim, laws: Sequence[Instrument]) -> Iterator[Verdict]:
    """The verdict on "unanimously", where the record has the one vote, or says that nobody was against it."""
    if not claim.whole.words.there.isdisjoint(_words(claim.lang, "on_the_way")):
        return
    notes = _notes(laws, _chamber(claim.whole.words))
    known = {vote for note in notes for vote in _votes(note, "en")}
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    if known and not nobody and all(vote[1] > 0 for vote in known):
        yield "contradicted"
    elif nobody and not any(vote[1] > 0 for vote in known) and not claim.whole.details:
        yield "supported"


def _margin_wrong(claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether it is said that somebody was against what nobody was against, or that one vote decided."""
    words = claim.whole.words
    if not words.there.isdisjoint(_words(claim.lang, "on_the_way") | _words(claim.lang, "nobody")):
        return False
    notes = _notes(laws, _chamber(claim.whole.words))
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
