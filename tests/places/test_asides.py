"""Texts that name a region, a part of a city, another state's ZIP code, or a place other states have."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.core.errors import AmbiguousPlace, UnknownPlace
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup, resolve
from lexloci.places.states import COUNTRY, data


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Lexloci().gazetteer


def answered(gazetteer: Gazetteer, query: str, name: str, told: str) -> None:
    """Assert that ``query`` means the place called ``name``, and that a remark begins with ``told``."""
    found, result = resolve(gazetteer, query)
    assert found.name == name
    assert any(remark.correction["en"].startswith(told) for remark in result.remarks)


@pytest.mark.parametrize(
    ("query", "state"),
    [
        ("Bay Area", "CA"), ("the Bay Area", "CA"), ("Long Island, NY", "NY"), ("Martha's Vineyard", "MA"),
        ("Twin Cities", "MN"), ("Hampton Roads", "VA"), ("Dallas-Fort Worth", "TX"), ("the Ozarks", "MO"),
    ],
)  # fmt: skip
def test_a_region_is_no_place_to_answer_for(gazetteer: Gazetteer, query: str, state: str) -> None:
    result = lookup(gazetteer, query)
    assert result.matches[0].place.state == state
    assert result.kind is not None
    assert "is a region without a government of its own" in result.kind.correction["en"]
    with pytest.raises(AmbiguousPlace, match="is a region"):
        resolve(gazetteer, query)


@pytest.mark.parametrize(
    ("query", "name"),
    [("Long Island City, NY", "Long Island City"), ("Cape Cod, TX", ""), ("Long Beach", "Long Beach")],
)
def test_what_only_resembles_a_region_is_none(gazetteer: Gazetteer, query: str, name: str) -> None:
    result = lookup(gazetteer, query)
    assert result.kind is None or "region" not in result.kind.correction["en"]
    assert not name or result.matches[0].place.name == name


@pytest.mark.parametrize(
    ("query", "name", "told"),
    [
        ("Clayton, St. Louis, MO", "Clayton", "Clayton is a place of its own, not a part of St. Louis, MO."),
        ("Pilsen, Chicago", "Chicago", "The gazetteer in use holds no Pilsen in Chicago, IL."),
        ("Nowhere Heights, Chicago", "Chicago", "The gazetteer in use holds no Nowhere Heights"),
        ("Westmont, Los Angeles", "Westmont", "If Westmont is a part of Los Angeles, CA, the rules of"),
        ("Watts, Los Angeles", "Watts", "Watts has no government of its own. Los Angeles, CA governs it."),
        ("Clayton, IL 63105", "Clayton", "ZIP code 63105 is in Clayton, MO, not in Illinois."),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_is_not_passed_over(
    gazetteer: Gazetteer, query: str, name: str, told: str
) -> None:
    answered(gazetteer, query, name, told)


def test_a_part_that_belongs_to_the_city_named_needs_no_remark_of_it(gazetteer: Gazetteer) -> None:
    told = [remark.correction["en"] for remark in lookup(gazetteer, "Dorchester, Boston").remarks]
    assert told == ["Dorchester has no government of its own. Boston, MA governs it."]


def test_a_village_of_a_far_county_is_not_the_part_of_the_city_named(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Greenwich Village, NYC")
    assert [match.place.label() for match in found.matches] == ["New York, NY"]
    assert found.clear
    assert [remark.correction["en"].partition(".")[0] for remark in found.remarks] == [
        "The gazetteer in use holds no Greenwich Village in New York, NY"
    ]


def test_a_name_that_only_other_states_have_is_offered_there(gazetteer: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlace, match=r"holds no East St\. Louis in Missouri.*East St\. Louis, IL"):
        resolve(gazetteer, "East St. Louis, Missouri")
    with pytest.raises(UnknownPlace):
        resolve(gazetteer, "Qqqqvillezz, Missouri")


@pytest.mark.parametrize("query", ["Toronto, Canada", "Paris, France", "London, England"])
def test_a_country_behind_a_name_is_not_passed_over(gazetteer: Gazetteer, query: str) -> None:
    assert not lookup(gazetteer, query).clear


@pytest.mark.parametrize("query", ["SJ, CA", "Steel City", "San Jo", "H-Town"])
def test_a_doubtful_slip_is_offered_and_not_taken(gazetteer: Gazetteer, query: str) -> None:
    assert lookup(gazetteer, query).matches
    with pytest.raises(AmbiguousPlace, match="no place has just that name"):
        resolve(gazetteer, query)


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("KC, MO", "Kansas City, MO"), ("Kansas City, Wyandotte County KS", "Kansas City, KS"),
        ("Clayton, St. Louis County MO", "Clayton, MO"), ("condado de Nueva York", "New York County, NY"),
        ("Cd. de Nueva York", "New York, NY"), ("the United States", "United States"),
        ("federal government", "United States"), ("San Luis Missouri", "St. Louis, MO"),
        ("Tohono Oodham", "Tohono O'odham Nation of Arizona, AZ"), ("East L.A.", "East Los Angeles, CA"),
        ("unincorporated St. Louis County, MO", "St. Louis County, MO"), ("Weld CO", "Weld County, CO"),
        ("Aurora CO", "Aurora, CO"), ("Texas (estado)", "Texas"),
        ("Danbury, Western Connecticut Planning Region", "Danbury, CT"),
    ],
)  # fmt: skip
def test_more_ways_of_writing_it(gazetteer: Gazetteer, query: str, label: str) -> None:
    assert resolve(gazetteer, query)[0].label() == label


def test_a_county_that_no_place_of_the_name_lies_in(gazetteer: Gazetteer) -> None:
    unknown, elsewhere = (
        lookup(gazetteer, f"Springfield, {name} County") for name in ("Shelbyville", "Harris")
    )
    assert [p.correction["en"] for p in unknown.premise] == ["There is no Shelbyville County."]
    assert [p.correction["es"] for p in unknown.premise] == ["No existe el condado de Shelbyville."]
    told = elsewhere.premise[0].correction["es"]
    assert told.startswith(
        "Ninguno de los lugares llamados Springfield del nomenclátor en uso está en el condado"
    )
    assert not unknown.clear
    assert not elsewhere.clear


@pytest.mark.parametrize("query", ["St. Louis", "Lafayette", "Suffolk", "Clayton", "Nashvlle"])
def test_the_scores_fall_in_the_order_of_the_matches(gazetteer: Gazetteer, query: str) -> None:
    scores = [match.score for match in lookup(gazetteer, query).matches]
    assert scores == sorted(scores, reverse=True)


def test_co_may_be_a_county_of_any_state(gazetteer: Gazetteer) -> None:
    result = lookup(gazetteer, "Jackson Co.")
    assert not result.clear
    assert len({match.place.state for match in result.matches}) > 5


@pytest.mark.parametrize(
    ("query", "name", "told"),
    [
        ("Norfolk County, VA", "Chesapeake", "Norfolk County ended in 1963. Its land lies in"),
        ("county of Princess Anne, Virginia", "Virginia Beach", "Princess Anne County ended in 1963."),
        ("condado de Nansemond", "Suffolk", "Nansemond County ended in 1972."),
        ("Ormsby County, Nevada", "Carson City", "Ormsby County ended in 1969."),
        ("Campbell County, GA, USA", "Fulton County", "Campbell County ended in 1932."),
    ],
)  # fmt: skip
def test_a_county_that_ended_is_answered_by_what_holds_its_land(
    gazetteer: Gazetteer, query: str, name: str, told: str
) -> None:
    answered(gazetteer, query, name, told)


def test_an_ended_county_gives_way_to_one_that_stands(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Norfolk County")[0].id.endswith("state:ma/county:norfolk")
    assert {match.place.state for match in lookup(gazetteer, "Campbell County").matches}.isdisjoint({"GA"})


def test_an_ended_county_that_was_split_asks_back(gazetteer: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlace, match="ended in 2019") as raised:
        resolve(gazetteer, "Valdez-Cordova Census Area, Alaska")
    assert "Chugach" in str(raised.value)
    assert "Copper River" in str(raised.value)


@pytest.mark.parametrize(
    ("query", "city"),
    [
        ("Van Nuys", "Los Angeles, CA"), ("La Jolla", "San Diego, CA"), ("Little Havana", "Miami, FL"),
        ("Rogers Park", "Chicago, IL"), ("Dorchester, MA", "Boston, MA"),
    ],
)  # fmt: skip
def test_the_city_governs_its_parts(gazetteer: Gazetteer, query: str, city: str) -> None:
    found, result = resolve(gazetteer, query)
    assert [gazetteer.by_id(ident).label() for ident in found.governed_by] == [city]
    assert (
        result.premise[0].correction["en"] == f"{found.name} has no government of its own. {city} governs it."
    )


def test_every_part_of_a_city_and_ended_county_leads_somewhere(gazetteer: Gazetteer) -> None:
    for city in data("parts_of_cities"):
        assert gazetteer.by_id(f"{COUNTRY}/{city['city']}").governs, city["city"]
        assert city["read"]
    for counties in data("ended_counties").values():
        for name, what in counties.items():
            assert [gazetteer.by_id(f"{COUNTRY}/{ident}") for ident in what["now"]], name
