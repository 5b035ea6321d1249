"""``lexloci schema``."""

from __future__ import annotations

import argparse

from lexloci.surfaces.cli.grammar import path_given


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    command.add_argument(
        "name",
        nargs="?",
        help="a file type (instrument, survey …) or an output (finding, guide …); default: list them",
    )
    command.add_argument("--output", "-o", type=path_given, metavar="DIR", help="write every schema into DIR")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the schemas, print one, or write all."""
    from lexloci.core.errors import BadInput
    from lexloci.core.files import write_text
    from lexloci.surfaces.cli.output import print_json
    from lexloci.surfaces.schema import render, schemas

    known = schemas()
    if args.output:
        for name in known:
            write_text(args.output / f"{name}.schema.json", render(name))
        print(f"wrote {len(known)} schemas to {args.output}")
        return 0
    if args.name is None:
        print("\n".join(known))
        return 0
    if args.name not in known:
        raise BadInput(f"{args.name!r} has no schema", remedy=f"Use one of: {', '.join(known)}.")
    print_json(known[args.name])
    return 0
