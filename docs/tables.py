"""The tables of the documentation: each is made from the models, the codebook or the program.

:data:`MAKERS` finds them by the first word of a block's name; the rest of the name is what the table
is of (``type Instrument``, ``command record new``).
"""

from __future__ import annotations

import typing
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
from commands import described
from msgspec import Struct, structs

from lexloci.answers import statement
from lexloci.core import yaml
from lexloci.core.files import read_text
from lexloci.law import precedence
from lexloci.record.layout import PATTERNS, TYPES
from lexloci.record.load import Record, load
from lexloci.record.model import common, evidence, instrument, place, service, survey
from lexloci.record.model.coding import CodingRound, SpotCheck, Verdict
from lexloci.record.reliability import levels
from lexloci.record.timeline import Effect, effect_of
from lexloci.surfaces.schema import schemas

DOCS = Path(__file__).resolve().parent
FORMS = ("Slug", "Name", "PartialDate", "Day", "OcdId", "Geoid", "Url", "Line", "Prose")
LITERALS: dict[str, Any] = {
    "kinds": instrument.InstrumentKind,
    "events": instrument.EventKind,
    "binds": instrument.Binds,
    "methods": typing.get_type_hints(survey.SurveyRow)["method"],
    "results": typing.get_type_hints(survey.SurveyRow)["result"],
    "agencies": place.AgencyKind,
    "offices": place.Office,
    "services": service.ServiceCategory,
    "sides": typing.get_type_hints(evidence.Argument)["side"],
    "statements": statement.Kind,
}
VOCABULARIES: dict[str, list[str]] = {
    "effects": [effect.value for effect in Effect],
    **{name: list(typing.get_args(terms)) for name, terms in LITERALS.items() if name != "events"},
}


SAMPLED = {"says": "what the rule says", "since": "since when", "pinpoint": "where it stands"}


class Words(Struct, forbid_unknown_fields=True):
    """``fields.yaml``: what everything means."""

    files: dict[str, str]
    forms: dict[str, str]
    types: dict[str, dict[str, str]]
    outputs: dict[str, dict[str, str]]
    vocabularies: dict[str, dict[str, str]]


class Source(Struct):
    """What the blocks are made from."""

    words: Words
    record: Record
    models: dict[str, type[Struct]]
    outputs: dict[str, dict[str, Any]]


def source() -> Source:
    """Read the descriptions, the record and the models."""
    words = msgspec.convert(yaml.loads(read_text(DOCS / "fields.yaml")), Words)
    definitions = {
        name: shape for name, shape in schemas()["finding"]["$defs"].items() if "properties" in shape
    }
    return Source(words, load(DOCS.parent / "record"), models(TYPES), definitions)


def models(roots: Iterable[Any]) -> dict[str, type[Struct]]:
    """Every struct that occurs in a record file, by name, outermost first."""
    found: dict[str, type[Struct]] = {}

    def visit(hint: Any) -> None:
        if isinstance(hint, type) and issubclass(hint, Struct) and hint.__name__ not in found:
            found[hint.__name__] = hint
            for inner in typing.get_type_hints(hint, include_extras=True).values():
                visit(inner)
        for part in () if typing.get_origin(hint) is Literal else typing.get_args(hint):
            visit(part)

    for root in roots:
        visit(root)
    return found


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def code(terms: Iterable[object]) -> str:
    """Terms as code, in one cell."""
    return " ".join(f"`{term}`" for term in terms)


def shape(hint: Any) -> str:
    """A type of the model in words."""
    form = next((name for name in FORMS if hint == getattr(common, name)), "")
    form = "Quote" if hint == instrument.Quote else form
    if form:
        return f"[{form}](#forms-of-values)"
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if type(None) in args:
        return shape(args[0])
    if origin is not None:
        return compound(hint, origin, args)
    if issubclass(hint, Struct):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "plain text", int: "whole number", float: "number", bool: "`true` or `false`"}[hint]


