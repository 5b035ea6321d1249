"""The commands of the program, read from its parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import cache

from lexloci.surfaces.cli import grammar


def described(name: str) -> list[tuple[str, str]]:
    """The arguments of one command as typed, with what they mean.

    An option without help of its own means what it means elsewhere.
    """
    known: dict[str, str] = {}
    for parser in parsers().values():
        for action in arguments(parser):
            known.setdefault(action.dest, action.help or "")
    chosen = parsers()[name]
    return [
        (spelled(action), action.help or known[action.dest] or "one of these") for action in arguments(chosen)
    ]


@cache
def parsers() -> dict[str, argparse.ArgumentParser]:
    """Every command with its parser."""
    return dict(commands(grammar.parser()))


def commands(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that runs something, with its parser, depth first."""
    subs = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not subs:
        yield name, parser
    for sub in subs:
        for word, inner in sub.choices.items():
            yield from commands(inner, f"{name} {word}".strip())


def arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a command takes, help aside."""
    return [a for a in parser._actions if not isinstance(a, argparse._HelpAction)]


def spelled(action: argparse.Action) -> str:
    """An argument as it is typed."""
    choices = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""
    if not action.option_strings:
        name = choices or str(action.metavar or action.dest).upper()
        return {"?": f"[{name}]", "*": f"[{name} …]", "+": f"{name} …"}.get(str(action.nargs), name)
    value = "" if action.nargs == 0 else f" {choices or action.metavar or action.dest.upper()}"
    return ", ".join(option + value for option in sorted(action.option_strings, key=len, reverse=True))
