"""The server: lists the tools and resources, hands calls to the library, tells faults in one line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import anyio
import mcp_types as types
import msgspec
from anyio.to_thread import run_sync
from mcp.server.caching import CacheableMethod, CacheHint
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError

from lexloci.core.errors import LexlociError
from lexloci.core.yaml import packaged
from lexloci.library import Lexloci
from lexloci.surfaces.mcp import resources
from lexloci.surfaces.mcp.shapes import answer_schema, question_schema
from lexloci.surfaces.mcp.tools import TOOLS

T = TypeVar("T")
Context = ServerRequestContext[Any]
Page = types.PaginatedRequestParams | None

JSON = "application/json"
HARMLESS = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
FRESH = CacheHint(ttl_ms=600_000, scope="public")
"""The record does not change while the server runs."""
CACHED: tuple[CacheableMethod, ...] = (
    "server/discover", "tools/list", "resources/list", "resources/templates/list", "resources/read",
)  # fmt: skip
ERROR_KEY = "lexloci/error"
"""Where the parts of a fault lie in the ``_meta`` of a result."""


class _Desk:
    """Who answers: the library, asked by one thread at a time while the server goes on listening."""

    def __init__(self, lx: Lexloci) -> None:
        self.lx = lx
        self.told = packaged("surfaces", "mcp", "wording.yaml")
        self.tools = [
            types.Tool(
                name=tool.name,
                title=self.told["tools"][tool.name]["title"],
                description=self.told["tools"][tool.name]["told"],
                annotations=HARMLESS,
                input_schema=question_schema(tool, lx.record),
                output_schema=answer_schema(tool.shape),
            )
            for tool in TOOLS.values()
        ]
        self._one = anyio.CapacityLimiter(1)

    async def asked(self, work: Callable[..., T], *given: Any) -> T:
        """What ``work`` gives for the library and ``given``.

        :raises LexlociError: whatever went wrong, as one line.
        """
        try:
            return await run_sync(partial(work, self.lx, *given), limiter=self._one)
        except LexlociError:
            raise
        except Exception as error:
            kind = type(error).__name__
            raise LexlociError(
                f"lexloci failed where it should not ({kind})", remedy="Report it, with what was asked."
            ) from error

    async def list_tools(self, _: Context, __: Page) -> types.ListToolsResult:
        """Every tool with its schemas."""
        return types.ListToolsResult(tools=self.tools)

    async def call_tool(self, _: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        """The answer of a tool, as data and as text; or its fault in one line."""
        tool = TOOLS.get(params.name)
        if tool is None:
            known = ", ".join(TOOLS)
            raise MCPError(
                types.INVALID_PARAMS, f"{params.name[:60]!r} is no tool of lexloci. Use one of: {known}."
            )
        try:
            answer = await self.asked(tool.call, params.arguments or {})
        except LexlociError as error:
            return _refused(error)
        text = msgspec.json.encode(answer).decode()
        return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=answer)

    async def list_resources(self, _: Context, __: Page) -> types.ListResourcesResult:
        """What can be read without an id."""
        book = types.Resource(
            uri=resources.CODEBOOK,
            name="codebook",
            mime_type=JSON,
            description=self.told["resources"]["codebook"],
        )
        return types.ListResourcesResult(resources=[book])

    async def list_templates(self, _: Context, __: Page) -> types.ListResourceTemplatesResult:
        """What can be read by an id."""
        shelves = {**{kind: resources.template(kind) for kind in resources.SHELVES}, "place": resources.PLACE}
        found = [
            types.ResourceTemplate(
                uri_template=uri, name=name, mime_type=JSON, description=self.told["resources"][name]
            )
            for name, uri in shelves.items()
        ]
        return types.ListResourceTemplatesResult(resource_templates=found)

    async def read_resource(
        self, _: Context, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """What lies at an address, as JSON."""
        uri = str(params.uri)
        try:
            value = await self.asked(resources.read, uri)
        except LexlociError as error:
            raise MCPError(
                types.INVALID_PARAMS, error.line(), {"uri": uri[:200], **error.to_dict()}
            ) from error
        text = msgspec.json.encode(value).decode()
        return types.ReadResourceResult(
            contents=[types.TextResourceContents(uri=uri, mime_type=JSON, text=text)]
        )

    async def complete(self, _: Context, params: types.CompleteRequestParams) -> types.CompleteResult:
        """Ids that may be meant by what was typed of one."""
        uri = params.ref.uri if isinstance(params.ref, types.ResourceTemplateReference) else ""
        found = await self.asked(resources.offered, uri, params.argument.value)
        shown = found[: resources.MAX_OFFERED]
        return types.CompleteResult(
            completion=types.Completion(values=shown, total=len(found), has_more=len(shown) < len(found))
        )


def _refused(error: LexlociError) -> types.CallToolResult:
    """A fault: its one line for whoever reads, its parts for programs."""
    return types.CallToolResult(
        content=[types.TextContent(text=error.line())], is_error=True, _meta={ERROR_KEY: error.to_dict()}
    )


def build(lx: Lexloci) -> Server[Any]:
    """A server that answers from ``lx``.

    :raises RecordError: the record or the gazetteer is missing or damaged.
    """
    from lexloci import __version__

    desk = _Desk(lx)
    _ = lx.gazetteer
    server: Server[Any] = Server(
        "lexloci", version=__version__, title="lexloci: the law of the place",
        instructions=desk.told["instructions"], cache_hints=dict.fromkeys(CACHED, FRESH),
        on_list_tools=desk.list_tools, on_call_tool=desk.call_tool, on_list_resources=desk.list_resources,
        on_list_resource_templates=desk.list_templates, on_read_resource=desk.read_resource,
        on_completion=desk.complete,
    )  # fmt: skip
    server.middleware.clear()  # The default one makes a trace of each message, for whoever collects such.
    return server
