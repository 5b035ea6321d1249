"""Every kind of entry has one place, and the place tells the kind and the jurisdiction back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.record.layout import NATION, TYPES, folder_in, folder_of, path_of, type_of
from lexloci.record.load import Record
from lexloci.record.model.common import Entry
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile, WorkedFile

FILED_BY_PLACE = (Instrument, JurisdictionFile, SurveyFile, WorkedFile)

names = st.from_regex(r"[a-z0-9~_][a-z0-9.~_-]{0,12}", fullmatch=True)
states = st.from_regex(r"[a-z]{2}", fullmatch=True)
segments = st.tuples(st.sampled_from(["county", "place", "parish", "borough", "tribe"]), names)
ocd_ids = st.builds(
    lambda state, below: "/".join([NATION, f"state:{state}", *(f"{kind}:{name}" for kind, name in below)]),
    states,
    st.lists(segments, max_size=2),
)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


@given(slugs, st.just(NATION) | ocd_ids)
def test_the_path_of_an_entry_tells_its_type_back(ident: str, ocd_id: str) -> None:
    for model in TYPES:
        assert type_of(path_of(model, ident, ocd_id)) is model


@given(slugs, st.just(NATION) | ocd_ids)
def test_the_path_of_an_entry_of_a_place_tells_its_folder_back(ident: str, ocd_id: str) -> None:
    for model in FILED_BY_PLACE:
        assert folder_in(path_of(model, ident, ocd_id)) == folder_of(ocd_id)


@given(ocd_ids, ocd_ids)
def test_two_jurisdictions_never_share_a_folder(one: str, other: str) -> None:
    assert (folder_of(one) == folder_of(other)) == (one == other)


@given(slugs, ocd_ids)
def test_no_path_leads_out_of_the_record(ident: str, ocd_id: str) -> None:
    for model in TYPES:
        assert not re.search(r"(^|/)\.\.?(/|$)", path_of(model, ident, ocd_id))


@pytest.mark.parametrize(
    ("ocd_id", "folder"),
    [
        (NATION, "us"),
        ("ocd-division/country:us/state:mo", "us/mo"),
        ("ocd-division/country:us/district:dc", "us/dc"),
        ("ocd-division/country:us/territory:pr", "us/pr"),
        ("ocd-division/country:us/state:mo/county:st_louis", "us/mo/county-st_louis"),
        ("ocd-division/country:us/state:mo/place:o~fallon", "us/mo/place-o~fallon"),
    ],
)
def test_the_folder_of_a_jurisdiction_reads_like_its_name(ocd_id: str, folder: str) -> None:
    assert folder_of(ocd_id) == folder


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("us/mo/place-clayton/instruments/mo-clayton-order.yaml", Instrument),
        ("us/mo/surveys.yaml", SurveyFile),
        ("us/worked.yaml", WorkedFile),
        ("services/mo/help.yaml", Organization),
        ("us/mo/instruments/deep/mo-x.yaml", None),
        ("us/mo/notes.yaml", None),
        ("us/mo/instruments/mo-x.yml", None),
        ("mo/instruments/mo-x.yaml", None),
        ("services/missouri/help.yaml", None),
        ("evidence/rumours/x.yaml", None),
        ("", None),
    ],
)
def test_the_type_of_a_path_is_known_or_there_is_none(path: str, model: type[Entry] | None) -> None:
    assert type_of(path) is model


def test_every_file_of_the_record_lies_where_a_new_one_would(record: Record) -> None:
    astray = []
    for path, entry in record.entries.items():
        ident = getattr(entry, "id", "")
        where = ident if isinstance(entry, JurisdictionFile) else getattr(entry, "jurisdiction", NATION)
        if isinstance(entry, Organization):
            continue
        if path_of(type(entry), ident, where) != path:
            astray.append(path)
    assert astray == []
