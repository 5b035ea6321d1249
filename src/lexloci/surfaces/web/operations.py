"""The interface for programs as data: each operation with what it takes and gives (``operations.yaml``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, field

from lexloci.core.errors import BadInput
from lexloci.core.yaml import packaged
from lexloci.library import Lexloci
from lexloci.record.model.instrument import Instrument
from lexloci.surfaces.web.guard import CHECKING
from lexloci.surfaces.web.page import Missing

Values = Mapping[str, str]


class Parameter(Struct, frozen=True, kw_only=True):
    """Something an operation takes.

    :ivar place: ``query``, ``path`` or ``body``.
    :ivar longest: how many characters it may have.
    """

    name: str
    told: str
    example: str
    required: bool = False
    place: str = field(name="in", default="query")
    format: str = ""
    choices: tuple[str, ...] = ()
    longest: int = 300


class Operation(Struct, frozen=True, kw_only=True):
    """One thing a program can ask.

    :ivar shape: the name of its answer among the output schemas; empty where it has none of its own.
    :ivar shared: the answer is the same for everybody, so that caches may keep it.
    """

    name: str
    path: str
    told: str
    takes: tuple[Parameter, ...]
    method: str = "get"
    shape: str = ""
    shared: bool = True

    def run(self, lexloci: Lexloci, given: Values) -> Any:
        """The answer as plain values.

        :raises LexlociError: what was given cannot be used.
        :raises Missing: the record has no such entry.
        """
        return RUNS[self.name](lexloci, given)


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
    report = lx.check(
        given["text"], place=given.get("place"), on=given.get("on"), lang=given.get("lang"), seconds=CHECKING
    )  # fmt: skip
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


RUNS: dict[str, Callable[[Lexloci, Values], Any]] = {
    "place": _place, "law": _law, "profile": _profile, "guide": _guide, "ask": _ask, "check": _check,
    "changes": _changes, "search": _search, "variables": _variables, "instrument": _instrument,
    "coverage": _coverage,
}  # fmt: skip


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation, in the order of ``operations.yaml``."""
    table = packaged("surfaces", "web", "operations.yaml")
    return tuple(
        msgspec.convert(
            {**told, "name": name, "takes": [{"name": n, **p} for n, p in told["takes"].items()]}, Operation
        )
        for name, told in table.items()
    )


def accepted(operation: Operation, given: Values) -> dict[str, str]:
    """What was given, without what is blank.

    :raises BadInput: something is missing, unknown, too long or none of the choices.
    """
    known = {parameter.name: parameter for parameter in operation.takes}
    strange = sorted(set(given) - set(known))
    if strange:
        raise BadInput(
            f"{strange[0][:60]!r} is no parameter of {operation.name}", where=strange[0][:60],
            remedy=f"It takes: {', '.join(known) or 'nothing'}.",
        )  # fmt: skip
    for parameter in known.values():
        _fits(parameter, given.get(parameter.name))
    return {name: value for name, value in given.items() if value.strip()}


def _fits(parameter: Parameter, value: str | None) -> None:
    name = parameter.name
    if parameter.required and not (value and value.strip()):
        raise BadInput(f"{name} is missing", where=name, remedy=f"For example: {parameter.example}.")
    if value is None:
        return
    if len(value) > parameter.longest:
        raise BadInput(
            f"{name} is longer than {parameter.longest:,} characters", where=name, remedy="Shorten it."
        )
    if parameter.format and not value.strip():
        raise BadInput(f"{name} is blank", where=name, remedy=f"Leave it out, or give {parameter.example}.")
    if parameter.choices and value not in parameter.choices:
        choices = " or ".join(parameter.choices)
        raise BadInput(f"{value[:40]!r} is no {name}", where=name, remedy=f"Use {choices}.")
