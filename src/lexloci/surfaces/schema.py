"""JSON Schemas: of the record's file types (for editors) and of everything lexloci prints."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import msgspec

from lexloci.record.compile import type_name
from lexloci.record.layout import TYPES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by name: file types first, then outputs."""
    out = {type_name(model): {"$schema": DRAFT, **msgspec.json.schema(model)} for model in TYPES}
    text = resources.files("lexloci.surfaces").joinpath("outputs.schema.json").read_bytes()
    document = msgspec.json.decode(text)
    for name in document["outputs"]:
        shape = {"$ref": f"#/$defs/{name}"}
        out[name] = {"$schema": DRAFT, **shape, "$defs": document["$defs"]}
    return out


def render(name: str) -> str:
    """A schema as indented JSON text."""
    return msgspec.json.format(msgspec.json.encode(schemas()[name]), indent=2).decode() + "\n"
