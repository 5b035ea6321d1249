"""``lexloci record …``: validate, format, build, show, coverage and new."""

from __future__ import annotations

import argparse
from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Attach the ``record`` command and its own commands."""
    parser = commands.add_parser("record", help="check, format, build and look into the record")
    sub = parser.add_subparsers(dest="record_command", required=True, metavar="COMMAND")
    validate = sub.add_parser("validate", help="check every record file")
    _root(validate)
    validate.add_argument("paths", nargs="*", help="show only problems of files below these paths")
    validate.set_defaults(run=run_validate)
    formatter = sub.add_parser("format", help="write record files in the canonical layout")
    _root(formatter)
    formatter.add_argument("paths", nargs="*", type=Path, help="files or folders (default: all)")
    formatter.set_defaults(run=run_format)


def _root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--record", type=Path, default=Path("record"), help="folder of the record text")


def run_validate(args: argparse.Namespace) -> int:
    """Print every problem, or one line of counts."""
    from lexloci.record.load import load
    from lexloci.record.validate import validate

    record = load(args.record)
    problems = validate(record)
    wanted = [str(Path(path)).removeprefix(f"{args.record}/") for path in args.paths]
    if wanted:
        problems = [p for p in problems if any(p.file.startswith(path) for path in wanted)]
    for problem in problems:
        print(problem)
    print(f"{len(record.entries)} files read, {len(problems)} problems")
    return 2 if problems else 0


def run_format(args: argparse.Namespace) -> int:
    """Rewrite files that are not in canonical layout; say which."""
    from lexloci.core.files import write_text
    from lexloci.record.load import load
    from lexloci.record.yamlio import canonical

    record = load(args.record)
    chosen = [path.resolve() for path in args.paths]
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
    print(f"{changed} of {len(record.entries)} files changed, {len(record.problems)} not read")
    return 2 if record.problems else 0
