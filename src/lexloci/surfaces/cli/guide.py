"""``lexloci guide PLACE``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci guide "Clayton, Missouri"
  lexloci guide "Las Cruces, NM" --lang es --format html --output las-cruces.html
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common, path_given

    command.epilog = EPILOG
    command.add_argument("place", help="a place, as for: lexloci place")
    command.add_argument(
        "--format",
        choices=("markdown", "html", "json"),
        default="markdown",
        help="default: markdown",
    )
    command.add_argument(
        "--output", "-o", type=path_given, metavar="FILE", help="write here instead of to the terminal"
    )
    common(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the guide."""
    from lexloci.answers.render import RENDERERS
    from lexloci.core.files import write_text
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import say

    guide = Lexloci(args.data).guide(args.place, args.lang, args.on)
    text = RENDERERS["json" if args.json else args.format](guide)
    if args.output is None:
        print(text)
        return 0
    write_text(args.output, text)
    print(say("wrote", args.lang, file=args.output, size=f"{len(text.encode()):,}"))
    return 0
