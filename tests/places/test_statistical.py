"""A place name without a government: it is always told whose rules apply there."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.places.states import data


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize("geoid", [geoid for places in data("statistical").values() for geoid in places])
def test_each_large_statistical_place_lies_in_a_county(lx: Lexloci, geoid: str) -> None:
    place = lx.engine.gazetteer.by_id(geoid)
    assert place.counties or place.governed_by or place.same_as, place.name


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("Paradise, NV", "Clark County"),
        ("Town 'n' Country, FL", "Hillsborough County"),
        ("East Honolulu, HI", "Honolulu County"),
        ("Casas Adobes, AZ", "Pima County"),
    ],
)
def test_the_county_that_governs_it_is_named(lx: Lexloci, name: str, county: str) -> None:
    told = " ".join(premise.correction["en"] for premise in lx.place(name).premise)
    assert f"The rules of {county} apply" in told
