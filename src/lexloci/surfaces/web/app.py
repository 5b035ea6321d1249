"""The server put together: routes, the walls around them, compression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lexloci.surfaces.web.api import problem
from lexloci.surfaces.web.api import routes as api_routes
from lexloci.surfaces.web.guard import RATE, Guard, TooLarge
from lexloci.surfaces.web.handlers import Handlers
from lexloci.surfaces.web.shelf import Shelf
from lexloci.surfaces.web.warming import warming

if TYPE_CHECKING:
    from pathlib import Path


def create_app(
    folder: Path | None = None, *, rate: float = RATE, base: str = "", warm: bool = False
) -> Starlette:
    """The server over the record in ``folder`` (the package's or the user's own by default).

    :param rate: requests a second for one client; 0 for no bound.
    :param warm: make ready what most pages share, from when it begins.
    :raises RecordError: the record or the gazetteer is missing or damaged.
    """
    handlers = Handlers(folder, base)
    routes = [
        Route("/", handlers.root),
        Route("/healthz", handlers.health),
        *api_routes(handlers),
        Route("/{lang}/{path:path}", handlers.page, methods=["GET", "POST"]),
        Route("/{rest:path}", handlers.anywhere),
    ]
    middleware = [
        Middleware(Guard, rate=rate),
        Middleware(Shelf),
    ]
    return Starlette(
        routes=routes, middleware=middleware,
        lifespan=(lambda _: warming(handlers.site)) if warm else None,
        exception_handlers={TooLarge: _too_large, HTTPException: _refused},
    )  # fmt: skip


async def _too_large(request: Request, error: Exception) -> Response:
    return problem(413, "too_large", "the body is too large")


async def _refused(request: Request, error: Exception) -> Response:
    """What the framework refuses: a method that an address does not take, a form that cannot be read."""
    assert isinstance(error, HTTPException)
    answer = problem(error.status_code, "refused", error.detail.lower())
    answer.headers.update(error.headers or {})
    return answer
