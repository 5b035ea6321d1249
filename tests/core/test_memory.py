"""The collector is off inside the block, and as it was after it; what is kept is no more its concern."""

from __future__ import annotations

import gc

import pytest

from lexloci.core.memory import kept, uncollected


def test_the_collector_is_off_inside_and_on_again_after_a_fault() -> None:
    with pytest.raises(ValueError, match="off"), uncollected():
        raise ValueError("on" if gc.isenabled() else "off")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_is_looked_at_no_more() -> None:
    made = [[number] for number in range(100)]
    before = gc.get_freeze_count()
    try:
        kept()
        assert gc.get_freeze_count() >= before + len(made)
        assert not any(thing is made for thing in gc.get_objects())
    finally:
        gc.unfreeze()
