"""The table of addresses: what stands first below the language, and who makes that page."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from lexloci.surfaces.web.page import Asked, Missing, Page

PAGES = {
    "": "home",
    "place": "place",
    "places": "places",
    "topic": "topic",
    "compare": "compare",
    "check": "check",
    "ask": "ask",
    "search": "search",
    "record": "browse",
    "coverage": "coverage",
    "methods": "methods",
    "privacy": "privacy",
    "changes": "changes",
}
"""First word of an address → module of ``pages``. A new kind of page is a line here and a module."""


def find(path: str) -> tuple[Callable[[object, Asked, str], Page], str]:
    """The function that makes the page at ``path``, and the rest of the address.

    :raises Missing: no such address.
    """
    first, _, rest = path.partition("/")
    if first not in PAGES:
        raise Missing
    module = import_module(f"lexloci.surfaces.web.pages.{PAGES[first]}")
    maker: Callable[[object, Asked, str], Page] = module.make
    return maker, rest
