"""``lexloci update …``: load official data files into your own folder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lexloci.surfaces.cli.grammar import path_given

if TYPE_CHECKING:
    from lexloci.upkeep.census import Summary
    from lexloci.upkeep.ice_agreements import Summary as AgreementSummary
    from lexloci.upkeep.sanctuary_lists import Summary as ListSummary

EPILOG = """examples:
  lexloci update places 2025_Gaz_place_national.zip 2025_Gaz_counties_national.zip
  lexloci update places data/geography/* data/ocd/*.csv* --to data/compiled
  lexloci update ice-287g participatingAgencies05182026am.xlsx pendingAgencies02272026am.xlsx
  lexloci update dhs-list dhs_list_2025-05-31.csv
"""
PLACES = """Load Census files into a gazetteer of every place: the Gazetteer's place, county and
county-subdivision files; GNIS classes; places by county; ZIP code areas by county and place; ACS
populations; Open Civic Data ids. Each is known by its content, packed or not; only the place
gazetteer is needed."""

AGREEMENTS = """Load ICE's sheets of agencies with signed or pending 287(g) agreements, in any order. Give
every sheet you have: what an agreement's dates are comes from comparing them. The file's name tells the
day a sheet is of. Load the Census gazetteer first, so that townships are known."""
LIST = """Load the {whose} list of sanctuary jurisdictions as it stood on one or more days: a table with
columns for level, name and state, or the page itself, as HTML or text. The record holds the list's dates
and sources and {held}; the file adds the rest, and what a later one no longer names is told as taken off.
The file's name tells the day (2025-08-05), or --as-of does."""
LISTS = {
    "doj-list": ("load the Justice Department's list of places", "Justice Department's", "its names of 2025"),
    "dhs-list": ("load Homeland Security's list of places", "Homeland Security's", "some of its names"),
}
SHOWN = 40


def fill(command: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    command.epilog = EPILOG
    sub = command.add_subparsers(dest="update_command", required=True, metavar="COMMAND")
    _places(
        sub.add_parser("places", help="load the full Census gazetteer", description=PLACES, epilog=EPILOG,
                       formatter_class=argparse.RawDescriptionHelpFormatter)
    )  # fmt: skip
    _agreements(
        sub.add_parser("ice-287g", help="load ICE's sheets of 287(g) agreements", description=AGREEMENTS,
                       epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    )  # fmt: skip
    for name, (summary, whose, held) in LISTS.items():
        _list(
            sub.add_parser(name, help=summary, description=LIST.format(whose=whose, held=held),
                           epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter), name
        )  # fmt: skip


def _list(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE|URL", help="the list, as a table or a page")
    parser.add_argument(
        "--as-of", metavar="DATE", help="the day the list is of, where its name does not tell"
    )
    parser.add_argument("--to", type=path_given, metavar="DIR", help="write here (default: your own folder)")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.set_defaults(run=run_list, list=name)


def _agreements(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheets", nargs="+", metavar="FILE|URL", help="ICE's spreadsheets (.xlsx)")
    parser.add_argument(
        "--as-of", metavar="DATE", help="the day the sheet is of, where its name does not tell"
    )
    parser.add_argument("--to", type=path_given, metavar="DIR", help="write here (default: your own folder)")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.set_defaults(run=run_agreements)


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=path_given, metavar="FILE", help="data files, in any order")
    parser.add_argument(
        "--to", type=path_given, metavar="DIR", help="write places.sqlite here (default: your own folder)"
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
    for place in summary.undecided:
        print(f"A place of the record that may be any of these, left apart: {place}.")
    for code, count in summary.unknown_codes.items():
        print(f"Unknown legal description {code!r} of {count:,} places: their kind is not known.")


def run_agreements(args: argparse.Namespace) -> int:
    """Read the sheets, write the agreements, print what was found and what was left aside."""
    from datetime import date

    from lexloci.core.dates import parse_day
    from lexloci.core.errors import BadInput
    from lexloci.core.paths import IMPORTS, user_folder
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, progress
    from lexloci.upkeep.fetch import file_name, get
    from lexloci.upkeep.ice_agreements import update_agreements
    from lexloci.upkeep.ice_sheets import read_sheet

    report = progress()
    as_of = parse_day(args.as_of) if args.as_of else None
    if as_of and len(args.sheets) > 1:
        raise BadInput("--as-of is the day of one sheet", remedy="Give one sheet, or leave it out.")
    sheets = []
    for name in args.sheets:
        sheets.append(read_sheet(file_name(name), get(name), as_of))
        report(f"{len(sheets[-1].rows):,} rows in {file_name(name)}")
    target = (args.to or user_folder() / IMPORTS) / "ice-287g.sqlite"
    summary = update_agreements(sheets, target, Lexloci().gazetteer, date.today().isoformat())
    if args.json:
        print_json(summary.to_dict())
    else:
        _print_agreements(summary)
    return 0


def _print_agreements(summary: AgreementSummary) -> None:
    print(f"{summary.target}: {summary.agreements:,} agreements of {summary.agencies:,} agencies:")
    print(f"  {summary.active:,} active, {summary.open:,} no longer listed, {summary.pending:,} pending")
    for model, count in sorted(summary.models.items()):
        print(f"  {count:7,}  {model}")
    print("Read:")
    for name, on, rows in summary.sheets:
        print(f"  {rows:7,}  {on}  {name}")
    print(f"Of the newest sheet {summary.matched:.1%} of the rows were matched to a government.")
    left = [*summary.unmatched, *summary.unread]
    for item in left[:SHOWN]:
        print(f"Left aside: {item.row}: {item.why}.")
    if len(left) > SHOWN:
        print(f"… and {len(left) - SHOWN} more; see them with --json.")


def run_list(args: argparse.Namespace) -> int:
    """Read a list of places, write who is on it, print what was found and what was left aside."""
    from datetime import date

    from lexloci.core.dates import parse_day
    from lexloci.core.errors import BadInput
    from lexloci.core.paths import IMPORTS, RECORD_FILE, data_file, user_folder
    from lexloci.library import Lexloci
    from lexloci.record.store import RecordStore
    from lexloci.surfaces.cli.output import print_json
    from lexloci.upkeep.fetch import file_name, get
    from lexloci.upkeep.place_lists import day_of, read_list
    from lexloci.upkeep.sanctuary_lists import Reading, update_list

    if args.as_of and len(args.files) > 1:
        raise BadInput("--as-of is the day of one list", remedy="Give one list, or leave it out.")
    as_of = parse_day(args.as_of) if args.as_of else None
    files = []
    for item in args.files:
        name = file_name(item)
        files.append(Reading(name, as_of or day_of(name), read_list(name, get(item))))
    target = (args.to or user_folder() / IMPORTS) / f"{args.list}.sqlite"
    record = RecordStore(data_file(RECORD_FILE))
    today = date.today().isoformat()
    summary = update_list(args.list, files, target, Lexloci().gazetteer, record, today)
    if args.json:
        print_json(summary.to_dict())
    else:
        _print_list(summary)
    return 0


def _print_list(summary: ListSummary) -> None:
    print(f"{summary.target}: {summary.places:,} places of the newest list. Its entries by level:")
    for level, count in sorted(summary.levels.items()):
        print(f"  {count:7,}  {level}")
    print("Read:")
    for name, on, count in summary.files:
        print(f"  {count:7,}  {on}  {name}")
    print(f"Of the newest list {summary.matched:.1%} of the names were matched to a government.")
    for item in summary.unmatched[:SHOWN]:
        print(f"Left aside: {item.row}: {item.why}.")
    if summary.unmatched:
        named = ", ".join(sorted({item.state or "" for item in summary.unmatched}))
        print(f"In {named} it answers only for the places it names.")
