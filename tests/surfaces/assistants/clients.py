"""Clients of the server for assistants, for its tests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
from mcp import Client
from mcp_types import CallToolResult, TextContent, Tool

from lexloci import Lexloci
from lexloci.surfaces.mcp.server import build

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[3]
PROGRAM = ["-c", "import sys; from lexloci.surfaces.cli import main; sys.exit(main())", "mcp"]

DAY = "2026-11-22"
FALSE = "In Illinois, jails must honor ICE detainers."

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("place", {"text": "Clayton (Missouri County), Missouri", "agencies": True}),
    ("place", {"text": "Xyzzyplugh"}),
    ("law", {"place": "Clayton, MO", "variable": "detainer_hold", "on": DAY}),
    ("law", {"place": "United States", "variable": "tps", "subject": "venezuela", "lang": "es"}),
    ("ask", {"question": "does the jail in chicago hold people for ice?", "on": DAY}),
    ("ask", {"question": "does my county hold people for ice?"}),
    ("guide", {"place": "Clayton, MO", "questions": [3], "lang": "es"}),
    ("check", {"text": FALSE, "on": DAY}),
    ("search", {"query": "detainer", "limit": 3}),
    ("search", {"query": "retención", "lang": "es"}),
    ("changes", {"place": "Illinois", "since": "2017-01-01", "until": "2018-01-01"}),
]


def in_session(server: Any, work: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    """What ``work`` gives for a client of ``server``."""

    async def main() -> T:
        async with Client(server, mode=mode) as client:
            return await work(client)

    return anyio.run(main)


def call(lx: Lexloci, name: str, arguments: dict[str, Any]) -> CallToolResult:
    async def work(client: Client) -> CallToolResult:
        return await client.call_tool(name, arguments)

    return in_session(build(lx), work)


def answer(lx: Lexloci, name: str, arguments: dict[str, Any]) -> Any:
    result = call(lx, name, arguments)
    assert not result.is_error, result.content
    return result.structured_content


def said(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


async def everything(client: Client) -> tuple[list[Tool], list[CallToolResult]]:
    listed = (await client.list_tools()).tools
    return listed, [await client.call_tool(name, arguments) for name, arguments in CALLS]
