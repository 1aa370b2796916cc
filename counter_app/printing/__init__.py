"""Papers: the official forms as PDF, lists and books as PDF and Excel.

``render`` is light to import: ReportLab is loaded when the first paper is printed.
"""

from counter_app.printing.press import FORM_SETS, SIZES, render, warm

__all__ = ["FORM_SETS", "SIZES", "render", "warm"]
