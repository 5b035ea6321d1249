"""lexloci: what law and policy govern local involvement in immigration enforcement, with sources.

>>> from lexloci import Lexloci
>>> lx = Lexloci()
>>> lx.place("Clayton, Missouri County").premise[0].correction["en"]
'There is no Missouri County. Clayton is the seat of St. Louis County.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexloci.library import Lexloci

__version__ = "0.1.0"
__all__ = ["Lexloci", "__version__"]


def __getattr__(name: str) -> object:
    """Import the library only when it is used, so that the command line starts quickly."""
    if name == "Lexloci":
        from lexloci.library import Lexloci

        return Lexloci
    raise AttributeError(f"module 'lexloci' has no attribute {name!r}")
