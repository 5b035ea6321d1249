"""``update places``: each government once, with its kind, its status, its ids and its names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lexloci.places.agencies import acting_government
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup, resolve
from lexloci.places.model import Row
from lexloci.upkeep.census import Summary, update_places

STATE = "ocd-division/country:us/state:"


def first(gazetteer: Gazetteer, query: str) -> str:
    """The id of the first place that ``query`` may mean, without the part all have."""
    return lookup(gazetteer, query).matches[0].place.id.removeprefix(STATE)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="|"))


class TestEachGovernment:
    @pytest.mark.parametrize("file", ["places.txt", "counties.txt"])
    def test_is_found_by_its_geoid_and_by_its_name(
        self, gazetteer: Gazetteer, census_files: list[Path], file: str
    ) -> None:
        path = next(path for path in census_files if path.name == file)
        for row in rows_of(path):
            place = gazetteer.by_id(row["GEOID"])
            found = lookup(gazetteer, f"{row['NAME']}, {row['USPS']}").matches
            assert place.id in {match.place.id for match in found}, row["NAME"]

    def test_a_governed_subdivision_is_found_by_its_geoid(
        self, gazetteer: Gazetteer, census_files: list[Path]
    ) -> None:
        path = next(path for path in census_files if path.name == "subdivisions.txt")
        for row in rows_of(path):
            if row["FUNCSTAT"] in "ABC":
                assert gazetteer.by_id(row["GEOID"]).governs is True

    @pytest.mark.parametrize(
        ("geoid", "kind", "governs", "status", "lsad"),
        [
            ("2914572", "city", True, "A", "25"),
            ("4211272", "borough", True, "A", "21"),
            ("3957792", "village", True, "A", "47"),
            ("2916030", "cdp", False, "S", "57"),
            ("2924760", "village", False, "I", "47"),
            ("7263820", "zona_urbana", False, "S", "62"),
            ("0236400", "city_and_borough", True, "A", "53"),
            ("3301137140", "town", True, "A", None),
            ("2609916520", "charter_township", True, "A", None),
            ("2900114248", "township", False, "N", None),
            ("29189", "county", True, "A", None),
            ("02185", "borough", True, "A", None),
            ("22109", "parish", True, None, None),
            ("72113", "municipio", True, "A", None),
            ("09110", "planning_region", False, None, None),
            ("25017", "county", False, "N", None),
        ],
    )
    def test_has_the_kind_and_the_status_of_its_codes(
        self, gazetteer: Gazetteer, geoid: str, kind: str, governs: bool, status: str | None, lsad: str | None
    ) -> None:
        place = gazetteer.by_id(geoid)
        assert (place.kind, place.governs, place.status, place.lsad) == (kind, governs, status, lsad)
        assert place.to_dict()["status"] == status

    def test_a_borough_is_a_county_in_alaska_only(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("02185").is_county
        assert not gazetteer.by_id("4211272").is_county

    def test_keeps_its_fips_class(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("2965000").fips_class == "C7"
        assert gazetteer.by_id("25017").fips_class == "H4"

    def test_has_the_population_of_the_survey(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("2914572").population == 17_282
        assert gazetteer.by_id("29189").population == 996_618


class TestOneJurisdiction:
    @pytest.mark.parametrize(
        ("place", "county", "name"), [("2965000", "29510", "St. Louis"), ("5101000", "51510", "Alexandria")]
    )
    def test_an_independent_city_is_found_as_place_and_as_county(
        self, gazetteer: Gazetteer, place: str, county: str, name: str
    ) -> None:
        city = gazetteer.by_id(county)
        assert (city.geoid, city.kind, city.name, city.counties) == (place, "independent_city", name, ())
        assert gazetteer.by_id(place) is city

    def test_a_city_outside_the_townships_is_its_subdivision_too(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("1703114000").id == f"{STATE}il/place:chicago"
        assert gazetteer.by_id("4212127456").id == f"{STATE}pa/place:franklin_city"

    def test_a_consolidated_new_england_town_is_its_city(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("0911037070").id == f"{STATE}ct/place:hartford"

    @pytest.mark.parametrize(
        ("geoid", "ident", "same_as"),
        [
            ("4752006", "tn/place:nashville", "tn/county:davidson"),
            ("2148006", "ky/place:louisville", "ky/county:jefferson"),
            ("0236400", "ak/place:juneau", "ak/borough:juneau"),
        ],
    )
    def test_a_consolidated_city_governs_under_its_curated_id(
        self, gazetteer: Gazetteer, geoid: str, ident: str, same_as: str
    ) -> None:
        city = gazetteer.by_id(geoid)
        assert city.id == STATE + ident
        assert city.governs is True
        assert city.same_as == (STATE + same_as,)
        assert gazetteer.by_id(STATE + same_as).same_as == (city.id,)

    def test_a_city_that_its_consolidated_government_replaced_finds_that(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("2148000").id == f"{STATE}ky/place:louisville"

    def test_the_district_is_washington_its_county_and_itself(self, gazetteer: Gazetteer) -> None:
        district = gazetteer.by_id("ocd-division/country:us/district:dc")
        assert gazetteer.by_id("1150000") is district
        assert gazetteer.by_id("11001") is district
        assert first(gazetteer, "Washington, DC") == district.id

    def test_a_city_whose_parish_governs_it_acts_through_the_parish(self, gazetteer: Gazetteer) -> None:
        houma = gazetteer.by_id("2236255")
        assert acting_government(gazetteer, houma).id == f"{STATE}la/parish:terrebonne"


class TestIds:
    def test_are_those_of_open_civic_data(self, gazetteer: Gazetteer, census_files: list[Path]) -> None:
        path = next(path for path in census_files if path.name == "ocd_ids.csv")
        with path.open(encoding="utf-8") as file:
            known = {row["census_geoid"].removeprefix("place-"): row["id"] for row in csv.DictReader(file)}
        kept = {geoid: ident for geoid, ident in known.items() if geoid[:2] != "09" and geoid != "2961706"}
        assert {geoid: gazetteer.by_id(geoid).id for geoid in kept} == kept

    def test_of_the_record_come_before_them(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id("2961706").id == f"{STATE}mo/place:richmond_heights_city"

    def test_that_stand_for_another_still_find_it(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.by_id(f"{STATE}mo/county:st_louis_city").geoid == "2965000"

    def test_tell_namesakes_apart_without_the_ocd_file_too(
        self, census_files: list[Path], tmp_path: Path
    ) -> None:
        files = [path for path in census_files if not path.name.startswith("ocd")]
        update_places(files, tmp_path / "places.sqlite", [], base=tmp_path / "none")
        gazetteer = Gazetteer(tmp_path / "places.sqlite")
        ids = {geoid: gazetteer.by_id(geoid).id.removeprefix(STATE) for geoid in NAMESAKES}
        assert ids == NAMESAKES


NAMESAKES = {
    "4227360": "pa/place:franklin_borough",
    "4227456": "pa/place:franklin_city",
    "4861592": "tx/place:reno_city_~lamar_county~",
    "4861604": "tx/place:reno_city_~parker_county~",
    "3957764": "oh/place:oakwood_city",
    "3957750": "oh/place:oakwood_village_~cuyahoga_county~",
    "3957792": "oh/place:oakwood_village_~paulding_county~",
    "5001748175": "vt/place:newbury_town",
    "5048100": "vt/place:newbury_village",
    "3301148020": "nh/place:milford",
    "3347940": "nh/place:milford_cdp",
}


class TestNames:
    @pytest.mark.parametrize(
        ("query", "ident"),
        [
            ("Dickinson Township, PA", "pa/county:cumberland/place:dickinson"),
            ("dickinson twp pa", "pa/county:cumberland/place:dickinson"),
            ("Township of Dickinson, Pennsylvania", "pa/county:cumberland/place:dickinson"),
            ("Town of Dickinson, PA", "pa/county:cumberland/place:dickinson"),
            ("Clinton Township, Macomb County, MI", "mi/county:macomb/place:clinton_charter"),
            ("Clinton Charter Township, MI", "mi/county:macomb/place:clinton_charter"),
            ("Clayton Township, Adams County, Illinois", "il/county:adams/place:clayton"),
            ("Hollis, NH", "nh/place:hollis"),
            ("town of Hollis, New Hampshire", "nh/place:hollis"),
            ("Town of Hempstead, New York", "ny/county:nassau/place:hempstead"),
            ("Village of Hempstead, NY", "ny/place:hempstead"),
            ("Hempstead town NY", "ny/county:nassau/place:hempstead"),
            ("Weymouth, MA", "ma/place:weymouth_town"),
            ("Weymouth Town, MA", "ma/place:weymouth_town"),
            ("Utqiagvik, AK", "ak/place:utqiaġvik"),
            ("Barrow, Alaska", "ak/place:utqiaġvik"),
            ("Milford CDP, NH", "nh/place:milford_cdp"),
            ("Oakwood, Paulding County, OH", "oh/place:oakwood"),
            ("Reno, Parker County, TX", "tx/place:reno_~parker_county~"),
        ],
    )
    def test_people_use_are_answered(self, gazetteer: Gazetteer, query: str, ident: str) -> None:
        place, _ = resolve(gazetteer, query)
        assert place.id == STATE + ident

    def test_of_namesakes_are_all_offered(self, gazetteer: Gazetteer) -> None:
        found = lookup(gazetteer, "Oakwood, Ohio")
        assert {match.place.geoid for match in found.matches} == {"3957750", "3957764", "3957792"}
        assert not found.clear

    def test_of_a_town_mean_the_town_and_not_the_place_inside_it(self, gazetteer: Gazetteer) -> None:
        found = lookup(gazetteer, "Milford, NH")
        assert [match.place.kind for match in found.matches] == ["town", "cdp"]
        assert found.clear

    def test_a_place_inside_a_town_is_governed_by_it(self, gazetteer: Gazetteer) -> None:
        place, found = resolve(gazetteer, "Milford CDP, NH")
        assert acting_government(gazetteer, place).id == f"{STATE}nh/place:milford"
        assert found.premise[0].correction["en"] == (
            "Milford has no government of its own. Milford, NH governs it."
        )

    def test_of_municipios_mean_them_and_not_the_town_in_them(self, gazetteer: Gazetteer) -> None:
        assert lookup(gazetteer, "Ponce, PR").matches[0].place.geoid == "72113"

    def test_of_an_inactive_village_say_that_it_does_not_act(self, gazetteer: Gazetteer) -> None:
        _, found = resolve(gazetteer, "Florida, MO")
        assert found.premise[0].correction["en"].startswith("Florida is a government on paper")

    def test_only_the_embedded_gazetteer_knows_stay(self, gazetteer: Gazetteer) -> None:
        assert first(gazetteer, "Claytown, MO") == "mo/place:clayton"
        glencoe, _ = resolve(gazetteer, "Glencoe, MO")
        assert (glencoe.kind, glencoe.governs, glencoe.counties[0].geoid) == ("place", None, "29189")


class TestConnecticut:
    def test_lies_in_planning_regions_and_remembers_its_counties(self, gazetteer: Gazetteer) -> None:
        hartford = gazetteer.by_id("0937000")
        assert [county.geoid for county in hartford.counties] == ["09110", "09003"]

    def test_an_old_county_resolves_and_does_not_govern(self, gazetteer: Gazetteer) -> None:
        county, found = resolve(gazetteer, "Hartford County, Connecticut")
        assert (county.geoid, county.kind, county.governs) == ("09003", "former_county", False)
        assert "no government since 1960" in found.premise[0].correction["en"]

    def test_an_old_county_beside_a_city_is_no_mistake(self, gazetteer: Gazetteer) -> None:
        assert lookup(gazetteer, "Hartford, Hartford County, CT").premise == ()
        assert lookup(gazetteer, "Hartford, Capitol Planning Region, CT").premise == ()

    def test_a_zip_code_of_an_old_county_lies_in_the_region(self, gazetteer: Gazetteer) -> None:
        found = gazetteer.zip("06103")
        assert found is not None
        assert found[0] is not None
        assert found[0].geoid == "09110"


class TestZipCodes:
    @pytest.mark.parametrize(
        ("code", "ident", "county"),
        [
            ("63105", "mo/place:clayton", "29189"),
            ("63101", "mo/place:st_louis", "2965000"),
            ("63117", "mo/place:richmond_heights_city", "29189"),
            ("22314", "va/place:alexandria", "5101000"),
            ("48038", "mi/county:macomb/place:clinton_charter", "26099"),
            ("03055", "nh/place:milford", "33011"),
            ("63902", "mo/place:poplar_bluff", "29023"),
            ("63038", "mo/place:maryland_hghts_post", "29189"),
            ("06101", "ct/place:hartford", "09110"),
        ],
        ids=[
            "by area", "independent city", "most land first", "a city and its own county", "charter township",
            "a town before the place in it", "retired, by its successor", "post-office box",
            "post-office box of an old county",
        ],
    )  # fmt: skip
    def test_mean_what_has_most_of_their_land(
        self, gazetteer: Gazetteer, code: str, ident: str, county: str
    ) -> None:
        found = gazetteer.zip(code)
        assert found is not None
        assert found[0] is not None
        assert (found[1][0][0].id.removeprefix(STATE), found[0].geoid) == (ident, county)
        assert lookup(gazetteer, code).clear

    def test_shares_are_those_of_the_land(self, gazetteer: Gazetteer) -> None:
        found = gazetteer.zip("63105")
        assert found is not None
        assert [share for _, share in found[1]] == [0.955, 0.045]

    def test_a_mere_likeness_of_names_is_no_share(
        self, gazetteer: Gazetteer, census_files: list[Path]
    ) -> None:
        path = next(path for path in census_files if path.name == "zip_places.csv")
        assert any(line.endswith(",0,0") for line in path.read_text("utf-8").splitlines())
        for code in ("63105", "63101", "63117"):
            found = gazetteer.zip(code)
            assert found is not None
            assert all(share > 0 for _, share in found[1])


class TestAnySubset:
    def test_the_place_gazetteer_alone_will_do(self, census_files: list[Path], tmp_path: Path) -> None:
        places = [path for path in census_files if path.name == "places.txt"]
        summary = update_places(places, tmp_path / "places.sqlite", [], base=tmp_path / "none")
        gazetteer = Gazetteer(tmp_path / "places.sqlite")
        assert gazetteer.by_id("2914572").kind == "city"
        assert gazetteer.by_id("51510").kind == "independent_city"
        assert "WY" in summary.missing

    def test_states_not_in_the_files_keep_their_places(self, loaded: tuple[Gazetteer, Summary]) -> None:
        gazetteer, summary = loaded
        assert "WY" in summary.missing
        assert first(gazetteer, "Cheyenne, WY") == "wy/place:cheyenne"

    def test_the_order_of_the_files_does_not_matter(
        self, census_files: list[Path], embedded: Path, overlay: list[Row], tmp_path: Path
    ) -> None:
        one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
        update_places(census_files, one, overlay, base=embedded)
        update_places(census_files[::-1], other, overlay, base=embedded)
        assert one.read_bytes() == other.read_bytes()

    def test_the_summary_counts_what_was_loaded(self, loaded: tuple[Gazetteer, Summary]) -> None:
        gazetteer, summary = loaded
        told = summary.to_dict()
        assert told["places"] == gazetteer.count()
        assert told["kinds"]["charter_township"] == 1
        assert told["zips"] == 12
        assert {file["what"] for file in told["files"]} >= {"place gazetteer", "OCD division ids"}
        assert told["unknown_lsad"] == {}
