"""What the process holds in memory: the collector of cycles kept away, and read texts kept or forgotten."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from time import monotonic
from typing import Any, Generic, ParamSpec, TypeVar, overload

from msgspec import Struct, structs

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")

_CLEARERS: list[Callable[[], None]] = []


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles inside the block.

    The collector goes through all objects again and again while thousands of entries are read, and
    frees nothing: entries are trees. Nor does it look at what the block leaves behind as soon as it ends.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            _UNSEEN.age()
            gc.enable()


class _Unseen:
    """What blocks left behind without a look at it.

    :ivar many: how many objects it is, about.
    """

    MOST = 2_000_000
    """Objects, from which on all there is is looked at."""

    def __init__(self) -> None:
        self.many = 0

    def age(self) -> None:
        """Put the young objects among the oldest without a look at them, and look once there are many.

        Not where a process has set objects aside for good: they would be put back.
        """
        self.many += gc.get_count()[0]
        if self.many > self.MOST:
            self.many = 0
            gc.collect()
        elif not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()


_UNSEEN = _Unseen()


RARELY = (20_000, 20, 50)
"""Objects by which there are more than before until the collector looks at the youngest; how many such looks
until it looks at older ones. What an answer is made of is gone with the answer: of 5,000, half were looked at
before. A look at 20,000 takes some milliseconds."""


def kept() -> None:
    """Look no more at what there is now: a process has just made what it will keep."""
    gc.freeze()


MANY = 200_000
"""Objects by which there are more than at the last look until :func:`rest` looks for cycles."""


def seldom() -> None:
    """From now on cycles are only looked for by :func:`rest`: in a process that does one page after another.

    What a page leaves behind is mostly kept, and free of cycles once it is not; to go through it after each
    page took a fifth of the time.
    """
    gc.disable()


def rest() -> None:
    """Look for cycles, where much was made since the last look."""
    if gc.get_count()[0] > MANY:
        gc.collect()


class Calm:
    """The collector of a process that serves for long and keeps much.

    A look at all of it takes a fifth of a second, in which nobody is answered.

    After a look at everything, what is left is not looked at again. That is done ever less often, after twice
    the time each time, since a cycle among what was left is never freed.
    """

    def __init__(self, first: float = 10.0) -> None:
        self.pause, self.next = first, monotonic() + first

    def begin(self) -> None:
        """From now on."""
        gc.set_threshold(*RARELY)
        gc.callbacks.append(self._after)

    def _after(self, phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] == 2 and monotonic() >= self.next:
            gc.freeze()
            self.pause *= 2
            self.next = monotonic() + self.pause


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


class Pool:
    """One object for texts that are equal, and for lists and dicts of them, in trees that were just read.

    A record says the same often: the sources of a search stand with each topic that was looked for.

    :param size: how many are known at once; equal ones are read one soon after the other.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: dict[object, object] = {}

    def merged(self, tree: T) -> T:
        """The tree; its structs and lists are changed in place, so that nobody else may have it yet."""
        made: T = self._merged(tree)
        return made

    def _merged(self, tree: Any) -> Any:
        if isinstance(tree, str):
            return self._one(tree, tree)
        if isinstance(tree, tuple):
            parts = tuple([self._merged(part) for part in tree])
            return self._one(parts, parts) if _of_texts(parts) else parts
        if isinstance(tree, dict):
            named = {self._merged(name): self._merged(part) for name, part in tree.items()}
            return self._one(tuple(named.items()), named) if _of_texts(named.values()) else named
        if isinstance(tree, list):
            tree[:] = [self._merged(part) for part in tree]
        elif isinstance(tree, Struct):
            for name in tree.__struct_fields__:
                part = getattr(tree, name)
                one = self._merged(part)
                if one is not part:
                    structs.force_setattr(tree, name, one)
        return tree

    def _one(self, key: object, thing: Any) -> Any:
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= self._size:
                self._known.clear()
            found = self._known[key] = thing
        return found


def _of_texts(parts: Iterable[object]) -> bool:
    return all(type(part) is str for part in parts)


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last ``size`` answers of a function of people's texts, until :func:`forget`."""

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(size)(function)
        _CLEARERS.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return keep


class Recent(Generic[T]):
    """What was made of the texts that were asked for last, until :func:`forget`.

    What is made of a text often holds the text itself again, so that only the collector of cycles could free
    it: what is let go is therefore taken apart. It may still be in use, which it must bear.

    :param size: how many are kept at the least; at the most twice as many.
    :param part: takes apart what is let go.
    """

    def __init__(self, size: int, make: Callable[[str], T], part: Callable[[T], None]) -> None:
        self._size, self._make, self._part = size, make, part
        self._young: dict[str, T] = {}
        self._old: dict[str, T] = {}
        _CLEARERS.append(self.clear)

    def __call__(self, text: str) -> T:
        """What is made of ``text``."""
        found = self._young.get(text)
        return found if found is not None else self._again(text)

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def _again(self, text: str) -> T:
        found = self._old.pop(text, None)
        if found is None:
            found = self._make(text)
        if len(self._young) >= self._size:
            gone, self._old, self._young = self._old, self._young, {}
            for one in gone.values():
                self._part(one)
        self._young[text] = found
        return found

    def clear(self) -> None:
        """Keep nothing."""
        gone, self._old, self._young = [*self._old.values(), *self._young.values()], {}, {}
        for one in gone:
            self._part(one)


def once(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep up to ``size`` answers of a function of objects that never change: entries, rules, a record.

    Texts are compared; every other object is known by its identity, and kept, so that no other can have
    the same. Everything must be given by position: a name raises :class:`TypeError`.
    """

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept: dict[tuple[object, ...], tuple[tuple[object, ...], T]] = {}

        @wraps(function)
        def answer(*given: P.args, **named: P.kwargs) -> T:
            if named:
                raise TypeError(f"{function.__name__} takes what it is given by position only")
            key = tuple([thing if type(thing) is str else id(thing) for thing in given])
            found = kept.get(key)
            if found is None:
                if len(kept) >= size:
                    kept.clear()
                found = kept[key] = given, function(*given, **named)
            return found[1]

        return answer

    return keep


def when_forgotten(clear: Callable[[], None]) -> None:
    """Have ``clear`` drop what else is kept of people's texts, at every :func:`forget`."""
    _CLEARERS.append(clear)


def forget() -> None:
    """Drop everything kept by :func:`remembered`: for servers, whose visitors' words are no one else's."""
    for clear in _CLEARERS:
        clear()
