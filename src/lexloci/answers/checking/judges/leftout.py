"""What a law is said to leave out, or to have no word on, and has by the record (``data/leftout.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.lives import LAWS
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled, stated, unreal
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import NEAR
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Ways
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

THING = r"(?P<thing{}>(?:\S+ ){{1,7}}?)"
"""What is left out; numbered, as it stands in several ways to say so."""
JOINED = compiled(r" (?:and|or|nor|y|o|ni|e|u) ")
NUMBER = compiled(r"\d")
PIECE = compiled(r"[.;:]\s+|[.;:]$")
STEM, SHORTEST = 5, 3
"""Letters by which a word is known again, and of the shortest that tells something."""
MAY_NOT = compiled(
    r" (?:(?:may|must|can|could|shall) not|no (?:puede|pueden|debe|deben|podra|podran|podia|podian)) "
)
"""What rules say, by which nothing is left out."""
MOST = 4
"""Words that tell a thing, of which more are a description that the record may give otherwise."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, by the law that is spoken of, or that rules what the sentence before told of."""
    found = _ways(claim.lang).first(claim.whole.words)
    if found is None or doubted(claim.whole.words):
        return []
    manner, match = found
    if not stated(claim) and (manner != "silent" or unreal(claim.whole.words.keys)):
        return []  # who "says nothing" says it of itself
    thing = next(text for name, text in match.groupdict().items() if name.startswith("thing") and text)
    if not set(data("leftout.yaml")[claim.lang]["beside"]).isdisjoint(thing.split()):
        return []
    for law in _laws(checking, claim):
        wrong = _rules_on(law, claim, thing) if manner == "silent" else _takes_in(checking, law, claim, thing)
        if wrong:
            return [ruled(checking, law, "contradicted", "check_reach")]
    return []


def _laws(checking: Checking, claim: Claim) -> list[Instrument]:
    thread = checking.thread
    near = thread.instruments if thread.age <= NEAR else []
    found = [law for law in told(checking, claim) or near if law.kind in LAWS]
    return found or [law for law in thread.before if law.kind in LAWS]


def _rules_on(law: Instrument, claim: Claim, thing: str) -> bool:
    """Whether a rule of the law is on the matter that it is said to be silent on."""
    line = f" {thing}"
    matters: dict[str, dict[str, str]] = data("leftout.yaml")["matters"]
    return any(
        (match := compiled(f" {way[claim.lang]} ").search(line)) is not None
        and not _telling(f"{line[: match.start()]} {line[match.end() :]}", claim.lang)
        for variable, way in matters.items()
        if any(rule.variable == variable for rule in law.provisions)
    )


def _takes_in(checking: Checking, law: Instrument, claim: Claim, thing: str) -> bool:
    """Whether the record names each of the things said to be left out, and leaves none of them out."""
    items = [_telling(item, claim.lang) for item in JOINED.split(f" {thing}")]
    beside = set(data("leftout.yaml")[claim.lang]["beside"])
    if (
        NUMBER.search(thing)
        or not beside.isdisjoint(thing.split())
        or any(not 0 < len(item) <= MOST for item in items)
    ):
        return False
    texts = list(_sentences(checking, law, claim.lang))
    return all(any(item <= stems for stems in texts) for item in items) and not any(
        item <= stems for item in items for stems in _sentences(checking, law, claim.lang, leaving=True)
    )


def _telling(text: str, lang: str) -> frozenset[str]:
    """The beginnings of the words that tell a thing from others."""
    general = data("leftout.yaml")[lang]["general"]
    keys = [key for key in text.split() if len(key) >= SHORTEST and key not in general]
    return frozenset(key[:STEM].rstrip("s") for key in keys)


def _sentences(
    checking: Checking, law: Instrument, lang: str, *, leaving: bool = False
) -> Iterator[frozenset[str]]:
    """The beginnings of the words of each sentence on the rules of a law that hold.

    :param leaving: of those that leave something out, or as it is, instead of the others.
    """
    texts = [law.summary.es if lang == "es" else law.summary.en]
    for rule in live_rules(checking, [law]):
        texts += [rule.summary.get(lang, ""), (rule.conditions or {}).get(lang, "")]
    for piece in (piece for text in texts for piece in PIECE.split(text) if piece.strip()):
        words = words_of(piece)
        if _leaves(words.line, lang) == leaving:
            yield frozenset(key[:STEM].rstrip("s") for key in words.keys)


def _leaves(line: str, lang: str) -> bool:
    """Whether a sentence of the record leaves something out; "may not" is what rules do."""
    plain = MAY_NOT.sub(" ", line)
    return any(f" {word} " in plain for word in data("leftout.yaml")["open"][lang])


@cache
def _ways(lang: str) -> Ways[str]:
    known = data("leftout.yaml")[lang]
    return Ways({manner: _numbered(known[manner], known["law"]) for manner in ("out", "silent")})


def _numbered(ways: Sequence[str], law: str) -> str:
    told_ = [way.replace("THING", THING.format(n)).replace("LAW", law) for n, way in enumerate(ways)]
    return "|".join(f"(?:{way if way.startswith('^') else f' {way}'})" for way in told_)
