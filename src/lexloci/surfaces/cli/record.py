"""``lexloci record …``: validate, format, build, show, coverage, changes, export,
floors, agreement, sample, worked and new.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lexloci.surfaces.cli.grammar import path_given

if TYPE_CHECKING:
    from lexloci.library import Lexloci
    from lexloci.record.reliability import Reliability

SHOWN_MISSING = 6

EPILOG = """examples:
  lexloci record validate
  lexloci record build
  lexloci record show mo-rsmo-67-307
  lexloci record coverage "Clayton, MO"
  lexloci record changes --since 2026-06-01 --atom
  lexloci record export lexloci-data --parquet
  lexloci record floors
  lexloci record agreement
  lexloci record sample --seed 1
  lexloci record new ordinance mo-clayton-ord-1234 --jurisdiction "Clayton, MO"
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    command.epilog = EPILOG
    sub = command.add_subparsers(dest="record_command", required=True, metavar="COMMAND")
    _validate(sub.add_parser("validate", help="check every record file; exit code 2 when one has a problem"))
    _format(sub.add_parser("format", help="write record files in the canonical layout"))
    _build(sub.add_parser("build", help="compile the record and the gazetteer"))
    _show(sub.add_parser("show", help="print one entry of the compiled record"))
    _coverage(sub.add_parser("coverage", help="what is settled, searched, or not yet looked for"))
    _changes(sub.add_parser("changes", help="what changed in law and in the record since a day"))
    _export(sub.add_parser("export", help="write the record as a data package of tables"))
    _floors(sub.add_parser("floors", help="set what the record must not fall below to what it holds"))
    _agreement(sub.add_parser("agreement", help="how often a blind second coding agreed"))
    _sample(sub.add_parser("sample", help="draw cells by chance, to be read against their sources"))
    _worked(sub.add_parser("worked", help="run the worked cases; exit code 1 when one fails"))
    _new(sub.add_parser("new", help="start a new instrument file"))


def _root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--record",
        type=path_given,
        default=Path("record"),
        metavar="DIR",
        help="the record's text (default: record)",
    )


def _validate(parser: argparse.ArgumentParser) -> None:
    _root(parser)
    parser.add_argument(
        "paths", nargs="*", type=path_given, help="show only problems of files below these paths"
    )
    parser.add_argument("--force", action="store_true", help="check files again that a build found sound")
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    parser.set_defaults(run=run_validate)


def _format(parser: argparse.ArgumentParser) -> None:
    _root(parser)
    parser.add_argument("paths", nargs="*", type=path_given, help="files or folders (default: all)")
    parser.set_defaults(run=run_format)


def _build(parser: argparse.ArgumentParser) -> None:
    _root(parser)
    parser.add_argument(
        "--to",
        type=path_given,
        metavar="DIR",
        help="write the compiled files here (default: the package)",
    )
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    parser.set_defaults(run=run_build)


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="id of an instrument, definition, study, poll, organisation …")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the record's YAML")
    parser.add_argument("--data", metavar="DIR", help="read record.sqlite from DIR")
    parser.set_defaults(run=run_show)


def _coverage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", nargs="?", help="one place (default: the grid of the whole record)")
    parser.add_argument("--html", type=path_given, metavar="FILE", help="also write the grid as a page")
    parser.add_argument("--on", metavar="DATE", help="the day asked about (default: today)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run_coverage)


def _changes(parser: argparse.ArgumentParser) -> None:
    from lexloci.surfaces.cli.record_changes import fill as fill_changes

    fill_changes(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    from lexloci.surfaces.cli.record_export import fill as fill_export

    fill_export(parser)


def _floors(parser: argparse.ArgumentParser) -> None:
    _root(parser)
    parser.set_defaults(run=run_floors)


def _agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run_agreement)


def _sample(parser: argparse.ArgumentParser) -> None:
    from lexloci.surfaces.cli.record_sample import fill as fill_sample

    fill_sample(parser)


def _worked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run_worked)


def _new(parser: argparse.ArgumentParser) -> None:
    _root(parser)
    parser.add_argument("kind", help="kind of instrument: statute, ordinance, policy, case, bill …")
    parser.add_argument("id", help="prefix of the jurisdiction and natural key, e.g. mo-rsmo-67-307")
    parser.add_argument("--jurisdiction", required=True, metavar="PLACE", help="whose instrument it is")
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run_new)


