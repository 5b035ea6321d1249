"""What changed at a place: the turns of its Findings in the time that a question names."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.context import Context
from lexloci.answers.placenames import named
from lexloci.answers.statement import Statement, both, from_cites
from lexloci.answers.words import bound, dated, lower_first, say
from lexloci.core.dates import day_before
from lexloci.law.diff import Change
from lexloci.law.finding import Finding
from lexloci.places.names import fold
from lexloci.reading.lexicon import data

MOST = 16
"""How many changes are told, the latest of them."""
YEAR = r"(20\d\d)"
END_OF_YEAR = "-12-31"


def turned(context: Context, text: str) -> tuple[list[Statement], list[Finding]]:
    """Each change of position or status in the time that ``text`` names, oldest first, with its Findings."""
    since = _since(context, text)
    names = [name for name, variable in context.record.variables.items() if not variable.subjects]
    found = context.engine.changes(context.place, day_before(since), context.on, names)
    told = sorted(filter(says_more, found), key=lambda change: change.on)[-MOST:]
    if not told:
        span = {"place": named(context.place), "since": bound(since), "until": bound(context.on)}
        return [Statement(say("nothing_turned", **span), "not_known")], []
    return [_told(context, change) for change in told], [change.after for change in told]


def says_more(change: Change) -> bool:
    """Whether another position or status comes, and not only another rule that says the same."""
    before, after = change.before, change.after
    return (before.position, before.status) != (after.position, after.status)


def _since(context: Context, text: str) -> str:
    """The first day asked about: of the year after "since", of the year that has passed, or a year ago."""
    line = f" {fold(text)} "
    year = _from_year().search(line)
    if year is not None:
        return f"{year[1]}-01-01"
    if context.on.endswith(END_OF_YEAR) and context.on[:4] in line:
        return f"{context.on[:4]}-01-01"
    return f"{int(context.on[:4]) - 1}{context.on[4:]}".replace("-02-29", "-02-28")


@cache
def _from_year() -> re.Pattern[str]:
    words = (word for lang in ("en", "es") for word in data("questions.yaml")[lang]["from_year"])
    return re.compile(rf" (?:{'|'.join(words)}) {YEAR} ")


def _told(context: Context, change: Change) -> Statement:
    variable = context.variable(change.variable)
    wording = variable.positions.get(change.after.position)
    sentence = both(wording) if wording else say("part_changes")
    cites = tuple(cite for cause in change.causes for cite in from_cites(cause.rule.cites[:1]))
    told = [cause.step.date for cause in change.causes]
    text = say(
        "turned", date=dated(min(told, key=len, default=change.on)), label=lower_first(both(variable.label)),
        sentence=sentence,
    )  # fmt: skip
    return Statement(text, "event", tuple(dict.fromkeys(cites)))
