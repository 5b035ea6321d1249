"""The interface for programs: the shapes of the library, problems that help, bounds on what comes in."""

from __future__ import annotations

import jsonschema
import pytest
from starlette.testclient import TestClient

from lexloci import Lexloci
from lexloci.surfaces.schema import schemas
from lexloci.surfaces.web.openapi import document
from lexloci.surfaces.web.operations import Operation, operations

BASE = "/api/v1"


def called(client: TestClient, operation: Operation, **over: str):  # type: ignore[no-untyped-def]
    """The operation asked with the examples of its own table."""
    values = {p.name: p.example for p in operation.takes if p.required} | over
    path = operation.path.format(**values)
    query = {p.name: values[p.name] for p in operation.takes if p.place == "query" and p.name in values}
    if operation.method == "post":
        return client.post(BASE + path, json=values)
    return client.get(BASE + path, params=query)


@pytest.mark.parametrize("operation", operations(), ids=lambda o: o.name)
def test_an_operation_answers_its_own_example_in_its_own_shape(
    client: TestClient, operation: Operation
) -> None:
    answer = called(client, operation)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    if operation.shape:
        jsonschema.validate(answer.json(), schemas()[operation.shape])


def test_an_answer_is_what_the_library_says(client: TestClient) -> None:
    answer = client.get(
        f"{BASE}/law", params={"place": "Clayton, MO", "variable": "local_limits", "on": "2026-11-01"}
    )
    assert answer.json() == Lexloci().law("Clayton, MO", "local_limits", "2026-11-01").to_dict()


def test_the_document_is_openapi() -> None:
    found = document()
    assert found["openapi"].startswith("3.1")
    assert {f"/{path.split('/')[1]}" for path in found["paths"]} >= {"/law", "/guide", "/ask", "/check"}
    jsonschema.Draft202012Validator.check_schema(found["components"]["schemas"]["finding"])


def test_a_copy_that_is_still_good_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{BASE}/variables")
    again = client.get(f"{BASE}/variables", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_was_asked_in_a_body_is_kept_by_nobody(client: TestClient) -> None:
    answer = client.post(f"{BASE}/ask", json={"question": "Is Houston a sanctuary city?"})
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [("/law?place=Nowhereville,+MO&variable=detainer_hold", 404, "unknown_place"),
     ("/law?place=orange+county&variable=detainer_hold", 409, "ambiguous_place"),
     ("/law?place=Texas&variable=detainers", 400, "bad_input"),
     ("/law?place=Texas", 400, "bad_input"),
     ("/law?place=Texas&variable=detainer_hold&on=2026-13-01", 400, "bad_input"),
     ("/law?place=Texas&variable=detainer_hold&lang=fr", 400, "bad_input"),
     ("/law?place=Texas&variable=detainer_hold&colour=red", 400, "bad_input"),
     ("/law?variable=detainer_hold&place=" + "x" * 400, 400, "bad_input"),
     ("/instruments/none", 404, "not_found"), ("", 404, "not_found"), ("/nothing", 404, "not_found")],
)  # fmt: skip
def test_a_problem_says_what_was_wrong(client: TestClient, path: str, status: int, kind: str) -> None:
    answer = client.get(BASE + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == f"urn:lexloci:{kind}"
    assert told["title"]
    if kind == "ambiguous_place":
        assert {"CA", "FL"} <= {place["state"] for place in told["alternatives"]}


@pytest.mark.parametrize(
    ("body", "media"),
    [(b"", "application/json"), (b"{", "application/json"), (b"[]", "application/json"),
     (b'{"question": 5}', "application/json"), (b'{"question": "x"}', "text/plain"),
     (b"\xff\xfe", "application/json"), (b"[" * 50_000, "application/json")],
)  # fmt: skip
def test_a_body_that_is_none_is_refused(client: TestClient, body: bytes, media: str) -> None:
    answer = client.post(f"{BASE}/ask", content=body, headers={"content-type": media})
    assert answer.status_code == 400


def test_other_methods_are_refused_and_a_browser_may_ask_first(client: TestClient) -> None:
    assert client.delete(f"{BASE}/law").status_code == 405
    assert client.options(f"{BASE}/ask").headers["access-control-allow-methods"].startswith("GET")
