"""Sentences below each other, each behind its number or dot: a longer one goes on below its own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import Text

_DOT = "•"


class Listing(QWidget):
    """Numbered when the order counts; the marks stand in a column of their own."""

    reader_role = Role.List

    def __init__(self, sentences: Sequence[str], *, numbered: bool = False, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(*margins)
        grid.setHorizontalSpacing(SPACE["s"])
        grid.setVerticalSpacing(SPACE["s"])
        grid.setColumnStretch(1, 1)
        for line, sentence in enumerate(sentences):
            mark = Text(f"{line + 1}." if numbered else _DOT, "muted")
            grid.addWidget(mark, line, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Text(sentence, wrap=True), line, 1)
        self.setAccessibleName(f"Lijst van {len(sentences)}")
