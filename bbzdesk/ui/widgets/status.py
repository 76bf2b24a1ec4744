"""Status in shape, word and colour: the badge of a debtor and the rows of a step list."""

from enum import Enum

from PySide6.QtWidgets import QFrame, QSizePolicy

from bbzdesk.ui.tokens import STATUS
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.layouts import column, row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import Picture, Text, TextType, Tone

_TONES: dict[str, Tone] = {
    "bij": "bij",
    "letop": "letop",
    "achterstand": "achterstand",
    "uitstel": "uitstel",
}


class Badge(QFrame):
    """The status of a debtor: shape and word on a soft ground. `extra` follows the word, as in *Uitstel · tot 1 mei*."""

    reader_role = Role.StaticText

    def __init__(self, status: str, extra: str = "") -> None:
        super().__init__()
        look = STATUS[status]
        self.words = f"{look.woord} · {extra}" if extra else look.woord
        self.setProperty("badge", status)
        self.setAccessibleName(f"Status: {self.words}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        picture = Picture(look.icon, status, f"{status}_soft")
        text = Text(self.words, "strong", tone=_TONES.get(status, ""))
        self.setLayout(row(picture, text, space="xs", margins=(8, 3, 10, 3)))


class StepState(Enum):
    """The six words of a step, each with its icon and the colour of that icon."""

    KLAAR = ("Klaar", "vink", "bij")
    BEZIG = ("Bezig", "potlood", "accent")
    WACHT = ("Wacht op ondernemer", "klok", "letop")
    KAN_NIET = ("Kan nog niet", "slot", "muted")
    NIET_GESTART = ("Nog niet gestart", "streep", "muted")
    PROBLEEM = ("Er is een probleem", "let", "achterstand")

    @property
    def woord(self) -> str:
        """The word at the right of the step."""
        return self.value[0]


_STEP_TONES: dict[StepState, Tone] = {StepState.WACHT: "letop", StepState.PROBLEEM: "achterstand"}
_PLAIN = (StepState.KLAAR, StepState.KAN_NIET)
_QUIET = (*_PLAIN, StepState.NIET_GESTART)


class StepRow(RowButton):
    """One step: icon, what, note and status word. Done is plain, open is strong, only a problem is red."""

    def __init__(self, state: StepState, text: str, note: str = "") -> None:
        word, icon, colour = state.value
        tone = _STEP_TONES.get(state, "")
        step_kind: TextType = "" if state in _PLAIN else "strong"
        words = column(Text(text, step_kind, wrap=True), space="none")
        if note:
            words.addWidget(Text(note, "small", tone=tone, wrap=True))
        end = Text(word, "muted" if state in _QUIET else "strong", tone=tone, right=True)
        name = f"{text}: {word}." + (f" {note}" if note else "")
        super().__init__(row(Picture(icon, colour), (words, 1), end, space="m", margins=(14, 4, 14, 4)), name)
        self.state = state
