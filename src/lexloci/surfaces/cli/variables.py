"""``lexloci variables``."""

from __future__ import annotations

import argparse


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common

    command.add_argument("name", nargs="?", help="show one of them in full")
    common(command, dated=False)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the variables, or print one with its coding instructions."""
    import msgspec

    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, say, wrap

    record = Lexloci(args.data).record
    if args.name:
        variable = record.variable(args.name)
        if args.json:
            print_json(msgspec.to_builtins(variable))
            return 0
        for key in ("label", "question", "definition", "coding", "example", "counter_example"):
            text = getattr(getattr(variable, key), args.lang)
            print(wrap(f"{say(key, args.lang)}: {text}", "", "  "))
        for position, text in variable.positions.items():
            print(wrap(f"{position}: {getattr(text, args.lang)}", "  ", "    "))
        return 0
    if args.json:
        print_json([msgspec.to_builtins(variable) for variable in record.variables.values()])
        return 0
    group = ""
    for variable in record.variables.values():
        if variable.group != group:
            group = variable.group
            print(f"{say(group, args.lang)}:")
        print(f"  {variable.id:24} {getattr(variable.question, args.lang)}")
    return 0
