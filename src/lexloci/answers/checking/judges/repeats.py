"""A sentence that says no more than the record does of one law or case: it is borne out.

Asked last, of sentences that no other judge could decide. Nearly all that a sentence says must stand in one
piece of the record; names, numbers, times and words that turn a meaning (``repeats.yaml``) without exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import history_of
from lexloci.answers.checking.judges.plainly import doubted, rules_of
from lexloci.answers.checking.judges.spans import DURING, compatible, told_periods
from lexloci.answers.checking.linking import around, names_unknown, told
from lexloci.answers.checking.ruling import Checking, Ruling, cited
from lexloci.answers.checking.telling import (
    Held,
    Piece,
    Telling,
    rules,
    sentences,
    stem_of,
    stems_in,
    turning,
)
from lexloci.answers.statement import both
from lexloci.answers.words import LANGUAGES, say
from lexloci.core.patterns import compiled
from lexloci.law.timeline import standing
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.days import Period
from lexloci.reading.events import happenings
from lexloci.reading.figures import figures
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words, words_of

LEAST_WORDS, ENOUGH_WORDS = 4, 5
"""Content words below which a sentence could be about anything; the same, where it names no law or time."""
LEAST, NEARLY, POINTED = 0.65, 0.85, 0.57
"""The share of a sentence's words that a piece must hold; from which on a word "beside" the matter may be
missing; that is enough where the sentence names the law."""
KINDS = ("now", "proposed", "local", "of_place")
"""Kinds of words that a sentence may have."""
NAME = compiled(r"(?<=[a-z,;:’'] )(?:[A-Z][\w’'-]+ )*([A-Z][\w’'-]*[a-z][\w’'-]*)")
"""A name inside a sentence, and its last word."""
LEADING = compiled(r"(?:[A-Z][\w’'.-]* ){1,4}([A-Z][\w’'-]*[a-z][\w’'-]*)(?= [a-z])")
"""A name with which a sentence begins, and its last word: "Mayor Ann Lee signed"."""
OWNER = compiled(r"\b([A-Z][\w-]*[a-z])['’]s\b")
"""A name to which something belongs: "Governor Polis's order"."""
OPPOSED = {
    "must": {"prohibited", "permitted"}, "may": {"prohibited"},
    "may_not": {"required", "permitted", "available"},
}  # fmt: skip
"""Positions of rules that what is told contradicts."""
DONE = {
    "en": compiled(
        r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeing )"
        r"\b(?:[a-z]{3,}ed|overrode|threw|struck|won|lost|gave|took|sent|found|made|held|led)\b"
    ),
    "es": compiled(r"[a-z](?:ó|aron|ieron|eron)\b"),
}
"""Verbs of what was done."""
BINDING = frozenset({"must", "may", "may_not"})
"""What is told of the law of today, and not of what was."""
ONLY = frozenset({"only", "unless", "except", "solo", "salvo", "excepto"})
"""Words by which the record lets something in some cases, and a sentence without them in all."""
SUCH = compiled(r" such (?!as )| tal(?:es)? (?!vez |como )")
"""Words that point back wherever they stand."""
FIRST = 3
"""Words at the beginning of a sentence among which a pronoun points back."""
AND_NOT = frozenset({"nor", "neither", "ni", "tampoco"})
"""Words that deny one thing more: "no answer nor form"."""
MORE = compiled(r"\b(?:and never|y nunca)\b")
"""The same in two words: "they may not ask, and never a witness"."""
EVEN = 2
AGAINST = frozenset({"against", "contra"})
DOWN = compiled(r"\b(?:turn|turns|turned|voted?) down\b")
"""Two words that refuse something."""
KINDS_OVER = frozenset({"case", "bill", "list", "designation"})
"""What has no rule in force, and is told of all the same."""


class Saying(Struct, frozen=True):
    """What of a sentence is looked for in the record.

    :ivar stems: its content words, without endings.
    :ivar own: stems that must be there, whatever else is; ``beside``: those of which one may be missing.
    :ivar times: when it is told to have been.
    :ivar places: the places it names.
    :ivar has: kinds of words that it has (:data:`KINDS`); ``against``, where a word turns its meaning round;
        ``happens``, where it tells what happened to a law.
    """

    lang: str
    stems: frozenset[str]
    own: frozenset[str]
    beside: frozenset[str]
    times: tuple[Period, ...]
    places: tuple[Jurisdiction, ...]
    has: frozenset[str]


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: ``supported``."""
    words = words_of(claim.sentence.text)
    hedged = not rules(claim.lang)["hedged"].isdisjoint(words.there)
    if claim.answered is not None or hedged or doubted(words):
        return []
    called = {law.id for law in told(checking, claim)}
    if not called and (_points_back(claim, words) or names_unknown(checking, claim)):
        return []
    said = _saying(checking, claim, words)
    vague = len(said.stems) < ENOUGH_WORDS and not said.times
    if len(said.stems) < LEAST_WORDS or (not called and (vague or "proposed" in said.has)):
        return []
    held = _telling(checking, claim).most(said.stems, POINTED if called else LEAST)
    found = [
        one
        for one in held
        if (not called or one.piece.instrument.id in called) and _bears_out(checking, claim, said, one)
    ]
    return [_ruling(checking, max(found, key=lambda one: one.share).piece)] if found else []


