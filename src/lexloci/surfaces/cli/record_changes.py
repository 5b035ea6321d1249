"""``lexloci record changes --since DATE``."""

from __future__ import annotations

import argparse


def fill(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("place", nargs="?", help="only this place (default: everywhere)")
    parser.add_argument("--since", required=True, metavar="DATE", help="the day after which things are new")
    parser.add_argument("--until", metavar="DATE", help="last day of the span (default: today)")
    parser.add_argument("--searches", action="store_true", help="list searches too")
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of titles and notes")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--atom", action="store_true", help="print an Atom feed")
    parser.add_argument("--data", metavar="DIR", help="read the compiled files from DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is new in the law, and what is new to the record."""
    from lexloci.library import Lexloci
    from lexloci.record.recent import to_atom
    from lexloci.surfaces.cli.output import print_json, say, wrap

    lx = Lexloci(args.data)
    found = lx.news(args.since, args.until, args.place)
    if not args.searches:
        found = [change for change in found if change.what != "search"]
    if args.json:
        print_json([change.to_dict(args.lang) for change in found])
        return 0
    events = {w.id: getattr(w.label, args.lang) for w in lx.record.codebook.events}
    if args.atom:
        print(to_atom(found, args.lang, say("feed", args.lang), lx.record.meta["read_on"], events))
        return 0
    for kind in ("law", "record", "search"):
        chosen = [change for change in found if change.what == kind]
        if chosen or kind != "search":
            print(say(f"news_{kind}", args.lang, count=len(chosen)))
        for change in chosen:
            event = events.get(change.event, change.event)
            told = f"{change.on}  {change.title[args.lang]} [{change.entry}]: {event}"
            note = f". {change.note[args.lang]}" if change.note[args.lang] else ""
            print(wrap(told + note, "  ", "              "))
    return 0
