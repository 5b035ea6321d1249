"""The instruments of the record that a sentence names: by number, by title, by the parties of a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache, cached_property
from itertools import dropwhile
from typing import Any

from lexloci.answers.checking.telling import Telling
from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

TITLE_WORDS = (
    "Act", "Law", "Ordinance", "Order", "Policy", "Directive", "Resolution", "Pact", "Compact", "Amendment",
    "Initiative",
)  # fmt: skip
TITLE = compiled(
    r"(?:[A-Z][\w'’]*,?\s+(?:(?:of|and|the|for|our|to|in|on)\s+)*){1,6}" rf"(?:{'|'.join(TITLE_WORDS)})\b"
)
"""A law called by a name: ``Protect Our Courts Act``."""
TITLE_WORDS_ES = ("Ley", "Ordenanza", "Orden", "Resolución")
TITLE_ES = compiled(
    rf"\b(?:{'|'.join(TITLE_WORDS_ES)})"
    r"\s+(?:de\s+|del\s+|para\s+|la\s+|las\s+|los\s+)*"
    r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ]*(?:\s+(?:de|del|la|el|los|las|y|para|en)?\s*[A-ZÁÉÍÓÚÑ][\wáéíóúñ]*){0,5}"
)
ACTS = frozenset({"act", "ley"})
"""Words of a title behind or before which an act is called by its own name."""
ABBREVIATED = compiled(r"\bExec\. Order\b")
SESSION_ACT = compiled(r"\bActs \d{4}, (?:[^,;()]*, )?No\. (?=\d)")
"""``Acts 2024, No. 314``, which texts call Act 314."""
RUN = compiled(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+")
"""Words with capitals, one after another."""
CALLED = compiled(
    r"((?:[A-Z][\w’'-]* ){2,6})(?:\w+ )?(?i:ordinances?|resolutions?|code|package|bills?|laws?|acts?"
    r"|orders?|polic(?:y|ies)|measures?|rules?)\b"
)
"""A name with the noun behind it."""
CALLED_LAW = compiled(r"\b((?:[A-Z][\w’'-]* ){2,6})law\b|\bley ((?:[A-Z][\w’'-]* ?){2,6})")
"""An act called by its name and "law": "the Keep Washington Working law"."""
KNOWN = compiled(
    r"\b(?:known as|called|dubbed|named|nicknamed|under the name(?: of)?|by the name of|conocid\w+ como"
    r"|bajo el nombre(?: de)?|llamad\w+|resolución|resoluciones|ordenanzas?|leyes|paquete|código)(?: the)?"
    r" [\"“‘']?((?:[A-Z][\w’'-]*\b ?){2,4})"
)
"""A name behind "known as"."""
LOCAL = ("place:", "county:", "cousub:")
"""Beginnings of what governments below a state are called in their ids."""
LONG, SHORTEST = 4, 2
"""Words of a title that tell an act apart without its state, and of one that the state has: "Oregon's"."""
POSSESSIVE = compiled(r"\w(?:['’]s|s['’]) ")
SHARED = 0.6
"""The share of an act's pieces that must have an event in its year."""
REMEMBERED = 2_048
"""Texts whose titles of laws are kept: the same sentence is asked for by several readers."""
NUMBERED = frozenset({"executive_order", "bill", "resolution", "ordinance"})
"""Kinds of which each has a number of its own."""
VERSUS = compiled(r" v\.? ")
SIDES = compiled(r"((?:[\w.’'&-]+ ){1,5})v\.? ((?:[\w.’'&-]+[ ,]?){1,4})")
"""What stands on both sides of a "v."."""


def has_versus(text: str) -> bool:
    """Whether a "v." stands in a text, as between the parties of a case."""
    return " v. " in text or " v " in text


