"""The server for programs that speak the Model Context Protocol, met by the SDK's own client."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

import anyio
import httpx2
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, PromptReference, ResourceTemplateReference, TextContent, Tool

from lexloci import Lexloci
from lexloci.core.errors import LexlociError
from lexloci.surfaces.cli.mcp import LOOPBACK, PORT
from lexloci.surfaces.mcp.resources import SHELVES, template
from lexloci.surfaces.mcp.running import LIMIT, MAX_BODY, PATH, app
from lexloci.surfaces.mcp.server import ERROR_KEY, build
from lexloci.surfaces.mcp.tools import MAX_TEXT, TOOLS
from lexloci.surfaces.schema import schemas

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
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
SHAPES = {"place": "place", "law": "finding", "ask": "answer", "check": "report"}


def in_session(server: Any, work: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    """What ``work`` gives for a client of ``server``."""

    async def main() -> T:
        async with Client(server, mode=mode) as client:
            return await work(client)

    return anyio.run(main)


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


class TestWaysIn:
    @pytest.mark.parametrize("mode", ["auto", "legacy"])
    @pytest.mark.parametrize("way", ["memory", "stdio", "http"])
    def test_every_tool_answers_in_its_shape(
        self, way: str, mode: str, lx: Lexloci, compiled: Path, request: pytest.FixtureRequest
    ) -> None:
        program = StdioServerParameters(command=sys.executable, args=[*PROGRAM, "--data", str(compiled)])
        server = {
            "memory": lambda: build(lx),
            "stdio": lambda: program,
            "http": lambda: request.getfixturevalue("url"),
        }[way]()
        listed, results = in_session(server, everything, mode)
        outputs = {tool.name: tool.output_schema for tool in listed}
        assert list(outputs) == list(TOOLS)
        for (name, _), result in zip(CALLS, results, strict=True):
            assert not result.is_error, result.content
            shape = outputs[name]
            assert shape is not None
            jsonschema.Draft202012Validator(shape).validate(result.structured_content)
            assert json.loads(said(result)) == result.structured_content
            if name in SHAPES:
                jsonschema.Draft202012Validator(schemas()[SHAPES[name]]).validate(result.structured_content)

    @pytest.mark.parametrize(("mode", "version"), [("auto", "2026-07-28"), ("legacy", "2025-11-25")])
    def test_the_newest_revision_of_the_protocol_is_spoken_and_an_older_one(
        self, mode: str, version: str, url: str
    ) -> None:
        async def work(client: Client) -> tuple[str, str | None, str | None]:
            info = client.server_info
            return client.protocol_version, info and info.name, client.instructions

        spoken, name, instructions = in_session(url, work, mode)
        assert (spoken, name) == (version, "lexloci")
        assert "not legal advice" in (instructions or "")

    def test_a_client_on_standard_input_gets_no_stray_word(self, compiled: Path, tmp_path: Path) -> None:
        program = StdioServerParameters(command=sys.executable, args=[*PROGRAM, "--data", str(compiled)])

        async def work(client: Client) -> CallToolResult:
            await client.call_tool("law", {"place": "orange county", "variable": "k12"})
            return await client.call_tool("no such tool", {"place": "Secretville"})

        with (tmp_path / "errors").open("w+") as errors:
            with pytest.RaisesGroup(MCPError, flatten_subgroups=True, allow_unwrapped=True):
                in_session(stdio_client(program, errlog=errors), work)
            errors.seek(0)
            assert errors.read() == ""


class TestAnswers:
    def test_are_those_of_the_library(self, lx: Lexloci) -> None:
        given = {"place": "Clayton, MO", "variable": "detainer_hold", "on": DAY}
        assert answer(lx, "law", given) == lx.law("Clayton, MO", "detainer_hold", DAY).to_dict()
        assert answer(lx, "check", {"text": FALSE, "on": DAY}) == lx.check(FALSE, on=DAY).to_dict()
        whole = answer(lx, "guide", {"place": "Clayton, MO", "on": DAY})
        assert whole == lx.guide("Clayton, MO", on=DAY).to_dict()
        jsonschema.Draft202012Validator(schemas()["guide"]).validate(whole)
        found = answer(lx, "changes", {"place": "Illinois", "since": "2017-01-01", "until": "2018-01-01"})
        jsonschema.Draft202012Validator(schemas()["changes"]).validate(found["changes"])
        assert {"detainer_hold"} <= {change["variable"] for change in found["changes"]}

    def test_a_false_premise_is_corrected_and_who_acts_is_told(self, lx: Lexloci) -> None:
        found = answer(lx, "place", {"text": "Clayton (Missouri County), Missouri", "agencies": True})
        assert found["premise"][0]["correction"].startswith("There is no Missouri County")
        assert found["agencies"]["police"]["name"] == "Clayton Police Department"
        assert answer(lx, "place", {"text": "orange county", "agencies": True})["agencies"] == {}

    def test_the_guide_gives_the_questions_asked_for_in_the_language_asked_for(self, lx: Lexloci) -> None:
        found = answer(lx, "guide", {"place": "Clayton, MO", "questions": [3, 18], "lang": "es"})
        assert [one["number"] for one in found["questions"]] == [3, 18]
        assert found["lang"] == "es"
        assert found["questions"][1]["question"].startswith("¿Dónde")

    def test_a_false_sentence_is_contradicted_and_others_may_be_left_out(self, lx: Lexloci) -> None:
        text = f"{FALSE} The sun was shining."
        found = answer(lx, "check", {"text": text, "on": DAY, "verdicts": ["contradicted"]})
        assert [claim["verdict"] for claim in found["claims"]] == ["contradicted"]
        assert found["claims"][0]["citations"]
        assert sum(found["counts"].values()) == 2

    def test_a_hit_of_the_search_has_the_address_it_is_read_at(self, lx: Lexloci) -> None:
        async def work(client: Client) -> list[dict[str, Any]]:
            found = await client.call_tool("search", {"query": "trust act", "limit": 8})
            assert found.structured_content is not None
            uris = [hit["uri"] for hit in found.structured_content["passages"] if hit["uri"]]
            read = [await client.read_resource(uri) for uri in uris]
            return [json.loads(one.contents[0].text) for one in read]  # type: ignore[union-attr]

        entries = in_session(build(lx), work)
        assert entries
        assert all(entry["id"] for entry in entries)


class TestDescriptions:
    def test_every_tool_is_described_and_said_to_change_nothing(self, tools: dict[str, Tool]) -> None:
        for tool in tools.values():
            assert tool.title
            assert tool.description
            assert 80 < len(tool.description) < 420
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert tool.annotations.idempotent_hint
            assert tool.annotations.open_world_hint is False

    def test_schemas_are_schemas_with_an_object_at_their_root(self, tools: dict[str, Tool]) -> None:
        for tool in tools.values():
            assert tool.output_schema is not None
            for schema in (tool.input_schema, tool.output_schema):
                jsonschema.Draft202012Validator.check_schema(schema)
                assert schema["type"] == "object"
                assert schema["additionalProperties"] is False

    def test_arguments_are_typed_bounded_and_spelled_out(self, tools: dict[str, Tool], lx: Lexloci) -> None:
        law = tools["law"].input_schema
        assert law["required"] == ["place", "variable"]
        assert law["properties"]["variable"]["enum"] == list(lx.record.variables)
        assert "detainer_hold: Jail holds on ICE detainers" in law["properties"]["variable"]["description"]
        assert law["properties"]["lang"]["enum"] == ["en", "es"]
        topics = tools["changes"].input_schema["properties"]["variables"]["items"]["enum"]
        assert "detainer_hold" in topics
        assert "tps" not in topics
        assert "18 Where can people" in tools["guide"].input_schema["properties"]["questions"]["description"]
        assert tools["check"].input_schema["properties"]["text"]["maxLength"] == MAX_TEXT

    def test_what_the_tests_send_is_what_the_schemas_allow(self, tools: dict[str, Tool]) -> None:
        for name, arguments in CALLS:
            jsonschema.Draft202012Validator(tools[name].input_schema).validate(arguments)


class TestFaults:
    @pytest.mark.parametrize(
        ("name", "arguments", "code", "says"),
        [
            ("law", {"place": "Springfield", "variable": "k12"}, "ambiguous_place", "several places"),
            ("law", {"place": "Xyzzyplugh", "variable": "k12"}, "unknown_place", "no such place"),
            ("law", {"place": "Clayton, MO", "variable": "detainer"}, "bad_input", "Did you mean"),
            ("law", {"place": "Clayton, MO", "variable": "tps"}, "bad_input", "needs a subject"),
            ("law", {"place": "Clayton, MO"}, "bad_input", "missing required field `variable`"),
            ("law", {"place": 7, "variable": "k12"}, "bad_input", "place: Expected `str`, got `int`"),
            ("law", {"place": "x" * 201, "variable": "k12"}, "bad_input", "place: Expected `str` of length"),
            ("guide", {"place": "Clayton, MO", "on": "2026-02-30"}, "bad_input", "is not a date"),
            ("guide", {"place": "Clayton, MO", "lang": "fr"}, "bad_input", "lang: Invalid enum value 'fr'"),
            ("guide", {"place": "Clayton, MO", "questions": [0]}, "bad_input", "questions[0]: Expected"),
            ("place", {"text": ""}, "bad_input", "no place"),
            ("place", {"text": "Clayton", "state": "MO"}, "bad_input", "unknown field `state`"),
            ("place", {"text": "00000"}, "unknown_place", "not in use"),
            ("place", {"text": "half \ud800"}, "bad_input", "half a character"),
            ("ask", {"question": " "}, "bad_input", "no question"),
            ("check", {"text": " "}, "bad_input", ""),
            ("check", {"text": "x" * (MAX_TEXT + 1)}, "bad_input", "text: it has 200,001 bytes. Give at"),
            ("check", {"text": "é" * (MAX_TEXT // 2 + 1)}, "bad_input", "text: it has 200,002 bytes"),
            ("search", {"query": "detainer", "limit": 51}, "bad_input", "limit: Expected `int` <= 50"),
            ("changes", {"place": "Ohio", "since": "2026-01-01", "until": "2020-01-01"}, "bad_input", "back"),
        ],
    )  # fmt: skip
    def test_bad_input_gets_one_clear_line(
        self, name: str, arguments: dict[str, Any], code: str, says: str, lx: Lexloci
    ) -> None:
        result = call(lx, name, arguments)
        assert result.is_error
        assert says in said(result)
        assert "\n" not in said(result)
        assert result.structured_content is None
        assert result.meta is not None
        fault = result.meta[ERROR_KEY]
        jsonschema.Draft202012Validator(schemas()["error"]).validate(fault)
        assert fault["error"] == code
        assert fault["remedy"]

    @pytest.mark.parametrize("mode", ["auto", "legacy"])
    def test_a_fault_within_is_one_line_too(
        self, mode: str, lx: Lexloci, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise KeyError("Secretville")

        monkeypatch.setattr(Lexloci, "law", broken)

        async def work(client: Client) -> CallToolResult:
            return await client.call_tool("law", {"place": "Clayton, MO", "variable": "k12"})

        result = in_session(build(lx), work, mode)
        assert result.is_error
        assert said(result).startswith("lexloci failed where it should not (KeyError). Report it")

    def test_an_unknown_tool_is_a_fault_of_the_protocol(self, lx: Lexloci) -> None:
        async def work(client: Client) -> str:
            with pytest.raises(MCPError) as caught:
                await client.call_tool("law_of_the_place", {})
            return str(caught.value)

        assert "Use one of: place, law, ask" in in_session(build(lx), work)

    @settings(max_examples=60)
    @given(st.sampled_from(sorted(TOOLS)), st.data())
    def test_no_argument_breaks_a_tool(self, lx: Lexloci, name: str, data: st.DataObject) -> None:
        text = st.text(st.characters(), max_size=40) | st.sampled_from(["Clayton, MO", "detainer_hold", DAY])
        keys = st.sampled_from(sorted(TOOLS[name].takes.__struct_fields__))
        values = text | st.none() | st.booleans() | st.integers() | st.lists(text | st.integers(), max_size=2)
        arguments = data.draw(st.dictionaries(keys, values, max_size=4))
        first = TOOLS[name].takes.__struct_fields__[0]
        arguments.setdefault(first, data.draw(text))
        with suppress(LexlociError):
            assert TOOLS[name].call(lx, arguments)


class TestResources:
    def test_are_entries_of_the_record_places_and_the_codebook(self, lx: Lexloci) -> None:
        async def work(client: Client) -> tuple[list[str], list[str], list[Any]]:
            fixed = (await client.list_resources()).resources
            templates = (await client.list_resource_templates()).resource_templates
            uris = ["lexloci://codebook", "lexloci://instrument/mo-rsmo-67-307", "lexloci://place/2914572"]
            read = [(await client.read_resource(uri)).contents[0] for uri in uris]
            assert all(one.mime_type == "application/json" for one in read)
            assert all(one.description for one in (*fixed, *templates))
            values = [json.loads(one.text) for one in read]  # type: ignore[union-attr]
            return [one.uri for one in fixed], [one.uri_template for one in templates], values

        fixed, templates, (book, law, place) = in_session(build(lx), work)
        assert fixed == ["lexloci://codebook"]
        assert {"lexloci://instrument/{id}", "lexloci://definition/{id}"} <= set(templates)
        assert [one["id"] for one in book["variables"]] == list(lx.record.variables)
        assert {"settled", "no_rule_found"} <= {one["id"] for one in book["statuses"]}
        assert law["citation"] == "Mo. Rev. Stat. § 67.307"
        assert place["agencies"]["police"]["name"] == "Clayton Police Department"

    @pytest.mark.parametrize(
        "uri",
        [
            "lexloci://instrument/no-such-law", "lexloci://instrument/", "lexloci://place/99", "lexloci://nothing",
            "lexloci://survey/x", "instrument/mo-rsmo-67-307", "file:///etc/passwd", "lexloci://instrument/%00",
        ],
    )  # fmt: skip
    def test_what_is_not_there_is_told_in_one_line(self, uri: str, lx: Lexloci) -> None:
        async def work(client: Client) -> MCPError:
            with pytest.raises(MCPError) as caught:
                await client.read_resource(uri)
            return caught.value

        error = in_session(build(lx), work)
        assert error.error.code == -32602
        assert "\n" not in error.error.message

    def test_ids_are_completed(self, lx: Lexloci) -> None:
        async def work(client: Client) -> list[Any]:
            laws = ResourceTemplateReference(uri="lexloci://instrument/{id}")
            places = ResourceTemplateReference(uri="lexloci://place/{geoid}")
            typed = {"name": "id", "value": "67-307"}
            return [
                (await client.complete(laws, {"name": "id", "value": "mo-rsmo-67"})).completion,
                (await client.complete(laws, typed)).completion,
                (await client.complete(laws, {"name": "id", "value": ""})).completion,
                (await client.complete(places, typed)).completion,
                (await client.complete(PromptReference(name="x"), typed)).completion,
            ]

        begun, inside, all_of_them, *others = in_session(build(lx), work)
        assert begun.values[0].startswith("mo-rsmo-67")
        assert "mo-rsmo-67-307" in inside.values
        assert len(all_of_them.values) == 100
        assert all_of_them.has_more
        assert all_of_them.total > 1000
        assert all(one.values == [] for one in others)


def posted(url: str, body: bytes = b"{}", method: str = "POST", **headers: str) -> http.client.HTTPResponse:
    """The answer to a bare request."""
    host, port = re.findall(r"//([^:]+):(\d+)", url)[0]
    line = http.client.HTTPConnection(host, int(port), timeout=20)
    with closing(line):
        named = {"Content-Type": "application/json", "Accept": "application/json"}
        line.request(method, "/mcp", body, named | {key.title(): value for key, value in headers.items()})
        got = line.getresponse()
        got.read()
        return got


class TestOverHttp:
    def test_other_hosts_origins_methods_and_large_bodies_are_refused(self, url: str) -> None:
        assert posted(url, host="lexloci.example").status == 421
        assert posted(url, origin="https://lexloci.example").status == 403
        assert posted(url, method="GET").status == 405
        assert posted(url, method="DELETE").status == 405
        assert posted(url, b" " * (MAX_BODY + 1)).status == 413
        assert posted(url, b"{").status == 400
        assert posted(url, b"[" * 100_000).status == 400

    def test_no_other_page_may_read_it_and_the_server_does_not_say_what_it_runs(self, url: str) -> None:
        got = posted(url, origin="http://localhost:5000")
        assert got.getheader("access-control-allow-origin") is None
        assert got.getheader("server") is None
        assert got.getheader("set-cookie") is None

    @pytest.mark.parametrize(
        ("origins", "origin", "allowed"),
        [
            ([], "https://a.example", None),
            (["https://a.example"], "https://a.example", "https://a.example"),
            (["https://a.example"], "https://b.example", None),
            (["*"], "https://b.example", "*"),
        ],
    )
    def test_pages_of_an_origin_may_call_it_when_told(
        self, origins: list[str], origin: str, allowed: str | None, lx: Lexloci
    ) -> None:
        asks = {"Origin": origin, "Access-Control-Request-Method": "POST"}

        async def main() -> httpx2.Response:
            transport = httpx2.ASGITransport(app(build(lx), origins=origins))
            async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8322") as client:
                return await client.options("/mcp", headers=asks)

        assert anyio.run(main).headers.get("access-control-allow-origin") == allowed

    @pytest.mark.parametrize(
        ("host", "status"),
        [("law.example", 200), ("law.example:443", 200), ("127.0.0.1:9", 200), ("b.example", 421)],
    )
    def test_a_name_that_is_told_is_answered_to(self, host: str, status: int, lx: Lexloci) -> None:
        ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}

        async def main() -> httpx2.Response:
            application = app(build(lx), names=["law.example"])
            transport = httpx2.ASGITransport(application)
            async with (
                application.router.lifespan_context(application),
                httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8322") as client,
            ):
                return await client.post(
                    "/mcp", json=ping, headers={"Host": host, "Accept": "application/json"}
                )

        assert anyio.run(main).status_code == status


def run(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, after some other ``code``."""
    program = code + PROGRAM[1]
    return subprocess.run(
        [sys.executable, "-c", program, "mcp", *words],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


class TestCommand:
    def test_ends_when_the_client_hangs_up(self) -> None:
        done = run()
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    @pytest.mark.parametrize("version", ["2024-11-05", "2025-06-18"])
    def test_stops_at_once_when_told_to_and_speaks_what_an_old_client_speaks(self, version: str) -> None:
        hello = {
            "protocolVersion": version,
            "capabilities": {},
            "clientInfo": {"name": "old", "version": "1"},
        }
        line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}) + "\n"
        with subprocess.Popen(
            [sys.executable, *PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(line)
            server.stdin.flush()
            assert json.loads(server.stdout.readline())["result"]["protocolVersion"] == version
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) == -signal.SIGINT

    def test_without_the_package_it_says_how_to_get_it(self) -> None:
        done = run(code="import sys; sys.modules['mcp'] = None; ")
        assert done.returncode == 2
        assert done.stderr == (
            "lexloci: this needs the package mcp. Install it with: pip install 'lexloci[mcp]'\n"
        )

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (["--data", "/nonexistent"], "is missing"),
            (["--http", "--data", "/nonexistent"], "is missing"),
            (["--http", "--port", "70000"], "70000 is no port"),
            (["--http", "--host", "203.0.113.1"], "203.0.113.1:8322 cannot be used"),
        ],
    )
    def test_what_cannot_be_served_is_told_in_one_line(self, words: list[str], says: str) -> None:
        done = run(*words)
        assert done.returncode == 2
        assert says in done.stderr
        assert len(done.stderr.splitlines()) == 1

    def test_a_port_in_use_is_told_in_one_line(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = run("--http", "--port", str(port))
        assert done.returncode == 2
        assert f"127.0.0.1:{port} cannot be used" in done.stderr
        assert len(done.stderr.splitlines()) == 1

    def test_nothing_reaches_for_the_network(self, lx: Lexloci, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("network")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        _, results = in_session(build(lx), everything)
        assert not any(result.is_error for result in results)


class TestPage:
    """``docs/mcp.md`` is true."""

    PAGE = (ROOT / "docs" / "mcp.md").read_text("utf-8")

    def test_its_examples_for_clients_start_this_command(self) -> None:
        told = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", self.PAGE, re.M | re.S)]
        started, running = (one["mcpServers"]["lexloci"] for one in told)
        assert [started["command"], *started["args"]] == ["lexloci", "mcp"]
        assert running["url"] == f"http://{LOOPBACK}:{PORT}{PATH}"

    def test_its_program_prints_what_it_says(self) -> None:
        (program,) = re.findall(r"^```py\n(.*?)^```$", self.PAGE, re.M | re.S)
        printed = re.findall(r"^This prints `(.*)`\.$", self.PAGE, re.M)
        folder = Path(sys.executable).parent
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False,
            env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        )  # fmt: skip
        assert done.stdout.splitlines() == printed, done.stderr

    def test_its_tables_name_every_tool_with_what_it_takes_and_every_address(self) -> None:
        rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", self.PAGE, re.M)
        listed = {name: re.findall(r"`(\w+)`", takes) for name, takes in rows}
        assert listed == {name: list(tool.takes.__struct_fields__) for name, tool in TOOLS.items()}
        for name, takes in rows:
            required = re.findall(r"`(\w+)`", takes.split(";")[0])
            assert len(required) == len(TOOLS[name].takes.__struct_fields__) - len(
                TOOLS[name].takes.__struct_defaults__
            )
        for kind in SHELVES:
            assert f"`{template(kind)}`" in self.PAGE or f"`{kind}`" in self.PAGE

    def test_its_numbers_are_those_of_the_program(self) -> None:
        assert f"{MAX_TEXT:,} bytes" in self.PAGE
        assert f"({MAX_BODY / 1e6} MB)" in self.PAGE
        assert f"({LIMIT} at once)" in self.PAGE
        assert f"under `{ERROR_KEY}`" in self.PAGE
