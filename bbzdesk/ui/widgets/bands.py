"""The bands above everything: that these data are invented, or that nothing can be changed and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from bbzdesk.ui.widgets.layouts import row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import Text

PRACTICE = "OEFENMODUS: verzonnen gegevens"


class Band(QFrame):
    """One sentence over the full width, in the colours of its role."""

    reader_role = Role.StaticText

    def __init__(self, role: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self._text = Text(sentence, wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(sentence)
        self.setLayout(row((self._text, 1), margins=(24, 3, 24, 3)))

    @property
    def sentence(self) -> str:
        """What the band says."""
        return self._text.text()


class PracticeBand(Band):
    """These are invented data, so nothing here counts."""

    def __init__(self) -> None:
        super().__init__("oefen", PRACTICE)


class ReadOnlyBand(Band):
    """Nothing can be changed now, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__("alleenlezen", f"Alleen lezen: {reason}")


class BesideBand(Band):
    """These are not the data that somebody works with, and where those are."""

    def __init__(self, sentence: str) -> None:
        super().__init__("alleenlezen", f"Let op: {sentence}")
