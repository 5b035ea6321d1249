"""``lexloci ask QUESTION``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexloci.answers.asking.answer import Answer
    from lexloci.answers.statement import Citation

EPILOG = """examples:
  lexloci ask "Does the jail in St. Louis County hold people for ICE?"
  lexloci ask "¿puedo sacar licencia de manejar en Illinois?"
  lexloci ask "does my county have a 287(g) agreement?" --place "Butler County, OH"
  lexloci ask "Was Denver a sanctuary city in 2019?" --json
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.surfaces.cli.grammar import common

    command.epilog = EPILOG
    command.add_argument("question", help="a question in your own words, in English or Spanish")
    command.add_argument("--place", help='your place: for "my county", and where the question names none')
    common(command, own_language=True)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the answer."""
    from lexloci.library import Lexloci
    from lexloci.surfaces.cli.output import print_json

    answer = Lexloci(args.data).ask(args.question, place=args.place, on=args.on, lang=args.lang)
    if args.json:
        print_json(answer.to_dict())
    else:
        print_answer(answer)
    return 0


def print_answer(answer: Answer) -> None:
    """The corrected premises, the statements with numbered sources, the notice."""
    from lexloci.answers.placenames import labelled
    from lexloci.surfaces.cli.output import say, wrap

    lang = answer.lang
    numbers: dict[Citation, int] = {}
    if answer.places:
        heading = " · ".join([*(labelled(place)[lang] for place in answer.places), answer.on])
        print(f"{heading[:1].upper()}{heading[1:]}\n")
    for premise in answer.premise:
        print(wrap(premise.correction[lang]) + "\n")
    for statement in (*answer.statements, *answer.passages):
        marks = "".join(f"[{numbers.setdefault(c, len(numbers) + 1)}]" for c in statement.citations)
        label = f"{statement.label[lang]}: " if statement in answer.passages and statement.label else ""
        print(wrap(f"{label}{statement.text[lang]} {marks}".rstrip()) + "\n")
    for citation, number in numbers.items():
        kind = say("primary" if citation.primary else "secondary", lang)
        where = f"{citation.title}, {citation.pinpoint}" if citation.pinpoint else citation.title
        print(wrap(f"[{number}] {where}", "", "    "))
        print("    " + say("source", lang, url=citation.url, kind=kind, date=citation.as_of))
    print("\n" + wrap(answer.notice[lang]))
