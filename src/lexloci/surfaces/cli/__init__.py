"""The command line: parse, call the library, print. No logic of its own."""

from __future__ import annotations

import argparse
import sys

from lexloci.core.errors import LexlociError


def parser() -> argparse.ArgumentParser:
    """The whole command-line grammar."""
    from lexloci.surfaces.cli import record

    top = argparse.ArgumentParser(prog="lexloci", description="The law of the place, with its sources.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    record.add(commands)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 check failed, 2 bad input)."""
    args = parser().parse_args(argv)
    try:
        code: int = args.run(args)
    except LexlociError as error:
        print(f"lexloci: {error.line()}", file=sys.stderr)
        return 2
    return code
