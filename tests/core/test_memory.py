"""The collector is off inside the block, and as it was after it."""

from __future__ import annotations

import gc

import pytest

from lexloci.core.memory import uncollected


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
