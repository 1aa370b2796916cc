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
