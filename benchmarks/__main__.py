"""``python -m benchmarks``: run them and print one table."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.clock import CommandFailed
from benchmarks.table import Row, lines, machine

NAMES = ("places", "law", "guide", "check", "cold", "build", "memory", "serve", "phone")


def main() -> int:
    """Run the benchmarks asked for; 0 whatever they measured, 2 when something could not be run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", choices=NAMES, action="append", metavar="NAME",
        help=f"run only this part (may be given again): {', '.join(NAMES)}",
    )  # fmt: skip
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows to FILE")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: a rough idea")
    args = parser.parse_args()
    rows: list[Row] = []
    code = 0
    for name in args.only or NAMES:
        print(f"benchmarks: {name} …", file=sys.stderr)
        try:
            rows.extend(import_module(f"benchmarks.{name}").rows(args.quick))
        except CommandFailed as error:
            print(f"benchmarks: {name} is not complete: {error}", file=sys.stderr)
            code = 2
    print(machine())
    print("\n".join(lines(rows)))
    if args.json:
        _write(args.json, rows)
    return code


def _write(file: Path, rows: list[Row]) -> None:
    from lexloci.core.files import write_text

    found = {"machine": machine(), "rows": [row.to_dict() for row in rows]}
    write_text(file, json.dumps(found, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())
