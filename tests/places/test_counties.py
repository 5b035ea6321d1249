"""Which county a place of the embedded gazetteer lies in, held against the Census."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.core.paths import PLACES_FILE
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.names import fold
from lexloci.places.packages import AGREEING, Counties, Nearby, Zip, counties
from lexloci.places.states import data

CENSUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "geography"
WRONG, UNKNOWN = 0.018, 0.025
"""Largest shares of the places that may be put into a wrong county, and into none."""
LARGE = 10_000
OTHERS = {
    ("PA", "whitehall"),  # A township in Lehigh County, nearly twice as large, has the name too.
    ("GA", "georgetown"),  # So has a unified government in Quitman County.
    ("FL", "nocatee"),  # So has a place in DeSoto County, whose post office it is.
}


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("Lower Merion, PA", "Montgomery County"), ("Dunwoody, GA", "DeKalb County"),
        ("Troy, NY", "Rensselaer County"), ("Floral Park, NY", "Nassau County"),
        ("Coeur d'Alene, ID", "Kootenai County"), ("O'Fallon, IL", "St. Clair County"),
        ("Spanish Lake, MO", "St. Louis County"), ("Glendale, CO", "Arapahoe County"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_county(name: str, county: str) -> None:
    assert Lexloci().resolve(name).counties[0].name == county


class TestAPlaceThatNoZipCodeIsNamedAfter:
    index = Counties(counties())

    def nearby(self, *counties_around: str) -> Nearby:
        codes = [
            Zip(f"6310{n}", "MO", county, [], (38.6 + n / 100, -90.3))
            for n, county in enumerate(counties_around)
        ]
        return Nearby(codes, self.index)

    def test_lies_where_all_zip_codes_around_it_lie(self) -> None:
        near = self.nearby(*["St. Louis County"] * AGREEING, "Jefferson County")
        assert near.counties("MO", (38.6, -90.3)) == ["29189"]

    @pytest.mark.parametrize("at", [(38.63, -90.3), (45.0, -90.3)], ids=["between", "far away"])
    def test_lies_in_no_known_county_where_they_differ_or_are_too_few(self, at: tuple[float, float]) -> None:
        near = self.nearby(*["St. Louis County"] * AGREEING, "Jefferson County")
        assert near.counties("MO", at) == []


@pytest.mark.shared
@pytest.mark.skipif(not CENSUS.is_dir(), reason="the large data files are not here")
class TestAgainstTheCensus:
    def truth(self) -> dict[tuple[str, str], tuple[set[str], int]]:
        """State and folded name of a place → the counties it lies in, and its people."""
        found: dict[tuple[str, str], tuple[set[str], int]] = defaultdict(lambda: (set(), 0))
        with gzip.open(CENSUS / "derived_places_2025.csv.gz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["USPS"] in ("CT", "PR") or not row["county_geoids"]:
                    continue
                key = row["USPS"], fold(row["short_name"])
                known, people = found[key]
                more = int(float(row["population_acs5_2023"] or 0))
                found[key] = known | set(row["county_geoids"].split("|")), max(people, more)
        return found

    def test_few_places_are_in_a_wrong_county_and_no_large_ones(self, compiled: Path) -> None:
        gazetteer, truth = Gazetteer(compiled / PLACES_FILE), self.truth()
        wrong, unknown, held = [], 0, 0
        for n in range(gazetteer.count()):
            place = gazetteer.by_number(n)
            key = place.state, fold(place.name)
            if place.is_county or place.kind in ("independent_city", "district") or key not in truth:
                continue
            held += 1
            if not place.counties:
                unknown += 1
            elif place.counties[0].geoid not in truth[key][0]:
                wrong.append((truth[key][1], *key))
        assert held > 27_000
        assert len(wrong) <= WRONG * held
        assert unknown <= UNKNOWN * held
        assert {(state, name) for people, state, name in wrong if people >= LARGE} <= OTHERS

    def test_what_is_set_right_is_right(self) -> None:
        truth = self.truth()
        for state, places in data("lies_in").items():
            for name, geoids in places.items():
                known = truth.get((state, fold(name)), (set(geoids), 0))[0]
                assert state == "CT" or set(geoids) <= known, name
