"""A question answered; the box of the first page leads here, or straight to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.core.errors import AmbiguousPlace, LexlociError
from lexloci.surfaces.web.guard import MAX_QUESTION
from lexloci.surfaces.web.page import Asked, Missing, Page, moved
from lexloci.surfaces.web.pages.profile import said
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexloci.answers.asking.answer import Answer
    from lexloci.places.model import Jurisdiction
    from lexloci.surfaces.web.site import Site

MAX_CHOICES = 12


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The answer to ``q``, for ``place`` where the question names none; an empty form without ``q``.

    :raises Missing: something follows its address.
    :raises LexlociError: a place or day that cannot be used.
    """
    if rest:
        raise Missing
    question = asked.query.get("q", "").strip()[:MAX_QUESTION]
    here = asked.query.get("place", "").strip()
    if not question:
        return Page(_page(site, asked, question, here))
    meant = [] if "?" in question else _meant(site, question)
    if len(meant) == 1:
        return moved(site.link_to(asked.lang, meant[0]) + (f"?on={asked.on}" if asked.dated else ""))
    if meant:
        return Page(_page(site, asked, question, here, choices=meant), shared=False)
    on = asked.on if asked.dated else None
    answer = site.lx.ask(question, place=here or None, on=on, lang=asked.lang)
    return Page(_page(site, asked, question, here, answer), shared=False)


def _meant(site: Site, text: str) -> list[Jurisdiction]:
    """The places that words which are no question may mean: none, the one, or several to choose from."""
    try:
        return [site.lx.resolve(text)]
    except AmbiguousPlace:
        return [match.place for match in site.lx.place(text).matches[:MAX_CHOICES]]
    except LexlociError:
        return []


def _page(
    site: Site, asked: Asked, question: str, here: str, answer: Answer | None = None,
    choices: Sequence[Jurisdiction] = (),
) -> bytes:  # fmt: skip
    lang = asked.lang
    return site.render(
        "ask.html", asked, wording(lang)["ask"], question=question, here=here, answer=answer,
        choices=answer.alternatives if answer else choices,
        statements=[said(s, lang) for s in answer.statements] if answer else [],
        passages=[said(s, lang) for s in answer.passages] if answer else [],
        premises=[p.correction[lang] for p in answer.premise] if answer else [],
        day=f"?on={answer.on}" if answer and (asked.dated or answer.on != asked.on) else "",
    )  # fmt: skip
