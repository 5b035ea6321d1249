"""``lexloci record sample``."""

from __future__ import annotations

import argparse

CELLS = 30
SEED = 1


def fill(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"of the draw (default: {SEED})")
    parser.add_argument(
        "--count", type=int, default=CELLS, metavar="N", help=f"how many cells (default: {CELLS})"
    )
    parser.add_argument("--on", metavar="DATE", help="the law of this day (default: today)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the sample: each cell with its rule, the place in it, its first day and its sources."""
    from datetime import date

    from lexloci.answers.coverage import grid
    from lexloci.answers.sampling import draw
    from lexloci.core.dates import parse_day
    from lexloci.core.errors import BadInput
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, wrap

    if args.count < 1:
        raise BadInput("--count must be at least 1", remedy="Ask for a number of cells, such as 30.")
    lx = Lexloci(args.data)
    on = parse_day(args.on) if args.on else date.today().isoformat()
    found = draw(lx.engine, grid(lx.engine, on), args.seed, args.count)
    if args.json:
        print_json(found.to_dict())
        return 0
    print(f"{len(found.cells)} of {found.frame:,} cells that state a rule, drawn with seed {found.seed}:")
    for number, cell in enumerate(found.cells, 1):
        rule = cell.cited.rule
        print(f"\n{number}. {cell.finding.place.label()} · {cell.finding.variable} · {cell.finding.position}")
        since = f"since {cell.cited.since}{' at the latest' if cell.cited.attested else ''}"
        since = f"read in force on {cell.cited.seen}" if cell.cited.seen else since
        print(wrap(f"{rule.citation}, {rule.pinpoint} [{rule.id}], {since}", "   ", "   "))
        print(wrap(rule.summary["en"], "   ", "   "))
        for cite in rule.cites:
            print(f"   {cite.url}{' (primary)' if cite.primary else ''}")
    return 0
