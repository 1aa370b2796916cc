"""Enrolment, tokens and the cheap probe."""

from litestar import Response, get, post

from sync.contract import Enrol, Enrolled, Health, KeyChain, NewKey, Token, TokenRequest
from sync.gateway.deeds.enrol import redeem
from sync.gateway.deeds.keys import change_device_key, key_chain
from sync.gateway.deeds.login import log_in
from sync.gateway.keyring import stamp
from sync.gateway.routes.exchange import Asked, answer, caller_of, gateway_of, small_body


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


@post(
    "/v1/device-key",
    status_code=200,
    operation_id="deviceKey",
    summary="A device changes its key",
    opt={"takes": NewKey},
)
async def device_key(request: Asked) -> Response[Enrolled]:
    """Take a device's new key; the old one counts for a week more."""
    caller = caller_of(request)
    gateway = gateway_of(request)
    order = await small_body(request, NewKey)
    enrolled = await gateway.read(
        change_device_key, gateway.database, gateway.keys, caller.device, order, gateway.now()
    )
    return answer(request, enrolled)


@get("/v1/keys", operation_id="keys", summary="How the gateway's keys follow each other")
async def keys(request: Asked) -> Response[KeyChain]:
    """Return every succession; each is signed, so nobody need prove who asks."""
    gateway = gateway_of(request)
    return answer(request, await gateway.read(key_chain, gateway.database))


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
