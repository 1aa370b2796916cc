"""Traces are chained, append-only and tell no ID number."""

import json
from datetime import timedelta

import pytest

from counter_app.domain.errors import IntegrityError
from counter_app.domain.looks import Look, Trace
from counter_app.store.traces import Traces, token_of
from tests.store.made import KEY, MORNING

NUMBER = "051185001234"


def fill(store, count: int = 5) -> None:
    for n in range(count):
        at = MORNING + timedelta(minutes=n)
        trace = Trace(Look.VIEW, at, "lan" if n % 2 else "minh", f"H48-{n}")
        with store.write() as work:
            Traces(work.connection).append([trace])


def test_traces_come_back_newest_first_and_by_officer_thing_and_kind(store):
    fill(store)
    with store.write() as work:
        Traces(work.connection).append(
            [Trace(Look.SEARCH_ID, MORNING, "lan", token_of(KEY, NUMBER), "đối chiếu")]
        )
    with store.read() as work:
        traces = Traces(work.connection)
        assert [trace.of for trace in traces.newest(limit=2, what=Look.VIEW)] == ["H48-4", "H48-3"]
        assert len(traces.newest(limit=9, by="lan")) == 3
        (found,) = traces.newest(limit=9, of=token_of(KEY, NUMBER))
        assert (found.what, found.by, found.reason) == (Look.SEARCH_ID, "lan", "đối chiếu")
        assert traces.verify() == ()
        lines = [json.loads(line) for line in traces.export()]
    assert [line["n"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[1]["prev"] == lines[0]["hash"]
    assert NUMBER not in json.dumps(lines)


def test_the_file_forbids_changing_and_deleting_a_trace(store):
    fill(store)
    for statement in ("UPDATE traces SET body = ''", "DELETE FROM traces WHERE n = 2"):
        with pytest.raises(IntegrityError, match=r"journal\.append_only"), store.write() as work:
            work.connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("UPDATE traces SET body = replace(body, 'lan', 'hoa') WHERE n = 2", (2,)),
        ("DELETE FROM traces WHERE n = 3", (3,)),
        ("UPDATE traces SET n = n + 10 WHERE n = 4", (4, 6)),
    ],
)
def test_whoever_gets_around_that_is_found(store, statement, wrong):
    fill(store)
    with store.write() as work:
        work.connection.exec_driver_sql("DROP TRIGGER traces_stand")
        work.connection.exec_driver_sql("DROP TRIGGER traces_stay")
        work.connection.exec_driver_sql(statement)
    with store.read() as work:
        assert set(wrong) <= set(Traces(work.connection).verify())
