"""A page: what is sent, and under which status. Nothing of a request is kept in it."""

from __future__ import annotations

from collections.abc import Mapping

from isal.isal_zlib import crc32
from msgspec import Struct

HTML = "text/html; charset=utf-8"


class Page(Struct, frozen=True):
    """Bytes ready to be sent or written to a file.

    :ivar shared: the same for everybody, so that caches may keep it; False for answers to what was typed.
    """

    body: bytes
    media: str = HTML
    status: int = 200
    shared: bool = True
    location: str | None = None

    @property
    def etag(self) -> str:
        """A validator: equal bytes, equal tag; weak, since it is sent packed and not (RFC 9110, 8.8.3).

        It only tells two versions of one page apart, so that a checksum does, which takes no time.
        """
        return f'W/"{crc32(self.body):08x}-{len(self.body):x}"'


class Asked(Struct, frozen=True):
    """What a visitor asks of a page.

    :ivar path: below the language, without slashes at its ends.
    :ivar query: what stands after the question mark, or was typed into a form, each name once.
    :ivar on: the ISO day asked about.
    :ivar dated: the visitor named that day.
    :ivar typed: ``query`` was typed into a form, and stands in no address.
    """

    lang: str
    path: str
    on: str
    query: Mapping[str, str] = {}
    dated: bool = False
    typed: bool = False


class Missing(Exception):
    """There is no such page.

    :param near: what the visitor may have looked for: addresses below the language with their names.
    """

    def __init__(self, near: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__("no such page")
        self.near = near


def moved(location: str) -> Page:
    """A page that sends the visitor elsewhere with a GET (303)."""
    return Page(b"", status=303, location=location, shared=False)
