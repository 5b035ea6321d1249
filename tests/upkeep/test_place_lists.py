"""Lists of places as files: tables and pages, in the styles of the two departments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.core.errors import ImportRefused
from lexloci.upkeep.place_lists import Listed, day_of, read_list

JUSTICE = """States:
California
District of Columbia
Washington

Counties:
• Cook County, IL
Cities:
Boston, MA;
New York City, NY
This sentence ends the list because it is far too long to be the name of any city in any state.
Portland, OR
"""
HOMELAND = """<!DOCTYPE html><html><head><title>Cities</title><style>li {color: red}</style></head><body>
<h2>Colorado</h2><h3>State</h3><ul><li>Self-Identification as a State Sanctuary Jurisdiction</li></ul>
<h3>Counties</h3><ul><li>Adams County<li>Dolores&nbsp;County</ul><script>Cities</script>
<h2>Delaware</h2><h3>Cities</h3><ul><li><b>Newark</b> </li><li>Wilmington</li></ul></body></html>"""


def entries(text: str) -> list[tuple[str, str, str]]:
    return [(e.level, e.state, e.name) for e in read_list("list_2025-08-05.txt", text.encode())]


def test_a_page_with_its_headings_is_read_up_to_the_prose() -> None:
    assert entries(JUSTICE) == [
        ("state", "CA", "California"),
        ("state", "DC", "District of Columbia"),
        ("state", "WA", "Washington"),
        ("county", "IL", "Cook County"),
        ("city", "MA", "Boston"),
        ("city", "NY", "New York City"),
    ]


def test_a_web_page_with_headings_under_each_state_is_read_without_its_scripts() -> None:
    assert entries(HOMELAND) == [
        ("state", "CO", "Self-Identification as a State Sanctuary Jurisdiction"),
        ("county", "CO", "Adams County"),
        ("county", "CO", "Dolores County"),
        ("city", "DE", "Newark"),
        ("city", "DE", "Wilmington"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        'level,name_as_published\nstate,Nevada\ncounty,"Baltimore County, MD"\n',
        "state,heading_as_published,name_as_published\nNevada,state,Self\nMD,county,Baltimore County\n",
        "Name,Level,State\nNevada,States,NV\nBaltimore County,Counties,MD\n",
    ],
)
def test_tables_may_name_their_columns_in_several_ways(table: str) -> None:
    found = entries(table)
    assert [state for _, state, _ in found] == ["NV", "MD"]
    assert found[1] == ("county", "MD", "Baltimore County")


def test_a_name_without_a_state_is_left_out_and_one_given_twice_counts_once() -> None:
    assert entries("level,name\ncity,Springfield\ncity,\"Boston, MA\"\ncity,\"Boston, MA\"\n") == [
        ("city", "MA", "Boston")
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"level,place\nstate,Nevada\n", b"just some prose\n"])
def test_what_holds_no_list_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ImportRefused, match=r"list_2025-08-05\.csv: .*Nothing was changed\.$"):
        read_list("list_2025-08-05.csv", data)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_give_entries_or_a_refusal(data: bytes) -> None:
    try:
        found = read_list("x", data)
    except ImportRefused:
        return
    assert found
    assert all(isinstance(entry, Listed) and entry.name for entry in found)


def test_the_day_is_in_the_name_or_must_be_told() -> None:
    assert day_of("derived_doj_list_2025-08-05.csv") == "2025-08-05"
    with pytest.raises(ImportRefused, match="--as-of"):
        day_of("sanctuary.csv")
