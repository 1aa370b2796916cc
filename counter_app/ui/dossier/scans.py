"""The scanned papers of a dossier as buttons, each with its preview."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QPushButton

from counter_app.domain.ids import FileHash
from counter_app.services.registers import DossierView
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button

LONGEST = 42  # characters of a paper's name on its button


def scan_buttons(view: DossierView, show: Callable[[FileHash, str], None]) -> Iterator[QPushButton]:
    """Yield one button a scan: the paper's name, and the result's scans last."""
    for scan, name in named_scans(view):
        short = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        made = button(short, partial(show, scan, name), kind="link", picture="eye")
        made.setAccessibleName(tr("Scan: {name}", name=name))
        made.setToolTip(name)
        yield made


def named_scans(view: DossierView) -> list[tuple[FileHash, str]]:
    """Return every scan with the name of its paper, numbered where a paper has several.

    Those of the result stand last.
    """
    names = {component.seq: component.name for component in view.procedure.components}
    papers = [(names.get(one.seq, "?"), one.scans) for one in view.dossier.components]
    if view.dossier.outcome:
        papers.append((tr("Result"), view.dossier.outcome.files))
    return [
        (scan, f"{number}/{len(scans)} · {name}" if len(scans) > 1 else name)
        for name, scans in papers
        for number, scan in enumerate(scans, 1)
    ]


def delivered_words(view: DossierView) -> str:
    """Return how many scans have arrived, "" where there are none of ours."""
    if not view.scans:
        return ""
    return tr("{done} of {all} scans delivered", done=view.scans_delivered, all=view.scans)