def run_validate(args: argparse.Namespace) -> int:
    """Print every problem and one line of counts."""
    from datetime import date

    from lexloci.core.memory import uncollected
    from lexloci.core.paths import PACKAGE_DATA
    from lexloci.record.checked import examine
    from lexloci.record.snapshot import take
    from lexloci.surfaces.cli.output import print_json

    remembered = None if args.force else PACKAGE_DATA
    with uncollected():
        found = examine(take(args.record), remembered, date.today().isoformat())
        found.known.pieces.close()
    problems = found.problems
    wanted = [_inside(args.record, path) for path in args.paths]
    if wanted:
        problems = [
            p for p in problems if any((args.record / p.file).resolve().is_relative_to(w) for w in wanted)
        ]
    if args.json:
        print_json(problems)
        return 2 if problems else 0
    for problem in problems:
        print(problem)
    told = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    print(f"{len(found.record.entries):,} files read, {told}")
    return 2 if problems else 0


def _inside(root: Path, path: Path) -> Path:
    """``path`` made absolute (also where it is given from the record's own folder).

    :raises BadInput: nothing of the record lies there.
    """
    from lexloci.core.errors import BadInput

    for candidate in (path.resolve(), (root / path).resolve()):
        if candidate.exists() and candidate.is_relative_to(root.resolve()):
            return candidate
    raise BadInput("nothing of the record lies there", where=str(path), remedy=f"Give a path below {root}.")


def run_format(args: argparse.Namespace) -> int:
    """Rewrite files that are not in canonical layout; say which."""
    from lexloci.core.files import write_text
    from lexloci.record.load import load
    from lexloci.record.yamlio import canonical

    record = load(args.record)
    chosen = [_inside(args.record, path) for path in args.paths]
    changed = 0
    for name, entry in record.entries.items():
        path = record.root / name
        if chosen and not any(path.resolve().is_relative_to(other) for other in chosen):
            continue
        text = canonical(entry)
        if text != record.texts[name]:
            write_text(path, text)
            changed += 1
            print(f"formatted {name}")
    for problem in record.problems:
        print(problem)
    print(f"{changed} of {len(record.entries):,} files changed, {len(record.problems)} not readable")
    return 2 if record.problems else 0


