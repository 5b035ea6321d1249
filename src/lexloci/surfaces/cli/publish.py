"""``lexloci publish DIR``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lexloci.surfaces.cli.grammar import path_given

EPILOG = """examples:
  lexloci publish site/
  lexloci publish site/ --base /lexloci
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    command.epilog = EPILOG
    command.add_argument(
        "folder", type=path_given, help="where the site goes; replaced as a whole when it is made"
    )
    command.add_argument("--base", default="", help="what stands before every address (default: nothing)")
    command.add_argument("--workers", type=int, metavar="N", help="processes (default: all cores)")
    command.add_argument("--data", metavar="DIR", help="read record.sqlite and places.sqlite from DIR")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the site, with a bar that shows how far it is."""
    from lexloci.surfaces.web.publishing import publish

    data = Path(args.data) if args.data else None
    files, fresh = publish(args.folder, data=data, base=args.base, workers=args.workers, told=_bar)
    print(f"{args.folder}: {files:,} files, {fresh:,} new or changed")
    return 0


def _bar(done: int, total: int) -> None:
    if not sys.stderr.isatty() and done < total:
        return
    width = 30
    full = width * done // max(total, 1)
    end = "\n" if done >= total else "\r"
    print(
        f"  [{'#' * full}{'.' * (width - full)}] {done:,} of {total:,} pages",
        end=end,
        file=sys.stderr,
        flush=True,
    )