def _points_back(claim: Claim, words: Words) -> bool:
    """Whether it is said of something that another sentence names: "It was signed", "that change"."""
    back = rules(claim.lang)["back"]
    return (
        "back" in claim.whole.concepts
        or not back["first"].isdisjoint(words.keys[:FIRST])
        or any(f" {phrase} " in words.line for phrase in back["phrases"])
        or SUCH.search(words.line) is not None
    )


def _saying(checking: Checking, claim: Claim, words: Words) -> Saying:
    lang, told_of = claim.lang, rules(claim.lang)
    times = tuple(told_periods(words, lang, checking.on))
    dated = {n for when in times for n in range(when.begin, when.end + 1)}
    places = (*claim.own_places, *((checking.subject,) if checking.subject is not None else ()))
    near = {key for place in places for key in words_of(place.name).keys}
    empty = _empty(lang)
    stems, own, beside = set(), set(_named(words, claim, dated)), set()
    for n, (key, stem) in enumerate(zip(words.keys, stems_in(words.keys, lang), strict=True)):
        if key in told_of["own"] or " " in stem or (stem.isdigit() and n not in dated):
            own.add(stem)
        elif key in told_of["beside"]:
            beside.add(stem)
        elif n in dated or key in told_of["against"] or key in empty or key in near:
            continue
        stems.add(stem)
    has = {name for name in KINDS if not told_of[name].isdisjoint(words.there)}
    has |= {"against"} if turning(words.text, lang) else set()
    has |= {"happens"} if happenings(words, lang) else set()
    return Saying(
        lang=lang, stems=frozenset(stems), own=frozenset(own), beside=frozenset(beside), times=times,
        places=claim.own_places, has=frozenset(has),
    )  # fmt: skip


@cache
def _empty(lang: str) -> frozenset[str]:
    """Words that say nothing of what a sentence is about."""
    return frozenset(data("likeness.yaml")[lang]["empty"])


def _named(words: Words, claim: Claim, dated: set[int]) -> Iterator[str]:
    """The last words of names of people, acts and agencies in a sentence; not months."""
    of_places = {key for place in claim.own_places for key in words_of(place.name).keys}
    days = {words.keys[n] for n in dated}
    first = LEADING.match(words.text)
    common = rules(claim.lang)["beside"] | rules(claim.lang)["local"]
    for match in chain(NAME.finditer(words.text), OWNER.finditer(words.text), [first] if first else []):
        for key in words_of(match[1]).keys[-1:]:
            if key not in of_places and key not in days and not (match is first and key in common):
                yield stem_of(key, claim.lang)


def _telling(checking: Checking, claim: Claim) -> Telling:
    """What the record tells of the places spoken of, kept from page to page."""
    kept = checking.record.kept.setdefault("pieces", {})
    return checking.index(around(checking, claim)).telling(claim.lang, kept)


