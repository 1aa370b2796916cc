import contextlib
from dataclasses import dataclass, replace
from datetime import date

import pytest

from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.procedure import Component, FeeRule, Procedure, ProcessingTime
from counter_app.domain.staff import Officer, Role
from counter_app.store.office.numbering import Drawn

DAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Edition:
    name: str
    procedures: tuple[Procedure, ...]
    effective_from: str = ""


def make_procedure(code, name, **changes) -> Procedure:
    procedure = Procedure(
        code=code,
        name=name,
        sector="Hộ tịch",
        edition="2026-11",
        times=(ProcessingTime(Term(TermUnit.WORKING_DAY, 3)),),
        fees=(FeeRule("le-phi", "Lệ phí", amount=15000),),
        components=(Component(1, "Tờ khai", originals=1),),
    )
    return replace(procedure, **changes)


CATALOGUE = Edition(
    "2026-11",
    (
        make_procedure("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân"),
        make_procedure("1.001193", "Đăng ký khai sinh", short_name="Khai sinh"),
        make_procedure("2.000815", "Chứng thực bản sao từ bản chính", sector="Chứng thực"),
        make_procedure("1.000656", "Đăng ký khai tử", short_name="Khai tử"),
        make_procedure("1.003583", "Đăng ký lại khai sinh"),
    ),
)


@pytest.fixture
def catalogue(store):
    with store.write() as work:
        work.catalogue.load(CATALOGUE)
    return store


def _found(store, typed, limit=20):
    with store.read() as work:
        return [line.code for line in work.catalogue.find(typed, limit)]


def test_a_procedure_is_read_back_whole(catalogue):
    with catalogue.read() as work:
        assert work.catalogue.get("1.004873") == CATALOGUE.procedures[0]
        assert work.catalogue.edition() == "2026-11"
        assert set(work.catalogue.all()) == set(CATALOGUE.procedures)


def test_an_unknown_procedure_is_missing(catalogue):
    with catalogue.read() as work, pytest.raises(MissingError, match=r"procedure.unknown"):
        work.catalogue.get("9.999999")


def test_a_dossier_keeps_the_edition_it_was_received_under(catalogue):
    newer = replace(CATALOGUE.procedures[0], name="Tên mới", edition="2027-01")
    with catalogue.write() as work:
        work.catalogue.load(Edition("2027-01", (newer,)))
    with catalogue.read() as work:
        assert work.catalogue.get("1.004873").name == "Tên mới"
        assert work.catalogue.get("1.004873", "2026-11") == CATALOGUE.procedures[0]
        with pytest.raises(MissingError):
            work.catalogue.get("1.001193")
    assert _found(catalogue, "khai sinh") == []


def test_loading_the_same_edition_again_replaces_it(catalogue):
    _found(catalogue, "khai")
    with catalogue.write() as work:
        work.catalogue.load(Edition("2026-11", CATALOGUE.procedures[:1]))
        assert work.catalogue.find("khai") == ()
        assert len(work.catalogue.all()) == 1


def test_an_edition_that_was_undone_is_not_found(catalogue):
    _found(catalogue, "khai")
    with contextlib.suppress(ZeroDivisionError), catalogue.write() as work:
        work.catalogue.load(Edition("2026-11", ()))
        work.catalogue.find("khai")
        raise ZeroDivisionError
    assert len(_found(catalogue, "khai")) == 3


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("1.004873", "1.004873"),
        ("1.0048", "1.004873"),
        ("khai tử", "1.000656"),
        ("KHAI TU", "1.000656"),
        ("hon nhan xac", "1.004873"),
        ("chung thuc", "2.000815"),
        ("lai khai", "1.003583"),
    ],
)
def test_the_best_procedure_stands_first(catalogue, typed, first):
    assert _found(catalogue, typed)[0] == first


def test_a_short_name_stands_before_a_long_one_that_holds_the_words(catalogue):
    assert _found(catalogue, "khai sinh") == ["1.001193", "1.003583"]


def test_what_this_counter_receives_often_stands_higher(catalogue):
    assert _found(catalogue, "khai")[:2] == ["1.001193", "1.000656"]
    with catalogue.write() as work:
        work.catalogue.note_use("1.000656")
        assert work.catalogue.find("khai")[0].uses == 1
    assert _found(catalogue, "khai")[:2] == ["1.000656", "1.001193"]
    assert _found(catalogue, "", limit=1) == ["1.000656"]


def test_a_featured_name_that_holds_the_words_stands_with_those_that_begin_so(store):
    featured = make_procedure("1.000001", "Đăng ký khai sinh", featured=True)
    begins = make_procedure("1.000002", "Khai sinh cho người đã có hồ sơ cá nhân")
    with store.write() as work:
        work.catalogue.load(Edition("x", (begins, featured)))
    assert _found(store, "khai sinh") == ["1.000001", "1.000002"]


def test_the_same_edition_loaded_anew_is_found_by_whoever_looked_before(catalogue):
    assert len(_found(catalogue, "khai")) == 3
    with catalogue.write() as work:
        work.catalogue.load(Edition("2026-11", CATALOGUE.procedures[:2]))
        assert len(_found(catalogue, "khai")) == 3  # not committed yet
    assert _found(catalogue, "khai") == ["1.001193"]


