"""A glance at a text spares a search only where the search would find nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.answers.engine import Engine
from lexloci.places import asides, query
from lexloci.places.query import lead_of, split_state, tail_of, without_noise
from lexloci.places.states import by_name

NOISE = re.compile(rf"^(?:{'|'.join(noise.strip() for noise in query.NOISE)}) ")
TELLING = sorted(
    {
        word
        for texts in (query.NOISE, query.GOVERNMENTS, query.NAMED_KINDS, by_name(), asides._regions())
        for text in texts
        for word in text.split()
    }
    | {"of", "de", "del", "the", "balance", "county", "co", "cty", "seat", "independent", "ciudad", "cd"}
    | {"pueblo", "villa", "aldea", "condado", "parish", "municipio", "clayton", "las", "vegas", "citys"}
)
texts = st.lists(st.sampled_from(TELLING), min_size=1, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def names(engine: Engine) -> list[str]:
    """Every folded name."""
    return [name for name, _ in engine.gazetteer.names()]


def same(found: re.Match[str] | None, searched: re.Match[str] | None) -> bool:
    """Whether two looks at one text saw the same."""
    return (found and (found.span(), found["kind"])) == (searched and (searched.span(), searched["kind"]))


def looked_at(text: str) -> None:
    """Each glance, held against a search without one."""
    assert same(lead_of(text), query.CITY_LEAD.match(text))
    assert same(tail_of(text), query.TAIL.search(text))
    assert without_noise(text) == NOISE.sub("", text)
    assert (query.county_lead_of(text) is None) is (query.COUNTY_LEAD.match(text) is None)
    assert query._is_tail(text) is bool(query.TAIL.fullmatch(f" {text}"))
    assert split_state(text) == split_anywhere(text)
    names = {text, NOISE.sub("", text), split_anywhere(NOISE.sub("", text))[0]}
    assert names.isdisjoint(asides._regions()) or not asides._first_words().isdisjoint(text.split(" "))


def split_anywhere(text: str) -> tuple[str, str]:
    """A state at the end, the longest name first."""
    words = text.split(" ")
    for size in (3, 2, 1):
        state = by_name().get(" ".join(words[-size:])) if len(words) > size else None
        if state:
            return " ".join(words[:-size]), state
    return text, ""


@given(texts)
def test_what_a_glance_spares_would_find_nothing(text: str) -> None:
    looked_at(text)


def test_so_it_is_with_every_name(names: list[str]) -> None:
    for name in names[::7]:
        looked_at(name)
        looked_at(f"{name} mo")


@given(st.text(alphabet="0123456789-٣x ", max_size=14))
def test_a_zip_code_is_five_digits_alone(text: str) -> None:
    plain = re.search(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)", text)
    found = query.ZIP.search(text)
    assert (found and (found.span(), found[1])) == (plain and (plain.span(), plain[1]))
