"""The pages' own words are plain, and their layout can run from right to left."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import lexloci
from lexloci.answers.words import LANGUAGES
from lexloci.core.readability import ease_es, grade
from lexloci.record.model.instrument import Binds
from lexloci.surfaces.web.words import wording

WEB = Path(lexloci.__file__).parent / "surfaces" / "web"
SIDED = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|(?:text-align|float)\s*:\s*(?:left|right)"
)
FOUR = re.compile(r"(?:margin|padding)\s*:\s*([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);")


def prose(lang: str) -> str:
    """The sentences among the wordings: what ends with a full stop."""
    return " ".join(text for text in wording(lang).values() if text.endswith("."))


def test_the_pages_own_sentences_read_as_plain() -> None:
    assert grade(prose("en")) <= 8
    assert ease_es(prose("es")) >= 60


def test_no_rule_of_the_style_knows_left_from_right() -> None:
    style = "".join(path.read_text() for path in sorted((WEB / "static").glob("*.css")))
    assert SIDED.findall(style) == []
    assert [found for found in FOUR.findall(style) if found[1] != found[3]] == []


def test_every_page_states_its_direction() -> None:
    whole = [path for path in (WEB / "templates").glob("*.html") if "<html" in path.read_text()]
    assert [path.name for path in whole if 'dir="ltr"' not in path.read_text()] == []


def test_everybody_whom_a_rule_may_bind_has_a_name_in_each_language() -> None:
    for lang in LANGUAGES:
        words = wording(lang)
        assert {f"binds_{name}" for name in get_args(Binds)} <= words.keys()
    assert wording("es")["binds_police"] == "policía"
