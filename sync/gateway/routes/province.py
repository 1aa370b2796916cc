"""The end-of-day sheet, the courier, and figures for whoever watches."""

import asyncio
import tempfile
from datetime import timedelta
from typing import Annotated, Any, BinaryIO, cast

from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.params import FromPath, QueryParameter

from sync.contract import Reconciliation
from sync.gateway.deeds.courier import take_bundle
from sync.gateway.deeds.reconcile import reconciled
from sync.gateway.errors import ClosedError, RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.keyring import stamp
from sync.gateway.routes.exchange import Asked, answer, gateway_of, own_device, stream_of
from sync.gateway.store import forwards, units

_BUNDLE = "application/octet-stream"
_IN_MEMORY = 4 << 20


@get("/v1/reconcile/{device:str}", operation_id="reconcile", summary="One day, as held here")
async def reconcile(
    request: Asked, device: FromPath[str], day: Annotated[str, QueryParameter(max_length=10)]
) -> Response[Reconciliation]:
    """Return the gateway's side of the sheet of a local day."""
    own_device(request, device)
    gateway = gateway_of(request)
    return answer(request, await gateway.read(reconciled, gateway.database, device, day))


@post(
    "/v1/courier",
    status_code=200,
    operation_id="courier",
    summary="A sealed bundle; the signature inside says whose",
    opt={"takes": _BUNDLE},
)
async def courier(request: Asked) -> Response[bytes]:
    """Keep what a bundle carries; the answer is the acknowledgement bundle."""
    gateway = gateway_of(request)
    limit, size = gateway.limits.courier, 0
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:  # sealed, as it came
        try:
            async with asyncio.timeout(gateway.limits.courier_s):
                async for piece in stream_of(request):
                    size += len(piece)
                    if size > limit:
                        raise RefusedError(413, "body.too_large", limit=limit)
                    await gateway.disk(file.write, piece)
        except TimeoutError:
            raise RefusedError(408, "body.too_slow") from None
        file.seek(0)
        source = cast(BinaryIO, file)
        content = await gateway.disk(take_bundle, gateway, source)
    return Response(content, media_type=_BUNDLE, headers={"Cache-Control": "no-store"})


@get("/metrics", include_in_schema=False)
async def metrics(request: Asked) -> Response[Any]:
    """Prometheus text of this worker."""
    gateway = gateway_of(request)
    gauges: dict[str, float] = {
        f"inside_{kind}": many for kind, many in request.app.state.admission.inside().items()
    }
    gauges |= {
        "busy": float(request.app.state.admission.busy),
        "buffered_bytes": gateway.budget.held,
    }
    gauges |= await gateway.read(_of_the_store, gateway)
    return Response(gateway.metrics.text(gauges), media_type=MediaType.TEXT)


def _of_the_store(gateway: Gateway) -> dict[str, float]:
    """Return what every worker would tell alike: take it from one, do not add it up."""
    try:
        with gateway.database.read() as connection:
            forwarded = forwards.counts(connection)
            devices = units.seen_since(connection, stamp(gateway.now() - timedelta(days=1)))
    except ClosedError:
        return {"store_answers": 0.0}
    waiting = {
        f"forward_{name}_{state}": float(forwarded[name].get(state, 0))
        for name in forwarded
        for state in forwards.STATES
    }
    key = gateway.keys.signer(gateway.now())
    return waiting | {
        "store_answers": 1.0,
        "devices_heard_today": float(devices),
        "signing_key_age_days": key.age_days(gateway.now()),
    }
