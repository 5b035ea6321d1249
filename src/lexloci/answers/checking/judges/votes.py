"""By what vote something passed (``data/votes.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import granted, laws_among, notes_of, ruled, stated
from lexloci.answers.checking.judges.spans import DURING, befell_then, told_periods
from lexloci.answers.checking.linking import SHORT, adopted, just_named, meant, told
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import NEAR
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

CHAMBERS = {
    "house": "house", "senate": "senate", "assembly": "assembly", "senators": "senate", "delegates": "house",
    "camara": "house", "senado": "senate", "senadores": "senate", "diputados": "house",
}  # fmt: skip
"""Words of a chamber, by the one that the record's notes call it by."""
WHOLE = frozenset({"general"})
"""A word before an assembly that is both chambers."""
STATE_DEEP = 2
"""Slashes in the id of a state, whose chambers vote by parties."""
HALF, FAR = 50.0, 7.5
"""Of a hundred votes, and how far from half a vote is not close."""
PIECES = compiled(r"[,;]| (?:and|y|while|mientras) (?=(?:the|el|la) |\d)", re.I)
"""Where a sentence goes over from the vote of one chamber to that of the other."""
NOBODY = compiled(r"without a vote against|unanim|no vote against|without dissent")
PERCENT = compiled(r"(\d+(?:\.\d+)?) ?(?:%|percent\b|per cent\b|por ciento\b)", re.I)
ROUNDED = 0.6
"""How far a rounded share of a vote may be off."""
LARGEST = 500
AMENDMENT = compiled(r"\b(?:first|second|fourth|fifth|tenth|fourteenth) amendment\b", re.I)
ANOTHER = compiled(
    r" (?:passed|approved|adopted|enacted|backed|aprob\S+|adopt\S+) (?:an?|another|una?|otr[oa]) "
)
"""How a vote is told on something that was not named before."""
BARE = compiled(r"\d{1,3}–\d{1,3}")
"""What may be the number of a section and is a vote behind words of one: "16–4"."""
NUMBERED = compiled(
    r"\b(?:Bill|Ordinance|Resolution|Order|File|Item|Proyecto|Ordenanza|Resolución|Orden)"
    r" (?:No\. |n\.º )?\d+[-–]\d+"
)
"""A number of a bill that looks like a vote."""
IT = compiled(" (?:it|that one|this one) ")
"""How a sentence begins that means the one thing that the sentence before was about."""
OF_ALL = compiled(
    r" of (?:the|its|their) (?:\w+ )?(?:council )?(?:members|commissioners|supervisors|councilors) "
)
"""Those of whom some are told to have been against something."""
YEAR = 4
"""Characters of a date that are its year."""
NO_SUM = compiled(r"\b(?:19|20)\d\d\b")


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """Rulings on the vote that the sentence gives for what it names."""
    words, lang = claim.whole.words, claim.lang
    voted_on = _voted_on(checking, claim)  # another vote may be meant, where nothing befell it then
    found = [law for law in voted_on if befell_then(law, words, lang, checking.on)]
    if not found or not (stated(claim) or _granted(claim)) or _of_another_body(claim, found):
        return []
    law, votes = found[0], _votes_said(claim)
    if not _one_act(found):
        return [_open(law)] if votes else []
    shares = _share(claim, found)
    if shares is not None and not votes:
        return [ruled(checking, law, shares, "check_vote")]
    verdicts = [_of_vote(found, chamber, vote) for chamber, vote in votes]
    if _lost(claim, found):
        verdicts = ["contradicted" for verdict in verdicts if verdict == "supported"]
    if _later(claim):
        verdicts = [None if verdict == "contradicted" else verdict for verdict in verdicts]
    against = _opposed(claim) if not votes else None
    found = [_of_its_year(one, words, lang, checking.on) for one in found]
    if against is not None:
        verdicts += _of_so_many(claim, found, against)
    elif not votes and not _of_a_party(words) and _pattern(lang, "unanimous").search(words.line):
        verdicts += _of_one_mind(claim, found)
    elif not votes and (_margin_wrong(claim, found) or _not_close(claim, found)):
        verdicts.append("contradicted")
    out = [ruled(checking, law, v, "check_vote") for v in verdicts if v is not None]
    return [*out, _open(law)] if None in verdicts else out


