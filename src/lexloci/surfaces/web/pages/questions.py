"""The 20 questions of a place and their sources as a page lays them out.

Most of what is said at a place is said at many: the words of a statement and of a source are laid out once
and put together anew, with the numbers of the page. Laid out by a template, they take most of its time.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import Markup, escape

from lexloci.answers.guide import Guide
from lexloci.answers.render import how
from lexloci.answers.statement import Citation, Statement
from lexloci.answers.words import wording as sentences
from lexloci.core.memory import once
from lexloci.surfaces.web.words import wording

MANY = 12_000
"""Statements that are kept laid out."""


def laid_out(guide: Guide) -> dict[str, Any]:
    """What the template of a place takes: questions, each with its statements; sources, by their numbers."""
    lang, words = guide.lang, sentences(guide.lang)
    numbers: dict[tuple[str, str], int] = {}
    sources: list[str] = []
    questions = [
        {
            "number": answered.number,
            "question": answered.question[lang],
            "status_text": words[answered.status],
            "said": Markup("".join([_told(s, lang, numbers, sources) for s in answered.statements])),
        }
        for answered in guide.questions
    ]
    return {
        "questions": questions,
        "sources": Markup("".join(sources)),
        "intro": guide.intro[lang],
        "notice": guide.notice[lang],
        "premises": [p.correction[lang] for p in guide.premise],
    }


def _told(statement: Statement, lang: str, numbers: dict[tuple[str, str], int], sources: list[str]) -> str:
    """A statement with the numbers of its sources; those that are new on the page join ``sources``."""
    text, cited = _said(statement, lang)
    found = []
    for key, source in cited:
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(numbers) + 1
            sources.append(f'<li id="s{number}">{source}')
        found.append(number)
    if len(found) > 1:
        found = sorted(set(found))
    return f"{text}{''.join([_mark(number, lang) for number in found])}</li>\n"


@once(MANY)
def _said(statement: Statement, lang: str) -> tuple[str, list[tuple[tuple[str, str], str]]]:
    """The words of a statement, and each of its sources: by what it is known, and laid out."""
    text = f'<li class="{statement.kind}">{escape(statement.text[lang])}'
    return text, [((c.url, c.title), _source(c, lang)) for c in statement.citations]


@cache
def _mark(number: int, lang: str) -> str:
    """The small number that leads to a source."""
    label = f"{escape(wording(lang)['source'])} {number}"
    return f' <a class="n" href="#s{number}" aria-label="{label}">{number}</a>'


def _source(citation: Citation, lang: str) -> str:
    return (
        f'<a href="{escape(citation.url)}" rel="noreferrer">{escape(citation.title)}</a>'
        f' <span class="soft">({escape(how(citation, lang))})</span></li>\n'
    )