def test_names_are_those_of_the_counter(catalogue):
    with catalogue.read() as work:
        names = work.catalogue.names({"1.001193", "1.004873", "9"})
    assert names == {
        "1.001193": "Khai sinh",
        "1.004873": "Cấp Giấy xác nhận tình trạng hôn nhân",
    }


def test_no_catalogue_finds_nothing(store):
    assert _found(store, "khai") == []
    assert _found(store, "") == []


def test_numbers_begin_at_the_counters_range_each_day(store):
    with store.write() as work:
        assert work.numbering.ranges() == ((3001, 3999),)
        assert [work.numbering.draw(DAY).number for _ in range(3)] == [3001, 3002, 3003]
        assert work.numbering.draw(date(2026, 11, 3)).number == 3001
        assert work.numbering.draw(DAY).number == 3004


def test_a_second_range_is_used_when_the_first_one_is_full(store):
    with store.write() as work:
        work.numbering.set_ranges(((10, 11), (50, 50)))
        assert [work.numbering.draw(DAY).number for _ in range(3)] == [10, 11, 50]


def test_a_used_up_range_gives_marked_numbers_until_they_end_as_well(store):
    with store.write() as work:
        work.numbering.set_ranges(((10, 10),))
        assert work.numbering.draw(DAY) == Drawn(10)
        assert work.numbering.draw(DAY) == Drawn(300001, provisional=True)
        work.numbering.used(DAY, 399998)
        assert work.numbering.draw(DAY) == Drawn(399999, provisional=True)
        with pytest.raises(RuleError, match=r"code.range_exhausted"):
            work.numbering.draw(DAY)
        assert work.numbering.draw(date(2026, 11, 3)) == Drawn(10), "a new day, a new range"


def test_a_number_known_to_be_used_is_never_given(store):
    with store.write() as work:
        work.numbering.used(DAY, 3010)
        work.numbering.used(DAY, 3005)
        work.numbering.used(DAY, 9999)  # of no range of ours
        assert work.numbering.draw(DAY).number == 3011


def test_officers_are_added_once_and_kept_in_order(store):
    lan = Officer("lan", "Nguyễn Thị Mẫu", Role.ADMIN)
    hoa = Officer("hoa", "Trần Văn Thử", Role.RECEIVE)
    with store.write() as work:
        work.staff.add(lan)
        work.staff.add(hoa)
        assert work.staff.all() == (lan, hoa)
        assert work.staff.get("hoa") == hoa
        with pytest.raises(RuleError, match=r"officer.exists"):
            work.staff.add(lan)
        with pytest.raises(MissingError, match=r"officer.unknown"):
            work.staff.get("x")


def test_the_last_admin_stays(store):
    with store.write() as work:
        work.staff.add(Officer("lan", "Nguyễn Thị Mẫu", Role.ADMIN))
        work.staff.add(Officer("hoa", "Trần Văn Thử", Role.RECEIVE))
        work.staff.set_active("hoa", False)
        assert not work.staff.get("hoa").active
        for act in (
            lambda: work.staff.set_active("lan", False),
            lambda: work.staff.set_role("lan", Role.LEAD),
        ):
            with pytest.raises(RuleError, match=r"officer.last_admin"):
                act()
        work.staff.set_active("hoa", True)
        work.staff.set_role("hoa", Role.ADMIN)
        work.staff.set_role("lan", Role.LEAD)
        assert work.staff.get("lan").role is Role.LEAD


def test_state_is_text_by_key(store):
    with store.write() as work:
        assert work.state.get("x") == ""
        assert work.state.get("x", "y") == "y"
        work.state.set("x", "")
        assert work.state.get("x", "y") == ""


def test_a_store_names_its_device_from_the_first_moment(store):
    with store.read() as work:
        assert len(work.state.get("device")) == 36


def test_a_bad_calendar_leaves_the_old_one_in_force(store):
    good = {"years": {"2026": {"provisional": False, "off": [["2026-01-01", "Tết"]], "work": []}}}
    with store.write() as work:
        with pytest.raises(MissingError, match=r"calendar.missing"):
            work.calendars.get()
        work.calendars.load(good)
        with pytest.raises(RuleError):
            work.calendars.load({"years": {"x": {}}})
        assert work.calendars.get().years == {2026}
        assert work.calendars.record() == good


def test_what_was_received_last_stands_first_then_what_is_received_often(store):
    codes = [f"9.00000{n}" for n in range(6)]
    made = tuple(make_procedure(code, f"Khai {code}") for code in codes)
    with store.write() as work:
        work.catalogue.load(Edition("2026-12", made))
        for code in (*(codes[5],) * 9, *(codes[4],) * 5, codes[0], codes[1], codes[2], codes[1]):
            work.catalogue.note_use(code)
    assert _found(store, "khai", 6) == [codes[n] for n in (1, 2, 0, 5, 4, 3)]