def _voted_on(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that the vote is on: named, of the sentence before, made at the time told, or meant."""
    if ANOTHER.search(claim.whole.words.line) and not marks(claim.whole.words.text):
        return []
    found = told(checking, claim)
    if IT.match(claim.whole.words.line) and not checking.thread.alone:
        return []
    found = found or _just_named(checking, claim) or adopted(checking, claim, _body(claim))
    return laws_among(found or meant(checking, claim))


def of_another_level(words: Words, found: Sequence[Instrument]) -> bool:
    """Whether a county's body is spoken of, and laws are of a city, or the other way about."""
    homes = {law.jurisdiction.rsplit("/", 1)[-1].split(":")[0] for law in found}
    named = " ".join(f"{law.issuer or ''} {law.title.en} {law.citation}" for law in found).casefold()
    counties = not words.there.isdisjoint(("county", "condado")) and "county" not in named
    cities = not words.there.isdisjoint(("city", "ciudad")) and "city" not in named
    return (homes == {"place"} and counties) or (homes == {"county"} and cities)


def _of_its_year(law: Instrument, words: Words, lang: str, on: str) -> Instrument:
    """The law with the steps of the one year that is told, where one is."""
    when = {p.first[:YEAR] for p in told_periods(words, lang, on) if p.relation == DURING}
    if len(when) != 1 or len({event.date[:YEAR] for event in law.timeline}) == 1:
        return law
    return structs.replace(law, timeline=[e for e in law.timeline if e.date[:YEAR] in when])


def _of_another_body(claim: Claim, found: Sequence[Instrument]) -> bool:
    """Whether a city's or county's body voted on something about a law of the state."""
    there, lang = claim.whole.words.there, claim.lang
    if of_another_level(claim.whole.words, found):
        return True
    local = not there.isdisjoint(_words(lang, "local_bodies")) and there.isdisjoint(
        _words(lang, "state_bodies")
    )
    return local and all(law.jurisdiction.count("/") <= STATE_DEEP for law in found)


def _of_a_party(words: Words) -> bool:
    """Whether only those of one party are told to have been of one mind: "every Democrat voted for it"."""
    return not words.there.isdisjoint(data("votes.yaml")["parties"])


def _granted(claim: Claim) -> bool:
    """Whether the vote is told outright before the first comma, whatever is told behind it."""
    told_first = claim.whole.words.text.partition(",")[0]
    return granted(claim) and any(True for _ in votes_in(told_first, claim.lang))


def _lost(claim: Claim, found: Sequence[Instrument]) -> bool:
    """Whether something is said to have passed that failed, or was withdrawn."""
    kinds = {event.event for law in found for event in law.timeline}
    passed = not claim.whole.words.there.isdisjoint(_words(claim.lang, "won"))
    return (
        passed
        and bool(kinds & {"failed", "withdrawn"})
        and not kinds & {"passed", "enacted", "effective", "signed"}
    )


def _later(claim: Claim) -> bool:
    """Whether the vote is one on a later version, or on a change; the Fourth Amendment is none."""
    there = words_of(AMENDMENT.sub(" ", claim.whole.words.text)).there
    return not there.isdisjoint(_words(claim.lang, "later"))


def _body(claim: Claim) -> bool:
    """Whether a body is said to have made something, or to have voted on it."""
    return not claim.whole.words.there.isdisjoint(_words(claim.lang, "made"))


def _share(claim: Claim, laws: Sequence[Instrument]) -> Verdict | None:
    """The verdict on the percent of the vote that a sentence gives; None where the record tells none."""
    said = [float(number) for number in PERCENT.findall(claim.whole.words.text)]
    if len(said) != 1 or claim.whole.words.there.isdisjoint(_words(claim.lang, "carried")):
        return None
    known = [float(number) for note in _notes(laws, "") for number in PERCENT.findall(note)]
    off = min((abs(said[0] - number) for number in known), default=None)
    if off is None:
        return None
    return "supported" if off <= ROUNDED else "contradicted" if off > 2 * ROUNDED else None


def _just_named(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law of the sentence before, where this one is short and on a vote, and on nothing else."""
    words, thread, apart_ = claim.whole.words, checking.thread, _words(claim.lang, "others")
    found = just_named(checking, claim, apart_)
    if not found and thread.alone and thread.age <= NEAR:
        going_on = _pattern(claim.lang, "that_vote").match(words.line)
        found = list(thread.instruments) if going_on else []
    if not found and thread.alone and thread.age <= NEAR + 1 and thread.making_before:
        found = list(thread.instruments) if _pattern(claim.lang, "still_on").match(words.line) else []
    if not found and thread.called_before and len(words) <= SHORT and words.there.isdisjoint(apart_):
        found = [law for law in thread.before if _by_its_body(claim, law)]  # told by what it does
    if not found:
        return []
    ways = ("unanimous", "by_one", "against", "split", "close")
    voted = any(_pattern(claim.lang, way).search(words.line) for way in ways)
    if not voted and not any(votes_in(words.text, claim.lang)) and _opposed(claim) is None:
        return []
    thread.age = 0  # the next sentence may go on with the vote
    return found


def _by_its_body(claim: Claim, law: Instrument) -> bool:
    """Whether a body of the level of a law is said to have voted: a chamber of a state, a city's council."""
    there, local = claim.whole.words.there, law.jurisdiction.count("/") > STATE_DEEP
    return not there.isdisjoint(_words(claim.lang, "local_bodies" if local else "state_bodies"))


def _open(law: Instrument) -> Ruling:
    """That a vote told is not on record, so that nothing else bears the sentence out."""
    return Ruling(verdict="not_established", reason=say("check_details"), instrument=law.id, open=True)


def _one_act(found: Sequence[Instrument]) -> bool:
    """Whether instruments are one law, or the sections of one act, and no case."""
    same = {(i.jurisdiction, i.kind) for i in found}
    return len(found) == 1 or (len(same) == 1 and all(i.case is None and i.bill is None for i in found))


def _votes_said(claim: Claim) -> list[tuple[str, tuple[int, int]]]:
    """The one vote of the sentence with the chamber it names, or one vote in each piece with its chamber."""
    words = claim.whole.words
    if words.there.isdisjoint(_words(claim.lang, "around")):
        return []
    votes = set(votes_in(words.text, claim.lang))
    if len(votes) == 1:
        return [(chamber_of(words), votes.pop())]
    pieces = [(chamber_of(Words(p)), set(votes_in(p, claim.lang))) for p in PIECES.split(words.text)]
    told_of = [(chamber, found) for chamber, found in pieces if found]
    if any(not chamber or len(found) != 1 for chamber, found in told_of):
        return []
    return [(chamber, found.pop()) for chamber, found in told_of]


def votes_in(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Every vote that stands in ``text``, in digits or words."""
    numbers = _numbers(lang)
    for mark in reversed([mark for mark in marks(text) if not BARE.fullmatch(text[mark.start : mark.end])]):
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    plain = NUMBERED.sub(" ", text).casefold()
    for match in (*_vote(lang).finditer(plain), *_sided(lang).finditer(plain)):
        sides = [int(g) if g.isdigit() else numbers.get(g) for g in match.groups()]
        if None not in sides and max(sides) < LARGEST and not NO_SUM.search(match.group()):  # type: ignore[type-var,operator]
            yield sides[0], sides[1]  # type: ignore[misc]


def _of_vote(laws: Sequence[Instrument], chamber: str, vote: tuple[int, int]) -> Verdict | None:
    """The verdict on a vote; None where the record has none for that chamber."""
    notes = _notes(laws, chamber)
    known = {v for note in notes for v in votes_in(note, "en")}
    if vote in known:
        return "supported"
    if known:
        return "contradicted" if laws[0].bill is None or chamber else None
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    return "contradicted" if nobody and vote[1] > 0 else None


def chamber_of(words: Words) -> str:
    """The chamber that a text names."""
    keys = words.keys
    return next(
        (CHAMBERS[k] for n, k in enumerate(keys) if k in CHAMBERS and not WHOLE & {*keys[n - 1 : n]}), ""
    )


def _notes(laws: Sequence[Instrument], chamber: str) -> list[str]:
    """The sentences of the notes on laws; with a chamber those that name it."""
    notes = [n for law in laws for text in notes_of(law) for n in re.split(r"(?<=[.;])\s", text)]
    return [note for note in notes if chamber in Words(note).there] if chamber else notes


def _of_one_mind(claim: Claim, laws: Sequence[Instrument]) -> Iterator[Verdict]:
    """The verdict on "unanimously", where the record has the one vote, or says that nobody was against it."""
    if _on_the_way(claim):
        return
    notes = _notes(laws, chamber_of(claim.whole.words))
    known = {vote for note in notes for vote in votes_in(note, "en")}
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    if known and not nobody and all(vote[1] > 0 for vote in known):
        yield "contradicted"
    elif nobody and not any(vote[1] > 0 for vote in known) and not claim.whole.details:
        yield "supported"


def _opposed(claim: Claim) -> int | None:
    """How many are said to have been against; 0 where only that some were, None where nothing is said."""
    line = OF_ALL.sub(" members ", claim.whole.words.line)
    found, some = _counted(claim.lang).findall(line), _pattern(claim.lang, "split").search(line)
    if len(found) > 1 or _pattern(claim.lang, "partial").search(line):
        return None
    if not some and _pattern(claim.lang, "unanimous").search(line):
        return None
    number = _numbers(claim.lang).get(found[0], int(found[0]) if found[0].isdigit() else 0) if found else 0
    if number:
        return number
    return 0 if some else None


def _of_so_many(claim: Claim, laws: Sequence[Instrument], against: int) -> Iterator[Verdict]:
    """The verdict on how many were against, or on that somebody was (0)."""
    if _on_the_way(claim):
        return
    notes = _notes(laws, chamber_of(claim.whole.words))
    known = {no for note in notes for _, no in votes_in(note, "en")}
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    if (nobody and not any(known)) or (known and not nobody and against and against not in known):
        yield "contradicted"


@cache
def _counted(lang: str) -> re.Pattern[str]:
    """A number of those who were against."""
    numbers = "|".join([r"\d{1,3}", *_numbers(lang)])
    return compiled(
        rf"(?<! not)(?<! no)(?<! ni)(?<! sin)(?<! nor) ({numbers}) {data('votes.yaml')[lang]['counted']}(?= )"
    )


def _on_the_way(claim: Claim) -> bool:
    """Whether another vote is told than the one by which a law was made: of a committee, of judges."""
    bodies = compiled(f" {data('votes.yaml')[claim.lang]['bodies']}(?= )")
    line = bodies.sub(" ", claim.whole.words.line)
    return not _words(claim.lang, "on_the_way").isdisjoint(line.split())


def _margin_wrong(claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether it is said that somebody was against what nobody was against, or that one vote decided."""
    words = claim.whole.words
    if _on_the_way(claim) or not words.there.isdisjoint(_words(claim.lang, "nobody")):
        return False
    notes = _notes(laws, chamber_of(claim.whole.words))
    known = {vote for note in notes for vote in votes_in(note, "en")}
    if _pattern(claim.lang, "by_one").search(words.line):
        nobody = any(NOBODY.search(note.casefold()) for note in notes)
        return bool(known or nobody) and all(abs(yes - no) > 1 for yes, no in known)
    nobody = any(NOBODY.search(note.casefold()) for note in notes)
    return (
        nobody
        and not any(no for _, no in known)
        and (_pattern(claim.lang, "against").search(words.line) is not None)
    )


def _not_close(claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether a vote is told to have been close that the record has far from half."""
    words = claim.whole.words
    if _on_the_way(claim) or _pattern(claim.lang, "close").search(words.line) is None:
        return False
    notes = _notes(laws, chamber_of(words))
    shares = [100 * yes / (yes + no) for note in notes for yes, no in votes_in(note, "en") if yes + no]
    shares += [float(number) for note in notes for number in PERCENT.findall(note)]
    return bool(shares) and all(abs(share - HALF) > FAR for share in shares)


@cache
def _numbers(lang: str) -> dict[str, int]:
    told_ = {str(name): int(value) for name, value in data("quantities.yaml")[lang]["numbers"].items()}
    return {**told_, "one": 1, "none": 0, "zero": 0, "uno": 1, "un": 1, "cero": 0, "ninguno": 0}


@cache
def _vote(lang: str) -> re.Pattern[str]:
    """Two numbers set against each other: "5–4", "nine votes to eight"."""
    number = "|".join([r"\d{1,3}", *sorted(_numbers(lang), key=len, reverse=True)])
    return compiled(
        rf"(?<![\w§.-])({number})\s?(?:-|–| (?:votes |votos )?(?:to|a|contra|against|frente a) )\s?({number})"
        r"(?!\w|[\w.-]*\d|-\d|-\w+-)"
    )


@cache
def _sided(lang: str) -> re.Pattern[str]:
    """A vote of which is told how many were for it and how many against."""
    told_ = data("votes.yaml")[lang]
    numbers = "|".join([r"\d{1,3}", *data("quantities.yaml")[lang]["numbers"], *told_["small"]])
    gap = r"(?:[a-záéíóúñ]+ ){0,3}?"
    return compiled(
        rf"\b({numbers}) {gap}(?:{told_['for']})\b[,;]?"
        rf"(?: [a-záéíóúñ]+){{0,4}}? ({numbers}) {gap}(?:{told_['no']})\b"
    )


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("votes.yaml")[lang][name])


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(data('votes.yaml')[lang][name])}) ")
