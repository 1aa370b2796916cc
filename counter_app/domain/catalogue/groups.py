"""What the headings in a procedure's list of papers are: cases, sections, additions.

The portal has one field for "which case this paper belongs to", and people write all sorts of
headings into it. The contract treats each as a group that may be named; a window wants to offer
only what one really chooses between.

Source: wording of the 656 headings of the July 2026 catalogue; TT 03/2025 art. 5 for papers that
are only shown.
"""

import re
from enum import StrEnum

from counter_app.domain.procedure import Procedure
from counter_app.domain.vietnamese import fold


class GroupKind(StrEnum):
    """What a heading over components is."""

    CASE = "case"  # one of several situations; the applicant is in one of them
    SECTION = "section"  # a part of the list that always applies: to hand in, to show …
    ADDITION = "addition"  # applies besides the case: when authorised, when done online …
    NOTE = "note"  # remarks


# Patterns are of folded text: "lưu ý" is "luu y", "ủy quyền" is "uy quien".
_LEAD = r"(?:[a-z0-9]{1,4} )*?"  # "a)", "(1.2)", "iii)", "d 2" once folded
_SECTION = re.compile(
    r"(?:cac )?(?:loai )?giay to(?: (?:phai|can))?(?: (?:nop|xuat trinh))?(?: |$)(?!.*truong hop)"
    r"|(?:cac )?thanh phan ho so(?: (?:phai|can))*(?: (?:nop|xuat trinh).*| gom| bao gom)?$"
    r"|ho so(?: gom| bao gom)?$|ho so cua (?:nguoi|ben) "
    r"|khi nop ho so .*xuat trinh|xuat trinh "
    r"|nguoi yeu cau .* (?:nop|xuat trinh) "
)
_ADDITION = re.compile(
    r".*uy quien (?:thuc hien|nop|cho nguoi khac)|.*nop them|.*phai co them|.*kem theo mot trong"
    r"|truong hop .*moi truong dien tu|truong hop khong quy dinh la ban chinh"
    r"|tuy (?:tung )?truong hop"
)
_NOTE = re.compile(r"luu y|ghi chu|chu y")
_SHOWN = re.compile(r"(?!.*(?:hoac (?:gui|nop)|khong xuat trinh))(?!truong hop ).*\bxuat trinh\b")
_SHOWN_NAME = re.compile(r"xuat trinh (?!.*(?:hoac|va) (?:gui|nop))")


def group_kind(group: str) -> GroupKind:
    """Return what the heading ``group`` is; what looks like nothing else is a case."""
    key = re.sub(rf"^{_LEAD}(?=[a-z]{{2}})", "", fold(group), count=1)
    if _NOTE.match(key):
        return GroupKind.NOTE
    if _ADDITION.match(key):
        return GroupKind.ADDITION
    return GroupKind.SECTION if _SECTION.match(key) else GroupKind.CASE


def real_cases(procedure: Procedure) -> tuple[str, ...]:
    """Return the groups one really chooses between, in catalogue order; none where fewer than two.

    A part of ``Procedure.cases``: naming any other group is allowed all the same.
    """
    cases = tuple(g for g in procedure.cases if group_kind(g) is GroupKind.CASE)
    return cases if len(cases) > 1 else ()


def is_shown_only(group: str, name: str) -> bool:
    """True for a paper that is shown and given back: neither kept nor scanned.

    Said by its heading ("Giấy tờ phải xuất trình") or by its own first words; "xuất trình hoặc
    nộp" leaves the choice, so it is handed over like any other.
    """
    return bool(_SHOWN.match(fold(group)) or _SHOWN_NAME.match(fold(name)))