def run_build(args: argparse.Namespace) -> int:
    """Compile what is not up to date."""
    from lexloci.answers.checking import rehearsal
    from lexloci.core.memory import uncollected
    from lexloci.core.paths import PACKAGE_DATA
    from lexloci.reading.written import keep
    from lexloci.record.build import build
    from lexloci.surfaces.cli.output import progress

    with uncollected():
        built = build(args.record, args.to or PACKAGE_DATA, progress(), force=args.force)
        if args.to is None:
            keep()
            rehearsal.keep()
    if built.record is None and built.places is None:
        print("the record is up to date")
        return 0
    if built.record is not None:
        counts = ", ".join(f"{count:,} {name}" for name, count in sorted(built.record.items()))
        print(f"record built: {counts}")
    if built.places is not None:
        print(f"gazetteer built: {built.places:,} places")
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Print one entry."""
    import msgspec

    from lexloci.core.errors import BadInput
    from lexloci.library import Lexloci
    from lexloci.record.layout import TYPES
    from lexloci.record.rules.shared import close
    from lexloci.record.yamlio import canonical
    from lexloci.surfaces.cli.output import print_json

    record = Lexloci(args.data).record
    entry = record.find(args.id)
    if entry is None:
        like = close(args.id, [ident for model in TYPES for ident in record.ids(model)])
        remedy = (
            f"Did you mean {' or '.join(like)}?" if like else "The ids are the names of the record's files."
        )
        raise BadInput(f"no entry has the id {args.id!r}", remedy=remedy)
    if args.json:
        print_json(msgspec.to_builtins(entry))
    else:
        print(canonical(entry), end="")
    return 0


def run_coverage(args: argparse.Namespace) -> int:
    """Print the counts of the record and its grid, or the status of every variable at one place."""
    from lexloci.answers.coverage import open_search
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, wrap

    lx = Lexloci(args.data)
    if args.place is None:
        return _whole_coverage(lx, args)
    findings = lx.profile(args.place, args.on)
    if args.json:
        print_json([finding.to_dict() for finding in findings])
        return 0
    for finding in findings:
        print(f"{finding.variable:24} {finding.position:12} {finding.status:16} {finding.surveyed_on or ''}")
        why = open_search(finding) if finding.status == "not_surveyed" else None
        if why is not None:
            print(wrap(why["en"], "    "))
    return 0


def _whole_coverage(lx: Lexloci, args: argparse.Namespace) -> int:
    from lexloci.answers.coverage import SORTS, to_html
    from lexloci.core.files import write_text
    from lexloci.surfaces.cli.output import print_json

    found = lx.grid(args.on)
    if args.html is not None:
        write_text(args.html, to_html(found))
    if args.json:
        print_json({"entries": lx.coverage(), **found.to_dict()})
        return 0
    for name, value in lx.coverage().items():
        print(f"{value:7,}  {name}")
    for title, lines in (("states", found.states), ("counties and cities", found.localities)):
        counts = found.counts(lines)
        told = ", ".join(f"{counts[sort]:,} {sort.replace('_', ' ')}" for sort in SORTS)
        print(
            f"{len(lines)} {title}, {counts['cells']:,} cells: {told}; {counts['coded_twice']:,} coded twice"
        )
    total = sum(found.cited.values()) or 1
    told = ", ".join(f"{count / total:.1%} {way.replace('_', ' ')}" for way, count in found.cited.items())
    print(f"{total:,} provisions, text cited: {told}")
    for line in found.states:
        missing = [cell.variable for cell in line.cells if cell.status == "not_surveyed"]
        named = f": {', '.join(missing)}" if 0 < len(missing) <= SHOWN_MISSING else ""
        print(f"  {line.place.name:22} {line.known:4.0%} known, {len(missing):2} not surveyed{named}")
    if args.html is not None:
        print(f"wrote {args.html}")
    return 0


def run_floors(args: argparse.Namespace) -> int:
    """Write ``floors.yaml`` anew from what the record holds."""
    from lexloci.core.errors import RecordError
    from lexloci.core.files import write_text
    from lexloci.record.counts import count, lowered
    from lexloci.record.load import load
    from lexloci.record.model.floors import Floors
    from lexloci.record.yamlio import canonical

    record = load(args.record)
    if record.problems or not record.entries:
        told = f"{len(record.problems)} files that cannot be read" if record.problems else "no entries"
        raise RecordError(
            f"has {told}, so no floors were set",
            where=str(args.record),
            remedy="See: lexloci record validate",
        )
    floors = count(record).floors()
    path = args.record / "floors.yaml"
    for line in lowered(next((old for _, old in record.of(Floors)), None), floors):
        print(line)
    write_text(path, canonical(floors))
    told = f"{sum(floors.entries.values()):,} entries, {len(floors.cells)} states"
    print(f"wrote {path}: {told}, {floors.primary_share:.0%} of provisions cite a primary text")
    return 0


def run_agreement(args: argparse.Namespace) -> int:
    """Print agreement of states and of localities, over all cells and by variable, and each disagreement."""
    from lexloci.library import Lexloci
    from lexloci.record.model.coding import CodingRound
    from lexloci.record.reliability import levels
    from lexloci.surfaces.cli.output import print_json

    found = levels(Lexloci(args.data).record.all(CodingRound))
    if args.json:
        print_json({name: measured.to_dict() for name, measured in found.items()})
        return 0
    if not found:
        print("nothing has been coded twice")
    for name, measured in found.items():
        _print_reliability(name, measured)
    return 0


def _print_reliability(name: str, found: Reliability) -> None:
    from lexloci.surfaces.cli.output import wrap

    print(f"{name}:")
    for row in found.rows:
        kappa = "   -" if row.kappa is None else f"{row.kappa:4.2f}"
        print(f"{row.name:34} {row.agree:4} of {row.cells:4}  {row.observed:4.0%}  kappa {kappa}")
    print(f"{len(found.disagreements)} disagreements, each settled from the text:")
    for cell in found.disagreements:
        place = cell.place.rpartition(":")[2]
        line = f"{place} {cell.variable}: {cell.first} / {cell.second} → {cell.settled}. {cell.note or ''}"
        print(wrap(line.strip(), "- ", "  "))


def run_worked(args: argparse.Namespace) -> int:
    """Run every worked case."""
    from lexloci.answers.worked import run_all
    from lexloci.library import Lexloci

    outcomes = list(run_all(Lexloci(args.data).engine))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        print(outcome.line())
    print(f"{len(outcomes)} worked cases, {len(failed)} failed")
    return 1 if failed else 0


def run_new(args: argparse.Namespace) -> int:
    """Write a new instrument file, unless there is one."""
    from lexloci.library import Lexloci
    from lexloci.record.new import new_instrument

    place = Lexloci(args.data).resolve(args.jurisdiction)
    path = new_instrument(args.record, args.kind, args.id, place.id)
    print(f"wrote {path}. Fill in what is in capitals, then run: lexloci record validate {path}")
    return 0
