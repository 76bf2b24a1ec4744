"""A badge with words of its own, such as the days that are left: the shape and ground of the status that means the same."""

from PySide6.QtWidgets import QFrame, QSizePolicy

from bbzdesk.ui.widgets.layouts import row
from bbzdesk.ui.widgets.text import Picture, Text, Tone

# Without a tone it is a plain remark on the ground of a state without alarm.
_LOOKS: dict[str, tuple[str, str, Tone]] = {
    "achterstand": ("st-achterstand", "achterstand", "achterstand"),
    "letop": ("st-letop", "letop", "letop"),
    "bij": ("st-bij", "bij", "bij"),
    "": ("klok", "renteloos", ""),
}


class WordBadge(QFrame):
    """Shape and words; read as text."""

    def __init__(self, words: str, tone: str = "") -> None:
        super().__init__()
        icon, ground, colour = _LOOKS[tone]
        self.setProperty("badge", ground)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        picture = Picture(icon, ground if tone else "muted", f"{ground}_soft")
        self.setLayout(row(picture, Text(words, "strong", tone=colour), space="xs", margins=(8, 3, 10, 3)))
