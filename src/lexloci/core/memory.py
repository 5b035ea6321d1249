"""What the process holds in memory: the collector of cycles kept away, and read texts kept or forgotten."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar, overload

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")

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


class Lazily(Generic[S, T]):
    """A property that is worked out once: ``functools.cached_property`` without its lock, which costs more
    than most of what is worked out here (Python took it out in 3.12).
    """

    def __init__(self, make: Callable[[S], T]) -> None:
        self._make, self._name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, owner: None, kind: type[S]) -> Lazily[S, T]: ...
    @overload
    def __get__(self, owner: S, kind: type[S]) -> T: ...
    def __get__(self, owner: S | None, kind: type[S]) -> T | Lazily[S, T]:
        if owner is None:
            return self
        found = owner.__dict__[self._name] = self._make(owner)
        return found


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last ``size`` answers of a function of people's texts, until :func:`forget`."""

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(size)(function)
        _CLEARERS.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return keep


def forget() -> None:
    """Drop everything kept by :func:`remembered`: for servers, whose visitors' words are no one else's."""
    for clear in _CLEARERS:
        clear()
