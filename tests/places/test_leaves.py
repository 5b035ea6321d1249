"""Names in leaves are found as in a dictionary, by themselves and by a text that is one letter away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexloci.places import leaves
from lexloci.places.leaves import Leaves, Shelves, Sieve, packed, shelved, without_one

WORDS = st.text(alphabet="abño ", min_size=1, max_size=9).map(str.strip).filter(bool)
NAMES = st.dictionaries(WORDS, st.integers(0, 99).map(lambda n: b"[%d]" % n), min_size=1, max_size=60)


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    """Leaves of a few names, so that there are several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leaves, "LEAF", 60)
        yield


@settings(max_examples=60, deadline=None)
@given(NAMES, WORDS, WORDS)
def test_each_name_is_found_and_no_other(names: dict[str, bytes], first: str, end: str) -> None:
    written, spots = packed(sorted(names.items()))
    bodies = {number: body for number, (_, body) in enumerate(written)}
    read = Leaves([name for name, _ in written], bodies.__getitem__)
    known = {name: means.decode() for name, means in names.items()}
    asked = (first, end, *names)  # What may be no name comes first, when no leaf has been read yet.
    assert {name: read.find(name) for name in asked} == {name: known.get(name) for name in asked}
    assert [read.at(spot) for spot in spots] == sorted(known.items())
    inside = [item for item in sorted(known.items()) if first <= item[0] < end]
    assert list(read.between(first, end)) == inside


@settings(max_examples=60, deadline=None)
@given(NAMES, WORDS)
def test_names_with_a_letter_left_out_in_common_are_found(names: dict[str, bytes], text: str) -> None:
    keys = sorted(names)
    shelves, hashes = shelved(keys, range(len(keys)))
    wanted = Sieve.of(hashes).without_one(text)
    near = {keys[spot] for spot in Shelves(shelves.__getitem__).spots(wanted)}
    assert near == {
        key for key in keys if len(key) > 2 and not set(without_one(key)).isdisjoint(without_one(text))
    }
