"""The ways people write places, read against the gazetteer that comes with the package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexloci.core.errors import AmbiguousPlace, LexlociError
from lexloci.core.paths import PLACES_FILE
from lexloci.places.agencies import AgencyFacts, acting_government, responsible
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup, resolve
from lexloci.places.names import abbreviates, fold
from lexloci.places.premise import caution

US = "ocd-division/country:us/"
MESSY = Path(__file__).resolve().parents[1] / "data" / "messy_places.jsonl"
MESSY_FLOOR = 0.985


@pytest.fixture(scope="module")
def gazetteer(compiled: Path) -> Gazetteer:
    """The embedded gazetteer."""
    return Gazetteer(compiled / PLACES_FILE)


@pytest.mark.parametrize(
    ("query", "ident"),
    [
        ("New York, NY", "state:ny/place:new_york"),
        ("Washington, D.C., USA", "district:dc"),
        ("Wash., D.C.", "district:dc"),
        ("the state of Texas", "state:tx"),
        ("N. Dak.", "state:nd"),
        ("Wheeling, W.Va.", "state:wv/place:wheeling"),
        ("St.Louis,MO", "state:mo/place:st_louis"),
        ("StLouis MO", "state:mo/place:st_louis"),
        ("N. Las Vegas, NV", "state:nv/place:north_las_vegas"),
        ("S San Francisco CA", "state:ca/place:south_san_francisco"),
        ("Phila., PA", "state:pa/place:philadelphia"),
        ("Okla. City", "state:ok/place:oklahoma_city"),
        ("Univ. City, MO", "state:mo/place:university_city"),
        ("La Grange, GA", "state:ga/place:lagrange"),
        ("La Salle Parish, LA", "state:la/parish:lasalle"),
        ("Cook Co.", "state:il/county:cook"),
        ("Kansas Cty MO", "state:mo/place:kansas_city"),
        ("el condado de Harris, Texas", "state:tx/county:harris"),
        ("la ciudad de Nueva York", "state:ny/place:new_york"),
        ("Borough of State College, Pennsylvania", "state:pa/place:state_college"),
        ("Borough of Brooklyn, New York City", "state:ny/county:kings"),
        ("Independent City of St. Louis, Missouri", "state:mo/place:st_louis"),
        ("Wyandotte County / Kansas City, Kansas", "state:ks/place:kansas_city"),
        ("San Juan, Puerto Rico", "territory:pr/municipio:san_juan"),
        ("Woodlands, TX", "state:tx/place:the_woodlands"),
        ("West Paterson, NJ", "state:nj/place:woodland_park"),
        ("ZIP 63101", "state:mo/place:st_louis"),
        ("10451", "state:ny/place:new_york"),
        ("30328", "state:ga/place:sandy_springs"),
        ("El Passo TX", "state:tx/place:el_paso"),
        ("Bufallo NY", "state:ny/place:buffalo"),
        ("Huston", "state:tx/place:houston"),
        ("Portland, Oregan", "state:or/place:portland"),
        ("Chicago Illinios", "state:il/place:chicago"),
        ("Hennipen County MN", "state:mn/county:hennepin"),
        ("Worchester MA", "state:ma/place:worcester"),
        ("2914572", "state:mo/place:clayton"),
    ],
)
def test_each_way_of_writing_it_means_the_place(gazetteer: Gazetteer, query: str, ident: str) -> None:
    place, _ = resolve(gazetteer, query)
    assert place.id == US + ident


@pytest.mark.parametrize(
    ("query", "ident", "correction"),
    [
        (
            "Clayton, Missouri County", "state:mo/place:clayton",
            "There is no Missouri County. Clayton is the seat of St. Louis County.",
        ),
        (
            "Clayton, condado de Misuri", "state:mo/place:clayton",
            "There is no Misuri County in Missouri. Clayton is the seat of St. Louis County.",
        ),
        (
            "St. Louis, St. Louis County, MO", "state:mo/place:st_louis",
            "St. Louis is not in St. Louis County. St. Louis is an independent city, in no county.",
        ),
        (
            "Houston, Houston County, Texas", "state:tx/place:houston",
            "Houston is not in Houston County.",
        ),
        (
            "Middlesex County, MA", "state:ma/county:middlesex",
            "Middlesex County has no government of its own. The state and the cities and towns in it make"
            " the rules.",
        ),
        (
            "Silver Spring, MD", "state:md/place:silver_spring",
            "Silver Spring is a place name without a government of its own. The rules of Montgomery County"
            " apply.",
        ),
        (
            "Astoria, NY", "state:ny/place:astoria",
            "Astoria has no government of its own. New York, NY governs it.",
        ),
    ],
)  # fmt: skip
def test_a_false_premise_is_mended(gazetteer: Gazetteer, query: str, ident: str, correction: str) -> None:
    found = lookup(gazetteer, query)
    assert found.matches[0].place.id == US + ident
    assert found.premise[0].correction["en"].startswith(correction)


def test_a_state_named_as_a_county_is_offered_but_not_taken_for_granted(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Missouri County, Missouri")
    assert found.matches[0].place.id == US + "state:mo"
    assert not found.clear
    assert found.premise


@pytest.mark.parametrize(
    ("query", "read_as"), [("Mayberry, NC", "Mulberry, NC"), ("Bedford Falls, NY", "Bedford Hills, NY")]
)
def test_a_guess_more_than_one_slip_away_is_told(gazetteer: Gazetteer, query: str, read_as: str) -> None:
    told = [remark.correction["en"] for remark in resolve(gazetteer, query)[1].remarks]
    assert f"The gazetteer in use has no “{query}”. It was read as {read_as}." in told


@pytest.mark.parametrize("query", ["Springfeld, IL", "Clayten, MO", "St.Louis,MO"])
def test_one_slip_is_mended_without_a_word(gazetteer: Gazetteer, query: str) -> None:
    assert resolve(gazetteer, query)[1].remarks == ()


def test_spanish_joins_the_preposition_and_the_article(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Clayton, Missouri County")
    assert "la cabecera del condado de St. Louis" in found.premise[0].correction["es"]


def test_namesakes_are_told_apart_by_kind_and_county(gazetteer: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlace, match=r"Kansas City, MO \(city, Jackson County\)"):
        resolve(gazetteer, "Kansas City")


def test_a_county_without_a_government_polices_nothing_but_its_jail_stays(gazetteer: Gazetteer) -> None:
    county = gazetteer.by_id("25017")
    assert acting_government(gazetteer, county).id == US + "state:ma"
    jail = responsible(gazetteer, county, "jail", AgencyFacts())
    assert (jail.jurisdiction, jail.name["en"]) == (county.id, "the jail of Middlesex County")


def test_a_tribal_nation_is_no_false_premise_but_calls_for_caution(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Navajo Nation")
    assert found.premise == ()
    note = caution(found.matches[0].place)
    assert note is not None
    assert note["en"].startswith("Navajo Nation is a tribal nation with its own law")


def test_an_independent_city_is_found_by_both_its_geoids(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_id("51760") is gazetteer.by_id("5167000")


def test_a_former_id_finds_the_place_it_became(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_id(US + "state:nj/place:west_paterson").name == "Woodland Park"


@pytest.mark.parametrize(
    ("short", "name"),
    [("colo springs", "colorado springs"), ("slc", "salt lake city"), ("phila", "philadelphia")],
)
def test_post_office_abbreviations_are_known_for_what_they_are(short: str, name: str) -> None:
    assert abbreviates(short, name)
    assert not abbreviates(name, short)


@given(st.text(max_size=60))
def test_folding_a_folded_name_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once or once.split(" ")[-1] in ("co", "mt", "pt")


WORDS = st.sampled_from(
    ["clayton", "St.", "county", "Missouri", "MO", "city", "of", "the", "63105", ",", "(", ")", "/", "co",
     "borough", "township", "la", "de", "condado", "-", "'", "USA", "New York", "ZIP", "ñ", "|", ";"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=8).map(" ".join)))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_a_look_up_fail_other_than_with_a_clear_error(gazetteer: Gazetteer, text: str) -> None:
    fault, found = None, None
    try:
        found = lookup(gazetteer, text)
    except LexlociError as error:
        fault = error.line()
    if found is None:
        assert fault is not None
        assert "\n" not in fault
        return
    assert all(0 <= match.score <= 1 for match in found.matches)
    assert not found.clear or found.matches


@pytest.mark.skipif(not MESSY.is_file(), reason="the messy set is not here")
def test_messy_texts_mean_the_right_place_first(gazetteer: Gazetteer) -> None:
    rows = [json.loads(line) for line in MESSY.read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row["needs_census"]]
    wrong = []
    for row in rows:
        found = lookup(gazetteer, row["query"])
        ident = found.matches[0].place.id if found.matches else None
        seen = (ident, found.clear, bool(found.premise))
        if seen != (row["id"], row["clear"], row["premise"]):
            wrong.append((row["query"], seen))
    assert len(wrong) <= (1 - MESSY_FLOOR) * len(rows), wrong