class Shelf:
    """Instruments by the names that texts give them.

    :ivar all: the instruments by id, in order.
    :param kept: where the names of instruments are kept for other shelves of the same record.
    """

    def __init__(self, instruments: Iterable[Instrument], kept: dict[Any, Any]) -> None:
        self.all = {instrument.id: instrument for instrument in instruments}
        self._kept = kept

    def _by(self, what: Callable[[Instrument], frozenset[str]]) -> dict[str, list[Instrument]]:
        """The instruments under each of the names that ``what`` gives them."""
        out: dict[str, list[Instrument]] = {}
        for instrument in self.all.values():
            key = (what, instrument.id)
            names = self._kept.get(key)
            if names is None:
                names = self._kept[key] = what(instrument)
            for name in names:
                out.setdefault(name, []).append(instrument)
        return out

    @cached_property
    def marks(self) -> dict[str, list[Instrument]]:
        """By number."""
        return self._by(_numbers)

    @cached_property
    def titles(self) -> dict[str, list[Instrument]]:
        """By title."""
        return self._by(_names)

    @cached_property
    def parties(self) -> dict[str, list[Instrument]]:
        """Cases by the words that name their parties."""
        return self._by(_party_words)

    @cached_property
    def shorts(self) -> dict[str, list[Instrument]]:
        """Local laws by the name that stands before their noun."""
        return self._by(_short_names)

    @cached_property
    def short_ends(self) -> frozenset[str]:
        """The last words of those names."""
        return frozenset(name.rpartition(" ")[2] for name in self.shorts)


class Index:
    """Instruments that a text may name, on one shelf or on several: one for each government.

    :param shelves: an instrument that concerns two governments stands on the shelves of both.
    :param instruments: all of them, in order.
    """

    def __init__(self, shelves: Sequence[Shelf], instruments: Iterable[Instrument]) -> None:
        self.all = {instrument.id: instrument for instrument in instruments}
        self._tellings: dict[str, Telling] = {}
        self._shelves = shelves

    @classmethod
    def of(cls, instruments: Iterable[Instrument]) -> Index:
        """An index of instruments of whatever governments."""
        shelf = Shelf(instruments, {})
        return cls([shelf], shelf.all.values())

    def telling(self, lang: str, pieces: dict[Any, Any]) -> Telling:
        """What the record tells of them in a language.

        :param pieces: what was made of instruments for other indexes of the same record.
        """
        found = self._tellings.get(lang)
        if found is None:
            found = self._tellings[lang] = Telling(self.known, lang, pieces)
        return found

    @cached_property
    def _order(self) -> dict[str, int]:
        return {ident: n for n, ident in enumerate(self.all)}

    def _under(self, name: str, names: Iterable[dict[str, list[Instrument]]]) -> list[Instrument]:
        """The instruments under a name, each once, in order."""
        found = [instrument for by_name_ in names for instrument in by_name_.get(name, ())]
        if len(found) < 2 or len(self._shelves) < 2:
            return found
        once_ = {instrument.id: instrument for instrument in found}
        return sorted(once_.values(), key=lambda instrument: self._order[instrument.id])

    def _numbered(self, name: str) -> list[Instrument]:
        return self._under(name, [shelf.marks for shelf in self._shelves])

    def _titled(self, name: str) -> list[Instrument]:
        """What bears a title, of those that do the laws, and of those what bears it by its own title."""
        found = self._under(name, [shelf.titles for shelf in self._shelves])
        laws = [i for i in found if i.kind != "bill"] or found
        return [i for i in laws if i.case is None and name in _own_names(i)] or laws

    @cached_property
    def known(self) -> list[Instrument]:
        """All of them, in order."""
        return list(self.all.values())

    def by_number(self, text: str) -> list[Instrument]:
        """Instruments that ``text`` names by number, one law's at a time, in order."""
        found = ((mark, self._numbered(mark.name)) for mark in marks(text))
        return _once(i for mark, laws in found for i in by_own_number(laws, mark.name))

    def unknown_numbers(self, text: str) -> list[str]:
        """Numbers of bills, orders and the like in ``text`` that no instrument bears."""
        return [m.name for m in marks(text) if m.is_whole and not self._numbered(m.name)]

    def unknown_titles(self, text: str) -> list[str]:
        """Names of acts in ``text`` that no instrument bears: "Ley TRUST", no "Texas law"."""
        return [name for name in titles(text) if not self._titled(name) and _tells_apart(name)]

    def by_title(self, text: str) -> list[Instrument]:
        """Instruments that ``text`` calls by a title of their own, or by its name as a "law"."""
        found = _once(i for name in titles(text) for i in self._titled(name))
        if found or not (" law" in text or "ley " in text):
            return found
        called = (Words(next(name for name in match.groups() if name)) for match in CALLED_LAW.finditer(text))
        names = (" ".join(dropwhile(_words("leads").__contains__, words.keys)) for words in called)
        return _once(i for name in names for i in self._titled(f"{name} act"))

    def by_short_name(self, text: str) -> list[Instrument]:
        """The local law that ``text`` calls by its name before another noun: "the ICE Out code"."""
        there = words_of(text).there
        names = [shelf.shorts for shelf in self._shelves if not shelf.short_ends.isdisjoint(there)]
        if not names:
            return []
        for match in (*CALLED.finditer(text), *KNOWN.finditer(text)):
            keys = Words(match[1]).keys
            for n in range(len(keys) - 1):
                found = self._under(" ".join(keys[n:]), names)
                if len(found) == 1:
                    return found
        return []

    def by_party(self, words: Words, places: Set[str] = frozenset()) -> list[Instrument]:
        """The case whose party ``words`` name, if it is only one; by a place's name only beside a "v."."""
        versus = has_versus(words.text)
        sides = SIDES.search(words.text) if versus else None
        if sides is not None:
            found = self._by_sides(Words(sides[1]).keys, Words(sides[2]).keys)
            return found if len(found) == 1 else [case for case in found if _about(case) & words.there]
        names = [shelf.parties for shelf in self._shelves]
        there = words.there
        likely = {name for parties in names for name in parties.keys() & there}
        if not likely:
            return []
        states, passed = by_name(), frozenset[str]() if versus else places
        for n, key in enumerate(words.keys):
            named = key in likely and words.capitalized(n) and len(key) > 3
            of_state = " ".join(words.keys[max(0, n - 1) : n + 1]) in states
            if named and key not in passed and not (key in states or of_state):
                cases = self._under(key, names)
                if len(cases) == 1:
                    return cases
        return []

    def _by_sides(self, before: list[str], after: list[str]) -> list[Instrument]:
        """The cases with what stands right before a "v." on their left and what follows on their right."""
        return [
            self.all[ident]
            for ident, ours, theirs in self._sides
            if before[-1] in ours and _names_side(after, theirs)
        ]

    @cached_property
    def _sides(self) -> list[tuple[str, list[str], list[str]]]:
        """Of each case between two sides the words of either."""
        out = []
        for case in self.all.values():
            left, _, right = VERSUS.sub(" | ", case.title.en, count=1).partition(" | ")
            if case.case is not None and right:
                out.append((case.id, Words(left).keys, Words(right.split("(")[0]).keys))
        return out