def compound(hint: Any, origin: Any, args: tuple[Any, ...]) -> str:
    """A type made of others, in words."""
    if origin is Literal:
        name = next((name for name, terms in LITERALS.items() if terms == hint), "")
        return f"[one of the {name}](#{name})" if name else code(args)
    if origin is list:
        return f"list of {shape(args[0])}"
    if origin is dict:
        return f"{shape(args[1])} by {shape(args[0])}"
    limits = args[1]
    span = f", {limits.ge} to {limits.le}" if limits.ge is not None else ""
    return shape(args[0]) + span


def type_table(src: Source, name: str) -> str:
    """The keys of one type of record file."""
    model, words = src.models[name], src.words.types[name]
    hints = typing.get_type_hints(model, include_extras=True)
    return table(
        ("key", "type", "required", "meaning"),
        (
            (f"`{f.encode_name}`", shape(hints[f.name]), "yes" if f.required else "", words[f.encode_name])
            for f in structs.fields(model)
        ),
    )


def json_shape(part: Mapping[str, Any]) -> str:
    """A type of an output schema in words."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#output-{name})"
    if "enum" in part:
        return code(part["enum"])
    if "anyOf" in part:
        return " or ".join(json_shape(option) for option in part["anyOf"])
    if part.get("type") == "array":
        return f"list of {json_shape(part['items'])}"
    if "properties" in part:
        return f"object with {code(part['properties'])}"
    kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
    return " or ".join("text" if kind == "string" else str(kind) for kind in kinds)


def output_table(src: Source, name: str) -> str:
    """The fields of one shape of the JSON output."""
    fields = src.outputs[name]["properties"].items()
    rows = ((f"`{key}`", json_shape(part), src.words.outputs[name][key]) for key, part in fields)
    return table(("field", "type", "meaning"), rows)


def files(src: Source, _: str) -> str:
    """Every type of file with its place."""
    rows = []
    for pattern, model in PATTERNS:
        path = pattern.replace("(?:/[^/]+)*", "/…").replace("[^/]+", "<id>").replace("[a-z]{2}", "<state>")
        link = f"[{model.__name__}](#{model.__name__.lower()})"
        rows.append((f"`{path.replace(chr(92), '')}`", link, src.words.files[model.__name__]))
    return table(("path under `record/`", "type", "what it holds"), rows)


def forms(src: Source, _: str) -> str:
    """The forms of values."""
    hints = {**{name: getattr(common, name) for name in FORMS}, "Quote": instrument.Quote}
    rows = []
    for name, hint in hints.items():
        limits = hint.__metadata__[0]
        size = f" At most {limits.max_length} characters." if limits.max_length else ""
        pattern = f"`{limits.pattern}`" if limits.pattern else ""
        rows.append((name, src.words.forms[name] + size, pattern))
    return table(("form", "meaning", "pattern"), rows)


def vocabulary(src: Source, name: str) -> str:
    """The terms of one vocabulary."""
    return table(("term", "meaning"), ((f"`{t}`", text) for t, text in src.words.vocabularies[name].items()))


def wordings(src: Source, name: str) -> str:
    """How the terms of the codebook are said to readers."""
    labels: list[Any] = getattr(src.record.codebook(), name)
    rows = ((f"`{word.id}`", word.label.en, word.label.es) for word in labels)
    return table(("term", "English", "Spanish"), rows)


def scales(src: Source, _: str) -> str:
    """The sets of positions, and who uses them."""
    used: dict[str, list[str]] = {}
    for variable in src.record.variables().values():
        used.setdefault(variable.scale, []).append(variable.id)
    rows = ((f"`{s.id}`", code(s.positions), code(used.get(s.id, []))) for s in src.record.codebook().scales)
    return table(("scale", "positions", "variables"), rows)


def actors(src: Source, _: str) -> str:
    """Whose rule answers."""
    rows = (
        (f"`{a.id}`", a.label.en, "" if a.agency == "none" else f"`{a.agency}`", code(a.bound_by))
        for a in src.record.codebook().actors
    )
    return table(("actor", "said as", "agency looked up", "reached by rules that bind"), rows)


def variables(src: Source, group: str) -> str:
    """The variables of a group."""
    rows = (
        (
            f"`{v.id}`",
            v.question.en,
            f"`{v.scale}`",
            f"`{v.actor}`",
            code(v.levels),
            f"`{v.baseline}`",
            str(v.review_days),
        )
        for v in src.record.variables().values()
        if v.group == group
    )
    return table(("variable", "question", "scale", "actor", "levels", "baseline", "review days"), rows)


def events(src: Source, _: str) -> str:
    """What each kind of event does."""
    kinds, words = typing.get_args(instrument.EventKind), src.words.vocabularies["effects"]
    rows = ((e.value, code(k for k in kinds if effect_of(k) is e), words[e.value]) for e in Effect)
    return table(("effect", "events", "what it does"), rows)


def reliability_rows(src: Source, level: str) -> str:
    """How often two codings agreed on ``states`` or ``localities``, over all cells and by variable."""
    rows = levels(entry for _, entry in src.record.of(CodingRound))[level].rows
    return table(
        ("cells", "n", "agree", "by chance", "kappa"),
        (
            (
                row.name.replace("_", " "), str(row.cells), f"{row.agree} ({row.observed:.0%})",
                f"{row.expected:.0%}", "–" if row.kappa is None else f"{row.kappa:.2f}",
            )
            for row in rows
        ),
    )  # fmt: skip


def sample_rows(src: Source, _: str) -> str:
    """What each sample showed: how many of its statements are right."""
    rows = []
    checks = (check for _path, check in src.record.of(SpotCheck))
    for check in sorted(checks, key=lambda one: (one.on, one.seed or 0, one.id)):
        for part in ("says", "since", "pinpoint"):
            found = Counter(getattr(row, part) for row in check.rows)
            counts = (str(found[verdict]) for verdict in typing.get_args(Verdict))
            seed = "none" if check.seed is None else str(check.seed)
            rows.append((check.on, seed, f"{check.frame:,}", SAMPLED[part], *counts))
    return table(("date", "seed", "drawn from", "what", "right", "wrong", "unread"), rows)


def sample_errors(src: Source, _: str) -> str:
    """What was wrong in the samples, and how it was mended."""
    rows = (
        (row.place.rpartition(":")[2], f"`{row.variable}`", f"`{row.rule}`", row.note or "")
        for _path, check in src.record.of(SpotCheck)
        if check.seed is not None
        for row in check.rows
        if "wrong" in (row.says, row.since, row.pinpoint)
    )
    return table(("place", "topic", "rule", "what was wrong"), rows)


def ranks(src: Source, _: str) -> str:
    """The ranks of instruments within one government."""
    rank = precedence.RANK
    rows = [
        (str(n), code(kind for kind in rank if rank[kind] == n))
        for n in sorted(set(rank.values()), reverse=True)
    ]
    rows[0] = (rows[0][0], f"{rows[0][1]} and every provision marked `constitutional`")
    return table(("rank", "instruments"), rows)


def meetings(src: Source, scale: str) -> str:
    """What happens when a lower rule meets a higher one."""
    meet = precedence.MEETING[scale]
    positions = next(s.positions for s in src.record.codebook().scales if s.id == scale)

    def cell(higher: str, lower: str) -> str:
        same = precedence.Meeting.WITHIN if higher == "limited" else precedence.Meeting.SAME
        return (same if higher == lower else meet[higher, lower]).name.lower()

    rows = ([f"`{h}`", *(cell(h, low) for low in positions)] for h in positions)
    return table(("higher ↓ lower →", *(f"`{p}`" for p in positions)), rows)


def outcomes(src: Source, _: str) -> str:
    """The kinds of meeting in words."""
    return table(("meeting", "what happens"), ((m.name.lower(), m.value) for m in precedence.Meeting))


def command(_: Source, name: str) -> str:
    """The arguments of one command."""
    return table(("argument", "meaning"), ((f"`{typed}`", text) for typed, text in described(name)))


MAKERS: dict[str, Callable[[Source, str], str]] = {
    "type": type_table, "output": output_table, "vocabulary": vocabulary, "wordings": wordings,
    "scales": scales, "actors": actors, "variables": variables, "events": events, "ranks": ranks,
    "meetings": meetings, "outcomes": outcomes, "command": command,
    "files": files, "forms": forms, "reliability": reliability_rows, "sample": sample_rows,
    "sample-errors": sample_errors,
}  # fmt: skip
