"""``lexloci place TEXT``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci place "Clayton (Missouri County), Missouri"
  lexloci place 63105
  lexloci place "orange county" --json
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common

    command.epilog = EPILOG
    command.add_argument("text", help="a name, a name and a state, a county, a ZIP code, an OCD id")
    common(command, dated=False)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the ranked matches and the corrected premises; 2 when nothing was found."""
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, wrap

    result = Lexloci(args.data).place(args.text)
    if args.json:
        print_json(result.to_dict(args.lang))
        return 0 if result.matches else 2
    for premise in result.premise:
        print(wrap(premise.correction[args.lang]))
    if not result.matches:
        print(f"No place was found for {args.text!r}. Check the spelling or add a state.")
        return 2
    if not result.clear and len(result.matches) > 1:
        print("Several places may be meant:")
    for match in result.matches:
        place = match.place
        counties = ", ".join(ref.name for ref in place.counties)
        parts = [
            place.kind.replace("_", " "),
            counties,
            f"GEOID {place.geoid}" if place.geoid else "",
            place.id,
        ]
        print(f"{match.score:5.2f}  {place.label()}  ({'; '.join(filter(None, parts))})")
    return 0
