"""What a sentence says of a place and a list: whether it tells of the place on it, and says that it is there.

"Houston is on it" ties the two together, "Houston read the list with care" does not. Where several places are
told of, the piece of the sentence that names one tells of it: "it names Denver and leaves Boulder out".
"""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.whichlist import MEANT, VOCABULARY, told_by_ways, told_by_words
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import NAMED, filled
from lexloci.reading.stance import modals
from lexloci.reading.words import Words, words_of

CONTRAST = compiled(
    r" (?:but|though|although|yet|and) not (?!\w+ (?:on|named|listed|there))"
    r"| (?:but|though|yet|and) (?:none|nothing|no (?:entry|line|spot|mention)) (?:for|of|on) "
    r"| (?:pero|y|aunque) (?:ninguna?|nada) (?:para|de|sobre) "
    r"| (?:pero|mas|aunque|y|sino) no (?:a |al |el |la )"
)
"""How a text leaves somebody out of what it has just said of others."""
NOT_THAT = compiled(r", (?:not|no|and not|y no) (?:a |al |el |la )?(?=[A-Z])")
"""The same where nothing but a comma stands before it: "it is Baltimore County, not Montgomery"."""
SURE = compiled(r"\b[Ss]í\b")
"""The Spanish yes, which without its accent is "if"."""
LIST = compiled(r"(?<! not)(?<! did)(?<! does)(?<! to) (?:list|listing|roster|roll|listas?|listado|nomina) ")
"""The noun that a list is called by."""
IT = compiled(r"^ (?:it|she|there|neither|both|ella|ambas|ninguna) |, (?:it|she) ")
"""The same by a pronoun at the beginning."""
JOINED = compiled(
    rf" {NAMED} (?:s )?(?:(?:and|or|nor|y|e|o|ni|but not|as well as|both|a|al|la|el|de|the|in|city|county"
    rf"|state|condado|ciudad|estado|of) )*{NAMED} "
)
"""Two places told of together."""
KIND = compiled(
    rf" (?:(?:the |el |la )?(?:city|county|state|commonwealth|condado|ciudad|estado) (?:of |de |del ))?"
    rf"{NAMED}(?: (?:county|city|state))? "
)
"""A place with the word for what it is."""
WHERE = compiled(rf" (?:in|en|from|near|desde) {NAMED} ")
"""Where something is that is told of: "a lawyer in Houston"."""
CHAIN = 3
"""How often places are told of in one row that are joined two by two."""
BRIEF = 3
"""Letters of the shortest county that is called without the word."""
BUT_FOR = compiled(r" (?:besides|apart from|aside from|other than|aparte de|ademas de) ")
"""What is left out of a denial: "no other city besides Boston"."""
UNLIKE = compiled(r"\b(?:[Uu]nlike|[Aa] diferencia de)\b[^,;.]*(?:,|$)?")
"""Of whom it is only told that they stand otherwise."""


def is_tied(claim: Claim, place: Jurisdiction) -> bool:
    """Whether the sentence says of the place that a list, or who makes it, took it up or left it out."""
    line = _signed(claim, place)
    called = any(Words(named.name).line in claim.whole.words.line for named in (place, *claim.own_places))
    return not (called or NAMED in line) or any(way.search(line) for way in _ways())


def _signed(claim: Claim, place: Jurisdiction) -> str:
    """The line of a sentence with signs for the place, and others told of with it, and for the list."""
    line = claim.whole.words.line
    for named in (place, *claim.own_places):
        line = line.replace(Words(named.name).line, f" {NAMED} ")
        short = Words(named.name).keys[0] if named.is_county else ""
        line = line.replace(f" {short} ", f" {NAMED} ") if len(short) > BRIEF else line
    if f" {NAMED} " not in line and not claim.own_places:
        line = IT.sub(f" {NAMED} ", MEANT.sub(f" {NAMED} ", line), count=1)
    line = MEANT.sub(f" {NAMED} ", line) if claim.own_places and NAMED in line else line
    line = WHERE.sub(" elsewhere ", KIND.sub(f" {NAMED} ", line))
    for _ in range(CHAIN):
        line = JOINED.sub(f" {NAMED} ", line)
    return LIST.sub(" thelist ", f"{line} ") + "theend "


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    told = data(VOCABULARY)["linked"]
    names = {"GO": "go", "VERBS": "verbs", "TAKES": "takes", "OWNER": "owner"}
    blanks = {blank: told[name] for blank, name in names.items()}
    return tuple(compiled(f" (?:{filled(way, blanks)}) ") for way in told["ways"])


