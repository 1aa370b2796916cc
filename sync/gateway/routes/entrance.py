"""Enrolment, tokens and the cheap probe."""

from litestar import Response, get, post

from sync.contract import Enrol, Enrolled, Health, Token, TokenRequest
from sync.gateway.deeds.enrol import redeem
from sync.gateway.deeds.login import log_in
from sync.gateway.keyring import stamp
from sync.gateway.routes.exchange import Asked, answer, gateway_of, small_body


@post(
    "/v1/enrol",
    status_code=201,
    operation_id="enrol",
    summary="A one-time code buys a device its place",
    opt={"takes": Enrol},
)
async def enrol(request: Asked) -> Response[Enrolled]:
    """Enrol a device; the same code and key again get the same answer."""
    gateway = gateway_of(request)
    order = await small_body(request, Enrol)
    enrolled = await gateway.read(redeem, gateway.database, gateway.keys, order, gateway.now())
    return answer(request, enrolled, 201)


@post(
    "/v1/token",
    status_code=200,
    operation_id="token",
    summary="A device assertion buys a bearer token (RFC 7523)",
    opt={"takes": TokenRequest},
)
async def token(request: Asked) -> Response[Token]:
    """Return a bearer token of at most an hour."""
    gateway = gateway_of(request)
    order = await small_body(request, TokenRequest)
    issued = await gateway.read(log_in, gateway.database, gateway.tokens, order, gateway.now())
    return answer(request, issued)


@get("/v1/health", operation_id="health", summary="Cheap probe, no login")
async def health(request: Asked) -> Response[Health]:
    """Say whether it is worth sending now."""
    gateway = gateway_of(request)
    admission = request.app.state.admission
    at = stamp(gateway.now())
    if gateway.closing.is_set():
        return answer(request, Health(state="closed", retry_after_s=10, at=at))
    if admission.busy:
        return answer(request, Health(state="busy", retry_after_s=admission.wait_s, at=at))
    return answer(request, Health(state="ok", retry_after_s=0, at=at))
