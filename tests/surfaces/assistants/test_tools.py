"""What the server for assistants says, met by the SDK's own client."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from clients import CALLS, DAY, FALSE, PROGRAM, answer, call, everything, in_session, said
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, PromptReference, ResourceTemplateReference, Tool

from lexloci import Lexloci
from lexloci.core.errors import LexlociError
from lexloci.surfaces.mcp.server import ERROR_KEY, build
from lexloci.surfaces.mcp.tools import MAX_TEXT, TOOLS
from lexloci.surfaces.schema import schemas

SHAPES = {"place": "place", "law": "finding", "ask": "answer", "check": "report"}


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
