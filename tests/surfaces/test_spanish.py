"""The command line in Spanish: nothing of an answer stays English but names, codes and citations."""

from __future__ import annotations

from string import Formatter

import pytest

from lexloci.answers.words import LANGUAGES, names
from lexloci.core.paths import PACKAGE_DATA, PLACES_FILE
from lexloci.places.compile import SORTS
from lexloci.places.gazetteer import Gazetteer
from lexloci.surfaces.cli import main
from lexloci.surfaces.cli.output import _wordings, say

ENGLISH = ("since", "read ", "report", "primary", "police", "jail:", "changes", "Several", "No place", "The ")


def test_both_languages_have_each_sentence_with_the_same_blanks() -> None:
    for key, texts in _wordings().items():
        assert list(texts) == list(LANGUAGES), key
        blanks = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in texts.values()]
        assert blanks[0] == blanks[1], key


@pytest.mark.parametrize(
    "command",
    [
        ["law", "Chicago", "detainer_hold", "--on", "2026-11-22", "--explain"],
        ["law", "St. Louis County, MO", "agreement_287g", "--on", "2026-11-22"],
        ["changes", "Illinois", "detainer_hold", "--since", "2016-01-01", "--until", "2026-11-22"],
        ["place", "Clayton, MO", "--agencies"],
        ["place", "orange county"],
        ["variables", "detainer_hold"],
    ],
    ids=" ".join,
)
def test_an_answer_in_spanish_is_spanish(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--lang", "es"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = [line for line in lines if "http" not in line and "“" not in line]
    assert told
    assert not [line for line in told if any(word in line for word in ENGLISH)]


def test_every_kind_of_place_has_a_name_in_both_languages() -> None:
    gazetteer = Gazetteer(PACKAGE_DATA / PLACES_FILE)
    kinds = {gazetteer.by_number(n).kind for n in range(gazetteer.count())}
    assert (kinds | set(SORTS)) - set(names("kinds")) == set()


def test_one_change_is_not_changes() -> None:
    assert (say("change", "en"), say("changes", "es", count=2)) == ("1 change", "2 cambios")
