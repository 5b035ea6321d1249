"""Reading and writing record files: YAML 1.2 in, one canonical layout out.

Reading is bounded (size, nesting, alias expansion) and refuses duplicate keys. Writing always gives
the same bytes for the same content, so ``text == canonical(parse(text))`` can be tested and every
change in a review is a change of substance. Comments have no place in the layout: what is worth
saying has a ``note`` key, so that it reaches the reader.
"""

from __future__ import annotations

import re
import textwrap
from typing import Any, TypeVar

import msgspec

from lexloci.core.errors import RecordError
from lexloci.core.yaml import YamlFault, loads
from lexloci.record.model.common import Entry
from lexloci.record.problems import Problem, key_of_message, key_text
from lexloci.record.snapshot import MAX_FILE_BYTES

T = TypeVar("T", bound=Entry)

WIDTH = 100
PLAIN = re.compile(r"[A-Za-z0-9(§¿¡$«“ÁÉÍÓÚÑáéíóúñ/][^\n\t]*")
LOOKS_TYPED = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|y|n|\.nan|[-+]?\.inf"
    r"|[-+]?(?:0x[\da-f_]+|0[ob][\d_]+|[\d_,.:]+(?:e[-+]?\d+)?))",
    re.IGNORECASE,
)
FLOW_ITEM = re.compile(r"[\w.§()/-]+(?: [\w.§()/-]+)*")


def parse(text: str, model: type[T], where: str = "") -> T:
    """Read one YAML document as ``model``.

    :raises RecordError: not YAML, too large, or not of the model; ``where`` names the file.
    """
    found = read(text, model, where)
    if isinstance(found, Problem):
        raise RecordError(found.reason, where=found.where, remedy=found.remedy)
    return found


def read(text: str, model: type[T], file: str = "") -> T | Problem:
    """One YAML document as ``model``, or what is wrong with it."""
    if len(text) > MAX_FILE_BYTES:
        reason = f"is larger than {MAX_FILE_BYTES:,} characters"
        return Problem(file, 0, "", reason, "Split the file.")
    if "\t" in text:
        line = text.count("\n", 0, text.index("\t")) + 1
        return Problem(file, line, "", "has a tab character", "Indent with two spaces.")
    try:
        tree = loads(text)
    except YamlFault as error:
        from lexloci.record.yamlfaults import syntax_problem

        return syntax_problem(file, text, str(error))
    try:
        return msgspec.convert(tree, model, strict=True)
    except msgspec.ValidationError as error:
        from lexloci.record.yamllines import line_of

        reason, key = key_of_message(str(error))
        remedy = f"See {model.__name__} in docs/data-dictionary.md."
        reason = reason[:1].lower() + reason[1:]
        return Problem(file, line_of(text, key), key_text(key), reason, remedy)


def canonical(entry: Entry) -> str:
    """The one way to write ``entry``: keys in model order, defaults left out, lines folded."""
    lines: list[str] = []
    _mapping(msgspec.to_builtins(entry, order=None), 0, lines)
    return "\n".join(lines) + "\n"


def _mapping(value: dict[str, Any], indent: int, lines: list[str]) -> None:
    for key, item in value.items():
        _item(f"{' ' * indent}{_scalar_text(key)}:", item, indent, lines)


def _item(head: str, item: Any, indent: int, lines: list[str]) -> None:
    if isinstance(item, dict) and item:
        lines.append(head)
        _mapping(item, indent + 2, lines)
    elif isinstance(item, list) and item and not _flows(head, item):
        lines.append(head)
        for element in item:
            _element(element, indent, lines)
    elif isinstance(item, str):
        lines.extend(_string(head, item, indent + 2))
    else:
        lines.append(f"{head} {_other(item)}")


def _element(element: Any, indent: int, lines: list[str]) -> None:
    pad = " " * indent
    if isinstance(element, dict) and element:
        start = len(lines)
        _mapping(element, indent + 2, lines)
        lines[start] = f"{pad}- {lines[start][indent + 2 :]}"
    elif isinstance(element, str):
        lines.extend(_string(f"{pad}-", element, indent + 2))
    else:
        lines.append(f"{pad}- {_other(element)}")


def _flows(head: str, items: list[Any]) -> bool:
    if not all(isinstance(item, str) and FLOW_ITEM.fullmatch(item) for item in items):
        return False
    return len(head) + 3 + sum(len(_scalar_text(item)) + 2 for item in items) <= WIDTH


def _other(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_scalar_text(item) for item in value)}]"
    if value is None:
        return "null"
    if value is True or value is False:
        return str(value).lower()
    return "{}" if isinstance(value, dict) else repr(value)


def _string(head: str, text: str, indent: int) -> list[str]:
    scalar = _scalar_text(text)
    if len(head) + 1 + len(scalar) <= WIDTH:
        return [f"{head} {scalar}"]
    if text != " ".join(text.split()) or not text.isprintable():
        return [f"{head} {_quoted(text)}"]
    folded = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [f"{head} >-", *(" " * indent + line for line in folded)]


def _scalar_text(text: str) -> str:
    plain = (
        PLAIN.fullmatch(text) is not None
        and not LOOKS_TYPED.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and text.isprintable()
    )
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    escaped = msgspec.json.encode(text).decode()
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)
