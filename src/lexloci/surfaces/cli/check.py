"""``lexloci check FILE``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexloci.answers.checking.report import Report

EPILOG = """examples:
  lexloci check page.txt
  lexloci check article.md --place "Orlando, FL" --fail-on contradicted
  lexloci check - --json < page.txt
"""
FOUND = 1


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.answers.checking.report import VERDICTS
    from lexloci.surfaces.cli.grammar import common

    command.epilog = EPILOG
    command.add_argument("file", help="a text or Markdown file; - reads from standard input")
    command.add_argument("--place", help="the place the page is about (default: the one its title names)")
    command.add_argument("--all", action="store_true", help="also show sentences that nothing was found on")
    command.add_argument(
        "--fail-on", action="append", choices=VERDICTS, default=[], metavar="VERDICT",
        help=f"exit with code 1 if there is such a sentence: {', '.join(VERDICTS[:5])}",
    )  # fmt: skip
    common(command, own_language=True)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the report; 1 if it holds a verdict of ``--fail-on``."""
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json

    source = sys.stdin.buffer.read() if args.file == "-" else Path(args.file)
    report = Lexloci(args.data).check(source, place=args.place, on=args.on, lang=args.lang)
    if args.json:
        print_json(report.to_dict())
    else:
        print_report(report, everything=args.all)
    return FOUND if any(report.counts[verdict] for verdict in args.fail_on) else 0


def print_report(report: Report, *, everything: bool) -> None:
    """Each sentence with its verdict, the reason, and what the record says."""
    from lexloci.surfaces.cli.output import say, wrap

    lang = report.lang
    subject = report.subject.label() if report.subject else "?"
    print(f"{subject} · {report.on}\n")
    for claim in report.claims:
        if claim.verdict in ("not_checkable", "not_established") and not everything:
            continue
        print(wrap(f"[{say(claim.verdict, lang)}] {claim.text}"))
        print(wrap(claim.reason[lang], "    "))
        if claim.truth is not None:
            print(wrap(claim.truth.text[lang], "    "))
            for citation in claim.truth.citations[:2]:
                print(f"    {citation.url}")
        print()
    print(", ".join(f"{say(verdict, lang)}: {count}" for verdict, count in report.counts.items()))
    print("\n" + wrap(report.notice[lang]))
