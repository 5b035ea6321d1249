"""How the server for assistants runs: over HTTP, as a command, as its page tells."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import anyio
import httpx2
import pytest
from clients import PROGRAM, ROOT, everything, in_session

from lexloci import Lexloci
from lexloci.surfaces.cli import main
from lexloci.surfaces.cli.mcp import LOOPBACK, PORT
from lexloci.surfaces.mcp.resources import SHELVES, template
from lexloci.surfaces.mcp.running import LIMIT, MAX_BODY, PATH, app
from lexloci.surfaces.mcp.server import ERROR_KEY, build
from lexloci.surfaces.mcp.tools import MAX_TEXT, TOOLS


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

        async def asked() -> httpx2.Response:
            transport = httpx2.ASGITransport(app(build(lx), origins=origins))
            async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8322") as client:
                return await client.options("/mcp", headers=asks)

        assert anyio.run(asked).headers.get("access-control-allow-origin") == allowed

    @pytest.mark.parametrize(
        ("host", "status"),
        [("law.example", 200), ("law.example:443", 200), ("127.0.0.1:9", 200), ("b.example", 421)],
    )
    def test_a_name_that_is_told_is_answered_to(self, host: str, status: int, lx: Lexloci) -> None:
        ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}

        async def asked() -> httpx2.Response:
            application = app(build(lx), names=["law.example"])
            transport = httpx2.ASGITransport(application)
            async with (
                application.router.lifespan_context(application),
                httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8322") as client,
            ):
                return await client.post(
                    "/mcp", json=ping, headers={"Host": host, "Accept": "application/json"}
                )

        assert anyio.run(asked).status_code == status


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
    def test_what_cannot_be_served_is_told_in_one_line(
        self, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["mcp", *words]) == 2
        told = capsys.readouterr()
        assert says in told.err
        assert (told.out, told.err.count("\n")) == ("", 1)

    def test_a_port_in_use_is_told_in_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert main(["mcp", "--http", "--port", str(port)]) == 2
        told = capsys.readouterr()
        assert f"127.0.0.1:{port} cannot be used" in told.err
        assert (told.out, told.err.count("\n")) == ("", 1)

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
