"""A kind of place that a text names and the place found does not have is never passed over in silence."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.core.errors import AmbiguousPlace, UnknownPlace
from lexloci.core.paths import PLACES_FILE
from lexloci.places.curate import COUNTRY
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.kinds import kind_said, namesakes
from lexloci.places.names import bare_place, bare_subdivision, fold
from lexloci.places.query import parse
from lexloci.places.states import data
from lexloci.surfaces.cli import main
from lexloci.upkeep.census_names import PLACE_KINDS, subdivision_kind

CENSUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "geography"
LARGE = 50_000
MORE_THAN_CITY = {"independent_city", "city_and_county", "consolidated_city-county"}
"""Kinds that tell more than the Census does, which calls them cities."""
NAMESAKES = {
    # A township that GeoNames calls by its bare name, and a village elsewhere in the state.
    "Shelby, MI": ("place", "village"),
}
shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not CENSUS.is_dir(), reason="the large data files are not here"),
]


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize(
    ("text", "kind", "bare"),
    [
        ("Jackson Township, OH", "township", "jackson"),
        ("Jackson Twp., Stark County, Ohio", "township", "jackson"),
        ("Canton Charter Township, MI", "township", "canton"),
        ("Charter Township of Canton, MI", "township", "canton"),
        ("Town of Hempstead, NY", "town", "hempstead"),
        ("Village of Hempstead, NY", "village", "hempstead"),
        ("State College Borough, PA", "borough", "state college"),
        ("Borough of State College, PA", "borough", "state college"),
        ("Silver Spring CDP, MD", "cdp", "silver spring"),
        ("pueblo de Clayton, Misuri", "town", "clayton"),
        ("la ciudad de Cary, NC", "city", "cary"),
    ],
)
def test_the_kind_and_the_name_are_told_apart(text: str, kind: str, bare: str) -> None:
    said = kind_said(parse(text))
    assert said is not None
    assert (said.kind, said.bare) == (kind, bare)


@pytest.mark.parametrize("text", ["municipio de Edison, NJ", "municipality of Edison, NJ", "Edison, NJ"])
def test_a_word_for_any_municipality_names_no_kind(text: str) -> None:
    assert kind_said(parse(text)) is None


@pytest.mark.parametrize(
    ("text", "said", "offered"),
    [
        ("Jackson Township, OH", "Jackson Township in Ohio", ["Jackson, OH", "Jackson County, OH"]),
        ("Township of Jackson, OH", "Township of Jackson in Ohio", ["Jackson, OH", "Jackson County, OH"]),
        ("Jackson Township, Stark County, OH", "Jackson Township", ["Stark County, OH", "Jackson, OH"]),
        ("Jacksn Twp OH", "Jacksn Township in Ohio", ["Jackson, OH", "Jackson County, OH"]),
        ("Clayton Township, MO", "Clayton Township in Missouri", ["Clayton, MO", "St. Louis County, MO"]),
        ("Chicago Township, IL", "Chicago Township in Illinois", ["Chicago, IL", "Cook County, IL"]),
        ("Town of Rutland, VT", "Town of Rutland in Vermont", ["Rutland, VT", "Rutland County, VT"]),
        ("Town of Ithaca, NY", "Town of Ithaca in New York", ["Ithaca, NY", "Tompkins County, NY"]),
        ("Center Township, Iowa", "Center Township in Iowa", ["Center, IA", "Johnson County, IA"]),
    ],
)
def test_where_another_government_may_be_meant_the_choices_are_offered(
    lx: Lexloci, text: str, said: str, offered: list[str]
) -> None:
    found = lx.place(text)
    assert not found.clear
    assert found.kind is not None
    assert f"The gazetteer in use holds no {said}" in found.kind.correction["en"]
    assert "lexloci update places FILE" in found.kind.correction["en"]
    assert "lexloci update places FILE" in found.kind.correction["es"]
    if text != "Center Township, Iowa":
        assert [match.place.label() for match in found.matches][:2] == offered
    with pytest.raises((AmbiguousPlace, UnknownPlace), match="holds no"):
        lx.law(text, "detainer_hold")


def test_each_choice_can_be_typed_as_it_stands(lx: Lexloci) -> None:
    with pytest.raises(AmbiguousPlace) as caught:
        lx.resolve("Jackson Township, Stark County, OH")
    listed = str(caught.value).partition("Say which: ")[2].rstrip(".").split("; ")
    assert [lx.resolve(re.sub(r" \(.*", "", choice)).label() for choice in listed] == [
        "Stark County, OH", "Jackson, OH",
    ]  # fmt: skip


def test_a_township_of_a_name_that_nothing_has_is_told_to_be_missing(
    lx: Lexloci, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lx.place("Qwrtzp Township, OH").matches == ()
    assert main(["law", "Qwrtzp Township, OH", "detainer_hold"]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "The gazetteer in use holds no Qwrtzp Township in Ohio" in line


@pytest.mark.parametrize(
    ("text", "label", "remark"),
    [
        ("Village of Clayton, MO", "Clayton, MO", "Clayton is a city, not a village."),
        ("Clayton CDP, MO", "Clayton, MO", "Clayton is a city, not a census-designated place."),
        ("Town of Boston, MA", "Boston, MA", "Boston is a city, not a town."),
        ("City of Cary, NC", "Cary, NC", "Cary is a town, not a city."),
        ("City of Skokie, Illinois", "Skokie, IL", "Skokie is a village, not a city."),
        ("Borough of Clayton, MO", "Clayton, MO", "Missouri has no boroughs. Clayton is a city."),
        ("Houston Township, Texas", "Houston, TX", "Texas has no townships. Houston is a city."),
        ("Town of Arlington, VA", "Arlington County, VA", "Arlington County is a county, not a town."),
        ("Village of Fontana, CA", "Fontana, CA", "California has no villages. Fontana is a city."),
        (
            "Village of Fillmore, CA", "Fillmore, CA",
            "California has no villages. The gazetteer in use does not tell what kind of place Fillmore is.",
        ),
    ],
)  # fmt: skip
def test_where_the_word_is_a_loose_one_a_remark_suffices(
    lx: Lexloci, text: str, label: str, remark: str
) -> None:
    found = lx.place(text)
    assert found.clear
    assert found.matches[0].place.label() == label
    assert [note.correction["en"] for note in found.remarks] == [remark]
    assert found.premise == ()


@pytest.mark.parametrize(
    "text",
    [
        "Town of Cary, NC", "Village of Hempstead, NY", "Town of Brookline, MA", "Weymouth Town, MA",
        "Town of Weymouth, MA", "City of Boston", "Kansas City, MO", "Oklahoma City", "Charles Town, WV",
        "Borough of State College, PA", "Village of Kotzebue, AK", "Town of Hempstead, NY",
        "City of Washington, DC", "Clayton Borough, NJ",
    ],
)  # fmt: skip
def test_a_kind_that_the_place_has_calls_for_no_word(lx: Lexloci, text: str) -> None:
    found = lx.place(text)
    assert found.clear
    assert found.kind is None


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Town of Hempstead, NY", "state:ny/county:nassau/place:hempstead"),
        ("Village of Hempstead, NY", "state:ny/place:hempstead"),
        ("Hempstead, NY", "state:ny/place:hempstead"),
        ("Edison Township, NJ", "state:nj/place:edison"),
        ("Lower Merion Township, PA", "state:pa/place:lower_merion"),
        ("Canton Charter Township, MI", "state:mi/place:canton"),
    ],
)
def test_the_large_towns_and_townships_are_known(lx: Lexloci, text: str, ident: str) -> None:
    place = lx.resolve(text)
    assert place.id == f"{COUNTRY}/{ident}"
    assert place.governs is not False


def test_a_township_without_a_state_is_asked_back(lx: Lexloci) -> None:
    found = lx.place("Jackson Township")
    assert not found.clear
    assert len({match.place.state for match in found.matches}) > 3
    assert found.kind is not None
    assert "there may be another Jackson Township" in found.kind.correction["en"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Edison Township, NJ", None),
        ("Moon Township, PA", None),
        ("Union Township, NJ", "There is also a Union Township in Hunterdon County, which"),
        ("Columbia Township, OH", "also a Columbia Township in Lorain County and in Meigs County, which"),
        ("Washington Township, Ohio", "Of that name there are 44 more in Ohio, which"),
        ("Burns Township, MN", "there may be another Burns Township in Minnesota"),
    ],
)
def test_of_a_township_it_is_told_which_others_have_its_name(
    lx: Lexloci, text: str, said: str | None
) -> None:
    found = lx.place(text)
    assert found.clear
    assert (found.kind is not None and said is not None and said in found.kind.correction["en"]) or (
        (found.kind, said) == (None, None)
    )


def test_others_of_its_name_are_told_in_spanish(lx: Lexloci) -> None:
    kind = lx.place("Columbia Township, OH").kind
    assert kind is not None
    assert "en el condado de Lorain y en el condado de Meigs" in kind.correction["es"]


class TestTheLaw:
    text = "Village of Clayton, MO"
    told = "Clayton is a city, not a village."

    def test_says_it_before_it_answers(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", self.text, "detainer_hold"]) == 0
        assert capsys.readouterr().out.startswith(f"{self.told}\n\nClayton, MO")

    def test_says_it_in_its_data(self, lx: Lexloci, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", self.text, "detainer_hold", "--json"]) == 0
        said = [{"text": "Village of Clayton", "correction": self.told}]
        assert json.loads(capsys.readouterr().out)["premise"] == said
        assert lx.law(self.text, "detainer_hold").to_dict()["premise"] == said

    def test_says_nothing_where_the_name_is_right(self, lx: Lexloci) -> None:
        assert lx.law("Clayton, MO", "detainer_hold").to_dict()["premise"] == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does Jackson Township, Ohio honor ICE detainers?", "holds no Jackson Township in Ohio"),
        ("Does the Town of Ithaca, NY honor ICE detainers?", "holds no Town of Ithaca in New York"),
        ("Does the Village of Clayton, MO honor ICE detainers?", "Clayton is a city, not a village."),
    ],
)
def test_a_question_is_answered_with_the_same_word(lx: Lexloci, question: str, said: str) -> None:
    answer = lx.ask(question)
    assert said in answer.premise[0].correction["en"]
    assert (answer.place is None) == ("holds no" in said)


def test_a_page_about_a_township_is_not_held_against_the_city_of_its_name(lx: Lexloci) -> None:
    report = lx.check("Jackson Township, Ohio, honors ICE detainers.", on="2026-11-28")
    assert all(checked.claim.places == () for checked in report.claims if hasattr(checked, "claim"))
    assert {checked.verdict for checked in report.claims} <= {"not_established", "not_checkable"}


def table(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(CENSUS / name, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="|"):
            yield {key.strip(): value.strip() for key, value in row.items()}


class TestTheCurated:
    """What is held of kinds in the data files is what the Census counts."""

    pytestmark = shared

    def test_states_have_the_kinds_said(self) -> None:
        own, beside = defaultdict(set), defaultdict(set)
        for row in table("2025_Gaz_place_national.txt.gz"):
            if row["FUNCSTAT"] in "ABC" and row["USPS"] != "PR":
                own[PLACE_KINDS[row["LSAD"]]].add(row["USPS"])
        for row in table("2025_Gaz_cousubs_national.txt.gz"):
            kind = subdivision_kind(row["NAME"])
            if kind == "township" or (kind and row["FUNCSTAT"] in "ABC"):
                beside[kind].add(row["USPS"])
        said = data("kinds")
        new_england = {"CT", "MA", "ME", "NH", "RI", "VT"}
        # Of New England's states Vermont alone has cities and villages beside towns of their name;
        # Minnesota's townships are towns as well.
        assert set(said["beside"]["town"]) == (beside["town"] - new_england) | {"VT", "MN"}
        assert set(said["beside"]["township"]) == beside["township"] - new_england
        assert set(said["own"]["town"]) == own["town"] | new_england
        assert set(said["own"]["village"]) == own["village"] | {"AK"}
        assert set(said["own"]["borough"]) == own["borough"] | {"AK", "NY"}

    def test_the_large_governments_are_of_the_kind_said(self) -> None:
        places = {row["GEOID"]: row for row in table("2025_Gaz_place_national.txt.gz")}
        towns = {row["GEOID"]: row for row in table("2025_Gaz_cousubs_national.txt.gz")}
        for kind, by_state in data("large")["kinds"].items():
            for state, items in by_state.items():
                for geoid, name in items.items():
                    row = places.get(geoid) or towns[geoid]
                    found = PLACE_KINDS[row["LSAD"]] if geoid in places else subdivision_kind(row["NAME"])
                    assert (found, row["USPS"], row["FUNCSTAT"] in "ABC") == (kind, state, True), name
                    assert fold(name).split(" ")[-1 if kind == "township" else 0] in fold(row["NAME"]), name

    def test_each_large_place_is_of_the_kind_that_the_census_says(self, compiled: Path) -> None:
        """Where one government of the state has the name; parts of cities are none and have no kind."""
        gazetteer, truth = Gazetteer(compiled / PLACES_FILE), defaultdict(list)
        for row in table("2025_Gaz_place_national.txt.gz"):
            if row["FUNCSTAT"] in "AB":
                truth[row["USPS"], fold(bare_place(row["NAME"]))].append(PLACE_KINDS[row["LSAD"]])
        places = map(gazetteer.by_number, range(gazetteer.count()))
        large = [place for place in places if (place.population or 0) >= LARGE and not place.is_county]
        held = {
            place.label(): (place.kind, kinds[0])
            for place in large
            if len(kinds := truth[place.state, fold(place.name)]) == 1 and place.kind not in MORE_THAN_CITY
        }
        assert len(held) > 700
        assert {label: kinds for label, kinds in held.items() if kinds[0] != kinds[1]} == NAMESAKES

    def test_townships_have_the_namesakes_said(self) -> None:
        counties = defaultdict(list)
        for row in table("2025_Gaz_cousubs_national.txt.gz"):
            if subdivision_kind(row["NAME"]).endswith("township"):
                counties[row["USPS"], fold(bare_subdivision(row["NAME"]))].append(row["GEOID"][:5])
        for key, others in namesakes().items():
            if isinstance(others, int):
                assert len(counties[key]) == others + 1, key
            else:
                assert set(others) < set(counties[key]), key
                assert len(counties[key]) == len(others) + 1, key

    def test_statistical_places_are_statistical(self) -> None:
        places = {row["GEOID"]: row for row in table("2025_Gaz_place_national.txt.gz")}
        for state, items in data("statistical").items():
            for geoid, name in items.items():
                row = places[geoid]
                assert (row["USPS"], row["FUNCSTAT"]) == (state, "S"), name
                assert fold(name) == fold(bare_place(row["NAME"])), name
