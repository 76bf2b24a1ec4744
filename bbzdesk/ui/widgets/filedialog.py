"""Qt's own dialog for files, with the words that its Dutch translation lacks. Where the system has a dialog, that shows."""

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_LABEL = QFileDialog.DialogLabel
_WORDS = {_LABEL.LookIn: "&Map:", _LABEL.FileName: "Bestands&naam:", _LABEL.FileType: "&Soort bestand:"}


def file_dialog(parent: QWidget, title: str, place: str = "") -> QFileDialog:
    """A dialog that shows without blocking and goes when it is done; `place` is a folder or a file to begin with.

    Without a place it begins with the documents of the user, not with the folder of the program.
    """
    dialog = QFileDialog(parent, title, place or documents())
    for label, words in _WORDS.items():
        dialog.setLabelText(label, words)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def documents() -> str:
    """Where this computer keeps documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
