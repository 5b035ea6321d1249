"""The 20 questions of a place and their sources as a page lays them out.

Most of what is said at a place is said at many: the words of a statement and of a source are laid out once
and put together anew, with the numbers of the page. Laid out by a template, they take most of its time.

They are put together as bytes, ready to be sent: a page of 200 kB is not copied and encoded once more.

Every question is answered whole. Only an organization, a definition or a study that stood under a question
before is named with a link to that place: its name tells the point, and its sources stand beside it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from msgspec import Struct

from lexloci.answers.guide import Answered, Guide
from lexloci.answers.render import how
from lexloci.answers.statement import Citation, Statement
from lexloci.answers.words import wording as sentences
from lexloci.surfaces.web.escaping import escaped
from lexloci.surfaces.web.words import wording

MANY = 12_000
"""Statements that are kept laid out, in each language."""
MANY_FRESH = 1_500
"""Those that only one page has asked for so far."""
MANY_SOURCES, MANY_MARKS = 20_000, 30_000
STYLED = frozenset({"finding", "not_known", "notice"})
"""Kinds of statements that look other than the rest."""
NAMED = frozenset({"directory", "definition", "evidence"})
"""Kinds of statements whose label stands for them where they are said again."""


class Laid(Struct, frozen=True, gc=False):
    """A statement laid out but for the numbers of its sources, which come last.

    :ivar again: how it is named where it is said again; None where it is said whole.
    :ivar cited: by what its sources are known, none twice.
    :ivar sources: the same sources as the list of sources has them.
    """

    statement: Statement
    opening: bytes
    again: bytes | None
    cited: tuple[str, ...]
    sources: tuple[bytes, ...]


class Marks(Struct, frozen=True, gc=False):
    """The numbers that lead to the sources of a statement, laid out.

    :ivar led: the numbers of the sources to which a link leads.
    """

    html: bytes
    led: tuple[int, ...]


class Told(Struct, frozen=True, gc=False):
    """A guide as the page of its place has it.

    :ivar laid: the contents, the questions and the sources, laid out.
    """

    intro: str
    notice: str
    premises: list[str]
    laid: dict[str, bytes]


class Shelf:
    """Statements laid out in one language, by their identity: they are kept, so that no other can have it.

    Most of a page is said at many places, the rest at that one: what only one page has asked for goes soon.

    :ivar known: what several pages have.
    :ivar fresh: what one page has, with its number.
    :ivar pages: how many there were.
    """

    def __init__(self) -> None:
        self.known: dict[int, Laid] = {}
        self.fresh: dict[int, tuple[int, Laid]] = {}
        self.pages = 0


_SHELVES: dict[str, Shelf] = {}
"""By language."""


def laid_out(guide: Guide) -> Told:
    """What a place's page has of its guide."""
    lang = guide.lang
    laid = {name: b"".join(found) for name, found in pieces(guide).items()}
    return Told(guide.intro[lang], guide.notice[lang], [p.correction[lang] for p in guide.premise], laid)


def pieces(guide: Guide) -> dict[str, list[bytes]]:
    """The contents, the questions and the sources in the pieces they are put together from."""
    page = _Page(guide.lang)
    asked = [(q.number, escaped(q.question[guide.lang])) for q in guide.questions]
    for question, (_, words) in zip(guide.questions, asked, strict=True):
        page.answer(question, words)
    contents = [f'<li><a href="#q{n}">{words}</a></li>\n'.encode() for n, words in asked]
    return {"contents": contents, "questions": page.pieces, "sources": page.listed()}


