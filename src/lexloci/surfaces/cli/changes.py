"""``lexloci changes PLACE --since DATE``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci changes Illinois --since 2017-01-01
  lexloci changes "Austin, TX" joint_operations --since 2025-01-01 --until 2026-11-01
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common

    command.epilog = EPILOG
    command.add_argument("place", help="a place, as for: lexloci place")
    command.add_argument("variable", nargs="*", help="topics (default: all)")
    command.add_argument("--since", required=True, metavar="DATE", help="first day of the span")
    command.add_argument("--until", metavar="DATE", help="last day of the span (default: today)")
    common(command, dated=False)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print each day on which a Finding changed, before and after, and the events that changed it."""
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, say, wrap

    lx = Lexloci(args.data)
    found = lx.changes(args.place, args.since, args.until, args.variable)
    if args.json:
        print_json([change.to_dict(args.lang) for change in found])
        return 0
    events = {w.id: getattr(w.label, args.lang) for w in lx.record.codebook.events}
    positions = {w.id: getattr(w.label, args.lang) for w in lx.record.codebook.positions}
    statuses = {w.id: getattr(w.label, args.lang).partition(":")[0] for w in lx.record.codebook.statuses}
    for change in found:
        variable = lx.record.variable(change.variable)
        turns = [f"{positions[x.position]} ({statuses[x.status]})" for x in (change.before, change.after)]
        turn = " → ".join(turns) if turns[0] != turns[1] else say("same", args.lang, position=turns[0])
        line = f"{change.on}  {getattr(variable.label, args.lang)}: {turn}"
        print(wrap(line, "", "            "))
        causes = [cause.to_dict(args.lang) for cause in change.causes]
        told = [say("cause", args.lang, **{**cause, "event": events[cause["event"]]}) for cause in causes]
        for text in dict.fromkeys(told):  # Several rules of one text often turn on one day.
            print(wrap(text, "            "))
    print(say("change" if len(found) == 1 else "changes", args.lang, count=len(found)))
    return 0
