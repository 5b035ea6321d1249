"""``lexloci law PLACE VARIABLE``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lexloci.law.finding import Finding
    from lexloci.record.store import RecordStore

EPILOG = """examples:
  lexloci law "Clayton, MO" detainer_hold --explain
  lexloci law Illinois detention_contract --on 2021-12-31
  lexloci law "St. Louis County, MO" agreement_287g --agency "St. Louis County Police Department"
  lexloci law "United States" tps --subject venezuela
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common

    command.epilog = EPILOG
    command.add_argument("place", help="a place, as for: lexloci place")
    command.add_argument("variable", help="a topic of the codebook, see: lexloci variables")
    command.add_argument("--explain", action="store_true", help="show every rule, its part and its sources")
    command.add_argument("--agency", help="answer for one agency (agreement_287g, detention_contract)")
    command.add_argument("--subject", help="for tps: the country")
    command.add_argument("--known-on", metavar="DATE", help="answer as the record stood on that day")
    common(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the Finding."""
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json, wrap

    lx = Lexloci(args.data)
    finding = lx.law(
        args.place,
        args.variable,
        args.on,
        agency=args.agency,
        subject=args.subject,
        known_on=args.known_on,
    )
    if args.json:
        print_json(finding.to_dict(args.lang))
        return 0
    for remark in finding.premise:
        if remark.text != finding.place.name:  # That a place has no government is among the reasons.
            print(wrap(remark.correction[args.lang]) + "\n")
    print_finding(lx.record, finding, args.lang, explain=args.explain)
    return 0


def print_finding(record: RecordStore, finding: Finding, lang: str, *, explain: bool) -> None:
    """The point, the reasons, and (explained) each rule with its sources."""
    from lexloci.answers.findings import federal_default
    from lexloci.surfaces.cli.output import say, wrap

    variable = record.variable(finding.variable)
    labels = {w.id: getattr(w.label, lang) for w in record.codebook.statuses}
    print(f"{finding.place.label()} · {getattr(variable.label, lang)} · {finding.on}")
    wording = variable.positions.get(finding.position)
    plain = {w.id: getattr(w.label, lang) for w in record.codebook.positions}
    if finding.status != "not_surveyed":
        print(wrap(getattr(wording, lang) if wording else plain[finding.position]))
    elif finding.controlling and wording:
        print(wrap(say("by_default", lang, sentence=federal_default(finding, variable)[lang])))
    print(f"[{finding.position}] {labels[finding.status]}")
    if finding.meanwhile:
        held = variable.positions.get(finding.meanwhile)
        for_now = say("for_now", lang, sentence=getattr(held, lang) if held else plain[finding.meanwhile])
        print(wrap(f"[{finding.meanwhile}] {for_now}"))
    print()
    data = finding.to_dict(lang)
    for reason in data["reason"]:
        print(wrap(reason, "- ", "  "))
    for deal in data["agreements"]:
        print(wrap(_deal(deal, lang), "* ", "  "))
    if explain:
        for rule in data["rules"]:
            _print_rule(rule, lang)


def _deal(deal: dict[str, Any], lang: str) -> str:
    from lexloci.surfaces.cli.output import say

    dates = {"since": deal["since"], "until": deal["until"]}
    dates |= {name: deal[f"{name}_since"] for name in ("blocked", "open", "disputed")}
    state = say(f"deal_{deal['standing']}", lang, **dates)
    return say("deal", lang, agency=deal["agency"], model=deal["model"], state=state, url=deal["url"])


def _print_rule(rule: dict[str, Any], lang: str) -> None:
    from lexloci.surfaces.cli.output import say, wrap

    span = f"{rule['since'] or '?'} – {rule['until'] or ''}".rstrip(" –")
    print(f"\n[{rule['role']}] {rule['citation']}, {rule['pinpoint']} ({span})")
    for key in ("summary", "conditions", "penalty"):
        if rule[key]:
            print(wrap(str(rule[key]), "    "))
    if rule["quote"]:
        print(wrap(f"“{rule['quote']}”", "    "))
    for source in rule["sources"]:
        kind = say("primary" if source["primary"] else "secondary", lang)
        print("    " + say("source", lang, url=source["url"], kind=kind, date=source["read_on"]))
