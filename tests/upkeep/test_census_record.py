"""``update places``: the record's places are the Census's, under the record's ids, and none is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup
from lexloci.places.model import Row
from lexloci.upkeep.census import Summary, update_places

STATE = "ocd-division/country:us/state:"


def of_record(ident: str, name: str, kind: str, **more: object) -> Row:
    """A place as the record has it, which says that it governs."""
    row = Row(id=f"{STATE}{ident}", name=name, kind=kind, state=ident[:2].upper(), governs=True)
    for field, value in more.items():
        setattr(row, field, value)
    return row


TOWNSHIP = of_record("pa/place:dickinson", "Dickinson", "township")
JOINED = [
    (TOWNSHIP, "4204119144", "pa/county:cumberland/place:dickinson"),
    (of_record("mi/place:clinton", "Clinton Township", "township"), "2609916520",
     "mi/county:macomb/place:clinton_charter"),
    (of_record("ny/place:hempstead_of_nassau", "Town of Hempstead", "town"), "3605934000",
     "ny/county:nassau/place:hempstead"),
    (of_record("ma/place:amherst", "Amherst", "town"), "2501370", "ma/place:amherst_town"),
    (of_record("ma/place:amherst", "Amherst", "place"), "2501370", "ma/place:amherst_town"),
    (of_record("ma/place:amherst", "Amherst", "city", geoid="2501501370"), "2501370",
     "ma/place:amherst_town"),
    (of_record("oh/place:oakwood_of_dayton", "Oakwood", "city"), "3957764", "oh/place:oakwood_city"),
    (of_record("oh/place:oakwood_of_cleveland", "Oakwood", "village", counties=["39035"]), "3957750",
     "oh/place:oakwood_village"),
    (of_record("oh/place:oakwood_by_number", "Oakwood", "village", geoid="3957792"), "3957792",
     "oh/place:oakwood"),
]  # fmt: skip
UNDECIDED = [
    (of_record("oh/place:oakwood_of_either", "Oakwood", "village"), "3957750, 3957792"),
]
APART = [
    of_record("pa/place:carlisle_of_none", "Carlisle", "township"),
    of_record("pa/place:dickinson_by_number", "Dickinson", "township", geoid="4299999999"),
    of_record("mo/place:concord_of_st_louis", "Concord", "place"),
    of_record("ma/place:weymouth_as_curated", "Weymouth", "town"),
]


def load(files: list[Path], base: Path, target: Path, *places: Row) -> tuple[Gazetteer, Summary]:
    summary = update_places(files, target / "places.sqlite", places, base=base)
    return Gazetteer(target / "places.sqlite"), summary


@pytest.mark.parametrize(("place", "geoid", "census_id"), JOINED)
def test_a_government_is_one_place_with_the_ids_of_both(
    place: Row, geoid: str, census_id: str, census_files: list[Path], embedded: Path, tmp_path: Path
) -> None:
    gazetteer, summary = load(census_files, embedded, tmp_path, place)
    found = gazetteer.by_id(place.id)
    assert found.id == place.id
    assert gazetteer.by_id(geoid) is found
    assert gazetteer.by_id(f"{STATE}{census_id}") is found
    assert found in [match.place for match in lookup(gazetteer, found.label()).matches]
    assert summary.undecided == []


@pytest.mark.parametrize(("place", "geoids"), UNDECIDED)
def test_one_that_may_be_several_is_told_and_stays_apart(
    place: Row, geoids: str, census_files: list[Path], embedded: Path, tmp_path: Path
) -> None:
    gazetteer, summary = load(census_files, embedded, tmp_path, place)
    assert summary.undecided == [f"Oakwood, OH (village): {geoids}"]
    assert summary.to_dict()["undecided"] == summary.undecided
    assert gazetteer.by_id(place.id).geoid is None
    assert {gazetteer.by_id(geoid).id for geoid in geoids.split(", ")}.isdisjoint({place.id})


@pytest.mark.parametrize("place", APART)
def test_another_kind_number_or_a_mere_name_is_not_it(
    place: Row, census_files: list[Path], embedded: Path, tmp_path: Path
) -> None:
    gazetteer, summary = load(census_files, embedded, tmp_path, place)
    assert gazetteer.by_id(place.id).id == place.id
    assert gazetteer.by_id(place.id).lsad is None
    assert gazetteer.by_id("4204119144").id == f"{STATE}pa/county:cumberland/place:dickinson"
    assert summary.undecided == []


def test_one_row_is_never_given_to_either_of_two_places_of_the_record(
    census_files: list[Path], embedded: Path, tmp_path: Path
) -> None:
    twin = of_record("pa/place:dickinson_twin", "Dickinson", "township")
    gazetteer, summary = load(census_files, embedded, tmp_path, TOWNSHIP, twin)
    assert gazetteer.by_id("4204119144").id == f"{STATE}pa/county:cumberland/place:dickinson"
    assert {gazetteer.by_id(place.id).geoid for place in (TOWNSHIP, twin)} == {None}
    assert summary.undecided == ["Dickinson, PA (township): 4204119144"] * 2


def test_no_other_row_borrows_the_name_of_one_that_stays_apart(
    census_files: list[Path], tmp_path: Path, embedded: Path
) -> None:
    """The embedded gazetteer holds the record's places too; which row they are is settled before."""
    place = of_record("oh/place:oakwood_of_either", "Oakwood", "village")
    base, _ = load(census_files, embedded, tmp_path, place)
    base.close()
    again = tmp_path / "again"
    again.mkdir()
    gazetteer, _ = load(census_files, tmp_path / "places.sqlite", again, place)
    assert gazetteer.by_id(place.id).id == place.id
    assert gazetteer.by_id(place.id).geoid is None
