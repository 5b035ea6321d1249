"""The interface for programs against its own OpenAPI document: whatever is asked, the answer is one that
the document tells of, in the shape it tells of, and no fault of the server.
"""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from lexloci.surfaces.web.app import create_app
from lexloci.surfaces.web.openapi import PREFIX

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, negative_data_rejection, unsupported_method,
]  # fmt: skip
"""All that bear on it but one: that what fits the document is taken. A made-up text is no place."""
REFUSED = ["400", "404", "405", "409", "413", "414", "431"]
"""What may be said to who sends what the document does not allow."""

document = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", create_app(rate=0))
document.config.checks.negative_data_rejection.expected_statuses = REFUSED


@document.parametrize()
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_an_answer_is_as_the_document_says(case: schemathesis.Case) -> None:
    answer = case.call_and_validate(checks=CHECKS)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == ["application/problem+json"]
        assert answer.json()["status"] == answer.status_code
        assert "Traceback" not in answer.text
