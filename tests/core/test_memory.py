"""The collector is off inside the block, and as it was after it; what is kept is no more its concern.

What is equal in trees that were read becomes one object, and nothing else about them changes.
"""

from __future__ import annotations

import gc
import weakref

import msgspec
import pytest
from msgspec import Struct

from lexloci.core.memory import Pool, Recent, forget, kept, uncollected


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


def test_cycles_that_blocks_leave_behind_are_freed_once_they_are_many() -> None:
    class Ring:
        def __init__(self) -> None:
            self.own = self

    gone: list[weakref.ref[Ring]] = []
    for _ in range(60):
        with uncollected():
            gone.append(weakref.ref(Ring()))
            made = [[number] for number in range(100_000)]
        del made
    assert gone[0]() is None


def test_what_a_process_set_aside_stays_there() -> None:
    try:
        kept()
        before = gc.get_freeze_count()
        with uncollected():
            pass
        assert gc.get_freeze_count() == before > 0
    finally:
        gc.unfreeze()


def test_what_is_kept_is_looked_at_no_more() -> None:
    made = [[number] for number in range(100)]
    before = gc.get_freeze_count()
    try:
        kept()
        assert gc.get_freeze_count() >= before + len(made)
        assert not any(thing is made for thing in gc.get_objects())
    finally:
        gc.unfreeze()


class Leaf(Struct, frozen=True):
    title: dict[str, str]
    sources: tuple[str, ...]
    count: int | None = None
    marked: bool = False
    inner: tuple[dict[str, str], ...] = ()


class Tree(Struct):
    leaves: list[Leaf]
    named: dict[str, Leaf]


def test_a_pool_keeps_what_is_equal_once_and_changes_nothing_else() -> None:
    leaf = {"title": {"en": "An act", "es": "Una ley"}, "sources": ["a b", "c d"], "inner": [{"x": "An act"}]}
    body = msgspec.json.encode({"leaves": [leaf, {**leaf, "count": 3, "marked": True}], "named": {"z": leaf}})
    tree = Pool(100).merged(msgspec.json.decode(body, type=Tree))
    assert tree == msgspec.json.decode(body, type=Tree)
    first, second, third = *tree.leaves, tree.named["z"]
    assert first.title is second.title is third.title
    assert first.sources is second.sources is third.sources
    assert first.inner[0]["x"] is first.title["en"]


def test_a_pool_that_is_full_forgets_and_goes_on() -> None:
    pool = Pool(2)
    for number in range(9):
        assert pool.merged((f"text {number}", str(number))) == (f"text {number}", str(number))
    assert len(pool._known) <= 2


class Page:
    """A text with what knows it in its turn."""

    def __init__(self, text: str) -> None:
        self.text, self.known = text, [self]


def test_what_is_asked_for_again_is_kept_and_what_is_let_go_is_taken_apart() -> None:
    recent = Recent(2, Page, lambda page: page.known.clear())
    first, second = recent("first"), recent("second")
    assert recent("first") is first
    third = recent("third")
    assert (recent("first"), recent("third")) == (first, third)
    recent("fourth")
    assert (first.known, second.known) == ([first], [])
    assert recent("second") is not second
    assert len(recent) <= 4


def test_nothing_is_kept_once_forgotten() -> None:
    recent = Recent(2, Page, lambda page: page.known.clear())
    page = recent("page")
    forget()
    assert (len(recent), page.known) == (0, [])
