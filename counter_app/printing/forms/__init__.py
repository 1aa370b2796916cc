"""The forms, one file each, and which paper is composed by which."""

from collections.abc import Mapping
from typing import Final

from counter_app.printing.form import Form
from counter_app.printing.forms import (
    apology,
    batch,
    cash,
    control,
    daily,
    handover,
    handover_list,
    receipt,
    reconciliation,
    refusal,
    register,
    report,
    stop,
    supplement,
)
from counter_app.printing.papers import (
    ApologyPaper,
    BatchReceiptPaper,
    CashPaper,
    ControlPaper,
    DailyPaper,
    HandoverListPaper,
    HandoverPaper,
    ReceiptPaper,
    ReconciliationPaper,
    RefusalPaper,
    RegisterPaper,
    ReportPaper,
    ShownPaper,
    StopPaper,
    SupplementPaper,
)

FORMS: Final[Mapping[type, Form]] = {
    ReceiptPaper: receipt.FORM,
    SupplementPaper: supplement.FORM,
    RefusalPaper: refusal.FORM,
    ApologyPaper: apology.FORM,
    StopPaper: stop.FORM,
    ControlPaper: control.FORM,
    RegisterPaper: register.FORM,
    HandoverPaper: handover.FORM,
    HandoverListPaper: handover_list.FORM,
    BatchReceiptPaper: batch.FORM,
    CashPaper: cash.FORM,
    DailyPaper: daily.FORM,
    ShownPaper: daily.SHOWN,
    ReportPaper: report.FORM,
    ReconciliationPaper: reconciliation.FORM,
}
BY_NAME: Final[Mapping[str, Form]] = {form.name: form for form in FORMS.values()}
