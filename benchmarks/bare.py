"""The framework alone: the same server and framework as lexloci's, answering with the bytes of one file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BODY = "LEXLOCI_BENCH_BODY"


def app() -> Starlette:
    """One route for every address, whose answer was made before."""
    body = Path(os.environ[BODY]).read_bytes()
    headers = {"content-encoding": "zstd", "content-type": "text/html; charset=utf-8"}

    async def same(request: Request) -> Response:
        return Response(body, headers=headers)

    return Starlette(routes=[Route("/{rest:path}", same)])


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app(), port=int(sys.argv[1]), access_log=False, log_level="warning", server_header=False)
