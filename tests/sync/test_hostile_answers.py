"""Whatever comes back over the wire: nothing is settled by it that does not prove itself.

A liar sits between the engine and the province and spoils genuine answers in ways a program or a
person might: other numbers, other names, missing and doubled parts, signatures of somebody else.
"""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import contract, signing
from sync.carriers.answers import Answer, decoded
from sync.errors import SyncError
from tests.sync.bench import Bench
from tests.sync.replica import GATEWAY_KEY

SHAPES = {
    "standing": contract.Standing,
    "append": contract.Appended,
    "feed": contract.Feed,
    "own_facts": contract.Facts,
    "health": contract.Health,
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(1 << 70), 1 << 70),
    st.floats(allow_nan=False),
    st.sampled_from(["", "0" * 64, "f" * 64, "accepted", "refused", "\x00", "𝔄" * 40]),
    st.just([]),
    st.just({}),
)


def places(value, path=()):
    """Return every place in a JSON value."""
    found = [path] if path else []
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in inner:
            found += places(each, (*path, key))
    return found


def spoilt(value, path, odd, way):
    """Change, drop or double what stands at ``path``."""
    *outer, last = path
    holder = value
    for step in outer:
        holder = holder[step]
    if way == "drop":
        del holder[last]
    elif way == "double" and isinstance(holder, list):
        holder.insert(last, holder[last])
    else:
        holder[last] = odd
    return value


class Liar:
    """Spoils the answers to some calls; the rest of the wire is genuine."""

    def __init__(self, draw, bench):
        self._draw, self._bench = draw, bench
        for call in SHAPES:
            bench.wire.change[call] = lambda answer, call=call: self._answer(call, answer)

    def _answer(self, call, answer):
        if not self._draw(st.booleans()):
            return answer
        plain = msgspec.to_builtins(answer)
        every = places(plain)
        path = self._draw(st.sampled_from(every)) if every else None
        if path is not None:
            way = self._draw(st.sampled_from(["change", "change", "drop", "double"]))
            plain = spoilt(plain, path, self._draw(ODD), way)
        told = Answer(200, {"X-Request-Id": "r"}, msgspec.json.encode(plain), "r")
        return decoded(told, SHAPES[call])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_lying_answer_settles_nothing_and_the_truth_still_arrives(data):
    bench = Bench()
    Liar(data.draw, bench)
    for number in range(3):
        bench.replica.record(f"a{number}")
        for _ in range(3):
            try:
                bench.engine.step()
            except SyncError:
                continue
        check(bench)
    bench.wire.change.clear()
    bench.begin()  # the next start of the program
    bench.clock.wait(7200)
    bench.run()
    check(bench)
    assert bench.held == ["a0", "a1", "a2"]
    assert bench.replica.signed.seq == 3


def check(bench):
    """Nothing is believed that the province did not sign, and nothing is doubled there."""
    replica, held = bench.replica, bench.held
    assert len(set(held)) == len(held)
    if replica.signed is None:
        assert replica.verdicts == {}
        return
    assert signing.verify_checkpoint(replica.who.gateway_keys, replica.signed)
    assert replica.signed.hash == replica.hash_at(replica.signed.seq)
    assert replica.signed.seq <= len(held)


def test_a_checkpoint_signed_for_another_chain_is_refused():
    bench = Bench()
    bench.replica.record("a")

    def other(answer):
        wrong = msgspec.structs.replace(answer.checkpoint, hash="f" * 64)
        signed = signing.sign_checkpoint(GATEWAY_KEY, wrong)
        return msgspec.structs.replace(answer, checkpoint=signed)

    bench.wire.change["append"] = other
    bench.engine.turn()
    assert bench.replica.signed is None
    assert bench.engine.line.code == "journal.fork"
