"""The bar below a wizard or a checklist: the way back, or the lesser outcomes, at the left; the primary at the right."""

from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part, flow, row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import Text


class ActionBar(QFrame):
    """Stays in sight while the page scrolls; when it is narrow the buttons wrap."""

    reader_role = Role.ToolBar

    def __init__(self, primary: Button, *others: Button, back: QWidget | None = None, note: str = "") -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAccessibleName("Acties")
        self._note = Text(note, "muted")
        if not note:
            self._note.hide()
        actions: list[QWidget] = [self._note, *others, primary]
        parts: list[Part] = [back] if back else []
        self.setLayout(row(*parts, (flow(*actions, side="right"), 1), margins=(24, 8, 24, 8)))

    def set_note(self, sentence: str) -> None:
        """Say something beside the buttons, as in *Opgeslagen om 08:41*."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
