"""The 20 questions of a place and their sources as a page lays them out.

Most of what is said at a place is said at many: the words of a statement and of a source are laid out once
and put together anew, with the numbers of the page. Laid out by a template, they take most of its time.

Every question is answered whole. Only an organization, a definition or a study that stood under a question
before is named with a link to that place: its name tells the point, and its sources stand beside it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct

from lexloci.answers.guide import Answered, Guide
from lexloci.answers.render import how
from lexloci.answers.statement import Citation, Statement
from lexloci.answers.words import wording as sentences
from lexloci.surfaces.web.words import wording

MANY = 12_000
"""Statements that are kept laid out, in each language."""
MANY_SOURCES, MANY_MARKS = 20_000, 30_000
STYLED = frozenset({"finding", "not_known", "notice"})
"""Kinds of statements that look other than the rest."""
NAMED = frozenset({"directory", "definition", "evidence"})
"""Kinds of statements whose label stands for them where they are said again."""


class Laid(Struct, frozen=True, gc=False):
    """A statement laid out but for the numbers of its sources, which come last.

    :ivar again: how it is named where it is said again; None where it is said whole.
    :ivar cited: its sources, each by what it is known and as the list of sources has it.
    """

    statement: Statement
    opening: str
    again: str | None
    cited: tuple[tuple[str, str], ...]


_KEPT: dict[str, dict[int, Laid]] = {}
"""By language and by the identity of a statement, which is kept, so that no other can have the same."""


def laid_out(guide: Guide) -> dict[str, Any]:
    """What the template of a place takes: the questions with their statements, and the sources, numbered."""
    lang = guide.lang
    return {
        **{name: Markup("".join(found)) for name, found in pieces(guide).items()},
        "intro": guide.intro[lang],
        "notice": guide.notice[lang],
        "premises": [p.correction[lang] for p in guide.premise],
    }


def pieces(guide: Guide) -> dict[str, list[str]]:
    """The contents, the questions and the sources in the pieces they are put together from."""
    page = _Page(guide.lang)
    asked = [(q.number, escape(q.question[guide.lang])) for q in guide.questions]
    for question, (_, words) in zip(guide.questions, asked, strict=True):
        page.answer(question, words)
    contents = [f'<li><a href="#q{n}">{words}</a></li>\n' for n, words in asked]
    return {"contents": contents, "questions": page.pieces, "sources": page.sources}


class _Page:
    """The questions of one page, with the numbers of its sources as they are first cited.

    :ivar first: of what may be named again, the question and the piece of the page where it stood first.
    :ivar repeated: of what is said again, its number on the page.
    """

    def __init__(self, lang: str) -> None:
        self.kept = _KEPT.setdefault(lang, {})
        self.lang, self.words, self.own = lang, sentences(lang), wording(lang)
        self.numbers: dict[str, int] = {}
        self.pieces: list[str] = []
        self.sources: list[str] = []
        self.first: dict[str, tuple[int, int]] = {}
        self.repeated: dict[str, int] = {}

    def answer(self, question: Answered, asked: str) -> None:
        """Add a question with its statements."""
        number, kept, pieces = question.number, self.kept, self.pieces
        pieces.append(
            f'<section aria-labelledby="q{number}">\n<h3 id="q{number}">{number}. {asked}</h3>\n'
            f'<p class="soft">{escape(self.words[question.status])}</p>\n<ul class="said">\n'
        )
        for statement in question.statements:
            laid = kept.get(id(statement))
            if laid is None:
                laid = self._keep(statement)
            pieces.append(laid.opening if laid.again is None else self._named(laid, number))
            pieces.append(self._numbers(laid.cited))
        pieces.append("</ul>\n</section>\n")

    def _named(self, laid: Laid, question: int) -> str:
        """What may stand on the page twice: whole the first time, and then by its name."""
        first, piece = self.first.setdefault(laid.opening, (question, len(self.pieces)))
        if first == question:
            return laid.opening
        mark = self.repeated.get(laid.opening)
        if mark is None:
            mark = self.repeated[laid.opening] = len(self.repeated) + 1
            self.pieces[piece] = laid.opening.replace("<li", f'<li id="r{mark}"', 1)
        where = self.own["said_under"].format(number=first)
        return f'<li><a href="#r{mark}">{laid.again}</a> <small>({where})</small>'

    def _numbers(self, cited: tuple[tuple[str, str], ...]) -> str:
        """The small numbers that lead to the sources of a statement; new ones join the list."""
        numbers, found = self.numbers, []
        for key, source in cited:
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(numbers) + 1
                self.sources += (_numbered(number), source)
            found.append(number)
        if len(found) > 1:
            found.sort()
        return _marks(tuple(found))

    def _keep(self, statement: Statement) -> Laid:
        lang = self.lang
        if len(self.kept) >= MANY:
            self.kept.clear()
        label = statement.label if statement.kind in NAMED else None
        again = str(escape(label[lang])) if label else None
        item = f'<li class="{statement.kind}">' if statement.kind in STYLED else "<li>"
        found = self.kept[id(statement)] = Laid(
            statement, f"{item}{escape(statement.text[lang])}", again, _cited(statement.citations, lang)
        )
        return found


def _cited(citations: Iterable[Citation], lang: str) -> tuple[tuple[str, str], ...]:
    """The sources of a statement, none twice."""
    found = [_source(c.url, c.title, c.primary, c.as_of, lang) for c in citations]
    return tuple({key: (key, source) for key, source in reversed(found)}.values())[::-1]


@lru_cache(MANY_MARKS)
def _marks(numbers: tuple[int, ...]) -> str:
    """The small numbers that lead to sources, and the end of a statement; many pages have the same."""
    return "".join([*(f' <a href="#s{number}">{number}</a>' for number in numbers), "</li>\n"])


@cache
def _numbered(number: int) -> str:
    """The opening of a source in the list."""
    return f'<li id="s{number}">'


@lru_cache(MANY_SOURCES)
def _source(url: str, title: str, primary: bool, as_of: str, lang: str) -> tuple[str, str]:
    """By what a source is known, and how the list has it."""
    link = f'<a href="{escape(url)}">{escape(title)}</a>'
    told = how(Citation(title, url, as_of, primary=primary), lang)
    return link, f"{link} <small>({escape(told)})</small></li>\n"
