"""Who may sign in: names that can be typed, roles that exist."""

import pytest

from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Role
from counter_app.services.staff_desk import officer_from


@pytest.mark.parametrize("name", ["lan", "lan.2", "to-truong", "mot_cua", " LAN "])
def test_a_plain_name_signs_in(name):
    officer = officer_from(name, "Trần Thị\nMẫu\u202e", "lead")
    assert officer.name == name.strip().lower()
    assert officer.full_name == "Trần Thị Mẫu"
    assert officer.role is Role.LEAD


@pytest.mark.parametrize("name", ["", "lân", "a b", "-x", "../x", "a/b", "x" * 41])
def test_a_name_that_is_hard_to_type_or_is_a_path_is_refused(name):
    with pytest.raises(RuleError, match=r"officer\.bad_name"):
        officer_from(name, "Trần Thị Mẫu", "receive")


def test_an_unknown_role_is_refused():
    with pytest.raises(RuleError, match=r"officer\.bad_role"):
        officer_from("lan", "Trần Thị Mẫu", "boss")