def contrast(claim: Claim) -> int:
    """Where in its line a sentence leaves somebody out of what it said of others; -1 if nowhere."""
    words = claim.whole.words
    plain = CONTRAST.search(words.line)
    if plain is not None:
        return plain.start()
    aside = NOT_THAT.search(words.text) if "," in words.text else None
    return len(Words(words.text[: aside.start()]).line) - 1 if aside is not None else -1


def affirmed(claim: Claim, place: Jurisdiction) -> bool | None:
    """Whether the place is said to be on the list, by the clause that names it; None if that is not plain."""
    cut = contrast(claim)
    if cut >= 0:
        return _beside(claim, place, cut)
    name = Words(place.name).line
    if any(name in words_of(aside).line for aside in UNLIKE.findall(claim.whole.words.text)):
        return None
    return says_on(claim, _clause_of(claim, place))


def says_on(claim: Claim, words: Words) -> bool | None:
    """Whether a clause says that somebody is on the list; None if that is not plain."""
    if told_by_words(words, "absent") or told_by_ways(words, "left_out"):
        return None if told_by_ways(words, "not_left_out") else False
    against = {hit.concept for hit in modals(words, claim.lang)}
    if "exception" in against and not SURE.search(claim.sentence.text):
        return None
    denied = bool(against & {"not", "does_not", "no_subject"} or told_by_words(words, "unplaced"))
    if denied and BUT_FOR.search(words.line):
        return None
    return denied if told_by_words(words, "escaped") else not denied


def _beside(claim: Claim, place: Jurisdiction, cut: int) -> bool | None:
    """``It lists Denver but not the state``: what stands before the "but not" is on it, the rest is not."""
    line = claim.whole.words.line
    others = data(VOCABULARY)["state_itself"] if place.kind in STATE_KINDS else ("capital",)
    names = (Words(place.name).line, *(f" {phrase} " for phrase in others))
    at = {line.find(name) < cut for name in names if name in line}
    denied = told_by_words(Words(line[:cut]), "denying") or told_by_words(
        claim.whole.words, "absent", "escaped"
    )
    return at.pop() if len(at) == 1 and not denied else None


def _clause_of(claim: Claim, place: Jurisdiction) -> Words:
    """The piece of the sentence that tells of the place, or speaks of "the city" on the list."""
    whole = claim.whole.words
    names = {Words(named.name).line: named for named in (place, *claim.own_places)}
    pieces = pieces_of(whole.text)
    if len(pieces) < 2:
        return whole
    on_list = [piece for piece in pieces if LIST.search(piece.line) and _is_called(piece, place)]
    if len(on_list) == 1 and len(names) == 1 and not any(name in on_list[0].line for name in names):
        return on_list[0]
    called = [Words(place.name).line, *(_of_state() if place.kind in STATE_KINDS else ())]
    return next((piece for name in called for piece in pieces if name in piece.line), whole)


def _is_called(words: Words, place: Jurisdiction) -> bool:
    """Whether a text speaks of "the city", or "the county", as the place may be called."""
    sort = "county" if place.is_county else "state" if place.kind in STATE_KINDS else "city"
    return MEANT.search(words.line) is not None and not words.there.isdisjoint(
        data(VOCABULARY)["called"][sort]
    )


@cache
def _of_state() -> tuple[str, ...]:
    """How the state of a place is spoken of."""
    return tuple(f" {phrase} " for phrase in data(VOCABULARY)["state_itself"])


def pieces_of(text: str) -> list[Words]:
    """The pieces of a sentence that each tell something.

    A name alone goes with what was told before it, or with what comes first: "Denver, Boulder and Aspen are".
    """
    told: list[str] = []
    parts = compiled(f"({data(VOCABULARY)['cut']})").split(text)
    lead, against = "", False
    for joint, piece in zip(["", *parts[1::2]], parts[::2], strict=True):
        whole, words = f"{lead} {piece}", words_of(piece)
        if words.line.strip() in data(VOCABULARY)["asides"]:
            continue
        against = against or joint.strip().casefold() in data(VOCABULARY)["turns"]
        tells = told_by_words(words, "tells", "named", "absent", "escaped", "unplaced")
        if tells or told_by_ways(words, "left_out"):
            told.append(whole)
            lead, against = "", False
        elif told and not against:
            told[-1] += f", {piece}"
        else:
            lead = f"{whole},"
    if lead and told:
        told[-1] += f", {lead}"
    return [words_of(piece) for piece in told]
