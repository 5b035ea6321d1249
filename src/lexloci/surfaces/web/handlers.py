"""What answers requests for pages. Keeps no log and no cookie."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from anyio import to_thread
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lexloci.answers.words import LANGUAGES
from lexloci.core.errors import AmbiguousPlace, LexlociError, RecordError
from lexloci.library import Lexloci, as_day
from lexloci.surfaces.web.linked import NOWHERE
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages.check import checked
from lexloci.surfaces.web.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from lexloci.places.model import Jurisdiction

T = TypeVar("T")
R = TypeVar("R")

SHARED = "public, max-age=300"
PRIVATE = "no-store"
MAX_FIELDS, MAX_FILES = 8, 1
FORMS = frozenset({"ask", "search", "check"})
"""Pages that take what is typed in the body of a POST, so that it stands in no address."""


class Handlers:
    """What answers requests, over one open record."""

    def __init__(self, folder: Path | None, base: str) -> None:
        self.lx = Lexloci(folder)
        self.site = Site(self.lx, base=base)
        _ = self.lx.record.codebook, self.lx.gazetteer.count()
        self._heavy_lx = Lexloci(folder)
        self._heavy = Site(self._heavy_lx, base=base)
        self._lock = Lock()

    async def root(self, request: Request) -> Response:
        """To the first page, in the visitor's language."""
        wanted = request.headers.get("accept-language", "")[:200].lower()
        spoken = [part.strip()[:2] for part in wanted.split(",")]
        lang = next((code for code in spoken if code in LANGUAGES), LANGUAGES[0])
        return RedirectResponse(f"{self.site.base}/{lang}/", 302, {"vary": "Accept-Language"})

    async def health(self, request: Request) -> Response:
        """Whether the record can be read: for whoever watches over the server."""
        try:
            self.lx.record.counts()
        except RecordError as error:
            return Response(error.line(), 503, media_type="text/plain")
        return Response("ok", media_type="text/plain")

    async def page(self, request: Request) -> Response:
        """A page in a language; an address without its last slash is led to the one with it."""
        lang, path = request.path_params["lang"], request.path_params["path"]
        asked = Asked(lang if lang in LANGUAGES else LANGUAGES[0], path.strip("/"), as_day(None))
        if lang not in LANGUAGES:
            return self._missing(asked, Missing())
        last = path.rpartition("/")[2]
        if last and "." not in last and request.method in ("GET", "HEAD"):
            tail = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{self.site.link(lang, path.strip('/'))}{tail}", 308)
        try:
            return _sent(await self._made(asked, request))
        except Missing as missing:
            return self._missing(asked, missing)
        except LexlociError as error:
            return self._refused(asked, error, 503 if isinstance(error, RecordError) else 400)

    async def anywhere(self, request: Request) -> Response:
        """An address of no language."""
        return self._missing(Asked(LANGUAGES[0], "", as_day(None)), Missing())

    async def _made(self, asked: Asked, request: Request) -> Page:
        if request.method == "POST":
            return await self._typed(asked, request)
        query = {name: value for name, value in request.query_params.items() if name != "on"}
        given = request.query_params.get("on")
        asked = Asked(asked.lang, asked.path, as_day(given or None), query, bool(given))
        if asked.path.endswith(".pdf"):
            return await to_thread.run_sync(self.apart, lambda _, page: self._heavy.page(page), asked)
        return self.site.page(asked)

    async def _typed(self, asked: Asked, request: Request) -> Page:
        """The answer to what was typed or uploaded. It is held in memory, and gone with the answer."""
        if asked.path not in FORMS:
            raise Missing
        async with request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=2_000_000) as form:
            typed = {name: value for name, value in form.items() if isinstance(value, str)}
            file = form.get("file")
            upload = await file.read() if isinstance(file, UploadFile) else b""
        given = typed.pop("on", "")
        asked = Asked(asked.lang, asked.path, as_day(given or None), typed, bool(given), typed=True)
        try:
            return await self._answered(asked, upload)
        finally:
            self.forget()

    async def _answered(self, asked: Asked, upload: bytes) -> Page:
        typed = asked.query
        if asked.path == "check":
            given: str | bytes = upload or typed.get("text", "")
            if not given:
                return self.site.page(asked)
            place = typed.get("place", "")
            return await to_thread.run_sync(
                self.apart, lambda _, text: checked(self._heavy, asked, text, place), given
            )
        return self.site.page(asked)

    def apart(self, run: Callable[[Lexloci, T], R], given: T) -> R:
        """Run what takes long over a record of its own, one at a time: called in a thread."""
        with self._lock:
            return run(self._heavy_lx, given)

    def forget(self) -> None:
        """Drop what was kept of a visitor's words."""
        self.lx.forget()
        self._heavy_lx.forget()

    def choices(self, error: AmbiguousPlace) -> list[Jurisdiction]:
        """The places between which an error could not choose, best first."""
        with suppress(LexlociError):
            return [match.place for match in self.lx.place(error.where).matches]
        return []

    def _missing(self, asked: Asked, missing: Missing) -> Response:
        from lexloci.surfaces.web.words import wording

        title = wording(asked.lang)["missing"]
        asked = Asked(asked.lang, "", asked.on)
        return Response(
            self.site.render("missing.html", asked, title, NOWHERE, near=missing.near),
            404,
            media_type="text/html",
        )

    def _refused(self, asked: Asked, error: LexlociError, status: int) -> Response:
        from lexloci.surfaces.web.words import wording

        choices = self.choices(error)[:12] if isinstance(error, AmbiguousPlace) else []
        body = self.site.render(
            "error.html", Asked(asked.lang, "", asked.on), wording(asked.lang)["error"], NOWHERE,
            what=error.what, remedy=error.remedy, choices=choices,
        )  # fmt: skip
        return Response(body, status, media_type="text/html", headers={"cache-control": PRIVATE})


def _sent(page: Page) -> Response:
    """A page as a response, with its validator."""
    if page.location is not None:
        return Response(b"", page.status, headers={"location": page.location, "cache-control": PRIVATE})
    found = {"cache-control": SHARED if page.shared else PRIVATE, "etag": page.etag}
    return Response(page.body, page.status, media_type=page.media, headers=found)
