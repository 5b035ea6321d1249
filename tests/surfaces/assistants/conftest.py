"""A server for assistants over the record of the tests."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from clients import PROGRAM, in_session
from mcp import Client
from mcp_types import Tool

from lexloci import Lexloci
from lexloci.surfaces.mcp.server import build


@pytest.fixture(scope="module")
def lx(compiled: Path) -> Lexloci:
    return Lexloci(compiled)


@pytest.fixture(scope="module")
def tools(lx: Lexloci) -> dict[str, Tool]:
    async def work(client: Client) -> dict[str, Tool]:
        return {tool.name: tool for tool in (await client.list_tools()).tools}

    return in_session(build(lx), work)


@pytest.fixture(scope="module")
def url(compiled: Path) -> Iterator[str]:
    """A server over HTTP on a free port, whose standard error must hold its one line at the end."""
    words = [sys.executable, *PROGRAM, "--http", "--port", "0", "--data", str(compiled)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        match = re.search(r"http://127\.0\.0\.1:\d+/mcp", line)
        assert match is not None, line + server.stderr.read()
        yield match[0]
        server.terminate()
        assert server.stderr.read() == ""