def _about(case: Instrument) -> set[str]:
    """Words by which the title tells a case from others between the same sides: "(tuition)"."""
    inside = case.title.en.partition("(")[2]
    return {key for key in Words(inside).keys if len(key) > 3} - _words("sorts") - _words("any_law")


def _names_side(said: list[str], known: list[str]) -> bool:
    """Whether the words after a "v." begin with the other side's name, or with its chief word."""
    chief = [key for key in known if key not in _words("parties")] or known
    lead = said[: len(known)]
    return lead == known[: len(lead)] or bool(chief and set(lead) & set(chief) and said[0] in known)


def by_own_number(laws: list[Instrument], name: str) -> list[Instrument]:
    """Those that bear the number themselves, and do not only tell of the law that does."""
    if any(law.kind not in NUMBERED for law in laws):
        return laws  # sections of an act: one of them may have ended alone
    own = [
        law
        for law in laws
        if name in [mark.name for mark in marks(ABBREVIATED.sub("Executive Order", law.citation))[:1]]
    ]
    return own or laws


def years_of(instruments: Iterable[Instrument], kinds: frozenset[str]) -> set[str]:
    """The years in which most of ``instruments`` had an event of these kinds: those of the act they share."""
    pieces = [i for i in instruments if i.provisions]
    found = Counter(year for i in pieces for year in {e.date[:4] for e in i.timeline if e.event in kinds})
    return {year for year, times in found.items() if times > len(pieces) * SHARED}


def titles(text: str) -> Iterator[str]:
    """Names of laws in ``text``, folded, without the word that leads them in."""
    yield from _titles(text)


