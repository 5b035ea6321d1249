"""``lexloci record export FOLDER``."""

from __future__ import annotations

import argparse

from lexloci.surfaces.cli.grammar import path_given


def fill(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=path_given, help="write the data package into this folder")
    parser.add_argument("--parquet", action="store_true", help="write each table as Parquet too")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the tables and say how many rows each has."""
    from lexloci import __version__
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json
    from lexloci.upkeep.export import DESCRIPTOR, export

    counts = export(Lexloci(args.data).record, args.folder, __version__, parquet=args.parquet)
    if args.json:
        print_json(counts)
        return 0
    for name, count in counts.items():
        print(f"{count:7,}  {name}")
    print(f"wrote {args.folder / DESCRIPTOR}")
    return 0
