"""Running the server: over standard input and output, or over HTTP on loopback unless told otherwise."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from typing import Any

import anyio
import uvicorn
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPASGIApp, StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from lexloci.core.errors import BadInput
from lexloci.library import Lexloci
from lexloci.surfaces.mcp.server import build

PATH = "/mcp"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
EVERYWHERE = ("0.0.0.0", "::")
MAX_BODY = 1_500_000
"""Bytes of a request: the longest text to check, every character of it escaped."""
LIMIT = 64
"""Requests under way at once; more are told to come back."""


def serve_stdio(folder: str | None) -> int:
    """Serve one client over standard input and output until it hangs up.

    :raises RecordError: the record is missing or damaged.
    """
    logging.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # A wait for input would outlast an orderly end.
    server = build(Lexloci(folder))
    if sys.stdin.isatty():
        print("lexloci: MCP server waiting for a client on this terminal (stop with Ctrl-C)", file=sys.stderr)

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serve)
    return 0


def serve_http(folder: str | None, host: str, port: int, names: Sequence[str], origins: Sequence[str]) -> int:
    """Serve over HTTP until stopped.

    :param names: host names by which clients may call the server, beside those of this machine's loopback.
    :param origins: web origins whose pages may call it.
    :raises BadInput: the address cannot be used.
    :raises RecordError: the record is missing or damaged.
    """
    if not 0 <= port < 65536:
        raise BadInput(f"{port} is no port", remedy="Use a number from 0 (any free one) to 65535.")
    logging.disable()
    shown = f"[{host}]" if ":" in host else host
    application = app(build(Lexloci(folder)), [*names, *(() if host in EVERYWHERE else (shown,))], origins)
    config = uvicorn.Config(
        application, host=host, port=port, log_config=None, access_log=False, server_header=False,
        proxy_headers=False, ws="none", limit_concurrency=LIMIT, h11_max_incomplete_event_size=32_768,
    )  # fmt: skip
    _Listening(config, shown).run()
    return 0


class _Listening(uvicorn.Server):
    """A web server that says where it listens, or in one line why it cannot."""

    def __init__(self, config: uvicorn.Config, shown: str) -> None:
        super().__init__(config)
        self._shown = shown

    async def startup(self, sockets: Any = None) -> None:
        """Begin to listen.

        :raises BadInput: the address cannot be used.
        """
        try:
            await super().startup(sockets)
        except SystemExit as stop:
            cause = getattr(stop.__context__, "strerror", None) or "it did not start"
            raise BadInput(
                f"{self._shown}:{self.config.port} cannot be used ({cause})",
                remedy="Choose another --host or --port.",
            ) from stop
        port = self.servers[0].sockets[0].getsockname()[1]
        where = f"http://{self._shown}:{port}{PATH}"
        print(f"lexloci: MCP server at {where} (stop with Ctrl-C)", file=sys.stderr, flush=True)


def app(server: Server[Any], names: Sequence[str] = (), origins: Sequence[str] = ()) -> Starlette:
    """The server as a web application: one path, one request an answer, no sessions.

    :param names: as for :func:`serve_http`.
    :param origins: as for :func:`serve_http`; ``*`` stands for every one.
    """
    own = [*LOOPBACK, *names]
    told = ["http:*", "https:*", "null"] if "*" in origins else list(origins)
    manager = StreamableHTTPSessionManager(
        server, json_response=True, stateless=True, max_request_body_size=MAX_BODY,
        security_settings=TransportSecuritySettings(
            allowed_hosts=[*own, *(f"{name}:*" for name in own)],
            allowed_origins=[*(f"http://{name}:*" for name in LOOPBACK), *told],
        ),
    )  # fmt: skip
    shared = Middleware(
        CORSMiddleware, allow_origins=list(origins), allow_methods=["POST"], allow_headers=["*"]
    )
    return Starlette(
        routes=[Route(PATH, StreamableHTTPASGIApp(manager), methods=["POST"])],
        middleware=[shared] if origins else [],
        lifespan=lambda _: manager.run(),
    )