class _Page:
    """The questions of one page, with the numbers of its sources as they are first cited.

    :ivar led: the numbers of the sources to which a link leads.
    :ivar first: of what may be named again, the question and the piece of the page where it stood first.
    :ivar repeated: of what is said again, its number on the page.
    """

    def __init__(self, lang: str) -> None:
        self.shelf = shelf = _SHELVES.setdefault(lang, Shelf())
        self.page = shelf.pages = shelf.pages + 1
        self.lang, self.words = lang, sentences(lang)
        self.numbers: dict[str, int] = {}
        self.pieces: list[bytes] = []
        self.sources: list[bytes] = []
        self.led: set[int] = set()
        self.first: dict[bytes, tuple[int, int]] = {}
        self.repeated: dict[bytes, int] = {}

    def answer(self, question: Answered, asked: str) -> None:
        """Add a question with its statements."""
        number, known, numbers = question.number, self.shelf.known, self.numbers
        add, put, led = self.pieces.append, numbers.setdefault, self.led.update
        add(
            f'<section aria-labelledby="q{number}">\n<h3 id="q{number}">{number}. {asked}</h3>\n'
            f'<p class="soft">{escaped(self.words[question.status])}</p>\n<ul class="said">\n'.encode()
        )
        for statement in question.statements:
            laid = known.get(id(statement)) or self._laid(statement)
            add(laid.opening if laid.again is None else self._named(laid, number))
            last = len(numbers)
            found = tuple([put(key, len(numbers) + 1) for key in laid.cited])
            if len(numbers) - last == len(found):
                self.sources += laid.sources
            elif len(numbers) > last:
                pairs = zip(found, laid.sources, strict=True)
                self.sources += [source for given, source in pairs if given > last]
            marks = _marks(found)
            led(marks.led)
            add(marks.html)
        add(b"</ul>\n</section>\n")

    def _named(self, laid: Laid, question: int) -> bytes:
        """What may stand on the page twice: whole the first time, and then by its name."""
        first, piece = self.first.setdefault(laid.opening, (question, len(self.pieces)))
        if first == question:
            return laid.opening
        mark = self.repeated.get(laid.opening)
        if mark is None:
            mark = self.repeated[laid.opening] = len(self.repeated) + 1
            self.pieces[piece] = _arrived(laid.opening, mark)
        return _led_back(self.lang, laid.again or b"", mark, first)

    def listed(self) -> list[bytes]:
        """The list of sources: those to which a link leads with a place to arrive at."""
        out = [b"<li>", b""] * len(self.sources)
        out[1::2] = self.sources
        for number in self.led:
            out[2 * number - 2] = _numbered(number)
        return out

    def _laid(self, statement: Statement) -> Laid:
        """A statement that is not known to stand on several pages."""
        known, fresh, key = self.shelf.known, self.shelf.fresh, id(statement)
        if key not in fresh:
            if len(fresh) >= MANY_FRESH:
                fresh.clear()
            fresh[key] = self.page, _laid(statement, self.lang)
        page, laid = fresh[key]
        if page != self.page:
            if len(known) >= MANY:
                known.clear()
            known[key] = fresh.pop(key)[1]
        return laid


def _laid(statement: Statement, lang: str) -> Laid:
    """A statement laid out."""
    label = statement.label if statement.kind in NAMED else None
    again = escaped(label[lang]).encode() if label else None
    item = f'<li class="{statement.kind}">' if statement.kind in STYLED else "<li>"
    cited = _cited(statement.citations, lang)
    opening = f"{item}{escaped(statement.text[lang])}".encode()
    return Laid(statement, opening, again, tuple(cited), tuple(cited.values()))


def _cited(citations: Iterable[Citation], lang: str) -> dict[str, bytes]:
    """The sources of a statement, none twice: as the list has each, by what it is known."""
    out: dict[str, bytes] = {}
    for c in citations:
        key, source = _source(c.url, c.title, c.primary, c.as_of, lang)
        out.setdefault(key, source)
    return out


@lru_cache(MANY)
def _arrived(opening: bytes, mark: int) -> bytes:
    """A statement to which a link leads from where it is named again; many pages have the same."""
    return opening.replace(b"<li", b'<li id="r%d"' % mark, 1)


@lru_cache(MANY)
def _led_back(lang: str, name: bytes, mark: int, question: int) -> bytes:
    """What was said before, by its name, with where it stands."""
    where = wording(lang)["said_under"].format(number=question).encode()
    return b'<li><a href="#r%d">%b</a> <small>(%b)</small>' % (mark, name, where)


@lru_cache(MANY_MARKS)
def _marks(numbers: tuple[int, ...]) -> Marks:
    """The numbers of a statement's sources, and its end; many pages have the same.

    Numbers that follow each other stand as one link, which leads to the first of them: in the list the
    others come right after it.
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [f' <a href="#s{first}">{_run(first, last)}</a>' for first, last in runs]
    return Marks("".join([*told, "</li>\n"]).encode(), tuple([first for first, _ in runs]))


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


@cache
def _numbered(number: int) -> bytes:
    """The opening of a source in the list."""
    return b'<li id="s%d">' % number


@lru_cache(MANY_SOURCES)
def _source(url: str, title: str, primary: bool, as_of: str, lang: str) -> tuple[str, bytes]:
    """By what a source is known, and how the list has it."""
    link = f'<a href="{escaped(url)}">{escaped(title)}</a>'
    told = how(Citation(title, url, as_of, primary=primary), lang)
    return link, f"{link} <small>({escaped(told)})</small></li>\n".encode()