def _bears_out(checking: Checking, claim: Claim, said: Saying, held: Held) -> bool:
    """Whether a piece of the record says all of a sentence, and says it of today where that does."""
    piece = held.piece
    missing = said.beside - piece.stems
    return (
        said.own <= piece.stems
        and (not missing or (held.share >= NEARLY and len(missing) == 1))
        and all(any(compatible(when, day) for day in piece.dates) for when in said.times)
        and (
            piece.event or not ("happens" in said.has and any(when.relation == DURING for when in said.times))
        )
        and _at_once(said, piece)
        and _of_the_place(checking, claim, said, piece)
        and _as_long(claim, piece)
        and _same_way(claim, said, piece)
        and _holds(checking, claim, said, piece)
    )


def _at_once(said: Saying, piece: Piece) -> bool:
    """Whether one sentence of a piece has all the words that must be told: who did what."""
    own = said.own - piece.called
    lines = [stems_in(words_of(line).keys, said.lang) for line in sentences(piece.text)]
    return not lines or len(own) < EVEN or any(own <= {*line} for line in lines)


def _of_the_place(checking: Checking, claim: Claim, said: Saying, piece: Piece) -> bool:
    """Whether a piece is of the places that the sentence speaks of, or names them.

    Federal rules bear out what is said of a place only where they decide there.
    """
    where, law, place = piece.instrument.jurisdiction, piece.instrument, claim.place
    if _of_other_level(claim, where):
        return False
    if "of_place" in said.has and piece.provision is None and place is not None and place.kind in STATE_KINDS:
        return False
    if where == COUNTRY and piece.provision is not None and place is not None and place.id != COUNTRY:
        variable = piece.provision.variable
        top = (
            checking.context(place).finding(variable).controlling if variable in checking.variables else None
        )
        if "local" in said.has or top is None or top.rule.instrument != law.id:
            return False
    return all(_covers(piece, named, said.lang) for named in said.places)


def _of_other_level(claim: Claim, where: str) -> bool:
    """Whether it is told of the city, and the law is of the county around it."""
    there, place = claim.whole.words.there, claim.place
    city = not there.isdisjoint(rules(claim.lang)["of_city"]) and there.isdisjoint(
        rules(claim.lang)["of_county"]
    )
    own = place is not None and where in (place.id, *place.same_as)
    return city and "/county:" in where and not own


def _covers(piece: Piece, named: Jurisdiction, lang: str) -> bool:
    """Whether a piece is of a place, or of one in it; or names it, or is a rule of the state above it."""
    law, where = piece.instrument, piece.instrument.jurisdiction
    inside = f"{where}/".startswith(f"{named.id}/")
    under = piece.provision is not None and named.id.startswith(f"{where}/")
    if named.id == COUNTRY or named.id in law.about or (where != COUNTRY and (inside or under)):
        return True
    return any(stem_of(key, lang) in piece.stems for key in words_of(named.name).keys)


def _as_long(claim: Claim, piece: Piece) -> bool:
    """Whether each length of time of the sentence is told: the "4" of "SB 4" is not that of four years."""
    words, piece_words = words_of(claim.sentence.text), words_of(piece.text)
    told = figures(piece_words, piece.lang)
    return all(
        any(one.same(other) for other in told) or words.line[one.first : one.last] in piece_words.line
        for one in figures(words, claim.lang)
    )


def _same_way(claim: Claim, said: Saying, piece: Piece) -> bool:
    """Whether the sentence of the record that is nearest denies where this one does, and only there."""
    provision, stance = piece.provision, claim.whole.stance
    if provision is not None and provision.position in OPPOSED.get(stance.stance or "", ()):
        return False
    near = max(sentences(piece.text), key=lambda line: _shared(said, line), default="")
    if piece.event and (_hedged(near, said.lang) or _of_its_contrary(claim, piece)):
        return False
    if _as_the_law_is_not(claim, said, piece, near):
        return False
    chief, mine = _turns(near, said.lang), _turns(claim.sentence.text, said.lang)
    if "against" in said.has:
        return bool(chief) and not (len(mine) == 1 and len(chief) == EVEN and mine[0] in chief)
    return len(chief) % EVEN == 0 and (said.own | said.beside).isdisjoint(_only_denied(piece, said.lang))


