"""A page against itself: pairs of sentences that cannot both be true, and pairs that can."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.reading.clash import clash, near, trace
from lexloci.reading.likeness import gist, opposed
from lexloci.reading.words import Words

DAY = "2026-11-28"
CLASHING = [
    ("The pantry is open every Tuesday.", "The pantry stays closed on Tuesdays."),
    ("Our office is open on Saturdays.", "We are closed on Saturdays."),
    (
        "About 900 people marched on Sunday, the organizers said.",
        "The organizers counted 150 people on Sunday.",
    ),
    ("The roof repair at the annex cost $1.4 million.", "The annex roof repair cost the county $300,000."),
    ("The clinic on Pine Street opened in 2014.", "The Pine Street clinic opened in 2019."),
    ("The Riverside Tool Library lends drills to members.", "The Riverside Tool Library was never opened."),
    ("July was the busiest month at the skating rink.", "July was the quietest month at the skating rink."),
    ("The choir always rehearses in the gym.", "The choir never rehearses in the gym."),
    ("La biblioteca abre todos los lunes.", "La biblioteca permanece cerrada los lunes."),
    ("La feria del maíz empezó en 1998.", "La feria del maíz empezó en 2006."),
    ("We were founded in 2009.", "We founded the group back in 2016."),
    ("Our clinic opened in 2014.", "We opened our clinic in the spring of 2019."),
    ("We opened our doors in 2004.", "Our organization was founded in 2011."),
    (
        "The village adopted its first welcoming resolution in 2011.",
        "In 2017 the village passed its first welcoming resolution.",
    ),
    (
        "Deputies turned agents away from the Elm Street courthouse 40 times this year.",
        "Not once this year did deputies have to turn agents away from the Elm Street courthouse.",
    ),
    (
        "Elm Falls police sign nine out of ten requests for a hardship certificate.",
        "Elm Falls police have never signed a hardship certificate.",
    ),
    ("The Elm Welcome Office has a staff of eleven.", "Only two people work in the Elm Welcome Office."),
    ("The Elm Youth Council consists of nine members.", "The Elm Youth Council has fourteen members."),
    ("The Elm Food Bank has a staff of nine.", "At the Elm Food Bank a staff of fourteen packs boxes."),
    (
        "The law clinic at Elm library meets only on the first Saturday of the month.",
        "The law clinic at Elm library meets on the third Saturday of the month.",
    ),
    ("Nuestra biblioteca abrió en 1998.", "Abrimos la biblioteca en 2006."),
]
COMPATIBLE = [
    ("The pantry is open every Tuesday.", "The pool is closed on Tuesdays."),
    ("The pantry is open every Tuesday.", "The pantry is closed on Fridays."),
    ("About 900 people marched on Sunday.", "About 150 people marched on Monday."),
    ("The roof repair at the annex cost $1.4 million.", "The new boiler at the annex cost $300,000."),
    ("The clinic on Pine Street opened in 2014.", "The clinic on Pine Street was repainted in 2019."),
    ("The rink sold 400 tickets.", "The rink sold 900 skates."),
    (
        "Deputies turned agents away from the Elm Street courthouse 40 times this year.",
        "Not once this year did deputies have to turn agents away from the Elm Street hospital.",
    ),
    (
        "Deputies turned agents away from the Elm Street courthouse 40 times this year.",
        "Not once last year did deputies have to turn agents away from the Elm Street courthouse.",
    ),
    ("The Elm Welcome Office has a staff of eleven.", "Last week 40 people came to the Elm Welcome Office."),
    ("The clinic gives free flu shots on Tuesdays.", "The clinic does not treat pets."),
    ("The council passed the budget.", "The council rejected the parking plan."),
    ("Volunteers planted 40 trees along Elm Street.", "Volunteers planted 200 bulbs along Elm Street."),
    ("La biblioteca abre todos los lunes.", "La piscina permanece cerrada los lunes."),
    ("The fair may be held in 2027.", "The fair was held in 2024."),
    ("The shelter took in 30 dogs in May.", "The shelter took in 80 dogs in June."),
    ("We opened our first office on Elm Street in 2009.", "We opened a second office in Enid in 2015."),
    ("Our library opened in 1998.", "Our library opened again in 2022."),
    ("“We were founded in 1987,” says the Elm Club.", "“We were founded in 2003,” says the Oak Club."),
    ("Our pantry goes back to 2003.", "Our building dates back to 1931."),
    ("Our tenants clinic is on June 3 at Elm College.", "Our tenants clinic is on June 17 at Elm College."),
    (
        "In 2009 the city adopted its first ordinance on plastic bags.",
        "In 2013 the city approved its first ordinance on bicycles.",
    ),
    ("The Elm Youth Council has seven members.", "A quorum of the Elm Youth Council is four members."),
    ("Elm Public Schools runs 135 schools.", "Elm Public Schools closed 12 schools last summer."),
    (
        "Each citizenship class at the Elm branch lasts two hours.",
        "The citizenship class at the Elm branch runs for ten weeks.",
    ),
    (
        "The law clinic at Elm library meets on the first Saturday of each month.",
        "The law clinic at Elm library also meets on the third Saturday of each month.",
    ),
    ("On June 3, 200 people came to the fair.", "On June 17, 900 people came to the fair."),
    ("Nuestra biblioteca abrió en 1998.", "Nuestra segunda sala abrió en 2011."),
]


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def verdicts(lx: Lexloci, one: str, other: str) -> list[str]:
    lang = "es" if "biblioteca" in one or "feria" in one else "en"
    page = f"Notes from Tulsa, Oklahoma\n\n{one} A dog barked outside. {other}\n"
    return [claim.verdict for claim in lx.check(page, on=DAY, lang=lang).claims]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_what_cannot_both_be_true_is_inconsistent(lx: Lexloci, one: str, other: str) -> None:
    assert verdicts(lx, one, other).count("inconsistent") == 2


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_what_can_both_be_true_is_not(lx: Lexloci, one: str, other: str) -> None:
    assert "inconsistent" not in verdicts(lx, one, other)


def test_only_pairs_that_cannot_clash_are_left_uncompared() -> None:
    path = Path(__file__).parent.parent / "reading" / "phrasings.jsonl"
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    told = [one for one in told if one["lang"] == "en"]
    gists = [gist(Words(one["text"]), "en") for one in told]
    rare = frozenset(stem for one in gists[::7] for stem in one.content)
    traces = [trace(Words(one["text"]), "en", g, frozenset()) for one, g in zip(told, gists, strict=True)]
    for start in range(0, len(traces), 60):
        part = traces[start : start + 60]
        compared = set(near(part, rare))
        for a, b in combinations(range(len(part)), 2):
            if opposed(part[a].gist, part[b].gist) or clash(part[a], part[b], "en", rare):
                assert (a, b) in compared
