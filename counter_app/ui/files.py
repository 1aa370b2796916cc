"""Asking where a file goes or lies: the PC's own dialog, else Qt's with our words on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from counter_app.ui.language import tr


def where_to_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Return where to write, None when the officer thought otherwise. ``kinds``: Qt's filter."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Save"))
    dialog.selectFile(name)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    return _chosen(dialog)


def which_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return the file to read, None for none."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Open"))
    return _chosen(dialog)


def which_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Return the files to read, one or several; empty for none."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Open"))
    return _all_chosen(dialog)


def which_folder(parent: QWidget, title: str, begin: str = "") -> Path | None:
    """Return a folder, None for none."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Choose"))
    if begin:
        dialog.setDirectory(begin)
    return _chosen(dialog)


def local_files(dragged: QMimeData) -> list[Path]:
    """Return the files of this PC that are dragged over a window; empty for anything else."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


def _dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, tr("Cancel"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, tr("Name of the file"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file"))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Folder"))
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = _all_chosen(dialog)
    return chosen[0] if chosen else None


def _all_chosen(dialog: QFileDialog) -> list[Path]:
    try:
        return [Path(file) for file in dialog.selectedFiles()] if dialog.exec() else []
    finally:
        dialog.deleteLater()
