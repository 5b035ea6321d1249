"""``lexloci place TEXT``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci place "Clayton (Missouri County), Missouri"
  lexloci place 63105
  lexloci place "orange county" --json
  lexloci place "Clayton, MO" --agencies
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common

    command.epilog = EPILOG
    command.add_argument("text", help="a name, a name and a state, a county, a ZIP code, an OCD id")
    command.add_argument("--agencies", action="store_true", help="also say who polices and who jails there")
    common(command, dated=False)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the ranked matches and the corrected premises; 2 when nothing was found."""
    from lexloci.answers.words import kind_name
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, say, wrap

    lx = Lexloci(args.data)
    result = lx.place(args.text)
    agencies = lx.agencies(result.matches[0].place) if args.agencies and result.clear else {}
    if args.json:
        shape = result.to_dict(args.lang)
        if args.agencies:
            shape["agencies"] = {role: agency.to_dict(args.lang) for role, agency in agencies.items()}
        print_json(shape)
        return 0 if result.matches else 2
    for premise in result.remarks:
        print(wrap(premise.correction[args.lang]))
    if not result.matches:
        print(say("no_place", args.lang, text=repr(args.text)))
        return 2
    if not result.clear and len(result.matches) > 1:
        print(say("several_places", args.lang))
    for match in result.matches:
        place = match.place
        counties = ", ".join(ref.name for ref in place.counties)
        parts = [
            kind_name(place.kind)[args.lang],
            counties,
            f"GEOID {place.geoid}" if place.geoid else "",
            place.id,
        ]
        print(f"{match.score:5.2f}  {place.label()}  ({'; '.join(filter(None, parts))})")
    for role, agency in agencies.items():
        name = agency.name[args.lang]
        print(say(role, args.lang, agency=name if agency.known else say("assumed", args.lang, agency=name)))
    return 0
