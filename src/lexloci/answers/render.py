"""A guide as Markdown, as one self-contained HTML page, as JSON.

Sources are numbered once for the whole guide, so that a statement carries short marks and the list
at the end can be printed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from lexloci.answers.guide import Guide
from lexloci.answers.statement import Citation, Statement
from lexloci.answers.words import dated, wording

if TYPE_CHECKING:
    from jinja2 import Environment

MARKDOWN_ESCAPES = str.maketrans({c: f"\\{c}" for c in "*_[]<>`#|"})


class Numbered(Struct):
    """The sources of a guide in the order they are first cited."""

    numbers: dict[tuple[str, str], int]
    citations: list[Citation]

    def of(self, statement: Statement) -> list[int]:
        """The numbers of a statement's sources."""
        out = []
        for citation in statement.citations:
            key = (citation.url, citation.title)
            if key not in self.numbers:
                self.citations.append(citation)
                self.numbers[key] = len(self.citations)
            out.append(self.numbers[key])
        return sorted(set(out))


def to_json(guide: Guide) -> str:
    """The stable JSON shape, indented."""
    return msgspec.json.format(msgspec.json.encode(guide.to_dict()), indent=2).decode()


def to_markdown(guide: Guide) -> str:
    """The guide as Markdown with numbered sources."""
    lang, words = guide.lang, wording(guide.lang)
    sources = Numbered({}, [])
    lines = [f"# {_plain(guide.title[lang])}", "", _plain(guide.intro[lang]), ""]
    for premise in guide.premise:
        lines += [f"> {_plain(premise.correction[lang])}", ""]
    for answered in guide.questions:
        heading = words["heading_question"].format(number=answered.number, question=answered.question[lang])
        lines += [f"## {_plain(heading)}", "", f"*{words[answered.status]}*", ""]
        for statement in answered.statements:
            marks = "".join(f" [{n}](#{n})" for n in sources.of(statement))
            lines.append(f"- {_plain(statement.text[lang])}{marks}")
        lines.append("")
    lines += [f"## {words['sources']}", ""]
    for n, citation in enumerate(sources.citations, 1):
        lines.append(
            f'{n}. <a id="{n}"></a>{_plain(citation.title)}. <{citation.url}> ({how(citation, lang)})'
        )
    return "\n".join([*lines, "", _plain(guide.notice[lang]), ""])


def _plain(text: str) -> str:
    return text.translate(MARKDOWN_ESCAPES)


def how(citation: Citation, lang: str) -> str:
    """Whether a source is the text itself, and when it was read."""
    words = wording(lang)
    kind = words["primary" if citation.primary else "secondary"]
    return f"{kind}, {words['read_on'].format(date=dated(citation.as_of)[lang])}"


def laid_out(guide: Guide) -> dict[str, Any]:
    """The parts of a guide as a template takes them: questions with numbered sources, and the sources."""
    lang, words = guide.lang, wording(guide.lang)
    sources = Numbered({}, [])
    questions = [
        {
            "number": answered.number,
            "question": answered.question[lang],
            "status": answered.status,
            "status_text": words[answered.status],
            "statements": [
                {"text": s.text[lang], "kind": s.kind, "sources": sources.of(s)} for s in answered.statements
            ],
        }
        for answered in guide.questions
    ]
    listed = [
        {"n": n, "title": c.title, "url": c.url, "how": how(c, lang)}
        for n, c in enumerate(sources.citations, 1)
    ]
    return {
        "questions": questions,
        "sources": listed,
        "intro": guide.intro[lang],
        "notice": guide.notice[lang],
        "premises": [p.correction[lang] for p in guide.premise],
    }


def to_html(guide: Guide) -> str:
    """The guide as one HTML page without scripts or outside resources."""
    lang, words = guide.lang, wording(guide.lang)
    return environment().get_template("guide.html").render(
        guide=guide, lang=lang, words=words, title=guide.title[lang], **laid_out(guide),
        record_date=words["record_date"].format(date=dated(guide.record_date)[lang]),
    )  # fmt: skip


@cache
def environment() -> Environment:
    """The page templates, escaping by default."""
    from jinja2 import Environment, PackageLoader

    return Environment(
        loader=PackageLoader("lexloci.answers", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


RENDERERS: dict[str, Callable[[Guide], str]] = {
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}
