"""The OpenAPI page is true: whatever it allows, and much it does not, gets no 500."""

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from tests.gateway.counter_pc import CounterPc
from tests.gateway.program import GatewayProgram

NO_CHECKS = list(HealthCheck)
CALLS = {
    "enrol", "token", "deviceKey", "keys", "health", "head", "append", "facts", "feed", "tus",
    "beginUpload", "uploadOffset", "upload", "dropUpload", "hasBlob",
    "blob", "receipt", "reconcile", "courier",
}  # fmt: skip


schemathesis.serializer("application/offset+octet-stream")(lambda _context, value: value)


@pytest.mark.parametrize("shared_gateway", ["postgresql"], indirect=True)
@pytest.mark.parametrize("call", sorted(CALLS))
def test_nothing_the_page_allows_breaks_the_gateway(gateway: GatewayProgram, call: str) -> None:
    pc = gateway.counter()
    pc.receive(3001)
    pc.deliver()
    page = schemathesis.openapi.from_url(f"{gateway.url}/schema/openapi.json")
    [operation] = [
        found.ok()
        for found in page.get_all_operations()
        if found.ok().definition.raw["operationId"] == call
    ]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    def ask(case: schemathesis.Case) -> None:
        check(case, pc)

    ask()


def check(case: schemathesis.Case, pc: CounterPc) -> None:
    """Ask as an enrolled device: it must be an answer of ours, and no 500."""
    if "wait" in (case.query or {}):
        case.query["wait"] = 0
    if "device" in (case.path_parameters or {}):
        case.path_parameters["device"] = pc.device
    headers = {"Authorization": str(pc.line.headers["Authorization"])}
    if "uploads" in case.path:
        headers["Tus-Resumable"] = "1.0.0"
    answer = case.call(headers=headers)
    case.validate_response(answer, checks=[not_a_server_error])
    assert answer.headers["x-request-id"]
    if answer.status_code >= 400 and case.method != "HEAD":
        assert answer.json()["code"]


def test_the_page_names_every_call_and_its_bodies(gateway: GatewayProgram) -> None:
    page = requests.get(f"{gateway.url}/schema/openapi.json", timeout=30).json()
    named = {call["operationId"] for path in page["paths"].values() for call in path.values()}
    assert named == CALLS
    append = page["paths"]["/v1/journal/{device}"]["post"]
    body = append["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/Append"}
    shapes = page["components"]["schemas"]
    assert {"Append", "Fact", "Appended", "Checkpoint", "ErrorAnswer", "Enrol"} <= set(shapes)
    assert append["security"] == [{"token": []}]
