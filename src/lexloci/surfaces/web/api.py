"""The interface for programs under ``/api/v1``: JSON in the shapes of the library, problems as RFC 9457."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lexloci.core.errors import AmbiguousPlace, BadInput, LexlociError, RecordError, UnknownPlace
from lexloci.surfaces.web.guard import TooLarge
from lexloci.surfaces.web.openapi import PREFIX, document
from lexloci.surfaces.web.operations import Operation, accepted, operations
from lexloci.surfaces.web.page import Missing, Page

if TYPE_CHECKING:
    from lexloci.surfaces.web.handlers import Handlers

JSON = "application/json"
PROBLEM = "application/problem+json"
CORS = {"access-control-allow-origin": "*"}
PREFLIGHT = {
    **CORS, "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "86400",
}  # fmt: skip
STATUS: tuple[tuple[type[LexlociError], int], ...] = (
    (UnknownPlace, 404), (AmbiguousPlace, 409), (BadInput, 400), (RecordError, 503),
)  # fmt: skip
MAX_CHOICES = 8
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]
"""What a program may try: all of it is answered here, and not as a page for people."""


def routes(handlers: Handlers) -> list[Route]:
    """A route for each operation, and one for the document that describes them."""
    out = [Route(f"{PREFIX}/openapi.json", _document, methods=["GET"])]
    out += [Route(PREFIX + o.path, _handler(handlers, o), methods=METHODS) for o in operations()]
    out += [Route(PREFIX + rest, _nothing, methods=METHODS) for rest in ("", "/{rest:path}")]
    return out


async def _document(request: Request) -> Response:
    return _sent(Page(msgspec.json.encode(document()), JSON))


async def _nothing(request: Request) -> Response:
    return problem(404, "not_found", "no such operation", "See the operations in openapi.json.")


def _handler(handlers: Handlers, operation: Operation) -> Callable[[Request], Any]:
    takes = {"get": ("GET", "HEAD"), "post": ("POST",)}[operation.method]

    async def handle(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if request.method not in takes:
            return _other_method(operation, request.method, takes)
        try:
            given = accepted(operation, await _given(request, operation))
            if operation.name == "check":
                made = await to_thread.run_sync(handlers.apart, operation.run, given)
            else:
                made = operation.run(handlers.lx, given)
        except Missing:
            return problem(404, "not_found", "the record has no such entry")
        except TooLarge:
            return problem(413, "too_large", "the body is too large")
        except LexlociError as error:
            return _problem_of(handlers, error)
        finally:
            if not operation.shared:
                handlers.forget()
        return _sent(Page(msgspec.json.encode(made), JSON, shared=operation.shared))

    return handle


def _other_method(operation: Operation, method: str, takes: tuple[str, ...]) -> Response:
    answer = problem(405, "method", f"{operation.name} does not take {method}", f"Use {takes[0]}.")
    answer.headers["allow"] = ", ".join((*takes, "OPTIONS"))
    return answer


async def _given(request: Request, operation: Operation) -> dict[str, str]:
    given = {**dict(request.query_params), **request.path_params}
    if operation.method == "get":
        return given
    if not request.headers.get("content-type", "").startswith(JSON):
        raise BadInput("the body is not JSON", where="body", remedy=f"Send {JSON}.")
    try:
        body = msgspec.json.decode(await request.body(), type=dict[str, str | None])
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(
            f"the body cannot be read ({error})", where="body", remedy="Send an object of texts."
        ) from error
    return {name: value for name, value in body.items() if value is not None}


def _problem_of(handlers: Handlers, error: LexlociError) -> Response:
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 400)
    extra: dict[str, Any] = {}
    if isinstance(error, AmbiguousPlace):
        extra["alternatives"] = [place.to_dict() for place in handlers.choices(error)[:MAX_CHOICES]]
    return problem(status, error.code, error.what, error.remedy, where=error.where, **extra)


def problem(status: int, code: str, title: str, detail: str = "", **extra: Any) -> Response:
    """A problem (RFC 9457): ``code`` names its kind, ``detail`` says what to do."""
    body = {"type": f"urn:lexloci:{code}", "title": title, "status": status, "detail": detail, **extra}
    return Response(
        msgspec.json.encode(body), status, media_type=PROBLEM, headers={**CORS, "cache-control": "no-store"}
    )


def _sent(page: Page) -> Response:
    kept = "public, max-age=300" if page.shared else "no-store"
    found = {**CORS, "cache-control": kept, "etag": page.etag}
    return Response(page.body, media_type=page.media, headers=found)