def _as_the_law_is_not(claim: Claim, said: Saying, piece: Piece, near: str) -> bool:
    """Whether it drops a bound of the rule, puts people outside of it, or tells how it was as how it is.

    :param near: the sentence of the record that is nearest.
    """
    words, stance = claim.whole.words, claim.whole.stance.stance
    bounds = not ONLY.isdisjoint(words_of(near).there) and ONLY.isdisjoint(words.there)
    outside = _leaves_out(words, said.lang) != _leaves_out(words_of(piece.text), said.lang)
    now = stance in BINDING and not said.times
    bygone = now and not said.own.isdisjoint(_only_bygone(piece, said.lang))
    return (stance == "may" and bounds) or outside or bygone


def _hedged(line: str, lang: str) -> bool:
    """Whether a sentence of the record tells of what may be, or of what somebody would do."""
    return not rules(lang)["unsure"].isdisjoint(words_of(line).there)


def _of_its_contrary(claim: Claim, piece: Piece) -> bool:
    """Whether something is said to have been approved of which the record has a resolution against it."""
    lang, law = claim.lang, piece.instrument
    title = words_of(getattr(law.title, lang))
    against = turning(title.text, lang) or not title.there.isdisjoint(AGAINST)
    against = against and not _turns(claim.sentence.text, lang)
    made = rules(lang)["made"]
    return (
        bool(against)
        and any(f" {word} " in claim.whole.words.line for word in made)
        and (claim.whole.words.there.isdisjoint(rules(lang)["laws"]))
    )


def _leaves_out(words: Words, lang: str) -> bool:
    """Whether somebody is told to be outside a rule."""
    return any(f" {phrase} " in words.line for phrase in rules(lang)["outside"])


def _only_bygone(piece: Piece, lang: str) -> set[str]:
    """Words that stand only in sentences by which a piece tells how something was."""
    stems: tuple[set[str], set[str]] = set(), set()
    for line in sentences(piece.text):
        words = words_of(line)
        was = not rules(lang)["was"].isdisjoint(words.there) and rules(lang)["binds"].isdisjoint(words.there)
        stems[was].update(stems_in(words.keys, lang))
    return stems[1] - stems[0]


def _turns(text: str, lang: str) -> list[str]:
    """Words that turn the meaning of a text round, those that deny one thing more left out."""
    turns = turning(MORE.sub(" ", DOWN.sub("refused", text)), lang)
    return [key for key in turns if key not in AND_NOT] or turns[:1]


def _only_denied(piece: Piece, lang: str) -> set[str]:
    """Words that stand only in sentences by which a piece denies something."""
    stems: tuple[set[str], set[str]] = set(), set()
    for line in sentences(piece.text):
        stems[len(turning(line, lang)) % EVEN].update(stems_in(words_of(line).keys, lang))
    return stems[1] - stems[0]


def _shared(said: Saying, line: str) -> int:
    return len(said.stems & {stem_of(key, said.lang) for key in words_of(line).there})


def _holds(checking: Checking, claim: Claim, said: Saying, piece: Piece) -> bool:
    """Whether what is told still holds, or is told of a time that is over."""
    law = piece.instrument
    if law.bill is not None and law.bill.status != "signed" and "proposed" not in said.has:
        return False
    past = said.times or claim.whole.past or (piece.event and DONE[claim.lang].search(claim.sentence.text))
    if not law.provisions or (past and "now" not in said.has):
        return True
    if said.times or piece.event or ("now" in said.has and piece.provision is None):
        return False
    stands = [
        standing(rule.steps, (rule.jurisdiction,), checking.on)
        for rule in rules_of(checking, [law])
        if piece.provision is None or rule.provision == piece.provision.id
    ]
    return any(
        s.in_force and not (s.suspended or s.disputed or s.uncertain or s.lapsed_since) for s in stands
    )


def _ruling(checking: Checking, piece: Piece) -> Ruling:
    law = piece.instrument
    truth = history_of(checking, law)
    if piece.told:
        text = {lang: " ".join(getattr(text, lang) for text in piece.told) for lang in LANGUAGES}
        truth = cited(
            law, say("check_repeats", title=both(law.title), citation=law.citation, text=text), piece.sources
        )
    variable = piece.provision.variable if piece.provision is not None else None
    return Ruling(
        verdict="supported", reason=say("check_supported"), instrument=law.id, variable=variable, truth=truth
    )
