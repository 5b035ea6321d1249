"""The interface for programs as data: each operation with what it takes and gives. The server routes by
this table, and the OpenAPI document is written from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from lexloci.core.errors import BadInput
from lexloci.library import Lexloci
from lexloci.record.model.instrument import Instrument
from lexloci.surfaces.web.page import Missing

Values = Mapping[str, str]
MAX_TEXT = 400_000
"""Characters of a text to check."""


class Parameter(Struct, frozen=True):
    """Something an operation takes.

    :ivar place: ``query``, ``path`` or ``body``.
    """

    name: str
    told: str
    example: str
    required: bool = False
    place: str = "query"
    format: str = ""
    choices: tuple[str, ...] = ()
    longest: int = 300


class Operation(Struct, frozen=True):
    """One thing a program can ask.

    :ivar shape: the name of its answer among the output schemas; empty where it has none of its own.
    """

    path: str
    method: str
    name: str
    told: str
    run: Callable[[Lexloci, Values], Any]
    takes: tuple[Parameter, ...]
    shape: str = ""
    shared: bool = True


PLACE = Parameter("place", "A place as people write it, a ZIP code, a GEOID or an OCD id.", "Clayton, MO", True)
ON = Parameter("on", "The day asked about; today by default.", "2026-06-01", format="date")
LANG = Parameter("lang", "The language of the words.", "en", choices=("en", "es"))
VARIABLE = Parameter("variable", "An id of the codebook.", "detainer_hold", True)


def _place(lx: Lexloci, given: Values) -> Any:
    return lx.place(given["q"]).to_dict(given.get("lang", "en"))


def _law(lx: Lexloci, given: Values) -> Any:
    finding = lx.law(
        given["place"], given["variable"], given.get("on"), agency=given.get("agency"),
        subject=given.get("subject"), known_on=given.get("known_on"),
    )  # fmt: skip
    return finding.to_dict(given.get("lang", "en"))


def _profile(lx: Lexloci, given: Values) -> Any:
    found = lx.profile(given["place"], given.get("on"))
    return {"findings": [finding.to_dict(given.get("lang", "en")) for finding in found]}


def _guide(lx: Lexloci, given: Values) -> Any:
    return lx.guide(given["place"], given.get("lang", "en"), given.get("on")).to_dict()


def _ask(lx: Lexloci, given: Values) -> Any:
    answer = lx.ask(
        given["question"], place=given.get("place"), on=given.get("on"), lang=given.get("lang")
    )  # fmt: skip
    return answer.to_dict()


def _check(lx: Lexloci, given: Values) -> Any:
    report = lx.check(given["text"], place=given.get("place"), on=given.get("on"), lang=given.get("lang"))
    return report.to_dict()


def _changes(lx: Lexloci, given: Values) -> Any:
    names = [given["variable"]] if given.get("variable") else []
    found = lx.changes(given["place"], given["since"], given.get("until"), names)
    return {"changes": [change.to_dict(given.get("lang", "en")) for change in found]}


def _search(lx: Lexloci, given: Values) -> Any:
    hits = lx.record.search(given["q"], given.get("lang", "en"), 20)
    return {"passages": [msgspec.structs.asdict(hit) for hit in hits]}


def _variables(lx: Lexloci, given: Values) -> Any:
    lang = given.get("lang", "en")
    return {
        "variables": [
            {"id": v.id, "group": v.group, "label": getattr(v.label, lang),
             "question": getattr(v.question, lang),
             "positions": {name: getattr(text, lang) for name, text in v.positions.items()}}
            for v in lx.record.variables.values()
        ]
    }  # fmt: skip


def _instrument(lx: Lexloci, given: Values) -> Any:
    entry = lx.record.get(Instrument, given["id"])
    if entry is None:
        raise Missing
    return msgspec.to_builtins(entry)


def _coverage(lx: Lexloci, given: Values) -> Any:
    return {"counts": lx.coverage(), "read_on": lx.record.meta["read_on"]}


OPERATIONS: tuple[Operation, ...] = (
    Operation("/place", "get", "place", "Which places a text may mean, and what it wrongly takes for granted.",
              _place, (Parameter("q", "The text.", "Clayton (Missouri County), Missouri", True), LANG), "place"),
    Operation("/law", "get", "law", "What governs a topic at a place on a day.", _law,
              (PLACE, VARIABLE, ON, Parameter("agency", "Answer for this agency.", "St. Louis County Police Department"),
               Parameter("subject", "For tps, the country.", "haiti"),
               Parameter("known_on", "As the record stood on this day.", "2026-11-01", format="date"), LANG), "finding"),
    Operation("/profile", "get", "profile", "The Findings on every topic at a place on a day.", _profile,
              (PLACE, ON, LANG)),
    Operation("/guide", "get", "guide", "The 20 questions for a place.", _guide, (PLACE, ON, LANG), "guide"),
    Operation("/ask", "post", "ask", "A question in a person's own words, in English or Spanish.", _ask,
              (Parameter("question", "The question.", "Can the jail in Clayton, MO hold me for ICE?", True, "body", longest=1000),
               Parameter("place", "The asker's place, where the question names none.", "Clayton, MO", place="body"),
               Parameter("on", "The day asked about.", "2026-06-01", place="body", format="date"),
               Parameter("lang", "Language of the answer; that of the question by default.", "en", place="body", choices=("en", "es"))),
              "answer", shared=False),
    Operation("/check", "post", "check", "A verdict for each sentence of a text.", _check,
              (Parameter("text", "The text.", "Missouri lets each city decide whether to be a sanctuary.", True, "body", longest=MAX_TEXT),
               Parameter("place", "The place it is about, where it names none.", "Clayton, MO", place="body"),
               Parameter("on", "The day it is held against.", "2026-06-01", place="body", format="date"),
               Parameter("lang", "Its language; told from its words by default.", "en", place="body", choices=("en", "es"))),
              "report", shared=False),
    Operation("/changes", "get", "changes", "Each day between two on which a Finding at a place changed.", _changes,
              (PLACE, Parameter("since", "The day after which changes count.", "2024-01-01", True, format="date"),
               Parameter("until", "The last day; today by default.", "2026-06-01", format="date"),
               Parameter("variable", "Only this topic.", "detainer_hold"), LANG)),
    Operation("/search", "get", "search", "Parts of the record whose words come close.", _search,
              (Parameter("q", "The words.", "courthouse arrest", True), LANG)),
    Operation("/variables", "get", "variables", "The topics of the codebook with their positions.", _variables, (LANG,)),
    Operation("/instruments/{id}", "get", "instrument", "A law, policy, case, bill or agreement of the record.", _instrument,
              (Parameter("id", "Its id.", "mo-rsmo-67-307", True, "path"),)),
    Operation("/coverage", "get", "coverage", "How much the record holds, and when it was last read.", _coverage, ()),
)  # fmt: skip


def accepted(operation: Operation, given: Values) -> dict[str, str]:
    """What was given, without what is empty.

    :raises BadInput: something is missing, unknown, too long or none of the choices.
    """
    known = {parameter.name: parameter for parameter in operation.takes}
    strange = sorted(set(given) - set(known))
    if strange:
        raise BadInput(
            f"{strange[0][:60]!r} is no parameter of {operation.name}", where=strange[0][:60],
            remedy=f"It takes: {', '.join(known) or 'nothing'}.",
        )  # fmt: skip
    out = {name: value for name, value in given.items() if value.strip()}
    for parameter in known.values():
        value = out.get(parameter.name, "")
        if parameter.required and not value:
            raise BadInput(f"{parameter.name} is missing", where=parameter.name, remedy=f"For example: {parameter.example}.")
        if len(value) > parameter.longest:
            raise BadInput(f"{parameter.name} is longer than {parameter.longest:,} characters", where=parameter.name,
                           remedy="Shorten it.")  # fmt: skip
        if value and parameter.choices and value not in parameter.choices:
            raise BadInput(f"{value[:40]!r} is no {parameter.name}", where=parameter.name,
                           remedy=f"Use {' or '.join(parameter.choices)}.")  # fmt: skip
    return out