@remembered(REMEMBERED)
def _titles(text: str) -> tuple[str, ...]:
    out = []
    for words, pattern in ((TITLE_WORDS, TITLE), (TITLE_WORDS_ES, TITLE_ES)):
        for match in pattern.finditer(text) if any(word in text for word in words) else ():
            keys = Words(match.group()).keys
            while keys and keys[0] in _words("leads"):
                keys = keys[1:]
            keys = _without_state(keys, owned=POSSESSIVE.search(match.group()) is not None)
            if len(keys) > 1 and not _names_sort(keys):
                out.append(" ".join(keys))
    return tuple(out)


def _without_state(keys: list[str], *, owned: bool) -> list[str]:
    """Words of a title without the state before it: "New York's Protect Our Courts Act".

    :param owned: a word of it is a possessive, so that a short name may stand behind the state too.
    """
    least = SHORTEST if owned else LONG
    sizes = (size for size in (2, 1) if len(keys) >= size + least and " ".join(keys[:size]) in by_name())
    return keys[next(sizes, 0) :]


def _names_sort(keys: Iterable[str]) -> bool:
    """Whether words name only a sort of law: "executive order", "city resolution"."""
    return _words("sorts").issuperset(keys)


def _tells_apart(name: str) -> bool:
    """Whether a folded name is one act's own: a word of it is no state, and none that any law may have."""
    keys = [key for key in name.split() if key not in ACTS]
    named = len(keys) < len(name.split()) and " ".join(keys) not in by_name()
    return named and any(key not in _words("before_law") | _words("any_law") for key in keys)


def _told(instrument: Instrument) -> Iterator[str]:
    """Where an instrument says what it is called and came from."""
    yield from (instrument.citation, instrument.title.en)
    if instrument.bill is not None:
        yield instrument.bill.number
    yield from (provision.pinpoint for provision in instrument.provisions)


def _numbers(instrument: Instrument) -> frozenset[str]:
    told = (ABBREVIATED.sub("Executive Order", text) for text in _told(instrument))
    texts = (SESSION_ACT.sub("Act ", text) for text in told)
    return frozenset(mark.name for text in texts for mark in marks(text))


def _names(instrument: Instrument) -> frozenset[str]:
    texts = (instrument.title.en, instrument.title.es, instrument.citation, instrument.summary.en)
    found = {name for text in texts for name in titles(text)}
    bare = {rest for name in found for lead, _, rest in [name.partition(" ")] if lead in by_name()}
    own = f"{_place(instrument)} "
    bare |= {name.removeprefix(own).removeprefix("county ") for name in found if name.startswith(own)}
    bare |= {lead for name in found for lead, _, end in [name.rpartition(" de ")] if end in by_name()}
    spanish = {f"ley {name.removesuffix(' act')}" for name in found if name.endswith(" act")}
    return frozenset(found | {name for name in bare if name.count(" ") > 0} | spanish)


def _place(instrument: Instrument) -> str:
    """The name of the government that made it, folded, as its id has it: "kansas city"."""
    return instrument.jurisdiction.rsplit(":", 1)[-1].replace("_", " ")


def _short_names(instrument: Instrument) -> frozenset[str]:
    """What a local law is called before its noun: "freedom city" of "Austin's Freedom City resolutions"."""
    if instrument.case is not None or not instrument.jurisdiction.rsplit("/", 1)[-1].startswith(LOCAL):
        return frozenset()
    out = set()
    for run in RUN.findall(instrument.title.en):
        plain = _words("sorts") | _words("parties") | {"s", "saint", *_place(instrument).split()}
        keys = list(dropwhile(plain.__contains__, Words(run).keys))
        last = _words("programs") | (plain - {"city"})
        if len(keys) > 1 and plain.isdisjoint(keys[:-1]) and last.isdisjoint((keys[-1], " ".join(keys))):
            out.add(" ".join(keys))
    return frozenset(out)


def _own_names(instrument: Instrument) -> set[str]:
    """What an instrument is called, by its own title and not only where it tells of another."""
    return {name for text in (instrument.title.en, instrument.title.es) for name in titles(text)}


def _party_words(instrument: Instrument) -> frozenset[str]:
    """The words that name the parties of a case."""
    if instrument.case is None or not VERSUS.search(instrument.title.en):
        return frozenset()
    return frozenset(Words(instrument.title.en.split("(")[0]).keys) - _words("parties")


def _once(found: Iterable[Instrument]) -> list[Instrument]:
    return list({instrument.id: instrument for instrument in found}.values())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data("named.yaml")[name])
