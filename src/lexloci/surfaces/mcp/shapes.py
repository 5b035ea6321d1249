"""JSON Schemas of what the tools take and give, made from their types and the published output schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import msgspec

from lexloci.record.store import RecordStore
from lexloci.surfaces.mcp.tools import Tool
from lexloci.surfaces.schema import schemas

INSIDE = "#/$defs/"
TEXT: dict[str, Any] = {"type": "string"}
PASSAGE = {
    "type": "object",
    "properties": {
        "type": TEXT, "id": TEXT, "title": TEXT, "excerpt": TEXT, "uri": {"type": ["string", "null"]},
    },
    "required": ["type", "id", "title", "excerpt", "uri"],
    "additionalProperties": False,
}  # fmt: skip


def question_schema(tool: Tool, record: RecordStore) -> dict[str, Any]:
    """What ``tool`` takes; topics and questions are spelled out, so that nobody need guess them."""
    _, parts = msgspec.json.schema_components([tool.takes], ref_template=INSIDE + "{name}")
    schema: dict[str, Any] = parts[tool.takes.__name__]
    schema = {key: value for key, value in schema.items() if key not in ("title", "description")}
    fields = schema["properties"]
    variables = record.variables.values()
    if "variable" in fields:
        told = "; ".join(f"{variable.id}: {variable.label.en}" for variable in variables)
        fields["variable"] |= {"enum": [v.id for v in variables], "description": f"The topic. {told}."}
    if "variables" in fields:
        fields["variables"]["items"]["enum"] = [v.id for v in variables if not v.subjects]
    if "questions" in fields:
        asked = " ".join(
            f"{one.number} {one.question.en.format(place='the place')}" for one in record.codebook.questions
        )
        fields["questions"]["description"] += f" {asked}"
    return schema


def answer_schema(name: str) -> dict[str, Any]:
    """The answer called ``name``: an object at its root, with no definition it does not use."""
    published = schemas()
    parts: dict[str, Any] = deepcopy(published["finding"]["$defs"])
    if name == "passages":
        root = _listed(name, PASSAGE)
    elif name == "changes":
        root = _listed(name, parts["change"])
    else:
        root = parts[name]
    if name == "guide":
        del root["properties"]["questions"]["minItems"]
    used = {part: parts[part] for part in sorted(_reached(root, parts))}
    return {**root, "$defs": used} if used else root


def _listed(name: str, item: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: {"type": "array", "items": item}},
        "required": [name],
        "additionalProperties": False,
    }


def _reached(schema: Any, parts: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = list(_named(schema))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _named(parts[name])
    return found


def _named(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(INSIDE)
        for inner in schema.values():
            yield from _named(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _named(inner)
