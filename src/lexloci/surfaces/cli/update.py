"""``lexloci update …``: load official data files into your own gazetteer."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexloci.upkeep.census import Summary

EPILOG = """examples:
  lexloci update places 2025_Gaz_place_national.zip 2025_Gaz_counties_national.zip
  lexloci update places data/geography/* data/ocd/*.csv* --to data/compiled
"""
PLACES = """Load Census files into a gazetteer of every place: the Gazetteer's place, county and
county-subdivision files; GNIS classes; places by county; ZIP code areas by county and place; ACS
populations; Open Civic Data ids. Each is known by its content, packed or not; only the place
gazetteer is needed."""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    command.epilog = EPILOG
    sub = command.add_subparsers(dest="update_command", required=True, metavar="COMMAND")
    _places(
        sub.add_parser("places", help="load the full Census gazetteer", description=PLACES, epilog=EPILOG,
                       formatter_class=argparse.RawDescriptionHelpFormatter)
    )  # fmt: skip


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="data files, in any order")
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="write places.sqlite here (default: your own folder)"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.set_defaults(run=run_places)


def run_places(args: argparse.Namespace) -> int:
    """Load the files and print what was loaded; the old gazetteer stays when one is refused."""
    from lexloci.core.paths import PLACES_FILE, user_folder
    from lexloci.surfaces.cli.output import print_json, progress
    from lexloci.upkeep.census import update_places
    from lexloci.upkeep.overlay import overlay_in

    target = (args.to or user_folder()) / PLACES_FILE
    summary = update_places(args.files, target, overlay_in(), progress())
    if args.json:
        print_json(summary.to_dict())
    else:
        _print(summary)
    return 0


def _print(summary: Summary) -> None:
    print(f"{summary.target}: {summary.places:,} places, {summary.governing:,} of them governments,")
    print(f"and {summary.zips:,} ZIP codes. Places by kind:")
    for kind, count in summary.kinds.items():
        print(f"  {count:7,}  {kind.replace('_', ' ')}")
    print("Read:")
    for source in summary.sources:
        print(f"  {source.rows:7,}  {source.what}: {source.file}")
    for file in summary.unread:
        print(f"Not recognised, left aside: {file}")
    if summary.missing:
        states = ", ".join(summary.missing)
        print(f"No places in the files for: {states}. These stay as they came with lexloci.")
    for code, count in summary.unknown_codes.items():
        print(f"Unknown legal description {code!r} of {count:,} places: their kind is not known.")
