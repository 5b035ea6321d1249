"""The OpenAPI 3.1 document of the interface for programs, written from its table."""

from __future__ import annotations

from functools import cache
from typing import Any

from lexloci.surfaces.schema import schemas
from lexloci.surfaces.web.operations import Operation, Parameter, operations

PREFIX = "/api/v1"
REFUSALS = {
    "400": "Something given cannot be used.", "404": "There is no such place or entry.",
    "405": "The operation takes another method.",
    "409": "The place is ambiguous: the alternatives are ranked.", "413": "The body is too large.",
    "414": "The address is too long.", "429": "Too many requests.",
    "431": "The headers are too large.", "503": "The record cannot be read.",
}  # fmt: skip
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "detail": {"type": "string"}, "where": {"type": "string"},
        "alternatives": {"type": "array", "items": {"type": "object"}},
    },
}  # fmt: skip


@cache
def document() -> dict[str, Any]:
    """The whole document, with the schemas of the answers."""
    from lexloci import __version__

    shapes = {operation.shape for operation in operations() if operation.shape}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "lexloci", "version": __version__, "summary": "The law of the place, with sources.",
            "description": "What law and policy govern local involvement in federal immigration "
            "enforcement, at a place, on a day. Information, not legal advice.",
            "license": {"name": "Apache-2.0 (code), CC0-1.0 (record)"},
        },
        "servers": [{"url": PREFIX}],
        "paths": {o.path: {o.method: _operation(o)} for o in operations()},
        "components": {"schemas": {"problem": PROBLEM, **{name: _shape(name) for name in sorted(shapes)}}},
    }  # fmt: skip


def _shape(name: str) -> dict[str, Any]:
    """An output schema that stands on its own, its parts under itself."""
    moved = _moved(schemas()[name], f"#/components/schemas/{name}")
    return {key: value for key, value in moved.items() if key != "$schema"}


def _moved(value: Any, home: str) -> Any:
    """The schema with its references led to where it stands in the document."""
    if isinstance(value, dict):
        return {
            key: inner.replace("#/$defs/", f"{home}/$defs/") if key == "$ref" else _moved(inner, home)
            for key, inner in value.items()
        }
    return [_moved(inner, home) for inner in value] if isinstance(value, list) else value


def _operation(operation: Operation) -> dict[str, Any]:
    answer: dict[str, Any] = {"type": "object"}
    if operation.shape:
        answer = {"$ref": f"#/components/schemas/{operation.shape}"}
    out: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.told,
        "responses": {
            "200": {"description": operation.told, "content": {"application/json": {"schema": answer}}}
        },
    }
    for status, told in REFUSALS.items():
        out["responses"][status] = _refusal(told)
    inside = [p for p in operation.takes if p.place == "body"]
    out["parameters"] = [_parameter(p) for p in operation.takes if p.place != "body"]
    if inside:
        schema: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "required": [p.name for p in inside if p.required],
            "properties": {p.name: {**_schema(p), "description": p.told} for p in inside},
        }
        example = {p.name: p.example for p in inside if p.required}
        out["requestBody"] = {
            "required": True, "content": {"application/json": {"schema": schema, "example": example}},
        }  # fmt: skip
    return out


def _refusal(told: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/problem"}
    return {"description": told, "content": {"application/problem+json": {"schema": schema}}}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name, "in": parameter.place, "required": parameter.required,
        "description": parameter.told, "schema": _schema(parameter), "example": parameter.example,
    }  # fmt: skip


def _schema(parameter: Parameter) -> dict[str, Any]:
    """A text; in a body, what may be left out may be null as well."""
    open_ = parameter.place == "body" and not parameter.required
    out: dict[str, Any] = {"type": ["string", "null"] if open_ else "string", "maxLength": parameter.longest}
    if parameter.required:
        out["minLength"] = 1
    if parameter.format:
        out["format"] = parameter.format
    if parameter.choices:
        out["enum"] = [*parameter.choices, None] if open_ else list(parameter.choices)
    return out
