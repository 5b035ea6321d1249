"""The grammar of the command line: one module a command, imported when its help or run needs it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

COMMANDS = {
    "place": "which place a text means",
    "law": "what governs a topic at a place on a date",
    "guide": "the 20 questions for a place",
    "ask": "a question in your own words",
    "check": "the claims of a page, held against the record",
    "changes": "what changed at a place between two dates",
    "mcp": "a server for programs that speak the Model Context Protocol",
    "variables": "the topics of the codebook",
    "record": "check, format, build and look into the record",
    "update": "load data files into your own gazetteer or record",
    "schema": "JSON Schemas of the record's files and of all output",
    "serve": "all of it in a browser, from this machine",
    "publish": "all of it as a site of plain files",
    "completion": "a completion script for your shell",
}
EPILOG = """examples:
  lexloci guide "Clayton, Missouri" --format html > clayton.html
  lexloci law "Clayton, MO" detainer_hold --explain
  lexloci law Texas local_limits --on 2017-08-31
  lexloci place 63105 --json

exit codes: 0 done, 1 a check found something, 2 bad input
"""


class Parser(argparse.ArgumentParser):
    """A parser whose usage errors are one line, with the way to help."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print one line and exit with code 2."""
        self.exit(2, f"{self.prog}: {message}. See: {self.prog} --help\n")


def parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The grammar. Only the command that ``argv`` names is filled in; all of them when it names none."""
    from lexloci import __version__

    top = Parser(
        prog="lexloci",
        description="What law and policy govern local involvement in immigration enforcement, with sources.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"lexloci {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    named = next((word for word in argv if word in COMMANDS), None)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if named in (None, name):
            import_module(f"lexloci.surfaces.cli.{name}").fill(command)
    return top


def path_given(text: str) -> Path:
    """A file or folder named on the command line; an empty text would mean the folder one is in.

    :raises argparse.ArgumentTypeError: it is empty.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty path; name a file or folder")
    return Path(text)


def common(command: argparse.ArgumentParser, *, dated: bool = True, own_language: bool = False) -> None:
    """Options that several commands share.

    :param own_language: answer in the language of what was typed, unless another is asked for.
    """
    if dated:
        command.add_argument("--on", metavar="DATE", help="the day asked about, YYYY-MM-DD (default: today)")
    spoken = "language of the answer" + (" (default: that of the question)" if own_language else "")
    command.add_argument("--lang", choices=("en", "es"), default=None if own_language else "en", help=spoken)
    command.add_argument("--json", action="store_true", help="print the stable JSON shape")
    command.add_argument("--data", metavar="DIR", help="read record.sqlite and places.sqlite from DIR")
