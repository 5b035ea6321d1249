"""A mended gazetteer has the bytes of one built anew; what cannot be mended is left to a build."""

from __future__ import annotations

import copy
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexloci.core.errors import LexlociError
from lexloci.places.compile import compile_gazetteer
from lexloci.places.curate import Plain, curate
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.mend import REFINED, mend, remembered
from lexloci.places.model import Row
from lexloci.places.states import data

MO = "ocd-division/country:us/state:mo"
NY = "ocd-division/country:us/state:ny"
CLAYTON, LADUE, COUNTY = f"{MO}/place:clayton", f"{MO}/place:ladue", f"{MO}/county:st_louis"
HARLEM = f"{NY}/place:harlem"
BASE = [
    Row(id=COUNTY, name="St. Louis County", kind="county", state="MO", geoid="29189"),
    Row(id=f"{NY}/county:new_york", name="New York County", kind="county", state="NY", geoid="36061"),
    Row(id=CLAYTON, name="Clayton", kind="place", state="MO", counties=["29189"], population=17355),
    Row(
        id=LADUE, name="Ladue", kind="city", state="MO", counties=["29189"], population=8989, geoid="2939044"
    ),
    Row(id=HARLEM, name="Harlem", kind="place", state="NY", counties=["36061"], population=100),
]


@pytest.fixture(scope="module", autouse=True)
def few_tribes() -> Iterator[None]:
    """Tribal nations are told of by name alone, and no mending touches them: a few stand for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lexloci.places.curate.data", lambda name: _few(name, data(name)))
        yield


def _few(name: str, rows: object) -> object:
    return rows[:3] if name == "tribes" and isinstance(rows, list) else rows


def build(target: Path, extra: list[Row]) -> bytes:
    """A gazetteer of a few places, built from the ground up."""
    plain: dict[str, Plain] = {}
    rows = curate(copy.deepcopy(BASE), extra, plain)
    target.unlink(missing_ok=True)
    compile_gazetteer(rows, [], target, {REFINED: remembered(extra, plain), "key": str(len(extra))})
    return target.read_bytes()


def mended(target: Path, extra: list[Row]) -> bool:
    return mend(target, extra, {"key": str(len(extra))})


def city(ident: str = CLAYTON, **more: object) -> Row:
    facts = {"name": "X", "kind": "city", "state": "MO", "governs": True, **more}
    return Row(id=ident, **facts)  # type: ignore[arg-type]


cities = st.builds(
    city,
    st.sampled_from([CLAYTON, LADUE]),
    kind=st.sampled_from(["city", "town", "village", "place"]),
    geoid=st.sampled_from([None, "2914572", "2939044", "2999999"]),
    counties=st.sampled_from([[], ["29189"], ["36061"]]),
    population=st.sampled_from([None, None, 20_000]),
    seat_of=st.sampled_from([None, COUNTY]),
)
counties = st.builds(city, st.just(COUNTY), kind=st.just("county"), geoid=st.sampled_from([None, "29189"]))
records = st.lists(st.one_of(cities, counties), max_size=3, unique_by=lambda row: row.id)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records, records, records)
def test_what_is_mended_has_the_bytes_of_what_is_built(
    tmp_path: Path, first: list[Row], second: list[Row], third: list[Row]
) -> None:
    file, other = tmp_path / "mended", tmp_path / "built"
    build(file, first)
    for extra in (second, third):
        untouched = file.read_bytes()
        if mended(file, extra):
            assert file.read_bytes() == build(other, extra)
        else:
            assert file.read_bytes() == untouched
            build(file, extra)


def test_a_geoid_a_kind_and_a_seat_are_mended_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    empty = build(file, [])
    assert mended(file, [city(geoid="2914572", kind="town", seat_of=COUNTY)])
    place = Gazetteer(file).by_id("2914572")
    assert (place.id, place.kind, place.seat_of, place.governs) == (CLAYTON, "town", COUNTY, True)
    assert mended(file, [])
    assert file.read_bytes() == empty


@pytest.mark.parametrize(
    ("why", "row"),
    [
        ("a place nobody knew", city(f"{MO}/place:newtown")),
        ("a population, which ranks names", city(population=20_000)),
        ("another county", city(counties=["36061"])),
        ("a county of another kind", city(COUNTY, kind="parish")),
        ("a GEOID that another place has", city(geoid="2939044")),
        ("a mere name that its county's city governs", city(HARLEM, state="NY")),
    ],
)
def test_what_reaches_further_is_left_to_a_build(tmp_path: Path, why: str, row: Row) -> None:
    file = tmp_path / "places.sqlite"
    before = build(file, [])
    assert not mended(file, [row]), why
    assert file.read_bytes() == before


@pytest.mark.parametrize("facts", [{"population": 20_000}, {"counties": ["36061"]}])
def test_what_the_record_takes_back_is_not_kept(tmp_path: Path, facts: dict[str, object]) -> None:
    file = tmp_path / "places.sqlite"
    build(file, [city(**facts)])
    assert not mended(file, [city()])


def test_a_damaged_or_foreign_gazetteer_is_left_to_a_build(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    whole = build(file, [])
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    assert not mended(file, [city(geoid="2914572")])
    compile_gazetteer(copy.deepcopy(BASE), [], file, {"key": "0"})
    assert not mended(file, [city(geoid="2914572")])


def test_a_disk_that_refuses_leaves_the_old_gazetteer(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    before = build(file, [])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))
    try:
        with pytest.raises(LexlociError, match="cannot be written"):
            mended(file, [city(geoid="2914572")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["places.sqlite"]
