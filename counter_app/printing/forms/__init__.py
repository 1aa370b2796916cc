"""The forms, one file each, and which paper is composed by which."""

from collections.abc import Mapping
from typing import Final

from counter_app.printing.form import Form
from counter_app.printing.forms import receipt
from counter_app.printing.papers import ReceiptPaper

FORMS: Final[Mapping[type, Form]] = {
    ReceiptPaper: receipt.FORM,
}
BY_NAME: Final[Mapping[str, Form]] = {form.name: form for form in FORMS.values()}
