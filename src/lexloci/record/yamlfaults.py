"""Where a fault of YAML lies, and how to say it: the parser's own words do not always name a line."""

from __future__ import annotations

import re

import yaml

from lexloci.record.problems import Key, Problem, key_text
from lexloci.record.yamllines import tree_of

AT_LINE = re.compile(r",? at line (\d+) column \d+")
AT_POSITION = re.compile(r" at position (\d+)")
NEXT_DOCUMENT = re.compile(r"(?<=\n)---(?=\s|$)")
ALIAS = re.compile(r"(?<=[\s\[,])\*\w")

PLAIN_WORDS = {
    "more than one document": ("holds several YAML documents", "Write one document to a file."),
    "repetition limit": ("repeats one alias too often", "Write each value out, without aliases."),
    "recursion limit": ("is nested too deeply", "Write it in the layout of the data dictionary."),
    "control characters": ("has a control character", "Delete it."),
}


def syntax_problem(file: str, text: str, message: str) -> Problem:
    """The problem behind the parser's ``message``: its line, its key if known, a remedy."""
    if "duplicate entry" in message:
        for line, key in _odd_keys(text, repeated=True)[:1]:
            return Problem(file, line, key, "the key occurs twice", "Keep one of the two.")
    if "unhashable" in message:
        for line, key in _odd_keys(text, repeated=False)[:1]:
            return Problem(file, line, key, "a key is a list or a mapping", "Use a plain word as the key.")
    line = _line(text, message)
    for sign, (reason, remedy) in PLAIN_WORDS.items():
        if sign in message:
            return Problem(file, line, "", reason, remedy)
    said = AT_LINE.sub("", message)
    return Problem(file, line, "", f"is not valid YAML ({said})", "Mend the YAML at that line.")


def _line(text: str, message: str) -> int:
    named = AT_LINE.search(message)
    if named:
        return int(named[1])
    counted = AT_POSITION.search(message)
    if counted:
        return text.count("\n", 0, int(counted[1])) + 1
    sign = NEXT_DOCUMENT if "document" in message else ALIAS
    found = list(sign.finditer(text))
    return text.count("\n", 0, found[-1].start()) + 1 if found else 1


def _odd_keys(text: str, *, repeated: bool) -> list[tuple[int, str]]:
    """Line and key of every key that repeats one of its mapping, or else of every one that is no text."""
    todo: list[tuple[yaml.Node | None, Key]] = [(tree_of(text), ())]
    seen: set[int] = set()
    found: list[tuple[int, str]] = []
    while todo:
        node, key = todo.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            todo += [(child, (*key, index)) for index, child in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            names: set[str] = set()
            for name, child in node.value:
                plain = isinstance(name, yaml.ScalarNode)
                if (plain and name.value in names) if repeated else not plain:
                    found.append((name.start_mark.line + 1, key_text((*key, name.value) if plain else key)))
                if plain:
                    names.add(name.value)
                    todo.append((child, (*key, name.value)))
    return sorted(found)
