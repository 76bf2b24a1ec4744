"""Choosing where a file goes, and writing it so that there is never half a file with the final name."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from bbzdesk.ui.widgets.filedialog import documents, file_dialog

_KINDS = {
    "pdf": "PDF-bestand (*.pdf)",
    "xlsx": "Excel-bestand (*.xlsx)",
    "docx": "Word-bestand (*.docx)",
    "csv": "CSV-bestand (*.csv)",
}


def save_file(parent: QWidget, name: str, content: bytes, told: Callable[[str], None] = lambda _: None) -> None:
    """Ask where to save `content` and save it there; `told` hears one sentence about how it went."""
    dialog = file_dialog(parent, "Opslaan als", str(Path(documents()) / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = name.rpartition(".")[2]
    dialog.setDefaultSuffix(ending)
    dialog.setNameFilter(_KINDS.get(ending, f"Bestand (*.{ending})"))
    dialog.fileSelected.connect(lambda chosen: told(write(Path(chosen), content)))
    dialog.open()


def choose_folder(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a folder."""
    dialog = file_dialog(parent, title, documents())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda folder: chosen(Path(folder)))
    dialog.open()


def write(path: Path, content: bytes) -> str:
    """Write a file whole or not at all, and say in one sentence how it went."""
    file = QSaveFile(str(path))
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit()):
        return f"Het bestand {path.name} kon hier niet worden bewaard. Kies een andere map of maak ruimte vrij."
    return f"Bewaard: {path.name}"
