"""``/v1/journal/{device}``: the head, an append, a device's own facts."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.params import FromPath, QueryParameter

from sync.contract import Append, Appended, Facts, Head, Standing
from sync.gateway.bodies import decoded, read_body, unpacked
from sync.gateway.deeds.append import Kept, append_facts, prepared
from sync.gateway.deeds.journal import facts_after, standing
from sync.gateway.gateway import Gateway
from sync.gateway.routes.exchange import Asked, answer, gateway_of, own_device, packed, stream_of
from sync.gateway.tokens import Caller

_PAGE = 500  # facts given back at once


@get("/v1/journal/{device:str}", operation_id="head", summary="The head the gateway holds")
async def head(
    request: Asked,
    device: FromPath[str],
    verdicts_after: Annotated[int | None, QueryParameter(ge=0, le=1 << 53)] = None,
) -> Response[Standing]:
    """Return the head; with ``verdicts_after`` also checkpoint and verdicts up to it."""
    own_device(request, device)
    gateway = gateway_of(request)
    found = await gateway.read(
        standing,
        gateway.database,
        gateway.keys,
        device,
        verdicts_after=verdicts_after,
        at=gateway.now(),
    )
    return answer(request, found)


@post(
    "/v1/journal/{device:str}",
    status_code=200,
    operation_id="append",
    summary="Append facts, once in effect",
    opt={"takes": Append},
)
async def append(request: Asked, device: FromPath[str]) -> Response[Appended]:
    """Keep what is new, judge it, and sign for it."""
    caller = own_device(request, device)
    gateway = gateway_of(request)
    with request.app.state.admission.alone(device, caller.unit):
        limits = gateway.limits
        body = await read_body(stream_of(request), limits.body, limits, gateway.budget)
        encoding = request.headers.get("content-encoding", "")
        gateway.budget.take(len(body))
        try:
            async with request.app.state.admission.turns.turn(caller.unit):
                plain, kept = await gateway.write(taken, gateway, caller, body, encoding)
        finally:
            gateway.budget.give_back(len(body))
    if kept.new:
        request.app.state.bell.ring(kept.unit_no)
    content, headers = packed(plain, request.headers)
    return Response[Any](content, headers=headers, media_type=MediaType.JSON)


@get(
    "/v1/journal/{device:str}/facts",
    operation_id="facts",
    summary="A restored PC fetches its own facts back",
)
async def facts(
    request: Asked,
    device: FromPath[str],
    after: Annotated[int, QueryParameter(ge=0, le=1 << 53)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_PAGE)] = _PAGE,
) -> Response[Facts]:
    """Return own facts after a number, in order."""
    own_device(request, device)
    gateway = gateway_of(request)
    found = await gateway.read(facts_after, gateway.database, device, after, limit=limit)
    return answer(request, found)


def _keys_of(gateway: Gateway, caller: Caller) -> Iterator[str]:
    """Yield the key that the token names; only if that is not it, those the store knows."""
    yield caller.public_key
    yield from gateway.public_keys(caller.device)


def taken(gateway: Gateway, caller: Caller, body: bytes, encoding: str) -> tuple[bytes, Kept]:
    """Unpack, check, keep, sign: everything one append costs, on one thread.

    Raises:
        RefusedError: see ``prepared`` and ``append_facts``.
        ClosedError: the store does not answer.
    """
    limits, device = gateway.limits, caller.device
    order = decoded(unpacked(body, encoding, limits.body_unpacked), Append, limits)
    entries = prepared(order, device, _keys_of(gateway, caller), limits)
    start = Head(order.after_seq, order.after_hash)
    kept = append_facts(gateway.database, device, start, entries, gateway.now())
    checkpoint = gateway.keys.checkpoint(device, kept.head, gateway.now())
    new = kept.verdicts[len(kept.verdicts) - kept.new :]
    for word, many in Counter(verdict.verdict for verdict in new).items():
        gateway.metrics.add("facts_total", many, verdict=word)
    appended = Appended(head=kept.head, verdicts=kept.verdicts, checkpoint=checkpoint)
    return msgspec.json.encode(appended), kept
