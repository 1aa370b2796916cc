"""Typed work survives, for its own officer only."""

from counter_app.services.at_hand.drafts import Drafts
from tests.services.conftest import HOA, LAN


def test_a_draft_is_kept_for_its_officer_until_dropped(desk):
    drafts = Drafts(desk)
    drafts.keep(LAN, '{"name": "Nguyễn Thị Mẫu"}')
    drafts.keep(LAN, '{"name": "Trần Văn Thử"}')
    assert Drafts(desk).of(LAN) == '{"name": "Trần Văn Thử"}'
    assert drafts.of(HOA) == ""
    drafts.drop(LAN)
    assert drafts.of(LAN) == ""


def test_a_draft_is_not_readable_in_the_file(desk, paths):
    Drafts(desk).keep(LAN, "Nguyễn Thị Mẫu")
    desk.store.close()
    for file in paths.data.rglob("*"):
        assert file.is_dir() or "Mẫu".encode() not in file.read_bytes()


def test_drafts_put_aside_come_up_one_by_one_in_their_order(desk):
    drafts = Drafts(desk)
    for text in ("{1}", "{2}"):
        drafts.keep(LAN, text)
        drafts.put_aside(LAN)
    drafts.keep(LAN, "{3}")
    came = []
    while text := drafts.take_up(LAN):
        came.append(text)
        drafts.drop(LAN)
    assert came == ["{3}", "{1}", "{2}"]
    assert drafts.take_up(HOA) == ""
