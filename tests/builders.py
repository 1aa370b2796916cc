"""Values that are valid as they come; a test changes only what it is about. People are made up."""

from decimal import Decimal
from typing import Any

from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person, Sex
from counter_app.domain.procedure import Component, FeeRule, Procedure, ProcessingTime


def make_person(**changes: Any) -> Person:
    """Nguyễn Thị Mẫu, a citizen born in 1985."""
    return Person(
        **{
            "name": "Nguyễn Thị Mẫu",
            "id_number": "051185001234",
            "born": "1985-08-15",
            "sex": Sex.FEMALE,
            "phone": "0912345678",
            "address": "Thôn 1, xã Mẫu, tỉnh Quảng Ngãi",
        }
        | changes
    )


def make_procedure(**changes: Any) -> Procedure:
    """A procedure of three working days with one required and one optional component."""
    return Procedure(
        **{
            "code": "1.004873",
            "name": "Thủ tục cấp giấy xác nhận tình trạng hôn nhân",
            "sector": "Hộ tịch",
            "edition": "thử",
            "times": (ProcessingTime(Term(TermUnit.WORKING_DAY, Decimal(3))),),
            "fees": (FeeRule("le-phi", "Lệ phí", amount=15_000),),
            "components": (
                Component(1, "Tờ khai theo mẫu", originals=1),
                Component(2, "Giấy tờ kèm theo, nếu có"),
            ),
        }
        | changes
    )


def make_order(**changes: Any) -> ReceiveOrder:
    """An order for ``make_procedure`` that lacks nothing."""
    return ReceiveOrder(
        **{
            "procedure": "1.004873",
            "applicant": make_person(),
            "components": (OrderedComponent(1, originals=1),),
            "summary": "Xác nhận tình trạng hôn nhân để kết hôn",
        }
        | changes
    )
