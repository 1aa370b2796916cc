"""``GET /v1/feed``: what this commune must know."""

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from sync.contract import Feed
from sync.gateway.deeds.feed import page, position
from sync.gateway.routes.exchange import Asked, answer, caller_of, gateway_of

_LIMIT = 500


@get("/v1/feed", operation_id="feed", summary="Others' facts, verdicts, news; long poll")
async def feed(
    request: Asked,
    after: Annotated[str, QueryParameter(max_length=32)] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=_LIMIT)] = _LIMIT,
    wait: Annotated[int, QueryParameter(ge=0, le=3_600)] = 0,
) -> Response[Feed]:
    """Return a page; wait up to ``wait`` s (at most 50) when there is nothing yet."""
    caller = caller_of(request)
    gateway = gateway_of(request)
    start = position(after)
    seconds = min(float(wait), gateway.limits.feed_wait_s)
    deadline = request.app.state.loop_time() + seconds
    while True:
        found, unit_no = await gateway.read(
            page, gateway.database, caller.device, start, limit=limit
        )
        left = deadline - request.app.state.loop_time()
        if found.items or left <= 0 or gateway.closing.is_set():
            return answer(request, found)
        start = int(found.cursor)
        await request.app.state.bell.wait(unit_no, start, left)
