"""What the process holds in memory: the collector of cycles kept away, and read texts kept or forgotten."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_CLEARERS: list[Callable[[], None]] = []


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles inside the block.

    The collector goes through all objects again and again while thousands of entries are read, and
    frees nothing: entries are trees.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last ``size`` answers of a function of people's texts, until :func:`forget`."""

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(size)(function)
        _CLEARERS.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return keep


def once(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep up to ``size`` answers of a function of objects that never change: entries, rules, a record.

    Texts are compared; every other object is known by its identity, and kept, so that no other can have
    the same. Everything is given by position.
    """

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept: dict[tuple[object, ...], tuple[tuple[object, ...], T]] = {}

        @wraps(function)
        def answer(*given: P.args, **named: P.kwargs) -> T:
            key = tuple([thing if type(thing) is str else id(thing) for thing in given])
            found = kept.get(key)
            if found is None:
                if len(kept) >= size:
                    kept.clear()
                found = kept[key] = given, function(*given, **named)
            return found[1]

        return answer

    return keep


def forget() -> None:
    """Drop everything kept by :func:`remembered`: for servers, whose visitors' words are no one else's."""
    for clear in _CLEARERS:
        clear()
