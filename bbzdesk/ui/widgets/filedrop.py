"""A place to drop one file, with a button that does the same."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filedialog import file_dialog
from bbzdesk.ui.widgets.layouts import column, holder, row
from bbzdesk.ui.widgets.reader import Role, announce
from bbzdesk.ui.widgets.text import Picture, Text


class FileDrop(QFrame):
    """Takes one file of the kinds it names, and says so when something else is dropped."""

    reader_role = Role.Grouping
    chosen = Signal(Path)

    def __init__(
        self, words: str, kind: str, extensions: Sequence[str], instead: Mapping[str, str] | None = None
    ) -> None:
        """`kind` is how people call such a file, as in *een Excel-bestand*; extensions hold their dot: `.xlsx`.

        `instead` says what to do with a file that people bring and that cannot be read, by its extension.
        """
        super().__init__()
        self._instead = dict(instead or {})
        self._kind, self._extensions = kind, tuple(extension.lower() for extension in extensions)
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        self._button = Button("Bestand kiezen…", icon="bijlage", name=f"Bestand kiezen: {words}")
        self._button.clicked.connect(self.browse)
        self.setFocusProxy(self._button)
        self._problem = Text("", "strong", tone="achterstand", wrap=True)
        self._problem_row = holder(row(Picture("let", "achterstand"), (self._problem, 1), space="xs"))
        self._problem_row.hide()
        words_column = column(Text(words, wrap=True), self._problem_row, space="xs")
        self.setLayout(row((words_column, 1), self._button, space="l", margins=(16, 24, 16, 24)))

    @property
    def problem(self) -> str:
        """Why the last file was not taken."""
        return self._problem.text()

    def take(self, paths: Sequence[Path]) -> None:
        """Take the file, or say in one sentence what would be taken."""
        good = len(paths) == 1 and paths[0].suffix.lower() in self._extensions
        self._say("" if good else self._why_not(paths))
        if good:
            self.chosen.emit(paths[0])

    def browse(self) -> QFileDialog:
        """Let the user look for the file, without blocking."""
        dialog = file_dialog(self, "Bestand kiezen")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        # What cannot be read is shown too: it gets an answer, where a list without it would be a riddle.
        patterns = " ".join(f"*{extension}" for extension in (*self._extensions, *self._instead))
        dialog.setNameFilter(f"{self._kind[0].upper()}{self._kind[1:]} ({patterns})")
        dialog.fileSelected.connect(lambda name: self.take([Path(name)]))
        dialog.open()
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Any file may be dropped: what does not fit gets an answer, not silence."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            theme.set_look(self, "over", "true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The file went elsewhere."""
        theme.set_look(self, "over", "false")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was dropped."""
        theme.set_look(self, "over", "false")
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _why_not(self, paths: Sequence[Path]) -> str:
        known = self._instead.get(paths[0].suffix.lower(), "") if len(paths) == 1 else ""
        return known or self._what_fits(len(paths))

    def _what_fits(self, number: int) -> str:
        kinds = " of ".join(self._extensions)
        many = "één bestand tegelijk: " if number > 1 else ""
        return f"Hier past {many}{self._kind} ({kinds}). Kies zo'n bestand."

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem_row.setVisible(bool(sentence))
        announce(self, sentence, urgent=True)
