"""Running the server: one process or several, no access log, loopback unless told otherwise."""

from __future__ import annotations

import asyncio
import multiprocessing.connection
import os
import signal
import sys
import webbrowser
from pathlib import Path
from threading import Thread, Timer
from typing import TYPE_CHECKING

from lexloci.core.errors import BadInput
from lexloci.surfaces.web.guard import RATE

if TYPE_CHECKING:
    from starlette.applications import Starlette

FOLDER, BOUND = "LEXLOCI_SERVE_DATA", "LEXLOCI_SERVE_RATE"
"""How the workers, which are processes of their own, learn what the command was told."""
GRACE = 5
"""Seconds that answers under way have to end when the server is stopped."""
LIMIT = 200
"""Requests under way at once; more are told to come back."""


def worker() -> Starlette:
    """The server as the process that answers builds it; one of several ends with the process that began them.

    Else it would go on holding the address after that process was killed.
    """
    from lexloci.core.memory import Calm

    Calm().begin()
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_outlived, args=(parent.sentinel,), daemon=True).start()
    return app(warm=True)


def _outlived(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


def app(*, warm: bool = False) -> Starlette:
    """The server over the record that the command was told."""
    from lexloci.surfaces.web.app import create_app

    folder = os.environ.get(FOLDER)
    return create_app(Path(folder) if folder else None, rate=float(os.environ.get(BOUND, RATE)), warm=warm)


def serve(
    host: str, port: int, *, workers: int = 1, rate: float | None = None, folder: str | None = None,
    browser: bool = True,
) -> int:  # fmt: skip
    """Serve until stopped; returns the exit code.

    :raises BadInput: the port cannot be used, or a number makes no sense.
    :raises RecordError: the record is missing or damaged.
    """
    import uvicorn

    from lexloci.surfaces.web.line import Line

    if not 0 < port < 65536 or workers < 1 or (rate is not None and rate < 0):
        raise BadInput("the port, workers or rate make no sense", remedy="See: lexloci serve --help")
    asyncio.run(_free(host, port))
    if folder:
        os.environ[FOLDER] = folder
    if rate is not None:
        os.environ[BOUND] = str(rate)
    app()  # A damaged record is told here in one line, and not by each worker in turn.
    shown = f"[{host}]" if ":" in host else host
    print(f"lexloci: serving on http://{shown}:{port}/ (stop with Ctrl-C)", file=sys.stderr, flush=True)
    if browser:
        Timer(0.8, webbrowser.open, [f"http://{shown}:{port}/"]).start()
    uvicorn.run(
        "lexloci.surfaces.web.running:worker", factory=True, host=host, port=port, workers=workers,
        access_log=False, log_level="warning", server_header=False, limit_concurrency=LIMIT,
        timeout_keep_alive=15, h11_max_incomplete_event_size=32_768, proxy_headers=False,
        http=Line, loop="lexloci.surfaces.web.sharing:Loop", ws="none", timeout_graceful_shutdown=GRACE,
    )  # fmt: skip
    return 0


async def _free(host: str, port: int) -> None:
    """Whether the address can be listened on.

    :raises BadInput: it cannot.
    """
    loop = asyncio.get_running_loop()
    try:
        server = await loop.create_server(asyncio.Protocol, host, port)
    except OSError as error:
        what = f"{host}:{port} cannot be used ({error.strerror or error})"
        raise BadInput(what, remedy="Choose another --port.") from error
    server.close()
    await server.wait_closed()
